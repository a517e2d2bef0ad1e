"""The list of all registers: ``registers/index.html``."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from plugins.records.folders import REGISTERS
from plugins.records.registers.spec import RegisterSchema
from plugins.views.pages import Page
from plugins.views.shelves import Card, EditionShelf

BASE = "../"


def overview_pages(shelf: EditionShelf, registers: list[RegisterSchema]) -> Iterator[Page]:
    """The page that leads to every register."""
    address = f"{REGISTERS}/index.html"

    def variables() -> dict[str, Any]:
        return {
            "frame": shelf.frame(address, BASE, REGISTERS),
            "strategies": "strategies.html" if shelf.content.strategies else "",
            "registers": [_line(schema, shelf) for schema in registers],
        }

    yield Page(f"{shelf.view.edition.id}/{address}", "registers.html", variables, shelf.lang)


def _line(schema: RegisterSchema, shelf: EditionShelf) -> SimpleNamespace:
    text = shelf.view.text
    register = schema.register
    return SimpleNamespace(
        card=Card(
            f"{BASE}{schema.section}/index.html",
            text(register.title),
            text(register.intro),
            glyph=text(register.glyph) if register.glyph else None,
        ),
        count=len(shelf.content.in_section(schema.section)),
    )
