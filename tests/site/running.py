"""Running the project's commands the way a person does, and looking at what they leave.

done = run("plugins.build", "check", content)
assert done.returncode == 0, done.stderr
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.sites import ROOT

Command = subprocess.CompletedProcess[str]
SECONDS = 120  # a command that hangs ends a test; none takes a tenth of this


def environment(project: Path = ROOT, **changes: str) -> dict[str, str]:
    """This process's environment, with ``project`` as the place to import from."""
    own = {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    return {**os.environ, **own, **changes}


def run(
    module: str,
    *arguments: str | Path,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
) -> Command:
    """Run ``python -m module`` with arguments and wait for its end."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        env={**environment(), **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def times(folder: Path) -> dict[str, int]:
    """When each file and folder below a folder was last changed."""
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*")}
