"""``make scrub``: takes hidden data out of the files in a content folder, in place.

    content/topics/speech/photo.jpg
      taken out: the place where it was taken, a serial number
    1 file rewritten.

Only pictures and files that lie directly in a record's folder are touched; texts, facts,
links and whatever else stands around stay as they are. What nobody but a person can take
out is named with what to do; then the command fails, so that a script notices.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.build.output import replace_file
from plugins.checks.metadata import hidden, scrubbed
from plugins.errors import CannotClean
from plugins.records.folders import REGISTERS, entries, folders
from plugins.records.reader import shown_path
from plugins.records.schemas import all_schemas

_TEXTS = frozenset({".md", ".yaml", ".yml"})


def scrub(content: Path) -> int:
    """Clean every file in ``content``; return the exit status."""
    if not content.is_dir():
        print(f"error: there is no folder {content}; check CONTENT=…", file=sys.stderr)
        return 1
    rewritten, left = 0, 0
    for path in files(content):
        try:
            rewritten += _clean(path)
        except (CannotClean, OSError) as error:
            left += 1
            print(f"{shown_path(path)}\n  not cleaned: {_reason(error)}", file=sys.stderr)
    print(_summary(rewritten, left))
    return 1 if left else 0


def files(content: Path) -> Iterator[Path]:
    """The pictures and files of all records, in a fixed order; links are left out."""
    sections = [section for section in folders(content) if section.name in all_schemas()]
    for section in [*sections, *_registers(content)]:
        if not section.is_symlink():
            for record in folders(section):
                yield from [] if record.is_symlink() else _of_record(record)


def _registers(content: Path) -> list[Path]:
    """The folders of the registers, whose entries may be folders with files too."""
    outer = content / REGISTERS
    return [] if outer.is_symlink() else folders(outer)


def _of_record(folder: Path) -> Iterator[Path]:
    for path in entries(folder):
        if path.is_file() and not path.is_symlink() and path.suffix.lower() not in _TEXTS:
            yield path


def _clean(path: Path) -> bool:
    """Rewrite one file if something is hidden in it, and say what; whether it was rewritten.

    Raises:
        CannotClean: a person has to.
        OSError: it cannot be read or written.
    """
    data = path.read_bytes()
    found = list(hidden(data, path.name))
    clean = scrubbed(data, path.name)
    rewritten = clean != data
    if rewritten:
        replace_file(path, clean, stat.S_IMODE(path.stat().st_mode))
        gone = dict.fromkeys(hidden.what for hidden in found if hidden.kind != "wrong-format")
        print(f"{shown_path(path)}\n  taken out: {', '.join(gone)}")
    named = [hidden for hidden in found if hidden.kind == "wrong-format"]
    if named:
        raise CannotClean(f"{named[0].what}: {named[0].remedy}")
    return rewritten


def _reason(error: CannotClean | OSError) -> str:
    if isinstance(error, OSError):
        return (error.strerror or "unknown reason").lower()
    return str(error)


def _summary(rewritten: int, left: int) -> str:
    text = f"{rewritten} file{'s' if rewritten != 1 else ''} rewritten"
    return f"{text}, {left} not cleaned." if left else f"{text}."
