"""What a command says at its end: a summary, or every problem with a count.

Problems go to standard error, the summary to standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from plugins.build.output import Written
from plugins.build.story import Report
from plugins.errors import ContentError, Problem, ZhiquanError, report
from plugins.records.reader import Content, shown_path


def say_failure(error: ZhiquanError) -> None:
    """Print what stopped a build."""
    say_error(error)
    print("The output was left as it was.", file=sys.stderr)


def say_error(error: ZhiquanError) -> None:
    """Print what is wrong."""
    if isinstance(error, ContentError):
        print(f"\n{report(error.problems)}\n\n{_count(error.problems)}", file=sys.stderr)
    else:
        print(f"\nerror: {error}", file=sys.stderr)


def say_warnings(warnings: list[Problem]) -> None:
    """Print warnings, if any."""
    if warnings:
        print(f"\n{report(warnings)}\n", file=sys.stderr)


def say_drafts(content: Content) -> None:
    """Print what drafts still need; it stops nothing."""
    drafts = [held for held in content.held.values() if held.why == "draft"]
    if drafts:
        found = list(content.held_problems)
        text = f"\n{report(found)}\n\n" if found else "\n"
        print(f"{text}{_many(len(drafts), 'draft')}, not published", file=sys.stderr)


def say_success(built: Report, written: Written, output: Path, seconds: float) -> None:
    """Print what was built and where to look."""
    say_warnings(built.warnings)
    pages = ", ".join(f"{edition} {count}" for edition, count in sorted(built.pages.items()))
    print(f"{built.records} records, pages: {pages}")
    print(
        f"{written.written} files written, {written.unchanged} unchanged, "
        f"{written.removed} removed, {len(built.warnings)} warnings, {seconds:.1f} s"
    )
    print(f"Open {shown_path(output / 'index.html')} in a browser.")


def _count(problems: Iterable[Problem]) -> str:
    kinds = [problem.severity for problem in problems]
    errors, warnings = kinds.count("error"), kinds.count("warning")
    text = _many(errors, "error")
    return f"{text}, {_many(warnings, 'warning')}" if warnings else text


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"
