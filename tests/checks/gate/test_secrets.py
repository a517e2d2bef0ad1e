"""What is hidden is recognised in either script, however it is spaced or marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.gate.secrets import Secrets, folded, secrets_of
from plugins.errors import Problems
from plugins.records.reader import read_content
from tests.sites import PERSON, write_content

HIDING = (
    PERSON.replace("consent: {status: self, scope: [name, letters]}\n", "")
    + """\
internal: {contact: call the aunt in the evening, seen: 2012-01-18}
relatives:
  - {relation: spouse, name: {en: Wang Mou, zh-Hans: 王钟某, zh-Hant: 王鍾某}}
  - {relation: parent, name: {en: Yu Senior, zh-Hans: 余老, zh-Hant: 余老}, publish: true}
case:
  - id: c1
    source: [s1]
    lawyers: [{name: {en: Sun Mou, zh-Hans: 孙某某, zh-Hant: 孫某某}}]
health: {text: {en: A made-up ailment., zh-Hans: 编造的病。}, source: [s1]}
consent: {status: family, by: The eldest cousin}
"""
).replace(
    "sources:\n",
    "sources:\n  - {id: s9, kind: ngo, title: Talk with a neighbour, confidential: true,"
    " url: 'https://example.org/secret-talk'}\n",
)
VOCABULARY = {
    "vocabulary/relation.yaml": "spouse: {en: a, zh-Hans: 甲, zh-Hant: 甲}\n"
    "parent: {en: b, zh-Hans: 乙, zh-Hant: 乙}\n",
    "vocabulary/consent.yaml": "family: {en: a, zh-Hans: 甲, zh-Hant: 甲}\n",
}
GONE = """\
id: p-000007
withdrawn: 2026-11-24
name: {en: Zhao Mou, zh-Hans: 赵某某, zh-Hant: 趙某某}
aliases: [{text: Old Zhao}]
"""


@pytest.fixture
def secrets(tmp_path: Path) -> Secrets:
    """The secrets of a small site that hides much."""
    changes = {
        "people/yu-jie/record.yaml": HIDING,
        "people/zhao-mou/record.yaml": GONE,
        **VOCABULARY,
    }
    content = read_content(write_content(tmp_path, changes), problems := Problems())
    assert problems.errors == []
    return Secrets(secrets_of(content))


GIVEN_AWAY = [
    ("他的妻子王钟某说", "hidden-name"),
    ("他的妻子王鍾某說", "hidden-name"),
    ("王鐘某", "hidden-name"),
    ("王 钟　某", "hidden-name"),
    ("王\u200b钟\u00ad某", "hidden-name"),
    ("his wife WANG  MOU said", "hidden-name"),
    ("Ｗａｎｇ Ｍｏｕ", "hidden-name"),
    ("律师孫某某到场", "hidden-name"),
    ("please Call the Aunt in the\nevening", "internal-data"),
    ("A made-up ailment.", "internal-data"),
    ("編造的病。", "internal-data"),
    ("as the eldest cousin wrote", "internal-data"),
    ("Talk with a neighbour", "internal-data"),
    ("https://example.org/secret-talk", "internal-data"),
    ("赵·某某", "withdrawn-record"),
    ("people/zhao-mou.html", "withdrawn-record"),
    ("Old Zhao", "withdrawn-record"),
]
HARMLESS = [
    "余老先生",  # published
    "seen on 2012-01-18",  # a date is no secret
    "Wang Moumou and Swang Mou",  # other names
    "王某与钟某",
    "a cousin, an aunt, an evening",
    "赵某",
    "talk with neighbours",
    "",
]


@pytest.mark.parametrize(("text", "rule"), GIVEN_AWAY)
def test_what_gives_a_secret_away(text: str, rule: str, secrets: Secrets) -> None:
    """Script, spaces, width and invisible characters hide nothing."""
    assert rule in {secret.rule for secret, _ in secrets.found(text)}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_gives_nothing_away(text: str, secrets: Secrets) -> None:
    """Names that are shown, other people's, and single words are let through."""
    assert list(secrets.found(text)) == []


def test_a_secret_says_where_it_is_hidden(secrets: Secrets) -> None:
    """The message leads an editor to the line that hides it."""
    [(secret, around)] = secrets.found("他的妻子王钟某说")

    assert secret.place.path.endswith("people/yu-jie/record.yaml")
    assert secret.place.line > 0
    assert "王钟某" in around


def test_folding_again_changes_nothing() -> None:
    """Two folded texts can be compared."""
    for text, _ in GIVEN_AWAY:
        assert folded(folded(text)) == folded(text)
