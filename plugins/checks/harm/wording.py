"""Words that judge before a court did, or blame the victim (rule ``wording``, S25).

ICCPR art. 14(2) and General Comment No. 32, para. 30: everyone is presumed innocent until
proved guilty, and public authorities are not to speak otherwise; nor are we. The list is
data, ``wording.yaml``, with a better word for each. What stands in quotation marks or in a
quotation is somebody else's word and is left alone.

Of a record that says that a court convicted, only the words of blame are looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from plugins.checks.harm.people import Person
from plugins.checks.texts import Passage, unquoted
from plugins.errors import Problems


@dataclass(frozen=True)
class Entry:
    """Words of one language that are better said otherwise."""

    lang: str
    pattern: re.Pattern[str]
    instead: str
    always: bool


def wording(person: Person, problems: Problems) -> None:
    """A person whom no court convicted is not called guilty, and nobody is blamed."""
    for passage in person.texts:
        if not passage.quoted:
            _judging(passage, person.convicted, problems)


def _judging(passage: Passage, convicted: bool, problems: Problems) -> None:
    text = unquoted(passage.text)
    for entry in entries():
        if entry.lang != passage.lang or (convicted and not entry.always):
            continue
        for match in entry.pattern.finditer(text):
            words = match.group()
            message = f"“{words}” blames the person" if entry.always else _unproved(words)
            place = passage.place(match.start(), len(words))
            problems.add(place, "wording", message, f"better: {entry.instead}", "warning")


def _unproved(words: str) -> str:
    return f"“{words}” says more than any court did, by this record"


@cache
def entries() -> tuple[Entry, ...]:
    """The list, ready to be looked for."""
    given = yaml.safe_load((Path(__file__).parent / "wording.yaml").read_text("utf-8"))
    return tuple(
        Entry(item["lang"], _pattern(item), item["instead"], bool(item.get("always")))
        for item in given
    )


def _pattern(item: dict[str, Any]) -> re.Pattern[str]:
    latin = item["lang"] == "en"
    edge, space = (r"\b", r"\s") if latin else ("", "")
    words = "|".join(re.escape(word) for word in sorted(item["words"], key=len, reverse=True))
    behind = "".join(f"(?<!{edge}{re.escape(word)}{space})" for word in item.get("not_after", ()))
    ahead = "".join(f"(?!{space}{re.escape(word)})" for word in item.get("not_before", ()))
    return re.compile(f"{behind}{edge}(?:{words}){edge}{ahead}", re.I)
