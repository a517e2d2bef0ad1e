"""Writing the site: only what changed, nothing left over, nothing outside the folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.build.output import MANIFEST, Written, write_tree
from plugins.errors import SetupError

FILES = {"index.html": b"door", "en/index.html": b"home", "en/topics/a.html": b"a"}


def files_in(folder: Path) -> dict[str, bytes]:
    """Everything in a folder but the manifest."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != MANIFEST}


def test_a_folder_holds_the_files(tmp_path: Path) -> None:
    """The folder is made if need be."""
    done = write_tree(tmp_path / "a" / "output", FILES)

    assert files_in(tmp_path / "a" / "output") == FILES
    assert done == Written(written=3, unchanged=0, removed=0)


def test_what_has_not_changed_is_not_touched(tmp_path: Path) -> None:
    """Times stay, so that a copy of the site moves only what is new."""
    write_tree(tmp_path, FILES)
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in FILES}
    done = write_tree(tmp_path, {**FILES, "en/index.html": b"new"})
    after = {name: (tmp_path / name).stat().st_mtime_ns for name in FILES}

    assert done == Written(written=1, unchanged=2, removed=0)
    assert {n for n in FILES if before[n] != after[n]} == {"en/index.html"}


def test_what_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    """A page that was withdrawn does not stay behind, nor its empty folder."""
    write_tree(tmp_path, FILES)
    done = write_tree(tmp_path, {"index.html": b"door"})

    assert done == Written(written=0, unchanged=1, removed=2)
    assert sorted(p.name for p in tmp_path.iterdir()) == [MANIFEST, "index.html"]


def test_what_no_build_wrote_stays(tmp_path: Path) -> None:
    """A volunteer's own files in the folder are not ours to remove."""
    write_tree(tmp_path, FILES)
    (tmp_path / "en" / "CNAME").write_text("example.org")
    write_tree(tmp_path, {"index.html": b"door"})

    assert files_in(tmp_path) == {"index.html": b"door", "en/CNAME": b"example.org"}


def test_a_file_that_somebody_took_away_comes_back(tmp_path: Path) -> None:
    """The bytes on disk count, not what the last build remembers."""
    write_tree(tmp_path, FILES)
    (tmp_path / "en/index.html").write_bytes(b"broken")
    (tmp_path / "index.html").unlink()
    done = write_tree(tmp_path, FILES)

    assert files_in(tmp_path) == FILES
    assert done.written == 2


def test_the_manifest_lists_each_file_with_its_sum(tmp_path: Path) -> None:
    """Sorted, in the format that ``sha256sum -c`` reads."""
    write_tree(tmp_path, FILES)
    lines = (tmp_path / MANIFEST).read_text("utf-8").splitlines()

    assert lines == [f"{hashlib.sha256(FILES[n]).hexdigest()}  {n}" for n in sorted(FILES)]


@pytest.mark.parametrize(
    "line", ["0  ../secret.txt", "0  en/../../secret.txt", "0  {outside}", "nonsense", "0  "]
)
def test_a_manifest_cannot_reach_outside(line: str, tmp_path: Path) -> None:
    """Whatever somebody wrote into it, only files of the output are removed."""
    secret = tmp_path / "secret.txt"
    secret.write_text("keep")
    output = tmp_path / "output"
    write_tree(output, FILES)
    (output / MANIFEST).write_text(line.format(outside=secret))
    write_tree(output, FILES)

    assert secret.read_text() == "keep"


def test_no_half_written_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is replaced in one step; when that fails the old one is whole."""
    write_tree(tmp_path, FILES)

    def fail(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SetupError) as full:
        write_tree(tmp_path, {**FILES, "index.html": b"new"})

    assert files_in(tmp_path) == FILES
    assert str(full.value).endswith("index.html: no space left on device")


def test_an_output_that_cannot_be_a_folder(tmp_path: Path) -> None:
    """The message says which path is in the way."""
    (tmp_path / "output").write_text("a file")
    with pytest.raises(SetupError) as refused:
        write_tree(tmp_path / "output", FILES)

    assert str(tmp_path / "output") in str(refused.value)


def test_files_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    """They are not private to the user who built them."""
    write_tree(tmp_path, FILES)

    assert {(tmp_path / name).stat().st_mode & 0o777 for name in FILES} == {0o644}


def test_a_page_may_become_a_folder_and_back(tmp_path: Path) -> None:
    """A name that was a file in one build can be a folder in the next."""
    write_tree(tmp_path, {"a": b"file"})
    write_tree(tmp_path, {"a/b": b"below"})
    write_tree(tmp_path, {"a": b"file"})

    assert files_in(tmp_path) == {"a": b"file"}
