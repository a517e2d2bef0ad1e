"""BibTeX: works for LaTeX, in UTF-8 as BibLaTeX and today's BibTeX styles read it.

Titles stand in double braces, so that no style changes their capitals; so do names, which no
style then splits. Of characters that LaTeX takes for its own, each is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.views.citations.works import ISSUE, PIECE, Work

_TYPES = {PIECE: "article", "report": "techreport", "book": "book"}
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_NOT_IN_URLS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


def bibtex(works: list[Work]) -> bytes:
    """The works as one file."""
    return "\n".join(_entry(work) for work in works).encode("utf-8")


def _entry(work: Work) -> str:
    kind = _TYPES.get(work.kind, "misc")
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(work, kind) if value)
    return f"@{kind}{{{work.key}{fields}\n}}\n"


def _fields(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_tex(work.title)}}}"
    yield "author", " and ".join(f"{{{_tex(name)}}}" for name in work.authors)
    whole = work.kind != PIECE
    if kind == "article":
        yield "journal", f"{{{_tex(work.container)}}}" if work.container else ""
    elif work.kind == ISSUE:
        yield "howpublished", _tex(_issue(work))
    if not whole:
        yield "volume", _tex(work.volume)
        yield "number", _tex(work.number.replace("–", "--"))
        yield "pages", _tex(work.pages.replace("–", "--"))
    if kind == "techreport":
        yield "institution", f"{{{_tex(work.publisher)}}}" if work.publisher else ""
        yield "number", _tex(work.symbol)
    else:
        yield "publisher", f"{{{_tex(work.publisher)}}}" if work.publisher else ""
    yield "address", _tex(work.place)
    yield from _date(work)
    yield "isbn", _tex(work.isbn)
    yield "issn", _tex(work.issn)
    yield "language", work.language
    yield "url", "".join(_NOT_IN_URLS.get(char, char) for char in work.url)


def _issue(work: Work) -> str:
    """Journal, volume and number of a whole issue, for which BibTeX has no type."""
    volume = f", vol. {work.volume}" if work.volume else ""
    number = f", no. {work.number}" if work.number else ""
    return f"{work.container}{volume}{number}"


def _date(work: Work) -> Iterator[tuple[str, str]]:
    start = work.date.start if work.date else None
    if start:
        yield "year", str(start.year)
        month = work.season.capitalize() or (str(start.month) if start.month else "")
        yield "month", month


def _tex(text: str) -> str:
    return text.translate(_ESCAPES)
