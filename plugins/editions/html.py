"""Cutting rendered HTML into tokens, quickly and without changing a byte.

    >>> [t.raw for t in tokenise("<p>a<br>b</p>")]
    ['<p>', 'a', '<br>', 'b', '</p>']

For HTML that our own Markdown step made; HTML from outside is beautifulsoup4's job,
which is right about everything and six times slower (``docs/decisions/0003-html.md``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(
    r"""<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""", re.S
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rb rp rt ruby s samp small "  # noqa: SIM905
    "span strong sub sup time u var wbr".split()
)


class Token(NamedTuple):
    """A piece of HTML: ``kind`` is text, start, end or comment; ``name`` a tag's name."""

    kind: str
    raw: str
    name: str = ""
    attributes_raw: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a start tag, entities resolved, names in lower case."""
        found: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(self.attributes_raw):
            text = value[1:-1] if value[:1] in ('"', "'") else value
            found.setdefault(name.lower(), html.unescape(text))
        return found


def tokenise(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text``; joined again, their ``raw`` is ``text``."""
    at = 0
    for match in _TAG.finditer(text):
        if match.start() > at:
            yield Token("text", text[at : match.start()])
        at = match.end()
        yield _tag(match)
    if at < len(text):
        yield Token("text", text[at:])


def start_tag(name: str, attributes: dict[str, str]) -> str:
    """Write a start tag with its attributes in the order given."""
    parts = [f' {key}="{html.escape(value)}"' for key, value in attributes.items()]
    return f"<{name}{''.join(parts)}>"


def plain_text(text: str) -> str:
    """The text of some HTML, without tags and with entities resolved."""
    words = [token.raw for token in tokenise(text) if token.kind == "text"]
    return html.unescape("".join(words)).replace("\u2060", "").strip()


def _tag(match: re.Match[str]) -> Token:
    slash, name, attributes = match.groups()
    if name is None:
        return Token("comment", match.group())
    if slash:
        return Token("end", match.group(), name.lower())
    return Token("start", match.group(), name.lower(), attributes)
