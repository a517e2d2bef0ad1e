"""``people.json``: all public facts of everybody, and the JSON Schema that describes them.

    people_json(content), people_schema()

Facts are taken over one by one into the models of ``models``: relatives, lawyers, health,
allegations, photographs, risk and the editors' notes are not among them.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from plugins.records.base import Source
from plugins.records.people.case import Case, Sentence
from plugins.records.people.custody import Custody
from plugins.records.people.identity import Birth, Death
from plugins.records.prisoners.entry import duration_code
from plugins.records.reader import Content
from plugins.records.references import Term
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import Duration, Text
from plugins.views.exports.models import (
    Accusation,
    Affiliated,
    Elsewhere,
    ExportedPeople,
    ExportedPerson,
    LifeDate,
    NamedSource,
    Names,
    Native,
    Opinion,
    OtherName,
    Penalty,
    Proceedings,
    Romanised,
    Stay,
    Step,
)
from plugins.views.exports.public import exported_people, json_bytes, open_sources, pages

M = TypeVar("M", bound=BaseModel)
SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def people_json(content: Content) -> bytes:
    """Everybody, with the labels of the vocabularies that they use."""
    found = exported_people(content.records)
    labels = Labels()
    people = [exported(content.records[id_].slug, facts, labels) for id_, facts in found]
    everybody = ExportedPeople(people=people, vocabularies=labels.sorted())
    data = everybody.model_dump(by_alias=True, exclude_none=True)
    return json_bytes({"$schema": "people.schema.json", **data})


def people_schema() -> bytes:
    """The JSON Schema (draft 2020-12) of that file."""
    schema = ExportedPeople.model_json_schema(by_alias=True)
    schema["properties"]["$schema"] = {"type": "string"}
    return json_bytes({"$schema": SCHEMA, "$id": "people.schema.json", **schema})


class Labels:
    """The labels of the ids that were used."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, dict[str, str]]] = {}

    def use(self, term: Term) -> str:
        """The id of a term, whose label is noted."""
        used = self._found.setdefault(term.vocabulary, {})
        used[term.id] = words(term.label)
        return term.id

    def maybe(self, term: Term | None) -> str | None:
        """The same of a term that may be missing."""
        return self.use(term) if term else None

    def all(self, terms: list[Term]) -> list[str] | None:
        """The same of several."""
        return [self.use(term) for term in terms] or None

    def sorted(self) -> dict[str, dict[str, dict[str, str]]]:
        """What was noted, by vocabulary and id."""
        return {name: dict(sorted(used.items())) for name, used in sorted(self._found.items())}


def words(text: Text) -> dict[str, str]:
    """Words by language, as they were written."""
    return {lang or "und": one for lang, one in text.by_lang.items()}


def _words(text: Text | None) -> dict[str, str] | None:
    return words(text) if text else None


def _date(date: Any) -> str | None:
    return date.text if date else None


def exported(slug: str, facts: PersonFacts, labels: Labels) -> ExportedPerson:
    """One person."""
    return ExportedPerson(
        id=facts.id,
        kind=facts.kind,
        name=_names(facts),
        name_display=facts.name_display,
        aliases=[
            OtherName(text=words(one.text), alias_kind=labels.maybe(one.kind))
            for one in facts.aliases
        ]
        or None,
        sex=facts.sex,
        birth=_life(facts.birth, labels),
        death=_life(facts.death, labels),
        nationality=list(facts.nationality) or None,
        ethnicity=labels.maybe(facts.ethnicity),
        religion=labels.maybe(facts.religion),
        occupation=labels.all(facts.occupation),
        affiliation=[
            Affiliated(name=words(one.name), start=_date(one.start), end=_date(one.end))
            for one in facts.affiliation
        ]
        or None,
        residence=labels.use(facts.residence.province) if facts.residence else None,
        role=labels.all(facts.roles),
        issue=labels.all(facts.issues),
        status=labels.use(facts.status),
        status_as_of=facts.status_as_of.text,
        status_certainty=labels.maybe(facts.status_certainty),
        custody=[_stay(one, labels) for one in facts.custody] or None,
        case=[_case(one, labels) for one in facts.case] or None,
        verification=labels.use(facts.verification),
        last_verified=facts.last_verified.text,
        same_as=[Elsewhere(scheme=one.scheme, id=one.id) for one in facts.same_as] or None,
        pages=pages(slug),
        sources=[_source(one, labels) for one in open_sources(facts)],
    )


def _names(facts: PersonFacts) -> Names:
    name = facts.name
    return Names(
        en=name.en,
        zh_Hans=name.zh_Hans,
        zh_Hant=name.zh_Hant,
        pinyin=name.pinyin,
        native=_copied(Native, name.native),
        romanised=_copied(Romanised, name.romanised),
    )


def _copied(model: type[M], given: BaseModel | None) -> M | None:
    """The fields of one model as another that names the same."""
    return model(**{name: getattr(given, name) for name in model.model_fields}) if given else None


def _life(given: Birth | None, labels: Labels) -> LifeDate | None:
    if given is None:
        return None
    return LifeDate(
        date=given.date.text,
        province=labels.maybe(given.province),
        in_custody=given.in_custody if isinstance(given, Death) else None,
        certainty=labels.maybe(given.certainty),
    )


def _stay(custody: Custody, labels: Labels) -> Stay:
    return Stay(
        measure=labels.use(custody.measure),
        start=custody.start.date.text,
        end=custody.end.date.text if custody.end else None,
        facility=custody.facility.id if custody.facility else None,
        place=_words(custody.place),
        province=labels.maybe(custody.province),
        whereabouts=labels.maybe(custody.whereabouts),
    )


def _case(case: Case, labels: Labels) -> Proceedings:
    return Proceedings(
        jurisdiction=case.jurisdiction,
        charges=[
            Accusation(
                charge=labels.use(one.article),
                stage=labels.use(one.stage),
                since=_date(one.since),
            )
            for one in case.charges
        ]
        or None,
        events=[
            Step(
                event=labels.use(one.type),
                date=one.date.text,
                certainty=labels.maybe(one.certainty),
            )
            for one in case.events
        ]
        or None,
        court_1=_words(case.court_1),
        court_2=_words(case.court_2),
        docket=case.docket,
        sentence=_penalty(case.sentence, labels),
        un=[
            Opinion(
                un_mechanism=labels.use(one.mechanism),
                symbol=one.symbol,
                date=_date(one.date),
                un_finding=labels.maybe(one.finding),
                categories=list(one.categories) or None,
            )
            for one in case.un
        ]
        or None,
    )


def _penalty(given: Sentence | None, labels: Labels) -> Penalty | None:
    if given is None:
        return None
    return Penalty(
        sentence_kind=labels.use(given.kind),
        term=_length(given.term),
        suspended=_length(given.suspended),
        dpr=_length(given.dpr),
        start=_date(given.start),
        to_per_prc=_date(given.to_per_prc),
    )


def _length(given: Duration | str | None) -> str | None:
    return duration_code(given) if isinstance(given, Duration) else given


def _source(source: Source, labels: Labels) -> NamedSource:
    return NamedSource(
        source_kind=labels.use(source.kind),
        title=words(source.title),
        publisher=_words(source.publisher),
        date=_date(source.date),
        url=source.url,
        archive=source.archive,
        archived_sha256=source.archived_sha256,
    )
