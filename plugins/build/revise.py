"""A new revision of the prisoner list: ``make list-revision``.

    outcome = revise(Path("content"))
    outcome.lines           # what changed, in words
    outcome.text            # the file to write, or None if nothing is new

Compares the list that the records make now with the one that was numbered last. The date is
that of ``site.yaml`` unless another is given: never the clock's. Whoever is no longer
published is taken out of the file first, whether or not a new revision follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import Place, Problems, SetupError
from plugins.records.base import titles
from plugins.records.dates import Edtf, parse_date
from plugins.records.prisoners import revisions
from plugins.records.prisoners.compare import Changes
from plugins.records.prisoners.entry import Value
from plugins.records.prisoners.files import written
from plugins.records.prisoners.lists import Current, current
from plugins.records.prisoners.revisions import Numbered
from plugins.records.reader import Content, read_content


@dataclass(frozen=True)
class Outcome:
    """What a run found: the words for the terminal, and the file, if it is to be written."""

    lines: tuple[str, ...]
    text: str | None


def revise(folder: Path, date: str = "") -> Outcome:
    """Compare, number, and say what changed; nothing is written here.

    Args:
        folder: the content folder.
        date: the day of the revision; that of ``site.yaml`` if empty.

    Raises:
        ContentError: the content has mistakes, or somebody on the list has no id.
        SetupError: no date is given, or one that cannot be.
    """
    problems = Problems()
    content = read_content(folder, problems)
    now = current(content.records, content.prisoners)
    _note_nameless(now, content, problems)
    problems.raise_errors()
    if now.as_numbered and now.revisions.last:
        return _unchanged(now, content)
    day = _day(date, content, now).text
    given = {"number": _next(now), "date": day, "count": len(now.entries)}
    new = Numbered.model_validate(given | {"gone": now.revisions.taken_out})
    follows = now.revisions.followed_by(new, now.changes, now.entries)
    lines = (f"Revision {new.number} of {new.date}: {_people(new.count)}", *_told(now, content))
    return Outcome(lines, written(follows))


def _unchanged(now: Current, content: Content) -> Outcome:
    """Nothing new; but ids of people who are not published may have to leave the file."""
    assert now.revisions.last is not None
    words = f"The list is as in revision {now.revisions.last.number}: nothing to number."
    if content.prisoners.revisions.ids == now.revisions.ids:
        return Outcome((words,), None)
    return Outcome((words, "Took out who is no longer published."), written(now.revisions))


def _note_nameless(now: Current, content: Content, problems: Problems) -> None:
    for id_ in now.nameless:
        record = content.records[id_]
        place = Place(f"{record.folder}/record.yaml")
        message = "this person is on the prisoner list and has no id to be numbered by"
        problems.add(place, "list-needs-id", message, "add a line “id: p-…” with a new number")


def _next(now: Current) -> int:
    return now.revisions.last.number + 1 if now.revisions.last else 1


def _day(given: str, content: Content, now: Current) -> Edtf:
    """The day of the new revision, which no earlier one may follow."""
    assert content.site is not None
    if not given and content.site.date is None:
        raise SetupError("the revision needs a day: give DATE=2026-11-24, or “date” in site.yaml")
    try:
        day = parse_date(given) if given else content.site.date
    except ValueError as error:
        raise SetupError(f"DATE={given} is not a date: {error}") from error
    assert day is not None
    if not day.is_day:
        raise SetupError(f"DATE={given} is not one day: write 2026-11-24")
    last = now.revisions.last
    if last and day.earliest < last.date.earliest:
        raise SetupError(f"revision {last.number} is of {last.date}, later than {day}")
    return day


def _told(now: Current, content: Content) -> Iterator[str]:
    """Each change on a line."""
    changes: Changes = now.changes
    for word, ids in (("added", changes.added), ("removed", changes.removed)):
        yield from (f"  {word:<8} {_who(id_, now, content)}" for id_ in ids)
    for id_, fields in changes.changed.items():
        for name, change in fields.items():
            values = f"{_shown(change.before)} → {_shown(change.after)}"
            yield f"  changed  {_who(id_, now, content)}: {name}: {values}"
    if now.revisions.taken_out:
        yield f"  {now.revisions.taken_out} no longer published, taken out of the file"


def _who(id_: str, now: Current, content: Content) -> str:
    return f"{id_} {titles(content.records[now.ids[id_]]).by_lang['en']}"


def _shown(value: Value | None) -> str:
    if value is None:
        return "none"
    if isinstance(value, Mapping):
        return " / ".join(dict.fromkeys(value.values()))
    return ", ".join(value) if isinstance(value, list) else value


def _people(count: int) -> str:
    return f"{count} person" if count == 1 else f"{count} people"


def file_of(folder: Path) -> Path:
    """The file that revisions are kept in."""
    return folder / revisions.NAME
