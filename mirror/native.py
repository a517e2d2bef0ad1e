"""Gets Zstandard for Pythons that lack it, from the release itself.

    module = wanted()                        # 'client/zstd/cp312-linux-x86_64.whl', or ''
    install(folder, data)                    # unpacked once, found by ``add`` ever after

Python has it from 3.14 on. For older ones a release carries the backport for the usual
systems. It is fetched only after the index that names it is proven, so whoever signs releases
vouches for it, as for the client itself. Elsewhere the client works without, page by page.
"""

from __future__ import annotations

import importlib
import io
import platform
import sys
import zipfile
from pathlib import Path, PurePosixPath

from .errors import CopyError, FormatError
from .format import zstd

FOLDER = "client/zstd"

_SYSTEMS = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}
_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
_MAX_BYTES = 20_000_000  # of the unpacked wheel


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
    if not zstd.available() and folder.is_dir():
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
        with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
            _check(archive)
            folder.mkdir(parents=True, exist_ok=True)
            archive.extractall(folder)
    except zipfile.BadZipFile as error:
        raise FormatError(f"the carried Zstandard is no wheel ({error})") from None
    except OSError as error:
        raise CopyError(f"Zstandard cannot be unpacked ({error.strerror})") from error
    return add(folder)


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse paths that lead out, and more bytes than such a module has."""
    entries = archive.infolist()
    if any(".." in PurePosixPath(e.filename).parts or e.filename[:1] in "/\\" for e in entries):
        raise FormatError("the carried Zstandard would unpack elsewhere")
    if sum(entry.file_size for entry in entries) > _MAX_BYTES:
        raise FormatError("the carried Zstandard is too large")
