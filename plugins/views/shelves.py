"""All records of one edition, with what any page may ask of them: cards, lists, frame.

shelf.card("person:liu-xiaobo", base="../")      # a Card for a grid
shelf.under_topic("torture", "people")           # records that name the topic
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from plugins.editions.edition import EditionView
from plugins.editions.owner import Owner
from plugins.editions.phrase import Phrase
from plugins.editions.render import SITE
from plugins.records.base import Record
from plugins.records.folders import REGISTERS
from plugins.records.languages import EDITIONS
from plugins.records.reader import Content
from plugins.records.registers.spec import RegisterSchema
from plugins.records.site import Site
from plugins.views.following import ALL, PAGE

HATCHINGS = 3
STRATEGIES = f"{REGISTERS}/strategies.html"  # if the content has words for it
WITHDRAWN = "withdrawn.html"  # the tombstones, in each edition


@dataclass(frozen=True)
class Card:
    """A record in a grid: a tile with its character, or an identity photo, and two lines."""

    href: str
    title: Phrase
    text: Phrase
    glyph: Phrase | None = None
    initial: Phrase | None = None
    hatching: int = 0


class EditionShelf:
    """The records of one edition."""

    def __init__(self, content: Content, view: EditionView, views: Mapping[str, Any]) -> None:
        assert content.site is not None
        self.content = content
        self.site: Site = content.site
        self.view = view
        self._views = views
        self._by_topic = _by_topic(content)
        self._by_section = _by_section(content)
        self._frames: dict[tuple[str, str], SimpleNamespace] = {}
        self._has_registers = any(
            isinstance(content.schemas[section], RegisterSchema) for section in self._by_section
        )

    @property
    def lang(self) -> str:
        """The edition's language tag."""
        return self.view.lang

    def section(self, section: str) -> list[Record]:
        """Records of a section: in the order of ``site.yaml``, then by slug."""
        first = list(getattr(self.site, section, [])) if section in ("topics", "people") else []
        records = self._by_section.get(section, [])
        place = {slug: number for number, slug in enumerate(first)}
        return sorted(records, key=lambda r: (place.get(r.slug, len(place)), r.slug))

    def under_topic(self, slug: str, section: str) -> list[Record]:
        """Records of a section that name a topic as theirs."""
        return [r for r in self._by_topic.get(slug, []) if r.schema.section == section]

    def all_under_topic(self, slug: str) -> list[Record]:
        """Records of all sections that name a topic as theirs."""
        return self._by_topic.get(slug, [])

    def card(self, record: Record | str, base: str) -> Card:
        """A record's card on a page whose way to the edition's folder is ``base``."""
        if isinstance(record, str):
            record = self.content.records[record]
        card: Card = self._views[record.schema.name].card(record, self, base)
        return card

    def cards(self, records: Iterable[Record | str], base: str) -> list[Card]:
        """Cards of several records, each once."""
        found = {r if isinstance(r, str) else r.id: r for r in records}
        return [self.card(record, base) for record in found.values()]

    def plain_card(self, record: Record, base: str, **more: Any) -> Card:
        """A card with the record's short title, its summary and its character."""
        words = self.view.front(record, base)
        title = getattr(words, "short", None) or self.view.title(record.id)
        glyph = record.facts.glyph
        shown = self.view.text(glyph) if glyph else None
        return Card(f"{base}{record.address}", title, words.summary, glyph=shown, **more)

    def frame(
        self, path: str, base: str, section: str = "", *, same: bool = True
    ) -> SimpleNamespace:
        """What every page has around it: name, menu, editions, footer.

        Args:
            path: the page's path inside the edition, for the switch between editions.
            base: the way from the page to the edition's folder.
            section: id of the section that the page belongs to.
            same: whether the page is the same there, so that the head may call it so.
        """
        if (base, section) not in self._frames:
            self._frames[base, section] = self._frame(base, section)
        words = SimpleNamespace(**vars(self._frames[base, section]))
        words.editions = [
            SimpleNamespace(
                lang=e.lang,
                label=e.label,
                name=e.name,
                href=f"{base}../{e.id}/{path}",
                current=e.lang == self.lang,
            )
            for e in EDITIONS.values()
        ]
        words.same = same
        return words

    def _frame(self, base: str, section: str) -> SimpleNamespace:
        """What the frames of all pages of a section have in common."""
        words: SimpleNamespace = self.view.localise(self.site, Owner(SITE, base))
        words.wordmark = self.site.wordmark.in_lang(self.lang)
        words.menu = [
            SimpleNamespace(
                href=f"{base}{s.id}/index.html",
                title=s.short,
                current=s.id == section,
            )
            for s in words.sections
            if s.id in self._by_section
        ]
        if self._has_registers or self.content.strategies:
            words.menu.append(self._registers(base, section))
        words.footer = [
            SimpleNamespace(href=f"{base}{r.address}", title=self.view.title(r.id))
            for r in self.section("pages")
        ]
        if self.content.strategies:
            title = self.view.catalogue.gettext("The eleven strategies")
            words.footer.append(SimpleNamespace(href=f"{base}{STRATEGIES}", title=title))
        if self.content.tombstones:
            title = self.view.catalogue.gettext("Withdrawn records")
            words.footer.append(SimpleNamespace(href=f"{base}{WITHDRAWN}", title=title))
        words.footer.append(
            SimpleNamespace(href=f"{base}{PAGE}", title=self.view.catalogue.gettext("Feeds"))
        )
        words.feeds = self._feeds(base, section)
        words.base = base
        return words

    def _feeds(self, base: str, section: str) -> list[SimpleNamespace]:
        """The feeds that a page offers to feed readers: everything, and its section."""
        feeds = [SimpleNamespace(href=f"{base}{ALL}.atom", title=self.view.text(self.site.name))]
        titles = {given.id: given.title for given in self.site.sections}
        schema = self.content.schemas.get(section)
        title = titles.get(section)
        if isinstance(schema, RegisterSchema):
            title = schema.register.title
        if title and section in self._by_section:
            href = f"{base}{section}/{ALL}.atom"
            feeds.append(SimpleNamespace(href=href, title=self.view.text(title)))
        return feeds

    def _registers(self, base: str, section: str) -> SimpleNamespace:
        """What leads to the registers, which have no entry in ``site.yaml``."""
        schema = self.content.schemas.get(section)
        return SimpleNamespace(
            href=f"{base}{REGISTERS}/index.html",
            title=self.view.catalogue.gettext("Registers"),
            current=section == REGISTERS or isinstance(schema, RegisterSchema),
        )

    def section_words(self, section: str) -> SimpleNamespace:
        """A section's title, menu word and introduction."""
        found = next((s for s in self.site.sections if s.id == section), None)
        words: SimpleNamespace = self.view.localise(found, Owner(SITE, "../"))
        return words


def hatching(slug: str) -> int:
    """Which of the drawn backgrounds an identity card gets, from 1."""
    return hashlib.sha256(slug.encode()).digest()[0] % HATCHINGS + 1


def _by_section(content: Content) -> dict[str, list[Record]]:
    """Records by section, once: every page asks which sections there are."""
    found: dict[str, list[Record]] = {}
    for record in content.records.values():
        found.setdefault(record.schema.section, []).append(record)
    return found


def _by_topic(content: Content) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in content.records.values():
        for topic in record.facts.topics:
            found.setdefault(topic.slug, []).append(record)
    return found
