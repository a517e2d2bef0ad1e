"""A draft record from what a row gives.

    draft = compose(reading, constants, mapped, values)
    draft.data["name"], draft.comments["name"]     # {'zh-Hans': '钟某某'}, ['zh-Hant: 鍾某某 (…)']

The record holds what the table says and nothing more. What a record needs and the table does
not give is left out, so that ``make check`` asks for it once the line ``draft: true`` is
taken out. What the converter would make of a name is a comment. Fields come in the order of
the handbook; numbers and slugs are given by ``writing``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from plugins.imports.custody import case_of, custody_of
from plugins.imports.mapping import Mapped
from plugins.imports.names import other_script, plain_pinyin, same_name
from plugins.imports.rows import RowReading
from plugins.imports.text import script_or, text_of
from plugins.records.dates import parse_date
from plugins.records.languages import HAN, LANGS

_LONG_NOTE = 12  # characters
TITLES = {"zh-Hans": "Simplified", "zh-Hant": "Traditional"}


@dataclass
class Draft:
    """A record that is not written yet: its data, and comments on some of its fields."""

    row: int
    key: str
    data: dict[str, Any]
    comments: dict[str, list[str]] = field(default_factory=dict)


def compose(reading: RowReading, constants: dict[str, list[Any]], mapped: Mapped) -> Draft | None:
    """The draft of a row, or None if the row gives no name or no source."""
    given = {**constants, **{t: values for t, values in reading.given.items() if values}}
    reading.given = given
    name, comments = _name(reading)
    sources, cited = _sources(reading, mapped)
    if not name or not sources:
        what = "name" if not name else "source"
        reading.refused = f"no {what} could be read, and a record needs one"
        return None
    draft = Draft(reading.row, reading.key, {"draft": "true", "name": name})
    draft.comments["name"] = comments
    lang = mapped.map.lang
    _identity(reading, cited, lang, draft)
    _status(reading, mapped, cited, draft.data)
    custody = custody_of(reading, cited, lang)
    case, doubts = case_of(reading, cited, lang)
    draft.data |= {"custody": [custody] if custody else [], "case": [case] if case else []}
    draft.comments["case"] = doubts
    _unshown(reading, cited, lang, draft.data)
    draft.data |= {
        "verification": "unverified",
        "same_as": _same_as(reading, mapped),
        "sources": sources,
    }
    draft.data = {name: value for name, value in draft.data.items() if value not in ([], {}, None)}
    _age_remark(draft.data, reading)
    return draft


def _name(reading: RowReading) -> tuple[dict[str, Any], list[str]]:
    """The name as it was given, and what an editor has to add, with proposals."""
    name: dict[str, Any] = {}
    for target in ("name.zh", "name.zh-Hans", "name.zh-Hant"):
        for script, text in (reading.one(target) or {}).items():
            _add_script(name, script, text, reading)
    for part in ("en", "pinyin", "native"):
        if reading.one(f"name.{part}"):
            name[part] = reading.one(f"name.{part}")
    ordered = {part: name[part] for part in (*LANGS, "pinyin", "native") if part in name}
    return ordered, _proposals(ordered, reading)


def _add_script(name: dict[str, Any], script: str, text: str, reading: RowReading) -> None:
    others = [name[lang] for lang in TITLES if lang in name]
    if any(same_name(other) != same_name(text) for other in others):
        why = "this is not the other name in the other script"
        reading.remark("unread", "name", text, why, "decide which of the two holds")
    elif script in name:
        if name[script] != text:
            reading.remark("unread", "name", text, "there is another name in this script")
    else:
        name[script] = text


def _proposals(name: dict[str, Any], reading: RowReading) -> list[str]:
    comments = []
    scripts = [lang for lang in TITLES if lang in name]
    if len(scripts) == 1:
        comments.append(_proposal(name[scripts[0]], scripts[0], "name", reading))
    if "en" not in name and "pinyin" in name:
        proposed = plain_pinyin(name["pinyin"])
        comments.append(f"en: {proposed} (from the pinyin: confirm)")
        reading.remark("confirm", "name", name["pinyin"], f"in English perhaps {proposed}")
    return comments


def _proposal(text: str, script: str, column: str, reading: RowReading) -> str:
    """What a name may be in the other script: a comment for the draft, a line of the report."""
    other, proposed = other_script(text, script)
    forms = " or ".join(proposed)
    reading.remark(
        "confirm",
        column,
        text,
        f"in {TITLES[other]}, the converter proposes {forms}",
        "names are never converted",
    )
    return f"{other}: {forms} (proposed by the converter: confirm)"


def _identity(reading: RowReading, cited: list[str], lang: str, draft: Draft) -> None:
    data = draft.data
    data["aliases"] = [_alias(alias, draft, reading) for alias in reading.given.get("alias", [])]
    data["sex"] = reading.one("sex")
    data["birth"] = _birth(reading, cited, lang)
    if reading.one("death.date"):
        data["death"] = {"date": reading.one("death.date"), "source": cited}
    data["nationality"] = reading.given.get("nationality", [])
    for target in ("ethnicity", "religion"):
        data[target] = reading.one(target)
    data["occupation"] = reading.given.get("occupation", [])
    data["residence"] = _residence(reading, cited, lang)
    for target in ("roles", "issues"):
        data[target] = reading.given.get(target, [])


def _alias(alias: dict[str, Any], draft: Draft, reading: RowReading) -> dict[str, Any]:
    if isinstance(alias["text"], dict):
        script, text = next(iter(alias["text"].items()))
        draft.comments.setdefault("aliases", []).append(_proposal(text, script, "alias", reading))
    return alias


def _birth(reading: RowReading, cited: list[str], lang: str) -> dict[str, Any]:
    written, reckoned = reading.one("birth.date"), reading.one("birth.age")
    place = reading.one("birth.place") or {}
    birth: dict[str, Any] = {}
    if written:
        birth = {"date": written}
        if reckoned and not _meet(written, reckoned):
            why = f"by the age, the birth was in {reckoned}; the date of birth was taken"
            reading.remark("confirm", "birth.age", "", why)
    elif reckoned:
        birth = {"date": reckoned, "certainty": "reported"}
    elif place:
        reading.remark("unread", "birth.place", "", "a place of birth needs a date of birth")
        return {}
    if "prefecture" in place:
        birth["place"] = text_of(place["prefecture"], lang)
    if "province" in place:
        birth["province"] = place["province"]
    return birth | {"source": cited} if birth else {}


def _meet(first: str, second: str) -> bool:
    one, other = parse_date(first), parse_date(second)
    return one.earliest <= other.latest and other.earliest <= one.latest


def _residence(reading: RowReading, cited: list[str], lang: str) -> dict[str, Any]:
    place = dict(reading.one("residence") or {})
    province, prefecture = reading.one("residence.province"), reading.one("residence.prefecture")
    place.setdefault("province", province)
    place.setdefault("prefecture", prefecture)
    if not place["province"]:
        if place["prefecture"]:
            reading.remark("unread", "residence", "", "a residence needs its province")
        return {}
    residence = {"province": place["province"]}
    if place["prefecture"]:
        residence["prefecture"] = text_of(place["prefecture"], lang)
    return residence | {"source": cited}


def _status(reading: RowReading, mapped: Mapped, cited: list[str], data: dict[str, Any]) -> None:
    status, as_of = reading.one("status"), reading.one("status_as_of") or mapped.map.as_of
    if not status:
        return
    data["status"] = status
    if as_of:
        data["status_as_of"] = str(as_of)
    data["status_source"] = cited
    data["status_certainty"] = reading.one("status_certainty")


def _sources(reading: RowReading, mapped: Mapped) -> tuple[list[dict[str, Any]], list[str]]:
    """All sources of a record, and those that its facts name: the table, or else the links."""
    table = mapped.source_data
    found = [dict(table)] if table else []
    links = reading.given.get("source.url", [])
    taken = {str(table["id"])} if table else set()
    for link in links:
        number = next(n for n in range(1, len(links) + 2) if f"s{n}" not in taken)
        taken.add(f"s{number}")
        alone = len(links) == 1
        title = (reading.one("source.title") if alone else None) or _title(link["url"])
        source = {"id": f"s{number}", "kind": link["kind"], "title": title}
        if alone and reading.one("source.date"):
            source["date"] = reading.one("source.date")
        found.append({**source, **{k: link[k] for k in ("lang", "url") if k in link}})
    cited = [str(source["id"]) for source in (found[:1] if table else found)]
    return found, cited


def _title(url: str) -> str:
    """What stands for a title that nobody wrote yet: where the page lies."""
    return re.sub(r"^https?://(?:www\.)?", "", url).split("?")[0].rstrip("/")


def _same_as(reading: RowReading, mapped: Mapped) -> list[dict[str, str]]:
    found = [{"scheme": mapped.map.scheme, "id": reading.key}]
    for target, values in sorted(reading.given.items()):
        if target.startswith("same_as."):
            found += [{"scheme": target.partition(".")[2], "id": value} for value in values]
    return found


def _unshown(reading: RowReading, cited: list[str], lang: str, data: dict[str, Any]) -> None:
    """What is kept and never published: health, relatives, notes."""
    health = reading.one("health")
    if health:
        data["health"] = {"text": text_of(health, lang), "publish": "false", "source": cited}
    for target, values in sorted(reading.given.items()):
        family, _, part = target.partition(".")
        if family == "relatives":
            data.setdefault("relatives", []).extend(
                {
                    "relation": part,
                    "name": _name_text(value, lang),
                    "publish": "false",
                    "source": cited,
                }
                for value in values
            )
    data["internal"] = _internal(reading)


def _name_text(name: str, lang: str) -> Any:
    return {script_or(name, lang): name} if re.search(f"[{HAN}]", name) else name


def _internal(reading: RowReading) -> dict[str, Any]:
    notes: dict[str, Any] = {}
    for target, values in sorted(reading.given.items()):
        family, _, part = target.partition(".")
        if family == "internal" and part:
            notes[part] = values[0] if len(values) == 1 else values
        elif family == "internal":
            for value in values:
                notes |= value
    return {about: _specific(about, note) for about, note in notes.items()}


def _specific(about: str, note: Any) -> Any:
    """A short note with its column's name: no page may hold what is internal, and a page may
    well hold 在押.
    """
    if isinstance(note, list):
        return [_specific(about, part) for part in note]
    return note if len(note) >= _LONG_NOTE else f"{about}: {note}"


def _age_remark(data: dict[str, Any], reading: RowReading) -> None:
    """Whoever may have been under 18 when taken is pointed out: minors are not named."""
    start = next((part.get("start") for part in data.get("custody", [])), None)
    if not start or "birth" not in data:
        return
    born, taken = parse_date(data["birth"]["date"]), parse_date(start["date"])
    if born.end and taken.start and born.latest.year + 18 >= taken.earliest.year:
        why = "perhaps not yet 18 when taken: minors are not shown by name"
        reading.remark("confirm", "birth", data["birth"]["date"], why, "see name_display")
