"""Writes a copy out for another host: a stick, pages of a code host, a bucket's folder.

    done = export(copy, Path("/media/stick/notes"), PROFILES["fat32"])
    done.written, done.same, done.removed, done.left_out

The target is a plain folder without ``.zhiquan``. What is there already and the same is not
touched, so that a second export is quick and a commit small. Files of an older release go;
files of other people stay, also those in the copy. What proves the release is written last, so
that an export that breaks off is an old release with some new pages, which verifying finds and
the next export mends.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .disk.folder import Folder, open_folder
from .disk.hashing import hash_tree
from .disk.matching import faults
from .disk.problems import telling
from .disk.reading import listing, read
from .errors import CopyError, RefusedError
from .format.index import MAX_BYTES
from .format.manifest import Manifest
from .format.names import RELEASE
from .format.targets import MANIFEST
from .profiles import Profile, check, left_out
from .swap import Copy
from .tree import Tree
from .verify import verify

_STAGE = ".zhiquan-export"  # in the target while the command runs
_LAST = (f"{RELEASE}/{MANIFEST}", f"{RELEASE}/tuf/")
_CHUNK = 1 << 18


@dataclass(frozen=True)
class Exported:
    """What an export did.

    Args:
        number: of the release.
        written: files that were new or others.
        same: files that were there already.
        removed: files of an older release that went.
        left_out: files that the host does not take, or that it can do without.
    """

    number: int
    written: int
    same: int
    removed: int
    left_out: tuple[str, ...]


def export(copy: Copy, target: Path, profile: Profile, now: datetime.datetime) -> Exported:
    """Write a copy out.

    Args:
        copy: the copy.
        target: a folder; made if it is not there.
        profile: the host that it is for.
        now: what the clock says.

    Raises:
        RefusedError: its proofs are not genuine.
        CopyError: it is damaged, does not fit the host, or cannot be written.
    """
    if copy.current is None:
        raise CopyError(f"there is no release in this copy yet: {copy.folder}", "Sync it first.")
    _outside(copy, target)
    source = copy.path(copy.current)
    sizes = _genuine(copy, source, now)
    gone = left_out(profile, sizes)
    kept = {path: size for path, size in sizes.items() if path not in gone}
    _fits(profile, kept)
    with telling(target):
        target.mkdir(parents=True, exist_ok=True)
    stale = _files_of(target) - kept.keys() - profile.add.keys()
    changed = _changed(source, target, kept)
    _write(source, target, [path for path in changed if not path.startswith(_LAST)])
    _add(target, profile)
    removed = _remove(target, stale)
    _write(source, target, [path for path in changed if path.startswith(_LAST)])
    same = len(kept) - len(changed)
    return Exported(copy.current, len(changed), same, removed, tuple(sorted(gone)))


def _genuine(copy: Copy, source: Path, now: datetime.datetime) -> dict[str, int]:
    """Path and size of each file of the release; what else lies in the copy is nobody's to publish.

    Raises:
        CopyError: a file is missing, or is not the signed one.
    """
    found = verify(copy.folder, None, now, lambda done, of: None)
    if not found.genuine:
        raise CopyError(
            f"files of this copy are missing, or not as they were signed: {copy.folder}",
            "“zhiquan-mirror verify” tells which.",
        )
    paths = {one.path for one in listing(source)} - {*found.extra}
    return {path: (source / path).lstat().st_size for path in sorted(paths)}


def _outside(copy: Copy, target: Path) -> None:
    """Refuse a target inside the copy, which would be served or removed."""
    if target.resolve().is_relative_to(copy.folder.resolve()):
        raise CopyError(f"{target} is inside the copy", "Name a folder elsewhere.")


def _fits(profile: Profile, sizes: dict[str, int]) -> None:
    """Refuse what the host would not take; all that is in the way at once.

    Raises:
        CopyError: it does not fit.
    """
    broken = check(profile, sizes)
    if broken:
        raise CopyError("; ".join(broken))


def _files_of(target: Path) -> set[str]:
    """Files of an earlier export: those that its manifest names, and all of ``release/``."""
    with suppress(CopyError, RefusedError):
        manifest = Manifest.parse(read(target, f"{RELEASE}/{MANIFEST}", MAX_BYTES * 100))
        release = {f"{RELEASE}/{one.path}" for one in listing(target / RELEASE)}
        return {*manifest.files, *release}
    return set()


def _changed(source: Path, target: Path, paths: Iterable[str]) -> list[str]:
    """What has to be written."""
    wanted = hash_tree(source, sorted(paths)).files
    return sorted(faults(target, wanted))


def _write(source: Path, target: Path, paths: list[str]) -> None:
    """Write beside, then move each file into its place."""
    with telling(target), open_folder(target) as folder, open_folder(source) as held:
        _clear(target)
        with Tree(target / _STAGE) as stage:
            for path in paths:
                stage.write(path, _chunks(held, path))
            stage.give(folder)
            stage.abort()


def _add(target: Path, profile: Profile) -> None:
    """Files for the host, those that are not there as they should be."""
    with telling(target), open_folder(target) as folder:
        for path, data in profile.add.items():
            with suppress(CopyError, RefusedError):
                if read(folder, path, len(data)) == data:
                    continue
            with suppress(FileNotFoundError):
                folder.remove(path)
            _put(folder, path, data)


def _clear(target: Path) -> None:
    """Remove what an export that broke off has left."""
    stage = target / _STAGE
    if stage.is_dir() and not stage.is_symlink():
        with open_folder(target) as folder:
            for one in listing(stage):
                if one.kind == "file":
                    folder.remove(f"{_STAGE}/{one.path}")
        for path in sorted(stage.rglob("*"), reverse=True):
            path.rmdir()
        stage.rmdir()


def _chunks(folder: Folder, path: str) -> Iterator[bytes]:
    with open(folder.open(path), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        while data := file.read(_CHUNK):
            yield data


def _put(folder: Folder, path: str, data: bytes) -> None:
    with open(folder.create(path), "wb") as file:  # noqa: PTH123 - a descriptor, not a path
        file.write(data)


def _remove(target: Path, paths: set[str]) -> int:
    """Remove files of an older release, and the folders that they leave empty."""
    with telling(target), open_folder(target) as folder:
        for path in sorted(paths):
            with suppress(FileNotFoundError):  # somebody else has removed it before
                folder.remove(path)
    for parent in sorted({p for path in paths for p in Path(path).parents}, reverse=True):
        if parent != Path():
            with suppress(OSError):
                (target / parent).rmdir()
    return len(paths)
