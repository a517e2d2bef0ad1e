"""The preview: on this machine alone, and new as soon as something changes."""

from __future__ import annotations

import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.site.running import SECONDS, environment
from tests.sites import ROOT, TOPIC_EN, hear_ctrl_c, write_content

_SERVING = re.compile(r"Serving http://127\.0\.0\.1:(\d+)/")


def _pour(stream: object, lines: queue.Queue[str]) -> None:
    for line in iter(stream.readline, ""):  # type: ignore[attr-defined]
        lines.put(line)


def _port(process: subprocess.Popen[str]) -> int:
    """The port that the preview says it serves."""
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_pour, args=(process.stdout, lines), daemon=True).start()
    while True:
        found = _SERVING.search(lines.get(timeout=SECONDS))
        if found:
            return int(found.group(1))


@contextmanager
def _preview(content: Path, output: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """A running preview; ended, by its own id, whatever happens."""
    command = [sys.executable, "-m", "plugins.build", "preview", str(content), str(output)]
    process = subprocess.Popen(
        [*command, "--port", "0"],
        cwd=ROOT,
        env=environment(),
        preexec_fn=hear_ctrl_c,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        yield _port(process), process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _page(port: int, path: str = "en/topics/speech.html") -> str:
    address = f"http://127.0.0.1:{port}/{path}"
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        return str(answer.read().decode("utf-8"))


def _wait_for(true: Callable[[], bool]) -> bool:
    """Ask again and again, but not for ever."""
    end = time.monotonic() + SECONDS
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=2).close()
    except OSError:
        return False
    return True


@pytest.mark.slow
def test_preview(tmp_path: Path) -> None:
    """It serves 127.0.0.1 and no other address, follows changes, survives mistakes, ends."""
    content = write_content(tmp_path)
    text = content / "topics/speech/en.md"
    with _preview(content, tmp_path / "output") as (port, process):
        assert "Words may be said" in _page(port)
        assert [_answers(h, port) for h in ("127.0.0.1", "127.0.0.2", "::1")] == [
            True,
            False,
            False,
        ]

        text.write_text(TOPIC_EN + "\n[A mistake](topic:nothing)\n", "utf-8")
        text.write_text(TOPIC_EN.replace("Words may be", "Anything may be"), "utf-8")
        assert _wait_for(lambda: "Anything may be said" in _page(port))

        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
