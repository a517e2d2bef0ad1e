"""The JSON Schema (draft 2020-12) of a register's JSON, from its list of fields.

    register_schema(schema)

What a field means is told by its English label, so that the file explains itself.
"""

from __future__ import annotations

from typing import Any

from plugins.records.registers.spec import FieldSpec, RegisterSchema
from plugins.views.exports.person import SCHEMA
from plugins.views.exports.public import json_bytes

WORDS = {
    "description": "Words by language (BCP 47), or one text that is the same in all.",
    "anyOf": [
        {"type": "string"},
        {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
    ],
}
TEXT = {"type": "string"}
DATE = {
    "type": "string",
    "description": "A date in EDTF, levels 0 and 1: 2015, 2015-07, 2015-07~, 2015/2016, ../2015.",
    "pattern": r"^(\d{4}(-\d\d(-\d\d)?)?[?~%]?|\.\.)(/(\d{4}(-\d\d(-\d\d)?)?[?~%]?|\.\.))?$",
}
REFERENCE = {"type": "string", "pattern": "^[a-z0-9-]+:[a-z0-9-]+$"}
ARTICLE = {"type": "string", "pattern": "^[a-z0-9-]+:[a-z0-9-]+(#[a-z0-9-]+)?$"}
IDS = {"type": "array", "items": TEXT, "description": "Ids of sources of this entry."}
_TYPES: dict[str, dict[str, Any]] = {
    "words": WORDS,
    "name": WORDS,
    "form": WORDS,
    "prose": {**WORDS, "description": "Markdown by language (BCP 47)."},
    "text": TEXT,
    "date": DATE,
    "day": {"type": "string", "format": "date"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "yes-no": {"type": "boolean"},
    "url": {"type": "string", "format": "uri"},
    "ref": {**ARTICLE, "description": "Another record of the site, type:slug, or its #article."},
    "duration": {"type": "string", "format": "duration"},
}


def register_schema(schema: RegisterSchema) -> bytes:
    """The schema of the file that ``exports.register_json`` makes."""
    register = schema.register
    top = {
        "$schema": TEXT,
        "register": {"const": register.id},
        "title": WORDS,
        "intro": WORDS,
        "entries": {"type": "array", "items": _entry(schema)},
        "vocabularies": {"type": "object"},
    }
    head = {"$schema": SCHEMA, "$id": f"{schema.section}.schema.json"}
    title = register.title.by_lang["en"]
    return json_bytes({**head, "title": title, **_object(top, list(top))})


def _entry(schema: RegisterSchema) -> dict[str, Any]:
    register = schema.register
    fields = {field.id: _field(field, register.id) for field in register.shown}
    fields.setdefault("summary", WORDS)
    fields |= {
        "id": {**REFERENCE, "description": "The entry's own id."},
        "pages": {"type": "object", "additionalProperties": TEXT},
        "topics": {"type": "array", "items": REFERENCE},
        "related": {"type": "array", "items": ARTICLE},
        "last_verified": _TYPES["day"],
        "sources": {"type": "array", "items": _source()},
    }
    required = [field.id for field in register.shown if field.required]
    return _object(fields, ["id", "pages", *required])


def _source() -> dict[str, Any]:
    names = ("id", "kind", "title", "publisher", "date", "lang", "url", "archive", "read")
    fields: dict[str, Any] = dict.fromkeys((*names, "reliability"), TEXT)
    fields |= {"title": WORDS, "publisher": WORDS, "date": DATE}
    return _object(fields, ["id", "kind", "title"])


def _field(field: FieldSpec, register_id: str) -> dict[str, Any]:
    found = _type(field, register_id)
    if field.many:
        found = {"type": "array", "items": found}
    label = field.label.by_lang["en"] if field.label else ""
    unit = f" ({field.unit.by_lang['en']})" if field.unit else ""
    return {"title": f"{label}{unit}", **found} if label else found


def _type(field: FieldSpec, register_id: str) -> dict[str, Any]:
    if field.type == "term":
        return _term(field, register_id)
    if field.type == "rows":
        fields = {inner.id: _field(inner, register_id) for inner in field.fields if inner.public}
        required = [inner.id for inner in field.fields if inner.public and inner.required]
        return {"type": "array", "items": _object({**fields, "source": IDS}, required)}
    if field.type == "history":
        parts = {"date": DATE, "value": _term(field, register_id), "note": WORDS, "source": IDS}
        return {"type": "array", "items": _object(parts, ["date", "value"])}
    return _TYPES[field.type]


def _term(field: FieldSpec, register_id: str) -> dict[str, Any]:
    name = field.vocabulary or f"{register_id}-{field.id}".replace("_", "-")
    found: dict[str, Any] = {"type": "string", "description": f"An id of the vocabulary {name}."}
    return {**found, "enum": list(field.terms)} if field.terms else found


def _object(fields: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": required,
        "additionalProperties": False,
    }
