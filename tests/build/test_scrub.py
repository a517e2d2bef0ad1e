"""``make scrub`` cleans what lies in records' folders, says what it did, and touches no more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.build.scrub import scrub
from plugins.checks.metadata import hidden
from tests.bad_input import TOPIC_EN, add
from tests.checks.metadata import documents as doc
from tests.checks.metadata import pictures as pic
from tests.site.running import tree
from tests.sites import problems_of, write_content

PHOTO = "topics/speech/photo.jpg"
LEAKY = pic.saved("JPEG", exif=pic.by_owner())
CLEAN = pic.saved("PNG")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with a picture that tells and one that does not."""
    monkeypatch.chdir(tmp_path)
    changes = {**add(TOPIC_EN, "![A desk](photo.jpg)"), PHOTO: LEAKY}
    write_content(tmp_path, {**changes, "topics/speech/clean.png": CLEAN})
    return Path("content")


def test_a_picture_is_cleaned_in_place(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was hidden is gone, and each file is named with what was taken out."""
    before = [p.rule for p in problems_of(content)]
    status = scrub(content)

    assert status == 0
    assert "hidden-data" in before
    assert "hidden-data" not in [p.rule for p in problems_of(content)]
    assert capsys.readouterr().out == (
        "content/topics/speech/photo.jpg\n"
        "  taken out: somebody's name, a serial number\n"
        "1 file rewritten.\n"
    )


def test_a_second_run_changes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that are clean are not written, so that version control sees no change."""
    scrub(content)
    files = tree(content)
    times = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    capsys.readouterr()
    scrub(content)

    assert tree(content) == files
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == times
    assert capsys.readouterr().out == "0 files rewritten.\n"


def test_only_what_needs_it_is_rewritten(content: Path) -> None:
    """Texts, facts and clean pictures keep their bytes."""
    before = tree(content)
    scrub(content)
    after = tree(content)

    assert {path for path in before if before[path] != after[path]} == {PHOTO}
    assert before.keys() == after.keys()


def test_a_file_keeps_its_permissions(content: Path) -> None:
    """What only its owner could read, only its owner can read."""
    (content / PHOTO).chmod(0o600)
    scrub(content)

    assert (content / PHOTO).stat().st_mode & 0o777 == 0o600


def test_links_and_what_is_no_record_are_left_alone(content: Path, tmp_path: Path) -> None:
    """Neither a file elsewhere, nor one beside the records, nor one in a folder inside one."""
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(LEAKY)
    (content / "topics/speech/link.jpg").symlink_to(outside)
    (content / "topics/other").symlink_to(tmp_path)
    alone = ["stray.jpg", "topics/stray.jpg", "topics/speech/in/a.jpg", "drafts/x/a.jpg"]
    for path in [*alone, "topics/speech/.hidden.jpg"]:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(LEAKY)
    scrub(content)

    assert outside.read_bytes() == LEAKY
    assert (content / "topics/speech/link.jpg").is_symlink()
    assert {path for path in alone if (content / path).read_bytes() != LEAKY} == set()


def test_what_cannot_be_cleaned_is_named_and_left(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command fails, says what a person has to do, and still cleans the others."""
    letter = doc.docx(body="<w:p><w:del><w:r><w:t>x</w:t></w:r></w:del></w:p>")
    (content / "topics/speech/letter.docx").write_bytes(letter)
    status = scrub(content)
    said = capsys.readouterr()

    assert status == 1
    assert said.err == (
        "content/topics/speech/letter.docx\n"
        "  not cleaned: tracked changes: accept or reject all changes in the program, then save\n"
    )
    assert said.out.endswith("1 file rewritten, 1 not cleaned.\n")
    assert (content / "topics/speech/letter.docx").read_bytes() == letter


def test_a_file_under_another_ending_is_cleaned_and_named(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only a person can rename it, because texts name it."""
    (content / "topics/speech/photo.png").write_bytes(LEAKY)

    assert scrub(content) == 1
    assert "rename it to end in .jpg" in capsys.readouterr().err
    left = hidden((content / "topics/speech/photo.png").read_bytes(), "photo.png")
    assert [h.kind for h in left] == ["wrong-format"]


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name is no success."""
    assert scrub(tmp_path / "nothing") == 1
    assert "there is no folder" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named like any other that could not be cleaned."""
    (content / PHOTO).chmod(0)

    assert scrub(content) == 1
    assert "permission denied" in capsys.readouterr().err
