"""Days in custody as the cells of a table: no script, no inline style, nothing by colour alone.

    bar = draw(stays(facts), letters, as_of)
    bar.rows[0].label, bar.rows[0].cells      # "2023", [Cell(17, "", ""), Cell(7, "f5", "A")]

A row is one year if there are few, else five or ten; a column is half a month, a month or a
quarter. A column is certain if one certain day falls into it, and “perhaps” if only a
possible one does. Where two measures meet, the later one is drawn. Each measure has a
pattern by its kind, and a letter, which stands wherever there is room for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from plugins.views.people.stays import Stay

# Patterns of style.css and person.css by kind of measure; what is not named here is "f6".
PATTERNS: Mapping[str, str] = {
    "administrative-detention": "f1",
    "re-education-through-labour": "f1",
    "custody-and-repatriation": "f1",
    "rsdl": "f2",
    "residential-surveillance": "f2",
    "house-arrest": "f2",
    "liuzhi": "f2",
    "hospital": "f2",
    "psychiatric": "f2",
    "prison": "f4",
    "criminal-detention": "f5",
    "arrest": "f5",
}
OTHER, PERHAPS, NOW = "f6", "f0", "f3"
_ROOM = {24: 2, 12: 3, 4: 2}  # columns that a letter needs, by columns a year
# Years in a row and columns a year, by the number of years up to which they serve.
_SCALES = ((9, 1, 24), (30, 5, 12), (10_000, 10, 4))


@dataclass(frozen=True)
class Cell:
    """One cell: how many columns wide, its pattern, and its letter."""

    span: int
    pattern: str = ""
    letter: str = ""


@dataclass(frozen=True)
class Row:
    """One year or several: what they are called, and their cells."""

    label: str
    cells: list[Cell]


@dataclass(frozen=True)
class Bar:
    """All rows, the columns of each, and years that head the columns of a single-year row."""

    rows: list[Row]
    columns: int
    years_a_row: int

    @property
    def has_doubt(self) -> bool:
        """Whether anything is drawn as “perhaps”."""
        return any(cell.pattern == PERHAPS for row in self.rows for cell in row.cells)


def pattern(measure: str) -> str:
    """The pattern of a measure."""
    return PATTERNS.get(measure, OTHER)


def draw(found: list[Stay], letters: Mapping[str, str], now: date | None) -> Bar:
    """The bar.

    Args:
        found: what to draw, at least one.
        letters: by measure.
        now: the day to which custody that goes on is counted; None if none does.
    """
    first = min(stay.perhaps[0] for stay in found).year
    last = max(max(stay.perhaps[1] for stay in found), now or date.min).year
    years, a_year = next((y, c) for most, y, c in _SCALES if last - first + 1 <= most)
    first -= first % years
    slots = [_drawn(found, *days, now) for days in _slots(first, last, years, a_year)]
    columns = years * a_year
    rows = []
    for number in range(len(slots) // columns):
        part = slots[number * columns : (number + 1) * columns]
        cells = list(_cells(part, letters, _ROOM[a_year]))
        rows.append(Row(_label(first + number * years, years), cells))
    return Bar(rows, columns, years)


def _label(first: int, years: int) -> str:
    return str(first) if years == 1 else f"{first}–{(first + years - 1) % 100:02d}"


def _slots(first: int, last: int, years: int, a_year: int) -> Iterator[tuple[date, date]]:
    """First and last day of each column, in whole rows."""
    last += -(last + 1 - first) % years
    for year in range(first, last + 1):
        starts = [_start(year, number, a_year) for number in range(a_year)]
        ends = [*starts[1:], date(year + 1, 1, 1)]
        for begin, following in zip(starts, ends, strict=True):
            yield begin, following - timedelta(days=1)


def _start(year: int, number: int, a_year: int) -> date:
    """The first day of a column; halves of a month begin on the 1st and the 16th."""
    half = number % 2 if a_year == 24 else 0
    month = number // 2 + 1 if a_year == 24 else number * 12 // a_year + 1
    return date(year, month, 16 if half else 1)


def _drawn(found: list[Stay], first: date, last: date, now: date | None) -> tuple[str, str]:
    """The pattern and the measure of one column; ("", "") if there is nothing."""
    if now and first <= now <= last:
        return NOW, ""
    for stay in reversed(found):
        if stay.surely and stay.surely[0] <= last and first <= stay.surely[1]:
            return pattern(stay.measure), stay.measure
    for stay in reversed(found):
        if stay.perhaps[0] <= last and first <= stay.perhaps[1]:
            return PERHAPS, stay.measure
    return "", ""


def _cells(slots: list[tuple[str, str]], letters: Mapping[str, str], room: int) -> Iterator[Cell]:
    for (shown, measure), run in groupby(slots):
        span = len(list(run))
        letter = letters.get(measure, "") if span >= room else ""
        if letter and shown == PERHAPS:
            letter += "?"
        yield Cell(span, shown, letter)
