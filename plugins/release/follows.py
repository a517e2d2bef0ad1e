"""Leaves out of the pages that differ what only follows from a change told elsewhere.

    pages = leave_out_what_follows(pages, lists(tree))

A record that comes, goes or changes its name is on many lists and on the cards of others. An
editor wants to read of it once, where it belongs. So a line is left out where a new or vanished
record says the same, where a card shows the changed title or summary of a record, where a list
names a record that is told or shows its changed line, and where on a list only numbers changed.
The page itself stays in the count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from plugins.release.compare import Change
from plugins.release.gather import PageChange, name_of

_NUMBERS = re.compile(r"[0-9]+")


@dataclass
class _Told:
    """What is told of records in one edition.

    Args:
        whole: lines of records that are new or gone.
        lines: lines that changed in others, as they were and are.
        titles: what the records are called.
    """

    whole: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


def leave_out_what_follows(pages: list[PageChange], no_records: Set[str]) -> list[PageChange]:
    """The same pages, without changes that follow from others.

    Args:
        pages: all that differ.
        no_records: names of lists.
    """
    records = [page for page in pages if "/" in page.name and page.name not in no_records]
    told, by_edition = _told(records)
    cards = _changes_on_cards(records)
    found = []
    for page in pages:
        is_list = "/" not in page.name or page.name in no_records
        of = by_edition[page.edition]
        kept = (
            change
            for change in page.changes
            if not _follows_from_whole(change, of, told["whole"] - {page.name})
            and not _follows_from_card(change, page, cards)
            and not (is_list and _follows_on_list(change, of, told["any"] | {page.name}))
        )
        found.append(replace(page, changes=tuple(kept)))
    return found


def _told(records: Iterable[PageChange]) -> tuple[dict[str, set[str]], dict[str, _Told]]:
    """Names of records that are told, and what is told of them by edition."""
    names: dict[str, set[str]] = {"whole": set(), "any": set()}
    found: dict[str, _Told] = defaultdict(_Told)
    for page in records:
        if page.form_alone:
            continue
        own = [change for change in page.changes if change.what != "frame"]
        if page.state != "changed":
            names["whole"].add(page.name)
            found[page.edition].whole |= page.says
        if page.state != "changed" or own:
            names["any"].add(page.name)
            found[page.edition].titles.add(page.title)
            found[page.edition].lines |= {text for c in own for text in (c.old, c.new) if text}
    return names, found


def _follows_from_whole(change: Change, told: _Told, names: Set[str]) -> bool:
    """Whether a line or link comes or goes only because a whole record did."""
    if change.old and change.new:
        return False
    text = change.old or change.new
    if change.what == "link":
        return name_of(text.partition("#")[0]) in names
    return change.what != "note" and text in told.whole


def _changes_on_cards(records: Iterable[PageChange]) -> dict[tuple[str, str], set[Change]]:
    """By edition and name: what changed on the pages of records whose cards changed with it."""
    return {
        (page.edition, page.name): set(page.changes)
        for page in records
        if page.card_changed and "--" not in page.path
    }


def _follows_from_card(
    change: Change, page: PageChange, cards: dict[tuple[str, str], set[Change]]
) -> bool:
    """Whether a page shows with this what changed in a record that it has a card of."""
    if page.card_changed:
        return False  # it may be the other that follows from this one
    return any(change in cards.get((page.edition, name), ()) for name in page.cards)


def _follows_on_list(change: Change, told: _Told, names: Set[str]) -> bool:
    """Whether a list says nothing with this that a record does not say, but for numbers."""
    texts = [text for text in (change.old, change.new) if text]
    if change.what == "link":
        return all(name_of(text.partition("#")[0]) in names for text in texts)
    if change.old and change.new:
        bare = {_NUMBERS.sub("0", text) for text in texts}
        if len(bare) == 1:
            return True
    return all(text in told.lines or any(t in text for t in told.titles) for text in texts)
