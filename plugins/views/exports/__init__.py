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
from plugins.views.exports.ftm import has_entities, people_ftm
from plugins.views.exports.person import people_json, people_schema
from plugins.views.exports.popolo import people_popolo
from plugins.views.exports.sizes import Download
from plugins.views.once import Once
from plugins.views.pages import Document
from plugins.views.shelves import EditionShelf

FOLDER = "data"


def root_pages(shelves: list[EditionShelf]) -> Iterator[Document]:
    """The files, if there is anybody to export."""
    content = shelves[0].content
    if listed_people(content.records):
        for name in _offered(content):
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
        if name in _offered(shelf.content)
    ]


_MAKERS: dict[str, Callable[[Content], bytes]] = {
    "people.csv": people_csv,
    "people.json": people_json,
    "people.schema.json": lambda content: people_schema(),
    "people.popolo.json": people_popolo,
    "people.ftm.json": people_ftm,
}


def _names(content: Content) -> list[str]:
    """The files that hold anything: an entity needs an id, and no record may have one."""
    return [name for name in _MAKERS if name != "people.ftm.json" or has_entities(content)]


_offered = Once(_names)
_made = Once[dict[str, bytes]](lambda content: {})


def exported(content: Content, name: str) -> bytes:
    """The bytes of one file, made once for each content: many pages ask for its size."""
    files = _made(content)
    if name not in files:
        files[name] = _MAKERS[name](content)
    return files[name]
