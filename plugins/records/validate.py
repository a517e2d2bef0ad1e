"""Applying a schema to what was read, and saying in plain words what does not fit.

pydantic finds what is wrong and where in the data; this module turns that into a
problem with the file's line and a hint. Sentences are for editors, so pydantic's own
are replaced.
"""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from plugins.errors import Problems, did_you_mean, nearest
from plugins.records.references import ReadingContext
from plugins.records.yamlfile import Path, YamlTree

M = TypeVar("M", bound=BaseModel)

_WRONG = {
    "string_type": "this must be text",
    "list_type": "this must be a list",
    "dict_type": "this must be a mapping of fields",
    "model_type": "this must be a mapping of fields",
    "bool_parsing": "this must be true or false",
    "bool_type": "this must be true or false",
    "int_parsing": "this must be a whole number",
    "int_type": "this must be a whole number",
    "decimal_parsing": "this must be a number",
    "string_too_short": "this must not be empty",
}
# Errors that our own validators raise: they bring their sentence and their hint.
_OWN = {
    "bad-date",
    "dead-link",
    "duplicate-field",
    "missing-script",
    "unknown-language",
    "unknown-source",
    "unknown-term",
    "wrong-type",
}
_HINTS = {
    "list_type": "begin each item on its own line with “- ”",
    "string_type": "write the words on one line, or in a block that begins with >-",
    "model_type": "write the fields below it, indented by two spaces",
    "int_parsing": "write digits only",
    "decimal_parsing": "write digits, with a point for a fraction: 12.5",
}


_NO_SOURCES = "add sources: and a list with at least one: {id: s1, kind: …, title: …, url: …}"


def apply(model: type[M], tree: YamlTree, context: ReadingContext, problems: Problems) -> M | None:
    """Validate ``tree`` against ``model``; note each thing that does not fit.

    Returns:
        The model, or None when something was noted, now or when the text was read.
    """
    if tree.broken:
        return None
    data = {} if tree.data is None else tree.data
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        details = error.errors(include_url=False)
        misspelt = {_meant(detail, model) for detail in details}
        for detail in details:
            if detail["type"] != "missing" or detail["loc"] not in misspelt:
                _note(detail, model, tree, problems)
        return None


def _meant(detail: ErrorDetails, model: type[BaseModel]) -> tuple[int | str, ...] | None:
    """The field that an unknown one was meant for, so that it is not called missing too."""
    if detail["type"] != "extra_forbidden":
        return None
    parent, name = detail["loc"][:-1], str(detail["loc"][-1])
    near = nearest(name, _fields_at(model, parent))
    return (*parent, near) if near else None


def _note(detail: ErrorDetails, model: type[BaseModel], tree: YamlTree, problems: Problems) -> None:
    path = _path_in(tree, detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        _note_unknown(path, model, tree, problems)
    elif kind == "missing":
        _note_missing(path, tree, problems)
    elif kind in _WRONG or kind not in _OWN:
        _note_wrong(detail, path, tree, problems)
    else:
        hint = str((detail.get("ctx") or {}).get("hint", ""))
        message = detail["msg"]
        problems.add(tree.place(path), kind, message, hint)


def _note_unknown(path: Path, model: type[BaseModel], tree: YamlTree, problems: Problems) -> None:
    name = str(path[-1])
    hint = did_you_mean(name, _fields_at(model, path[:-1]))
    problems.add(
        tree.place(path, key=True), "unknown-field", f"there is no field “{name}” here", hint
    )


def _note_missing(path: Path, tree: YamlTree, problems: Problems) -> None:
    name = str(path[-1])
    place = tree.place(path)
    if path == ("source",) or name == "source":
        hint = "name the id of an entry under sources: source: [s1]"
        problems.add(place, "unsourced", "this needs a source", hint)
        return
    if path == ("sources",):
        problems.add(place, "unsourced", "this needs a source", _NO_SOURCES)
        return
    rule = "missing-title" if name == "title" else "missing-field"
    problems.add(place, rule, f"the field “{name}” is missing", f"add a line “{name}: …”")


def _note_wrong(detail: ErrorDetails, path: Path, tree: YamlTree, problems: Problems) -> None:
    kind, context = detail["type"], detail.get("ctx") or {}
    if detail["input"] is None:
        message, hint = (
            f"“{path[-1] if path else 'this'}” has no value",
            "write one, or take the line out",
        )
    elif kind == "literal_error":
        message, hint = "this is none of the words allowed here", f"one of: {context['expected']}"
    elif kind == "string_pattern_mismatch":
        message = "this may hold only lower-case letters, digits and single hyphens"
        hint = "for instance tiananmen-mothers"
    elif kind == "too_long":
        message = f"there are more than {context['max_length']} items here"
        hint = "keep the most important ones"
    elif kind == "too_short" and path[-1:] in (("source",), ("status_source",)):
        hint = "name the id of an entry under sources: source: [s1]"
        problems.add(tree.place(path), "unsourced", "this needs a source", hint)
        return
    elif kind == "too_short" and path == ("sources",):
        problems.add(tree.place(path), "unsourced", "this needs a source", _NO_SOURCES)
        return
    elif kind == "too_short":
        message, hint = f"there must be {context['min_length']} items or more here", ""
    elif kind == "less_than_equal":
        message, hint = f"this must be {context['le']} or less", ""
    elif kind == "greater_than_equal":
        message, hint = f"this must be {context['ge']} or more", ""
    else:
        message = _WRONG.get(kind, "this value does not fit: " + detail["msg"].lower())
        hint = _HINTS.get(kind, "")
    problems.add(tree.place(path), "wrong-type", message, hint)


def _path_in(tree: YamlTree, loc: tuple[int | str, ...]) -> Path:
    """Drop the steps that pydantic adds for unions, which the file does not have."""
    path: list[int | str] = []
    for step in loc:
        candidate = (*path, step)
        if candidate in tree.values or step is loc[-1]:
            path.append(step)
    return tuple(path)


def _fields_at(model: type[BaseModel], path: Path) -> set[str]:
    """Names of the fields that the model has at ``path``."""
    here: Any = _model_within(model)
    for step in path:
        if isinstance(step, str) and isinstance(here, type) and issubclass(here, BaseModel):
            info = here.model_fields.get(step)
            here = _model_within(info.annotation) if info else None
    if not (isinstance(here, type) and issubclass(here, BaseModel)):
        return set()
    return {info.alias or name for name, info in here.model_fields.items()}


def _model_within(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _model_within(annotation.model_fields["root"].annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = _model_within(part)
        if found is not None:
            return found
    return None
