"""Custody, charges, events and sentence of a draft.

    custody_of(reading, ["cecc-2020"], "zh-Hans")
    # {'measure': 'unknown', 'start': {'date': '2015-07-10', 'source': ['cecc-2020']}}

A table tells one detention and one case. Their form and their stage are what the table says;
where it says nothing, the form is unknown and a charge no more than a suspicion. A term of
more than four years can only be fixed-term imprisonment; of a shorter one the kind is left
for the editor.
"""

from __future__ import annotations

from typing import Any

from plugins.imports.rows import RowReading
from plugins.imports.text import text_of
from plugins.records.text import Duration

# The longest that anything else lasts: re-education through labour, three years and one more
# (State Council decision of 1979, art. 3); public surveillance, two or in all three (Criminal
# Law, arts. 38, 69); criminal detention, six months or in all one year (arts. 42, 69).
_LONGEST_OTHER = 4 * 12  # months
_KINDS = "fixed, suspended, control, detention, re-education-through-labour?"


def custody_of(reading: RowReading, cited: list[str], lang: str) -> dict[str, Any]:
    """The one detention that a row tells of."""
    start = reading.one("custody.start")
    details = ("end", "place", "province", "authority")
    if not start:
        lost = [part for part in details if reading.one(f"custody.{part}")]
        if lost:
            why = f"without the day it began, a detention cannot be written ({', '.join(lost)})"
            reading.remark("unread", "custody", "", why, "add it to the draft by hand")
        return {}
    custody: dict[str, Any] = {
        "measure": reading.one("custody.measure") or "unknown",
        "start": {"date": start, "source": cited},
    }
    if reading.one("custody.end"):
        custody["end"] = {"date": reading.one("custody.end"), "source": cited}
    for part in ("place", "authority"):
        if reading.one(f"custody.{part}"):
            custody[part] = text_of(reading.one(f"custody.{part}"), lang)
    if reading.one("custody.province"):
        custody["province"] = reading.one("custody.province")
    return custody


def case_of(reading: RowReading, cited: list[str], lang: str) -> tuple[dict[str, Any], list[str]]:
    """The one case that a row tells of, and comments on what is missing in it."""
    case: dict[str, Any] = {"charges": reading.given.get("case.charges", [])}
    case["events"] = _events(reading, cited)
    for court in ("court_1", "court_2"):
        text = reading.one(f"case.{court}")
        case[court] = text_of(text, lang) if text else None
    case["docket"] = reading.one("case.docket")
    case["sentence"], comments = _sentence(reading, lang)
    filled = {part: value for part, value in case.items() if value}
    return ({"id": "c1", **filled, "source": cited} if filled else {}), comments


def _events(reading: RowReading, cited: list[str]) -> list[dict[str, Any]]:
    """Events in the order of their dates."""
    found = [
        {"type": target.partition(".")[2], "date": date, "source": cited}
        for target, dates in sorted(reading.given.items())
        if target.startswith("event.")
        for date in dates
    ]
    return sorted(found, key=lambda event: str(event["date"]).lstrip("./"))


def _sentence(reading: RowReading, lang: str) -> tuple[dict[str, Any], list[str]]:
    sentence: dict[str, Any] = dict(reading.one("case.sentence") or {})
    for part in ("kind", "term", "suspended", "dpr", "start", "to_per_prc"):
        value = reading.one(f"case.sentence.{part}")
        if value and sentence.setdefault(part, value) != value:
            why = f"the cells do not agree on the sentence’s {part}: {sentence[part]}, {value}"
            reading.remark("unread", f"case.sentence.{part}", "", why)
    term = _added_up(reading)
    if term:
        sentence.setdefault("term", term)
    if "fine" in sentence:
        sentence["fine"] = text_of(sentence["fine"], lang)
    if "kind" not in sentence and _months(sentence.get("term", "0d")) > _LONGEST_OTHER:
        sentence["kind"] = "fixed"
    if sentence and "kind" not in sentence:
        why = "the table does not say what kind of sentence this is"
        reading.remark("confirm", "case.sentence", str(sentence.get("term", "")), why, _KINDS)
        return sentence, [f"sentence.kind: {_KINDS}"]
    order = ("kind", "term", "suspended", "dpr", "fine", "start", "to_per_prc")
    return {part: sentence[part] for part in order if part in sentence}, []


def _months(term: str) -> int:
    length = Duration.read(term)
    return 12 * length.years + length.months


def _added_up(reading: RowReading) -> str:
    """A term that stands in a column for each unit."""
    parts = {unit: reading.one(f"case.sentence.{unit}") or 0 for unit in ("years", "months")}
    days = 7 * (reading.one("case.sentence.weeks") or 0) + (reading.one("case.sentence.days") or 0)
    counts = ((parts["years"], "y"), (parts["months"], "m"), (days, "d"))
    return "".join(f"{count}{unit}" for count, unit in counts if count)
