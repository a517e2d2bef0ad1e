"""Text is rewritten a block at a time, and what is protected stays as it is."""

from __future__ import annotations

import pytest

from plugins.editions.blocks import GAP, rewrite


def upper(text: str) -> list[str]:
    """A change that is easy to see."""
    return [char.upper() for char in text]


def changed(html: str) -> str:
    """HTML in which all that is prose in ``zh-Hans`` is in capitals."""
    return rewrite(html, "zh-Hans", upper)


def blocks_of(html: str) -> list[str]:
    """The pieces of text that a change gets to see."""
    seen: list[str] = []

    def note(text: str) -> list[str]:
        seen.append(text)
        return list(text)

    rewrite(html, "zh-Hans", note)
    return seen


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>头<b>发</b>长</p>", ["头发长"]),
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<p>一<br>二</p>", ["一", "二"]),
        ("<ul><li>一</li><li>二</li></ul>", ["一", "二"]),
        ("<td>一</td><td>二</td>", ["一", "二"]),
        ("<p>一<code>x</code>二</p>", [f"一{GAP}二"]),
        ("<p>一<!-- x -->二</p>", ["一二"]),
        ("<p><code>x</code></p>", []),
        ("一<b>二", ["一二"]),
    ],
    ids=[
        "emphasis",
        "paragraphs",
        "break",
        "list",
        "cells",
        "code",
        "comment",
        "only code",
        "bare",
    ],
)
def test_a_block_is_handed_over_in_one_piece(html: str, expected: list[str]) -> None:
    """A word that emphasis cuts is whole; two blocks never touch."""
    assert expected == blocks_of(html)


@pytest.mark.parametrize(
    "html",
    [
        "<code>a</code>",
        "<pre>a</pre>",
        "<kbd>a</kbd>",
        "<ruby><rt>a</rt></ruby>",
        '<span translate="no">a</span>',
        '<span translate="no"><b>a</b></span>',
        '<span lang="en">a</span>',
        '<span lang="en"><b>a</b></span>',
        '<a href="https://example.org">https://example.org</a>',
        '<img src="a.jpg">',
        '<a href="a">1</a>',
        '<span lang="en" title="a">b</span>',
        '<span lang="en"><abbr title="a">b</abbr></span>',
        '<span translate="no"><img alt="a"></span>',
        "<!-- a -->",
    ],
)
def test_what_is_protected_stays(html: str) -> None:
    """Code, readings, addresses, other languages, and what an editor keeps from converting."""
    assert html == changed(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<span lang="en">a</span>b', '<span lang="en">a</span>B'),
        ('<span lang="zh-Hans">a</span>', '<span lang="zh-Hans">A</span>'),
        ('<i lang="en">a<b lang="zh-Hans">b</b></i>', '<i lang="en">a<b lang="zh-Hans">B</b></i>'),
        ('<img src="a.jpg" alt="a">', '<img src="a.jpg" alt="A">'),
        ('<abbr title="a">b</abbr>', '<abbr title="A">B</abbr>'),
        ('<p aria-label="a">b</p>', '<p aria-label="A">B</p>'),
        ('<img alt="a &quot;b&quot;">', '<img alt="A &quot;B&quot;">'),
    ],
)
def test_what_is_prose_changes(html: str, expected: str) -> None:
    """Text, and the attributes that a reader sees or hears."""
    assert expected == changed(html)


@pytest.mark.parametrize(
    ("slot", "expected"),
    [("", "<p>一<b></b>三</p>"), ("二二", "<p>一<b>二二</b>三</p>")],
    ids=["shorter", "longer"],
)
def test_the_answer_may_be_longer_or_shorter(slot: str, expected: str) -> None:
    """Each character's answer goes back to where the character stood."""
    found = rewrite("<p>一<b>二</b>三</p>", "zh-Hans", lambda text: [text[0], slot, text[2]])

    assert expected == found
