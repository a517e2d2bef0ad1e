"""One file a kind of page: from records of one edition to what a template shows.

Modules are found by themselves: one with a ``VIEW`` shows the records of a content type,
one with ``views_of`` those of types that only the content knows, one with
``edition_pages`` or ``root_pages`` adds pages that belong to no record.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import TYPE_CHECKING

from plugins.errors import SetupError

if TYPE_CHECKING:
    from plugins.records.base import Schema
    from plugins.views.base import RecordView
    from plugins.views.pages import Planned
    from plugins.views.shelves import EditionShelf


def _modules() -> Iterator[ModuleType]:
    for name in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        yield importlib.import_module(f"{__name__}.{name}")


def record_views(schemas: Iterable[Schema]) -> dict[str, RecordView]:
    """The view of each content type.

    Raises:
        SetupError: a type has no view.
    """
    schemas = list(schemas)
    found: dict[str, RecordView] = {m.VIEW.name: m.VIEW for m in _modules() if hasattr(m, "VIEW")}
    for module in _modules():
        if hasattr(module, "views_of"):
            found |= module.views_of(schemas)
    missing = {schema.name for schema in schemas} - found.keys()
    if missing:
        raise SetupError(f"plugins/views has no view for: {', '.join(sorted(missing))}")
    return found


def edition_pages() -> list[Callable[[EditionShelf], Iterator[Planned]]]:
    """Makers of pages that each edition has besides its records."""
    return [m.edition_pages for m in _modules() if hasattr(m, "edition_pages")]


def root_pages() -> list[Callable[[list[EditionShelf]], Iterator[Planned]]]:
    """Makers of pages that stand above the editions."""
    return [m.root_pages for m in _modules() if hasattr(m, "root_pages")]
