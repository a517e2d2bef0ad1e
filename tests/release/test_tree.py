"""The finished site is read with suspicion, and every mistake is named at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.errors import Problems, SetupError
from plugins.release.tree import BUILT, check_names, read_output
from tests.release.making import SITE, output_of, tree_of


def found(output: Path) -> list[tuple[str, str, str]]:
    """Rule, severity and place of each problem of an output."""
    problems = Problems()
    read_output(output, problems)
    return [(p.rule, p.severity, p.place.path.removeprefix(f"{output}/")) for p in problems]


def test_a_site_as_it_was_built_is_read_whole(tmp_path: Path) -> None:
    """Every file that the build names, with size and hash, and no problem."""
    problems = Problems()
    tree = read_output(output_of(tmp_path / "output", SITE), problems)

    assert list(problems) == []
    assert {path: tree.read(path) for path in tree.files} == SITE


def test_dot_files_are_nobodys_to_publish(tmp_path: Path) -> None:
    """Neither the list of the build, nor what an editor's program left."""
    output = output_of(tmp_path / "output", SITE)
    (output / ".DS_Store").write_bytes(b"x")
    (output / ".git").mkdir()
    (output / ".git" / "config").write_bytes(b"x")
    problems = Problems()

    assert read_output(output, problems).files.keys() == SITE.keys()
    assert list(problems) == []


def test_all_mistakes_are_named_together(tmp_path: Path) -> None:
    """A file of nobody, a touched one, a lost one, a link, a link to a folder, a pipe."""
    output = output_of(tmp_path / "output", {**SITE, "a.html": b"a", "b.html": b"b"})
    (output / "stray.txt").write_bytes(b"x")
    (output / "index.html").write_bytes(b"touched")
    (output / "a.html").unlink()
    (output / "b.html").unlink()
    (output / "b.html").symlink_to(output / "index.html")
    (output / "way").symlink_to(tmp_path)
    os.mkfifo(output / "pipe")

    assert found(output) == [
        ("touched-output", "error", "a.html"),
        ("release-link", "error", "b.html"),
        ("touched-output", "error", "b.html"),
        ("touched-output", "error", "index.html"),
        ("release-link", "error", "pipe"),
        ("not-built", "warning", "stray.txt"),
        ("release-link", "error", "way"),
    ]


def test_what_no_build_wrote_is_left_out(tmp_path: Path) -> None:
    """It is reported, and not published."""
    output = output_of(tmp_path / "output", SITE)
    (output / "stray.txt").write_bytes(b"x")

    assert "stray.txt" not in read_output(output, Problems()).files


@pytest.mark.parametrize(
    "name",
    [
        "A.html",
        "en/Café.html",
        "en/cafe\u0301.html",
        "con.html",
        "media/-rf",
        "a b.html",
        "a%2e.html",
        "end.",
        "release/manifest",
        f"{'a' * 101}.html",
        "/".join(["a"] * 17),
        "x" * 90 + "/" + "y" * 90 + "/" + "z" * 90,
        "back\\slash",
        "nul\0",
        "..",
        "",
    ],
)
def test_a_name_that_some_system_confuses_is_refused_with_a_hint(name: str) -> None:
    """Whatever is wrong with it, the editor is told what to do."""
    problems = Problems()
    check_names({name: None}, problems, "output")

    assert [(p.rule, p.severity, bool(p.hint)) for p in problems] == [
        ("release-name", "error", True)
    ]


def test_a_file_that_is_also_a_folder_is_refused() -> None:
    """No file system can hold both."""
    problems = Problems()
    check_names({"a": None, "a/b": None}, problems, "output")

    assert ["'a' is a file and a folder" in p.message for p in problems] == [True]


@pytest.mark.parametrize("listed", [None, b"", b"no hash  index.html\n", b"\xff\xfe"])
def test_a_folder_without_a_sound_list_is_no_site(tmp_path: Path, listed: bytes | None) -> None:
    """An empty folder, or one that something else filled."""
    if listed is not None:
        (tmp_path / BUILT).write_bytes(listed)

    with pytest.raises(SetupError, match="make site"):
        read_output(tmp_path, Problems())


def test_a_file_that_changed_since_is_not_read(tmp_path: Path) -> None:
    """What is released was read twice, and was the same."""
    tree = tree_of(tmp_path, SITE)
    (tmp_path / "index.html").write_bytes(b"other")

    with pytest.raises(SetupError, match=r"index\.html was changed"):
        tree.read("index.html")
