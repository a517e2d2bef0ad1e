"""What an import did, row by row, for the editor who goes on from there.

    text = as_markdown(outcome)
    lines = summary(outcome)

Counts first, then what needs a person: rows that became nothing, cells that could not be
read, cells left out because they are private, things to confirm. What was written stands at
the end. Nothing private is repeated, and nothing depends on the day or the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plugins.imports.rows import Remark


@dataclass(frozen=True)
class Written:
    """A draft that was written: its row, its folder, its number, and what it holds."""

    row: int
    folder: str
    id: str
    holds: str


@dataclass(frozen=True)
class Refused:
    """A row that became no draft, and why."""

    row: int
    why: str
    there: bool = False


@dataclass
class Outcome:
    """All that an import did."""

    table: str
    how: str
    rows: int = 0
    written: list[Written] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unused: tuple[str, ...] = ()
    stopped: str = ""

    @property
    def there(self) -> int:
        """Rows whose drafts an earlier run made."""
        return sum(row.there for row in self.refused)

    def of_kind(self, kind: str) -> list[Remark]:
        """The remarks of one kind, by row and in the order of columns."""
        return sorted((r for r in self.remarks if r.kind == kind), key=lambda remark: remark.row)


def summary(outcome: Outcome, report: str) -> list[str]:
    """The lines for the terminal."""
    new = len(outcome.written)
    lines = [
        f"{outcome.table}: {outcome.rows} rows, {_count(new, 'draft')} written, "
        f"{outcome.there} already there, {len(outcome.refused) - outcome.there} not written",
        f"{_count(len(outcome.of_kind('unread')), 'cell')} not read, "
        f"{len(outcome.of_kind('private'))} left out as private, "
        f"{len(outcome.of_kind('confirm'))} to confirm",
    ]
    if not new:
        lines.append("Nothing new was written.")
    return [*lines, f"Report: {report}"]


def as_markdown(outcome: Outcome) -> str:
    """The report."""
    parts = [
        f"# Import of {_safe(outcome.table)}\n",
        f"Read as: {_safe(outcome.how)}.\n",
        "\n".join(_counts(outcome)) + "\n",
        *(
            [f"**It stopped before its end:** {_safe(outcome.stopped)}\n"]
            if outcome.stopped
            else []
        ),
        *_section("Rows that became no draft", ("Row", "Why"), _refused(outcome)),
        *_section("Cells that could not be read", _CELL, _cells(outcome.of_kind("unread"))),
        *_section("Left out because it is private", _CELL, _cells(outcome.of_kind("private"))),
        *_section("To confirm", _CELL, _cells(outcome.of_kind("confirm"))),
        *_section("Columns that the map does not take", ("Column",), _unused(outcome)),
        *_section("Drafts", ("Row", "Folder", "Number", "What was read"), _written(outcome)),
        _NEXT if outcome.written else "Nothing new was written.\n",
    ]
    return "\n".join(parts)


_CELL = ("Row", "Column", "Text", "What", "What to do")
_NEXT = """\
## What comes next

Open a draft, compare it with its source, and add what is missing: the name in every script, a
text in at least one language, `last_verified`. `make check` names what each draft still lacks;
when nothing is left, take out the line `draft: true`. A draft that nobody needs can be deleted.
"""


def _counts(outcome: Outcome) -> Iterator[str]:
    other = len(outcome.refused) - outcome.there
    yield f"- rows with anything in them: {outcome.rows}"
    yield f"- drafts written: {len(outcome.written)}"
    yield f"- already there from an earlier run: {outcome.there}"
    yield f"- rows that became no draft for another reason: {other}"
    yield f"- cells that could not be read: {len(outcome.of_kind('unread'))}"
    yield f"- cells left out because they are private: {len(outcome.of_kind('private'))}"
    yield f"- things to confirm: {len(outcome.of_kind('confirm'))}"


def _section(
    title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> Iterator[str]:
    lines = [_line(row) for row in rows]
    if lines:
        head = [_line(columns), _line(tuple("---" for _ in columns))]
        yield "\n".join([f"## {title}\n", *head, *lines]) + "\n"


def _refused(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    yield from ((str(row.row), row.why) for row in outcome.refused)


def _cells(remarks: Iterable[Remark]) -> Iterator[tuple[str, ...]]:
    yield from ((str(r.row), r.column, r.text, r.why, r.hint) for r in remarks)


def _unused(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    yield from ((name,) for name in outcome.unused)


def _written(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    yield from ((str(w.row), w.folder, w.id, w.holds) for w in outcome.written)


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_safe(cell) for cell in cells) + " |"


def _safe(text: str) -> str:
    """Text that cannot break out of a cell of a table, or become a link or a tag."""
    line = " ".join(text.split())
    for sign in "\\|<>[]*_`":
        line = line.replace(sign, "\\" + sign)
    return line


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
