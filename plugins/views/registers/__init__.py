"""Registers as readers meet them: an index, facets, a page an entry, files to take away."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.records.base import Schema
from plugins.records.registers.spec import RegisterSchema
from plugins.views.base import RecordView


def views_of(schemas: Iterable[Schema]) -> dict[str, RecordView]:
    """The view of the entries of each register."""
    return {
        schema.name: RecordView(schema.name, template="page.html")
        for schema in schemas
        if isinstance(schema, RegisterSchema)
    }
