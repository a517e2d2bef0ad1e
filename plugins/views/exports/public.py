"""What all exports share: who is in them, in which order, and which sources may be named.

    for id_, facts in exported_people(content.records): ...

The order is that of the neutral ids, so that a new person stands at the end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from plugins.records.base import Record, Source
from plugins.records.languages import EDITIONS
from plugins.records.people.gist import listed_people
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import Text

ADDRESS = "{edition}/people/{slug}.html"  # of a person's page, from the root of the site


def exported_people(records: Mapping[str, Record]) -> list[tuple[str, PersonFacts]]:
    """Record ids and facts, by neutral id; those who have none come last, by record id."""
    return sorted(listed_people(records), key=lambda one: (one[1].id or "~", one[0]))


def open_sources(facts: PersonFacts) -> list[Source]:
    """The sources that may be named; of a confidential one not even the id goes out."""
    return [source for source in facts.sources if not source.confidential]


def source_urls(facts: PersonFacts) -> list[str]:
    """Addresses of the sources that may be named, each once."""
    return list(dict.fromkeys(source.url for source in open_sources(facts) if source.url))


def pages(slug: str) -> dict[str, str]:
    """The person's pages by language, from the root of the site."""
    return {
        edition.lang: ADDRESS.format(edition=edition.id, slug=slug) for edition in EDITIONS.values()
    }


def in_language(text: Text | None, lang: str) -> str:
    """Words in one language as they were written, never converted; '' if there are none."""
    return text.by_lang.get(lang, text.by_lang.get("", "")) if text else ""


def in_chinese(text: Text | None) -> str:
    """Words in Chinese in the script that they were written in."""
    return in_language(text, "zh-Hans") or in_language(text, "zh-Hant")


def json_bytes(data: Any) -> bytes:
    """JSON as all exports write it: UTF-8, indented by one, in the order given."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
