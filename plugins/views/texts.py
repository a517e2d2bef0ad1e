"""The text of a treaty: page by page in the edition's language, and beside the others.

    text_pages(record, shelf)       # udhr--preamble.html and udhr--preamble--beside.html, …
    text_head(record, shelf)        # for the record's own page: contents, versions, corrections

A page begins with the article it is called by, so its address stays. A Chinese version that
is not at hand is converted from the other script, and the page says so. Each article shows
what rests on it. Where the texts come from is left to ``records.texts``.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from markupsafe import escape

from plugins.editions.articles import article_words
from plugins.editions.phrase import Phrase, spanned
from plugins.records.base import Record
from plugins.records.languages import CHINESE, EDITIONS, LANGS, is_chinese
from plugins.records.texts.parts import Article, Paragraph, Wording
from plugins.records.texts.reading import LegalText
from plugins.records.texts.sheet import Correction, Version
from plugins.views.backrefs import article_references
from plugins.views.pages import Page
from plugins.views.shelves import EditionShelf

BASE = "../"
NAMES: dict[str, str] = {edition.lang: edition.name for edition in EDITIONS.values()}


class Shown:
    """A version as one language shows it: as it is, or put into the other script."""

    def __init__(self, wording: Wording, lang: str, shelf: EditionShelf) -> None:
        self.wording = wording
        self.lang = lang
        self.derived = wording.lang != lang
        self._view = shelf.view

    def words(self, text: str) -> Phrase:
        """A line of the version; the page marks its language around it."""
        plain = self._view.in_script(text, self.wording.lang, self.lang)
        return Phrase(escape(plain), plain, self.lang)

    def article(self, id_: str) -> Article | None:
        """An article by its anchor."""
        return self.wording.article(id_)


def shown(text: LegalText, lang: str, shelf: EditionShelf) -> Shown | None:
    """The version in a language: its own, or one converted from the other script."""
    if lang in text.wordings:
        return Shown(text.wordings[lang], lang, shelf)
    others = [other for other in CHINESE if other in text.wordings]
    return Shown(text.wordings[others[0]], lang, shelf) if is_chinese(lang) and others else None


def columns(text: LegalText, shelf: EditionShelf) -> list[Shown]:
    """All languages, the edition's own first."""
    own = [shelf.lang, *(lang for lang in LANGS if lang != shelf.lang)]
    return [found for lang in own if (found := shown(text, lang, shelf))]


def _several(text: LegalText, shelf: EditionShelf) -> bool:
    return len(columns(text, shelf)) > 1


def read(text: LegalText, shelf: EditionShelf) -> Shown:
    """The version that the edition reads: its own language, else the first there is."""
    found = columns(text, shelf)
    return next((one for one in found if one.lang == shelf.lang), found[0])


def text_pages(record: Record, shelf: EditionShelf) -> Iterator[Page]:
    """The pages of a record's text, each alone and side by side; none if it has no text."""
    text = shelf.content.texts.get(record.id)
    if text is None:
        return
    for at in range(len(text.groups)):
        yield _page(record, text, at, False, shelf)
        if _several(text, shelf):
            yield _page(record, text, at, True, shelf)


def _name(record: Record, text: LegalText, at: int, beside: bool) -> str:
    more = "--beside" if beside else ""
    return f"{record.slug}--{text.groups[at][0].id}{more}.html"


def _page(record: Record, text: LegalText, at: int, beside: bool, shelf: EditionShelf) -> Page:
    address = f"{record.schema.section}/{_name(record, text, at, beside)}"

    def variables() -> dict[str, Any]:
        own = read(text, shelf)
        find = _beside if beside else _alone
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "card": shelf.plain_card(record, BASE),
            "range": _range(text.groups[at], own),
            "own": own,
            "official": text.version(own.wording.lang).official,
            "names": NAMES,
            "other_way": _name(record, text, at, not beside) if _several(text, shelf) else "",
            "pager": _pager(record, text, at, beside, own),
            **find(record, text, at, shelf),
        }

    template = "text-beside.html" if beside else "text.html"
    return Page(f"{shelf.view.edition.id}/{address}", template, variables, shelf.lang)


def _range(group: list[Article], own: Shown) -> list[Phrase]:
    """The first and the last heading of a page, as the version writes them."""
    ends = [group[0], group[-1]] if len(group) > 1 else [group[0]]
    return [_heading(article.id, own) or Phrase(article.heading) for article in ends]


def _heading(id_: str, version: Shown) -> Phrase | None:
    article = version.article(id_)
    return version.words(article.heading) if article else None


def _pager(
    record: Record, text: LegalText, at: int, beside: bool, own: Shown
) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            href=_name(record, text, number, beside),
            range=_range(group, own),
            current=number == at,
        )
        for number, group in enumerate(text.groups)
    ]


def _alone(record: Record, text: LegalText, at: int, shelf: EditionShelf) -> dict[str, Any]:
    """The articles of a page in one language, each with what rests on it."""
    own = read(text, shelf)
    here = [article for one in text.groups[at] if (article := own.article(one.id))]
    resting = article_references(shelf.content).get(record.id, {})
    return {"articles": [_article(article, own, resting, shelf) for article in here]}


def _article(
    article: Article, own: Shown, resting: dict[str, list[str]], shelf: EditionShelf
) -> SimpleNamespace:
    return SimpleNamespace(
        id=article.id,
        heading=own.words(article.heading),
        parts=[own.words(part) for part in article.parts],
        paragraphs=[_paragraph(article, one, own) for one in article.paragraphs],
        resting=list(_resting(article, resting, shelf)),
    )


def _paragraph(article: Article, one: Paragraph, own: Shown) -> SimpleNamespace:
    return SimpleNamespace(id=article.anchor(one), words=own.words(one.text), depth=depth(one.key))


def depth(key: str) -> int:
    """How far a paragraph is indented: 0 for a number, 1 for a letter, 2 for what is below.

    >>> [depth(key) for key in ("3", "p2", "3-c", "a", "5-e-ii")]
    [0, 0, 1, 1, 2]
    """
    return sum(1 for part in key.split("-") if part.isalpha())


def _resting(
    article: Article, resting: dict[str, list[str]], shelf: EditionShelf
) -> Iterator[SimpleNamespace]:
    """Each record that refers to an article, or to a paragraph of it, and to which."""
    named: dict[str, list[str]] = {}
    for anchor in [article.id, *map(article.anchor, article.paragraphs)]:
        for id_ in resting.get(anchor, []):
            named.setdefault(id_, []).append(anchor)
    for id_, anchors in named.items():
        narrow = [_called(anchor, shelf) for anchor in anchors]
        yield SimpleNamespace(
            href=f"{BASE}{shelf.content.addresses[id_]}",
            title=shelf.view.title(id_),
            which=narrow if anchors != [article.id] else [],
        )


def _beside(record: Record, text: LegalText, at: int, shelf: EditionShelf) -> dict[str, Any]:
    """The rows of a page: headings and paragraphs, a cell for each language."""
    versions = columns(text, shelf)
    rows = [row for article in text.groups[at] for row in _rows(article, versions)]
    return {"columns": versions, "rows": rows}


def _rows(article: Article, versions: list[Shown]) -> Iterator[SimpleNamespace]:
    found = [version.article(article.id) for version in versions]
    headings = [_heading(article.id, version) for version in versions]
    yield SimpleNamespace(id=article.id, cells=headings, head=True)
    for key in _keys(found):
        cells = [_cell(one, key, version) for one, version in zip(found, versions, strict=True)]
        yield SimpleNamespace(id=f"{article.id}-{key}", cells=cells, head=False)


def _keys(articles: list[Article | None]) -> list[str]:
    """The paragraphs that any version has, in the order of the first that has most."""
    given = [[paragraph.key for paragraph in one.paragraphs] for one in articles if one]
    longest = max(given, key=len, default=[])
    return list(dict.fromkeys([*longest, *(key for keys in given for key in keys)]))


def _cell(article: Article | None, key: str, version: Shown) -> Phrase | None:
    paragraphs = article.paragraphs if article else []
    text = next((one.text for one in paragraphs if one.key == key), None)
    return version.words(text) if text is not None else None


def _named(lang: str) -> Phrase:
    """What a language calls itself, marked as its own."""
    return spanned(NAMES[lang], NAMES[lang], lang, "")


def text_head(record: Record, shelf: EditionShelf) -> SimpleNamespace | None:
    """What the record's own page says of its text; None if it has none."""
    text = shelf.content.texts.get(record.id)
    if text is None:
        return None
    own = read(text, shelf)
    words = shelf.view.text
    return SimpleNamespace(
        own=own,
        contents=_pager(record, text, -1, False, own),
        beside=_name(record, text, 0, True) if _several(text, shelf) else "",
        versions=[_version(version, shelf) for version in text.sheet.versions],
        missing=[_named(lang) for lang in LANGS if shown(text, lang, shelf) is None],
        converted=[_named(v.lang) for v in columns(text, shelf) if v.derived],
        licence=words(text.sheet.licence),
        note=words(text.sheet.note) if text.sheet.note else None,
        differences=[
            SimpleNamespace(**_place(record, one.at, shelf), why=words(one.why))
            for one in text.sheet.differs
        ],
        corrections=[
            _correction(record, correction, version, shelf)
            for version in text.sheet.versions
            for correction in version.corrections
        ],
    )


def _version(version: Version, shelf: EditionShelf) -> SimpleNamespace:
    words = shelf.view.text
    origin = version.origin
    return SimpleNamespace(
        lang=version.lang,
        name=NAMES[version.lang],
        whole=origin.bytes_seen,
        official=version.official,
        who=words(version.who),
        note=words(version.note) if version.note else None,
        url=version.url,
        where=origin.package or origin.repository,
        commit=(origin.commit or "")[:12],
        file=origin.file,
        read=shelf.view.fact(origin.read),
    )


def _correction(
    record: Record, correction: Correction, version: Version, shelf: EditionShelf
) -> SimpleNamespace:
    return SimpleNamespace(
        **_place(record, correction.at, shelf),
        lang=version.lang,
        was=correction.was,
        now=correction.now,
        why=shelf.view.text(correction.why),
    )


def _place(record: Record, anchor: str, shelf: EditionShelf) -> dict[str, str]:
    """Where a paragraph stands, and what it is called.

    What a correction numbered anew, or what only one version has, is looked for one step up.
    """
    known, there = shelf.content.texts[record.id].anchors, anchor
    while there and there not in known:
        there = there.rpartition("-")[0]
    href = shelf.content.address(record.id, there).rpartition("/")[2]
    return {"href": href, "place": _called(anchor, shelf)}


def _called(anchor: str, shelf: EditionShelf) -> str:
    return article_words(anchor, shelf.lang, shelf.view.catalogue.gettext)
