"""The page “the eleven strategies”: what was proposed, what is done, what is there now.

What is there now is counted from the content: the registers that name a strategy with
their entries, and for each topic the people and texts under it. Nobody writes a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from plugins.records.folders import REGISTERS
from plugins.records.references import Ref
from plugins.records.registers.spec import RegisterSchema
from plugins.records.strategies import Strategies, Strategy
from plugins.views.pages import Page
from plugins.views.shelves import STRATEGIES, EditionShelf

BASE = "../"


def edition_pages(shelf: EditionShelf) -> Iterator[Page]:
    """The page, if the content has its words."""
    given = shelf.content.strategies
    if given is not None:
        path = f"{shelf.view.edition.id}/{STRATEGIES}"
        yield Page(path, "strategies.html", lambda: _variables(given, shelf), shelf.lang)


def _variables(given: Strategies, shelf: EditionShelf) -> dict[str, Any]:
    view = shelf.view
    source = given.source
    neutral = source.title.by_lang.keys() == {""}
    return {
        "frame": shelf.frame(STRATEGIES, BASE, REGISTERS),
        "intro": view.text(given.intro),
        "strategies": [_strategy(strategy, shelf) for strategy in given.strategies],
        "source": SimpleNamespace(
            title=view.quoted(source.title.by_lang[""], source.lang)
            if neutral
            else view.text(source.title),
            url=source.url,
            publisher=view.text(source.publisher) if source.publisher else None,
            date=view.fact(source.date) if source.date else None,
        ),
        "full": _link(given.full, shelf) if given.full else None,
    }


def _strategy(strategy: Strategy, shelf: EditionShelf) -> SimpleNamespace:
    text = shelf.view.text
    registers = [
        schema for schema in _registers(shelf) if strategy.number in schema.register.strategies
    ]
    return SimpleNamespace(
        number=strategy.number,
        id=f"s{strategy.number}",
        title=text(strategy.title),
        glyph=text(strategy.glyph) if strategy.glyph else None,
        proposed=text(strategy.proposed),
        here=text(strategy.here),
        registers=[_register(schema, shelf) for schema in registers],
        see=[_seen(ref, shelf) for ref in strategy.see],
    )


def _registers(shelf: EditionShelf) -> list[RegisterSchema]:
    schemas = (schema for _, schema in sorted(shelf.content.schemas.items()))
    registers = [schema for schema in schemas if isinstance(schema, RegisterSchema)]
    return [schema for schema in registers if shelf.section(schema.section)]


def _register(schema: RegisterSchema, shelf: EditionShelf) -> SimpleNamespace:
    return SimpleNamespace(
        href=f"{BASE}{schema.section}/index.html",
        title=shelf.view.text(schema.register.title),
        count=len(shelf.section(schema.section)),
    )


def _link(ref: Ref, shelf: EditionShelf) -> SimpleNamespace:
    href = f"{BASE}{shelf.content.address(ref.id, ref.anchor)}"
    return SimpleNamespace(href=href, title=shelf.view.title(ref.full))


def _seen(ref: Ref, shelf: EditionShelf) -> SimpleNamespace:
    """A record with how much stands under it, if it is a topic."""
    link = _link(ref, shelf)
    topic = ref.type == "topic"
    link.people = len(shelf.under_topic(ref.slug, "people")) if topic else 0
    link.texts = (
        sum(len(shelf.under_topic(ref.slug, s)) for s in ("kits", "library")) if topic else 0
    )
    return link
