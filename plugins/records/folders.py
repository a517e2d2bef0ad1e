"""What lies in a content folder: entries in a fixed order, and files in the wrong place.

    for section in folders(Path("content")): ...

Editors' and systems' leftovers (``.DS_Store``, ``en.md~``) are passed over; anything else
that nothing would read is named, because somebody would wait for its page in vain.
"""

from __future__ import annotations

import re
from pathlib import Path

from plugins.errors import Place, Problems

REGISTERS = "registers"
TEXTS = "texts"
NOT_SECTIONS = frozenset({"vocabulary", REGISTERS, TEXTS})
_SITE_FILES = frozenset(
    {
        "site.yaml",
        "glossary.yaml",
        "strategies.yaml",
        "approved.txt",
        "allow.yaml",
        "README.md",
        "LICENSE.md",
    }
    | {"prisoner-list.yaml", "prisoner-list.revisions.yaml"}
)
_IGNORED = re.compile(r"^\.|~$|^#|\.sw[op]$|^Thumbs\.db$|^desktop\.ini$")


def entries(folder: Path) -> list[Path]:
    """What a folder holds, sorted by name; nothing if there is no such folder."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if not _IGNORED.search(path.name))
    return sorted(found, key=lambda path: path.name)


def folders(folder: Path) -> list[Path]:
    """The folders in a folder, sorted by name."""
    return [path for path in entries(folder) if path.is_dir()]


def leads_outside(path: Path, root: Path) -> bool:
    """Whether ``path``, links followed, lies outside ``root``."""
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def note_outside(shown: str, problems: Problems) -> None:
    """Note a link that leads out of the content folder."""
    hint = "put a copy of the file here instead of a link"
    problems.add(Place(shown), "link-outside", "this link leads out of the content folder", hint)


def note_strays(root: Path, shown: str, problems: Problems) -> None:
    """Note files beside the sections or beside the records."""
    strays = [path for path in entries(root) if path.is_file() and path.name not in _SITE_FILES]
    for section in folders(root):
        if section.name not in NOT_SECTIONS:
            strays += [path for path in entries(section) if path.is_file()]
    for outer in (REGISTERS, TEXTS):
        strays += [path for path in entries(root / outer) if path.is_file()]
    for register in folders(root / REGISTERS):
        files = (path for path in entries(register) if path.is_file())
        strays += [path for path in files if path.suffix != ".yaml" and path.name != "entries.csv"]
    for path in strays:
        where = f"{shown}/{path.relative_to(root).as_posix()}"
        hint = "a record is a folder: content/topics/torture/en.md"
        problems.add(Place(where), "stray-file", f"nothing reads “{path.name}” here", hint)
