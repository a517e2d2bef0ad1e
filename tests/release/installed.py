"""Wheels made of what is installed here, so that tests can make the client's bundle offline.

    wheels = installed_wheels(folder)

They hold the same files as those of the registry; only their names are shorter.
"""

from __future__ import annotations

import importlib.metadata
import zipfile
from pathlib import Path

from mirror import native
from plugins.release.wheels import Wheels

PURE = ("pysocks", "securesystemslib", "tqdm", "tuf", "urllib3")


def installed_wheels(folder: Path) -> Wheels:
    """What the client needs, for this Python and system alone."""
    folder.mkdir(parents=True)
    natives = {}
    if native.tag() and _is_installed("backports.zstd"):
        natives[native.tag()] = _wheel("backports.zstd", folder)
    return Wheels(tuple(_wheel(name, folder) for name in PURE), natives)


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _wheel(name: str, folder: Path) -> Path:
    found = importlib.metadata.distribution(name)
    path = folder / f"{name}-{found.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file in found.files or []:
            inside = not file.as_posix().startswith("..")
            if inside and "__pycache__" not in file.parts:
                archive.writestr(file.as_posix(), file.locate().read_bytes())
    return path
