"""Names right beside the title of an office."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.harm.officials import officials
from tests.bad_input import PERSON_EN, PERSON_FACTS, add, edit
from tests.sites import problems_of, write_content


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Presiding Judge Zhao Mou read it out.", "en", ["Presiding Judge Zhao Mou"]),
        ("Judge for yourself. A Judge of the High Court", "en", []),
        ("The judge, Zhao Mou", "en", []),
        ("Prosecutor General", "en", []),
        ("审判长赵某某宣判。", "zh-Hans", ["审判长赵某某"]),
        ("法官赵某。", "zh-Hans", ["法官赵某"]),
        ("赵某法官", "zh-Hans", ["赵某法官"]),
        ("审判长宣布休庭。", "zh-Hans", []),
        ("警察和国保来了。", "zh-Hans", []),
        ("國保趙某說，", "zh-Hant", ["國保趙某"]),
        ("檢察官王某說，", "zh-Hant", ["檢察官王某"]),
        ("警察带走了他。", "zh-Hans", []),
        ("警察查抄，没收电脑。", "zh-Hans", []),
        ("国保来抓人，", "zh-Hans", []),
        ("法官方某", "xx", []),
    ],
)
def test_titles_beside_names(text: str, lang: str, found: list[str]) -> None:
    """A title alone names nobody."""
    assert found == [name for _, name in officials(text, lang)]


def test_two_sources_and_a_reply_are_enough(tmp_path: Path) -> None:
    """Both cited in the paragraph, and a word on whether they answered."""
    words = "Judge Zhao Mou heard the case [@s1][@n1]. No reply of his is known."

    assert problems_of(write_content(tmp_path, add(PERSON_EN, words))) == []


def test_a_fact_has_its_own_sources(tmp_path: Path) -> None:
    """In ``record.yaml`` the ids under ``source`` beside the words count."""
    named = edit(PERSON_FACTS, "en: He left.", "en: Judge Zhao Mou let him go. No reply is known.")
    both = {PERSON_FACTS: named[PERSON_FACTS].replace("source: [s1], key", "source: [s1, n1], key")}
    one, two = (
        [p.rule for p in problems_of(write_content(tmp_path / str(n), changes))]
        for n, changes in enumerate((named, both))
    )

    assert (one, two) == (["named-official"], [])
