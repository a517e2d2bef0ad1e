"""What ``theme/scripts/filter.js`` is given, to filter and sort a list where it stands.

    lines = [Line("Qincheng Prison", ("秦城监狱",)), …]
    in_place(lines, [Field("Kind", (Value(prison, (0,)), …))], view)    # goes into data-filter

All of it stands in the page: nothing is fetched, nothing is kept. So it is given to a list
only if the whole list is on one page; a longer one would be filtered by half, and has its
pages by value instead. Without scripts the attribute is not noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.editions.edition import EditionView
from plugins.editions.fold import variants
from plugins.editions.phrase import Phrase

FEWEST = 8  # lines; of fewer all are seen at once
Order = tuple[int | None, ...]


@dataclass(frozen=True)
class Line:
    """A line of a list.

    Args:
        shown: the words that it shows, for the characters that a search must know.
        forms: further words by which it is found, such as its title in other languages.
        who: whom or what it is about, if several lines may be about one.
    """

    shown: str
    forms: tuple[str, ...] = ()
    who: str = ""


@dataclass(frozen=True)
class Value:
    """A value of a field, and the lines that have it, from 0."""

    label: Phrase
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Field:
    """A field by whose values a reader chooses."""

    label: str
    values: tuple[Value, ...]


def in_place(
    lines: Sequence[Line],
    fields: Sequence[Field],
    view: EditionView,
    orders: Sequence[Order | None] = (),
    counted: str = "",
) -> dict[str, Any] | None:
    """The data for a list; None if it is too short to be worth a control.

    Args:
        lines: the lines of the list in their order.
        fields: what a reader chooses by; one that does not divide the list is left out.
        view: the edition.
        orders: for each column of a table the place of each line, None for a line that says
            nothing there; None for a column that is sorted by its words.
        counted: says how many of how many are shown, if the lines are no entries.
    """
    if len(lines) < FEWEST:
        return None
    words = "".join(line.shown + "".join(line.forms) for line in lines)
    who = [line.who for line in lines]
    return {
        "fields": [_field(field, view.lang) for field in fields if _divides(field, len(lines))],
        "forms": [" ".join(line.forms) for line in lines],
        "orders": orders,
        "same": variants(words),
        "who": [who.index(one) for one in who] if any(who) else None,
        "words": _words(view.catalogue.gettext, counted),
    }


def ranks(keys: Sequence[Any]) -> Order:
    """The place of each key among all that are not None; what is equal shares a place.

    >>> ranks([(2015,), None, (1999,), (2015,)])
    (1, None, 0, 1)
    """
    places = {key: at for at, key in enumerate(sorted({key for key in keys if key is not None}))}
    return tuple(None if key is None else places[key] for key in keys)


def _divides(field: Field, total: int) -> bool:
    return any(len(value.lines) < total for value in field.values)


def _field(field: Field, lang: str) -> dict[str, Any]:
    return {
        "label": field.label,
        "values": [
            {
                "label": value.label.plain,
                "lang": value.label.lang if value.label.lang != lang else "",
                "rows": value.lines,
            }
            for value in field.values
        ],
    }


def _words(_: Callable[[str], str], counted: str) -> dict[str, str]:
    return {
        "any": _("all"),
        "clear": _("Show all again"),
        "find": _("Find on this page"),
        "list": _("Filter this list"),
        "narrow": _("Narrow down"),
        "shown": counted or _("{n} of {all} shown"),
    }
