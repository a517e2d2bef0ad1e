"""Every text of every record, rendered once in the language it was written in.

    rendering = render(content, engines, problems)
    rendering.inline(record, "en", "See [](topic:torture).")

The three editions draw on these; the other script is derived from them, never from
Markdown. Anchors are checked at the end, when all of them are known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.editions.finish import Finisher
from plugins.editions.finished import Finished, Link, Origin, Shelf
from plugins.editions.foreign import mark
from plugins.editions.markdown import MarkdownEngine
from plugins.editions.names import Known, Scope
from plugins.editions.tables import with_cards
from plugins.editions.terms.book import TermBook, term_book
from plugins.editions.terms.link import used_in
from plugins.errors import Problems, did_you_mean
from plugins.records.base import Record, Written
from plugins.records.reader import Content, LooseText
from plugins.records.references import Ref, no_record
from plugins.records.text import NEUTRAL, Block, Inline, Prose
from plugins.records.walk import walk
from plugins.records.yamlfile import YamlTree

SITE = "site"  # stands for site.yaml where a record's id is asked for
_Key = tuple[str, str, str]


@dataclass
class Rendering:
    """Rendered texts by the record they belong to, their language and their source.

    ``terms`` are the terms of the ``glossary`` that each record's texts use, so that what
    depends on a term is known: a page links no others.
    """

    texts: dict[_Key, Finished] = field(default_factory=dict)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    scopes: dict[str, Scope] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)
    files: dict[str, set[str]] = field(default_factory=dict)
    holes: dict[str, set[str]] = field(default_factory=dict)
    cited: dict[str, set[str]] = field(default_factory=dict)
    glossary: TermBook = field(default_factory=TermBook)
    terms: dict[str, set[str]] = field(default_factory=dict)

    def get(self, owner: str, lang: str, text: str) -> Finished:
        """What became of a piece of Markdown of ``owner``."""
        return self.texts[owner, lang, text]


def render(
    content: Content,
    engines: Mapping[str, MarkdownEngine],
    page_anchors: Mapping[str, set[str]],
    problems: Problems,
    progress: Callable[[], None] = lambda: None,
) -> Rendering:
    """Render all records and ``site.yaml``.

    Args:
        content: what was read.
        engines: a Markdown engine for each language, and for neutral text.
        page_anchors: by content type, the anchors that its template has of itself.
        problems: takes what is wrong.
        progress: called once a record.
    """
    work = _Work(content, engines, page_anchors, problems)
    work.site()
    for record in content.records.values():
        work.record(record)
        progress()
    for loose in content.loose:
        work.loose(loose)
    work.check_anchors()
    return work.rendering


class _Work:
    def __init__(
        self,
        content: Content,
        engines: Mapping[str, MarkdownEngine],
        page_anchors: Mapping[str, set[str]],
        problems: Problems,
    ) -> None:
        self.content = content
        self.engines = engines
        self.page_anchors = page_anchors
        self.problems = problems
        self.rendering = Rendering(glossary=term_book(content))
        self.addresses = content.addresses
        self.unpublished = content.unpublished
        self.articles = {
            f"{id_}#{anchor}": content.address(id_, anchor)
            for id_, text in content.texts.items()
            for anchor in text.anchors
        }
        self.groups = {entry.group for entry in content.glossary if entry.group}
        self.types = frozenset(schema.name for schema in content.schemas.values())

    def site(self) -> None:
        if self.content.site is None or self.content.site_tree is None:
            return
        shelf = self._shelf()
        for path, value in walk(self.content.site):
            if isinstance(value, Prose):
                self._prose(SITE, path, value, self.content.site_tree, shelf)

    def _shelf(self, **more: Any) -> Shelf:
        """What any text may refer to, and what one record's own may."""
        unpublished = self.unpublished
        return Shelf(
            self.types, self.addresses, unpublished=unpublished, articles=self.articles, **more
        )

    def record(self, record: Record) -> None:
        shelf = self._shelf(
            sources=tuple(source.id for source in record.facts.sources),
            files=record.files,
            media=f"media/{record.schema.section}/{record.slug}",
        )
        reserved = self.page_anchors.get(record.schema.name, set())
        text = self.content.texts.get(record.id)
        articles = text.anchors if text else ()
        self.rendering.anchors.setdefault(record.id, {*reserved, *articles})
        for path, value in walk(record.facts):
            if isinstance(value, Prose):
                self._prose(record.id, path, value, record.tree, shelf)
        for written in record.written.values():
            self._written(record, written, shelf)
        self._note_scope(record)

    def loose(self, text: LooseText) -> None:
        """Check the body of a record that cannot be shown."""
        shelf = self._shelf(sources=text.source_ids, files=text.files)
        html = self.engines[text.lang].block(text.body)
        Finisher(shelf, Origin(text.source, text.start), self.problems).finish(html)

    def _prose(
        self, owner: str, path: tuple[str | int, ...], prose: Prose, tree: YamlTree, shelf: Shelf
    ) -> None:
        for lang, text in prose.by_lang.items():
            place = tree.place(path if lang == NEUTRAL else (*path, lang))
            self._inline(owner, lang, text, Origin(tree.source, _offset(tree, place.line)), shelf)

    def _written(self, record: Record, written: Written, shelf: Shelf) -> None:
        for path, value in walk(written.words):
            origin = Origin(written.source, _offset(written.tree, written.tree.place(path).line))
            if isinstance(value, Inline):
                self._inline(record.id, written.lang, value, origin, shelf)
            elif isinstance(value, Block):
                self._block(record, written.lang, value, origin, shelf)
        body = Origin(written.source, written.body_start)
        self._block(record, written.lang, written.body, body, shelf)

    def _inline(self, owner: str, lang: str, text: str, origin: Origin, shelf: Shelf) -> None:
        html, one = self.engines[lang].inline(text)
        if not one:
            place = origin.place(text.split("\n")[0])
            hint = "keep it to one paragraph without lists or headings"
            self.problems.add(place, "inline-only", "there is room for one paragraph here", hint)
        self._keep(owner, lang, text, html, origin, shelf)

    def _block(self, record: Record, lang: str, text: str, origin: Origin, shelf: Shelf) -> None:
        html = self.engines[lang].block(text)
        finished = self._keep(record.id, lang, text, html, origin, shelf)
        reserved = self.page_anchors.get(record.schema.name, set())
        mine: set[str] = set()
        for id_ in finished.ids:
            if id_ in mine or id_ in reserved:
                self._note_taken(id_, finished.ids, origin)
            mine.add(id_)
        self.rendering.anchors.setdefault(record.id, set(reserved)).update(mine)

    def _note_taken(self, id_: str, ids: list[str], origin: Origin) -> None:
        """Note an anchor that is taken, at the last place where it stands."""
        for _ in range(ids.count(id_)):
            place = origin.place(f"#{id_}")
        message, hint = f"the anchor “{id_}” is taken", "choose another {#anchor}"
        self.problems.add(place, "duplicate-anchor", message, hint)

    def _keep(
        self, owner: str, lang: str, text: str, html: str, origin: Origin, shelf: Shelf
    ) -> Finished:
        finished = Finisher(shelf, origin, self.problems).finish(html)
        finished.html = mark(with_cards(finished.html), lang or "en")
        self.rendering.texts[owner, lang, str(text)] = finished
        self.rendering.links.setdefault(owner, []).extend(finished.links)
        self.rendering.files.setdefault(owner, set()).update(finished.files)
        self.rendering.holes.setdefault(owner, set()).update(finished.holes)
        self.rendering.cited.setdefault(owner, set()).update(finished.cited)
        if self.rendering.glossary.finders:
            used = used_in(finished.html, lang or "en", self.rendering.glossary)
            self.rendering.terms.setdefault(owner, set()).update(used)
        return finished

    def _note_scope(self, record: Record) -> None:
        """What the record's page turns on: who it names, and what its front matter says."""
        links = [link.target for link in self.rendering.links.get(record.id, [])]
        named = [value.id for _, value in walk(record.facts) if isinstance(value, Ref)]
        ids = [record.id, *links, *named]
        people = {id_.partition(":")[2] for id_ in ids if id_.startswith("person:")}
        groups: set[str] = set()
        rules: list[Known] = []
        for written in record.written.values():
            people.update(self._declared(written, "people", self._slugs_of_people()))
            groups.update(self._declared(written, "groups", self.groups))
            rules += [Known(pair.zh_Hans, pair.zh_Hant) for pair in written.words.convert]
        self.rendering.scopes[record.id] = Scope(frozenset(people), frozenset(groups), tuple(rules))

    def _slugs_of_people(self) -> set[str]:
        return {id_.partition(":")[2] for id_ in self.addresses if id_.startswith("person:")}

    def _declared(self, written: Written, field_name: str, known: set[str]) -> list[str]:
        """A list of the front matter, each item checked against what exists."""
        given: list[str] = getattr(written.words, field_name)
        for number, word in enumerate(given):
            if word not in known:
                place = written.tree.place((field_name, number))
                what = {"people": "person", "groups": "group of the glossary"}[field_name]
                message, hint = f"there is no {what} “{word}”", did_you_mean(word, known)
                if field_name == "people" and f"person:{word}" in self.unpublished:
                    message, hint = no_record(f"person:{word}", (), self.unpublished)
                self.problems.add(place, "dead-link", message, hint)
        return given

    def check_anchors(self) -> None:
        anchors = self.rendering.anchors
        for owner, links in self.rendering.links.items():
            for link in links:
                target = link.target or owner
                known = anchors.get(target, set())
                unread = link.target and link.target not in self.content.records
                if link.anchor and link.anchor not in known and not unread:
                    message = f"“{target}” has no anchor “{link.anchor}”"
                    hint = did_you_mean(link.anchor, known)
                    self.problems.add(link.place, "dead-link", message, hint)


def _offset(tree: YamlTree, line: int) -> int:
    """The character at which a line of the file begins."""
    return tree.source.starts[max(line - 1, 0)]
