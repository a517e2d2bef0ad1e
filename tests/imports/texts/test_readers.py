"""Each kind of file becomes lines of a text."""

from __future__ import annotations

import json

import pytest

from plugins.errors import SetupError
from plugins.imports.texts.readers import read

UDHR = """<!doctype html><html lang="zh"><head><title>x</title></head><body>
<h1>世界人权宣言</h1><header><h2>序言</h2><p>鉴于  承认，</p></header>
<article data-number="1"><h2>第一条</h2><p>人人生而自由。</p></article>
<article data-number="7"><h2>第七条</h2>
<ol><li><p>一。</p><p>续。</p></li><li><p>二。</p></li></ol></article>
</body></html>"""
TREATIES = {
    "treaty_zh": "港口條約",
    "treaty_en": "Harbour Treaty",
    "preamble_zh": "前文，",
    "preamble_en": "Whereas,",
    "articles": [
        {"article": "二十一", "content_zh": "一  甲。\n\n二  乙。", "content_en": "1. A."}
    ],
}
WETTEN = b"""### Convention \n\n####against harm\n\nThe States,   \n### PART  I  \n
### Article  1  \n\n1.  All.   \n\n(a) one;  \n"""


def test_the_declaration_is_read_with_its_numbers() -> None:
    """Items of lists get the numbers that browsers would draw."""
    assert read("udhr", UDHR.encode(), "zh-Hans") == [
        "# 世界人权宣言",
        "### 序言",
        "鉴于 承认，",
        "### 第一条",
        "人人生而自由。",
        "### 第七条",
        "1. 一。",
        "续。",
        "2. 二。",
    ]


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["# Harbour Treaty", "### Preamble", "Whereas,", "### Article 21", "1. A."]),
        (
            "zh-Hant",
            ["# 港口條約", "### 前言", "前文，", "### 第二十一條", "一  甲。", "", "二  乙。"],
        ),
    ],
)
def test_one_file_holds_two_languages(lang: str, lines: list[str]) -> None:
    """The language of the version is taken."""
    assert read("treaties", json.dumps(TREATIES).encode(), lang) == lines


def test_markdown_of_the_law_of_the_netherlands() -> None:
    """Parts and articles are told apart; spaces do not count."""
    assert read("wetten", WETTEN, "en") == [
        "# Convention against harm",
        "### Preamble",
        "The States,",
        "## Part I",
        "### Article 1",
        "1. All.",
        "(a) one;",
    ]


@pytest.mark.parametrize("reader", ["treaties", "wetten"])
def test_a_file_of_another_kind_is_refused(reader: str) -> None:
    """A reader that guesses would write half a treaty."""
    with pytest.raises(SetupError, match=f"no file for the reader “{reader}”"):
        read(reader, b"{}", "en")
