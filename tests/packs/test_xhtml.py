"""HTML becomes XML that means the same."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from plugins.packs.xhtml import anchors, name_of, xhtml


def everywhere(href: str) -> str:
    """A link that stays as it is."""
    return href


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("a<br>b<hr>", "a<br/>b<hr/>"),
        ("<br />", "<br/>"),
        ("1 &lt; 2 &amp; 3&nbsp;m", "1 &lt; 2 &amp; 3\u00a0m"),
        ('<p lang="bo">བོད</p>', '<p lang="bo" xml:lang="bo">བོད</p>'),
        ("<td data-th='a &quot;b&quot;'>c</td>", "<td data-th='a \"b\"'>c</td>"),
        ("<!-- note -->a", "a"),
        ('<li id="fn:1">a</li>', '<li id="fn.1">a</li>'),
        ('<td headers="a:1 b">c</td>', '<td headers="a.1 b">c</td>'),
    ],
)
def test_html_is_written_as_xml(html: str, xml: str) -> None:
    """Void elements are closed, entities are characters, ids are names of XML."""
    written = xhtml(html, everywhere)

    assert written == xml
    ET.fromstring(f"<div>{written}</div>")


def test_a_link_to_nowhere_leaves_its_words() -> None:
    """Its end is the end of the element that it became, also beside a link that stays."""
    html = '<a href="x" rel="me">b</a> and <a href="https://example.org/">c</a>'
    written = xhtml(html, lambda href: href if href.startswith("https") else "")

    assert written == '<span>b</span> and <a href="https://example.org/">c</a>'


def test_a_picture_that_is_not_there_is_described() -> None:
    """Who cannot see it reads what it shows."""
    shown = '<img src="a.png" alt="A &amp; B">'

    assert xhtml(shown, everywhere) == "<em>A &amp; B</em>"
    assert xhtml(shown, everywhere, lambda src: "p.png") == '<img src="p.png" alt="A &amp; B"/>'


@pytest.mark.parametrize(
    ("anchor", "name"), [("what", "what"), ("fn:1", "fn.1"), ("2012", "_2012"), ("什么", "什么")]
)
def test_an_anchor_is_a_name_of_xml(anchor: str, name: str) -> None:
    """EPUB takes no other; Chinese anchors are names as they are."""
    assert name_of(anchor) == name
    assert anchors(f'<p id="{anchor}">a</p>') == {name}
