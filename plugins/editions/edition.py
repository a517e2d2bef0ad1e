"""One edition's view of everything: each text in its language, script and punctuation.

    view = EditionView(EDITIONS["zh-hant"], rendering, converter, catalogue, titles)
    topic = view.facts(record)          # the same fields, ready for a template
    topic.key_facts[0].text             # a Phrase

Fields are treated by what they are (``records.text``), so a new content type needs no
change here. What a page shows of a record is left to ``plugins.views``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from plugins.editions.articles import article_words
from plugins.editions.blocks import rewrite
from plugins.editions.catalogue import Catalogue
from plugins.editions.dates import date_text, duration_text
from plugins.editions.foreign import mark
from plugins.editions.html import plain_text
from plugins.editions.names import NOTHING, Scope, without_marks
from plugins.editions.phrase import Phrase, escaped, spanned
from plugins.editions.recent import Recent
from plugins.editions.render import Rendering
from plugins.editions.script import Converter
from plugins.editions.terms.link import FirstUse
from plugins.records.base import Record, Written
from plugins.records.dates import Edtf, Point
from plugins.records.languages import Edition, is_chinese
from plugins.records.references import Term
from plugins.records.text import Block, Duration, Inline, Line, Prose, Text
from plugins.records.walk import shown_fields

LINES = 50_000  # of plain text, remembered at least
SOURCES_ON_A_PAGE = 16  # more have a page of their own
_EMPTY_LINK = re.compile(r'(<a [^>]*data-ref="([^"]+)"[^>]*>)</a>')
_CITE = re.compile(r'(<a [^>]*data-cite="([^"]+)"[^>]*>)[^<]*</a>')
_AS_IT_IS = (str, bool, int)
_NEVER = Point(1)  # an interval always has one end
_DATA = re.compile(r' data-(?:ref|cite)="[^"]*"')


@dataclass(frozen=True)
class Owner:
    """Whose words are put into an edition, and where they will be shown.

    Args:
        id: the record's id, or ``site``.
        base: from the page that shows the words to the edition's folder: ``../``.
        scope: which names and terms hold on that page.
        numbers: the numbers of the record's sources.
        hidden: ids of sources of which nothing is shown, the id no more than the name.
        listed: the page that lists the sources, in the same folder; '' if it is this one.
        lang: the language of the file, for words that do not carry one.
    """

    id: str
    base: str
    scope: Scope = NOTHING
    numbers: Mapping[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    listed: str = ""
    lang: str = ""

    def anchor(self, source_id: str) -> str:
        """The anchor of a source in the list: its id, or its number if the id is to be hidden."""
        return f"src-{self.numbers[source_id] if source_id in self.hidden else source_id}"

    def cited(self, source_id: str) -> str:
        """Where the citation of a source leads."""
        return f"{self.listed}#{self.anchor(source_id)}"


class EditionView:
    """Puts facts and words into one edition."""

    def __init__(
        self,
        edition: Edition,
        rendering: Rendering,
        converter: Converter,
        catalogue: Catalogue,
        titles: Mapping[str, Text],
    ) -> None:
        self.edition = edition
        self.catalogue = catalogue
        self._rendering = rendering
        self._converter = converter
        self._titles = titles
        self._called: dict[str, Phrase] = {}
        self._lines = Recent[tuple[str, str], Phrase](LINES)

    @property
    def lang(self) -> str:
        """The edition's language tag."""
        return self.edition.lang

    def owner(self, record: Record, base: str = "../") -> Owner:
        """``record`` as the owner of words shown on a page ``base`` below the edition."""
        scope = self._rendering.scopes.get(record.id) or NOTHING
        numbers = {source.id: n for n, source in enumerate(record.facts.sources, start=1)}
        hidden = frozenset(source.id for source in record.facts.sources if source.confidential)
        return Owner(record.id, base, scope, numbers, hidden, sources_page(record))

    def choose(self, record: Record) -> Written:
        """The record's text that this edition shows: its own, else the nearest."""
        return next(
            record.written[lang] for lang in self.edition.preference if lang in record.written
        )

    def shown_lang(self, lang: str) -> str:
        """The language in which words written in ``lang`` appear here."""
        return self.lang if is_chinese(lang) and is_chinese(self.lang) else lang

    def first_use(self, record: Record, base: str = "../") -> FirstUse:
        """What links terms of the glossary on the record's page; nothing if it says no."""
        text = self.choose(record).words if record.written else None
        wanted = self._rendering.terms.get(record.id, set()) - {record.id}
        if not record.facts.terms or (text and not text.terms):
            wanted = set()
        return FirstUse(self._rendering.glossary, frozenset(wanted), base, self.lang)

    def users(self, term: Record) -> list[str]:
        """The ids of the records whose texts use a term."""
        terms = self._rendering.terms
        return sorted(id_ for id_, used in terms.items() if term.id in used and id_ != term.id)

    def facts(self, record: Record, base: str = "../") -> Any:
        """The record's facts, every text ready for a template."""
        return self.localise(record.facts, self.owner(record, base))

    def words(self, record: Record, base: str = "../") -> Any:
        """The record's words, every text ready for a template; ``body`` is the Markdown."""
        if not record.written:
            return self._wordless(record)
        return self.words_of(record, self.choose(record), base)

    def front(self, record: Record, base: str = "../") -> Any:
        """The same without the body: all that a card needs."""
        if not record.written:
            return self._wordless(record)
        written = self.choose(record)
        return self.localise(written.words, replace(self.owner(record, base), lang=written.lang))

    def _wordless(self, record: Record) -> Any:
        """The words of a record without a text, in which the facts say all."""
        summary = getattr(record.facts, "summary", None)
        none: dict[str, list[Any]] = {"key": [], "glance": [], "actions": []}
        return SimpleNamespace(
            summary=self.text(summary, self.owner(record).scope) if summary else Phrase(),
            body=SimpleNamespace(html=Phrase(), headings=[]),
            lang=self.lang,
            source_lang=self.lang,
            **none,
        )

    def words_of(self, record: Record, written: Written, base: str = "../") -> Any:
        """The words of one of the record's texts, as ``words`` gives them."""
        mine = replace(self.owner(record, base), lang=written.lang)
        words = self.localise(written.words, mine)
        words.body = self._block(written.body, mine)
        words.lang = self.shown_lang(written.lang)
        words.source_lang = written.lang
        return words

    def localise(self, value: Any, owner: Owner) -> Any:
        """A value of a schema as this edition shows it."""
        if value is None or type(value) in _AS_IT_IS:
            return value
        if not _is_public(value):
            return None
        if isinstance(value, BaseModel):
            given = value.__dict__
            fields = shown_fields(type(value))
            return SimpleNamespace(**{n: self.localise(given[n], owner) for n in fields})
        if isinstance(value, list):
            return [self.localise(item, owner) for item in value if _is_public(item)]
        return self._leaf(value, owner)

    def _leaf(self, value: Any, owner: Owner) -> Any:
        if isinstance(value, Prose):
            return self._prose(value, owner)
        if isinstance(value, Text):
            return self.text(value, owner.scope)
        if isinstance(value, Inline):
            return self._rendered(owner.lang, value, owner)
        if isinstance(value, Block):
            return self._block(value, owner)
        if isinstance(value, Line):
            return self.line(value, owner.lang, owner.scope)
        return self.fact(value)

    def fact(self, value: Any) -> Any:
        """A date, a length of time or a vocabulary term as this edition writes it."""
        if isinstance(value, Term):
            return SimpleNamespace(id=value.id, label=self.text(value.label))
        if isinstance(value, Edtf):
            text = date_text(value, self.lang, self.catalogue.gettext)
            iso = value.start.iso if value.start and not value.is_interval else ""
            first = (value.start or value.end or _NEVER).earliest.isoformat()
            until = (value.end or value.start or _NEVER).latest.isoformat()
            return SimpleNamespace(text=text, iso=iso, sort=first, until=until)
        if isinstance(value, Duration):
            return duration_text(value, self.catalogue.ngettext, self.catalogue.gettext(" and "))
        return value

    def text(self, text: Text, scope: Scope = NOTHING) -> Phrase:
        """Plain text that carries its languages."""
        words, lang = text.pick(self.edition.preference)
        return self.line(words, lang, scope)

    def line(self, text: str, lang: str, scope: Scope = NOTHING) -> Phrase:
        """Plain text in ``lang`` ('' for text that is the same in all editions)."""
        if scope:
            return self._line(text, lang, scope)
        known = self._lines.get((text, lang))
        if known is None:
            known = self._line(text, lang, scope)
            self._lines.keep((text, lang), known)
        return known

    def _line(self, text: str, lang: str, scope: Scope) -> Phrase:
        shown = self.shown_lang(lang)
        if is_chinese(shown):
            text = self._converter.convert(text, lang, shown, scope)
        else:
            text = without_marks(text)
        html = mark(escaped(text), shown or self.lang)
        return spanned(html, str(text), shown, self.lang)

    def quoted(self, text: str, lang: str) -> Phrase:
        """Words that stay as they are, such as a source's title, marked with their language."""
        return spanned(mark(escaped(text), lang), text, lang, self.lang)

    def title(self, id_: str) -> Phrase:
        """What a record is called in this edition, or an article of its text."""
        if id_ not in self._called:
            self._called[id_] = self._title(id_)
        return self._called[id_]

    def _title(self, id_: str) -> Phrase:
        id_, _, anchor = id_.partition("#")
        kind, _, slug = id_.partition(":")
        scope = Scope(people=frozenset({slug})) if kind == "person" else NOTHING
        title = self.text(self._titles[id_], scope)
        return self._with_article(title, anchor) if anchor else title

    def _with_article(self, title: Phrase, anchor: str) -> Phrase:
        _ = self.catalogue.gettext
        article = article_words(anchor, self.lang, _)
        words = _("{title}, {article}")
        html = Markup(words).format(title=title, article=article)
        return Phrase(html, words.format(title=title.plain, article=article), title.lang)

    def in_script(self, text: str, source: str, target: str) -> str:
        """Plain text written in ``source`` as it stands in ``target``, whatever the edition is."""
        if not is_chinese(source) or not is_chinese(target):
            return text
        return self._converter.convert(text, source, target)

    def _prose(self, prose: Prose, owner: Owner) -> Phrase:
        text, lang = prose.pick(self.edition.preference)
        return self._rendered(lang, text, owner)

    def _rendered(self, lang: str, text: str, owner: Owner) -> Phrase:
        html = self._html(lang, text, owner)
        return spanned(html, plain_text(html), self.shown_lang(lang), self.lang)

    def _block(self, text: str, owner: Owner) -> Any:
        """A whole text; ``headings`` are its second-level headings for the contents."""
        finished = self._rendering.get(owner.id, owner.lang, str(text))
        html = self._html(owner.lang, text, owner)
        shown = self.shown_lang(owner.lang)
        headings = [
            SimpleNamespace(id=h.id, text=Phrase(self._heading(h.html, owner), lang=shown))
            for h in finished.headings
            if h.level == 2
        ]
        return SimpleNamespace(html=Phrase(html, plain_text(html), shown), headings=headings)

    def _heading(self, html: str, owner: Owner) -> str:
        words = plain_text(self._adapted(html, owner))
        return mark(escaped(words), self.shown_lang(owner.lang))

    def _html(self, lang: str, text: str, owner: Owner) -> str:
        html = self._rendering.get(owner.id, lang, str(text)).html
        return self._adapted(html, replace(owner, lang=lang))

    def _adapted(self, html: str, owner: Owner) -> str:
        """Rendered HTML in this edition's script, with titles, numbers and addresses."""
        shown = self.shown_lang(owner.lang)
        if is_chinese(shown):
            html = rewrite(
                html,
                owner.lang,
                lambda text: self._converter.slots(text, owner.lang, shown, owner.scope),
            )
            html = html.replace(f'lang="{owner.lang}"', f'lang="{shown}"')
        elif "-{" in html:
            html = without_marks(html)
        html = _EMPTY_LINK.sub(lambda m: f"{m.group(1)}{self.title(m.group(2))}</a>", html)
        html = _CITE.sub(lambda m: _numbered(m, owner), html)
        html = _DATA.sub("", html)
        return html.replace('"~~/', f'"{owner.base}../').replace('"~/', f'"{owner.base}')


def sources_page(record: Record) -> str:
    """The file of a record's list of sources, beside its page; '' if the list is on the page.

    Addresses do not compress: thirty of them weigh as much as all the rest of a long page.
    """
    many = len(record.facts.sources) > SOURCES_ON_A_PAGE
    return f"{record.slug}--sources.html" if many else ""


def _numbered(match: re.Match[str], owner: Owner) -> str:
    """A citation with the number of its source, leading to the anchor of that source."""
    tag, id_ = match.groups()
    tag = tag.replace(f"#src-{id_}", owner.cited(id_))
    return f"{tag}[{owner.numbers[id_]}]</a>"


def _is_public(value: Any) -> bool:
    """Whether a value may be shown: a model with ``publish: false`` may not."""
    return getattr(value, "publish", True) is not False
