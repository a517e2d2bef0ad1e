"""A second converter's opinion, where one is installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from plugins.build.story import Options, check_site
from plugins.build.templates import Theme
from plugins.checks import second
from plugins.errors import Problem, SetupError
from tests.sites import SMALL, THEME, write_content

TEXT = "topics/speech/zh-Hans.md"


def asked(tmp_path: Path, words: str, approved: str = "") -> list[Problem]:
    """What the second converter says of a text of the small site."""
    files = {TEXT: SMALL[TEXT] + words, "approved.txt": approved}
    content = write_content(tmp_path, files)
    read, rendering, problems = check_site(Options(content, THEME), Theme(THEME))
    second.second_opinion(read, rendering, problems)
    return [problem for problem in problems if problem.rule == "second-opinion"]


def other_words(text: str) -> str:
    """A stand-in that disagrees about one word and writes a free spelling."""
    return text.replace("头发", "頭發").replace("台", "臺")


def test_a_disagreement_is_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each character that the two write differently, at its place, with the line to paste."""
    monkeypatch.setattr(second, "_zhconv", lambda: other_words)
    problems = asked(tmp_path, "\n头发在台上。\n")
    about = [problem for problem in problems if "“發”" in problem.message]

    assert [problem.severity for problem in about] == ["warning"]
    assert "approved.txt" in about[0].hint


def test_what_is_approved_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line of the hint, pasted into approved.txt, ends the question."""
    monkeypatch.setattr(second, "_zhconv", lambda: other_words)
    (problem,) = (p for p in asked(tmp_path / "a", "\n头发在台上。\n") if "“發”" in p.message)
    line = problem.hint.split("approved.txt: ")[1]
    again = asked(tmp_path / "b", "\n头发在台上。\n", approved=line + "\n")

    assert [p for p in again if "“發”" in p.message] == []


@pytest.mark.skipif(importlib.util.find_spec("zhconv_rs") is not None, reason="it is installed")
def test_without_a_second_converter(tmp_path: Path) -> None:
    """The command says how to get one, without a traceback."""
    with pytest.raises(SetupError, match="make second-opinion"):
        asked(tmp_path, "")
