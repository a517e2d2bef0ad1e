"""Walking over everything that a record holds, with each value's path in its file.

    for path, value in walk(record.facts): ...

Lets a rule or a view treat every field by what it is, so that a new content type
needs no change here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from plugins.records.base import Model
from plugins.records.yamlfile import Path


@cache
def shown_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that models of a class show, unless one of them is not to be published."""
    private = model.private if issubclass(model, Model) else frozenset()
    return tuple(name for name in model.model_fields if name not in private)


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The same, each with its name in files."""
    return tuple((name, model.model_fields[name].alias or name) for name in shown_fields(model))


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value below ``value`` that is no model, no list, and not private."""
    if isinstance(value, BaseModel):
        given = value.__dict__
        if given.get("publish", True) is not False:
            for name, key in _keys(type(value)):
                if given[name] is not None:
                    yield from walk(given[name], (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from walk(item, (*path, number))
    elif value is not None:
        yield path, value
