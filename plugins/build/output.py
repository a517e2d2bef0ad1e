"""Writing the finished site: all or nothing, and only what changed.

    write_tree(Path("output"), {"en/index.html": b"…"})

Everything is made before the first byte is written, so a failed build leaves the last
good output as it was. Files whose bytes are the same are not touched, so that their
times stay and a copy by rsync stays small. What an earlier build wrote and this one did
not is removed; files that no build wrote are left alone. ``.manifest`` in the output
remembers them: one line a file, SHA-256 and path, sorted.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.errors import SetupError

MANIFEST = ".manifest"


@dataclass(frozen=True)
class Written:
    """What a write did."""

    written: int
    unchanged: int
    removed: int


def write_tree(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make ``folder`` hold ``files``.

    Raises:
        SetupError: the folder cannot be written.
    """
    try:
        return _write_tree(folder, files)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SetupError(f"the output cannot be written: {error.filename}: {reason}") from error


def _write_tree(folder: Path, files: Mapping[str, bytes]) -> Written:
    folder.mkdir(parents=True, exist_ok=True)
    before = _read_manifest(folder)
    in_the_way = {path for path in before - files.keys() if _in_the_way(path, files)}
    for path in sorted(in_the_way):
        _remove(folder, path)
    written = sum(replace_file(folder / path, data) for path, data in sorted(files.items()))
    gone = before - files.keys()
    for path in sorted(gone - in_the_way):
        _remove(folder, path)
    replace_file(folder / MANIFEST, _manifest(files))
    return Written(written, len(files) - written, len(gone))


def _in_the_way(old: str, files: Mapping[str, bytes]) -> bool:
    """Whether a file of the last build stands where a folder must be now, or below a file."""
    parents = {str(parent) for parent in PurePosixPath(old).parents}
    return bool(parents & files.keys()) or any(new.startswith(f"{old}/") for new in files)


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = [
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())
    ]
    return "".join(lines).encode("utf-8")


def _read_manifest(folder: Path) -> set[str]:
    """Paths that the last build wrote; a path that leads out of the folder is ignored."""
    with contextlib.suppress(FileNotFoundError):
        lines = (folder / MANIFEST).read_text("utf-8", "replace").splitlines()
        paths = {line.partition("  ")[2] for line in lines}
        root = folder.resolve()
        return {p for p in paths if p and (folder / p).resolve().is_relative_to(root)}
    return set()


def replace_file(path: Path, data: bytes, mode: int = 0o644) -> bool:
    """Replace a file in one step, unless it holds these bytes already; whether it did not."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".zhiquan-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _remove(folder: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for parent in (folder / path).parents:
        if parent == folder:
            return
        with contextlib.suppress(OSError):
            parent.rmdir()
