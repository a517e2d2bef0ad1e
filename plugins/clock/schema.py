"""What a file of ``law/`` may say: versions of a law, and the stages that it limits.

    stages:
      - id: investigation
        name: {en: …, zh-Hans: …, zh-Hant: …}
        from: [arrested]
        to: [transferred-for-prosecution, released]
        articles: {"1996": "124", "2012": "154", "2018": "156"}
        limit: 2mo

What differs from version to version is a mapping of versions; what does not stands alone
and holds for all. A version that ``articles`` does not name has no such rule. Words are
given by hand in all three languages, as the statutes write them.

Loading the files and looking things up in them is left to ``law``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from plugins.clock.spans import Span
from plugins.records.base import Day, Model
from plugins.records.text import BothScripts

ALL = "all"  # the key of what holds for every version
Flag = Literal[
    "state_security",
    "three_kinds_suspect",
    "juvenile",
    "procuratorate_case",
    "summary_procedure",
    "fast_track",
    "supreme_court",
]
Kind = Literal["limit", "notice", "at-least", "own", "none"]
_ARTICLE = re.compile(r"(?:[a-z0-9-]+:)?\d+(?:-\d+)?(?:\(\d+\))?", re.ASCII)


def _by_version(given: Any) -> Any:
    return given if isinstance(given, dict) else {ALL: given}


def _spans(given: Any) -> Any:
    if isinstance(given, dict):
        return {version: _listed(spans) for version, spans in given.items()}
    return {ALL: _listed(given)}


def _listed(spans: Any) -> Any:
    return spans if isinstance(spans, list) else [spans]


def _articles(given: Any) -> Any:
    if not isinstance(given, dict):
        raise _wrong("articles are given by version", '{"2018": "156"}')
    read = {version: str(refs).split(", ") for version, refs in given.items()}
    for ref in (ref for refs in read.values() for ref in refs):
        if not _ARTICLE.fullmatch(ref):
            raise _wrong(f"“{ref}” is not an article", "write 156, 91(3) or spp-2019:346")
    return read


def _wrong(message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError(
        "wrong-type", message.replace("{", "(").replace("}", ")"), {"hint": hint}
    )


Limits = Annotated[dict[str, Span], BeforeValidator(_by_version)]
Spans = Annotated[dict[str, list[Span]], BeforeValidator(_spans)]
Articles = Annotated[dict[str, list[str]], Field(min_length=1), BeforeValidator(_articles)]


class Version(Model):
    """One version of a law, and the day on which it came into force."""

    id: str
    since: Day
    name: BothScripts


class Extension(Model):
    """More time: how much (``add``) or up to how much in all (``total``), and on what terms."""

    add: Spans | None = None
    total: Spans | None = None
    by: BothScripts | None = None
    only_if: BothScripts
    flag: Flag | None = None
    articles: Articles

    @model_validator(mode="after")
    def _one_figure(self) -> Extension:
        if (self.add is None) == (self.total is None):
            raise _wrong("an extension has either “add” or “total”", "keep one of the two")
        return self


class Clause(Model):
    """What the law allows without a figure, and what it does not count."""

    kind: Literal["open", "restart", "exception", "excluded"]
    words: BothScripts
    flag: Flag | None = None
    articles: Articles


class Stage(Model):
    """A time limit: from which event to which, and how long.

    ``kind`` is ``limit`` for custody and proceedings, which are counted to the day up to
    which the case is known; ``notice`` for acts of which a missing event says nothing;
    ``at-least`` for time that must lie between two acts; ``own`` for a limit on the person;
    ``none`` where the law gives no limit. ``over`` lists events that show that the stage has
    ended, without saying when. Of a stage that is ``part_of`` another nothing is said where
    only the end of the whole is known.
    """

    id: str
    name: BothScripts
    kind: Kind = "limit"
    start: Annotated[list[str], Field(alias="from", min_length=1)]
    to: Annotated[list[str], Field(min_length=1)]
    restarts: list[str] = []
    over: list[str] = []
    pauses: list[str] = []
    only: list[Flag] = []
    unless: list[Flag] = []
    first_only: bool = False
    times: int | None = None
    part_of: str | None = None
    articles: Articles
    limit: Limits = {}
    extensions: list[Extension] = []
    clauses: list[Clause] = []
    note: BothScripts | None = None
    reason: BothScripts | None = None

    @model_validator(mode="after")
    def _figures(self) -> Stage:
        missing = [v for v in self.articles if not {v, ALL} & set(self.limit)]
        if self.kind != "none" and missing:
            raise _wrong(f"“{self.id}” has no limit for {', '.join(missing)}", "add it to “limit”")
        if self.kind == "none" and (self.limit or self.reason is None):
            raise _wrong(f"“{self.id}” has no limit, so it needs a reason", "add “reason”")
        return self

    @property
    def events(self) -> Iterator[str]:
        """Every type of event that the stage reads."""
        for types in (self.start, self.to, self.restarts, self.over, self.pauses):
            yield from types

    @property
    def articles_of_parts(self) -> Iterator[dict[str, list[str]]]:
        """The articles of the stage itself, of each extension and of each clause."""
        yield self.articles
        yield from (extension.articles for extension in self.extensions)
        yield from (clause.articles for clause in self.clauses)


class LawFile(Model):
    """One law: its versions, the order of its stages, and the stages themselves.

    ``sequence`` is the order in which events of a case follow one another: an event further
    on shows that an earlier stage has ended. ``ends`` are events that end every stage.
    """

    id: str
    jurisdictions: list[str]
    versions: Annotated[list[Version], Field(min_length=1)]
    not_before: BothScripts
    sequence: list[str] = []
    ends: list[str] = []
    stages: Annotated[list[Stage], Field(min_length=1)]

    @model_validator(mode="after")
    def _consistent(self) -> LawFile:
        known = {version.id for version in self.versions} | {ALL}
        for stage in self.stages:
            used = set(stage.limit).union(*stage.articles_of_parts)
            if used - known:
                versions = ", ".join(sorted(used - known))
                raise _wrong(f"“{stage.id}” names versions that are not listed: {versions}", "")
        ids = [stage.id for stage in self.stages]
        twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
        if twice:
            raise _wrong(f"stages that stand twice: {', '.join(twice)}", "keep one")
        return self


class Words(RootModel[dict[str, BothScripts]]):
    """A file of words by id: names of laws, reasons, sentences."""
