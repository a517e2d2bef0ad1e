"""What refers to a record: computed once over all records, shown wherever it is asked for.

    back_references(content)["person:yu-jie"]       # {"wharf": ["wharf:east"]}

Counts every reference among the facts: fields, rows, topics, ``related``. Links in running
text are left out: a mention is no relation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace

from plugins.records.base import Record
from plugins.records.reader import Content
from plugins.records.references import Ref
from plugins.records.registers.spec import RegisterSchema
from plugins.records.walk import walk
from plugins.views.once import Once
from plugins.views.pages import Page
from plugins.views.sheets import FEW, Sheet, all_of, sheets, ways
from plugins.views.shelves import EditionShelf

SHOWN = 12  # links of one type on a record's own page; all of them have a page beside it
GROUPS = 5  # types of which links are shown; where more refer, each is named with its number
BASE = "../"
References = dict[str, dict[str, list[str]]]


def _all(content: Content) -> References:
    """For each record the ids of those that refer to it, by their type."""
    found: References = {}
    for id_, record in content.records.items():
        for target in dict.fromkeys(v.id for _, v in walk(record.facts) if isinstance(v, Ref)):
            if target != id_:
                found.setdefault(target, {}).setdefault(record.schema.name, []).append(id_)
    return found


back_references = Once(_all)


def referring(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """What refers to a record, by type: of entries everything, of others the registers alone.

    The pages of topics and people have their own lists of the rest.
    """
    found = back_references(shelf.content).get(record.id, {})
    types = {schema.name: schema for schema in shelf.content.schemas.values()}
    own = isinstance(record.schema, RegisterSchema)
    sections = {
        types[name].section: ids
        for name, ids in found.items()
        if own or isinstance(types[name], RegisterSchema)
    }
    shown = SHOWN if len(sections) <= GROUPS else 0
    return [_group(record, name, sections[name], shelf, shown) for name in sorted(sections)]


def _group(
    record: Record, section: str, ids: list[str], shelf: EditionShelf, shown: int
) -> SimpleNamespace:
    return SimpleNamespace(
        title=_title(section, shelf),
        links=[_link(id_, shelf) for id_ in ids[:shown]],
        total=len(ids),
        more=f"{record.slug}--from-{section}.html" if len(ids) > shown else "",
        ids=ids,
        section=section,
    )


def _title(section: str, shelf: EditionShelf) -> object:
    schema = shelf.content.schemas[section]
    if isinstance(schema, RegisterSchema):
        return shelf.view.text(schema.register.title)
    named = next((s.title for s in shelf.site.sections if s.id == section), None)
    return shelf.view.text(named) if named else section


def _link(id_: str, shelf: EditionShelf) -> SimpleNamespace:
    record = shelf.content.records[id_]
    return SimpleNamespace(href=f"{BASE}{record.address}", title=shelf.view.title(id_))


PAGE = 150  # links of a page of references


def reference_pages(record: Record, shelf: EditionShelf) -> list[Page]:
    """The pages with all references, for those of which a record's own page shows the first."""
    found = back_references(shelf.content).get(record.id, {})
    if len(found) <= GROUPS and all(len(ids) <= SHOWN for ids in found.values()):
        return []
    return [
        page
        for group in referring(record, shelf)
        if group.more
        for page in _pages(record, group, shelf)
    ]


def _pages(record: Record, group: SimpleNamespace, shelf: EditionShelf) -> Iterator[Page]:
    name = group.more.removesuffix(".html")
    cut = sheets(name, group.ids, PAGE, lambda id_: id_.partition(":")[2])
    names = [sheet.name for sheet in cut]
    for at, sheet in enumerate(cut):
        yield _page(record, group, sheet, (names, at), shelf)
    if len(cut) > FEW:
        yield _contents(record, group, cut, shelf)


def _page(
    record: Record,
    group: SimpleNamespace,
    sheet: Sheet[str],
    place: tuple[list[str], int],
    shelf: EditionShelf,
) -> Page:
    """One sheet of references; how many there are stands on the first, so that others stay."""
    names, at = place

    def variables() -> dict[str, object]:
        return {
            "since": shelf.view.title(sheet.items[0]) if at else None,
            "total": None if at else group.total,
            "links": [_link(id_, shelf) for id_ in sheet.items],
            "sheets": ways(names, at, shelf.view.catalogue.gettext),
        }

    return _of_list(record, group, sheet.name, variables, shelf)


def _contents(
    record: Record, group: SimpleNamespace, cut: list[Sheet[str]], shelf: EditionShelf
) -> Page:
    """The page that names all sheets."""

    def variables() -> dict[str, object]:
        links = [
            SimpleNamespace(href=f"{sheet.name}.html", title=shelf.view.title(sheet.items[0]))
            for sheet in cut
        ]
        return {"since": None, "total": None, "links": links, "sheets": []}

    return _of_list(record, group, all_of(cut[0].name), variables, shelf)


def _of_list(
    record: Record,
    group: SimpleNamespace,
    name: str,
    variables: Callable[[], dict[str, object]],
    shelf: EditionShelf,
) -> Page:
    address = f"{record.schema.section}/{name}.html"

    def all_variables() -> dict[str, object]:
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "card": shelf.plain_card(record, BASE),
            "group": group,
        } | variables()

    return Page(f"{shelf.view.edition.id}/{address}", "references.html", all_variables, shelf.lang)
