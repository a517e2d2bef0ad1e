"""A stage in words: its articles, deadlines, open clauses, and the sentence of its grade.

    Exceeds the ordinary limit of 2 months in Criminal Procedure Law (2018), art. 156:
    lawful only if the procuratorate at the next higher level approved it, and …

Words come from ``law/``, in three languages; only figures and articles are put in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.clock.deadlines import Step
from plugins.clock.history import Flags
from plugins.clock.law import Law
from plugins.clock.readings import Deadline, Grade, Needed, OpenClause, Reading
from plugins.clock.schema import LawFile, Stage
from plugins.clock.spans import DayRange
from plugins.clock.words import article_words, filled, joined, span_words
from plugins.records.text import Text


@dataclass(frozen=True)
class Speaker:
    """Speaks of one stage in one version of its law.

    Args:
        law: the law with its words.
        file: the law that the stage stands in.
        stage: the stage.
        version: id of the version.
        flags: what is known of the case; it decides which exceptions are named.
    """

    law: Law
    file: LawFile
    stage: Stage
    version: str
    flags: Flags

    @property
    def law_name(self) -> Text:
        """The law with its version."""
        return self.law.name(self.file, self.version)

    def deadlines(
        self, steps: tuple[Step, ...], start: DayRange, surely: int, possibly: int
    ) -> tuple[Deadline, ...]:
        """Each deadline, and whether so many exceeded ones made its extension needed."""
        return tuple(
            self._deadline(step, start, _needed(n, surely, possibly))
            for n, step in enumerate(steps)
        )

    def clauses(self) -> tuple[OpenClause, ...]:
        """The clauses without a figure that this version has and the flags leave open."""
        return tuple(
            OpenClause(clause.kind, clause.words, self._articles(clause.articles))
            for clause in self.stage.clauses
            if self.version in clause.articles
            if clause.flag is None or getattr(self.flags, clause.flag) is not False
        )

    def grade(self, grade: Grade, reading: Reading) -> Text:
        """The sentence of a grade; ``reading`` has its deadlines and clauses."""
        if reading.ordinary is None or reading.final is None:
            raise ValueError("a grade needs deadlines")
        clauses = () if self.stage.kind == "at-least" else reading.open
        return filled(
            self.law.sentences[self._key(grade, bool(clauses))],
            approvals=joined(self._approval(d) for d in reading.extended if d.needed != "no"),
            open=joined(self._clause(clause) for clause in clauses),
            limit=reading.ordinary.limit,
            final=reading.final.limit,
            article=reading.final.article if self._is_past(grade) else reading.ordinary.article,
        )

    def too_often(self, grade: Grade) -> Text:
        """The sentence of a run that is one too many."""
        key = "too-often.possibly" if grade.possibly else "too-often"
        return filled(
            self.law.sentences[key],
            article=self._articles(self.stage.articles),
            times=str(self.stage.times),
        )

    def _key(self, grade: Grade, has_clauses: bool) -> str:
        parts: list[str] = [grade.level]
        if self.stage.kind == "at-least":
            parts.insert(0, "at-least")
        elif self._is_past(grade) and not has_clauses:
            parts.append("no-clause")
        return ".".join([*parts, *(["possibly"] if grade.possibly else [])])

    @staticmethod
    def _is_past(grade: Grade) -> bool:
        return grade.level == "past-every-figure"

    def _deadline(self, step: Step, start: DayRange, needed: Needed) -> Deadline:
        limit, last_day, extension = span_words(step.spans), step.deadlines(start), step.extension
        if extension is None:
            return Deadline(limit, last_day, self._articles(self.stage.articles), needed=needed)
        article = self._articles(extension.articles)
        return Deadline(limit, last_day, article, extension.by, extension.only_if, needed)

    def _articles(self, articles: Mapping[str, Iterable[str]]) -> Text:
        return joined(self._article(ref) for ref in articles[self.version])

    def _article(self, ref: str) -> Text:
        instrument, _, number = ref.rpartition(":")
        return article_words(number, self.law.name(self.file, self.version, instrument))

    def _approval(self, deadline: Deadline) -> Text:
        only_if = deadline.only_if or Text({})
        if deadline.by is None:
            sentence = self.law.sentences["approval.no-body"]
            return filled(sentence, only_if=only_if, article=deadline.article)
        sentence = self.law.sentences["approval"]
        return filled(sentence, by=deadline.by, only_if=only_if, article=deadline.article)

    def _clause(self, clause: OpenClause) -> Text:
        return filled(self.law.sentences["clause"], words=clause.words, article=clause.article)


def _needed(number: int, surely: int, possibly: int) -> Needed:
    """Whether a deadline is needed, because the one before it is exceeded."""
    if 0 < number <= surely:
        return "yes"
    return "possibly" if 0 < number <= possibly else "no"
