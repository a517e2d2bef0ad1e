"""Lays out what changed as lines of text for a terminal.

    print("\n".join(tell(Words.of(old, new))))

What is told, and what is left out because it was told already, is ``words``'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.release.compare import Change, marked
from plugins.release.gather import State, name_of
from plugins.release.words import Record, Words

_STATES: tuple[State, ...] = ("changed", "new", "gone")
_NAMED = 8  # so many pages are named; of more, only the number is told


def tell(words: Words) -> Iterator[str]:
    """All lines, without line ends."""
    withdrawn = [r for r in words.records if r.withdrawn]
    rest = [r for r in words.records if r.is_record and not r.withdrawn]
    new, gone = ([r for r in rest if r.state == state] for state in ("new", "gone"))
    changed = [r for r in rest if r.state == "changed" and r.tells]
    yield _summary(words, len(new), len(changed), len(withdrawn), len(gone))
    yield from _section("Scripts that no page had before", [_scripts(words)])
    yield from _section("Withdrawn", [*map(_whole, withdrawn), _unseen(words)])
    yield from _section("Removed", map(_whole, gone))
    yield from _section("New", map(_whole, new))
    yield from _section("Changed", map(_changes, changed))
    others = [r for r in words.records if not r.is_record and r.tells and not r.withdrawn]
    yield from _section("Lists and other pages", map(_changes_or_whole, others))
    yield from _section("The same on many pages", [_common(words)])
    yield from _section("Only in form, or following from the above", [_silent(words)])
    yield from _section("Other files", [_other_files(words)])


def _summary(words: Words, new: int, changed: int, withdrawn: int, gone: int) -> str:
    counts = {"new": new, "changed": changed, "withdrawn": withdrawn, "removed": gone}
    parts = [f"{number} {what}" for what, number in counts.items() if number]
    states = list(words.files.values())
    files = ", ".join(f"{states.count(state)} {state}" for state in _STATES)
    start = "This is the first release. " if words.first else ""
    return f"{start}Records: {', '.join(parts) or 'none changed'}. Files: {files}."


def _section(title: str, blocks: Iterable[Iterable[str]]) -> Iterator[str]:
    lines = [line for block in blocks for line in block]
    if lines:
        yield from ["", title, *(f"  {line}" for line in lines)]


def _name(record: Record) -> str:
    titles = " · ".join(dict.fromkeys(title for title in record.titles.values() if title))
    return f"{record.name}  {titles}".rstrip()


def _whole(record: Record) -> Iterator[str]:
    """A record that came or went: what it is called, what it says of itself, how many files."""
    withdrawn = f"  ({record.withdrawn})" if record.withdrawn else ""
    yield _name(record) + withdrawn
    if record.state == "new":
        yield from (f"  {ed}: {text}" for ed, text in sorted(record.summaries.items()) if text)
    yield f"  files: {_files(record)}"


def _unseen(words: Words) -> Iterator[str]:
    """Withdrawals of records that no page showed."""
    shown = {record.withdrawn for record in words.records}
    yield from (f"{id_}  no page of it was public" for id_ in words.revoked if id_ not in shown)


def _changes_or_whole(record: Record) -> Iterator[str]:
    """Of a page that came or went it is enough to say so."""
    if record.state == "changed":
        yield from _changes(record)
    else:
        yield _name(record)
        yield f"  files: {_files(record)}"


def _changes(record: Record) -> Iterator[str]:
    yield _name(record)
    for edition, changes in sorted(record.changes.items()):
        if changes:
            yield f"  {edition}" if edition else "  above the editions"
            yield from (f"    {line}" for change in changes for line in _diff(change))
    yield from (f"  new: {path}" for path in record.files["new"])
    yield from (f"  gone: {path}" for path in record.files["gone"])


def _diff(change: Change) -> Iterator[str]:
    if change.what == "note":
        yield f"* {change.new}"
        return
    label = "" if change.what == "text" else f"{change.what}: "
    whole = change.what in ("link", "picture")  # addresses are read as a whole
    old, new = (change.old, change.new) if whole else marked(change)
    if old:
        yield f"- {label}{old}"
    if new:
        yield f"+ {label}{new}"


def _common(words: Words) -> Iterator[str]:
    for (edition, change), pages in sorted(words.common.items()):
        names = sorted({name_of(path) for path in pages})
        shown = f": {', '.join(names)}" if len(names) <= _NAMED else ""
        yield f"{edition or 'above the editions'}, {_many(len(pages), 'page')}{shown}"
        yield from (f"  {line}" for line in _diff(change))


def _scripts(words: Words) -> Iterator[str]:
    """Each by its sum, which is that of its file in ``theme/scripts/``."""
    for digest, pages in words.scripts.items():
        shown = f": {', '.join(pages)}" if len(pages) <= _NAMED else ""
        yield f"SHA-256 {digest}"
        yield f"  {_many(len(pages), 'page')}{shown}"


def _silent(words: Words) -> Iterator[str]:
    """Pages that differ, and of which nothing was told above."""
    form = sum(record.form for record in words.records)
    if form:
        yield f"{_many(form, 'page')}: styles, numbers of citations, or other form alone"
    quiet = [r.name for r in words.records if not r.tells and r.form < len(r.files["changed"])]
    if quiet:
        shown = ", ".join(quiet) if len(quiet) <= 2 * _NAMED else str(len(quiet))
        yield f"records and lists that show what is told above: {shown}"


def _other_files(words: Words) -> Iterator[str]:
    found = [path for path in words.files if not name_of(path)]
    for state in _STATES:
        paths = [path for path in found if words.files[path] == state]
        yield from (f"{state}: {path}" for path in paths[: 4 * _NAMED])
        if len(paths) > 4 * _NAMED:
            yield f"{state}: {len(paths) - 4 * _NAMED} more"


def _files(record: Record) -> str:
    counts = [(len(record.files[state]), state) for state in _STATES]
    return ", ".join(f"{number} {state}" for number, state in counts if number)


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"
