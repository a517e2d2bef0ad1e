"""When a prison term ends: the term, the day it began, and what is counted towards it.

    >>> held = Deprivation("arrest", parse_date("2010-06-28"))
    >>> end = sentence_end("fixed", Duration(10), parse_date("2011-03-10"), (held,))
    >>> end.calendar
    DayRange(earliest=datetime.date(2020, 6, 27), latest=datetime.date(2020, 6, 27))

A term ends on the day before the same date (Supreme People's Court, Interpretation of 2021,
art. 202, para. 2). Days held count one for one, or as ``law/sentence.yaml`` says (Criminal
Law, arts. 41, 44, 47; Criminal Procedure Law 2018, art. 76; Supervision Law 2024, art. 50).

Courts count in two ways that differ by a day or two. By **days**: the term is counted from
the day of execution, and the days held are taken off. By **calendar**: the term is counted
from the first day of the custody that led up to it. Both are given; the end lies between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.clock.history import Deprivation
from plugins.clock.law import Law, load_law
from plugins.clock.spans import DayRange, add_months, add_years
from plugins.clock.terms import CreditRule
from plugins.clock.words import article_words, joined
from plugins.records.dates import Edtf
from plugins.records.text import Duration, Text

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Credit:
    """What one time of custody counts for.

    Args:
        period: the custody.
        least: the least days of the term that it counts for.
        most: the most.
        words: the rule in words; None if the law names no rule for the measure.
        article: where it stands.
    """

    period: Deprivation
    least: int
    most: int
    words: Text | None = None
    article: Text | None = None


@dataclass(frozen=True)
class SentenceEnd:
    """The days on which a term may end, and how they were found.

    Args:
        earliest: the earliest day by either way of counting.
        latest: the latest.
        days: the end counted from the day of execution, less the days held.
        calendar: the end counted from the first day of custody; None if the person was not
            in custody when the judgment was executed.
        credits: what each time of custody counts for.
    """

    earliest: date
    latest: date
    days: DayRange
    calendar: DayRange | None
    credits: tuple[Credit, ...]


def sentence_end(
    kind: str,
    term: Duration,
    execution: Edtf,
    custody: Sequence[Deprivation] = (),
    law: Law | None = None,
) -> SentenceEnd:
    """The last day of a term.

    Args:
        kind: ``fixed``, ``detention`` or ``control``, of ``vocabulary/sentence-kind.yaml``.
        term: the term that the court gave.
        execution: the day on which the judgment began to be executed.
        custody: each time the person was held for the matter; without an end, it lasted
            until the execution.
        law: the law; the project's own if none is given.

    Raises:
        ValueError: sentences of this kind have no end that can be counted, or a date is
            open at one end.
    """
    _refuse_open(execution, custody)
    if kind not in ("fixed", "detention", "control"):
        raise ValueError(f"a sentence of the kind “{kind}” has no end that can be counted")
    law = law or load_law()
    periods = sorted(custody, key=lambda p: (p.start.earliest, p.start.latest))
    credits = tuple(_credit(kind, p, periods, execution, law) for p in periods)
    days = _less(_ends(execution, term), credits)
    calendar = _by_calendar(kind, term, execution, credits, law)
    both = [days, *([calendar] if calendar else [])]
    earliest, latest = min(r.earliest for r in both), max(r.latest for r in both)
    return SentenceEnd(earliest, latest, days, calendar, credits)


def term_end(start: date, term: Duration) -> date:
    """The last day of a term that begins on ``start``, which is its first day.

    A year ends on the day before the same day, or before that month's last day where there
    is no such day; months likewise (Interpretation of 2021, art. 202, para. 2).
    """
    same = add_years(start, term.years)
    return add_months(same, term.months) + (term.days - 1) * DAY


def rights_end(end: DayRange, term: Duration) -> DayRange:
    """The last day of a deprivation of political rights, which begins when the prison term
    has ended (Criminal Law, art. 58).
    """
    return DayRange(term_end(end.earliest + DAY, term), term_end(end.latest + DAY, term))


def parole_from(
    kind: str,
    term: Duration | None,
    execution: Edtf,
    custody: Sequence[Deprivation] = (),
    law: Law | None = None,
) -> DayRange:
    """The first day on which parole is possible by the time served (Criminal Law, art. 81).

    Half of a fixed term, custody before the judgment included; of life imprisonment the
    years that the law of the day of execution asks for, from that day on.

    Raises:
        ValueError: the kind is neither ``fixed`` with a term nor ``life``.
    """
    law = law or load_law()
    if kind == "life":
        rules = [r for r in law.terms.parole if r.since.earliest <= execution.earliest]
        years = rules[-1].life if rules else law.terms.parole[0].life
        served = _ends(execution, years)
        return DayRange(served.earliest + DAY, served.latest + DAY)
    if kind != "fixed" or term is None:
        raise ValueError(f"no time of parole can be counted for “{kind}”")
    served_end = sentence_end(kind, _half(term), execution, custody, law)
    return DayRange(served_end.earliest + DAY, served_end.latest + DAY)


def _refuse_open(execution: Edtf, custody: Iterable[Deprivation]) -> None:
    dates = [execution, *(p.start for p in custody), *(p.end for p in custody if p.end)]
    if any(d.start is None or d.end is None for d in dates):
        raise ValueError("the end of a term cannot be counted with dates that are open at one end")


def _half(term: Duration) -> Duration:
    """Half a term; half a month is 15 days (Interpretation of 2021, art. 202)."""
    months = 12 * term.years + term.months
    return Duration(0, months // 2, 15 * (months % 2) + -(-term.days // 2))


def _ends(start: Edtf, term: Duration) -> DayRange:
    return DayRange(term_end(start.earliest, term), term_end(start.latest, term))


def _less(end: DayRange, credits: Iterable[Credit]) -> DayRange:
    """An end from which credits are taken off: most from the earliest, least from the latest."""
    credits = tuple(credits)
    most, least = sum(c.most for c in credits), sum(c.least for c in credits)
    return DayRange(end.earliest - most * DAY, end.latest - least * DAY)


def _credit(
    kind: str, period: Deprivation, periods: Sequence[Deprivation], execution: Edtf, law: Law
) -> Credit:
    rules = _rules(period, execution, law)
    counted = [_counted(kind, rule, period, periods, execution) for rule in rules]
    if not counted:
        return Credit(period, 0, 0)
    refs = [ref for rule in rules for ref in rule.articles]
    article = joined(_article(ref, law) for ref in refs)
    words = joined(rule.words for rule in rules)
    least, most = min(least for least, _ in counted), max(most for _, most in counted)
    return Credit(period, least, most, words, article)


def _rules(period: Deprivation, execution: Edtf, law: Law) -> list[CreditRule]:
    """The rules for a measure that were in force while it lasted, or were to come into force."""
    known = [rule for rule in law.terms.credits if period.measure in rule.measures]
    end = period.end or execution
    begun = [rule for rule in known if rule.since.earliest <= period.start.earliest]
    during = [r for r in known if period.start.earliest < r.since.earliest < end.latest]
    return [*begun[-1:], *during]


def _counted(
    kind: str,
    rule: CreditRule,
    period: Deprivation,
    periods: Sequence[Deprivation],
    execution: Edtf,
) -> tuple[int, int]:
    """The least and the most days of a term that a period counts for by one rule."""
    held, of_term = rule.ratio.get(kind, (1, 0))
    least, most = _days_held(period, periods, execution)
    return least * of_term // held, -(-most * of_term // held)


def _days_held(
    period: Deprivation, periods: Sequence[Deprivation], execution: Edtf
) -> tuple[int, int]:
    """How many days: the first is counted; the last only if nothing else began on it.

    Whether the day of a release counts is not settled, so it makes a range.
    """
    end = period.end or execution
    least = (min(end.earliest, execution.earliest) - period.start.latest).days
    most = (min(end.latest, execution.latest) - period.start.earliest).days
    goes_on = period.end is None or end.latest >= execution.earliest
    goes_on = goes_on or any(p.start == end for p in periods if p is not period)
    return max(0, least), max(0, most + (0 if goes_on else 1))


def _by_calendar(
    kind: str, term: Duration, execution: Edtf, credits: Sequence[Credit], law: Law
) -> DayRange | None:
    """The end counted from the first day of the custody that led up to the execution."""
    chain: list[Credit] = []
    until = execution
    for credit in reversed(credits):
        reaches = credit.period.end is None or credit.period.end.latest >= until.earliest
        if not (reaches and _is_day_for_day(kind, credit.period, execution, law)):
            break
        chain.append(credit)
        until = credit.period.start
    if not chain:
        return None
    return _less(_ends(until, term), [c for c in credits if c not in chain])


def _is_day_for_day(kind: str, period: Deprivation, execution: Edtf, law: Law) -> bool:
    rules = _rules(period, execution, law)
    return bool(rules) and all(rule.ratio.get(kind) == (1, 1) for rule in rules)


def _article(ref: str, law: Law) -> Text:
    instrument, _, number = ref.rpartition(":")
    return article_words(number, law.instruments[instrument])
