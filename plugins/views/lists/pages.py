"""The pages of the lists, and the row of links to them that the people's section shows.

    for page in list_pages(people): ...       # people/by-status.html and what is below it
    links(shelf, "../people/")                # what leads to each list

Which pages there are is ``tree``'s business; here they get their words, their links to each
other and to the downloads.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from plugins.views.exports import downloads
from plugins.views.lists.aids import Aid, all_aids
from plugins.views.lists.inplace import Choice, choices, for_sheet
from plugins.views.lists.people import Listed, People
from plugins.views.lists.tree import Branch, Sheet, sheets
from plugins.views.pages import Page
from plugins.views.shelves import EditionShelf

SECTION = "people"
BASE = "../"


def links(shelf: EditionShelf, base: str = "", current: str = "") -> list[SimpleNamespace]:
    """Links to the lists, from a page whose way to the people's folder is ``base``."""
    return [
        SimpleNamespace(href=f"{base}{aid.id}.html", label=aid.short, current=aid.id == current)
        for aid in all_aids(shelf.view.catalogue.gettext)
    ]


def list_pages(people: People) -> Iterator[Page]:
    """Every page of every list."""
    aids = all_aids(people.shelf.view.catalogue.gettext)
    chosen = choices(people, aids)
    for aid in aids:

        def split(person: Listed, aid: Aid = aid) -> tuple[str, str]:
            return aid.split(person, people.lang)

        for sheet in sheets(aid.id, aid.groups(people), split):
            yield _page(people, aid, sheet, chosen)


def _page(people: People, aid: Aid, sheet: Sheet, chosen: list[Choice]) -> Page:
    shelf = people.shelf
    path = f"{shelf.view.edition.id}/{SECTION}/{sheet.name}.html"

    def variables() -> dict[str, Any]:
        return _variables(people, aid, sheet) | {"in_place": for_sheet(people, sheet, chosen)}

    return Page(path, "list.html", variables, shelf.lang)


def _variables(people: People, aid: Aid, sheet: Sheet) -> dict[str, Any]:
    shelf = people.shelf
    return {
        "frame": _frame(shelf, aid, sheet),
        "section": shelf.section_words(SECTION),
        "title": _title(aid, sheet, shelf),
        "lists": links(shelf, current=aid.id),
        "trail": _trail(aid, sheet),
        "total": sheet.total,
        "branches": [_link(branch) for branch in sheet.branches] or _anchors(sheet),
        "groups": [_group(people, sheet, number) for number in range(len(sheet.groups))],
        "headed": not sheet.trail,
        "pager": _pager(sheet),
        "downloads": downloads(shelf, "../../") if not sheet.parents else [],
    }


def _frame(shelf: EditionShelf, aid: Aid, sheet: Sheet) -> SimpleNamespace:
    """The frame; where the other editions divide a list otherwise, they are met at its top."""
    own = sheet.name if aid.same_everywhere or not sheet.parents else aid.id
    return shelf.frame(f"{SECTION}/{own}.html", BASE, SECTION)


def _title(aid: Aid, sheet: Sheet, shelf: EditionShelf) -> SimpleNamespace:
    """What is shown, in full for the head of the page and in parts for its heading."""
    colon = shelf.view.catalogue.gettext(": ")
    parts = " · ".join(label.plain for label in sheet.trail)
    page = f" ({sheet.number})" if sheet.number > 1 else ""
    words = f"{aid.title}{colon}{parts}{page}" if parts else aid.title
    return SimpleNamespace(plain=words, list=aid.title, trail=sheet.trail, number=sheet.number)


def _trail(aid: Aid, sheet: Sheet) -> list[SimpleNamespace]:
    """The way back up: the whole list, the group."""
    labels = [aid.title, *sheet.trail]
    return [
        SimpleNamespace(href=f"{name}.html", label=label)
        for name, label in zip(sheet.parents, labels, strict=False)
    ]


def _link(branch: Branch) -> SimpleNamespace:
    return SimpleNamespace(
        id=branch.key, href=f"{branch.name}.html", label=branch.label, count=branch.count
    )


def _anchors(sheet: Sheet) -> list[SimpleNamespace]:
    """Links to the groups of this page, if there are several."""
    if len(sheet.groups) < 2:
        return []
    return [
        SimpleNamespace(id="", href=f"#{g.key}", label=g.label, count=len(g.people))
        for g in sheet.groups
    ]


def _group(people: People, sheet: Sheet, number: int) -> SimpleNamespace:
    group = sheet.groups[number]
    rows = [people.row(person) for person in group.people]
    return SimpleNamespace(id=group.key, label=group.label, rows=rows)


def _pager(sheet: Sheet) -> list[SimpleNamespace]:
    """Links to all sheets of a part that is cut."""
    if sheet.sheets == 1:
        return []
    return [
        SimpleNamespace(number=n, href=f"{sheet.sibling(n)}.html", current=n == sheet.number)
        for n in range(1, sheet.sheets + 1)
    ]
