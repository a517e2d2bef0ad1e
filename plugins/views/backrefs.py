"""What refers to a record: computed once over all records, shown wherever it is asked for.

    back_references(content)["person:yu-jie"]       # {"wharf": ["wharf:east"]}
    article_references(content)["instrument:iccpr"]["art-7"]

A reference that stands beside two dates (a time in custody, a row with from and to) is
shown with them, and in their order: so a place of detention shows who was held there when.

Counts every reference among the facts: fields, rows, topics, ``related``; and a term of a
vocabulary that is called like a register, where an entry is called like the term: who was
held under ``measure`` rsdl is found at ``measure:rsdl``. Links in running text are left out:
a mention is no relation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import NamedTuple

from plugins.records.base import Record, Schema
from plugins.records.dates import Edtf
from plugins.records.periods import Period, dated, joined, order
from plugins.records.reader import Content
from plugins.records.references import Ref, Term
from plugins.records.registers.spec import STRATEGIES, RegisterSchema
from plugins.records.walk import walk
from plugins.views.once import Once
from plugins.views.pages import Page
from plugins.views.sheets import FEW, Sheet, all_of, sheets, ways
from plugins.views.shelves import EditionShelf

SHOWN = 5  # links of one type on a record's own page; all of them have a page beside it
CROWDED = 6  # types on a record's own page; with more it names them and links to a page of them
BASE = "../"
References = dict[str, dict[str, list[str]]]


def _all(content: Content) -> References:
    """For each record the ids of those that refer to it, by their type."""
    found: References = {}
    for id_, record in content.records.items():
        for target in dict.fromkeys(t for _, v in walk(record.facts) if (t := _target(v))):
            if target != id_ and target in content.records:
                found.setdefault(target, {}).setdefault(record.schema.name, []).append(id_)
    return found


def _target(value: object) -> str:
    if isinstance(value, Ref):
        return value.id
    return f"{value.vocabulary}:{value.id}" if isinstance(value, Term) else ""


back_references = Once(_all)


def _periods(content: Content) -> dict[tuple[str, str], list[Period]]:
    """The periods that a record gives for another, by the ids of both: whom, and by whom."""
    found: dict[tuple[str, str], list[Period]] = {}
    for id_, record in content.records.items():
        for target, period in dated(record.facts):
            found.setdefault((target, id_), []).append(period)
    return {key: joined(given) for key, given in found.items()}


periods = Once(_periods)


class Line(NamedTuple):
    """One line of a list of references: by whom, perhaps for which time, and a key of its own."""

    id: str
    period: Period | None
    key: str


def _articles(content: Content) -> dict[str, dict[str, list[str]]]:
    """For each text's record the ids of those that refer to an article, by its anchor."""
    found: dict[str, dict[str, list[str]]] = {}
    for id_, record in content.records.items():
        refs = [value for _, value in walk(record.facts) if isinstance(value, Ref) and value.anchor]
        for ref in dict.fromkeys(refs):
            if ref.id != id_:
                found.setdefault(ref.id, {}).setdefault(ref.anchor, []).append(id_)
    return found


article_references = Once(_articles)


def referring(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """What refers to a record, by type: of entries everything, of others the registers alone.

    The pages of topics and people have their own lists of the rest. Registers stand in the
    order of the strategies that they serve. Where many types refer, the groups have a
    ``brief``: the record's page links there and shows no links of each.
    """
    groups = _groups(record, shelf)
    if len(groups) > CROWDED:
        for group in groups:
            group.brief = f"{_named(record)}#{group.section}"
    return groups


def _named(record: Record) -> str:
    return f"{record.slug}--named.html"


def _groups(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    found = back_references(shelf.content).get(record.id, {})
    types = {schema.name: schema for schema in shelf.content.schemas.values()} if found else {}
    own = isinstance(record.schema, RegisterSchema)
    names = sorted(found, key=lambda name: _place(types[name]))
    names = [name for name in names if own or isinstance(types[name], RegisterSchema)]
    return [_group(record, types[name].section, found[name], shelf) for name in names]


def _place(schema: Schema) -> tuple[int, str]:
    """Where a type stands among others: the program's own first, then by strategy."""
    if not isinstance(schema, RegisterSchema):
        return 0, schema.section
    return min(schema.register.strategies, default=STRATEGIES + 1), schema.section


def _group(record: Record, section: str, ids: list[str], shelf: EditionShelf) -> SimpleNamespace:
    lines = _lines(record, ids, shelf.content)
    return SimpleNamespace(
        title=_title(section, shelf),
        links=[_link(line, shelf) for line in lines[:SHOWN]],
        total=len(ids),
        more=f"{record.slug}--from-{section}.html" if len(lines) > SHOWN else "",
        lines=lines,
        section=section,
        brief="",
    )


def _lines(record: Record, ids: list[str], content: Content) -> list[Line]:
    """A line for each period, in the order of time; then those that give none."""
    known = periods(content)
    slugs = {id_: id_.partition(":")[2] for id_ in ids}
    lines = [
        Line(id_, period, f"{slugs[id_]}--{number}" if number else slugs[id_])
        for id_ in ids
        for number, period in enumerate(known.get((record.id, id_), ()))
    ]
    lines.sort(key=lambda line: order(line.period) if line.period else ())
    return lines + [Line(i, None, slugs[i]) for i in ids if (record.id, i) not in known]


def _title(section: str, shelf: EditionShelf) -> object:
    schema = shelf.content.schemas[section]
    if isinstance(schema, RegisterSchema):
        return shelf.view.text(schema.register.title)
    named = next((s.title for s in shelf.site.sections if s.id == section), None)
    return shelf.view.text(named) if named else section


def _link(line: Line, shelf: EditionShelf) -> SimpleNamespace:
    record = shelf.content.records[line.id]
    when = _when(*line.period, shelf) if line.period else ""
    title = shelf.view.title(line.id)
    return SimpleNamespace(href=f"{BASE}{record.address}", title=title, when=when)


def _when(first: Edtf | None, last: Edtf | None, shelf: EditionShelf) -> str:
    """A period in words: each end as it is known."""
    _, fact = shelf.view.catalogue.gettext, shelf.view.fact
    if first and last:
        return _("{start} to {end}").format(start=fact(first).text, end=fact(last).text)
    if first:
        return _("since {date}").format(date=fact(first).text)
    return _("before {date}").format(date=fact(last).text)


PAGE = 150  # links of a page of references


def reference_pages(record: Record, shelf: EditionShelf) -> list[Page]:
    """The pages with all references, for those of which a record's own page shows the first."""
    groups = referring(record, shelf)
    pages = [page for group in groups if group.more for page in _pages(record, group, shelf)]
    return [*pages, _named_page(record, groups, shelf)] if groups and groups[0].brief else pages


def _named_page(record: Record, groups: list[SimpleNamespace], shelf: EditionShelf) -> Page:
    address = f"{record.schema.section}/{_named(record)}"

    def variables() -> dict[str, object]:
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "card": shelf.plain_card(record, BASE),
            "groups": groups,
        }

    return Page(f"{shelf.view.edition.id}/{address}", "named.html", variables, shelf.lang)


def _pages(record: Record, group: SimpleNamespace, shelf: EditionShelf) -> Iterator[Page]:
    name = group.more.removesuffix(".html")
    cut = sheets(name, group.lines, PAGE, lambda line: line.key)
    names = [sheet.name for sheet in cut]
    for at, sheet in enumerate(cut):
        yield _page(record, group, sheet, (names, at), shelf)
    if len(cut) > FEW:
        yield _contents(record, group, cut, shelf)


def _page(
    record: Record,
    group: SimpleNamespace,
    sheet: Sheet[Line],
    place: tuple[list[str], int],
    shelf: EditionShelf,
) -> Page:
    """One sheet of references; how many there are stands on the first, so that others stay."""
    names, at = place

    def variables() -> dict[str, object]:
        return {
            "since": shelf.view.title(sheet.items[0].id) if at else None,
            "total": None if at else group.total,
            "links": [_link(line, shelf) for line in sheet.items],
            "sheets": ways(names, at, shelf.view.catalogue.gettext),
        }

    return _of_list(record, group, sheet.name, variables, shelf)


def _contents(
    record: Record, group: SimpleNamespace, cut: list[Sheet[Line]], shelf: EditionShelf
) -> Page:
    """The page that names all sheets."""

    def variables() -> dict[str, object]:
        links = [
            SimpleNamespace(
                href=f"{sheet.name}.html", title=shelf.view.title(sheet.items[0].id), when=""
            )
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
