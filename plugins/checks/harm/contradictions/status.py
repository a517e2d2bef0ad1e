"""What the status says, against death, custody and the sentence."""

from __future__ import annotations

from plugins.checks.harm.contradictions.sentences import last_end
from plugins.checks.harm.people import DEAD, Person
from plugins.checks.harm.ranges import before, judged
from plugins.errors import Problems
from plugins.records.people.custody import Custody

FREE = frozenset({"released", "exiled", "died-after-release"})
HELD = frozenset({"detained", "rsdl", "liuzhi", "psychiatric", "arrested", "serving"})


def dead_or_alive(person: Person, problems: Problems) -> None:
    """A status of death has a death, and a death has such a status."""
    facts, status = person.facts, person.facts.status.id
    if status in DEAD and facts.death is None:
        message = f"the status is “{status}”, and no death is recorded"
        hint = "add “death: {date: …, source: [s1]}”, or correct the status"
        problems.add(person.place("status"), "contradiction", message, hint)
    if facts.death is None:
        return
    if status not in DEAD:
        message = f"a death is recorded, and the status is “{status}”"
        hint = "write “status: died-after-release” or “died-in-custody”, or correct the death"
        problems.add(person.place("status"), "contradiction", message, hint)
    if status == "died-after-release" and facts.death.in_custody:
        message = "the death was in custody, and the status says that it came after release"
        hint = "write “status: died-in-custody”, or take “in_custody: true” out"
        problems.add(person.place("status"), "contradiction", message, hint)
    if status == "died-in-custody" and not facts.death.in_custody:
        message = "the status is “died-in-custody”, and the death does not say so"
        hint = "add “in_custody: true” to the death"
        place = person.place("death", key=True)
        problems.add(place, "contradiction", message, hint, "warning")


def custody_status(person: Person, problems: Problems) -> None:
    """Who is free is in no open custody; who is held is in one. Only a hint that one is missing."""
    newest = _newest(person)
    if newest is None:
        return
    number, custody = newest
    status = person.facts.status.id
    if status in FREE and custody.end is None:
        message = f"the status is “{status}”, and the newest custody has no end"
        hint = "add “end: {date: …, source: [s1]}”; a year alone will do"
        place = person.place("custody", number, "measure")
        problems.add(place, "contradiction", message, hint, "warning")
    if status in HELD and custody.end and before(custody.end.date, person.facts.status_as_of):
        message = f"the status is “{status}”, and the newest custody has ended"
        hint = "add the custody that followed, or correct the status"
        place = person.place("custody", number, "end", "date")
        problems.add(place, "contradiction", message, hint, "warning")


def sentence_over(person: Person, problems: Problems) -> None:
    """Nobody serves a sentence that is over."""
    ended = last_end(person)
    if ended is None or person.facts.status.id != "serving":
        return
    path, end, dates = ended
    severity = judged(end < person.facts.status_as_of.earliest, *dates, person.facts.status_as_of)
    if severity:
        message = f"the sentence ended on {end} at the latest, and the status is “serving” after it"
        hint = "write what the source says of later, or correct the sentence"
        problems.add(person.place(*path), "contradiction", message, hint, severity)
    elif person.site_date and end < person.site_date.earliest:
        message = f"the sentence ended on {end} at the latest, and the status is still “serving”"
        hint = "look for news of a release; if there is none, say so in the text"
        problems.add(person.place(*path), "contradiction", message, hint, "warning")


def _newest(person: Person) -> tuple[int, Custody] | None:
    """The custody that began last, with its number; of two that may be, the later in the list."""
    numbered = list(enumerate(person.facts.custody))
    return max(numbered, key=lambda pair: (pair[1].start.date.latest, pair[0]), default=None)
