"""The first use of each term on a page becomes a quiet link to the term's page.

    linked = FirstUse(book, wanted=frozenset({"term:impunity"}), base="../", lang="en")
    linked(words.body.html)
    linked.used                     # {"term:impunity"}

A template hands over its running text piece by piece, in the order in which readers meet it;
so “first” is what it is on the page. Links stand in running text alone: never in a heading, a
link, code, a quotation, a citation, a heading cell of a table, or words of another language.
Works on what an edition shows, after conversion, so that no word is cut by a mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.editions.html import INLINE, VOID, Token, tokenise
from plugins.editions.phrase import Phrase
from plugins.editions.terms.book import TermBook, Use
from plugins.editions.terms.find import Found

CLASS = "term"
_QUIET = frozenset(
    "a abbr blockquote caption cite code dfn figcaption h1 h2 h3 h4 h5 h6 kbd pre q rp rt "  # noqa: SIM905
    "samp sub summary sup th var".split()
)
_BEFORE = 40  # characters in front of a piece that tell where a sentence begins


class FirstUse:
    """Links terms on one page, each once."""

    def __init__(self, book: TermBook, wanted: frozenset[str], base: str, lang: str) -> None:
        """Take the terms that the page may use.

        Args:
            book: the glossary.
            wanted: ids of terms that the record's texts use, without the record itself.
            base: from the page to the edition's folder.
            lang: the language of the page.
        """
        self._book = book
        self._left = set(wanted)
        self._base = base
        self._lang = lang
        self.used: set[str] = set()

    def __call__(self, words: Phrase | str) -> Phrase | str:
        """Some running text with links at first use; whatever has none stays as it is."""
        if not self._left or not words:
            return words
        lang = getattr(words, "lang", "") or self._lang
        html = self._linked(str(words), lang)
        return Phrase(html, getattr(words, "plain", ""), lang)

    def _linked(self, html: str, lang: str) -> str:
        tokens = list(tokenise(html))
        self._left -= {id_ for id_ in self._left if f'{self._book.addresses[id_]}"' in html}
        raw = [token.raw for token in tokens]
        for at, before in running(tokens, lang):
            raw[at] = self._with_links(raw[at], self._hits(raw[at], before, lang))
        return "".join(raw)

    def _hits(self, text: str, before: str, lang: str) -> Iterator[Found[Use]]:
        for found in self._book.find(text, lang, before):
            if found.use.linked and found.use.term in self._left:
                self._left.discard(found.use.term)
                self.used.add(found.use.term)
                yield found

    def _with_links(self, text: str, hits: Iterator[Found[Use]]) -> str:
        out, end = [], 0
        for hit in hits:
            address = f"{self._base}{self._book.addresses[hit.use.term]}"
            word = text[hit.start : hit.end]
            out += [text[end : hit.start], f'<a class="{CLASS}" href="{address}">{word}</a>']
            end = hit.end
        return "".join([*out, text[end:]])


def used_in(html: str, lang: str, book: TermBook) -> set[str]:
    """The terms whose forms stand in some HTML where they could become links."""
    tokens = list(tokenise(html))
    hits = (
        found
        for at, before in running(tokens, lang)
        for found in book.find(tokens[at].raw, lang, before)
    )
    return {found.use.term for found in hits if found.use.linked}


def running(tokens: list[Token], lang: str) -> Iterator[tuple[int, str]]:
    """The numbers of the text tokens that are running text, and what stands before each."""
    stack: list[tuple[str, bool]] = []
    before = ""
    for at, token in enumerate(tokens):
        quiet = bool(stack) and stack[-1][1]
        if token.kind == "text":
            if not quiet:
                yield at, before
            before = (before + token.raw)[-_BEFORE:]
        elif token.kind == "start" and token.name not in VOID:
            stack.append((token.name, quiet or _is_quiet(token, lang)))
        elif token.kind == "end":
            while stack and stack.pop()[0] != token.name:
                continue
        if token.kind in ("start", "end") and (token.name not in INLINE or token.name == "br"):
            before = ""


def _is_quiet(token: Token, lang: str) -> bool:
    if token.name in _QUIET:
        return True
    if not token.attributes_raw:
        return False
    attributes = token.attributes
    return attributes.get("lang", lang) != lang or attributes.get("translate") == "no"
