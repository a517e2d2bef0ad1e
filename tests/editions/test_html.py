"""HTML is cut into tokens and put together again without changing a byte."""

from __future__ import annotations

import pytest

from plugins.editions.html import plain_text, start_tag, tokenise


@pytest.mark.parametrize(
    "text",
    [
        "",
        "only text",
        "<p>a<br>b</p>",
        '<a href="x?a=1&amp;b=>2" title=\'"\'>t</a>',
        "<!-- a <b> comment --><p>x</p>",
        "a < b and c > d",
        "<img src=x.jpg alt>",
        "<ul>\n<li>言<b>论</b></li>\n</ul>",
        "<p><!-- never closed",
    ],
)
def test_the_tokens_joined_are_the_text(text: str) -> None:
    """What is not changed on purpose stays as it is."""
    assert text == "".join(token.raw for token in tokenise(text))


def test_kinds_and_names() -> None:
    """A tag's name is in lower case, whatever was typed."""
    found = [(t.kind, t.name) for t in tokenise("<P>a</P><!--b--><br/>")]

    assert found == [("start", "p"), ("text", ""), ("end", "p"), ("comment", ""), ("start", "br")]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<a href="a&amp;b" Title=\'x "y"\'>', {"href": "a&b", "title": 'x "y"'}),
        ("<img src=x.jpg alt>", {"src": "x.jpg", "alt": ""}),
        ('<b id="1" ID="2">', {"id": "1"}),
        ('<a title="a > b">', {"title": "a > b"}),
        ("<p>", {}),
    ],
    ids=["quotes", "no quotes", "twice", "greater than", "none"],
)
def test_attributes(tag: str, expected: dict[str, str]) -> None:
    """Entities are resolved; of two attributes with one name the first counts, as in browsers."""
    assert expected == next(tokenise(tag)).attributes


def test_a_start_tag_is_written_safely() -> None:
    """No value can end its attribute."""
    written = start_tag("a", {"href": 'x"><script>', "title": "a & b"})

    assert written == '<a href="x&quot;&gt;&lt;script&gt;" title="a &amp; b">'


def test_plain_text_has_no_tags_and_no_entities() -> None:
    """For titles, search and the length of a text; the joiner before a citation goes too."""
    assert plain_text("<p>a &amp; <b>b</b>\u2060<!-- c --></p>\n") == "a & b"
