"""Terms that no court can give, ends that do not follow from them, judgments without guilt.

Criminal Law (2020): public surveillance is at most 2 years, 3 for several crimes; criminal
detention 6 months, or 1 year; fixed-term imprisonment 15 years, or 25 (arts. 38, 42, 45, 69);
a sentence is suspended only up to 3 years (art. 72). Decision of the State Council on
re-education through labour (1979): 3 years and 1 more. Criminal Law, arts. 44 and 47: a term
runs out on the day before the same date (Supreme People's Court, Interpretation of 2021,
art. 202), and a day more is let pass. Time held before is taken off, so an end may be
earlier, never later.
"""

from __future__ import annotations

from datetime import date

from plugins.checks.harm.people import Person
from plugins.checks.harm.ranges import after, before, judged
from plugins.errors import Problems
from plugins.records.dates import Edtf
from plugins.records.people.case import Case, Sentence
from plugins.records.text import Duration

LONGEST = {  # months, several crimes together
    "control": 36,
    "detention": 12,
    "fixed": 300,
    "suspended": 36,
    "re-education-through-labour": 48,
}
WITHOUT_TERM = frozenset({"life", "death", "death-reprieve"})
_NO_COURT = "re-education-through-labour"
_JUDGED = frozenset({"judgment-1", "judgment-2"})

Ended = tuple[tuple[str | int, ...], date, list[Edtf]]


def convictions(person: Person, problems: Problems) -> None:
    """A sentence rests on a conviction; a judgment may, and may be an acquittal."""
    for number, case in enumerate(person.facts.case):
        stages = {charge.stage.id for charge in case.charges}
        if not stages or "convicted" in stages:
            continue
        hint = "write “stage: convicted” for what the court decided"
        if case.sentence and case.sentence.kind.id != _NO_COURT:
            message = "there is a sentence, and no charge with the stage “convicted”"
            place = person.place("case", number, "sentence", key=True)
            problems.add(place, "contradiction", message, hint)
        elif any(event.type.id in _JUDGED for event in case.events):
            message = "there is a judgment, and no charge with the stage “convicted”"
            place = person.place("case", number, "charges", key=True)
            problems.add(place, "contradiction", message, f"{hint}, or “dropped”", "warning")


def sentences(person: Person, problems: Problems) -> None:
    """A term is one that the law knows, and its end follows from it."""
    for number, case in enumerate(person.facts.case):
        if case.sentence:
            if case.jurisdiction in ("prc-criminal", "prc-admin"):
                _term(person, number, case.sentence, problems)
            _end(person, number, case.sentence, problems)


def last_end(person: Person) -> Ended | None:
    """The last day of all sentences that a record gives, where each has one: path, day, dates."""
    ends = [_end_of(number, case) for number, case in enumerate(person.facts.case) if case.sentence]
    known = [end for end in ends if end]
    return max(known, key=lambda end: end[1]) if known and len(known) == len(ends) else None


def _term(person: Person, number: int, sentence: Sentence, problems: Problems) -> None:
    kind, term = sentence.kind.id, sentence.term
    place = person.place("case", number, "sentence", "term")
    hint = "look the judgment up: the kind of sentence or the term is another"
    if term and kind in WITHOUT_TERM:
        message = f"a sentence of the kind “{kind}” has no term"
        problems.add(place, "contradiction", message, hint)
    elif term and _months(term) > LONGEST.get(kind, _months(term)):
        message = f"no sentence of the kind “{kind}” is as long as this ({LONGEST[kind]} months)"
        problems.add(place, "contradiction", message, hint)


def _end(person: Person, number: int, sentence: Sentence, problems: Problems) -> None:
    start, end, term = sentence.start, sentence.to_per_prc, sentence.term
    if start is None or end is None:
        return
    place = person.place("case", number, "sentence", "to_per_prc")
    severity = before(end, start)
    if severity:
        message = f"the sentence ends ({end}) before it begins ({start})"
        hint = "look both dates up in the judgment"
        problems.add(place, "contradiction", message, hint, severity)
    elif term and sentence.kind.id not in WITHOUT_TERM | {"suspended"}:
        last = after(start.latest, term)
        severity = judged(last < end.earliest, start, end)
        if severity:
            message = (
                f"from {start} the term runs out by {last}, and the end given is later ({end})"
            )
            hint = "look the three up in the judgment: one of them is another"
            problems.add(place, "contradiction", message, hint, severity)


def _end_of(number: int, case: Case) -> Ended | None:
    """When a sentence ends at the latest: as the authorities say, or by its term."""
    sentence = case.sentence
    if sentence is None or sentence.kind.id in WITHOUT_TERM:
        return None
    path: tuple[str | int, ...] = ("case", number, "sentence")
    if sentence.to_per_prc and sentence.to_per_prc.end:
        return (*path, "to_per_prc"), sentence.to_per_prc.latest, [sentence.to_per_prc]
    if sentence.start and sentence.start.end and sentence.term:
        return (*path, "term"), after(sentence.start.latest, sentence.term), [sentence.start]
    return None


def _months(term: Duration) -> int:
    """The length in whole months; days that are left over count as one."""
    return term.years * 12 + term.months + bool(term.days)
