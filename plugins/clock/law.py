"""The law as data: reading ``law/``, and what a version of a law says of a stage.

    >>> law = load_law()
    >>> law.stage("investigation").limit["all"]
    Span(months=2, days=0, hours=0)

Files are validated when they are read, and everything that is wrong in them is named at
once. What the files may say stands in ``schema``; what is made of them, in ``clock``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from plugins.clock.schema import ALL, LawFile, Stage, Version, Words
from plugins.clock.terms import SentenceLaw
from plugins.errors import Problems, SetupError, report
from plugins.records.base import Model
from plugins.records.files import read_text
from plugins.records.references import ReadingContext
from plugins.records.text import Text
from plugins.records.validate import apply
from plugins.records.yamlfile import parse_yaml

LAW = Path(__file__).parent / "law"
WORDS = ("instruments", "reasons", "sentences")
SENTENCE = "sentence"

T = TypeVar("T")
M = TypeVar("M", bound=Model | Words)


@dataclass(frozen=True)
class Law:
    """Every law that the clock knows, and the words beside the figures.

    Args:
        files: one for each law, in the order of their names.
        instruments: names of other instruments that articles point to, by id.
        reasons: why there is no clock, by id.
        sentences: what a reading says, with places for figures, by id.
        terms: how prison terms are counted.
    """

    files: tuple[LawFile, ...]
    terms: SentenceLaw
    instruments: Mapping[str, Text]
    reasons: Mapping[str, Text]
    sentences: Mapping[str, Text]

    def stages(self) -> Iterator[tuple[LawFile, Stage]]:
        """Every stage with the law that it stands in."""
        for file in self.files:
            for stage in file.stages:
                yield file, stage

    def stage(self, id_: str) -> Stage:
        """The stage of this id.

        Raises:
            KeyError: no law has such a stage.
        """
        for _, stage in self.stages():
            if stage.id == id_:
                return stage
        raise KeyError(id_)

    def name(self, file: LawFile, version: str, instrument: str = "") -> Text:
        """What the law of a version is called, or another instrument."""
        if instrument:
            return self.instruments[instrument]
        return next(v.name for v in file.versions if v.id == version)


def in_version(by_version: Mapping[str, T], version: str) -> T | None:
    """What holds in a version: its own entry, or the one for all, or nothing."""
    return by_version.get(version, by_version.get(ALL))


def in_force(file: LawFile, first: date, last: date) -> list[Version]:
    """The versions in force on any day from ``first`` to ``last``, oldest first."""
    starts = [version.since.earliest for version in file.versions]
    ends = [*starts[1:], date.max]
    spans = zip(file.versions, starts, ends, strict=True)
    return [v for v, start, end in spans if start <= last and (first < end or end == date.max)]


def load_law(folder: Path = LAW) -> Law:
    """Read and validate every file of ``folder``; the same folder is read once.

    Raises:
        SetupError: with everything that is wrong in the files.
    """
    return _load(folder)


@cache
def _load(folder: Path) -> Law:
    problems = Problems()
    words = {name: _words(folder, name, problems) for name in WORDS}
    terms = _read(folder / f"{SENTENCE}.yaml", SentenceLaw, problems)
    others = {*WORDS, SENTENCE}
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.stem not in others]
    read = [_read(path, LawFile, problems) for path in paths]
    files = tuple(file for file in read if file is not None)
    if terms is None or list(problems):
        raise SetupError("the law of the case clock cannot be read\n\n" + report(problems))
    _check_instruments(files, terms, words["instruments"])
    return Law(files, terms, **words)


def _words(folder: Path, name: str, problems: Problems) -> Mapping[str, Text]:
    read = _read(folder / f"{name}.yaml", Words, problems)
    return dict(read.root) if read else {}


def _read(path: Path, model: type[M], problems: Problems) -> M | None:
    source = read_text(path, f"plugins/clock/law/{path.name}", problems)
    if source is None:
        return None
    tree = parse_yaml(source.text, source, problems)
    return apply(model, tree, ReadingContext({}, frozenset()), problems)


def _check_instruments(
    files: tuple[LawFile, ...], terms: SentenceLaw, known: Mapping[str, Text]
) -> None:
    in_files = {
        ref
        for file in files
        for stage in file.stages
        for articles in stage.articles_of_parts
        for refs in articles.values()
        for ref in refs
    }
    used = {ref.partition(":")[0] for ref in {*in_files, *terms.articles} if ":" in ref}
    if used - set(known):
        missing = ", ".join(sorted(used - set(known)))
        raise SetupError(f"plugins/clock/law/instruments.yaml has no name for: {missing}")
