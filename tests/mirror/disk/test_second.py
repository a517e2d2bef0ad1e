"""A second process helps, and nothing depends on it."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from mirror.disk import second


def test_numbers_are_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of the two asks, as many as a pipe may hold."""
    monkeypatch.setattr(second, "can_fork", lambda: True)

    numbers = second.numbers(second.MOST)
    with numbers as turns, second.second(lambda: json.dumps(list(turns)).encode()) as result:
        here = list(turns)
        there = json.loads(result() or b"")

    assert sorted([*here, *there]) == list(range(second.MOST))


def test_an_error_there_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a result is none."""
    monkeypatch.setattr(second, "can_fork", lambda: True)

    def work() -> bytes:
        raise ValueError

    with second.second(work) as result:
        assert result() is None


def test_it_ends_with_the_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the first is interrupted nothing goes on behind its back."""
    monkeypatch.setattr(second, "can_fork", lambda: True)
    begun = tmp_path / "begun"

    def work() -> bytes:
        begun.write_text(str(os.getpid()))
        time.sleep(600)
        return b""

    with pytest.raises(KeyboardInterrupt), second.second(work):
        while not (begun.exists() and begun.read_text()):
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)
