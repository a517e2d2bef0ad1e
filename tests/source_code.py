"""What the source of ``plugins/`` and ``mirror/`` says of itself: modules, imports, names of rules.

Read with ``ast``, so that nothing needs to run and nothing can be forgotten.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.sites import ROOT

# Which argument names the rule, in calls of functions that other modules define.
_RULE_AT = {
    "add": 1,
    "PydanticCustomError": 0,
    "unknown": 0,
    "Doubt": 2,
    "Finding": 0,
    "Found": 0,
    "Hidden": 0,
    "Secret": 1,
}


@cache
def modules(top: str = "plugins") -> dict[str, ast.Module]:
    """Every module of a top-level folder by its path from the root, parsed."""
    paths = sorted((ROOT / top).rglob("*.py"))
    return {p.relative_to(ROOT).as_posix(): ast.parse(p.read_text("utf-8")) for p in paths}


def imports(tree: ast.Module) -> Iterator[str]:
    """Full names of all that a module imports, anywhere in it; relative ones as written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            yield from (f"{source}.{alias.name}" for alias in node.names)


@cache
def rule_names() -> frozenset[str]:
    """Names of all rules that any module can note."""
    return frozenset(name for tree in modules().values() for name in _rules_of(tree))


def rule_names_in(folder: str) -> frozenset[str]:
    """Names of the rules that the modules below a folder of ``plugins/`` can note."""
    inside = (tree for path, tree in modules().items() if path.startswith(f"plugins/{folder}/"))
    return frozenset(name for tree in inside for name in _rules_of(tree))


def folder_of(module: str) -> Path:
    """The folder of a module, below ``plugins/``."""
    return Path(module).relative_to("plugins").parent


def _rules_of(tree: ast.Module) -> Iterator[str]:
    positions = _RULE_AT | dict(_functions_with_rule(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            position = positions.get(_called(node), len(node.args))
            if position < len(node.args):
                yield from _texts(node.args[position])
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "rule":
            yield from _texts(node.value)
        elif isinstance(node, ast.arguments):
            defaults = zip(node.args[::-1], node.defaults[::-1], strict=False)
            yield from (t for arg, value in defaults if arg.arg == "rule" for t in _texts(value))


def _functions_with_rule(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions of a module that take a rule, and where (not counting ``self``)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [arg.arg for arg in node.args.args if arg.arg != "self"]
            if "rule" in names:
                yield node.name, names.index("rule")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def _texts(value: ast.expr) -> Iterator[str]:
    """The text that an expression stands for, or each text that it may stand for."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)
