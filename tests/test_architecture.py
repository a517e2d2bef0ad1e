"""The rooms of ``plugins/`` stand on floors, and each imports only from those below it."""

from __future__ import annotations

import ast
from pathlib import Path

import plugins
from tests.sites import ROOT
from tests.source_code import folder_of, imports, modules

# From the top down, as in the docstring of ``plugins/__init__.py``.
FLOORS = ("build", "views", "imports", "checks", "clock", "editions", "records", "errors")
PELICAN = {"plugins/build/generator.py", "plugins/build/__init__.py", "plugins/build/__main__.py"}
LONGEST = 300


def room(name: str) -> str:
    """The room of a module, given as a path or as a dotted name."""
    parts = name.removesuffix(".py").replace("/", ".").split(".")
    return parts[1] if len(parts) > 1 else ""


def allowed(importing: str) -> set[str]:
    """Rooms from which a module may import: its own and those below it."""
    return set(FLOORS[FLOORS.index(room(importing)) :])


def test_the_floors_are_those_that_are_written_down() -> None:
    """The list in ``plugins/__init__.py`` and the one that is tested are the same."""
    lines = [line.split() for line in (plugins.__doc__ or "").split("\n")]
    written = [words[1] for words in lines if len(words) > 2 and words[0].isdigit()]

    assert list(FLOORS) == written


def test_every_room_has_a_floor() -> None:
    """A new room is given its place before anything is put into it."""
    found = {room(module) for module in modules() if module != "plugins/__init__.py"}

    assert set(FLOORS) == found


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
        if name.split(".")[0] in ("tests", "content", "theme", "mirror")
    ]

    assert wrong == []


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
    silent = [module for module, tree in modules().items() if not ast.get_docstring(tree)]

    assert silent == []


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    """A module that grows beyond 300 lines holds more than one concern."""
    lengths = {module: len((ROOT / module).read_text("utf-8").split("\n")) for module in modules()}
    long = {module: length for module, length in lengths.items() if length - 1 > LONGEST}

    assert long == {}


def test_every_folder_of_plugins_is_a_package() -> None:
    """Each folder has an ``__init__.py``, so that its modules have one name everywhere."""
    folders = {folder_of(module) for module in modules()}
    packages = {folder_of(module) for module in modules() if Path(module).name == "__init__.py"}

    assert folders == packages
