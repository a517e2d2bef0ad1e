"""What the client needs: lines of the lock without markers, and wheels for the usual systems."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mirror import native
from plugins.errors import SetupError
from plugins.release import wheels
from tests.sites import ROOT, text

LOCK = text(
    r"""
    backports-zstd==1.8.0 ; python_full_version < '3.14' \
        --hash=sha256:01 \
        --hash=sha256:02
    colorama==0.4.6 ; sys_platform == 'win32' \
        --hash=sha256:03
    tqdm==4.70.1 \
        --hash=sha256:04 \
        --hash=sha256:05
    tuf==7.0.1 \
        --hash=sha256:06
    """
)


def test_markers_are_taken_from_the_lines() -> None:
    """pip would judge them by its own Python; each line keeps all of its hashes."""
    pure, native_ = wheels.requirements(LOCK)

    assert native_.split() == [
        *("backports-zstd==1.8.0\\", "--hash=sha256:01", "\\", "--hash=sha256:02")
    ]
    assert pure == LOCK[LOCK.index("tqdm") :]


def test_the_real_lock_is_read_whole() -> None:
    """Every package is in one of the two, or is for one system alone."""
    lock = (ROOT / "requirements/mirror.txt").read_text("utf-8")
    pure, native_ = wheels.requirements(lock)
    named = {line.split("==")[0] for line in lock.splitlines() if "==" in line and line[0] != " "}
    found = {line.split("==")[0] for line in (pure + native_).splitlines() if line[0] != " "}

    assert named - found == {"colorama"}
    assert (pure + native_).count("--hash") == lock.count("--hash") - 2
    assert ";" not in pure + native_


def test_the_names_are_those_that_the_client_asks_for() -> None:
    """``mirror.native`` looks for the wheel of its own Python and system by this name."""
    tags = {f"cp{p.replace('.', '')}-{system}" for p in wheels.PYTHONS for system in wheels.SYSTEMS}

    assert not native.tag() or sys.version_info >= (3, 14) or native.tag() in tags


def test_a_package_that_is_not_pure_python_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file cannot hold it."""

    def download(lines: str, folder: Path, options: list[str]) -> list[Path]:
        return [folder / "tuf-7-cp312-cp312-linux_x86_64.whl"]

    monkeypatch.setattr(wheels, "_download", download)
    with pytest.raises(SetupError, match="cannot be one file with tuf-7-cp312"):
        wheels.fetch(ROOT, tmp_path, lambda step, done, total: None)


def test_what_pip_says_is_told(tmp_path: Path) -> None:
    """In one sentence, without a traceback."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/mirror.txt").write_text("tuf==0 --hash=sha256:00\n")

    with pytest.raises(SetupError, match="what the client needs cannot be fetched: "):
        wheels.fetch(tmp_path, tmp_path / "cache", lambda step, done, total: None)


@pytest.mark.slow
def test_the_client_installs_alone(tmp_path: Path) -> None:
    """``pip install ./mirror``: a package of its own with all its rooms and configurations."""
    beside = shutil.ignore_patterns("build", "*.egg-info", "__pycache__")
    source = Path(shutil.copytree(ROOT / "mirror", tmp_path / "mirror", ignore=beside))
    wanted = {
        f"zhiquan_mirror/{path.relative_to(source).as_posix()}"
        for path in source.rglob("*")
        if path.suffix == ".py" or path.parent.name == "hosting"
    }
    built = pip("wheel", "--no-deps", "--wheel-dir", tmp_path, source)
    if "No matching distribution" in built.stderr:
        pytest.skip("pip cannot fetch setuptools, with which the client is packed")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("zhiquan_mirror-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        (commands,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        entry = archive.read(commands).decode("ascii")

    assert "zhiquan-mirror = zhiquan_mirror.cli:main" in entry
    assert held == wanted


def pip(*arguments: object) -> subprocess.CompletedProcess[str]:
    """What pip says and ends with."""
    command = [sys.executable, "-m", "pip", "--quiet", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
