"""The facts of a register's entries, as a model made from the fields of its schema.

    content_type(register, "facilities").facts.model_fields["opened"]

The model derives from ``Facts``: an entry has sources, topics and all else that every
record has. A field that is not public is read and checked and never shown.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import Field, create_model

from plugins.records.base import Facts, Model, Source, Sourced, Words
from plugins.records.dates import Edtf
from plugins.records.registers.spec import FieldSpec, Register, RegisterSchema
from plugins.records.registers.types import Bilingual, annotation, term
from plugins.records.text import Prose
from plugins.records.yamlfile import YamlTree

M = TypeVar("M", bound=Model)


def content_type(register: Register, section: str, tree: YamlTree) -> RegisterSchema:
    """The content type of a register's entries.

    Args:
        register: its schema, which has no mistake.
        section: its folder, which is also its folder in each edition.
        tree: its file.
    """
    return RegisterSchema(register.id, section, _facts(register), Words, register, tree)


def _facts(register: Register) -> type[Facts]:
    fields = {field.id: _field(field, register) for field in register.fields}
    fields.setdefault("summary", (Bilingual | None, None))
    if register.sourced:
        fields["sources"] = (Annotated[list[Source], Field(min_length=1)], ...)
    model = _derived(_name(register.id), Facts, fields)
    model.private = Facts.private | _private(register.fields)
    return model


def _field(field: FieldSpec, register: Register) -> tuple[Any, Any]:
    """A field's annotation and its default."""
    if field.type == "rows":
        return _list(_row(field, register), field)
    if field.type == "history":
        return _list(_state(field, register), field)
    one = annotation(field, register.id)
    if field.many:
        return _list(one, field)
    return (one, ...) if field.required else (one | None, None)


def _list(one: Any, field: FieldSpec) -> tuple[Any, Any]:
    many = list[one]
    return (Annotated[many, Field(min_length=1)], ...) if field.required else (many, [])


def _row(field: FieldSpec, register: Register) -> type[Model]:
    """One row of a small table; it may name its source."""
    inner = {inner.id: _field(inner, register) for inner in field.fields}
    inner["source"] = (Sourced | None, None)
    row = _derived(_name(register.id, field.id), Model, inner)
    row.private = Model.private | _private(field.fields)
    return row


def _state(field: FieldSpec, register: Register) -> type[Model]:
    """One state in a history: since when, what, and how we know."""
    source: tuple[Any, Any] = (Sourced, ...) if register.sourced else (Sourced | None, None)
    parts: dict[str, Any] = {
        "date": (Edtf, ...),
        "value": (term(field, register.id), ...),
        "note": (Prose | None, None),
        "source": source,
    }
    return _derived(_name(register.id, field.id), Model, parts)


def _derived(name: str, base: type[M], fields: dict[str, Any]) -> type[M]:
    """A model with more fields than its base."""
    model: type[M] = create_model(name, __base__=base, **fields)
    return model


def _private(fields: list[FieldSpec]) -> frozenset[str]:
    return frozenset(field.id for field in fields if not field.public)


def _name(*parts: str) -> str:
    words = [word for part in parts for word in part.replace("_", "-").split("-")]
    return "".join(word.capitalize() for word in words)
