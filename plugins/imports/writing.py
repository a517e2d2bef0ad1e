"""A draft as a folder of content: all of it or nothing.

    write_record(as_yaml(draft, "our-list"), Path("content/people"), "wang-moumou")

YAML as editors write it: plain words, dates without quotes, short things on one line. The
folder is made under a name that readers pass over, and gets its own only when it is
complete; one that exists is never touched. What an earlier run left half done is removed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import yaml

from plugins.errors import SetupError
from plugins.imports.compose import Draft
from plugins.records.folders import leads_outside

UNFINISHED = ".import-"
_EMPTY = frozenset({"", "~", "null"})  # what our reader takes for no value
_OPEN = frozenset({"name", "sources", "internal"})  # a line for each part
_HALF_OPEN = frozenset({"custody", "case"})


class _Dumper(yaml.SafeDumper):
    """Writes every text plain where it can be: types are the schema's business."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their field."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "'" if text in _EMPTY else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


class _OneLine:
    """Marks a value to be written on one line."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _on_one_line(dumper: yaml.SafeDumper, marked: _OneLine) -> yaml.Node:
    node = dumper.represent_data(marked.value)
    if isinstance(node, yaml.CollectionNode):
        node.flow_style = True
    return node


_Dumper.add_representer(_OneLine, _on_one_line)


def as_yaml(draft: Draft, scheme: str) -> str:
    """The text of ``record.yaml``.

    Args:
        draft: with its id.
        scheme: what the map calls the table; its file's name can tell on people.
    """
    lines = [f"# Drafted from {scheme}, row {draft.row}. Nothing in it was verified.\n"]
    for field, value in draft.data.items():
        lines.append(_dumped({field: _laid_out(field, value)}))
        lines += [f"  # {comment}\n" for comment in draft.comments.get(field, [])]
    return "".join(lines)


def _laid_out(field: str, value: Any) -> Any:
    """How much of a field stands on one line: all of it, or each part of its entries."""
    if field in _OPEN:
        return value
    if field in _HALF_OPEN:
        return [{part: _short(inner) for part, inner in entry.items()} for entry in value]
    return _OneLine(value)


def _short(value: Any) -> Any:
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [_OneLine(item) for item in value]
    return _OneLine(value)


def _dumped(data: dict[str, Any]) -> str:
    return yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
        default_flow_style=False,
    )


def write_record(text: str, people: Path, slug: str) -> Path:
    """Make a person's folder with its ``record.yaml``.

    Raises:
        SetupError: the folder is there already or cannot be made; nothing of it is left.
    """
    if leads_outside(people, people.parent):
        raise SetupError(f"{people} leads out of the content folder; nothing was written")
    final, unfinished = people / slug, people / f"{UNFINISHED}{slug}"
    if final.exists() or final.is_symlink():
        raise SetupError(f"{final} is there already; nothing in it was touched")
    try:
        unfinished.mkdir(parents=True)
        with (unfinished / "record.yaml").open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(final)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        reason = (error.strerror or "unknown reason").lower()
        raise SetupError(f"{final} cannot be written: {reason}") from error
    return final


def clear_unfinished(people: Path) -> None:
    """Remove what a run that was cut off left behind: folders with one file of ours."""
    for path in sorted(people.glob(f"{UNFINISHED}*")):
        inside = [entry.name for entry in path.iterdir()] if path.is_dir() else ["?"]
        if inside in ([], ["record.yaml"]):
            shutil.rmtree(path)
