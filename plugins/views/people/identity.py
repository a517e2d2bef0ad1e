"""Who a person is, for the head of the page, the column at the side and cards.

    head = heading(record, shelf)
    head.initial, head.hatching, head.photo, head.forms

The portrait is shown only where consent covers it; else the drawn identity card stands in
its place: a surname and one of three hatchings.
"""

from __future__ import annotations

import unicodedata
import warnings
from types import SimpleNamespace
from typing import Any

from babel import Locale
from PIL import Image

from plugins.editions.phrase import Phrase, escaped
from plugins.records.base import Record
from plugins.records.people.care import Photo
from plugins.records.schemas.person import PersonFacts
from plugins.views.shelves import EditionShelf, hatching

_DATABASES = {"cecc": "CECC", "cppc": "CPPC", "wikidata": "Wikidata"}


def person_facts(record: Record) -> PersonFacts:
    """The facts of a record that is a person's."""
    assert isinstance(record.facts, PersonFacts)
    return record.facts


def initial(facts: PersonFacts, shelf: EditionShelf) -> Phrase:
    """The surname, or first character, for the drawn identity card."""
    first = {lang: name[0] for lang, name in facts.name.text.by_lang.items() if lang != "en"}
    lang = shelf.lang if shelf.lang in first else "zh-Hans"
    return shelf.view.quoted(first[lang], lang)


def heading(record: Record, shelf: EditionShelf) -> SimpleNamespace:
    """Names and portrait for the head of the page."""
    facts = person_facts(record)
    return SimpleNamespace(
        initial=initial(facts, shelf),
        hatching=hatching(record.slug),
        forms=_forms(facts, shelf),
        photo=_photo(record, shelf),
    )


def side(record: Record, shelf: EditionShelf) -> SimpleNamespace:
    """What the column at the side needs besides the facts themselves."""
    facts = person_facts(record)
    return SimpleNamespace(
        countries=[_country(code, shelf) for code in facts.nationality],
        databases=[(_DATABASES.get(s.scheme, s.scheme), s.id) for s in facts.same_as],
    )


def _forms(facts: PersonFacts, shelf: EditionShelf) -> list[SimpleNamespace]:
    """The name in all writings that the title does not show, each with its language."""
    names = facts.name.text.by_lang
    found = [(text, lang) for lang, text in names.items() if text != names[shelf.lang]]
    if facts.name.pinyin:
        found.append((facts.name.pinyin, "zh-Latn-pinyin"))
    native, romanised = facts.name.native, facts.name.romanised
    if native:
        found.append((native.text, native.lang))
    if romanised and romanised.text not in names.values():
        base = native.lang.partition("-")[0] if native else "zh"
        found.append((romanised.text, f"{base}-Latn"))
    once = dict(reversed(found))
    forms = [
        SimpleNamespace(text=text, lang=lang, rtl=_from_the_right(text), system="")
        for text, lang in reversed(once.items())
    ]
    if romanised:
        for form in forms:
            form.system = romanised.system if form.text == romanised.text else ""
    return forms


def _from_the_right(text: str) -> bool:
    """Whether a name is written from right to left: its first letter that has a direction is."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def _country(code: str, shelf: EditionShelf) -> Phrase:
    """A country as the edition's language calls it (CLDR)."""
    names = Locale.parse(shelf.lang, sep="-").territories
    name = str(names.get(code, code))
    return Phrase(escaped(name), name, shelf.lang)


def portrait(record: Record) -> Photo | None:
    """The photo of a person, if consent names it and the file is there."""
    facts = person_facts(record)
    covered = facts.consent is not None and "photo" in facts.consent.scope
    photo = facts.photo if covered else None
    return photo if photo is not None and photo.file in record.files else None


def _photo(record: Record, shelf: EditionShelf) -> SimpleNamespace | None:
    """The portrait with its size, so that nothing moves while it loads."""
    photo = portrait(record)
    if photo is None:
        return None
    width, height = picture_size(record.files[photo.file])
    shown: Any = shelf.view.localise(photo, shelf.view.owner(record))
    return SimpleNamespace(
        src=f"media/{record.schema.section}/{record.slug}/{photo.file}",
        width=width,
        height=height,
        alt=shown.alt,
        credit=shown.credit,
        licence=shown.licence,
    )


def picture_size(path: Any) -> tuple[int, int]:
    """Width and height of a picture in pixels."""
    with (
        warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
        Image.open(path) as image,
    ):
        return image.width, image.height
