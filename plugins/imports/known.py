"""Who has a record already, and who stands in the table twice.

    known = Known.in_content(content_folder)
    known.match(draft)      # Match("same", "people/liu-xiaobo", …) or None

The same person, for an import, is the same number in the same table, or the same name in
either script with a year of birth that can be the same. A name alone proves nothing: many
people are called 王伟; it is pointed out. Whoever was withdrawn is never drafted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from plugins.errors import Problems
from plugins.imports.compose import Draft
from plugins.imports.names import same_name, slug_of
from plugins.records.dates import parse_date
from plugins.records.raw import RawRecord, read_folders
from plugins.records.schemas import all_schemas

MatchKind = Literal["there", "twice", "twice-otherwise", "same", "withdrawn", "namesake"]
_NUMBER = re.compile(r"p-(\d{6})")


@dataclass(frozen=True)
class Match:
    """Somebody who is, or may be, the person of a draft."""

    kind: MatchKind
    who: str


@dataclass(frozen=True)
class Person:
    """What a person is recognised by."""

    who: str
    chinese: frozenset[str] = frozenset()
    latin: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    same_as: frozenset[tuple[str, str]] = frozenset()
    withdrawn: bool = False
    told: str = ""


@dataclass
class Known:
    """Everybody with a record, and everybody drafted in this run."""

    people: list[Person] = field(default_factory=list)
    slugs: set[str] = field(default_factory=set)
    last_number: int = 0
    _by_key: dict[Any, list[Person]] = field(default_factory=dict)

    @classmethod
    def in_content(cls, folder: Path) -> Known:
        """Read all people's records, drafts and withdrawn ones too; mistakes do not matter."""
        known = cls()
        for raw in read_folders(folder, folder.name, all_schemas(), Problems()):
            if raw.schema.name == "person":
                known.slugs.add(raw.slug)
                known._add_raw(raw)
        people = folder / "people"
        known.slugs |= {path.name for path in people.iterdir()} if people.is_dir() else set()
        return known

    def _add_raw(self, raw: RawRecord) -> None:
        data = raw.facts.data if isinstance(raw.facts.data, dict) else {}
        number = _NUMBER.fullmatch(str(data.get("id", "")))
        self.last_number = max(self.last_number, int(number[1]) if number else 0)
        self._add(_person(data, raw.shown, withdrawn="withdrawn" in data))

    def add(self, draft: Draft, who: str) -> None:
        """Remember a draft of this run."""
        self._add(replace(_person(draft.data, who), told=_told(draft)))

    def _add(self, person: Person) -> None:
        self.people.append(person)
        for key in (*person.same_as, *person.chinese, *(f"en {name}" for name in person.latin)):
            self._by_key.setdefault(key, []).append(person)

    def match(self, draft: Draft) -> Match | None:
        """The nearest person: the same one, or else somebody of the same name."""
        new = _person(draft.data, "")
        for person in self._candidates(new.same_as):
            if person.told:
                return Match(
                    "twice" if person.told == _told(draft) else "twice-otherwise", person.who
                )
            return Match("withdrawn" if person.withdrawn else "there", person.who)
        namesakes = [person for person in self._candidates(_names(new)) if _alike(person, new)]
        for person in namesakes:
            if person.withdrawn:
                return Match("withdrawn", person.who)
            if person.years and new.years and _overlap(person.years, new.years):
                return Match("same", person.who)
        unclear = [p for p in namesakes if not (p.years and new.years)]
        return Match("namesake", unclear[0].who) if unclear else None

    def _candidates(self, keys: Iterable[Any]) -> list[Person]:
        found: dict[Person, None] = {}
        for key in keys:
            found |= dict.fromkeys(self._by_key.get(key, []))
        return list(found)

    def next_id(self) -> str:
        """The next number that no record has."""
        self.last_number += 1
        return f"p-{self.last_number:06d}"

    def slug_for(self, data: dict[str, Any], id_: str) -> str:
        """A folder's name that nobody has: from the Latin name, or else the number."""
        name = data["name"]
        wanted = slug_of(name.get("en", "")) or slug_of(name.get("pinyin", "")) or id_
        slug, count = wanted, 1
        while slug in self.slugs:
            count += 1
            slug = f"{wanted}-{count}"
        self.slugs.add(slug)
        return slug


def _person(data: dict[str, Any], who: str, *, withdrawn: bool = False) -> Person:
    given = data.get("name")
    name = given if isinstance(given, dict) else {}
    chinese = {same_name(str(name[lang])) for lang in ("zh-Hans", "zh-Hant") if name.get(lang)}
    latin = {slug_of(str(name["en"]))} if name.get("en") else set()
    pairs = data.get("same_as")
    same_as = {
        (str(pair.get("scheme")), str(pair.get("id")))
        for pair in (pairs if isinstance(pairs, list) else [])
        if isinstance(pair, dict)
    }
    return Person(
        who, frozenset(chinese), frozenset(latin - {""}), _years(data), frozenset(same_as),
        withdrawn,
    )  # fmt: skip


def _told(draft: Draft) -> str:
    """What a draft says, apart from its number."""
    return repr({field: value for field, value in draft.data.items() if field != "id"})


def _years(data: dict[str, Any]) -> tuple[int, int] | None:
    """First and last year in which the person can have been born."""
    birth = data.get("birth")
    try:
        date = parse_date(str(birth["date"])) if isinstance(birth, dict) else None
    except (KeyError, ValueError):
        return None
    if date is None or date.start is None or date.end is None:
        return None
    return date.earliest.year, date.latest.year


def _names(person: Person) -> Iterable[str]:
    return (*person.chinese, *(f"en {name}" for name in person.latin))


def _alike(known: Person, new: Person) -> bool:
    """A Chinese name decides where both have one; else the Latin name."""
    if known.chinese and new.chinese:
        return bool(known.chinese & new.chinese)
    return bool(known.latin & new.latin)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
