"""A register as data for others' tools, once for all editions, in ``data/``.

    wharves.json            all public fields of all entries
    wharves.schema.json     what they mean: JSON Schema, made from the same list of fields
    wharves.csv             one row an entry, for spreadsheets; rows of rows are in the JSON

Words go out in the languages in which they were written, dates in EDTF, terms as ids whose
labels stand in ``vocabularies``. Of a confidential source nothing goes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from plugins.records.base import Record, Source
from plugins.records.dates import Edtf
from plugins.records.languages import EDITIONS, LANGS
from plugins.records.reader import Content
from plugins.records.references import Ref, Term
from plugins.records.registers.spec import FieldSpec, RegisterSchema
from plugins.records.text import Duration, Text
from plugins.views.exports.person import Labels, words
from plugins.views.exports.public import in_language, json_bytes
from plugins.views.exports.sizes import Download
from plugins.views.exports.table import csv_bytes
from plugins.views.once import Once
from plugins.views.pages import Document
from plugins.views.registers.jsonschema import register_schema
from plugins.views.registers.shown import Shown, current, newest, registers_of

FOLDER = "data"
_WORDS = ("words", "name", "prose", "form")
_SOURCE = ("kind", "title", "publisher", "date", "lang", "url", "archive", "read", "reliability")


def export_files(content: Content) -> Iterator[Document]:
    """The files of every register that holds anything."""
    for schema in registers_of(content):
        for name in file_names(schema):
            yield Document(f"{FOLDER}/{name}", partial(exported, content, name))


def file_names(schema: RegisterSchema) -> list[str]:
    """The names of a register's files."""
    return [f"{schema.section}{ending}" for ending in (".csv", ".json", ".schema.json")]


_made = Once[dict[str, bytes]](lambda content: {})


def exported(content: Content, name: str) -> bytes:
    """The bytes of one file, made once for each content: many pages ask for its size."""
    files = _made(content)
    if name not in files:
        section, _, ending = name.partition(".")
        schema = content.schemas[section]
        assert isinstance(schema, RegisterSchema)
        files[name] = _MAKERS[ending](schema, content)
    return files[name]


def downloads(shown: Shown) -> list[Download]:
    """What the index of a register offers."""
    _, content = shown.shelf.view.catalogue.gettext, shown.shelf.content
    labels = [
        ("CSV", _("A table, for spreadsheets")),
        ("JSON", _("All public facts")),
        ("JSON Schema", _("What the fields of the JSON file mean")),
    ]
    return [
        Download(f"../../{FOLDER}/{name}", kind, len(exported(content, name)), label)
        for name, (kind, label) in zip(file_names(shown.schema), labels, strict=True)
    ]


def register_json(schema: RegisterSchema, content: Content) -> bytes:
    """All entries with the labels of the vocabularies that they use."""
    labels = Labels()
    register = schema.register
    entries = [_entry(record, schema, labels) for record in content.in_section(schema.section)]
    return json_bytes(
        {
            "$schema": f"{schema.section}.schema.json",
            "register": register.id,
            "title": words(register.title),
            "intro": words(register.intro),
            "entries": entries,
            "vocabularies": labels.sorted(),
        }
    )


def _entry(record: Record, schema: RegisterSchema, labels: Labels) -> dict[str, Any]:
    facts, register = record.facts, schema.register
    found: dict[str, Any] = {"id": record.id, "pages": _pages(record)}
    for field in register.shown:
        found[field.id] = _value(getattr(facts, field.id), field, record, labels)
    if register.field("summary") is None:
        found["summary"] = _plain(getattr(facts, "summary", None), labels)
    found["topics"] = [ref.id for ref in facts.topics]
    found["related"] = [ref.full for ref in facts.related]
    found["last_verified"] = _plain(facts.last_verified, labels)
    found["sources"] = [_source(source, labels) for source in _open(record)]
    return {name: value for name, value in found.items() if value not in (None, [])}


def _pages(record: Record) -> dict[str, str]:
    return {e.lang: f"{e.id}/{record.address}" for e in EDITIONS.values()}


def _open(record: Record) -> list[Source]:
    return [source for source in record.facts.sources if not source.confidential]


def _source(source: Source, labels: Labels) -> dict[str, Any]:
    given = {name: _plain(getattr(source, name), labels) for name in _SOURCE}
    return {"id": source.id, **{name: value for name, value in given.items() if value is not None}}


def _value(value: Any, field: FieldSpec, record: Record, labels: Labels) -> Any:
    if field.type == "rows":
        return [_row(row, field, record, labels) for row in value]
    if field.type == "history":
        return [_state(state, record, labels) for state in value]
    return _plain(value, labels)


def _row(row: Any, field: FieldSpec, record: Record, labels: Labels) -> dict[str, Any]:
    found = {f.id: _plain(getattr(row, f.id), labels) for f in field.fields if f.public}
    found["source"] = _named(row.source, record)
    return {name: value for name, value in found.items() if value not in (None, [])}


def _state(state: Any, record: Record, labels: Labels) -> dict[str, Any]:
    found = {name: _plain(getattr(state, name), labels) for name in ("date", "value", "note")}
    found["source"] = _named(state.source, record)
    return {name: value for name, value in found.items() if value not in (None, [])}


def _named(ids: list[str] | None, record: Record) -> list[str]:
    """The sources of a row that may be named."""
    known = {source.id for source in _open(record)}
    return [id_ for id_ in ids or [] if id_ in known]


def _plain(value: Any, labels: Labels) -> Any:
    """One value as JSON has it."""
    if isinstance(value, list):
        return [_plain(one, labels) for one in value]
    if isinstance(value, Text):
        by_lang = words(value)
        return by_lang["und"] if by_lang.keys() == {"und"} else by_lang
    if isinstance(value, Term):
        return labels.use(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return _written(value)


def _written(value: Any) -> Any:
    """A date, a reference or a length of time as text; anything else as it is."""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Ref):
        return value.full
    if isinstance(value, Duration):
        parts = ((value.years, "Y"), (value.months, "M"), (value.days, "D"))
        return "P" + ("".join(f"{n}{letter}" for n, letter in parts if n) or "0D")
    return value


def register_csv(schema: RegisterSchema, content: Content) -> bytes:
    """One row an entry; of a history its newest state and the day of it."""
    columns = dict(_columns(schema))
    records = content.in_section(schema.section)
    return csv_bytes(list(columns), ([make(r) for make in columns.values()] for r in records))


Cell = Callable[[Record], str]


def _columns(schema: RegisterSchema) -> Iterator[tuple[str, Cell]]:
    yield "id", lambda record: record.id
    for field in schema.register.shown:
        if field.type in _WORDS and not field.many:
            for lang in LANGS:
                yield f"{field.id}.{lang}", partial(_in_language, field, lang)
        elif field.type != "rows":
            yield field.id, partial(_cell, field)
        if field.type == "history":
            yield f"{field.id}.date", partial(_since, field)
    yield "topics", lambda record: _joined([ref.id for ref in record.facts.topics])
    yield "last_verified", lambda record: str(record.facts.last_verified or "")
    yield "sources", lambda record: _joined([s.url for s in _open(record) if s.url])
    for edition in EDITIONS.values():
        yield f"page.{edition.lang}", partial(_page, edition.lang)


def _in_language(field: FieldSpec, lang: str, record: Record) -> str:
    return in_language(getattr(record.facts, field.id), lang)


def _cell(field: FieldSpec, record: Record) -> str:
    value = current(record, field)
    values = value if isinstance(value, list) else [value]
    return _joined([_text(one) for one in values if one is not None])


def _since(field: FieldSpec, record: Record) -> str:
    state = newest(getattr(record.facts, field.id))
    return state.date.text if state else ""


def _page(lang: str, record: Record) -> str:
    return _pages(record)[lang]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Text):
        return in_language(value, "en") or next(iter(value.by_lang.values()))
    if isinstance(value, Term):
        return value.id
    return str(_written(value))


def _joined(values: list[str]) -> str:
    return "; ".join(values)


_MAKERS: dict[str, Callable[[RegisterSchema, Content], bytes]] = {
    "csv": register_csv,
    "json": register_json,
    "schema.json": lambda schema, content: register_schema(schema),
}
