"""Rooms stand on floors, importing only from those below; ``release`` and ``mirror/`` are apart."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import plugins
from tests.sites import ROOT
from tests.source_code import folder_of, imports, modules

# From the top down, as in the docstring of ``plugins/__init__.py``.
FLOORS = (
    "build",
    "views",
    "imports",
    "checks",
    "clock",
    "packs",
    "editions",
    "records",
    "errors",
)
APART = "release"
MEETING = ("mirror.format", "mirror.errors")  # all of mirror/ that release/ may use
PELICAN = {"plugins/build/generator.py", "plugins/build/__init__.py", "plugins/build/__main__.py"}
LONGEST = 300
# The second verifier is one file, so that anybody can carry, read and run it alone.
CHECKER = "mirror/checker.py"


def room(name: str) -> str:
    """The room of a module, given as a path or as a dotted name."""
    parts = name.removesuffix(".py").replace("/", ".").split(".")
    return parts[1] if len(parts) > 1 else ""


def allowed(importing: str) -> set[str]:
    """Rooms from which a module may import: its own and those below it."""
    if room(importing) == APART:
        return {APART, "errors"}
    return set(FLOORS[FLOORS.index(room(importing)) :])


def test_the_floors_are_those_that_are_written_down() -> None:
    """The list in ``plugins/__init__.py`` and the one that is tested are the same."""
    lines = [line.split() for line in (plugins.__doc__ or "").split("\n")]
    written = [words[1] for words in lines if len(words) > 2 and words[0].isdigit()]

    assert list(FLOORS) == written


def test_every_room_has_a_floor() -> None:
    """A new room is given its place before anything is put into it."""
    found = {room(module) for module in modules() if module != "plugins/__init__.py"}

    assert {*FLOORS, APART} >= found >= set(FLOORS)


def test_no_module_imports_from_a_floor_above_its_own() -> None:
    """What lies below works, and can be tested, without what lies above."""
    wrong = [
        f"{module} imports {name}"
        for module, tree in modules().items()
        for name in imports(tree)
        if name.startswith("plugins.") and room(name) not in allowed(module)
        if name != "plugins.views" or "views" not in allowed(module)
    ]

    assert wrong == []


def test_plugins_import_nothing_of_tests_or_content() -> None:
    """What is shipped needs only itself and its dependencies."""
    wrong = [
        f"{module} imports {name}"
        for module, tree in modules().items()
        for name in imports(tree)
        if name.split(".")[0] in ("tests", "content", "theme")
    ]

    assert wrong == []


def test_release_and_mirror_meet_in_the_format_alone() -> None:
    """A copy can be kept and checked without the generator, and the format is written once."""
    used = {
        (room(module), name)
        for module, tree in modules().items()
        for name in imports(tree)
        if name.split(".")[0] == "mirror"
    }

    assert {place for place, _ in used} <= {APART}
    assert all(name.startswith(MEETING) for _, name in used)


def test_imports_of_the_generator_are_absolute() -> None:
    """One dotted name for a module, in Pelican, in tests and in worker processes."""
    relative = [
        f"{module} imports {name}"
        for module, tree in modules().items()
        for name in imports(tree)
        if name.startswith(".")
    ]

    assert relative == []


def test_the_client_imports_nothing_of_the_generator() -> None:
    """It is installed alone; inside, names are relative, for the wheel calls it otherwise."""
    wrong = [
        f"{module} imports {name}"
        for module, tree in modules("mirror").items()
        for name in imports(tree)
        if name.split(".")[0] in ("plugins", "content", "theme", "tests", "mirror", "pelican")
    ]

    assert wrong == []


def test_the_client_has_floors_too() -> None:
    """Each of its modules and rooms has its floor in docs/architecture.md, and imports no higher.

    The checker stands alone: it shares no code with what it is a second opinion on.
    """
    rows = re.findall(r"^\| (\d) \| (`[^|]+) \|", read("docs/architecture.md"), re.M)
    table = rows[[names for _, names in rows].index("`cli.py`, `commands.py`, `say.py`") :]
    floors = {
        name: int(floor)
        for floor, names in table
        for name in re.findall(r"`(\w+)(?:\.py|/)`", names)
    }
    edges = {edge for path, tree in modules("mirror").items() for edge in within(path, tree)}

    assert {one for edge in edges for one in edge} - {"__main__", "__init__"} <= floors.keys()
    assert [edge for edge in sorted(edges) if floors.get(edge[0], 9) < floors[edge[1]]] == []
    assert not [edge for edge in edges if "checker" in edge]


def within(path: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What a module of the client imports of it: by the first names below ``mirror``."""
    parts = path.removesuffix(".py").split("/")[1:]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == len(parts):
            names = [node.module.split(".")[0]] if node.module else [a.name for a in node.names]
            yield from ((parts[0], name) for name in names if name != "__version__")


def read(path: str) -> str:
    """A file of the repository."""
    return (ROOT / path).read_text("utf-8")


def test_the_checker_stands_alone() -> None:
    """A second opinion shares nothing with the first, and needs nothing but Python."""
    client = {module: set(imports(tree)) for module, tree in modules("mirror").items()}
    needed = {name.split(".")[0] for name in client.pop(CHECKER)}
    users = [m for m, names in client.items() if any("checker" in name for name in names)]

    assert needed <= set(sys.stdlib_module_names)
    assert users == []


def test_only_the_door_to_pelican_imports_it() -> None:
    """All else is plain Python that runs in tests and in other programs."""
    found = {
        module
        for module, tree in modules().items()
        if any(name.split(".")[0] == "pelican" for name in imports(tree))
    }

    assert found <= PELICAN


def test_every_module_says_what_it_is_for() -> None:
    """A module opens with a docstring."""
    trees = {**modules(), **modules("mirror")}
    silent = [module for module, tree in trees.items() if not ast.get_docstring(tree)]

    assert silent == []


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    """A module that grows beyond 300 lines holds more than one concern."""
    every = {*modules(), *modules("mirror")} - {CHECKER}
    lengths = {module: len((ROOT / module).read_text("utf-8").split("\n")) for module in every}
    long = {module: length for module, length in lengths.items() if length - 1 > LONGEST}

    assert long == {}


def test_every_folder_of_plugins_is_a_package() -> None:
    """Each folder has an ``__init__.py``, so that its modules have one name everywhere."""
    folders = {folder_of(module) for module in modules()}
    packages = {folder_of(module) for module in modules() if Path(module).name == "__init__.py"}

    assert folders == packages
