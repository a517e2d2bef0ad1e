"""Whether two forms of a name may be one name in two scripts.

    >>> differing("刘晓波", "劉曉波")
    []
    >>> differing("刘晓波", "劉曉坡")
    [2]

Compared character by character: one may have two Traditional forms (范: 范 or 範) or more, so
any of them will do. The forms are OpenCC's, in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.chinese import only_in_other
from plugins.checks.harm.people import Person
from plugins.editions.script import in_script
from plugins.editions.search import one_interpunct
from plugins.errors import Problems
from plugins.records.text import Text

_BOTH = frozenset("恒")  # Big5 has only 恆; Hong Kong writes both


def script_form(person: Person, problems: Problems) -> None:
    """The Traditional form of each name may be that of the Simplified one."""
    for path, text in _names(person):
        hans, hant = text.by_lang.get("zh-Hans", ""), text.by_lang.get("zh-Hant", "")
        if not hans or not hant:
            continue
        place = person.place(*path, "zh-Hant")
        hint = "correct one of the two; if both are right, allow it in allow.yaml"
        if len(hans) != len(hant):
            message = f"“{hans}” and “{hant}” are not the same number of characters"
            problems.add(place, "name-form", message, hint, "warning")
            continue
        for at in differing(hans, hant):
            message = f"“{hant[at]}” is no Traditional form of “{hans[at]}” that we know"
            problems.add(place, "name-form", message, hint, "warning")


def differing(hans: str, hant: str) -> list[int]:
    """Where the second is no form of the first; both are of one length."""
    pairs = zip(one_interpunct(hans), one_interpunct(hant), strict=True)
    return [at for at, (one, other) in enumerate(pairs) if not _is_form(one, other)]


def _is_form(hans: str, hant: str) -> bool:
    if hans == hant:
        return not (_is_other(hans, "zh-Hans") or _is_other(hant, "zh-Hant"))
    return in_script(hans, "zh-Hant") == hant or in_script(hant, "zh-Hans") == hans


def _is_other(char: str, lang: str) -> bool:
    """Whether a character has another form in a script, and is not used there itself."""
    return char not in _BOTH and in_script(char, lang) != char and only_in_other(char, lang)


def _names(person: Person) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    facts = person.facts
    yield ("name",), facts.name.text
    for number, alias in enumerate(facts.aliases):
        yield ("aliases", number, "text"), alias.text
    for number, relative in enumerate(facts.relatives):
        yield ("relatives", number, "name"), relative.name
    for number, case in enumerate(facts.case):
        for at, lawyer in enumerate(case.lawyers):
            yield ("case", number, "lawyers", at, "name"), lawyer.name
