"""What refers to a record: with its time, in a sensible order, on pages that stay light."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.build.story import Report
from plugins.records.dates import parse_date
from plugins.records.periods import joined
from tests.registers import FOLDER, REGISTER, SCHEMA, WEST
from tests.sites import PERSON, PERSON_EN, PERSON_HANS, build, page, text, write_content

FACILITIES = text(
    """
    id: facility
    strategies: [1]
    title: {en: Places, zh-Hans: 场所, zh-Hant: 場所}
    short: {en: Places, zh-Hans: 场所, zh-Hant: 場所}
    one: {en: Place, zh-Hans: 场所, zh-Hant: 場所}
    intro: {en: Places., zh-Hans: 场所。, zh-Hant: 場所。}
    sourced: false
    fields:
      - {id: title, type: name, required: true}
    """
)
PLACE = "title: {en: North Gaol, zh-Hans: 北监, zh-Hant: 北監}\ntopics: [speech]\n"
CUSTODY = """\
custody:
  - {{measure: arrest, {at}, start: {{date: {0}, source: [s1]}}, end: {{date: {1}, source: [s1]}}}}
  - {{measure: prison, {at}, start: {{date: {1}, source: [s1]}}, end: {{date: {2}, source: [s1]}}}}
  - {{measure: prison, {at}, start: {{date: {3}, source: [s1]}}}}
"""
HERE = "facility: facility:north"
MEASURES = (
    "arrest: {en: arrest, zh-Hans: 逮捕, zh-Hant: 逮捕}\n"
    "prison: {en: prison, zh-Hans: 服刑, zh-Hant: 服刑}\n"
)


def person(name: str, number: int, *days: str) -> dict[str, str]:
    """A person who was held in the gaol twice, the first time on two grounds."""
    chinese = {"Yu Jie": "余杰", "An Yi": "安一"}[name]
    record = PERSON.replace("Yu Jie", name).replace("余杰", chinese)
    record = record.replace("scope: [name, letters]", "scope: [name, letters, case]")
    record = record.replace("p-000001", f"p-00000{number}") + CUSTODY.format(*days, at=HERE)
    folder = f"people/{name.lower().replace(' ', '-')}"
    return {
        f"{folder}/record.yaml": record,
        f"{folder}/en.md": PERSON_EN,
        f"{folder}/zh-Hans.md": PERSON_HANS.replace("余杰", chinese),
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A gaol, and two people who were held there by turns."""
    changes = {
        "registers/facilities/schema.yaml": FACILITIES,
        "registers/facilities/north.yaml": PLACE,
        "vocabulary/measure.yaml": MEASURES,
        **person("Yu Jie", 1, "2001-02", "2002", "2003", "2011-05-06"),
        **person("An Yi", 2, "1999", "2000", "2001-05", "2009"),
    }
    return build(write_content(tmp_path_factory.mktemp("site"), changes))


def test_a_place_shows_who_was_held_there_when(site: Report) -> None:
    """By period, whoever it was; one ground that follows another is the same time there."""
    (found,) = page(site, "en/facilities/north.html").select("#named + ul li")

    assert found.get_text().partition(": ")[2].split(" · ") == [
        "An Yi (1999 to May 2001)",
        "Yu Jie (February 2001 to 2003)",
        "An Yi (since 2009)",
        "Yu Jie (since 6 May 2011)",
    ]


def test_a_person_leads_to_the_place(site: Report) -> None:
    """The table of custody links it, under the place's own name where the record has none."""
    found = page(site, "zh-hant/people/yu-jie.html").select("#custody ~ table a[href*=north]")

    assert [(link["href"], link.text) for link in found] == [
        ("../facilities/north.html", "北監")
    ] * 3


def test_periods_that_touch_are_one() -> None:
    """A gap, or an end that is not known, keeps them apart."""
    a, b, c, d = (parse_date(day) for day in ("2001", "2002-03", "2003", "2004"))

    assert joined([(b, c), (a, b), (d, None)]) == [(a, c), (d, None)]
    assert joined([(a, None), (b, c)]) == [(a, None), (b, c)]


def test_a_topic_names_registers_by_strategy(tmp_path: Path) -> None:
    """Places of strategy 1 before wharves of strategy 3; each type counted where it is long."""
    wharves = {f"{FOLDER}/w{n}.yaml": WEST + "topics: [speech]\n" for n in range(400)}
    places = {"registers/facilities/schema.yaml": FACILITIES, "registers/facilities/n.yaml": PLACE}
    site = build(write_content(tmp_path, {**REGISTER, **wharves, **places}))
    topic = page(site, "en/topics/speech.html")
    first = page(site, "en/topics/speech--from-wharves.html")

    assert SCHEMA.startswith("id: wharf\nstrategies: [3")
    places_line, wharves_line = (li.get_text() for li in topic.select("#named + ul > li"))
    assert places_line.startswith("Places: ")
    assert wharves_line.startswith("Wharves: ")
    assert wharves_line.endswith(" · all 401")
    assert len(topic.find_all(True)) < 800
    assert len(first.select("main ul.facets a")) < 160
    assert "Next sheet" in first.select_one('nav[aria-label="Sheets"]').get_text()  # type: ignore[union-attr]
