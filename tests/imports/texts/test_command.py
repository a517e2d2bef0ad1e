"""``make texts`` writes what its sources say, checked, corrected, the same each time."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.imports.texts.__main__ import main
from tests.sites import write_content
from tests.texts import FOLDER, SHEET, TREATY

HTML = "<h1>Harbour</h1><article><h2>Article 1</h2><p>All may spaek.</p><p>So it is.</p></article>"
ONE = SHEET.partition("  - lang: zh-Hans")[0].replace("pages: [preamble, art-2]\n", "")
CORRECTED = (
    "    corrections:\n"
    "      - {at: art-1-p1, was: spaek, now: speak, why: {en: A slip., zh-Hans: 笔误。}}\n"
)


def make(folder: Path, more: str = "", html: str = HTML, *arguments: str) -> tuple[int, Path]:
    """Run the command on a treaty in one language; its status, and the file it writes."""
    sha = hashlib.sha256(HTML.encode()).hexdigest()
    sheet = ONE.replace("0" * 64, sha) + more
    changes = {**TREATY, f"{FOLDER}/text.yaml": sheet}
    for lang in ("en", "zh-Hans"):
        changes[f"{FOLDER}/{lang}.txt"] = None  # type: ignore[assignment]
    content = write_content(folder, changes)
    package = folder / "package"
    package.mkdir(exist_ok=True)
    (package / "treaty.html").write_text(html, "utf-8")
    return main([str(content), str(package), *arguments]), content / FOLDER / "en.txt"


def test_a_text_is_written_as_its_source_gives_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file beside the sheet is made, and nothing else said."""
    status, path = make(tmp_path)

    assert status == 0
    assert path.read_text("utf-8") == ("# Harbour\n### Article 1\nAll may spaek.\nSo it is.\n")
    assert capsys.readouterr().out.endswith("en.txt written\n")


def test_a_correction_changes_one_place(tmp_path: Path) -> None:
    """What the copy says wrongly is put right where the sheet says."""
    _, path = make(tmp_path, CORRECTED)

    assert "All may speak.\n" in path.read_text("utf-8")


def test_a_correction_that_does_not_fit_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text is never changed by accident."""
    status, path = make(tmp_path, CORRECTED.replace("spaek", "spoke"))

    assert (status, path.exists()) == (1, False)
    assert "“spoke” does not stand in art-1-p1 exactly once" in capsys.readouterr().err


def test_a_paragraph_that_layout_parted_is_joined(tmp_path: Path) -> None:
    """Lines of a copy are not paragraphs of the treaty."""
    _, path = make(tmp_path, "    join: [art-1-p2]\n")

    assert "All may spaek. So it is.\n" in path.read_text("utf-8")


def test_another_file_than_the_one_that_is_meant_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The checksum in the sheet decides, not the name."""
    status, path = make(tmp_path, "", HTML.replace("All", "Few"))

    assert (status, path.exists()) == (1, False)
    assert "is not the file that text.yaml means" in capsys.readouterr().err


def test_a_part_of_a_file_has_a_checksum_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a file with several languages one part is taken."""
    part = "<h1>Harbour</h1>\n"
    sha = hashlib.sha256(part.encode()).hexdigest()
    _, path = make(tmp_path)
    sheet = path.with_name("text.yaml")
    given = sheet.read_text("utf-8").replace(hashlib.sha256(HTML.encode()).hexdigest(), sha)
    between = 'file: treaty.html, between: ["<h1>Harbour</h1>", "<h1>Haven</h1>"]'
    sheet.write_text(given.replace("file: treaty.html", between), "utf-8")
    (tmp_path / "package" / "treaty.html").write_text(f"x\n{part}<h1>Haven</h1>\n", "utf-8")

    assert main([str(tmp_path / "content"), str(tmp_path / "package")]) == 0
    assert path.read_text("utf-8") == "# Harbour\n"

    (tmp_path / "package" / "treaty.html").write_text("x\n", "utf-8")
    assert main([str(tmp_path / "content"), str(tmp_path / "package")]) == 1
    assert "has no part between" in capsys.readouterr().err


def test_checking_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is not what its source gives is named, and left."""
    assert make(tmp_path)[0] == 0
    package = str(tmp_path / "package")
    path = tmp_path / "content" / FOLDER / "en.txt"
    path.write_text("# Harbour\n", "utf-8")

    assert main([str(tmp_path / "content"), package, "--check"]) == 1
    assert path.read_text("utf-8") == "# Harbour\n"
    assert capsys.readouterr().out.endswith("en.txt differs\n")


def test_what_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without its package a text cannot be made."""
    content = write_content(tmp_path, TREATY)

    assert main([str(content)]) == 1
    assert main([str(content), str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "say where the packages lie" in said
    assert "treaty.html is in none of the folders; get npm harbour 1.0.0" in said


def test_names_choose_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One text can be made without the sources of the others."""
    content = write_content(tmp_path, TREATY)

    assert main([str(content), str(tmp_path), "--name", "other"]) == 0
    assert capsys.readouterr().out == "every text is as its source gives it\n"
