"""YAML that keeps its line numbers and never guesses.

Every plain scalar stays the text that the editor typed: ``no`` is not false, ``1.10``
not 1.1, ``2015-07`` not a date. Types are the schema's business (``schemas/``).
Duplicate keys, aliases and tags of one's own are refused.

    >>> tree = parse_yaml("name: {en: A}\\n", SourceFile("x.yaml", "name: {en: A}\\n"), Problems())
    >>> tree.data, tree.place(("name", "en")).column
    ({'name': {'en': 'A'}}, 12)

PyYAML's C parser reads; this module only walks its nodes. Reading bytes from disk and
refusing what is not UTF-8 is left to ``files``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from plugins.errors import Place, Problems
from plugins.records.files import SourceFile

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class YamlTree:
    """Plain data plus, for each path in it, where its key and its value stand.

    ``broken`` means that the text is no YAML, which was noted.
    """

    source: SourceFile
    first_line: int
    data: Any = None
    broken: bool = False
    keys: dict[Path, tuple[int, int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int, int]] = field(default_factory=dict)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where ``path`` stands; of what is missing, where its nearest parent stands."""
        wanted, fallback = (self.keys, self.values) if key else (self.values, self.keys)
        for end in range(len(path), 0, -1):
            part = path[:end]
            spot = wanted.get(part) or fallback.get(part)
            if spot and end == len(path):
                return self.source.place(*spot)
            if part in self.keys:
                return self.source.place(*self.keys[part])
            if spot:
                return self.source.place(*spot)
        return self.source.place(self.first_line, 1)


def parse_yaml(text: str, source: SourceFile, problems: Problems, first_line: int = 1) -> YamlTree:
    """Read YAML text that begins at ``first_line`` of ``source``.

    Problems are noted; ``data`` is then None or holds what could be read.
    """
    tree = YamlTree(source, first_line)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        tree.broken = True
        _note_syntax(error, tree, problems)
        return tree
    except yaml.YAMLError as error:
        tree.broken = True
        problems.add(source.place(first_line, 1), "yaml", _sentence(str(error)))
        return tree
    try:
        tree.data = None if node is None else _Walker(tree, problems).value(node, ())
    except RecursionError:
        tree.broken = True
        problems.add(source.place(first_line), "yaml", "the YAML is nested too deeply")
    return tree


class _Walker:
    """Turns YAML nodes into plain data and notes where each stands."""

    def __init__(self, tree: YamlTree, problems: Problems) -> None:
        self.tree = tree
        self.problems = problems
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.tree.values[path] = self._span(node)
        if id(node) in self.seen:
            self._refuse(node, "an alias (*) is not allowed here", "write the value out again")
            return None
        self.seen.add(id(node))
        if node.tag.startswith("!") and node.tag != "!":
            self._refuse(node, f"the tag {node.tag} is not allowed here", "take it out")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, n)) for n, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, "a field's name must be plain text", "")
                continue
            key = str(key_node.value)
            if key in data:
                self._refuse(
                    key_node, f"“{key}” is given twice", "keep one of the two", "duplicate-field"
                )
                continue
            self.tree.keys[(*path, key)] = self._span(key_node)
            data[key] = self.value(value_node, (*path, key))
        return data

    @staticmethod
    def _scalar(node: yaml.Node) -> str | None:
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and node.value in ("", "~", "null") else str(node.value)

    def _span(self, node: yaml.Node) -> tuple[int, int, int]:
        start, end = node.start_mark, node.end_mark
        same_line = end.line == start.line
        length = end.column - start.column if same_line else 1
        return start.line + self.tree.first_line, start.column + 1, max(length, 1)

    def _refuse(self, node: yaml.Node, message: str, hint: str, rule: str = "yaml") -> None:
        place = self.tree.source.place(*self._span(node))
        self.problems.add(place, rule, message, hint)


def _note_syntax(error: yaml.MarkedYAMLError, tree: YamlTree, problems: Problems) -> None:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = tree.source.place(line + tree.first_line, column + 1)
    what = _sentence(error.problem or error.context or "this is not YAML")
    problems.add(place, "yaml", f"the YAML does not parse: {what}", _syntax_hint(error, place.text))


def _syntax_hint(error: yaml.MarkedYAMLError, line: str) -> str:
    what = f"{error.problem} {error.context}"
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces, not with tabs"
    if "mapping values" in what:
        return "text that holds “: ” needs quotes around it"
    if "flow" in what or "expected ','" in what:
        return "check the brackets, and put text with commas or quotation marks in quotes"
    return "check the indentation, the quotes and the brackets on this line and the one before"


def _sentence(text: str) -> str:
    return " ".join(text.split())
