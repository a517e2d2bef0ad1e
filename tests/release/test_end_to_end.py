"""The whole life of a release with real parts: builder, commands, nginx, client, ssh-keygen.

``life.py`` publishes four releases with the commands that people type, and keeps a copy of each.
Every test then has mirrors of its own that serve one of these, and a volunteer of its own.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plugins.release.opening import open_key
from plugins.release.passphrase import Source
from plugins.release.renewal import renew
from plugins.release.store import Store
from tests.mirror.hosting.servers import open_folder, running
from tests.mirror.proxy import Proxy
from tests.mirror.volunteer import Volunteer
from tests.release.life import WITHDRAWN, Life
from tests.sites import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.server]

DAY = datetime.timedelta(days=1)
GONE = ("yu-jie", "Yu Jie", "余杰", "餘杰")


@dataclass(frozen=True)
class Said:
    """What the client answered with ``--json``, and what it ended with."""

    code: int
    answer: dict[str, Any]


@pytest.fixture(scope="module")
def life() -> Iterator[Life]:
    """Four releases: the first, an edit, a withdrawal, a stolen key replaced; then renewed."""
    with open_folder() as folder:
        found = Life(folder)
        found.begin()
        found.edit()
        found.withdraw()
        found.replace_stolen_key()
        found.renew()
        found.keep("renewed")
        yield found


Serve = Callable[[Path], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a folder by nginx, with the configuration that volunteers get; its address."""
    with contextlib.ExitStack() as stack:

        def start(site: Path) -> str:
            folder = stack.enter_context(open_folder())
            server = stack.enter_context(running("nginx", site, folder / "server"))
            return f"http://127.0.0.1:{server.port}/"

        yield start


@pytest.fixture
def bad(life: Life) -> Iterator[Callable[[str], Path]]:
    """A mirror's folder with a stage in it, to be spoilt."""
    with open_folder() as folder:

        def copy(stage: str) -> Path:
            return Path(shutil.copytree(life.stages[stage], folder / stage))

        yield copy


def client(*arguments: object) -> Said:
    """The client as a volunteer runs it, in a process of its own."""
    command = [sys.executable, "-m", "mirror", *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout, done.stderr
    return Said(done.returncode, json.loads(done.stdout))


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


def told(said: Said, source: object) -> str:
    """How the client says a source stood."""
    return str(said.answer["sources"][str(source)])


# --- signing


def test_an_editor_with_a_build_of_their_own_is_told_that_it_is_the_same(life: Life) -> None:
    """Mei compared, An had nothing but the request: each reads what they may rely on."""
    assert "THE SAME as your own build" in life.words["1 mei"]
    assert "NOT COMPARED" in life.words["1 an"]
    assert "topics/speech" in life.words["2 li"]
    assert re.search(rf"Withdrawn\n.*\({WITHDRAWN}\)", life.words["3 an"])


def test_a_machine_of_an_editor_holds_only_what_was_sent_and_their_key(life: Life) -> None:
    """Nobody needed the publisher's folder to sign."""
    found = {path.name for path in life.desk("an").iterdir()}

    assert found == {"keys", "signatures"} | {
        f"{n}.{kind}.request" for n, kind in ((1, "release"), (3, "release"))
    }


def test_what_is_published_names_nobody(life: Life) -> None:
    """No nickname of a key, no path of the publisher's machine."""
    words = [str(life.folder).encode(), *(f'"{name}"'.encode() for name in ("mei", "an"))]
    for path in life.stages["renewed"].rglob("*"):
        if path.is_file() and "client" not in path.parts:
            data = path.read_bytes()
            assert not any(word in data for word in words), path


# --- fetching


def test_a_good_mirror_alone(life: Life, serve: Serve, tmp_path: Path) -> None:
    """The first sync takes the archive, and a second one finds nothing new in two requests."""
    url = serve(life.stages["1"])
    first = client("init", url, tmp_path / "copy", "--root", life.anchor())
    again = client("sync", tmp_path / "copy")

    assert (first.code, first.answer["way"]) == (0, "by archive")
    assert first.answer["requests"] <= 8 + 3  # and the client's own three files, to carry them on
    assert (again.code, again.answer["way"], again.answer["requests"]) == (0, "", 2)
    assert is_release(tmp_path / "copy", life, "1")


