"""What volunteers do in tests of the whole life of a release, and what has become of a copy.

    copy = begun(tmp_path / "copy", life, "1", "http://127.0.0.1:8080/")
    said = client("sync", copy)
    said.code, told(said, "http://127.0.0.1:8080/"), is_release(copy, life, "2")

The client runs in a process of its own, as it does for a volunteer.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.release.opening import open_key
from plugins.release.passphrase import Source
from plugins.release.renewal import renew
from plugins.release.store import Store
from tests.release.life import Life
from tests.sites import ROOT


@dataclass(frozen=True)
class Said:
    """What the client answered with ``--json``, and what it ended with."""

    code: int
    answer: dict[str, Any]


def client(*arguments: object) -> Said:
    """The client as a volunteer runs it, in a process of its own."""
    command = [sys.executable, "-m", "mirror", *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout, done.stderr
    return Said(done.returncode, json.loads(done.stdout))


def begun(
    copy: Path, life: Life, stage: str, *sources: object, options: tuple[str, ...] = ()
) -> Path:
    """A copy that has a release already, and from now on asks only these sources."""
    said = client("init", life.stages[stage], copy, "--root", life.anchor(), *options)
    assert said.code == 0
    config = copy / ".zhiquan" / "config.json"
    told = {**json.loads(config.read_text("utf-8")), "sources": [str(s) for s in sources]}
    if sources:
        config.write_text(json.dumps(told), "utf-8")
    return copy


def bare(program: Path, folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run one file with the bare Python: no packages, no settings, nothing of this repository."""
    python = getattr(sys, "_base_executable", sys.executable)
    command = [python, "-I", "-S", str(program), *map(str, arguments)]
    environment = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env=environment, check=False
    )


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line as somebody types it."""
    return subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, text=True, cwd=folder, check=False
    )


def site_of(folder: Path) -> dict[str, bytes]:
    """The files of a site, without ``release/``."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if path.is_file() and not name.startswith("release/")
    }


def is_release(copy: Path, life: Life, stage: str) -> bool:
    """Whether a copy serves just what was published then, and proves it."""
    same = site_of(copy / "site") == site_of(life.stages[stage])
    return same and client("verify", copy).code == 0


def spoil(site: Path, pattern: str) -> None:
    """Change one byte of each file that matches."""
    paths = [path for path in sorted(site.glob(pattern)) if path.is_file()]
    assert paths, pattern
    for path in paths:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)


def without_shortcuts(site: Path) -> Path:
    """What a host for small files has: no archive and no pack, so that clients walk."""
    for name in ("packs", "archives"):
        shutil.rmtree(site / "release" / name, ignore_errors=True)
    return site


def mentions(copy: Path, name: str) -> bool:
    """Whether any file of a copy has a name in its path or its bytes, unpacked or not."""
    return any(
        name in path.as_posix() or name.encode() in path.read_bytes()
        for path in copy.rglob("*")
        if path.is_file() and "client" not in path.parts
    )


def told(said: Said, source: object) -> str:
    """How the client says a source stood."""
    return str(said.answer["sources"][str(source)])


def renewed_later(life: Life, folder: Path, later: datetime.datetime) -> Path:
    """What ``make renew`` publishes on a later day."""
    releases = Path(shutil.copytree(life.releases, folder / "releases"))
    key = life.desk("publisher") / "keys" / "publisher.publisher.key"
    renew(Store(releases), later, lambda: open_key(key, Source()))
    return releases / "public"


def typed(line: str, home: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line as a volunteer types it, in a home of their own, where Python has no packages."""
    return subprocess.run(
        ["/bin/sh", "-c", line],
        capture_output=True,
        text=True,
        cwd=folder,
        env=at_home(home),
        check=False,
    )


def looked_at(line: str, home: Path) -> bytes:
    """The first page of the address that a line prints, which shows a copy until it is ended."""
    command = ["/bin/sh", "-c", f"exec {line} --port 0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=home, env=at_home(home)
    ) as process:
        assert process.stdout
        said = process.stdout.readline().decode("utf-8")
        try:
            with urllib.request.urlopen(said.split(" ")[0], timeout=30) as answer:
                return bytes(answer.read())
        finally:
            process.terminate()


def at_home(home: Path) -> dict[str, str]:
    """The environment of somebody who has nothing but Python."""
    python = home / "bin" / "python3"
    if not python.exists():
        python.parent.mkdir(parents=True)
        bare_python = getattr(sys, "_base_executable", sys.executable)
        python.write_text(f'#!/bin/sh\nexec {bare_python} -I -S "$@"\n', "ascii")
        python.chmod(0o755)
    return {"HOME": str(home), "PATH": f"{python.parent}:{os.environ['PATH']}"}
