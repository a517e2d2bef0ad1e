"""A content folder becomes records, in a fixed order, each with its words and files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.errors import Problems
from plugins.records.reader import Content, read_content, shown_path
from tests.sites import PERSON, SMALL, write_content

TALK = "---\ntitle: Talk\nsummary: What is said.\n---\nWords.\n"


def read(folder: Path) -> tuple[Content, Problems]:
    """What a folder holds, and what is wrong with it."""
    problems = Problems()
    return read_content(folder, problems), problems


def test_a_folder_becomes_records(tmp_path: Path) -> None:
    """The id is made of the type and the folder's name; the address of both."""
    content, problems = read(write_content(tmp_path))

    assert list(problems) == []
    assert list(content.records) == ["person:yu-jie", "topic:speech"]
    assert content.records["person:yu-jie"].address == "people/yu-jie.html"


def test_a_record_has_its_texts_by_language(tmp_path: Path) -> None:
    """Facts stand once, words in each language that has a file."""
    record = read(write_content(tmp_path))[0].records["topic:speech"]

    assert list(record.written) == ["en", "zh-Hans"]
    assert record.written["en"].body.startswith("## What it is {#what}")
    assert record.facts.sources[0].id == "s1"


def test_a_record_without_facts_needs_no_file_for_them(tmp_path: Path) -> None:
    """``record.yaml`` may be left out."""
    content, problems = read(write_content(tmp_path, {"topics/talk/en.md": TALK}))

    assert list(problems) == []
    assert content.records["topic:talk"].facts.sources == []


def test_a_slug_in_a_field_keeps_the_old_address(tmp_path: Path) -> None:
    """A folder can be renamed without breaking links to its page."""
    changes = {"topics/conversation/en.md": TALK, "topics/conversation/record.yaml": "slug: talk\n"}
    content, _ = read(write_content(tmp_path, changes))

    assert content.records["topic:talk"].address == "topics/talk.html"


def test_pictures_and_files_belong_to_their_record(tmp_path: Path) -> None:
    """They are known by name, and leftovers are not among them."""
    changes = {f"topics/speech/{name}": b"x" for name in ("b.pdf", "a.jpg", ".DS_Store")}
    content, _ = read(write_content(tmp_path, changes))

    assert list(content.records["topic:speech"].files) == ["a.jpg", "b.pdf"]


def test_the_order_of_files_on_disk_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same folder is read in the same order on every system."""
    content = write_content(tmp_path, {"topics/talk/en.md": TALK, "topics/art/en.md": TALK})
    usual = list(read(content)[0].records)
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: sorted(listed(path), reverse=True))

    assert usual == list(read(content)[0].records)


def test_a_record_that_cannot_be_read_keeps_its_address(tmp_path: Path) -> None:
    """Links to it are not reported as dead: one mistake, one message."""
    changes = {"people/yu-jie/record.yaml": PERSON.replace("released", "unknown")}
    content, problems = read(write_content(tmp_path, changes))

    assert "person:yu-jie" not in content.records
    assert content.addresses["person:yu-jie"] == "people/yu-jie.html"
    assert [p.rule for p in problems] == ["unknown-term"]


def test_one_wrong_text_takes_the_whole_record(tmp_path: Path) -> None:
    """No page is made from half of a record."""
    content, _ = read(write_content(tmp_path, {"topics/speech/en.md": "---\ntitle: A\n---\n"}))

    assert list(content.records) == ["person:yu-jie"]


def test_two_sections_may_use_one_name(tmp_path: Path) -> None:
    """A topic and a page may both be called “speech”."""
    content, problems = read(write_content(tmp_path, {"pages/speech/en.md": TALK}))

    assert list(problems) == []
    assert {"page:speech", "topic:speech"} <= content.records.keys()


def test_vocabulary_and_glossary_are_read(tmp_path: Path) -> None:
    """Terms have labels in all languages; the glossary has both scripts."""
    glossary = "- {zh-Hans: 记名表决, zh-Hant: 記名表決, en: roll-call vote}\n"
    content, _ = read(write_content(tmp_path, {"glossary.yaml": glossary}))

    assert content.vocabularies["status"]["released"].label.by_lang["zh-Hant"] == "已獲釋"
    assert [(e.zh_Hans, e.zh_Hant) for e in content.glossary] == [("记名表决", "記名表決")]


def test_reading_changes_nothing(tmp_path: Path) -> None:
    """The editors' folder is left as it was."""
    folder = write_content(tmp_path)
    read(folder)
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}

    assert files.keys() == SMALL.keys()
    assert all(path.read_text("utf-8") == SMALL[name] for name, path in files.items())


def test_paths_are_shown_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies below is short and can be opened; what lies elsewhere is whole."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert shown_path(tmp_path / "here" / "content") == "content"
    assert shown_path(tmp_path / "content") == f"{tmp_path.as_posix()}/content"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on this system")
def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    """Only what leads out of the content folder is refused."""
    folder = write_content(tmp_path, {"topics/speech/a.jpg": b"x"})
    (folder / "people/yu-jie/b.jpg").symlink_to("../../topics/speech/a.jpg")
    content, problems = read(folder)

    assert list(problems) == []
    assert list(content.records["person:yu-jie"].files) == ["b.jpg"]
