"""Where the columns that a map names stand in a table.

    bound = bind(mapped, table, problems)
    bound.text(row, "姓名")

The row of column names need not be the first: above it stand titles and remarks. It is the
row, of the first thirty, that has the most of the map's names. Names are compared without
case, spaces and punctuation; of two columns of one name the second is “name (2)”.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.editions.script import in_script
from plugins.errors import Problems, did_you_mean
from plugins.imports.cells import Cell, Row, Table, folded, key_of
from plugins.imports.mapping import Mapped

_LOOKED_AT = 30


@dataclass(frozen=True)
class Bound:
    """A table whose columns are known: rows of people, and where each column stands."""

    table: Table
    header: Row
    at: dict[str, int]
    unused: tuple[str, ...]

    def cell(self, row: Row, column: str) -> Cell:
        """The cell of a row in a column of the map; empty where the row is short."""
        at = self.at.get(column, -1)
        return row.cells[at] if 0 <= at < len(row.cells) else Cell()

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the names, without empty ones and without the names again."""
        names = [_key(cell.text) for cell in self.header.cells]
        for row in self.table.rows:
            if row.number <= self.header.number or row.empty:
                continue
            if [_key(cell.text) for cell in row.cells] != names:
                yield row

    def overfull(self, row: Row) -> bool:
        """Whether a row has cells beyond the last name: then none of its cells can be trusted."""
        beyond = row.cells[len(self.header.cells) :]
        return any(folded(cell.text) for cell in beyond)


def bind(mapped: Mapped, table: Table, problems: Problems) -> Bound | None:
    """Find the map's columns in the table; note each that is not there."""
    wanted = _wanted(mapped)
    header = _header(mapped, table, {_key(name) for name in wanted})
    found = _names(header)
    by_key = {_key(name): at for name, at in found.items()}
    at = {name: by_key[_key(name)] for name in wanted if _key(name) in by_key}
    for name, optional in wanted.items():
        if name not in at and not optional:
            _note(name, mapped, table, header, problems)
    if problems.errors:
        return None
    taken = set(at.values())
    unused = [name for name, place in found.items() if place not in taken]
    return Bound(table, header, at, tuple(unused))


def _key(name: str) -> str:
    """How names of columns are compared: 性別 is 性别."""
    return in_script(key_of(name), "zh-Hans")


def _wanted(mapped: Mapped) -> dict[str, bool]:
    """Every column that the map names, and whether the table may lack it."""
    table_map = mapped.map
    wanted = {
        column: all(rule.optional or rule.targets == ["skip"] for rule in rules)
        for column, rules in table_map.columns.items()
    }
    for rule in (rule for rules in table_map.columns.values() for rule in rules):
        for column in (*rule.when, *(r.at for r in (rule, *rule.parts) if r.at)):
            wanted.setdefault(column, rule.optional)
    return wanted | dict.fromkeys(table_map.key, False)


def _header(mapped: Mapped, table: Table, wanted: set[str]) -> Row:
    given = mapped.map.header
    if given is not None:
        return next((row for row in table.rows if row.number == given), Row(given, ()))
    rows = table.rows[:_LOOKED_AT]
    return max(rows, key=lambda row: len(wanted & {_key(cell.text) for cell in row.cells}))


def _names(header: Row) -> dict[str, int]:
    """The names in the header row, each made unique, and where they stand."""
    found: dict[str, int] = {}
    seen: dict[str, int] = {}
    for at, cell in enumerate(header.cells):
        name = " ".join(folded(cell.text).split())
        if name:
            seen[_key(name)] = seen.get(_key(name), 0) + 1
            count = seen[_key(name)]
            found[name if count == 1 else f"{name} ({count})"] = at
    return found


def _note(name: str, mapped: Mapped, table: Table, header: Row, problems: Problems) -> None:
    tree = mapped.tree
    in_columns = ("columns", name) in tree.keys
    place = tree.place(("columns", name), key=True) if in_columns else tree.place(("key",))
    names = list(_names(header))
    hint = did_you_mean(name, names) or f"row {header.number} was taken for the names; see header:"
    message = f"{table.name} has no column “{name}”"
    problems.add(place, "unknown-column", message, hint)
