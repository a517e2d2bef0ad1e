"""Languages: every word is marked with its own, and each script keeps to itself."""

from __future__ import annotations

import re

import pytest

from plugins.editions.html import INLINE
from plugins.editions.script import script_of
from plugins.records.languages import CHINESE
from tests.site.pages import HAN, SitePage, Words, lang_of, listed

_SHOWN_ATTRIBUTES = ("alt", "title", "aria-label", "data-th", "content", "placeholder")
_FITTING = {
    "Han": (HAN, re.compile(r"zh(-Hans|-Hant)?|ja")),
    "Tibetan": (re.compile(r"[\u0f00-\u0fff]+"), re.compile("bo")),
    "Arabic": (
        re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+"),
        re.compile("ug|ar"),
    ),
    "Mongolian": (re.compile(r"[\u1800-\u18af]+"), re.compile("mn")),
}
_TAG = re.compile(r"(en|zh-Hans|zh-Hant|zh|zh-Latn-pinyin|mul|[a-z]{2}(-Latn)?)")
_PAIRS = {"zh-Hans": ("“”", "‘’"), "zh-Hant": ("「」", "『』")}
_LATIN_WORD = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")


def _shown(page: SitePage) -> list[Words]:
    """All text of a page, and all attributes that a reader sees or hears."""
    attributes = [
        Words(str(tag[name]), lang_of(tag), tag)
        for tag in page.elements
        for name in _SHOWN_ATTRIBUTES
        if tag.has_attr(name) and tag.get("http-equiv") is None
    ]
    return page.words + attributes


def test_html_lang(pages: list[SitePage]) -> None:
    """A page says the language that its path promises."""
    problems = []
    for page in pages:
        said = page.soup.html.get("lang") if page.soup.html else None
        if said != page.lang:
            problems.append(f"{page.path}: {said}")

    assert problems == [], listed(problems)


def test_language_tags_are_known(pages: list[SitePage]) -> None:
    """Every lang and hreflang is a tag that browsers and screen readers know."""
    problems = [
        f"{page.path}: {name}={tag[name]}"
        for page in pages
        for tag in page.elements
        for name in ("lang", "hreflang")
        if tag.has_attr(name) and not _TAG.fullmatch(str(tag[name]))
    ]

    assert problems == [], listed(problems)


@pytest.mark.parametrize("script", _FITTING)
def test_scripts_stand_in_their_language(pages: list[SitePage], script: str) -> None:
    """Han, Tibetan, Arabic and Mongolian letters stand where a fitting lang holds."""
    letters, fitting = _FITTING[script]
    problems = [
        f"{page.path}: {words.text.strip()[:60]} under lang={words.lang} in <{words.parent.name}>"
        for page in pages
        for words in _shown(page)
        if letters.search(words.text)
        and not fitting.fullmatch(words.lang)
        and not (page.lang == "mul" and words.parent.name == "title")
    ]

    assert problems == [], listed(problems)


def test_right_to_left_is_marked(pages: list[SitePage]) -> None:
    """Uyghur in Arabic letters says that it runs from right to left, and so does Arabic."""
    problems = [
        f"{page.path}: {tag}"
        for page in pages
        for tag in page.soup.select('[lang="ug"], [lang="ar"]')
        if tag.get("dir") != "rtl"
    ]

    assert problems == [], listed(problems)


def _only_in(char: str, lang: str) -> bool:
    """Whether a character is written in ``lang`` and never in the other script."""
    other = "big5" if lang == "zh-Hans" else "gb2312"
    try:
        char.encode(other)
    except UnicodeEncodeError:
        return script_of(char) == lang
    return False


@pytest.mark.parametrize("lang", CHINESE)
def test_each_script_keeps_to_itself(pages: list[SitePage], lang: str) -> None:
    """Text under one Chinese lang has no character that only the other script uses."""
    other = "zh-Hant" if lang == "zh-Hans" else "zh-Hans"
    texts = [(page.path, w.text) for page in pages for w in _shown(page) if w.lang == lang]
    foreign = {c for c in set("".join(t for _, t in texts)) if HAN.match(c) and _only_in(c, other)}
    problems = [f"{path}: {c} in {t.strip()[:40]}" for path, t in texts for c in foreign & set(t)]

    assert problems == [], listed(problems)


@pytest.mark.parametrize("lang", CHINESE)
def test_other_script_only_in_names_and_titles(edition_pages: list[SitePage], lang: str) -> None:
    """A page marks the other script on single words, such as names, never on a whole block.

    But for the texts of treaties side by side, where each column has its own.
    """
    other = "zh-Hant" if lang == "zh-Hans" else "zh-Hans"
    problems = [
        f"{page.path}: {tag}"[:160]
        for page in edition_pages
        if page.lang == lang
        for tag in page.soup.select(f'[lang="{other}"]')
        if tag.name not in INLINE and not page.path.endswith("--beside.html")
    ]

    assert problems == [], listed(problems)


@pytest.mark.parametrize("lang", CHINESE)
def test_quotation_marks_follow_the_script(pages: list[SitePage], lang: str) -> None:
    """Simplified text has no 「」『』 and Traditional text no “ ” ‘ ’ but apostrophes.

    What is marked with a lang of its own, such as a source's title, keeps its marks.
    """
    other = "zh-Hant" if lang == "zh-Hans" else "zh-Hans"
    marks = set("".join(_PAIRS[other]))
    problems = [
        f"{page.path}: {words.text.strip()[:60]}"
        for page in pages
        if page.lang == lang
        for words in _shown(page)
        if not words.marked and marks & set(_LATIN_WORD.sub("", words.text))
    ]

    assert problems == [], listed(problems)


def _badly_nested(text: str, lang: str) -> bool:
    outer, inner = _PAIRS[lang]
    depth = 0
    for char in _LATIN_WORD.sub("", text):
        if char in outer[0] + inner[0]:
            if char != (outer, inner)[depth % 2][0]:
                return True
            depth += 1
        elif char in outer[1] + inner[1]:
            depth -= 1
            if depth < 0 or char != (outer, inner)[depth % 2][1]:
                return True
    return depth != 0


@pytest.mark.parametrize("lang", CHINESE)
def test_quotation_marks_nest(edition_pages: list[SitePage], lang: str) -> None:
    """In each block the marks open and close in pairs, the outer kind outside."""
    problems = [
        f"{page.path}: {text.strip()[:80]}"
        for page in edition_pages
        if page.lang == lang
        for text in page.blocks()
        if _badly_nested(text, lang)
    ]

    assert problems == [], listed(problems)
