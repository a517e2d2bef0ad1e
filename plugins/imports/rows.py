"""One row of a table as what it gives for each field, and remarks on the rest.

    reading = RowReader(bound, mapped, values).read(row)
    reading.given["birth.date"], reading.remarks

Each column's rules are applied in the map's order: is the condition met, does the cell say
anything, is it private, of which pieces does it consist. Nothing here is silent: what does
not become a value becomes a remark. What the values make together is ``compose``'s business.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from plugins.errors import Problems
from plugins.imports.cells import Read, Row, Unread, folded
from plugins.imports.columns import Bound
from plugins.imports.fields import field_of
from plugins.imports.mapping import Mapped, Reading, Rule
from plugins.imports.private import UNREPEATED, UNSHOWN, Guard
from plugins.imports.values import Values

_LETTERS = str.maketrans("0123456789", "ghijkmnpqr")

RemarkKind = Literal["unread", "private", "confirm"]


@dataclass(frozen=True)
class Remark:
    """Something that an editor should know of a cell; ``text`` may be repeated."""

    kind: RemarkKind
    row: int
    column: str
    text: str
    why: str
    hint: str = ""


@dataclass
class RowReading:
    """What a row gives: values by target, and remarks."""

    row: int
    key: str
    guard: Guard = field(default_factory=Guard, repr=False)
    given: dict[str, list[Any]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    refused: str = ""

    def one(self, target: str) -> Any:
        """The value of a target, or None."""
        return next(iter(self.given.get(target, [])), None)

    def remark(self, kind: RemarkKind, column: str, text: str, why: str, hint: str = "") -> None:
        """Note something, with as much of the cell as may be shown."""
        remark = Remark(kind, self.row, column, self.guard.shown(text), why, hint)
        if remark not in self.remarks:
            self.remarks.append(remark)


class RowReader:
    """Reads the rows of one table.

    Args:
        bound: the table, with its columns.
        mapped: the map.
        values: reads cells.
    """

    def __init__(self, bound: Bound, mapped: Mapped, values: Values) -> None:
        self._bound = bound
        self._map = mapped.map
        self._values = values

    def read(self, row: Row) -> RowReading:
        """Read one row."""
        reading = RowReading(row.number, self._key(row), self._values.guard)
        private = self._values.guard.private(reading.key)
        if self._bound.overfull(row):
            cells, names = len(row.cells), len(self._bound.header.cells)
            why = f"it has {cells} cells for {names} columns, so that none can be trusted"
            reading.refused = why
        elif not reading.key:
            columns = ", ".join(self._map.key)
            reading.refused = f"nothing stands in {columns}, by which rows are known"
        elif private:
            reading.refused = f"what rows are known by holds {private} here"
        else:
            self._read_columns(row, reading)
        return reading

    def _key(self, row: Row) -> str:
        """What a row is known by; several columns become one short sign that says nothing."""
        parts = [folded(self._bound.cell(row, column).text) for column in self._map.key]
        if len(parts) == 1:
            return " ".join(parts[0].split())
        if not any(parts):
            return ""
        sign = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
        return "row-" + sign.translate(_LETTERS)  # letters alone look like nobody's number

    def _read_columns(self, row: Row, reading: RowReading) -> None:
        for column, rules in self._map.columns.items():
            cell = self._bound.cell(row, column)
            used = [rule for rule in rules if rule.targets != ["skip"]]
            used = [rule for rule in used if self._applies(rule, row)]
            if column not in self._bound.at or not used:
                continue
            if cell.kind == "bad":
                reading.remark("unread", column, cell.text, cell.why, "write the value itself")
                continue
            for rule in used:
                self._read_cell(rule, column, row, reading)

    def _applies(self, rule: Rule, row: Row) -> bool:
        """Whether every condition on other columns is met."""
        return all(
            re.search(pattern, folded(self._bound.cell(row, column).text))
            for column, pattern in rule.when.items()
        )

    def _read_cell(self, rule: Rule, column: str, row: Row, reading: RowReading) -> None:
        cell = self._bound.cell(row, column)
        text = cell.link if rule.to == "source.url" and cell.link else cell.text
        private = _private(rule, text, self._values.guard)
        if private:
            hint = "if it must be kept, keep it elsewhere than in a repository"
            reading.remark("private", column, UNREPEATED, f"the cell holds {private}", hint)
            return
        for piece in _pieces(rule, text):
            if not self._values.empty(piece) or _may_be_a_word(rule, piece):
                self._read_piece(rule, column, piece, row, reading)

    def _read_piece(
        self, rule: Rule, column: str, piece: str, row: Row, reading: RowReading
    ) -> None:
        chosen, inner = _chosen(rule, piece)
        if chosen is None:
            if rule.others == "report":
                hint = "add what it looks like to parts: in the map"
                reading.remark("unread", column, piece, "no part of the map fits this", hint)
            return
        results = self._values.read(chosen, inner, lambda name: self._bound.cell(row, name).text)
        for target, result in results:
            _take(target, result, chosen, column, piece, reading)


def constants(mapped: Mapped, values: Values, problems: Problems) -> dict[str, list[Any]]:
    """What the map sets for every row; a value that cannot be read is a problem of the map."""
    found: dict[str, list[Any]] = {}
    for target, text in mapped.map.set.items():
        for name, result in values.read(Reading(to=target), text, lambda column: ""):
            if isinstance(result, Unread):
                place = mapped.tree.place(("set", target))
                problems.add(place, "wrong-type", f"“{text}”: {result.why}", result.hint)
            else:
                found.setdefault(name, []).append(result.value)
    return found


def _may_be_a_word(rule: Rule, text: str) -> bool:
    """Whether what looks like nothing (“unknown”) may be a word of a vocabulary or of the map."""
    field = field_of(rule.to)
    listed = {folded(value).casefold() for value in rule.values}
    return folded(text).casefold() in listed or (
        field is not None and field.kind == "term" and bool(re.search(r"\w", text))
    )


def _private(rule: Rule, text: str, guard: Guard) -> str:
    """What is private in a cell, unless the map takes it on purpose to where nothing is shown."""
    if rule.take_private and all(target.partition(".")[0] in UNSHOWN for target in rule.targets):
        return ""
    return "" if rule.to == "source.url" else guard.private(text)


def _pieces(rule: Rule, text: str) -> Iterator[str]:
    """The cell, cut at the rule's signs; full-width signs count as plain ones."""
    field = field_of(rule.to)
    cutting = rule.split or ([r"\s+", ";", ",(?=http)"] if rule.to == "source.url" else [])
    if rule.to == "source.url" and not rule.split:
        yield from filter(None, re.split("|".join(cutting), text.strip()))
        return
    if not cutting:
        yield text
        return
    wanted = "|".join(re.escape(folded(sign) or sign) for sign in cutting)
    plain = text if field and field.kind == "private" else folded(text)
    yield from (part.strip() for part in re.split(wanted, plain) if part.strip())


def _chosen(rule: Rule, text: str) -> tuple[Reading | None, str]:
    """What reads a piece, and the part of it that holds the value."""
    if not rule.parts:
        return rule, text
    for piece in rule.parts:
        match = re.search(piece.match, folded(text), re.I)
        if match:
            inner = next((group for group in match.groups() if group), match.group())
            return piece, inner
    return None, text


def _take(
    target: str,
    result: Read | Unread,
    chosen: Reading,
    column: str,
    text: str,
    reading: RowReading,
) -> None:
    if isinstance(result, Unread):
        if chosen.others == "report":
            reading.remark("unread", column, text, result.why, result.hint)
        if result.rest is None:
            return
        result = result.rest
    for note in result.notes:
        reading.remark("confirm", column, text, note)
    field = field_of(target)
    earlier = reading.given.setdefault(target, [])
    value = {column: result.value} if target == "internal" else result.value
    if value in earlier:
        return
    if earlier and field is not None and not field.many:
        why = f"another cell already gave {target}"
        reading.remark("unread", column, text, why, "decide which of the two holds")
        return
    earlier.append(value)
