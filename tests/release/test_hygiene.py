"""Nothing of the machine, the person or the day is in any published byte or name."""

from __future__ import annotations

import getpass
import os
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirror.format.zstd import bounded
from tests.release.making import SITE, Press, bytes_in, page

CANARY = "zq-canary-77ab"


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """Two releases, made by somebody whose name is everywhere on their machine."""
    for name in ("USER", "LOGNAME", "HOSTNAME", "EMAIL", "GIT_AUTHOR_NAME"):
        monkeypatch.setenv(name, CANARY)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    folder = tmp_path / CANARY
    client = folder / "client"
    client.mkdir(parents=True)
    (client / "zhiquan-mirror.pyz").write_bytes(b"program")
    press = Press(folder, client=client)
    press.publish(SITE)
    for path in press.store.public.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    press.publish({**SITE, "en/new.html": page("New", "<p>Words.</p>")})
    yield bytes_in(press.store.public)
    monkeypatch.undo()
    time.tzset()


def readable(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files, and what is inside those that are compressed."""
    inside = {
        f"{path} inside": bounded(data, 10**7)
        for path, data in files.items()
        if path.endswith(".zst")
    }
    packs = {path: data for path, data in files.items() if path.endswith(".pack")}
    heads = {
        f"{p} head": bounded(d[12 : 12 + int.from_bytes(d[8:12], "big")], 10**6)
        for p, d in packs.items()
    }
    return {**files, **inside, **heads}


def test_no_name_and_no_place(published: dict[str, bytes]) -> None:
    """User, host, home, the folder of the release; also in archives and packs."""
    traces = {CANARY, str(Path.home()), str(Path.cwd()), getpass.getuser(), socket.gethostname()}
    words = [trace.encode() for trace in traces if len(trace) > 4]
    found = [
        (path, word)
        for path, data in readable(published).items()
        for word in words
        if word in data or CANARY in path
    ]

    assert CANARY.encode() in words
    assert found == []


def test_no_time_but_expiry(published: dict[str, bytes]) -> None:
    """Of all times in ``release/`` each is one that TUF needs, and at midnight UTC."""
    moment = re.compile(rb'"([a-z_]+)":"(\d{4}-\d\d-\d\dT[^"]*)"')
    release = {p: d for p, d in readable(published).items() if p.startswith("release/")}
    times = {match for data in release.values() for match in moment.findall(data)}
    clock = re.compile(rb"20[2-9]\d-\d\d-\d\d|\d\d:\d\d:\d\d")
    elsewhere = {
        path
        for path, data in release.items()
        if clock.search(data) and "/tuf/" not in path and "inside" not in path
    }

    assert {name for name, _ in times} == {b"expires"}
    assert all(value.endswith(b"T00:00:00Z") for _, value in times)
    assert elsewhere == set()


def test_no_zone_and_no_program(published: dict[str, bytes]) -> None:
    """Neither the time zone nor the versions of what made it."""
    found = {
        path
        for path, data in readable(published).items()
        if path.startswith("release/") and re.search(rb"\+0800|CST|Python|Linux|tuf \d", data)
    }

    assert found == set()
