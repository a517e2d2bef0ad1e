"""A fresh tree takes what belongs into it, and whatever is put in its way leads nowhere."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mirror.disk import durable
from mirror.errors import CopyError, FormatError, MismatchError, SourceError
from mirror.format.manifest import Entry
from mirror.tree import Tree, checked, listing, open_folder, read
from tests.mirror.folders import OLD, both_ways, entries, inside, plant

DEEP = "a/b/c/d.html"


@both_ways
def test_a_tree_holds_what_was_written(tmp_path: Path, handles: bool) -> None:
    """Bytes, sizes and hashes are those given, in any number of chunks."""
    with Tree(tmp_path / "1.new", handles=handles) as tree:
        found = {
            path: tree.write(path, [data[:3], memoryview(data)[3:]]) for path, data in OLD.items()
        }
        tree.finish()

    assert inside(tmp_path / "1.new") == OLD
    assert found == entries(OLD) == tree.files


def test_any_web_server_can_read_it(tmp_path: Path) -> None:
    """Modes are 0644 and 0755, whatever the umask is."""
    before = os.umask(0o077)
    try:
        with Tree(tmp_path / "1.new") as tree:
            tree.write("en/a.html", [b"a"])
    finally:
        os.umask(before)

    paths = (tree.path / "en/a.html", tree.path / "en", tree.path)
    assert [stat.S_IMODE(path.stat().st_mode) for path in paths] == [0o644, 0o755, 0o755]


@both_ways
@pytest.mark.parametrize("planted", ["a", "a/b", "a/b/c"])
def test_a_link_on_the_way_is_refused(tmp_path: Path, handles: bool, planted: str) -> None:
    """At each depth, a link to a folder is not followed and what it leads to stays as it is."""
    outside = plant(tmp_path / "outside", {"victim": b"untouched"})
    with pytest.raises(CopyError, match="a link"), Tree(tmp_path / "1", handles=handles) as tree:
        (tree.path / planted).parent.mkdir(parents=True, exist_ok=True)
        (tree.path / planted).symlink_to(outside)
        tree.write(DEEP, [b"evil"])

    assert inside(outside) == {"victim": b"untouched"}


@both_ways
@pytest.mark.parametrize("way", ["link", "dangling", "hard link", "file"])
def test_what_waits_at_the_destination_is_refused(tmp_path: Path, handles: bool, way: str) -> None:
    """Nothing is written through a link, nor into a file that has other names."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    with (
        pytest.raises(CopyError, match="is there already"),
        Tree(tmp_path / "1.new", handles=handles) as tree,
    ):
        waiting = tree.path / DEEP
        waiting.parent.mkdir(parents=True)
        if way == "link":
            waiting.symlink_to(victim)
        elif way == "dangling":
            waiting.symlink_to(tmp_path / "made")
        elif way == "hard link":
            waiting.hardlink_to(victim)
        else:
            waiting.write_bytes(b"mine")
        tree.write(DEEP, [b"evil"])

    assert victim.read_bytes() == b"untouched"
    assert not (tmp_path / "made").exists()


@both_ways
def test_a_link_put_in_between_two_files_is_refused(tmp_path: Path, handles: bool) -> None:
    """Also where the folder was used a moment ago; nothing comes to stand outside."""
    outside = tmp_path / "outside"
    outside.mkdir()
    with Tree(tmp_path / "1.new", handles=handles) as tree:
        tree.write("a/b/1.html", [b"1"])
        (tree.path / "a").rename(tree.path / "moved")
        (tree.path / "a").symlink_to(outside)
        if handles:  # the handle still leads to the folder that was opened
            tree.write("a/b/2.html", [b"2"])
        else:
            with pytest.raises(CopyError, match="a link"):
                tree.write("a/b/2.html", [b"2"])
        with pytest.raises(CopyError, match="another program"):
            tree.finish()

    assert inside(outside) == {}


@both_ways
def test_a_tree_is_fresh(tmp_path: Path, handles: bool) -> None:
    """A folder or link that is there already is not taken for it."""
    (tmp_path / "1.new").symlink_to(tmp_path)

    with pytest.raises(CopyError, match="is there already"):
        Tree(tmp_path / "1.new", handles=handles)


@both_ways
@pytest.mark.parametrize(
    "path", ["../a", "/etc/a", "a/../b", "A.html", "con", "a\0b", "", "a//b", ".a", "c:/a", "é"]
)
def test_names_are_checked_again(tmp_path: Path, handles: bool, path: str) -> None:
    """Whoever calls, a name against the rule is not written."""
    with Tree(tmp_path / "1.new", handles=handles) as tree:
        with pytest.raises(FormatError):
            tree.write(path, [b"a"])
        with pytest.raises(FormatError), open_folder(tmp_path, handles=handles) as other:
            tree.link_from(other, path)

        assert listing(tree.path) == []


def test_names_of_the_release_folder() -> None:
    """Capital letters stand in the names of the sums and nowhere else."""
    good = [
        "SHA256SUMS",
        "SHA256SUMS.0011aabb.sig",
        "SHA256SUMS.0011aabb.minisig",
        "tuf/1.root.json",
    ]

    assert [checked(f"release/{path}") for path in good] == [f"release/{path}" for path in good]
    for path in ("SHA256SUMS/a", "sub/SHA256SUMS", "SHA256SUMS.x.sig", "Tuf", "", "../a"):
        with pytest.raises(FormatError):
            checked(f"release/{path}")


@both_ways
@pytest.mark.parametrize("data", [b"longer than signed", b"short", b"sized!"])
def test_another_file_than_the_signed_one_leaves_nothing(
    tmp_path: Path, handles: bool, data: bytes
) -> None:
    """And can be written again when the right bytes come."""
    entry = Entry.of(b"signed")
    with Tree(tmp_path / "1.new", handles=handles) as tree:
        with pytest.raises(MismatchError):
            tree.write("a/b", [data], entry)
        assert [found for found in listing(tree.path) if found.kind == "file"] == []
        tree.write("a/b", [b"signed"], entry)

    assert inside(tree.path) == {"a/b": b"signed"}


def test_no_more_is_written_than_signed(tmp_path: Path) -> None:
    """An endless file ends at once."""
    taken = []

    def endless() -> Iterator[bytes]:
        while True:
            taken.append(1)
            yield b"x" * 10

    with Tree(tmp_path / "1.new") as tree, pytest.raises(MismatchError, match="longer"):
        tree.write("a", endless(), Entry.of(b"x" * 25))

    assert len(taken) == 3


def test_an_error_of_the_source_passes(tmp_path: Path) -> None:
    """It is neither swallowed nor called the disk's, and leaves no part of the file."""

    def breaks() -> Iterator[bytes]:
        yield b"half"
        raise SourceError("gone")

    with Tree(tmp_path / "1.new") as tree:
        with pytest.raises(SourceError):
            tree.write("a", breaks())
        assert inside(tree.path) == {}


@both_ways
def test_unchanged_files_are_taken_over_by_hard_link(tmp_path: Path, handles: bool) -> None:
    """The new tree has the same bytes, and no room is used for them."""
    old = plant(tmp_path / "old", OLD)
    with (
        open_folder(old, handles=handles) as source,
        Tree(tmp_path / "2.new", handles=handles) as tree,
    ):
        faults = tree.take_over(source, entries(OLD))
        tree.finish()

    assert faults == {}
    assert inside(tree.path) == OLD
    assert all((old / path).samefile(tree.path / path) for path in OLD)


@both_ways
@pytest.mark.parametrize("number", [errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP])
def test_where_there_are_no_hard_links_files_are_copied(
    tmp_path: Path, handles: bool, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT and exFAT, other disks, too many links: the copy is proven like the original."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "no links")

    monkeypatch.setattr(os, "link", refuse)
    old = plant(tmp_path / "old", OLD)
    with (
        open_folder(old, handles=handles) as source,
        Tree(tmp_path / "2.new", handles=handles) as tree,
    ):
        assert tree.take_over(source, entries(OLD)) == {}
        tree.finish()

    assert inside(tree.path) == OLD
    assert not any((old / path).samefile(tree.path / path) for path in OLD)


@both_ways
def test_a_damaged_local_file_is_not_carried_on(tmp_path: Path, handles: bool) -> None:
    """Changed, cut short, missing, or exchanged for a link: each is named, the rest taken over."""
    old = plant(tmp_path / "old", OLD)
    secret = plant(tmp_path / "secret", {"same": OLD["404.html"]}) / "same"
    (old / "404.html").unlink()
    (old / "404.html").symlink_to(secret)
    (old / "en/index.html").write_bytes(OLD["en/index.html"].upper())
    (old / "zh-hans/index.html").unlink()
    with (
        open_folder(old, handles=handles) as source,
        Tree(tmp_path / "2.new", handles=handles) as tree,
    ):
        faults = tree.take_over(source, entries(OLD))
        left = set(inside(tree.path))
        for path in faults:
            tree.write(path, [OLD[path]], Entry.of(OLD[path]))
        tree.finish()

    assert set(faults) == {"404.html", "en/index.html", "zh-hans/index.html"}
    assert left == {"en/people/a.html"}
    assert "missing" in faults["zh-hans/index.html"]
    assert "not a plain file" in faults["404.html"]
    assert inside(tree.path) == OLD


def test_without_an_entry_bytes_are_not_looked_at(tmp_path: Path) -> None:
    """For files that prove themselves; still no link is taken over."""
    old = plant(tmp_path / "old", {"a": b"whatever"})
    (old / "b").symlink_to("a")
    with open_folder(old) as source, Tree(tmp_path / "2.new") as tree:
        tree.link_from(source, "a")
        with pytest.raises(MismatchError, match="not a plain file"):
            tree.link_from(source, "b")

    assert inside(tree.path) == {"a": b"whatever"}


@both_ways
def test_a_file_exchanged_while_it_is_read_is_not_linked(
    tmp_path: Path, handles: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is linked must be the very file that was hashed."""
    old = plant(tmp_path / "old", {"a": b"good"})
    link = os.link

    def exchange(*args: object, **more: object) -> None:
        (old / "a").unlink()
        (old / "a").write_bytes(b"evil")
        link(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "link", exchange)
    with (
        open_folder(old, handles=handles) as source,
        Tree(tmp_path / "2.new", handles=handles) as tree,
    ):
        faults = tree.take_over(source, {"a": Entry.of(b"good")})

        assert "exchanged" in faults["a"]
        assert inside(tree.path) == {}


@pytest.mark.parametrize("extra", ["en/extra.html", "en/.hidden", "empty/"])
def test_what_others_write_into_a_tree_is_found(tmp_path: Path, extra: str) -> None:
    """A tree with more in it than was put there is never finished."""
    with Tree(tmp_path / "1.new") as tree:
        tree.write("en/a.html", [b"a"])
        if extra.endswith("/"):
            (tree.path / extra).mkdir()
        else:
            (tree.path / extra).write_bytes(b"extra")
        with pytest.raises(CopyError, match="another program"):
            tree.finish()

    assert not tree.finished


def test_a_disk_that_changes_names_is_found(
    tmp_path: Path,
) -> None:
    """Some FAT disks fold the case of what they are given; links to it would lead nowhere."""
    with Tree(tmp_path / "1.new") as tree:
        tree.write("release/SHA256SUMS", [b"a"])
        (tree.path / "release/SHA256SUMS").rename(tree.path / "release/sha256sums")
        with pytest.raises(CopyError, match="case"):
            tree.finish()


def test_a_full_disk_leaves_nothing_of_the_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says so, and the room is given back."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(CopyError, match="no room left"), Tree(tmp_path / "1.new") as tree:
        tree.write("a/b", [b"data"])

    assert list(tmp_path.iterdir()) == []


@both_ways
def test_several_threads_may_write(tmp_path: Path, handles: bool) -> None:
    """More folders at once than handles are kept."""
    files = {f"f{n % 40}/g{n % 7}/{n}.html": str(n).encode() for n in range(400)}
    with Tree(tmp_path / "1.new", handles=handles) as tree, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda path: tree.write(path, [files[path]]), files))
        tree.finish()

    assert inside(tree.path) == files


def test_where_no_file_system_can_be_flushed_each_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New files, and none that is taken over."""
    flushed = []
    fsync = os.fsync
    monkeypatch.setattr(durable, "EACH", True)
    monkeypatch.setattr(os, "fsync", lambda fd: (flushed.append(os.fstat(fd).st_mode), fsync(fd)))
    old = plant(tmp_path / "old", OLD)
    with open_folder(old) as source, Tree(tmp_path / "2.new") as tree:
        tree.take_over(source, entries(OLD))
        tree.write("en/new.html", [b"new"])
        tree.finish()

    assert len([mode for mode in flushed if stat.S_ISREG(mode)]) == 1
    assert len([mode for mode in flushed if stat.S_ISDIR(mode)]) == 4


@both_ways
def test_a_listing_names_all_that_is_there(tmp_path: Path, handles: bool) -> None:
    """Links, pipes, sockets, hidden files, odd names and empty folders, and follows none."""
    plant(tmp_path, {"en/a.html": b"a", ".hidden": b"h", "en/.b": b"b"})
    (tmp_path / "en/up").symlink_to("..")
    (tmp_path / "nowhere").symlink_to("/does/not/exist")
    (tmp_path / "empty/within").mkdir(parents=True)
    os.mkfifo(tmp_path / "pipe")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))).write_bytes(b"")
    os.mknod(tmp_path / "socket", stat.S_IFSOCK)
    with open_folder(tmp_path, handles=handles) as folder:
        found = listing(folder)

    assert dict(found) == {
        ".hidden": "file",
        "en/.b": "file",
        "en/a.html": "file",
        "en/up": "link",
        "nowhere": "link",
        "empty/within": "folder",
        "pipe": "other",
        "socket": "other",
        "\udcff": "file",
    }


def test_a_listing_ends_in_a_folder_that_is_too_deep(tmp_path: Path) -> None:
    """It is named itself; no release is that deep."""
    (tmp_path / "/".join(["d"] * 100)).mkdir(parents=True)

    (found,) = listing(tmp_path)

    assert found.kind == "folder"
    assert found.path.count("/") < 80


@both_ways
def test_reading_follows_no_link(tmp_path: Path, handles: bool) -> None:
    """Neither of the file nor of a folder above it; nor does a pipe make it wait."""
    plant(tmp_path, {"site/en/a.html": b"a", "secret/a.html": b"secret"})
    (tmp_path / "site/link.html").symlink_to(tmp_path / "secret/a.html")
    (tmp_path / "site/zh").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "site/pipe.html")
    with open_folder(tmp_path / "site", handles=handles) as folder:
        assert read(folder, "en/a.html", 1) == b"a"
        with pytest.raises(MismatchError):
            read(folder, "en/a.html", 0)
        for path in ("link.html", "zh/a.html", "pipe.html", "en", "none", "en/a.html/b"):
            with pytest.raises(CopyError):
                read(folder, path, 10)
