"""Quotation marks follow the script and nest properly."""

from __future__ import annotations

import pytest

from plugins.editions.punctuation import quotes

BOTH = [
    ("他说“是”。", "他说“是”。", "他说「是」。"),
    ("他说「是」。", "他说“是”。", "他说「是」。"),
    ("他说“读‘书’了”。", "他说“读‘书’了”。", "他说「读『书』了」。"),
    ("他说「读『书』了」。", "他说“读‘书’了”。", "他说「读『书』了」。"),
    ("『书』", "“书”", "「书」"),
    ("‘书’", "“书”", "「书」"),
    ("“一”“二”", "“一”“二”", "「一」「二」"),
    ("“一‘二“三”四’五”", "“一‘二“三”四’五”", "「一『二「三」四』五」"),
    ("“没有完", "“没有完", "「没有完"),
    ("没有开始”", "没有开始”", "没有开始」"),
    ("“一‘二”三", "“一‘二”三", "「一『二」三"),
    ("Xi’an 的“人”", "Xi’an 的“人”", "Xi’an 的「人」"),
    ("‘Xi’an’", "“Xi’an”", "「Xi’an」"),
    ("workers’ 权利", "workers’ 权利", "workers’ 权利"),
    ("", "", ""),
    ("《书名》（注）", "《书名》（注）", "《书名》（注）"),
]


@pytest.mark.parametrize(("text", "hans", "hant"), BOTH)
@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_marks_of_each_script(text: str, hans: str, hant: str, lang: str) -> None:
    """“ ‘ ’ ” in Simplified, 「 『 』 」 in Traditional, whichever were typed."""
    found = "".join(quotes(text, list(text), lang))

    assert found == (hans if lang == "zh-Hans" else hant)


@pytest.mark.parametrize(("text", "hans", "hant"), BOTH)
def test_there_and_back_again(text: str, hans: str, hant: str) -> None:
    """A text that went to the other script comes back with the same marks."""
    assert "".join(quotes(hant, list(hant), "zh-Hans")) == hans


def test_only_the_marks_change() -> None:
    """What else was put into the text stays."""
    assert "".join(quotes("“书”", ["“", "書", "”"], "zh-Hant")) == "「書」"
