"""The client as every release carries it, so that one mirror can start the next.

    with TemporaryDirectory() as cache:
        files = bundle(ROOT, fetch(ROOT, Path(cache)))
    files["zhiquan-mirror.pyz"], files["zstd/cp312-linux-x86_64.whl"]

One zip file that Python runs, with everything in it that is pure Python, and beside it the one
part that is not, for the usual systems (decision 0018). Nothing is compressed anew and no time
is noted, so the same commit gives the same bytes, wherever and whenever it is made. Where what
the client needs comes from is for ``wheels``; putting it into a release for ``content``.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from plugins.errors import SetupError
from plugins.release.disk import read, remove, write
from plugins.release.wheels import Wheels

CHECKER = "zhiquan-check.py"
CLIENT = "zhiquan-mirror.pyz"

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file knows
_UNIX = 3
_MODES = {True: 0o040755, False: 0o100644}
_PACKAGE = "zhiquan_mirror"
_HOSTING = "hosting"
_SOURCE = Path("mirror", "checker.py")
_KEPT = re.compile(r"\.py$|/LICEN[CS]E[^/]*$")  # of a wheel: code, and on what terms
_LEFT_OUT = re.compile(r"(^|/)(test_data|tests)/")
_SHEBANG = b"#!/usr/bin/env python3\n"
_MAIN = b"""import sys

from zhiquan_mirror.cli import main

sys.exit(main())
"""


def bundle(root: Path, wheels: Wheels) -> dict[str, bytes]:
    """The files of ``release/client/``.

    Args:
        root: of the repository.
        wheels: what the client needs.

    Raises:
        SetupError: something of the client cannot be read.
    """
    natives = {f"zstd/{tag}.whl": read(path) for tag, path in wheels.native.items()}
    return {CHECKER: read(root / _SOURCE), CLIENT: zipapp(root, wheels), **natives}


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Let a folder hold just these files.

    Raises:
        SetupError: there is something else in it, which would be lost.
    """
    if folder.exists() and not (folder.is_dir() and _is_ours(folder)):
        raise SetupError(f"{folder} holds something else; choose another folder, or empty it")
    fresh = folder.with_name(folder.name + ".new")
    remove(fresh)
    for path, data in files.items():
        write(fresh / path, data)
    remove(folder)
    fresh.rename(folder)


def _is_ours(folder: Path) -> bool:
    return (folder / CLIENT).is_file() or not any(folder.iterdir())


def zipapp(root: Path, wheels: Wheels) -> bytes:
    """One file that Python runs: the client and what it needs, with their licences."""
    files = {"__main__.py": _MAIN, f"{_PACKAGE}/LICENSE": read(root / "LICENSE")}
    for wheel in wheels.pure:
        _add(files, _of_wheel(wheel))
    _add(files, _of_client(root / "mirror"))
    return _zip(files)


def _add(files: dict[str, bytes], more: Iterable[tuple[str, bytes]]) -> None:
    for name, data in more:
        if files.setdefault(name, data) != data:
            raise SetupError(f"two packages of the client have a file {name}")


def _of_client(folder: Path, name: str = _PACKAGE) -> Iterator[tuple[str, bytes]]:
    """The package and those in it, with the configurations; not what an installer left beside.

    The checker is a program of its own.
    """
    for path in sorted(folder.iterdir()):
        if (path / "__init__.py").is_file() or path.name == _HOSTING:
            yield from _of_client(path, f"{name}/{path.name}")
        elif (path.suffix == ".py" or folder.name == _HOSTING) and path.name != _SOURCE.name:
            yield f"{name}/{path.name}", read(path)


def _of_wheel(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """The code of a wheel, and its licence."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if _KEPT.search(name) and not _LEFT_OUT.search(name):
                yield name, archive.read(name)


def _zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file without times or compression: zlib's output differs between its versions.

    Folders have entries too, because Python finds a package without ``__init__.py`` by them.
    """
    folders = {f"{parent}/": b"" for name in files for parent in _parents(name)}
    target = io.BytesIO()
    target.write(_SHEBANG)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted({**folders, **files}.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _MODES[name.endswith("/")] << 16
            archive.writestr(entry, data)
    return target.getvalue()


def _parents(name: str) -> list[str]:
    return [path.as_posix() for path in PurePosixPath(name).parents if path.name]
