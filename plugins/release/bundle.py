"""The client as every release carries it, so that one mirror can start the next.

    files = bundle(ROOT, Fetched.from_registry(ROOT, cache))
    files["zhiquan-mirror.pyz"], files["zstd/cp312-linux-x86_64.whl"]

One zip file that Python runs, with everything in it that is pure Python, and beside it the one
part that is not, for the usual systems (decision 0017). Dependencies are taken from the
registry as wheels, by the hashes of ``requirements/mirror.txt``. Nothing is compressed anew and
no time is noted, so the same commit gives the same bytes. Putting it into a release is left to
``content``.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import SetupError

PYTHONS = ("3.11", "3.12", "3.13")  # later ones have Zstandard
SYSTEMS = {
    "linux-x86_64": "manylinux2014_x86_64",
    "linux-arm64": "manylinux2014_aarch64",
    "macos-arm64": "macosx_11_0_arm64",
    "windows-x86_64": "win_amd64",
}
CHECKER = "zhiquan-check.py"
CLIENT = "zhiquan-mirror.pyz"

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file knows
_NATIVE = "backports_zstd"
_LEFT_OUT = re.compile(r"(^|/)(test_data|tests|__pycache__)/|/RECORD$|\.pyc$|\.sh$")
_MAIN = b"""import sys

from zhiquan_mirror.cli import main

sys.exit(main())
"""


@dataclass(frozen=True)
class Wheels:
    """What the client needs, as files.

    Args:
        pure: wheels of pure Python.
        native: the wheel of Zstandard for each system, by the name it gets in a release.
    """

    pure: tuple[Path, ...]
    native: Mapping[str, Path]

    @classmethod
    def from_registry(cls, root: Path, cache: Path) -> Wheels:
        """Fetch them, each checked by its hash.

        Raises:
            SetupError: they cannot be had.
        """
        here = _download(root, cache / "pure", [])
        pure = tuple(path for path in here if path.name.endswith("-none-any.whl"))
        native = {}
        for python in PYTHONS:
            for system, platform in SYSTEMS.items():
                wanted = ["--python-version", python, "--platform", platform]
                found = _download(root, cache / f"{python}-{system}", wanted)
                name = f"cp{python.replace('.', '')}-{system}"
                native[name] = next(p for p in found if p.name.startswith(_NATIVE))
        return cls(pure, native)


def bundle(root: Path, wheels: Wheels) -> dict[str, bytes]:
    """The files of ``release/client/``.

    Args:
        root: of the repository.
        wheels: what the client needs.
    """
    natives = {f"zstd/{tag}.whl": path.read_bytes() for tag, path in wheels.native.items()}
    checker = (root / "mirror" / "checker.py").read_bytes()
    return {CHECKER: checker, CLIENT: zipapp(root / "mirror", wheels.pure), **natives}


def zipapp(client: Path, wheels: Iterable[Path]) -> bytes:
    """One file that Python runs: the client and what it needs."""
    files = {"__main__.py": _MAIN}
    for wheel in wheels:
        files.update(_of_wheel(wheel))
    files.update(_of_client(client))
    return b"#!/usr/bin/env python3\n" + _zip(files)


def _of_client(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        ours = path.suffix == ".py" or name.startswith("hosting/")
        if ours and path.is_file() and not _LEFT_OUT.search(name):
            yield f"zhiquan_mirror/{name}", path.read_bytes()


def _of_wheel(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """The code of a wheel, and its licence."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and not _LEFT_OUT.search(name):
                yield name, archive.read(name)


def _zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file without times or compression: zlib's output differs between its versions."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, files[name])
    return target.getvalue()


def _download(root: Path, folder: Path, options: list[str]) -> list[Path]:
    """The wheels of the locked requirements for one system.

    Raises:
        SetupError: pip could not.
    """
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--only-binary", ":all:", "--dest", str(folder), *options]
    command += ["--requirement", str(root / "requirements" / "mirror.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["pip failed"]
        raise SetupError(f"what the client needs cannot be fetched: {reason[0]}")
    return sorted(folder.glob("*.whl"))
