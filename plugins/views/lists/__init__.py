"""Lists of people: ways to find somebody, the list to hand over, the state of the clock.

    aids      what people are grouped by: status, charge, place, people, date, name
    order     how names are sorted; strokes: how many a character has
    people    the people of an edition, each line made once
    tree      how a list becomes pages; pages: what a template gets
    meeting   the prisoner list on paper and as a table; revision: its number, what changed
    clock     how many people are past each time limit

None needs a script. Records that are not published are in no list, because the shelves
hold published ones alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.views.lists.clock import clock_pages
from plugins.views.lists.meeting import meeting_pages
from plugins.views.lists.pages import list_pages
from plugins.views.lists.people import People
from plugins.views.pages import Planned
from plugins.views.shelves import EditionShelf


def edition_pages(shelf: EditionShelf) -> Iterator[Planned]:
    """All lists of one edition, if there is anybody to list."""
    people = People(shelf)
    if people.all:
        yield from list_pages(people)
        yield from meeting_pages(people)
        yield from clock_pages(people)
