"""People as data for others' tools: tables and JSON, once for all editions, in ``data/``.

    table     cells and files of CSV
    columns   people.csv, with the headings of the CECC's public list in mind
    person    people.json and its JSON Schema, made from the same models
    popolo    people.popolo.json, for civic tools
    ftm       people.ftm.json, FollowTheMoney entities, one a line

Each names the fields that it gives; a field that nobody named goes out nowhere. What the
columns mean, and what is left out on purpose: ``docs/exports.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from plugins.records.people.gist import listed_people
from plugins.records.reader import Content
from plugins.views.exports.columns import people_csv
from plugins.views.exports.ftm import people_ftm
from plugins.views.exports.person import people_json, people_schema
from plugins.views.exports.popolo import people_popolo
from plugins.views.exports.sizes import Download
from plugins.views.pages import Document
from plugins.views.shelves import EditionShelf

FOLDER = "data"


def root_pages(shelves: list[EditionShelf]) -> Iterator[Document]:
    """The files, if there is anybody to export."""
    content = shelves[0].content
    if listed_people(content.records):
        for name in _MAKERS:
            yield Document(f"{FOLDER}/{name}", partial(exported, content, name))


def downloads(shelf: EditionShelf, root: str) -> list[Download]:
    """What a page may offer, from a page whose way to the root of the site is ``root``."""
    _ = shelf.view.catalogue.gettext
    labels = {
        "people.csv": ("CSV", _("A table, for spreadsheets")),
        "people.json": ("JSON", _("All public facts")),
        "people.schema.json": ("JSON Schema", _("What the fields of the JSON file mean")),
        "people.popolo.json": ("Popolo", _("People in the Popolo format")),
        "people.ftm.json": ("FollowTheMoney", _("People as FollowTheMoney entities")),
    }
    return [
        Download(f"{root}{FOLDER}/{name}", kind, len(exported(shelf.content, name)), label)
        for name, (kind, label) in labels.items()
    ]


_MAKERS: dict[str, Callable[[Content], bytes]] = {
    "people.csv": people_csv,
    "people.json": people_json,
    "people.schema.json": lambda content: people_schema(),
    "people.popolo.json": people_popolo,
    "people.ftm.json": people_ftm,
}


class _Made:
    """The files of the content that was exported last: pages ask for their sizes often."""

    content: Content | None = None
    files: dict[str, bytes] = {}


def exported(content: Content, name: str) -> bytes:
    """The bytes of one file, made once for each content."""
    if _Made.content is not content:
        _Made.content, _Made.files = content, {}
    if name not in _Made.files:
        _Made.files[name] = _MAKERS[name](content)
    return _Made.files[name]
