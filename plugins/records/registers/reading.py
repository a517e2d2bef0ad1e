"""``content/registers``: each folder a register, each file, folder or row in it an entry.

    registers = read_registers(folder, "content", known, vocabularies, problems)
    raws = read_entries(folder, "content", registers, problems)

A register whose schema has a mistake is left out: its entries mean nothing until it is put
right. Entries become raw records like any other, so that references, drafts and
withdrawals work as everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import Place, Problems
from plugins.records.base import Schema
from plugins.records.files import read_text
from plugins.records.folders import REGISTERS, entries, folders, leads_outside, note_outside
from plugins.records.raw import RawRecord, checked_slug, read_folder
from plugins.records.references import ReadingContext
from plugins.records.registers.model import content_type
from plugins.records.registers.own import OWN, own_schema
from plugins.records.registers.rules import Known, check_register
from plugins.records.registers.spec import Register, RegisterSchema
from plugins.records.registers.table import FILE, read_table
from plugins.records.validate import apply
from plugins.records.yamlfile import YamlTree, parse_yaml

SCHEMA = "schema.yaml"
_OURS = ("index", "by")  # how the pages of a register itself begin


@dataclass(frozen=True)
class _Read:
    """A schema as it was read, and the folder that it stands in."""

    register: Register
    tree: YamlTree
    section: str


def read_registers(
    folder: Path,
    shown: str,
    known: Mapping[str, Schema],
    vocabularies: Collection[str],
    problems: Problems,
) -> dict[str, RegisterSchema]:
    """The content types that the folder declares, by section.

    Args:
        folder: the content folder.
        shown: the folder as messages show it.
        known: the program's own content types by section.
        vocabularies: the names of all vocabularies.
        problems: gets what is wrong in a schema.
    """
    read = [one for path in folders(folder / REGISTERS) if (one := _read(path, shown, problems))]
    read = list(_unique(read, known, problems))
    types = {schema.name for schema in known.values()} | {one.register.id for one in read}
    good = [
        one
        for one in read
        if check_register(one.register, one.tree, Known(types, vocabularies), problems)
    ]
    return {one.section: content_type(one.register, one.section, one.tree) for one in good}


def _read(path: Path, shown: str, problems: Problems) -> _Read | None:
    where = f"{shown}/{REGISTERS}/{path.name}"
    given = path / SCHEMA
    own = own_schema(path.name)
    file = own or given
    if leads_outside(path, path.parents[1]):
        note_outside(where, problems)
        return None
    if own and given.exists():
        message = f"“{path.name}” is a register of the program, which has its schema"
        place = Place(f"{where}/{SCHEMA}")
        problems.add(place, "register-schema", message, "take this schema.yaml out")
    if not file.is_file():
        hint = "every register begins with a schema.yaml: see docs/registers.md"
        problems.add(Place(where), "register-schema", "there is no schema.yaml here", hint)
        return None
    source = read_text(file, own.name if own else f"{where}/{SCHEMA}", problems)
    tree = parse_yaml(source.text, source, problems) if source else None
    if tree is None:
        return None
    checked_slug(path.name, tree, where, problems)
    register = apply(Register, tree, ReadingContext({}, frozenset()), problems)
    return _Read(register, tree, path.name) if register else None


def _unique(read: list[_Read], known: Mapping[str, Schema], problems: Problems) -> Iterator[_Read]:
    """The schemas whose id and folder nothing else has."""
    ids = {schema.name: f"a type of the program ({s})" for s, schema in known.items()}
    ids |= {id_: f"a type of the program ({section})" for section, id_ in OWN.items()}
    for one in read:
        id_, place = one.register.id, one.tree.place(("id",))
        if id_ in ids and OWN.get(one.section) != id_:
            message = f"“{id_}” is already the id of {ids[id_]}"
            problems.add(place, "register-schema", message, "choose another id")
        elif one.section in known or one.section == REGISTERS:
            message = f"“{one.section}” is already a section of the site"
            problems.add(place, "register-schema", message, "rename the register's folder")
        else:
            ids[id_] = f"the register “{one.section}”"
            yield one


def read_entries(
    folder: Path, shown: str, registers: Mapping[str, RegisterSchema], problems: Problems
) -> Iterator[RawRecord]:
    """Every entry of every register as plain data."""
    for section, schema in registers.items():
        where = f"{shown}/{REGISTERS}/{section}"
        for path in entries(folder / REGISTERS / section):
            for raw in _entries(path, f"{where}/{path.name}", folder, schema, problems):
                _note_ours(raw, problems)
                yield raw


def _entries(
    path: Path, shown: str, root: Path, schema: RegisterSchema, problems: Problems
) -> Iterator[RawRecord]:
    """The entries that one file or folder holds."""
    if leads_outside(path, root):
        note_outside(shown, problems)
    elif path.is_dir():
        yield read_folder(schema, path, shown, root, problems)
    elif path.name == FILE:
        for tree in read_table(path, shown, schema, problems):
            yield _entry(schema, "", tree, shown, problems)
    elif path.suffix == ".yaml" and path.name != SCHEMA:
        source = read_text(path, shown, problems)
        if source:
            tree = parse_yaml(source.text, source, problems)
            yield _entry(schema, path.stem, tree, shown, problems)


def _entry(
    schema: RegisterSchema, name: str, tree: YamlTree, shown: str, problems: Problems
) -> RawRecord:
    slug = checked_slug(name, tree, shown, problems)
    return RawRecord(schema, slug, shown, tree, {}, {})


def _note_ours(raw: RawRecord, problems: Problems) -> None:
    """A register's own pages are called index and by-…: no entry may be."""
    if raw.slug.partition("-")[0] in _OURS:
        place = raw.facts.place(("slug",)) if raw.facts.data else Place(raw.shown)
        message = f"“{raw.slug}” could be one of the register's own pages"
        problems.add(place, "bad-slug", message, "begin it with another word")
