"""Words that judge, and the same letters in other words."""

from __future__ import annotations

import re

import pytest

from plugins.checks.harm.wording import entries
from plugins.checks.texts import unquoted


def judged(text: str, lang: str, *, convicted: bool = False) -> list[str]:
    """The words of a text that the list finds."""
    bare = unquoted(text)
    listed = (entry for entry in entries() if entry.lang == lang)
    wanted = (entry for entry in listed if entry.always or not convicted)
    return [match.group() for entry in wanted for match in entry.pattern.finditer(bare)]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("He confessed.", "en", ["confessed"]),
        ("He allegedly confessed.", "en", []),
        ("Criminals were released.", "en", ["Criminals"]),
        ("He is a criminal.", "en", ["is a criminal"]),
        ("He is a criminal suspect.", "en", []),
        ("He is a criminal lawyer.", "en", []),
        ("Criminal detention under the Criminal Law", "en", []),
        ("The paper wrote: “he confessed”.", "en", []),
        ("> He confessed.\n\nNobody knows.", "en", []),
        ("Convicted offenders", "en", []),
        ("官方称他“供认不讳”。", "zh-Hans", []),
        ("他供认不讳。", "zh-Hans", ["供认不讳"]),
        ("犯罪嫌疑人的权利", "zh-Hans", []),
        ("罪犯权利", "zh-Hans", []),
        ("他犯下大錯", "zh-Hant", ["他犯下"]),
        ("警方犯下的罪行", "zh-Hans", []),
        ("The police answer for their crimes.", "en", []),
        ("報紙寫「罪犯」。", "zh-Hant", []),
        ("认罪认罚从宽制度", "zh-Hans", []),
        ("煽动颠覆国家政权罪", "zh-Hans", []),
    ],
)
def test_words_and_look_alikes(text: str, lang: str, found: list[str]) -> None:
    """Procedure has words of its own, and a quotation is somebody else's word."""
    assert found == judged(text, lang)


def test_of_the_convicted_only_blame_is_looked_for() -> None:
    """A court's word may be told; that somebody had it coming may not."""
    assert judged("He confessed.", "en", convicted=True) == []
    assert judged("He had it coming.", "en", convicted=True) == ["had it coming"]
    assert judged("他咎由自取。", "zh-Hans", convicted=True) == ["咎由自取"]


def test_each_entry_has_a_better_word() -> None:
    """In the language of the words."""
    for entry in entries():
        assert entry.instead
        assert (entry.lang == "en") == (not re.search("[\u4e00-\u9fff]", entry.instead))
