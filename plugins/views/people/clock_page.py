"""The case clock on the page: a line a stage on the person's page, all of it on its own.

``people/<slug>--clock.html`` has a picture, a sentence and a table for each stage; the page
of the person has the name of each stage, its grade and its days. A page of its own keeps
both light enough for a slow connection.
"""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from plugins.clock.readings import Deadline, Reading
from plugins.clock.spans import DayRange
from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.dates import parse_date
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import Text
from plugins.views.base import BASE
from plugins.views.pages import Page
from plugins.views.people.arithmetic import arithmetic
from plugins.views.people.clock import apart, readings
from plugins.views.people.identity import person_facts
from plugins.views.people.limits import draw
from plugins.views.shelves import EditionShelf

_PATTERNS = {"within": "f1", "past-ordinary": "f2", "past-every-figure": "f4"}


def clock_address(record: Record) -> str:
    """Where the page of the clock stands inside an edition."""
    return record.address.removesuffix(".html") + "--clock.html"


def has_clock(facts: PersonFacts) -> bool:
    """Whether there is anything that the clock can measure, or must say it cannot."""
    measured = (
        reading.grade is not None
        for number in range(len(facts.case))
        for reading in readings(facts, number)
    )
    return any(measured) or bool(apart(facts))


def clock(facts: PersonFacts, shelf: EditionShelf) -> list[SimpleNamespace]:
    """What the clock says of each case that it has anything to say of."""
    found = [_case(facts, number, shelf) for number in range(len(facts.case))]
    return [case for case in found if case.stages or case.unmeasured]


def outside_the_clock(facts: PersonFacts, shelf: EditionShelf) -> list[SimpleNamespace]:
    """Deprivations of liberty that no law puts a limit on, and why there is no clock."""
    labels = {f"measure.{item.measure.id}": item.measure.label for item in facts.custody}
    return [_stage(reading, shelf, labels.get(reading.stage)) for reading in apart(facts)]


def clock_page(record: Record, shelf: EditionShelf) -> Page:
    """The page of the clock in one edition."""
    address = clock_address(record)

    def variables() -> dict[str, Any]:
        facts = person_facts(record)
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "person": shelf.plain_card(record, BASE),
            "as_of": shelf.view.fact(facts.status_as_of),
            "clock": clock(facts, shelf),
            "apart": outside_the_clock(facts, shelf),
        }

    return Page(f"{shelf.view.edition.id}/{address}", "person-clock.html", variables, shelf.lang)


def arithmetic_lines(facts: PersonFacts, number: int, shelf: EditionShelf) -> list[Any]:
    """The end of a sentence by our own count, and each rule that was used."""
    found = arithmetic(facts, number)
    if found is None:
        return []
    _ = shelf.view.catalogue.gettext
    lines: list[Any] = [_("Ends, by our own count: {date}").format(date=_range(found.ends, shelf))]
    for credit in found.credits:
        if credit.words is not None and credit.article is not None:
            words, article = shelf.view.text(credit.words), shelf.view.text(credit.article)
            lines.append(Phrase(_("{words} ({article})").format(words=words, article=article)))
    return list(dict.fromkeys(lines))


def _case(facts: PersonFacts, number: int, shelf: EditionShelf) -> SimpleNamespace:
    found = readings(facts, number)
    stages = [_stage(reading, shelf) for reading in found]
    return SimpleNamespace(
        number=number + 1,
        stages=[stage for stage in stages if stage.grade],
        unmeasured=[stage for stage in stages if not stage.grade],
    )


def _stage(reading: Reading, shelf: EditionShelf, name: Text | None = None) -> SimpleNamespace:
    """A reading with every word as the edition writes it; a measure has its own name."""
    view = shelf.view
    return SimpleNamespace(
        name=view.text(name or reading.name),
        law=_maybe(reading.law_name, shelf),
        number=reading.number,
        start=view.fact(reading.start),
        end=_end(reading, shelf),
        how=reading.how,
        days=_days(reading, shelf),
        grade=_grade(reading, shelf),
        sentence=view.text(reading.sentence),
        ordinary=_deadline(reading.ordinary, shelf) if reading.ordinary else None,
        extended=[_deadline(deadline, shelf) for deadline in reading.extended],
        open=[_spoken(clause, shelf) for clause in reading.open],
        version_why=_maybe(reading.version_why, shelf),
        note=_maybe(reading.note, shelf),
        no_later=_dated(reading.no_later_stage, view.fact(reading.as_of).text, shelf),
        end_not_known=_dated(reading.end_not_known, _day(reading.end.latest, shelf), shelf),
        bar=_bar(reading, shelf),
    )


def _end(reading: Reading, shelf: EditionShelf) -> str:
    """When a stage ended: by its own event, by a later one at the latest, or not yet."""
    if reading.how == "unknown":
        return ""
    if reading.how == "implied":
        day = _day(reading.end.latest, shelf)
        return shelf.view.catalogue.gettext("by {date} at the latest").format(date=day)
    if reading.how == "event" and reading.end_event is None:  # a measure, which has no events
        return _range(reading.end, shelf)
    ended = reading.end_event.date if reading.end_event else reading.as_of
    text: str = shelf.view.fact(ended).text
    return text


def _grade(reading: Reading, shelf: EditionShelf) -> SimpleNamespace | None:
    grade = reading.grade
    if grade is None:
        return None
    _ = shelf.view.catalogue.gettext
    words = {
        "within": (_("within the ordinary limit"), ""),
        "past-ordinary": (_("past the ordinary limit"), _("possibly past the ordinary limit")),
        "past-every-figure": (
            _("past every figure of the law"),
            _("possibly past every figure of the law"),
        ),
    }
    label = words[grade.level][1 if grade.possibly else 0]
    shown = "f0" if grade.possibly else _PATTERNS[grade.level]
    return SimpleNamespace(label=label, level=grade.level, possibly=grade.possibly, pattern=shown)


def _days(reading: Reading, shelf: EditionShelf) -> str:
    """How long a stage lasted; a range where the dates are ranges."""
    if reading.how == "unknown":
        return ""
    _, ngettext = shelf.view.catalogue.gettext, shelf.view.catalogue.ngettext
    least, most = reading.days.least, reading.days.most
    if most == least:
        return ngettext("lasted {n} day", "lasted {n} days", least).format(n=f"{least:,}")
    if most is None:
        return _("lasted at least {n} days").format(n=f"{least:,}")
    return _("lasted {least} to {most} days").format(least=f"{least:,}", most=f"{most:,}")


def _deadline(deadline: Deadline, shelf: EditionShelf) -> SimpleNamespace:
    return SimpleNamespace(
        limit=shelf.view.text(deadline.limit),
        last_day=_range(deadline.last_day, shelf),
        article=shelf.view.text(deadline.article),
        by=_maybe(deadline.by, shelf),
        only_if=_maybe(deadline.only_if, shelf),
        needed=deadline.needed,
    )


def _spoken(clause: Any, shelf: EditionShelf) -> SimpleNamespace:
    words, article = shelf.view.text(clause.words), shelf.view.text(clause.article)
    return SimpleNamespace(words=words, article=article)


def _bar(reading: Reading, shelf: EditionShelf) -> SimpleNamespace | None:
    drawn = draw(reading)
    if drawn is None:
        return None
    ticks = [
        SimpleNamespace(span=t.span, words=_maybe(t.words, shelf), marked=t.marked)
        for t in drawn.limits
    ]
    return SimpleNamespace(passed=drawn.passed, limits=ticks)


def _maybe(text: Text | None, shelf: EditionShelf) -> Phrase | None:
    return shelf.view.text(text) if text is not None else None


def _dated(sentence: Text | None, day: str, shelf: EditionShelf) -> str:
    """A sentence of the law's words with the date that it leaves to the page."""
    return shelf.view.text(sentence).plain.replace("{date}", day) if sentence else ""


def _range(days: DayRange, shelf: EditionShelf) -> str:
    """A day, or the first and the last of several, as the edition writes dates."""
    if days.is_day:
        return _day(days.earliest, shelf)
    text: str = shelf.view.fact(parse_date(f"{days.earliest}/{days.latest}")).text
    return text


def _day(day: date, shelf: EditionShelf) -> str:
    text: str = shelf.view.fact(parse_date(day.isoformat())).text
    return text
