"""Passphrases are asked for twice, never shown, and weak ones are refused."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.errors import SetupError
from plugins.release.passphrase import Source

GOOD = "six words that chance chose"


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let somebody type these at the terminal; returns the questions that were asked."""
    asked: list[str] = []
    left: Iterator[str] = iter(answers)

    def answer(question: str) -> str:
        asked.append(question)
        return next(left)

    monkeypatch.setattr(getpass, "getpass", answer)
    return asked


def test_a_new_passphrase_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of the fingers would lock a key for ever."""
    asked = typing(monkeypatch, GOOD, GOOD)

    assert Source().ask_new("New passphrase") == GOOD
    assert asked == ["New passphrase: ", "The same again: "]


def test_two_that_differ_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made then."""
    typing(monkeypatch, GOOD, GOOD + "!")

    with pytest.raises(SetupError, match="differ"):
        Source().ask_new("New passphrase")


def test_a_weak_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is typed again."""
    typing(monkeypatch, "short")

    with pytest.raises(SetupError, match="will not do: it has fewer than 12"):
        Source().ask_new("New passphrase")


def test_a_file_can_hold_it(tmp_path: Path) -> None:
    """Its first line, also from Windows; for machines that have nobody to type."""
    path = tmp_path / "passphrase"
    path.write_bytes(GOOD.encode() + b"\r\nmore")

    assert Source(path).ask_new("New passphrase") == GOOD


def test_no_terminal_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without one is told so."""

    def closed(question: str) -> str:
        raise EOFError

    monkeypatch.setattr(getpass, "getpass", closed)

    with pytest.raises(SetupError, match="no terminal"):
        Source().ask("Passphrase")


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    """With its path."""
    with pytest.raises(SetupError, match="missing cannot be read as a passphrase"):
        Source(tmp_path / "missing").ask("Passphrase")
