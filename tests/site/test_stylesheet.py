"""The stylesheet: what old phones and Tor Browser understand, in the dark and on paper."""

from __future__ import annotations

import re

import pytest

from tests.sites import THEME

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SHADOW = re.compile(r"box-shadow:([^;}]+)")
_LENGTH = re.compile(r"(?<![\w.#(-])-?[\d.]+[a-z]*")
_TOO_NEW = [
    ":is(", ":where(", ":has(", "aspect-ratio", "clamp(", "border-radius", "animation",
    "transition", "@keyframes", "@font-face", "@import", "@layer", "@container", "http:", "https:",
    "expression(", "color-mix(",
]  # fmt: skip


@pytest.fixture(scope="module")
def style() -> str:
    """All stylesheets without their comments, the common one first."""
    files = sorted((THEME / "static").glob("*.css"), key=lambda path: path.name != "style.css")
    return "\n".join(_COMMENT.sub("", path.read_text("utf-8")) for path in files)


@pytest.mark.parametrize("word", _TOO_NEW)
def test_nothing_too_new_or_from_elsewhere(style: str, word: str) -> None:
    """No rule that an old engine drops, no decoration that moves, nothing to load."""
    assert word not in style


def test_nothing_is_loaded(style: str) -> None:
    """No url() at all: the policy of each page would refuse it."""
    assert "url(" not in style


def test_rules_are_not_nested(style: str) -> None:
    """Braces stand in braces only for @media and @supports."""
    inside: list[str] = []
    nested = []
    for head, brace in re.findall(r"([^{}]*)([{}])", style):
        if brace == "}":
            inside.pop()
            continue
        if inside and not inside[-1].startswith(("@media", "@supports")):
            nested.append(f"{inside[-1]} {{ {head}")
        inside.append(head.strip())

    assert (nested, inside) == ([], [])


def test_shadows_have_sharp_edges(style: str) -> None:
    """A box-shadow draws a line, never a blur."""
    shadows = [one for value in _SHADOW.findall(style) for one in re.split(r",(?![^(]*\))", value)]
    lengths = [_LENGTH.findall(re.sub(r"var\([^)]*\)", "", shadow)) for shadow in shadows]
    blurred = [one for one in lengths if len(one) > 2 and float(re.sub(r"[a-z]", "", one[2]))]

    assert blurred == []


@pytest.mark.parametrize("query", ["@media(prefers-color-scheme:dark)", "@media print"])
def test_dark_and_print(style: str, query: str) -> None:
    """There are rules for dark screens and for paper."""
    compact = re.sub(r"\s*([({:)])\s*", r"\1", style).replace("@media print", "@media print")

    assert query + "{" in compact


def test_print_shows_addresses(style: str) -> None:
    """On paper a link that leaves the site is followed by its address."""
    paper = style[style.index("@media print") :]

    assert re.search(r"a\[rel\]:{1,2}after\s*\{[^}]*attr\(href\)", paper)
