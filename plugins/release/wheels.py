"""What the client needs, as wheels from the registry, each checked by the hash of its lock.

    wheels = fetch(ROOT, cache, bars.show)
    wheels.pure                               # the same for every Python and system
    wheels.native["cp312-linux-x86_64"]       # Zstandard, which Pythons before 3.14 lack

pip judges a marker such as ``python_version < '3.14'`` by the Python that runs it, whatever
system is asked for. So lines of ``requirements/mirror.txt`` are given to it without markers: the
one of Zstandard for each system, those that hold everywhere once. What holds on one system only
(colours on old Windows consoles) is left out, and the client does without.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import SetupError
from plugins.release.disk import read

PYTHONS = ("3.11", "3.12", "3.13")  # later ones have Zstandard
SYSTEMS = {
    "linux-x86_64": "manylinux2014_x86_64",
    "linux-arm64": "manylinux2014_aarch64",
    "macos-arm64": "macosx_11_0_arm64",
    "windows-x86_64": "win_amd64",
}

_LOCK = Path("requirements", "mirror.txt")
_NATIVE = "backports-zstd"
_REQUIREMENT = re.compile(r"^([a-z0-9-]+)==[^\s\\]+( ; [^\\\n]*)?(?:[^\\\n]*\\\n)*.*$", re.M)

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Wheels:
    """What the client needs, as files.

    Args:
        pure: wheels of pure Python.
        native: the wheel of Zstandard for each system, by the name it gets in a release.
    """

    pure: tuple[Path, ...]
    native: Mapping[str, Path]


def fetch(root: Path, cache: Path, progress: Progress) -> Wheels:
    """Fetch them.

    Args:
        root: of the repository.
        cache: a folder for them.
        progress: told the step, how many downloads are done, and of how many.

    Raises:
        SetupError: they cannot be had.
    """
    pure, native = requirements(read(root / _LOCK).decode("utf-8"))
    targets = {
        f"cp{python.replace('.', '')}-{system}": ["--python-version", python, "--platform", name]
        for python in PYTHONS
        for system, name in SYSTEMS.items()
    }
    every = len(targets) + 1
    found = _download(pure, cache / "pure", [])
    natives = {}
    for done, (tag, options) in enumerate(targets.items(), 1):
        progress("fetch", done, every)
        natives[tag] = _download(native, cache / tag, options)[0]
    progress("fetch", every, every)
    return Wheels(_all_pure(found), natives)


def requirements(lock: str) -> tuple[str, str]:
    """Of a lock: what is needed everywhere, and Zstandard, both without markers."""
    pure, native = [], []
    for match in _REQUIREMENT.finditer(lock):
        name, marker = match[1], match[2] or ""
        if name == _NATIVE:
            native.append(match[0].replace(marker, "", 1))
        elif not marker:
            pure.append(match[0])
    return "\n".join(pure) + "\n", "\n".join(native) + "\n"


def _all_pure(wheels: list[Path]) -> tuple[Path, ...]:
    """The same wheels, if each is for every Python and system.

    Raises:
        SetupError: one is not, so one file would not do.
    """
    other = [path.name for path in wheels if not path.name.endswith("-none-any.whl")]
    if other:
        raise SetupError(f"the client cannot be one file with {', '.join(other)} in it")
    return tuple(wheels)


def _download(lines: str, folder: Path, options: list[str]) -> list[Path]:
    """The wheels of some requirements for one system.

    Raises:
        SetupError: pip could not.
    """
    folder.mkdir(parents=True)
    wanted = folder / "requirements.txt"
    wanted.write_text(lines, "utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--only-binary", ":all:", "--dest", str(folder), *options]
    command += ["--requirement", str(wanted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["pip failed"]
        raise SetupError(f"what the client needs cannot be fetched: {reason[0]}")
    return sorted(folder.glob("*.whl"))
