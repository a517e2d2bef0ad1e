"""A copy serves whole releases, keeps what it should, and leaves alone what is not its own."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from mirror.disk import space
from mirror.errors import CopyError, FormatError
from mirror.format.manifest import Entry
from mirror.swap import Copy
from mirror.tree import open_folder, read
from tests.mirror.folders import NEW, OLD, inside, plant, publish

PART = "ab" * 32

both_kinds = pytest.mark.parametrize("links", [True, False], ids=["link", "folder"])


def releases(copy: Copy) -> list[str]:
    """Names in the folder of releases."""
    return sorted(path.name for path in (copy.folder / ".zhiquan/releases").iterdir())


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """An empty copy."""
    return Copy.create(tmp_path / "copy")


@both_kinds
def test_a_copy_serves_what_was_swapped_in(tmp_path: Path, links: bool) -> None:
    """Release after release, and the one before stays."""
    copy = Copy.create(tmp_path / "copy", links=links)
    assert (copy.current, copy.previous) == (None, None)
    with copy.lock():
        for number, files in enumerate((OLD, NEW, OLD), start=1):
            publish(copy, number, files)

            assert inside(copy.site.resolve()) == files
            assert inside(copy.path(number)) == files
            copy.forget(keep=1)

    assert (copy.current, copy.previous) == (3, 2)
    assert inside(copy.path(2)) == NEW
    again = Copy.open(copy.folder)
    assert (again.current, again.previous) == (3, 2)
    with pytest.raises(CopyError, match="release 1 is not"):
        copy.path(1)


def test_the_link_works_wherever_the_copy_is_moved(copy: Copy, tmp_path: Path) -> None:
    """It is relative."""
    publish(copy, 1, OLD)
    copy.folder.rename(tmp_path / "elsewhere")

    assert inside((tmp_path / "elsewhere/site").resolve()) == OLD
    assert Copy.open(tmp_path / "elsewhere").current == 1


def test_a_reader_in_the_old_tree_stays_in_it(copy: Copy) -> None:
    """Whoever has opened the old site reads the old site to the end."""
    publish(copy, 1, OLD)
    with open_folder(copy.site) as reader:
        publish(copy, 2, NEW)

        assert {found.path for found in reader.scan("en")} >= {"en/index.html", "en/people"}
        assert read(reader, "en/index.html", 99) == OLD["en/index.html"]


@both_kinds
def test_how_many_are_kept_is_chosen(tmp_path: Path, links: bool) -> None:
    """None, or several."""
    copy = Copy.create(tmp_path / "copy", links=links)
    for number in range(1, 6):
        publish(copy, number, OLD)
    copy.forget(keep=2)
    assert [copy.previous, inside(copy.path(3))] == [4, OLD]
    copy.forget(keep=0)

    assert copy.previous is None
    assert releases(copy) == (["5"] if links else [])
    assert inside(copy.site.resolve()) == OLD


@both_kinds
def test_a_withdrawn_record_is_gone_from_the_disk(tmp_path: Path, links: bool) -> None:
    """Older releases go, and downloads that might hold them."""
    copy = Copy.create(tmp_path / "copy", links=links)
    publish(copy, 1, OLD)
    publish(copy, 2, NEW)
    copy.part(PART).write_bytes(b"half an archive")
    copy.forget_previous()

    everything = [path.read_bytes() for path in copy.folder.rglob("*") if path.is_file()]
    assert OLD["404.html"] not in everything
    assert list(copy.partial.iterdir()) == []
    assert inside(copy.site.resolve()) == NEW


@both_kinds
def test_a_damaged_release_is_made_anew(tmp_path: Path, links: bool) -> None:
    """The same number again; the damaged tree goes before the healthy one before it."""
    copy = Copy.create(tmp_path / "copy", links=links)
    publish(copy, 1, OLD)
    publish(copy, 2, NEW)
    (copy.path(2) / "en/index.html").write_bytes(b"damaged")
    publish(copy, 2, NEW)
    copy.forget(keep=1)

    assert inside(copy.site.resolve()) == inside(copy.path(2)) == NEW
    assert (copy.current, copy.previous) == (2, 1)
    publish(copy, 2, NEW)
    copy.forget(keep=1)
    assert inside(copy.site.resolve()) == NEW
    assert inside(copy.path(1)) == OLD


def test_an_error_while_a_tree_is_made_leaves_the_old_one(copy: Copy) -> None:
    """And nothing of the new one."""
    publish(copy, 1, OLD)
    with pytest.raises(FormatError), copy.begin(2) as tree:
        tree.write("a", [b"a"])
        tree.write("../a", [b"a"])

    assert inside(copy.site.resolve()) == OLD
    assert releases(copy) == ["1"]


def test_a_disk_that_fills_up_leaves_the_old_one(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of a tree, of a note, or of a swap."""
    publish(copy, 1, OLD)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for where in ("mkdir", "write", "rename", "symlink", "replace", "fsync"):
        with monkeypatch.context() as patch:
            patch.setattr(os, where, full)
            with pytest.raises(CopyError, match="no room left"):
                publish(copy, 2, NEW)
                copy.renew({"release/tuf/timestamp.json": b"{}"})
        assert inside(copy.site.resolve()) == OLD
        copy.recover()
        assert releases(copy) == ["1"]


def test_room_is_asked_for_before(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is begun that cannot end."""
    monkeypatch.setattr(space, "SPARE", 1 << 60)
    with pytest.raises(CopyError, match="are needed"):
        copy.begin(1, size=1)

    assert releases(copy) == []


@both_kinds
def test_renewed_metadata_is_exchanged_in_the_served_release(tmp_path: Path, links: bool) -> None:
    """The release before keeps the file that was linked to both."""
    copy = Copy.create(tmp_path / "copy", links=links)
    signed = {"release/tuf/timestamp.json": b"old", "release/tuf/1.snapshot.json": b"1"}
    publish(copy, 1, OLD | signed)
    with open_folder(copy.path(1)) as old, copy.begin(2) as tree:
        for path in OLD | signed:
            tree.link_from(old, path)
        copy.swap(2)
    copy.renew({"release/tuf/2.snapshot.json": b"2", "release/tuf/timestamp.json": b"new"})

    renewed = {"release/tuf/timestamp.json": b"new", "release/tuf/2.snapshot.json": b"2"}
    assert inside(copy.site.resolve()) == OLD | signed | renewed
    assert inside(copy.path(1)) == OLD | signed


def test_renewing_follows_no_link(copy: Copy, tmp_path: Path) -> None:
    """A link in the place of a file is replaced, one in the place of a folder refused."""
    victim = plant(tmp_path / "outside", {"timestamp.json": b"untouched"})
    publish(copy, 1, OLD | {"release/tuf/timestamp.json": b"old"})
    stamp = copy.path(1) / "release/tuf/timestamp.json"
    stamp.unlink()
    stamp.symlink_to(victim / "timestamp.json")
    copy.renew({"release/tuf/timestamp.json": b"new"})
    assert stamp.read_bytes() == b"new"

    shutil.rmtree(stamp.parent)
    stamp.parent.symlink_to(victim)
    with pytest.raises(CopyError, match="a link"):
        copy.renew({"release/tuf/timestamp.json": b"newer"})
    assert inside(victim) == {"timestamp.json": b"untouched"}


def test_an_empty_copy_has_nothing_to_renew(copy: Copy) -> None:
    """It says so."""
    with pytest.raises(CopyError, match="no release"):
        copy.renew({"release/tuf/timestamp.json": b"{}"})


def test_recovery_removes_what_is_of_no_use(copy: Copy) -> None:
    """Trees half made or half removed, trees that were never served, drafts; not downloads."""
    publish(copy, 2, OLD)
    own = copy.folder / ".zhiquan"
    for name in ("1", "1-2.old", "3", "2-2", "4.new", "4-2.new"):
        plant(own / "releases" / name, OLD)
    plant(own / "renew", {"a": b"a"})
    (own / "state.json.tmp").write_bytes(b"half")
    (own / "next").symlink_to("releases/3")
    copy.part(PART).write_bytes(b"half")
    copy.config.write_bytes(b"{}")
    with copy.lock():
        pass

    assert releases(copy) == ["1", "2"]
    assert sorted(path.name for path in own.iterdir()) == [
        "config.json",
        "copy.json",
        "lock",
        "partial",
        "releases",
        "trust",
    ]
    assert copy.part(PART).read_bytes() == b"half"
    assert inside(copy.site.resolve()) == OLD


def test_what_is_not_the_copys_own_stays(copy: Copy) -> None:
    """Other people's files, wherever they are."""
    theirs = {
        "notes.txt": b"n",
        ".zhiquan/notes.txt": b"n",
        ".zhiquan/releases/notes.txt": b"n",
        ".zhiquan/releases/007/a": b"n",
        ".zhiquan/releases/3.new.bak/a": b"n",
        ".zhiquan/partial/notes.txt": b"n",
        "site.new/a": b"n",
    }
    plant(copy.folder, theirs)
    with copy.lock():
        publish(copy, 1, OLD)
        publish(copy, 2, NEW)
        copy.forget_previous()

    left = inside(copy.folder)
    assert {path: left.get(path) for path in theirs} == theirs


def test_links_among_the_releases_are_never_followed_to_remove(copy: Copy, tmp_path: Path) -> None:
    """A link that looks like a tree half made: what it leads to stays."""
    victim = plant(tmp_path / "victim", OLD)
    publish(copy, 1, OLD)
    (copy.path(1) / "up").symlink_to(victim)
    publish(copy, 2, OLD)
    (copy.folder / ".zhiquan/releases/9.new").symlink_to(victim)
    copy.recover()
    copy.forget(keep=0)

    assert inside(victim) == OLD
    assert releases(copy) == ["2"]


def test_downloads_that_are_needed_stay(copy: Copy) -> None:
    """Those named by what ``sync`` wants."""
    copy.part(PART).write_bytes(b"half")
    copy.part("cd" * 32).write_bytes(b"half")
    copy.forget_partial(keep=[PART])

    assert [path.name for path in copy.partial.iterdir()] == [PART]


def test_a_site_removed_by_hand_comes_back(copy: Copy) -> None:
    """The newest complete release is served again."""
    publish(copy, 1, OLD)
    publish(copy, 2, NEW)
    copy.site.unlink()
    copy.recover()

    assert copy.current == 2


@both_kinds
def test_a_release_removed_by_hand_is_made_anew(tmp_path: Path, links: bool) -> None:
    """With its folder gone, the copy still takes the next one."""
    copy = Copy.create(tmp_path / "copy", links=links)
    publish(copy, 1, OLD)
    shutil.rmtree(copy.site.resolve())
    with copy.lock():
        publish(copy, 1, OLD)
        copy.forget()

    assert inside(copy.site.resolve()) == OLD


@both_kinds
@pytest.mark.parametrize("what", ["folder", "file", "link", "link to a release"])
def test_somebody_elses_site_is_not_replaced(tmp_path: Path, links: bool, what: str) -> None:
    """A folder, file or link of that name stays, and the volunteer is told to move it."""
    copy = Copy.create(tmp_path / "copy", links=links)
    theirs = plant(tmp_path / "theirs", {"index.html": b"theirs"})
    if what == "folder":
        shutil.copytree(theirs, copy.site)
    elif what == "file":
        shutil.copy(theirs / "index.html", copy.site)
    else:
        copy.site.symlink_to(theirs if what == "link" else ".zhiquan/releases/mine")
    with pytest.raises(CopyError, match="did not make"), copy.lock():
        publish(copy, 1, OLD)

    assert copy.site.is_symlink() == what.startswith("link")
    assert inside(theirs) == {"index.html": b"theirs"}


def test_one_sync_at_a_time(copy: Copy) -> None:
    """The second is told who works there; when the first has ended it may."""
    other = Copy.open(copy.folder)
    with copy.lock(), pytest.raises(CopyError, match=f"process {os.getpid()}"), other.lock():
        pass
    with other.lock():
        pass


def test_names_of_trees_that_were_made_before(copy: Copy) -> None:
    """A tree half made does not stop the next from being made."""
    with copy.lock():
        draft = copy.begin(1)
        draft.close()
    with copy.lock():
        publish(copy, 1, OLD)

    assert inside(copy.path(1)) == OLD


def test_entries_of_a_finished_tree(copy: Copy) -> None:
    """A tree that was finished, to be looked at, is swapped as it is."""
    with copy.begin(1) as tree:
        tree.write("a", [b"a"])
        tree.finish()
        assert tree.files == {"a": Entry.of(b"a")}
        copy.swap(1)

    assert inside(copy.path(1)) == {"a": b"a"}
