"""Reading the two files of the prisoner list, and writing the one that a program writes.

    prisoners = read_prisoners(Path("content"), "content", context, problems)
    prisoners.choice.chosen(people), prisoners.revisions.last

A file that is missing is an empty one; a mistake in one is a problem at its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel

from plugins.errors import Place, Problems
from plugins.records.files import read_text
from plugins.records.folders import leads_outside, note_outside
from plugins.records.prisoners import choice, revisions
from plugins.records.prisoners.choice import Choice
from plugins.records.prisoners.revisions import Revisions
from plugins.records.references import ReadingContext
from plugins.records.validate import apply
from plugins.records.yamlfile import YamlTree, parse_yaml

M = TypeVar("M", bound=BaseModel)

HEADER = """\
# Written by “make list-revision”, which compares the prisoner list with what stands here.
# Nothing here is edited by hand. People who are no longer published are taken out by it too.
"""


@dataclass(frozen=True)
class Prisoners:
    """Both files; ``tree`` says where in the second each thing stands."""

    choice: Choice = field(default_factory=Choice)
    revisions: Revisions = field(default_factory=Revisions)
    tree: YamlTree | None = None

    def place(self, id_: str) -> Place:
        """Where the revisions say something of a person."""
        if self.tree is None:
            return Place(revisions.NAME)
        paths = [("entries", id_), ("changed", id_)]
        found = next((path for path in paths if path in self.tree.keys), None)
        return self.tree.place(found, key=True) if found else self.tree.source.find(id_)


def read_prisoners(
    folder: Path, shown: str, context: ReadingContext, problems: Problems
) -> Prisoners:
    """Read both files of a content folder."""
    chosen = _tree(folder, shown, choice.NAME, problems)
    kept = _tree(folder, shown, revisions.NAME, problems)
    return Prisoners(
        _applied(Choice, chosen, context, problems) or Choice(),
        _applied(Revisions, kept, context, problems) or Revisions(),
        kept,
    )


def _tree(folder: Path, shown: str, name: str, problems: Problems) -> YamlTree | None:
    path = folder / name
    if not path.is_file():
        return None
    if leads_outside(path, folder):
        note_outside(f"{shown}/{name}", problems)
        return None
    source = read_text(path, f"{shown}/{name}", problems)
    return parse_yaml(source.text, source, problems) if source else None


def _applied(
    model: type[M], tree: YamlTree | None, context: ReadingContext, problems: Problems
) -> M | None:
    return apply(model, tree, context, problems) if tree is not None else None


def written(kept: Revisions) -> str:
    """The revisions as the text of their file."""
    text = yaml.safe_dump(
        kept.data(), allow_unicode=True, sort_keys=False, default_flow_style=False, width=100
    )
    return HEADER + text
