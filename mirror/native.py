"""Gets Zstandard for Pythons that lack it, from the release itself.

    module = wanted()                        # 'client/zstd/cp312-linux-x86_64.whl', or ''
    install(folder, data)                    # unpacked once, found by ``add`` ever after

Python has it from 3.14 on. For older ones a release carries the backport for the usual
systems. It is fetched only after the index that names it is proven, so whoever signs releases
vouches for it, as for the client itself; so nothing is run where the root was only found (see
``ways/bring``), nor what another user can have put there. Elsewhere the client works without,
page by page.
"""

from __future__ import annotations

import importlib
import io
import os
import platform
import re
import stat
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

from .disk.folder import is_link
from .disk.trees import remove
from .errors import CopyError, FormatError
from .format import zstd

FOLDER = "client/zstd"

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+/-]*")
_SYSTEMS = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}
_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
MAX_WHEEL = 5_000_000  # bytes
_MAX_BYTES = 20_000_000  # of the unpacked wheel
_NO_WHEEL = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def tag() -> str:
    """This Python, system and processor as the carried wheels are named, or ''.

    Linux means one with GNU's C library, which is what the wheels are built for.
    """
    system = _SYSTEMS.get(platform.system(), "")
    machine = _MACHINES.get(platform.machine().lower(), "")
    if not system or not machine or sys.implementation.name != "cpython":
        return ""
    if system == "linux" and platform.libc_ver()[0] != "glibc":
        return ""
    return f"cp{sys.version_info.major}{sys.version_info.minor}-{system}-{machine}"


def wanted() -> str:
    """The file of a release, below ``release/``, that would bring Zstandard; '' if not needed."""
    return "" if zstd.available() or not tag() else f"{FOLDER}/{tag()}.whl"


def add(folder: Path) -> bool:
    """Let Python find what was unpacked before; whether there is Zstandard now."""
    if not zstd.available() and _is_ours(folder):
        sys.path.append(str(folder))
        importlib.invalidate_caches()
    return zstd.available()


def install(folder: Path, wheel: bytes) -> bool:
    """Unpack a wheel that was proven; whether there is Zstandard now.

    Raises:
        FormatError: it is no wheel, or would unpack elsewhere.
        CopyError: it cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=folder.parent) as whole:
            _unpack(wheel, Path(whole) / folder.name)
            remove(folder)
            (Path(whole) / folder.name).rename(folder)
    except _NO_WHEEL as error:
        raise FormatError(f"the carried Zstandard is no wheel ({error})") from None
    except OSError as error:
        raise CopyError(f"Zstandard cannot be unpacked ({error.strerror})") from error
    return add(folder)


def _unpack(wheel: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        _check(archive)
        folder.mkdir(0o755)
        folder.chmod(0o755)  # whatever the volunteer's umask is: see _is_ours
        archive.extractall(folder)


def _is_ours(folder: Path) -> bool:
    """Whether this user alone can have put there what would be run; Windows does not tell."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    if is_link(status) or not stat.S_ISDIR(status.st_mode):
        return False
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse paths that lead out, and more bytes than such a module has."""
    entries = archive.infolist()
    if not all(_PLAIN.fullmatch(e.filename) and ".." not in e.filename for e in entries):
        raise FormatError("the carried Zstandard would unpack elsewhere")
    if sum(entry.file_size for entry in entries) > _MAX_BYTES:
        raise FormatError("the carried Zstandard is too large")
