"""Rewriting the text of HTML block by block, whole words at a time.

A word may be cut by emphasis (头<b>发</b>), so the text of a block is handed over in one
piece and the answer is dealt back to the pieces it came from. The answer has one string
for each character that went in; it may be longer, shorter or empty.

    >>> rewrite("<p>头<b>发</b></p>", "zh-Hans", lambda text: list(text.replace("头发", "頭髮")))
    '<p>頭<b>髮</b></p>'

Left alone: code, addresses shown as text, elements with ``translate="no"``, and text
that a ``lang`` attribute marks as another language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.editions.html import INLINE, VOID, Token, start_tag, tokenise

Change = Callable[[str], list[str]]

GAP = "\ufffc"  # stands in a block's text where something protected was left out
_NEVER = frozenset("code kbd pre rp rt samp script style var".split())  # noqa: SIM905
_PROSE_ATTRIBUTES = ("alt", "aria-label", "data-th", "title")


def rewrite(html: str, lang: str, change: Change) -> str:
    """Apply ``change`` to each block's text in ``lang`` and to prose in attributes."""
    tokens = list(tokenise(html))
    raw = [token.raw for token in tokens]
    for run in _runs(tokens, lang):
        _rewrite_run(raw, run, change)
    for index, token in enumerate(tokens):
        if token.kind == "start" and any(f"{name}=" in token.raw for name in _PROSE_ATTRIBUTES):
            raw[index] = _rewrite_attributes(token, lang, change)
    return "".join(raw)


def _rewrite_run(raw: list[str], run: list[int], change: Change) -> None:
    """``run`` lists text tokens of one block; -1 stands for something protected."""
    text = "".join(raw[index] if index >= 0 else GAP for index in run)
    slots = change(text)
    at = 0
    for index in run:
        length = len(raw[index]) if index >= 0 else 1
        if index >= 0:
            raw[index] = "".join(slots[at : at + length])
        at += length


def _rewrite_attributes(token: Token, lang: str, change: Change) -> str:
    attributes = token.attributes
    if attributes.get("lang", lang) != lang:
        return token.raw
    for name in _PROSE_ATTRIBUTES:
        if attributes.get(name):
            attributes[name] = "".join(change(attributes[name]))
    return start_tag(token.name, attributes)


def _runs(tokens: list[Token], lang: str) -> Iterator[list[int]]:
    """Group the indexes of convertible text by block."""
    run: list[int] = []
    stack: list[tuple[str, bool]] = []
    for index, token in enumerate(tokens):
        protected = bool(stack) and stack[-1][1]
        if token.kind == "text":
            shown_address = token.raw.startswith(("https://", "http://"))
            run.append(-1 if protected or shown_address else index)
            continue
        if token.kind == "comment":
            continue
        if token.name not in INLINE or token.name == "br":
            if any(i >= 0 for i in run):
                yield run
            run = []
        _follow(stack, token, lang, protected)
    if any(i >= 0 for i in run):
        yield run


def _follow(stack: list[tuple[str, bool]], token: Token, lang: str, protected: bool) -> None:
    """Keep track of the open elements and of whether their text is protected."""
    if token.kind == "start" and token.name not in VOID:
        stack.append((token.name, _protects(token, lang, protected)))
    elif token.kind == "end":
        while stack and stack.pop()[0] != token.name:
            continue


def _protects(token: Token, lang: str, protected: bool) -> bool:
    if token.name in _NEVER:
        return True
    if not token.attributes_raw:
        return protected
    attributes = token.attributes
    if attributes.get("translate") == "no":
        return True
    return attributes["lang"] != lang if "lang" in attributes else protected
