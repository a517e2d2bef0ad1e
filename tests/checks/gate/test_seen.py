"""Whatever can be read in a file is read, and words that tags split are whole."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.gate.seen import Part, cut, is_whole, of_tokens, parts
from plugins.editions.html import tokenise

READ = [
    ("a.html", "<p>王<b>某</b>某</p>", Part("text", "王某某")),
    ("a.html", "<p>a</p><p>b</p>", Part("text", "a")),
    ("a.html", "<p>&#29579;某</p>", Part("text", "王某")),
    ("a.html", '<img alt="王某" src="x.png">', Part("attribute", "王某")),
    ("a.html", '<a href="%E7%8E%8B.html">x</a>', Part("link", "%E7%8E%8B.html")),
    ("a.html", "<!-- 王某 -->", Part("text", "<!-- 王某 -->")),
    ("a.html", '<meta content="王某" name=description>', Part("attribute", "王某")),
    ("a.html", "<p>a</p><script>/** 王<b>某 */</script>", Part("script", "/** 王<b>某 */")),
    ("a.html", "<SCRIPT>a</SCRIPT><p>王某</p>", Part("text", "王某")),
    ("a.html", "<p>a<script>王某", Part("text", "王某")),
    ("a.svg", "<svg><title>王某</title></svg>", Part("text", "王某")),
    ("a.json", '{"a": ["\\u738b\\u67d0"]}', Part("text", "王某")),
    ("a.json", '{"王某": 1}', Part("text", "王某")),
    ("a.json", '{broken "\\u738b\\u67d0"', Part("text", '{broken "王某"')),
    ("a.csv", "\ufeff王某,1\n", Part("text", "王某,1\n")),
    ("a.ics", "SUMMARY:王某\n", Part("text", "SUMMARY:王某\n")),
    ("%E7%8E%8B.png", "", Part("file-name", "王.png")),
]


@pytest.mark.parametrize(("path", "text", "part"), READ)
def test_what_is_read(path: str, text: str, part: Part) -> None:
    """Text, attributes, addresses, comments, escapes and names of files."""
    assert part in list(parts(path, text.encode("utf-8")))


def test_styles_are_not_words() -> None:
    """A stylesheet in a page is no text of the page."""
    found = list(parts("a.html", b"<style>p{color:red}</style><p>x</p>"))

    assert [p.text for p in found if p.kind == "text"] == ["x"]


def test_long_text_is_cut_at_lines() -> None:
    """A long table is read in pieces, and nothing is lost between them."""
    text = "".join(f"line {n} 王某\n" for n in range(2000))
    found = [part.text for part in parts("a.csv", text.encode("utf-8"))][1:]

    assert "".join(found) == text
    assert len(found) > 5
    assert all(piece.endswith("\n") for piece in found)


_PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "\n",
            "\n<li>",
            "\n  <td>",
            "\n<a href='x'>",
            "\n<b>",
            "王",
            "某 ",
            "&lt;",
        ),
        *("<", ">", "<!-- ", " -->", '"', "'", "<style>", "</style>", "<p title='", "<br>", "a"),
        *("/", "<!", "\n</"),
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_pieces_say_apart_what_they_say_together(text: str) -> None:
    """Unless a piece has half a tag, which is known of it, nothing is lost or found by cutting."""
    pieces = [list(tokenise(piece)) for piece in cut(text)]
    together = list(of_tokens(tokenise(text)))
    apart = [part for tokens in pieces for part in of_tokens(tokens)]

    if all(is_whole(tokens) for tokens in pieces):
        assert Counter(apart) == Counter(together)


def test_a_page_is_cut_at_its_blocks() -> None:
    """A line that an emphasis begins goes on with the words before it."""
    assert cut("<p>王\n<b>某</b>\n<p>a\n</div>") == ["<p>王\n<b>某</b>", "<p>a", "</div>"]
    assert not is_whole(tokenise("<p title='"))
    assert not is_whole(tokenise("<p>a <!-- b"))
    assert is_whole(tokenise("<!doctype html><p>1 < 2"))
