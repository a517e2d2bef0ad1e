"""Files are read as editors left them, or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problems
from plugins.records.files import SourceFile, read_text
from plugins.records.folders import entries, folders, leads_outside


def read(folder: Path, raw: bytes) -> tuple[str | None, list[str]]:
    """The text of a file with these bytes, and the rules that it breaks."""
    (folder / "a.md").write_bytes(raw)
    problems = Problems()
    source = read_text(folder / "a.md", "a.md", problems)
    return source.text if source else None, [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"one\ntwo\n", ("one\ntwo\n", [])),
        (b"one\r\ntwo\r\n", ("one\ntwo\n", [])),
        (b"one\rtwo\r", ("one\ntwo\n", [])),
        (b"", ("", [])),
        ("言论".encode(), ("言论", [])),
        (b"\xef\xbb\xbfone", ("one", ["bom"])),
        ("言论".encode("gbk"), (None, ["not-utf8"])),
        ("言論".encode("big5"), (None, ["not-utf8"])),
        ("one".encode("utf-16"), (None, ["not-utf8"])),
        ("one\u2028two\x85".encode(), ("one\u2028two\x85", [])),
    ],
    ids=["unix", "windows", "old mac", "empty", "Han", "bom", "gbk", "big5", "utf-16", "rare ends"],
)
def test_bytes_become_text(
    raw: bytes, expected: tuple[str | None, list[str]], tmp_path: Path
) -> None:
    """Any line ends; UTF-8 only; a byte order mark is named and the rest is read."""
    assert expected == read(tmp_path, raw)


def test_a_wrong_byte_has_its_line_and_column(tmp_path: Path) -> None:
    """The column counts characters before the byte, not bytes."""
    (tmp_path / "a.md").write_bytes("一行\n言论".encode() + b"\xd0\n")
    problems = Problems()
    read_text(tmp_path / "a.md", "a.md", problems)
    place = problems.errors[0].place

    assert (place.path, place.line, place.column) == ("a.md", 2, 3)


def test_a_file_that_is_not_there_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    """What the system says stands in the message."""
    problems = Problems()
    source = read_text(tmp_path / "gone.md", "gone.md", problems)

    assert source is None
    assert problems.errors[0].message == "the file cannot be read: no such file or directory"


def test_a_place_brings_its_line() -> None:
    """The message can show the line without reading the file again."""
    source = SourceFile("a.md", "one\ntwo")

    assert [source.place(number).text for number in (1, 2, 3)] == ["one", "two", ""]


@pytest.mark.parametrize(
    ("needle", "start", "expected"),
    [
        ("论", 0, (1, 2, 1)),
        ("论", 2, (2, 1, 1)),
        ("自由", 0, (2, 2, 2)),
        ("言", 3, (1, 1, 1)),
        ("gone", 0, (1, 1, 1)),
        ("论\n论", 0, (1, 2, 1)),
    ],
    ids=["first", "from a start", "longer", "before the start", "nowhere", "over two lines"],
)
def test_words_are_found_again(needle: str, start: int, expected: tuple[int, int, int]) -> None:
    """Line, column and length; what stands nowhere is reported at the first line."""
    place = SourceFile("a.md", "言论\n论自由").find(needle, start)

    assert expected == (place.line, place.column, place.length)


def test_entries_are_sorted_and_without_leftovers(tmp_path: Path) -> None:
    """The order is that of the names, on every system."""
    for name in ("b.md", "a.md", "Z.md", ".hidden", "a.md~", "#a#", ".a.swp", "Thumbs.db"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder").mkdir()

    assert [path.name for path in entries(tmp_path)] == ["Z.md", "a.md", "b.md", "folder"]
    assert [path.name for path in folders(tmp_path)] == ["folder"]
    assert entries(tmp_path / "gone") == []


@pytest.mark.parametrize(
    ("target", "outside"),
    [("inside.jpg", False), ("../outside.jpg", True), ("/etc/hostname", True), ("gone.jpg", False)],
)
def test_links_out_of_the_folder_are_known(target: str, outside: bool, tmp_path: Path) -> None:
    """A link is judged by where it leads, not by where it stands."""
    root = tmp_path / "content"
    root.mkdir()
    (root / "link.jpg").symlink_to(target)

    assert outside == leads_outside(root / "link.jpg", root)
