"""Checking and completing rendered HTML: what links lead to, pictures, anchors, safety.

Everything that Markdown or an editor's HTML produced goes through ``Finisher.finish``
once, in its source language. Problems are noted at the place in the source file where
the same words stand. Addresses inside the site are written as ``~/topics/x.html``
(within the edition) and ``~~/media/…`` (within the site); the page that shows them puts
its own way up in front.
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image, UnidentifiedImageError

from plugins.editions.finished import Finished, Heading, Link, Origin, Shelf
from plugins.editions.html import INLINE, VOID, Token, plain_text, start_tag, tokenise
from plugins.errors import Place, Problems, did_you_mean
from plugins.records.references import no_record

_TAGS = INLINE | frozenset(
    "blockquote br caption col colgroup dd details div dl dt figcaption figure h2 h3 h4 hr img "  # noqa: SIM905
    "li ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_ATTRIBUTES = frozenset(
    "abbr alt cite class colspan datetime dir headers height href id lang open reversed role "  # noqa: SIM905
    "rowspan scope src start title translate type value width".split()
)
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_JOINER = "\u2060"  # keeps a citation on the line of the word before it
_HEADING = re.compile(r"h[1-6]")
_ALIGNMENTS = ("left", "right", "center")  # what Markdown tables ask for


class Finisher:
    """Finishes one piece of HTML."""

    def __init__(self, shelf: Shelf, origin: Origin, problems: Problems) -> None:
        self.shelf = shelf
        self.origin = origin
        self.problems = problems
        self.result = Finished("")
        self._open: list[str] = []
        self._level = 1
        self._unnamed = 0

    def finish(self, html: str) -> Finished:
        """Return the HTML completed; every problem is noted."""
        tokens = list(tokenise(html))
        raw = [self._token(token, tokens, at) for at, token in enumerate(tokens)]
        for name in self._open:
            self._note("html-unbalanced", f"<{name}> is never closed", f"<{name}")
        self.result.html = "".join(raw)
        return self.result

    def _token(self, token: Token, tokens: list[Token], at: int) -> str:
        if token.kind == "text":
            return token.raw
        if token.kind == "comment":
            return ""
        if token.kind == "end":
            self._close(token)
            return token.raw
        if token.name not in _TAGS:
            return self._refuse_tag(token, tokens, at)
        if token.name not in VOID:
            self._open.append(token.name)
        return self._start(token, tokens, at)

    def _close(self, token: Token) -> None:
        if token.name not in self._open:
            if token.name in _TAGS:
                self._note("html-unbalanced", f"</{token.name}> closes nothing", token.raw)
            return
        while (name := self._open.pop()) != token.name:
            self._note("html-unbalanced", f"<{name}> is never closed", f"<{name}")

    def _refuse_tag(self, token: Token, tokens: list[Token], at: int) -> str:
        if token.name == "h1":
            hint = "begin with “## ”: the title is the page's first heading"
            words = plain_text(_inner(token, tokens, at)).split("\n")[0]
            self._note("heading-level", "a text has no first-level heading", words, hint)
        else:
            hint = "say it in Markdown; scripts, forms, frames and styles are never allowed"
            needle = token.raw[: len(token.name) + 1]
            self._note("unsafe-html", f"<{token.name}> is not allowed", needle, hint)
        self._open.append(token.name) if token.name not in VOID else None
        return ""

    def _start(self, token: Token, tokens: list[Token], at: int) -> str:
        attributes = token.attributes if token.attributes_raw.strip() else {}
        self._check_attributes(token, attributes)
        if _HEADING.fullmatch(token.name):
            self._heading(token, attributes, tokens, at)
        if "id" in attributes:
            self.result.ids.append(attributes["id"])
        if token.name == "a":
            self._link(attributes)
        elif token.name == "img":
            self._picture(attributes)
        elif token.name == "th":
            attributes.setdefault("scope", "col")
        tag = start_tag(token.name, attributes) if attributes else f"<{token.name}>"
        return _JOINER + tag if attributes.get("class") == "cite" else tag

    def _check_attributes(self, token: Token, attributes: dict[str, str]) -> None:
        align = attributes.pop("align", "")
        if align in _ALIGNMENTS:
            attributes["class"] = align
        for name in list(attributes):
            if name not in _ATTRIBUTES and not name.startswith("aria-"):
                del attributes[name]
                hint = "take it out: pages hold no scripts, and styles stand in theme/"
                needle = _as_typed(name, token.attributes_raw)
                self._note("unsafe-html", f"the attribute “{name}” is not allowed", needle, hint)

    def _heading(
        self, token: Token, attributes: dict[str, str], tokens: list[Token], at: int
    ) -> None:
        level = int(token.name[1])
        inner = _inner(token, tokens, at)
        if level > self._level + 1:
            hint = f"write “{'#' * (self._level + 1)} ”"
            self._add(self.origin.heading(level), "heading-level", "a heading skips a level", hint)
        self._level = level
        if "id" not in attributes:
            self._unnamed += 1
            attributes["id"] = f"s{self._unnamed}"
        self.result.headings.append(Heading(level, attributes["id"], inner))

    def _link(self, attributes: dict[str, str]) -> None:
        href = attributes.get("href", "")
        scheme = _scheme(href)
        kind = href.partition(":")[0]
        if scheme is None:
            hint = "an address begins with https://"
            self._note("bad-link", "this is not a web address", href, hint)
        elif scheme in ("http", "https"):
            attributes["rel"] = "noreferrer noopener"
        elif kind == "cite":
            self._citation(href, attributes)
        elif href.startswith("#"):
            if attributes.get("class") not in ("footnote-ref", "footnote-backref"):
                self.result.links.append(Link("", href[1:], self.origin.place(f"({href}")))
        elif kind in self.shelf.types and ":" in href:
            self._record_link(href, attributes)
        elif scheme and scheme != "mailto":
            self._note(
                "bad-link",
                f"a link cannot lead to “{scheme}:”",
                href,
                "use https:// or a record's id",
            )
        elif scheme != "mailto":
            self._file_link(href, attributes)

    def _citation(self, href: str, attributes: dict[str, str]) -> None:
        id_ = href.partition(":")[2]
        if self.shelf.sources is not None and id_ not in self.shelf.sources:
            hint = did_you_mean(id_, self.shelf.sources) or "add it under sources in record.yaml"
            self._note("unknown-source", f"this record has no source “{id_}”", f"@{id_}", hint)
            return
        self.result.cited.append(id_)
        attributes["href"] = f"#src-{id_}"
        attributes["data-cite"] = id_

    def _record_link(self, href: str, attributes: dict[str, str]) -> None:
        id_, _, anchor = href.partition("#")
        address = self.shelf.addresses.get(id_)
        place = self.origin.place(href)
        if address is None:
            message, hint = no_record(id_, self.shelf.addresses, self.shelf.unpublished)
            self._add(place, "dead-link", message, hint)
            return
        self.result.links.append(Link(id_, anchor, place))
        article = self.shelf.articles.get(href)
        attributes["href"] = f"~/{article or address + (f'#{anchor}' if anchor else '')}"
        attributes["data-ref"] = href if article else id_

    def _file_link(self, href: str, attributes: dict[str, str]) -> None:
        name = unquote(href)
        if name in self.shelf.files:
            self.result.files.append(name)
            attributes["href"] = f"~~/{self.shelf.media}/{name}"
            return
        if name.endswith((".md", "/", ".html")) or name.startswith("."):
            hint = "link to records by id: topic:torture, person:liu-xiaobo"
        else:
            hint = did_you_mean(name, self.shelf.files) or "put the file into the record's folder"
        self._note("dead-link", f"there is nothing at “{href}”", href, hint)

    def _picture(self, attributes: dict[str, str]) -> None:
        src = unquote(attributes.get("src", ""))
        path = self.shelf.files.get(src)
        if not attributes.get("alt", "").strip():
            hint = "say what it shows: ![A man in front of four tanks](x.jpg)"
            self._note("missing-alt", "this picture has no text", f"({src}", hint)
        if path is None:
            hint = did_you_mean(src, self.shelf.files) or "put the picture into the record's folder"
            self._note("missing-picture", f"there is no picture “{src}” here", src, hint)
            return
        self.result.files.append(src)
        size = self._size(path, src)
        attributes.update({"src": f"~~/{self.shelf.media}/{src}", **size})
        attributes.update({"loading": "lazy", "decoding": "async"})

    def _size(self, path: Path, src: str) -> dict[str, str]:
        """Width and height of a picture; what cannot be read as one is noted."""
        try:
            with (
                warnings.catch_warnings(action="error", category=_TOO_LARGE[1]),
                Image.open(path) as image,
            ):
                return {"width": str(image.width), "height": str(image.height)}
        except (*_TOO_LARGE, UnidentifiedImageError, OSError) as error:
            self.result.holes.append(src)
            self._unreadable(src, error)
            return {}

    def _unreadable(self, src: str, error: Exception) -> None:
        if isinstance(error, OSError) and error.errno:
            reason = (error.strerror or "unknown reason").lower()
            place = Place(f"{Path(self.origin.source.shown).parent.as_posix()}/{src}")
            self._add(place, "unreadable", f"the file cannot be read: {reason}", "")
            return
        hint = "use a JPEG, PNG or WebP file"
        self._note("missing-picture", f"“{src}” is not a picture that can be read", src, hint)

    def _note(self, rule: str, message: str, needle: str, hint: str = "") -> None:
        self._add(self.origin.place(needle), rule, message, hint)

    def _add(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.problems.add(place, rule, message, hint)


def _scheme(href: str) -> str | None:
    """The scheme of an address in lower case; '' if it has none, None if it is no address."""
    try:
        return urlsplit(href).scheme.lower() if ":" in href else ""
    except ValueError:
        return None


def _as_typed(name: str, attributes: str) -> str:
    """An attribute's name as the editor typed it, capitals and all."""
    match = re.search(re.escape(name), attributes, re.I)
    return match.group() if match else name


def _inner(token: Token, tokens: list[Token], at: int) -> str:
    """The HTML between a start tag and its end."""
    ends = (
        i for i in range(at, len(tokens)) if (tokens[i].kind, tokens[i].name) == ("end", token.name)
    )
    return "".join(t.raw for t in tokens[at + 1 : next(ends, len(tokens))])
