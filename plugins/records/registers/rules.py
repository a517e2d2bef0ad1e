"""What in a ``schema.yaml`` cannot work although each line by itself is right.

    check_register(register, tree, Known(types, vocabularies), problems)

A field without a label, a vocabulary that is not there, a view of a field that has no
dates: each is named at its line, with a hint. What depends on other registers (two that
share an id) is left to ``reading``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import get_args

from plugins.errors import Problems, did_you_mean
from plugins.records.base import Facts, Model
from plugins.records.registers.spec import FieldSpec, FieldType, Register, ViewSpec
from plugins.records.yamlfile import Path, YamlTree

UNLABELLED = ("title", "summary")  # every reader knows what these are
DATES = ("date", "day", "history")
NUMBERS = ("number", "integer")
GROUPS = ("term", "ref", "yes-no", "history", "date", "day")  # what entries can be grouped by
ORDERS = ("name", "words", "text", "term", "duration", *DATES, *NUMBERS)
COLUMNS = (*ORDERS, "yes-no", "url", "ref")  # what fits into a cell of a table
# Which options each kind of view takes, and the types that their fields may have.
OPTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "table": {"sort": ORDERS},
    "cards": {"sort": ORDERS},
    "letters": {"pinyin": ("text",)},
    "calendar": {"date": DATES},
    "daybook": {"date": DATES},
    "matrix": {"rows": GROUPS, "columns": GROUPS},
    "chart": {"x": (*DATES, *NUMBERS, "term"), "y": NUMBERS, "series": ("term", "ref", "text")},
    "compare": {"show": get_args(FieldType)},
    "cross": {"columns": ("ref",)},
}
NEEDED = {
    "letters": ("pinyin",),
    "calendar": ("date",),
    "daybook": ("date",),
    "matrix": ("rows", "columns"),
    "chart": ("x", "y"),
    "compare": ("beside",),
    "cross": ("columns",),
}
ENTRIES = "title"  # as the rows of a matrix: each entry a line
_NAMES = ("sort", "pinyin", "date", "rows", "columns", "x", "y", "series")
_TAKEN = "this name means something else in every record"
Found = tuple[Path, str, str]  # where, the sentence, the hint


@dataclass(frozen=True)
class Known:
    """What a schema may name: the content types, and the vocabularies."""

    types: Collection[str]
    vocabularies: Collection[str]


def check_register(register: Register, tree: YamlTree, known: Known, problems: Problems) -> bool:
    """Note what cannot work; return whether nothing was found."""
    found = [*_title(register), *_fields(register.fields, ("fields",), known)]
    for number, view in enumerate(register.views):
        found += _view(view, ("views", number), register)
    for path, message, hint in found:
        problems.add(tree.place(path), "register-schema", message, hint)
    return not found


def _title(register: Register) -> Iterator[Found]:
    """Every entry is called something."""
    title = register.field("title")
    if title is None:
        hint = "add - {id: title, type: name, required: true}"
        yield ("fields",), "every register needs a field “title”", hint
    elif title.type not in ("name", "words") or title.many or not title.required:
        number = register.fields.index(title)
        hint = "write type: name, required: true"
        yield ("fields", number, "id"), "the title must be a required name or words", hint
    summary = register.field("summary")
    if summary is not None and (summary.type != "words" or summary.many):
        number = register.fields.index(summary)
        yield ("fields", number, "type"), "the summary must be words", "write type: words"


def _fields(fields: list[FieldSpec], path: Path, known: Known) -> Iterator[Found]:
    seen: set[str] = set()
    base = Facts if path == ("fields",) else Model
    for number, field in enumerate(fields):
        here = (*path, number)
        if field.id in seen:
            yield (*here, "id"), f"“{field.id}” is given twice", "keep one of the two"
        seen.add(field.id)
        if field.id in base.model_fields or field.id in ("publish", "source") or _has(field.id):
            yield (*here, "id"), f"a field cannot be called “{field.id}”: {_TAKEN}", "rename it"
        yield from _field(field, here, known)
        yield from _fields(field.fields, (*here, "fields"), known)


def _has(name: str) -> bool:
    return hasattr(Facts, name)


def _field(field: FieldSpec, here: Path, known: Known) -> Iterator[Found]:
    within = len(here) > 2
    if field.label is None and (within or field.id not in UNLABELLED):
        hint = "add label: {en: …, zh-Hans: …, zh-Hant: …}"
        yield (*here, "id"), f"the field “{field.id}” has no label", hint
    yield from _vocabulary(field, here, known)
    yield from _parts(field, here)
    for number, type_ in enumerate(field.to):
        if type_ not in known.types:
            hint = did_you_mean(type_, known.types)
            yield (*here, "to", number), f"no record is of the type “{type_}”", hint
    for option, types in (
        ("filter", GROUPS),
        ("sort", ORDERS),
        ("unit", NUMBERS),
        ("to", ("ref",)),
        ("column", COLUMNS),
        ("before", ("rows",)),
    ):
        if getattr(field, option) and field.type not in types:
            yield (*here, option), _useless(option, field), f"it is for: {', '.join(types)}"
    for option in ("filter", "sort", "column", "unique"):
        if within and getattr(field, option):
            yield (*here, option), f"“{option}” means nothing inside rows", "take it out"
    if field.sort and field.many:
        yield (*here, "sort"), "a list cannot be sorted by", "take sort or many out"


def _useless(option: str, field: FieldSpec) -> str:
    return f"“{option}” means nothing for a field of the type “{field.type}”"


def _vocabulary(field: FieldSpec, here: Path, known: Known) -> Iterator[Found]:
    """A term comes from a vocabulary that is there, or from terms given here."""
    if field.type not in ("term", "history"):
        for option in ("vocabulary", "terms"):
            if getattr(field, option):
                yield (*here, option), _useless(option, field), "it is for: term, history"
        return
    if bool(field.vocabulary) == bool(field.terms):
        hint = "give vocabulary: or terms:, one of the two"
        yield (*here, "id"), f"where do the words of “{field.id}” come from?", hint
    elif field.vocabulary and field.vocabulary not in known.vocabularies:
        hint = did_you_mean(field.vocabulary, known.vocabularies)
        message = f"there is no vocabulary “{field.vocabulary}”"
        yield (*here, "vocabulary"), message, hint


def _parts(field: FieldSpec, here: Path) -> Iterator[Found]:
    """Rows have fields of their own, and nothing else has; nothing is nested twice."""
    if field.type == "rows" and not field.fields:
        yield (*here, "id"), f"the rows “{field.id}” have no fields", "add fields: and a list"
    if field.type != "rows" and field.fields:
        yield (*here, "fields"), _useless("fields", field), "it is for: rows"
    if field.type in ("rows", "history"):
        if field.many:
            yield (*here, "many"), _useless("many", field), "it is a list already"
        if len(here) > 2:
            yield (*here, "type"), "rows cannot stand inside rows", "choose another type"


def _view(view: ViewSpec, here: Path, register: Register) -> Iterator[Found]:
    options = OPTIONS[view.kind]
    for name in NEEDED.get(view.kind, ()):
        if not getattr(view, name):
            what = "the slug of an entry" if name == "beside" else "the id of a field"
            hint = f"add {name}: and {what}"
            yield (*here, "kind"), f"a {view.kind} needs “{name}”", hint
    for name in _NAMES:
        given = getattr(view, name)
        if given and name not in options:
            message = f"“{name}” means nothing for a {view.kind}"
            yield (*here, name), message, f"a {view.kind} takes: {', '.join(options)}"
        elif given and (view.kind, name, given) != ("matrix", "rows", ENTRIES):
            yield from _named(given, (*here, name), register, options[name], view.kind)
    for number, id_ in enumerate(view.show if "show" in options else []):
        yield from _named(id_, (*here, "show", number), register, options["show"], view.kind)
    for name, kind in (
        ("chart", "chart"),
        ("beside", "compare"),
        ("show", "compare"),
        ("order", "letters"),
    ):
        if getattr(view, name) and view.kind != kind:
            yield (*here, name), f"“{name}” means nothing for a {view.kind}", "take it out"
    if view.kind == "cross" and (field := register.field(view.columns or "")) and not field.to:
        hint = "say to: in the field, and the types"
        yield (*here, "columns"), f"of which type are the records of “{field.id}”?", hint


def _named(
    id_: str, here: Path, register: Register, types: tuple[str, ...], kind: str
) -> Iterator[Found]:
    """The field that a view names is there, is shown, and is of a type that it can show."""
    field = register.field(id_)
    if field is None:
        hint = did_you_mean(id_, [field.id for field in register.shown])
        yield here, f"there is no field “{id_}”", hint
    elif not field.public:
        yield here, f"“{id_}” is not public", "name a field that is"
    elif field.type not in types:
        message = f"a {kind} cannot show “{id_}” there: it is of the type “{field.type}”"
        yield here, message, f"name a field of the type {', '.join(types)}"
