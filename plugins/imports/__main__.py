"""The command behind ``make import``: ``python -m plugins.imports FILE MAP [CONTENT]``.

    python -m plugins.imports people.csv map.yaml content --report import-report.md

Ends with 0 when the import ran, whatever could not be read; with 1 when the table or the map
cannot be used, and then nothing was written. A report never replaces an earlier one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.errors import ContentError, SetupError, ZhiquanError
from plugins.errors import report as laid_out
from plugins.imports.report import as_markdown, summary
from plugins.imports.story import Job, read, write
from plugins.records.reader import shown_path

ROOT = Path(__file__).resolve().parents[2]
_USAGE = "say which table and which map: make import FILE=people.csv MAP=map.yaml"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m plugins.imports", description=__doc__)
    parser.add_argument("table", type=Path, nargs="?", default=Path())
    parser.add_argument("map", type=Path, nargs="?", default=Path())
    parser.add_argument("content", type=Path, nargs="?", default=ROOT / "content")
    parser.add_argument("--report", type=Path, default=Path("import-report.md"))
    given = parser.parse_args(arguments)
    try:
        if Path() in (given.table, given.map):
            raise SetupError(_USAGE)
        _outside(given.report, given.content)
        plan = read(Job(given.table, given.map, given.content))
        report = _kept(as_markdown(plan.outcome), given.report)
        write(plan)
        if plan.outcome.stopped:
            _write(as_markdown(plan.outcome), report)
            raise SetupError(f"{plan.outcome.stopped}; how far it came: {shown_path(report)}")
    except ZhiquanError as error:
        print(f"\n{_said(error)}", file=sys.stderr)
        return 1
    print("\n".join(summary(plan.outcome, shown_path(report))))
    return 0


def _said(error: ZhiquanError) -> str:
    if isinstance(error, ContentError):
        return laid_out(error.problems)
    return f"error: {error}"


def _outside(report: Path, content: Path) -> None:
    """A report names what was left out of content, so it is no part of it."""
    if report.resolve().is_relative_to(content.resolve()):
        raise SetupError(f"the report {report} would lie in the content folder; choose another")


def _kept(text: str, path: Path) -> Path:
    """Write the report, beside an earlier one if that says something else."""
    target, number = path, 1
    while target.exists() and target.read_text("utf-8", errors="replace") != text:
        number += 1
        target = path.with_stem(f"{path.stem}-{number}")
    _write(text, target)
    return target


def _write(text: str, path: Path) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SetupError(f"the report {path} cannot be written: {reason}") from error


if __name__ == "__main__":
    sys.exit(main())
