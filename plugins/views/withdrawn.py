"""The tombstones: which records were withdrawn, and when; nothing else of them.

``withdrawn.html`` in each edition is for readers, ``revoked.json`` above the editions for
programs that keep copies: what it names, a copy deletes. Format: ``docs/format.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from plugins.records.reader import Content
from plugins.views.pages import Document, Page, Planned
from plugins.views.shelves import WITHDRAWN, EditionShelf


def edition_pages(shelf: EditionShelf) -> Iterator[Planned]:
    """The list of tombstones, once there is one."""
    if shelf.content.tombstones:
        path = f"{shelf.view.edition.id}/{WITHDRAWN}"
        yield Page(path, "withdrawn.html", lambda: _variables(shelf), shelf.lang)


def root_pages(shelves: list[EditionShelf]) -> Iterator[Planned]:
    """The same for programs."""
    yield Document("revoked.json", lambda: _json(shelves[0].content))


def _variables(shelf: EditionShelf) -> dict[str, Any]:
    tombstones = [
        SimpleNamespace(id=id_, day=shelf.view.fact(day)) for id_, day in shelf.content.tombstones
    ]
    return {"frame": shelf.frame(WITHDRAWN, ""), "tombstones": tombstones}


def _json(content: Content) -> bytes:
    revoked = [{"date": str(day), "id": id_} for id_, day in content.tombstones]
    return (json.dumps({"format": 1, "revoked": revoked}, indent=1) + "\n").encode("utf-8")
