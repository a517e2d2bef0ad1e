"""Reading every finished file, and saying once what is wrong wherever it stands.

A find names the first file and how many others have it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plugins.checks.gate.judge import Found, Judge, record_path
from plugins.checks.gate.secrets import Secrets, secrets_of
from plugins.checks.metadata import OF_FILES, check_files
from plugins.checks.privacy import Redactions
from plugins.errors import Place, Problem, Problems
from plugins.records.allowed import Allowed
from plugins.records.reader import Content

NO_REDACTIONS = Redactions()
OUTPUT = "output"  # what the finished site is called in messages


def check_output(
    content: Content,
    files: Mapping[str, bytes],
    problems: Problems,
    redactions: Redactions = NO_REDACTIONS,
) -> None:
    """Note whatever in the finished files may not go out.

    Args:
        content: the records, which say what is not to be published.
        files: the finished site by path.
        problems: gets an error for each find; nothing is written when there is one.
        redactions: phrases that may stand nowhere.
    """
    judge = Judge(Secrets(secrets_of(content)), redactions)
    judge.of_names(sorted(files))
    places: dict[Found, list[str]] = {}
    for path, data in sorted(files.items()):
        for found in dict.fromkeys(_in_file(path, data, judge, content.allowed)):
            places.setdefault(found, []).append(path)
    for found, paths in places.items():
        _note(found, paths, problems)
    for problem in check_files(files):
        if not _allowed(problem, content.allowed):
            place = Place(f"{OUTPUT}/{problem.place.path}")
            problems.note(replace(problem, place=place))


def _allowed(problem: Problem, allowed: Allowed) -> bool:
    """Whether an editor has named this file as one that may keep what it carries."""
    path = record_path(problem.place.path)
    return problem.rule in OF_FILES and allowed.covers(problem.rule, path)


def _in_file(path: str, data: bytes, judge: Judge, allowed: Allowed) -> Iterator[Found]:
    """What is wrong with a file and was not allowed."""
    for found, words in judge.of_file(path, data):
        if not words or not allowed.covers_output(found.rule, record_path(path), words):
            yield found


def _note(found: Found, paths: list[str], problems: Problems) -> None:
    others = len(paths) - 1
    more = f" (and in {others} more file{'s' * (others > 1)})" if others else ""
    place = Place(f"{OUTPUT}/{paths[0]}")
    problems.add(place, found.rule, found.message + more, found.hint, found.severity)
