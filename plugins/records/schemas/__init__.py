"""One module a content type; each names itself in a ``SCHEMA``.

A new type is a new module here, a view in ``plugins/views`` and a template in
``theme/templates``: nothing else lists them.
"""

from __future__ import annotations

import importlib
import pkgutil

from plugins.errors import SetupError
from plugins.records.base import Schema


def all_schemas() -> dict[str, Schema]:
    """Every schema by the name of its section.

    Raises:
        SetupError: two types claim one section or one type id.
    """
    found: dict[str, Schema] = {}
    names: set[str] = set()
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        schema: Schema = importlib.import_module(f"{__name__}.{module}").SCHEMA
        if schema.section in found or schema.name in names:
            raise SetupError(f"two content types are called “{schema.name}” or “{schema.section}”")
        found[schema.section] = schema
        names.add(schema.name)
    return found
