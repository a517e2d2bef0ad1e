"""The eight ways into the lists: what each groups people by, and in which order.

    for group in by_status(people): ...      # Group("serving", "serving a sentence", [...])

Each is one pass over the people. Nobody is left out: whoever has no charge, place or date
on record stands in the last group, which says so. Groups without people do not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.people import gist
from plugins.records.references import Term
from plugins.views.lists import order
from plugins.views.lists.people import Listed, People
from plugins.views.lists.strokes import strokes

REST = "none"  # key of the group of those who have nothing on record
Gettext = Callable[[str], str]


@dataclass
class Group:
    """People who have something in common.

    Args:
        key: stands in addresses and anchors: ASCII, lower case.
        label: what they have in common, as readers see it.
        people: in the order of the edition.
    """

    key: str
    label: Phrase
    people: list[Listed] = field(default_factory=list)


@dataclass(frozen=True)
class Aid:
    """One way into the lists.

    Args:
        id: the name of its page: ``by-status``.
        title: the page's title, in the edition's language.
        short: the word in the row of links.
        groups: makes its groups.
        split: the key and the label of the part of a group, where a group is too long.
        same_everywhere: whether its groups are the same in all editions.
    """

    id: str
    title: str
    short: str
    groups: Callable[[People], list[Group]]
    split: Callable[[Listed, str], tuple[str, str]]
    same_everywhere: bool = True


def all_aids(_: Gettext) -> list[Aid]:
    """The ways into the lists, with their words."""
    rest = _("not recorded")
    return [
        Aid("by-status", _("People by status"), _("Status"), by_status, by_letter),
        Aid(
            "by-charge", _("People by charge"), _("Charge"), lambda p: by_charge(p, rest), by_letter
        ),
        Aid("by-place", _("People by place"), _("Place"), lambda p: by_place(p, rest), by_letter),
        Aid(
            "by-ethnicity",
            _("People by ethnic group"),
            _("Ethnicity"),
            lambda p: by_ethnicity(p, rest),
            by_letter,
        ),
        Aid(
            "by-date",
            _("People by the year of their first detention"),
            _("First detained"),
            lambda p: by_date(p, rest),
            by_letter,
        ),
        Aid("by-pinyin", _("People by pinyin"), _("Pinyin"), lambda p: by_pinyin(p, rest), by_word),
        Aid(
            "by-strokes",
            _("People by the strokes of their surname"),
            _("Strokes"),
            lambda p: by_strokes(p, rest),
            by_character,
            same_everywhere=False,
        ),
        Aid("by-name", _("People by their English name"), _("A to Z"), by_name, by_english_word),
    ]


def by_letter(person: Listed, lang: str) -> tuple[str, str]:
    """Parts a group by the first letter of the pinyin or the English name."""
    return person.letter or REST, person.letter.upper() or "…"


def by_word(person: Listed, lang: str) -> tuple[str, str]:
    """Parts a letter by the first word of the pinyin, which is the surname."""
    word = order.first_word(person.facts.name.pinyin or person.facts.name.en)
    return word or REST, word.capitalize() or "…"


def by_english_word(person: Listed, lang: str) -> tuple[str, str]:
    """Parts a letter by the first word of the English name."""
    word = order.first_word(person.facts.name.en)
    return word or REST, word.capitalize() or "…"


def by_character(person: Listed, lang: str) -> tuple[str, str]:
    """Parts a number of strokes by the character."""
    char = person.name(lang)[0]
    return f"{ord(char):x}", char


def by_status(people: People) -> list[Group]:
    """Where they stand, in the order of the vocabulary."""
    return _by_terms(people, "status", lambda person: [person.facts.status], "")


def by_charge(people: People, rest: str) -> list[Group]:
    """What they are or were charged with; a person stands under each charge."""

    def terms(person: Listed) -> list[Term]:
        return [charge.article for charge in gist.all_charges(person.facts)]

    return _by_terms(people, "charge", terms, rest)


def by_place(people: People, rest: str) -> list[Group]:
    """The province where they are or were last held, else where they lived."""

    def terms(person: Listed) -> list[Term]:
        where = gist.province(person.facts)
        return [where] if where else []

    return _by_terms(people, "province", terms, rest)


def by_ethnicity(people: People, rest: str) -> list[Group]:
    """Their ethnic group, where the record gives it."""

    def terms(person: Listed) -> list[Term]:
        return [person.facts.ethnicity] if person.facts.ethnicity else []

    return _by_terms(people, "ethnicity", terms, rest)


def by_date(people: People, rest: str) -> list[Group]:
    """The year in which they first lost their liberty, newest first."""

    def years(person: Listed) -> list[int]:
        first = gist.first_custody(person.facts)
        return [gist.first_year(first)] if first else []

    found = _grouped(people.all, years)
    numbers = sorted((year for year in found if year is not None), reverse=True)
    return [_plain(str(year), str(year), found[year]) for year in numbers] + _rest(found, rest)


def by_pinyin(people: People, rest: str) -> list[Group]:
    """The first letter of the pinyin, surname first; the reading is the record's own."""

    def letters(person: Listed) -> list[str]:
        pinyin = person.facts.name.pinyin
        return [order.initial(pinyin)] if pinyin and order.initial(pinyin) else []

    in_order = sorted(people.all, key=lambda person: (person.latin, person.record.slug))
    return _alphabet(_grouped(in_order, letters), rest)


def by_name(people: People) -> list[Group]:
    """The first letter of the English name, as it is written."""

    def letters(person: Listed) -> list[str]:
        letter = order.initial(person.facts.name.en)
        return [letter] if letter else []

    def key(person: Listed) -> tuple[str, str]:
        return order.by_alphabet(person.facts.name.en), person.record.slug

    return _alphabet(_grouped(sorted(people.all, key=key), letters), "…")


def by_strokes(people: People, rest: str) -> list[Group]:
    """The strokes of the surname's first character, in the script of the edition."""
    lang = people.lang
    ngettext = people.shelf.view.catalogue.ngettext

    def numbers(person: Listed) -> list[int]:
        number = strokes(person.name(lang)[0], lang)
        return [number] if number else []

    def key(person: Listed) -> tuple[order.StrokeKey, str]:
        return order.by_strokes(person.name(lang), lang), person.record.slug

    found = _grouped(sorted(people.all, key=key), numbers)
    known = sorted(number for number in found if number is not None)
    words = {n: ngettext("{n} stroke", "{n} strokes", n).format(n=n) for n in known}
    return [_plain(str(n), words[n], found[n]) for n in known] + _rest(found, rest)


def _by_terms(
    people: People, vocabulary: str, terms: Callable[[Listed], list[Term]], rest: str
) -> list[Group]:
    """Groups in the order of a vocabulary."""
    by_id = _grouped(people.all, lambda person: [term.id for term in terms(person)])
    known = people.shelf.content.vocabularies.get(vocabulary, {})
    groups = [
        Group(id_.lower(), people.label(term), by_id[id_])
        for id_, term in known.items()
        if id_ in by_id
    ]
    return groups + _rest(by_id, rest)


def _grouped(people: Iterable[Listed], keys: Callable[[Listed], list[Any]]) -> dict[Any, Any]:
    """One pass: people by each of their keys, under None those who have none."""
    found: dict[Any, list[Listed]] = {}
    for person in people:
        for key in keys(person) or [None]:
            found.setdefault(key, []).append(person)
    return found


def _alphabet(found: dict[Any, Any], rest: str) -> list[Group]:
    letters = sorted(letter for letter in found if letter is not None)
    return [_plain(letter, letter.upper(), found[letter]) for letter in letters] + _rest(
        found, rest
    )


def _rest(found: dict[Any, Any], label: str) -> list[Group]:
    return [_plain(REST, label, found[None])] if None in found else []


def _plain(key: str, label: str, people: list[Listed]) -> Group:
    return Group(key, Phrase(label, label), people)
