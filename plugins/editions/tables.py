"""Tables in running text, made ready for small screens and screen readers.

On a phone the stylesheet turns each row of ``table.cards`` into a card; every cell then
needs the name of its column (``data-th``), and the roles that a table loses when its
parts become blocks. The first cell of a row becomes its heading,
unless it is empty, as on a sheet for signatures.
"""

from __future__ import annotations

import html as entities
import re

from plugins.editions.html import plain_text

_TABLE = re.compile(r"<table>(\s*<thead>.*?</thead>)(\s*<tbody>.*?</tbody>)\s*</table>", re.S)
_COLUMN = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.S)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.S)
_CELL = re.compile(r"<td((?: [^>]*)?)>(.*?)</td>", re.S)


def with_cards(html: str) -> str:
    """Prepare every table that has a head and a body."""
    return _TABLE.sub(_table, html)


def _table(match: re.Match[str]) -> str:
    head, body = match.groups()
    columns = [plain_text(column) for column in _COLUMN.findall(head)]
    head = head.replace("<thead>", '<thead role="rowgroup">').replace("<tr>", '<tr role="row">')
    head = re.sub(r"<th(?=[ >])", '<th role="columnheader"', head)
    body = body.replace("<tbody>", '<tbody role="rowgroup">')
    body = _ROW.sub(lambda row: _row(row.group(1), columns), body)
    return f'<table class="cards" role="table">{head}{body}\n</table>'


def _row(cells: str, columns: list[str]) -> str:
    numbered = enumerate(_CELL.findall(cells))
    made = [_cell(number, given, words, columns) for number, (given, words) in numbered]
    return f'<tr role="row">{"".join(made)}</tr>'


def _cell(number: int, given: str, words: str, columns: list[str]) -> str:
    if number == 0 and words.strip():
        return f'<th scope="row" role="rowheader"{given}>{words}</th>'
    column = entities.escape(columns[number]) if number < len(columns) else ""
    return f'<td role="cell" data-th="{column}"{given}><span>{words}</span></td>'
