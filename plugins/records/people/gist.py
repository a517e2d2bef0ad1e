"""What a line in a list says of a person: the newest of what the record tells at length.

    gist.custody_now(facts)      # the deprivation of liberty that has no end, or None
    gist.held_since(facts)       # the day on which it began
    gist.charges(facts)          # those of the newest case that has any

Plain functions on a person's facts, so that lists, the prisoner list and the exports say
the same. Nothing is concluded that the record does not say. How a fact reads is left to
``plugins.editions``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import timedelta

from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.people.case import Case, Charge, Event, Sentence, UnOpinion
from plugins.records.people.custody import Custody
from plugins.records.references import Term
from plugins.records.schemas.person import PersonFacts

# Those of vocabulary/status.yaml that mean: this person is deprived of liberty now. On bail,
# on parole, with a suspended sentence or under an exit ban a person is not free, but is in no
# one's custody; of one whose status is unknown it is not known.
DEPRIVED = (
    "disappeared",
    "detained",
    "rsdl",
    "house-arrest",
    "liuzhi",
    "psychiatric",
    "arrested",
    "indicted",
    "on-trial",
    "sentenced",
    "serving",
)


def listed_people(records: Mapping[str, Record]) -> list[tuple[str, PersonFacts]]:
    """Ids and facts of those of the published who may stand in lists: consent not taken back."""
    found = []
    for id_, record in records.items():
        facts = record.facts
        if isinstance(facts, PersonFacts) and not _consent_withdrawn(facts):
            found.append((id_, facts))
    return found


def _consent_withdrawn(facts: PersonFacts) -> bool:
    return facts.consent is not None and facts.consent.status.id == "withdrawn"


def deprived(facts: PersonFacts) -> bool:
    """Whether the status says that the person is deprived of liberty."""
    return facts.status.id in DEPRIVED


def custody_now(facts: PersonFacts) -> Custody | None:
    """The newest deprivation of liberty, if no end of it is recorded."""
    newest = facts.custody[-1] if facts.custody else None
    return newest if newest and newest.end is None else None


def held_since(facts: PersonFacts) -> Edtf | None:
    """When the present time in custody began, or None if the record names none.

    One measure goes over into the next where both give the same date, or where the earlier
    certainly lasted until the day before the next began. Otherwise there may have been a
    release between them, and nothing earlier is claimed.
    """
    if custody_now(facts) is None:
        return None
    first = facts.custody[-1]
    for earlier in reversed(facts.custody[:-1]):
        if not _goes_over(earlier, first):
            break
        first = earlier
    return first.start.date


def _goes_over(earlier: Custody, later: Custody) -> bool:
    if earlier.end is None:
        return False
    end, start = earlier.end.date, later.start.date
    return end.text == start.text or end.earliest >= start.latest - timedelta(days=1)


def first_custody(facts: PersonFacts) -> Edtf | None:
    """The date of the first deprivation of liberty on record."""
    dates = [custody.start.date for custody in facts.custody]
    return min(dates, key=lambda date: (first_year(date), date.earliest), default=None)


def first_year(date: Edtf) -> int:
    """The year that a date begins in; of “before 1989” 1989, the only year it names."""
    point = date.start or date.end
    assert point is not None
    return point.year


def all_charges(facts: PersonFacts) -> list[Charge]:
    """Every charge on record, each article once, in the order of the cases."""
    found = {charge.article.id: charge for case in facts.case for charge in case.charges}
    return list(found.values())


def charges(facts: PersonFacts) -> list[Charge]:
    """The charges of the newest case that has any."""
    return next((case.charges for case in reversed(facts.case) if case.charges), [])


def sentence(facts: PersonFacts) -> Sentence | None:
    """The newest sentence; None while a newer case has charges and no sentence yet."""
    for case in reversed(facts.case):
        if case.sentence or case.charges:
            return case.sentence
    return None


def newest_case(facts: PersonFacts) -> Case | None:
    """The last case of the record."""
    return facts.case[-1] if facts.case else None


def event(case: Case | None, types: Iterable[str]) -> Event | None:
    """The last event of a case that is of one of these types."""
    wanted = set(types)
    events = case.events if case else []
    return next((e for e in reversed(events) if e.type.id in wanted), None)


def opinions(facts: PersonFacts) -> list[UnOpinion]:
    """What United Nations mechanisms found, in the order of the record."""
    return [opinion for case in facts.case for opinion in case.un]


def province(facts: PersonFacts) -> Term | None:
    """Where the person is or was last held; if no record says so, where they lived."""
    held = (custody.province for custody in reversed(facts.custody) if custody.province)
    return next(held, facts.residence.province if facts.residence else None)


def without_marks(name: str) -> str:
    """A name in lower case without tone marks and accents, to sort by."""
    parts = unicodedata.normalize("NFD", name.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))
