"""Where a column of a table can go, and how its cells are read.

    field_of("event.arrested")     # Field("date", part="arrested")
    field_of("ethnicity")          # Field("term", "ethnicity")

One list for the map, for the reading of cells and for the handbook. Names are those of
``record.yaml`` as far as there is one; those that end in a choice (``event.arrested``,
``relatives.spouse``) take it from a vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal[
    "name", "chinese", "latin", "pinyin", "native", "alias", "sex", "date", "age", "place",
    "province", "prefecture", "term", "text", "charge", "sentence", "length", "number",
    "country", "url", "words", "id", "private", "skip",
]  # fmt: skip


@dataclass(frozen=True)
class Field:
    """How a target is read.

    Args:
        kind: the reader of its cells.
        vocabulary: the vocabulary that its words come from, if they do.
        many: whether a person can have several.
        part: what stood behind the dot of a target with a choice.
    """

    kind: Kind
    vocabulary: str = ""
    many: bool = False
    part: str = ""


FIELDS: dict[str, Field] = {
    "name": Field("name"),
    "name.zh": Field("chinese"),
    "name.zh-Hans": Field("chinese", part="zh-Hans"),
    "name.zh-Hant": Field("chinese", part="zh-Hant"),
    "name.en": Field("latin"),
    "name.pinyin": Field("pinyin"),
    "name.native": Field("native"),
    "alias": Field("alias", many=True),
    "sex": Field("sex"),
    "birth.date": Field("date"),
    "birth.age": Field("age"),
    "birth.place": Field("place", "province"),
    "death.date": Field("date"),
    "nationality": Field("country", many=True),
    "ethnicity": Field("term", "ethnicity"),
    "religion": Field("term", "religion"),
    "occupation": Field("term", "occupation", many=True),
    "residence": Field("place", "province"),
    "residence.province": Field("province", "province"),
    "residence.prefecture": Field("prefecture"),
    "roles": Field("term", "role", many=True),
    "issues": Field("term", "issue", many=True),
    "status": Field("term", "status"),
    "status_as_of": Field("date"),
    "custody.measure": Field("term", "measure"),
    "custody.start": Field("date"),
    "custody.end": Field("date"),
    "custody.place": Field("text"),
    "custody.province": Field("province", "province"),
    "custody.authority": Field("text"),
    "case.charges": Field("charge", "charge", many=True),
    "case.court_1": Field("text"),
    "case.court_2": Field("text"),
    "case.docket": Field("words"),
    "case.sentence": Field("sentence"),
    "case.sentence.kind": Field("term", "sentence-kind"),
    "case.sentence.term": Field("length"),
    "case.sentence.years": Field("number"),
    "case.sentence.months": Field("number"),
    "case.sentence.weeks": Field("number"),
    "case.sentence.days": Field("number"),
    "case.sentence.suspended": Field("length"),
    "case.sentence.dpr": Field("length"),
    "case.sentence.start": Field("date"),
    "case.sentence.to_per_prc": Field("date"),
    "source.url": Field("url", many=True),
    "source.title": Field("words"),
    "source.date": Field("date"),
    "health": Field("private"),
    "internal": Field("private", many=True),
    "skip": Field("skip"),
}
# Targets with a choice: the vocabulary that it comes from, or '' where any word will do.
FAMILIES: dict[str, tuple[Field, str]] = {
    "event": (Field("date", many=True), "event"),
    "relatives": (Field("private", many=True), "relation"),
    "same_as": (Field("id", many=True), ""),
    "internal": (Field("private", many=True), ""),
}


def field_of(target: str) -> Field | None:
    """The field of a target, or None if there is no such target."""
    if target in FIELDS:
        return FIELDS[target]
    family, dot, part = target.partition(".")
    if dot and part and family in FAMILIES:
        return replace(FAMILIES[family][0], part=part)
    return None


def choice_of(target: str) -> tuple[str, str]:
    """The vocabulary and the entry that a target with a choice names, or two empty texts."""
    family, _, part = target.partition(".")
    if target not in FIELDS and family in FAMILIES and FAMILIES[family][1]:
        return FAMILIES[family][1], part
    return "", ""


def all_targets() -> list[str]:
    """Every target, those with a choice as ``event.…``."""
    return sorted([*FIELDS, *(f"{family}.…" for family in FAMILIES)])
