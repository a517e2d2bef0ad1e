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

from collections.abc import Callable, Iterator, Sequence

from plugins.editions.html import INLINE, VOID, Token, start_tag, tokenise

Change = Callable[[str], Sequence[str]]

GAP = "\ufffc"  # stands in a block's text where something protected was left out
_NEVER = frozenset("code kbd pre rp rt samp script style var".split())  # noqa: SIM905
_PROSE_ATTRIBUTES = ("alt", "aria-label", "data-th", "title")


def rewrite(html: str, lang: str, change: Change) -> str:
    """Apply ``change`` to each block's text in ``lang`` and to prose in attributes."""
    tokens = list(_protected(tokenise(html), lang))
    raw = [token.raw for token, _ in tokens]
    for run in _runs(tokens):
        _rewrite_run(raw, run, change)
    for index, (token, protected) in enumerate(tokens):
        prose = any(f"{name}=" in token.raw for name in _PROSE_ATTRIBUTES)
        if token.kind == "start" and prose and not protected:
            raw[index] = _rewrite_attributes(token, change)
    return "".join(raw)


def _rewrite_run(raw: list[str], run: list[int], change: Change) -> None:
    """``run`` lists text tokens of one block; -1 stands for something protected."""
    if all(index < 0 for index in run):
        return
    text = "".join(raw[index] if index >= 0 else GAP for index in run)
    slots = change(text)
    at = 0
    for index in run:
        length = len(raw[index]) if index >= 0 else 1
        if index >= 0:
            raw[index] = "".join(slots[at : at + length])
        at += length


def _rewrite_attributes(token: Token, change: Change) -> str:
    attributes = token.attributes
    for name in _PROSE_ATTRIBUTES:
        if attributes.get(name):
            attributes[name] = "".join(change(attributes[name]))
    return start_tag(token.name, attributes)


def _protected(tokens: Iterator[Token], lang: str) -> Iterator[tuple[Token, bool]]:
    """Each token, and whether it stands in (or is) an element whose text is protected."""
    stack: list[tuple[str, bool]] = []
    for token in tokens:
        outside = bool(stack) and stack[-1][1]
        inside = outside
        if token.kind == "start":
            inside = _protects(token, lang, outside)
            if token.name not in VOID:
                stack.append((token.name, inside))
        elif token.kind == "end":
            while stack and stack.pop()[0] != token.name:
                continue
        yield token, inside


def _runs(tokens: list[tuple[Token, bool]]) -> Iterator[list[int]]:
    """Group the indexes of convertible text by block."""
    run: list[int] = []
    for index, (token, protected) in enumerate(tokens):
        if token.kind == "text":
            shown_address = token.raw.startswith(("https://", "http://"))
            run.append(-1 if protected or shown_address else index)
        elif token.kind != "comment" and (token.name not in INLINE or token.name == "br"):
            yield run
            run = []
    yield run


def _protects(token: Token, lang: str, protected: bool) -> bool:
    if token.name in _NEVER:
        return True
    if not token.attributes_raw:
        return protected
    attributes = token.attributes
    if attributes.get("translate") == "no":
        return True
    return attributes["lang"] != lang if "lang" in attributes else protected
