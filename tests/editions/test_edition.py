"""One record as each edition sees it: words, script, names, links, what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from plugins.errors import ContentError
from tests.bad_input import TOPIC_EN, TOPIC_HANS, Changes, add, edit
from tests.sites import SMALL, build, page, write_content

EDITIONS = ("en", "zh-hans", "zh-hant")
HANT = """\
---
title: 言論（手寫）
summary: 什麼話可以說。
---
手寫的內容。
"""


def text_of(folder: Path, changes: Changes | None = None, edition: str = "zh-hant") -> Tag:
    """The running text of the topic's page in an edition."""
    report = build(write_content(folder, changes))
    found = page(report, f"{edition}/topics/speech.html").select_one("article .text")
    assert found is not None
    return found


def test_the_other_script_is_derived(tmp_path: Path) -> None:
    """Words across emphasis, quotation marks, and the name of a person as the record has it."""
    words = text_of(tmp_path).get_text().replace("\u2060", "")

    assert "話可以說[1]，余杰就說了。他說「讀『書』」，理髮店。" in words


def test_the_script_that_was_written_stays(tmp_path: Path) -> None:
    """Nothing is converted there and back."""
    words = text_of(tmp_path, edition="zh-hans").get_text().replace("\u2060", "")

    assert "话可以说[1]，余杰就说了。他说“读‘书’”，理发店。" in words


def test_a_hand_made_file_wins(tmp_path: Path) -> None:
    """Where both scripts are written, both are used as they are."""
    report = build(write_content(tmp_path, {"topics/speech/zh-Hant.md": HANT}))
    titles = [page(report, f"{e}/topics/speech.html").select_one("h1") for e in EDITIONS]

    assert [t.get_text(strip=True) for t in titles if t] == ["Speech", "言论", "言論（手寫）"]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("-{余杰}-说", "余杰說"),
        ("[读书]{lang=ja}说", '<span lang="ja">读书</span>說'),
        ("`读书`说", "<code>读书</code>說"),
        ("[读书](https://example.org/读书)", 'href="https://example.org/读书"'),
        ("法律程序与网络信息", "法律程序與網絡信息"),
        ("| 读 | 书 |\n|---|---|\n| 说 | 话 |", 'data-th="書"'),
    ],
    ids=["kept", "another language", "code", "address", "no other words", "table"],
)
def test_what_is_converted_and_what_is_not(markdown: str, expected: str, tmp_path: Path) -> None:
    """Only prose changes, by characters and never by words."""
    html = str(text_of(tmp_path, add(TOPIC_HANS, markdown)))

    assert expected in html


def test_a_name_holds_only_where_it_is_meant(tmp_path: Path) -> None:
    """余下 is not a name, and becomes 餘下; 余杰 stays."""
    report = build(write_content(tmp_path))
    found = page(report, "zh-hant/people/yu-jie.html").select_one("article .text")

    assert found is not None
    assert "余杰的故事，與餘下的事。" in found.get_text()


def test_people_whom_a_text_says_it_names(tmp_path: Path) -> None:
    """``people`` in the front matter makes a two-character name hold without a link."""
    no_link = edit(TOPIC_EN, ", as [](person:yu-jie) did", "")
    words = SMALL[TOPIC_HANS].replace("[](person:yu-jie)", "余杰")
    named = words.replace("title:", "people: [yu-jie]\ntitle:", 1)
    shown = text_of(tmp_path / "named", {TOPIC_HANS: named, **no_link}).get_text()

    assert "余杰就說了" in shown
    with pytest.raises(ContentError, match="short-name"):
        text_of(tmp_path / "not", {TOPIC_HANS: words, **no_link})


@pytest.mark.parametrize(
    ("edition", "title", "href"),
    [
        ("en", "Yu Jie", "../people/yu-jie.html"),
        ("zh-hans", "余杰", "../people/yu-jie.html"),
        ("zh-hant", "余杰", "../people/yu-jie.html"),
    ],
)
def test_an_empty_link_has_the_title_of_its_record(
    edition: str, title: str, href: str, tmp_path: Path
) -> None:
    """In the edition's own language, and within the edition."""
    link = text_of(tmp_path, edition=edition).select_one("a[href$='yu-jie.html']")

    assert link is not None
    assert (title, href) == (link.get_text(), link["href"])


def test_a_citation_is_the_number_of_its_source(tmp_path: Path) -> None:
    """It leads to the list of sources on the same page."""
    source = "sources:\n  - {id: s0, kind: ngo, title: B}"
    changes = {
        **edit("topics/speech/record.yaml", "sources:", source),
        **edit(TOPIC_EN, "[@s1]", "[@s1; @s0]"),
    }
    links = text_of(tmp_path, changes, "en").select("sup.cite a")

    assert [(a.get_text(), a["href"]) for a in links] == [("[2]", "#src-s1"), ("[1]", "#src-s0")]


def test_words_that_are_missing_are_those_that_exist(tmp_path: Path) -> None:
    """A page without words in an edition shows another language, marked and with a notice."""
    report = build(write_content(tmp_path, {TOPIC_HANS: None}))
    shown = page(report, "zh-hans/topics/speech.html")
    words = shown.select_one("article .text")

    assert words is not None
    assert (shown.html and shown.html["lang"], words["lang"]) == ("zh-Hans", "en")
    assert shown.select_one(".notice") is not None


def test_english_text_without_a_translation_in_a_fact(tmp_path: Path) -> None:
    """A fact in one language only is marked where the edition has another."""
    changes = edit("topics/speech/record.yaml", "{en: The article., zh-Hans: 条文。}", "{en: One.}")
    report = build(write_content(tmp_path, changes))
    fact = page(report, "zh-hant/topics/speech.html").select_one(".nums span[lang=en]")

    assert fact is not None
    assert fact.get_text() == "One."


@pytest.mark.parametrize("edition", EDITIONS)
def test_facts_reach_every_edition(edition: str, tmp_path: Path) -> None:
    """A date and a status stand once and are shown in all three."""
    report = build(write_content(tmp_path))
    shown = page(report, f"{edition}/people/yu-jie.html").get_text()
    expected = {
        "en": ("January 2012", "released"),
        "zh-hans": ("2012年1月", "已获释"),
        "zh-hant": ("2012年1月", "已獲釋"),
    }[edition]

    assert all(words in shown for words in expected)
