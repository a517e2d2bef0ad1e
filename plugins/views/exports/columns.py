"""``people.csv``: a line for each person, a column for each question.

    people_csv(content)[:20]

Columns follow the public spreadsheet of the CECC's Political Prisoner Database where it has
one of the same meaning; ``docs/exports.md`` has the mapping. A date is in EDTF, and beside
it stand its year, month and day for programs that know none. The case and the custody are
the newest; all of them are in ``people.json``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from plugins.records.dates import Edtf
from plugins.records.languages import EDITIONS
from plugins.records.people import gist
from plugins.records.people.case import Case, Event
from plugins.records.people.custody import Custody
from plugins.records.people.identity import Alias
from plugins.records.prisoners.entry import duration_code
from plugins.records.reader import Content
from plugins.records.references import Term
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import Duration
from plugins.views.exports.public import (
    exported_people,
    in_chinese,
    in_language,
    pages,
    source_urls,
)
from plugins.views.exports.table import csv_bytes

_PEN_NAMES = ("pen-name", "net-name", "religious")


@dataclass(frozen=True)
class Line:
    """What the columns of one line are taken from."""

    slug: str
    facts: PersonFacts
    custody: Custody | None = field(init=False)
    case: Case | None = field(init=False)

    def __post_init__(self) -> None:
        newest = self.facts.custody[-1] if self.facts.custody else None
        object.__setattr__(self, "custody", newest)
        object.__setattr__(self, "case", gist.newest_case(self.facts))

    def event(self, *types: str) -> Event | None:
        """The last event of the newest case that is of one of these types."""
        return gist.event(self.case, types)


Cell = Callable[[Line], str]
Columns = dict[str, Cell]


def people_csv(content: Content) -> bytes:
    """The whole table."""
    records = content.records
    lines = [Line(records[id_].slug, facts) for id_, facts in exported_people(records)]
    return csv_bytes(list(COLUMNS), ([make(line) for make in COLUMNS.values()] for line in lines))


def _date(name: str, find: Callable[[Line], Edtf | None]) -> Columns:
    """Four columns for a date."""

    def part(attribute: str) -> Cell:
        def cell(line: Line) -> str:
            date = find(line)
            point = date.start if date and not date.is_interval else None
            return str(getattr(point, attribute) or "") if point else ""

        return cell

    def whole(line: Line) -> str:
        date = find(line)
        return date.text if date else ""

    parts = {f"{name}_{one}": part(one) for one in ("year", "month", "day")}
    return {name: whole} | parts


def _term(name: str, find: Callable[[Line], Iterable[Term | None]]) -> Columns:
    """Two columns for a word of a vocabulary: its id and its English label."""

    def ids(line: Line) -> str:
        return "; ".join(term.id for term in find(line) if term)

    def labels(line: Line) -> str:
        return "; ".join(in_language(term.label, "en") for term in find(line) if term)

    return {name: ids, f"{name}_en": labels}


def _length(name: str, find: Callable[[Line], Duration | None]) -> Columns:
    """Three columns for a length of time, as the CECC has them."""

    def part(attribute: str) -> Cell:
        def cell(line: Line) -> str:
            length = find(line)
            return str(getattr(length, attribute)) if length else ""

        return cell

    return {f"{name}_{one}": part(one) for one in ("years", "months", "days")}


def _term_of(line: Line) -> Duration | None:
    sentence = gist.sentence(line.facts)
    return sentence.term if sentence else None


def _rights(line: Line) -> str:
    sentence = gist.sentence(line.facts)
    if sentence is None or sentence.dpr is None:
        return ""
    return sentence.dpr if isinstance(sentence.dpr, str) else duration_code(sentence.dpr)


def _suspended(line: Line) -> str:
    sentence = gist.sentence(line.facts)
    return duration_code(sentence.suspended) if sentence and sentence.suspended else ""


def _official_end(line: Line) -> Edtf | None:
    sentence = gist.sentence(line.facts)
    return sentence.to_per_prc if sentence else None


def _released(line: Line) -> Edtf | None:
    """The end of the newest custody, unless the person died."""
    if line.facts.death and line.facts.death.in_custody:
        return None
    return line.custody.end.date if line.custody and line.custody.end else None


def _arrested(line: Line) -> Edtf | None:
    event = line.event("arrested")
    return event.date if event else None


def _judged(line: Line) -> Edtf | None:
    event = line.event("judgment-1")
    return event.date if event else None


def _detained(line: Line) -> Edtf | None:
    """When the newest time in custody began."""
    since = gist.held_since(line.facts)
    return since or (line.custody.start.date if line.custody else None)


def _aliases(line: Line, pen: bool) -> str:
    def wanted(alias: Alias) -> bool:
        return (alias.kind is not None and alias.kind.id in _PEN_NAMES) == pen

    aliases = [alias.text for alias in line.facts.aliases if wanted(alias)]
    names = [name for text in aliases for name in text.by_lang.values()]
    return "; ".join(dict.fromkeys(names))


def _page(lang: str) -> Cell:
    return lambda line: pages(line.slug)[lang]


def _same_as(scheme: str) -> Cell:
    return lambda line: "; ".join(s.id for s in line.facts.same_as if s.scheme == scheme)


COLUMNS: Columns = {
    "id": lambda line: line.facts.id or "",
    "cecc_record_number": _same_as("cecc"),
    "kind": lambda line: line.facts.kind,
    "main_name": lambda line: line.facts.name.en,
    "chinese_characters": lambda line: line.facts.name.zh_Hans,
    "chinese_characters_traditional": lambda line: line.facts.name.zh_Hant,
    "pinyin_name": lambda line: line.facts.name.pinyin or "",
    "alternate_names": lambda line: _aliases(line, pen=True),
    "additional_names": lambda line: _aliases(line, pen=False),
    "name_native": lambda line: line.facts.name.native.text if line.facts.name.native else "",
    "name_native_language": lambda line: (
        line.facts.name.native.lang if line.facts.name.native else ""
    ),
    "name_transliteration": lambda line: (
        line.facts.name.romanised.text if line.facts.name.romanised else ""
    ),
    "sex": lambda line: line.facts.sex,
    **_date("date_of_birth", lambda line: line.facts.birth.date if line.facts.birth else None),
    **_term("origin", lambda line: [line.facts.birth.province if line.facts.birth else None]),
    **_date("date_of_death", lambda line: line.facts.death.date if line.facts.death else None),
    "died_in_custody": lambda line: (
        str(line.facts.death.in_custody).lower() if line.facts.death else ""
    ),
    "nationality": lambda line: "; ".join(line.facts.nationality),
    **_term("ethnic_group", lambda line: [line.facts.ethnicity]),
    **_term("religion", lambda line: [line.facts.religion]),
    **_term("occupation", lambda line: line.facts.occupation),
    "affiliation": lambda line: "; ".join(
        in_language(one.name, "en") or in_chinese(one.name) for one in line.facts.affiliation
    ),
    **_term(
        "residence", lambda line: [line.facts.residence.province if line.facts.residence else None]
    ),
    **_term("issues", lambda line: line.facts.issues),
    **_term("roles", lambda line: line.facts.roles),
    **_term("detention_status", lambda line: [line.facts.status]),
    **_date("status_as_of", lambda line: line.facts.status_as_of),
    "status_certainty": lambda line: (
        line.facts.status_certainty.id if line.facts.status_certainty else ""
    ),
    **_date("detention_date", _detained),
    **_date("first_detention_date", lambda line: gist.first_custody(line.facts)),
    **_term("detention_measure", lambda line: [line.custody.measure if line.custody else None]),
    "detention_facility_en": lambda line: in_language(
        line.custody.place if line.custody else None, "en"
    ),
    "detention_facility_zh": lambda line: in_chinese(line.custody.place if line.custody else None),
    **_term("detention_province", lambda line: [gist.province(line.facts)]),
    **_date("formal_arrest_date", _arrested),
    **_term("charge", lambda line: [one.article for one in gist.charges(line.facts)]),
    **_term("charge_stage", lambda line: [one.stage for one in gist.charges(line.facts)]),
    "court_en": lambda line: in_language(line.case.court_1 if line.case else None, "en"),
    "court_zh": lambda line: in_chinese(line.case.court_1 if line.case else None),
    **_date("sentence_date", _judged),
    **_term(
        "sentence", lambda line: [s.kind if (s := gist.sentence(line.facts)) is not None else None]
    ),
    **_length("sentence_length", _term_of),
    "sentence_suspended": _suspended,
    "deprivation_of_political_rights": _rights,
    **_date("official_end_date_of_sentence", _official_end),
    **_date("actual_release_date", _released),
    "un_opinions": lambda line: "; ".join(
        f"{one.mechanism.id} {one.symbol}" for one in gist.opinions(line.facts)
    ),
    "verification": lambda line: line.facts.verification.id,
    "last_verified": lambda line: line.facts.last_verified.text,
    "sources": lambda line: " ".join(source_urls(line.facts)),
    **{f"page_{edition.lang}": _page(edition.lang) for edition in EDITIONS.values()},
}
