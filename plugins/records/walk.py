"""Walking over everything that a record holds, with each value's path in its file.

    for path, value in walk(record.facts): ...

Lets a rule or a view treat every field by what it is, so that a new content type
needs no change here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from plugins.records.base import Model
from plugins.records.yamlfile import Path


def private_fields(model: BaseModel) -> frozenset[str]:
    """The fields of a model that are never shown; all of them if it is not to be published."""
    if model.__dict__.get("publish", True) is False:
        return frozenset(type(model).model_fields)
    return type(model).private if isinstance(model, Model) else frozenset()


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value below ``value`` that is no model, no list, and not private."""
    if isinstance(value, BaseModel):
        private = private_fields(value)
        for name, info in type(value).model_fields.items():
            if name not in private:
                yield from walk(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from walk(item, (*path, number))
    elif value is not None:
        yield path, value
