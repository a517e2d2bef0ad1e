"""One holder at a time, and none that is dead."""

from __future__ import annotations

import errno
import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from mirror.disk.lock import lock
from mirror.errors import CopyError
from tests.sites import ROOT

HOLD = """
import sys, pathlib
from mirror.disk.lock import lock
with lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_is_told_who_is_first(tmp_path: Path) -> None:
    """And what to do; a process that is killed leaves no lock behind."""
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(CopyError, match=f"process {holder.pid}") as told, lock(path):
            pass
        assert "wait" in told.value.hint
        holder.kill()
        holder.wait()

    assert path.exists()
    with lock(path):
        pass


def test_an_error_inside_gives_the_lock_back(tmp_path: Path) -> None:
    """And is not swallowed."""
    with pytest.raises(KeyError), lock(tmp_path / "lock"):
        raise KeyError
    with lock(tmp_path / "lock"):
        pass


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    """Its file would be emptied."""
    (tmp_path / "victim").write_text("untouched")
    (tmp_path / "lock").symlink_to("victim")

    with pytest.raises(CopyError, match="a link"), lock(tmp_path / "lock"):
        pass
    assert (tmp_path / "victim").read_text() == "untouched"


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOLCK, "knows no locks"), (errno.EIO, "has an error")]
)
def test_other_errors_are_told(
    tmp_path: Path, number: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Network disks without locks, and disks that fail."""

    def refuse(*_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(CopyError, match=words), lock(tmp_path / "lock"):
        pass
