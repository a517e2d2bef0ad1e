"""Exports: others' tools can read them, they say what the record says, and nothing private."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plugins.build.story import Report
from plugins.views.exports.columns import COLUMNS
from plugins.views.exports.sizes import Download
from plugins.views.exports.table import csv_bytes, harmless
from tests.people import crowd, names, neutral_id, person, record, slug
from tests.sites import ROOT, build, page, write_content
from tests.views.made_up import RECORD

COUNT = 12
FTM = json.loads((ROOT / "tests" / "data" / "ftm-person.json").read_text("utf-8"))
POPOLO = {
    "id", "name", "other_names", "identifiers", "gender", "birth_date", "death_date",
    "national_identity", "links", "sources",
}  # fmt: skip
PLAIN_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
FULL = "wang-moumou"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A crowd; one whose record fills every field, and one whose names are formulas."""
    files = crowd(COUNT)
    evil = record(1).replace(f"en: {names(1)[0]}", "en: '=HYPERLINK(0)'")
    files |= person(1, f"{evil}aliases: [{{text: '@SUM(1)'}}]\n")
    return build(write_content(tmp_path_factory.mktemp("exports"), files))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The exported person whose record fills every field."""
    from tests.views.made_up import MADE_UP

    files = build(write_content(tmp_path_factory.mktemp("full"), MADE_UP)).files
    people = json.loads(files["data/people.json"])["people"]
    found: dict[str, Any] = next(
        one for one in people if one["pages"]["en"].endswith(f"{FULL}.html")
    )
    return found


def rows(report: Report) -> list[dict[str, str]]:
    """The table."""
    return list(csv.DictReader(io.StringIO(report.files["data/people.csv"].decode("utf-8-sig"))))


def people(report: Report) -> list[dict[str, Any]]:
    """The people of the JSON file."""
    found: list[dict[str, Any]] = json.loads(report.files["data/people.json"])["people"]
    return found


def entities(report: Report) -> list[dict[str, Any]]:
    """The FollowTheMoney entities."""
    return [json.loads(line) for line in report.files["data/people.ftm.json"].splitlines()]


def test_everybody_in_the_order_of_ids(report: Report) -> None:
    """All four files name the same people, the newest id last."""
    ids = [neutral_id(number) for number in range(COUNT)]
    persons = json.loads(report.files["data/people.popolo.json"])["persons"]

    assert [row["id"] for row in rows(report)] == ids
    assert [one["id"] for one in people(report)] == ids
    assert [one["id"] for one in persons] == ids
    assert [one["id"] for one in entities(report)] == ids


def test_the_table_opens_in_a_spreadsheet(report: Report) -> None:
    """A byte order mark, CRLF, one line of names, as many cells in each line."""
    data = report.files["data/people.csv"]
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    assert data.startswith(b"\xef\xbb\xbfid,")
    assert data.count(b"\r\n") == len(lines) == COUNT + 1
    assert {len(line) for line in lines} == {len(COLUMNS)}


def test_nothing_in_the_table_is_run(report: Report) -> None:
    """A name that a spreadsheet would compute is shown instead."""
    row = rows(report)[1]

    assert (row["main_name"], row["additional_names"]) == ("'=HYPERLINK(0)", "'@SUM(1)")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\n=1", "＝1", " =1", "\r+1"])
def test_formulas_get_an_apostrophe(cell: str) -> None:
    """In any of the ways in which a spreadsheet begins one."""
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["2015-07", "../2015", "a=b", "第1看守所", ""])
def test_what_is_no_formula_stays(cell: str) -> None:
    """Dates and names are not touched."""
    assert harmless(cell) == cell


def test_cells_stand_on_one_line() -> None:
    """A line break in a cell would break programs that read line by line."""
    assert csv_bytes(["a"], [["x\ny"]]) == b"\xef\xbb\xbfa\r\nx y\r\n"


def test_a_line_of_the_table(report: Report) -> None:
    """Partial dates in EDTF and in parts, vocabularies as id and English, the sentence in parts."""
    row = rows(report)[0]
    wanted = {
        "date_of_birth": "1940", "date_of_birth_year": "1940", "date_of_birth_month": "",
        "detention_date": "2001-02-01", "detention_date_day": "1",
        "detention_status": "serving", "detention_status_en": "serving a sentence",
        "detention_facility_zh": "第0看守所", "detention_province": "beijing",
        "formal_arrest_date": "2001-06-01", "charge": "CL-293", "charge_stage": "convicted",
        "sentence": "fixed", "sentence_length_years": "4", "sentence_length_months": "6",
        "ethnic_group": "han", "chinese_characters_traditional": names(0)[2],
        "page_zh-Hant": f"zh-hant/people/{slug(0)}.html",
        "sources": "https://example.org/n0 https://example.org/r0",
    }  # fmt: skip

    assert {name: row[name] for name in wanted} == wanted


def test_the_json_is_as_its_schema_says(report: Report) -> None:
    """The published schema is a schema, and the published file is valid by it."""
    schema = json.loads(report.files["data/people.schema.json"])
    Draft202012Validator.check_schema(schema)
    data = json.loads(report.files["data/people.json"])

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(Draft202012Validator(schema).iter_errors(data)) == []


def test_the_schema_refuses_what_does_not_fit(report: Report) -> None:
    """A schema that takes anything would describe nothing."""
    validator = Draft202012Validator(json.loads(report.files["data/people.schema.json"]))
    data = json.loads(report.files["data/people.json"])
    data["people"][0] |= {"status_as_of": "March 2026", "relatives": []}

    assert {error.json_path for error in validator.iter_errors(data)} == {
        "$.people[0]", "$.people[0].status_as_of",
    }  # fmt: skip


def test_labels_of_all_ids_used(report: Report) -> None:
    """Whoever reads the file needs no other to know what an id means."""
    data = json.loads(report.files["data/people.json"])
    used = {one["status"] for one in data["people"]}

    assert used == data["vocabularies"]["status"].keys()
    assert data["vocabularies"]["status"]["serving"]["zh-Hant"] == "服刑"


def test_public_facts_of_a_full_record(full: dict[str, Any]) -> None:
    """What may be known goes out; what may not is not even an empty field."""
    assert full["name"]["native"]["lang"] == "ug"
    assert full["aliases"][0]["alias_kind"] == "pen-name"
    assert full["birth"]["date"] == "1979~"
    assert full["residence"] == "guangdong"
    assert not {
        "relatives", "health", "risk", "consent", "photo", "internal", "torture_alleged", "lawyers",
    } & (full.keys() | full["case"][0].keys())  # fmt: skip


def test_the_full_record_has_what_is_left_out() -> None:
    """The test above would pass on a record that has no such fields."""
    assert {"relatives", "health", "risk", "internal"} <= set(re.findall(r"^(\w+):", RECORD, re.M))


def test_popolo_persons(report: Report) -> None:
    """Only words of the specification, and dates in its form."""
    persons = json.loads(report.files["data/people.popolo.json"])["persons"]
    dates = [one[name] for one in persons for name in ("birth_date", "death_date") if name in one]

    assert {name for one in persons for name in one} <= POPOLO
    assert dates
    assert all(PLAIN_DATE.fullmatch(date) for date in dates)
    assert {"name": names(0)[2], "note": "Traditional Chinese"} not in persons[0]["other_names"]
    assert {"name": names(2)[2], "note": "Traditional Chinese"} in persons[2]["other_names"]


def test_followthemoney_entities(report: Report) -> None:
    """Only properties and topics that the model has; each a list of texts."""
    found = entities(report)
    properties = [item for one in found for item in one["properties"].items()]

    assert {one["schema"] for one in found} == {FTM["schema"]}
    assert {name for name, _ in properties} <= FTM["properties"].keys()
    assert all(isinstance(v, list) and all(isinstance(t, str) for t in v) for _, v in properties)
    assert set(names(2)[:3]) == set(found[2]["properties"]["name"])


def test_nobody_is_called_a_suspect(tmp_path: Path) -> None:
    """Topics say what somebody does, and never that they are wanted or a person of interest."""
    facts = record(0).replace("sex:", "roles: [journalist, defender, religious]\nsex:")
    report = build(write_content(tmp_path, {**crowd(2), **person(0, facts)}))
    topics = entities(report)[0]["properties"]["topics"]

    assert topics == ["role.journo", "role.act"]
    assert set(topics) <= set(FTM["topics"])


@pytest.mark.parametrize("date", ["1950~", "1950?", "1950/1951", "../1950"])
def test_doubtful_dates_stay_in_edtf(date: str, tmp_path: Path) -> None:
    """A format that knows no doubt gets no date rather than a false one."""
    facts = record(0).replace("birth: {date: 1940", f'birth: {{date: "{date}"')
    report = build(write_content(tmp_path, {**crowd(1), **person(0, facts)}))

    assert rows(report)[0]["date_of_birth"] == date
    assert "birthDate" not in entities(report)[0]["properties"]
    assert "birth_date" not in json.loads(report.files["data/people.popolo.json"])["persons"][0]


def test_a_group_is_no_person(tmp_path: Path) -> None:
    """Formats of persons leave it out; the table and the JSON file say what it is."""
    facts = record(0).replace("name: {", "kind: group\nname: {", 1)
    report = build(write_content(tmp_path, {**crowd(2), **person(0, facts)}))

    assert [row["kind"] for row in rows(report)] == ["group", "person"]
    assert [one["id"] for one in entities(report)] == [neutral_id(1)]


def test_downloads_say_how_large_they_are(report: Report) -> None:
    """A reader behind a slow proxy knows before."""
    links = page(report, "en/people/by-status.html").select('a[href$="data/people.csv"]')
    size = len(report.files["data/people.csv"])

    assert [a.get_text() for a in links] == [f"CSV {Download('', '', size, '').size}"]


def test_columns_are_documented() -> None:
    """Every column is explained where others read."""
    document = (ROOT / "docs" / "exports.md").read_text("utf-8")
    missing = [
        name
        for name in COLUMNS
        if f"`{name}`" not in document
        and not re.search(r"_(year|month|day|years|months|days|en|zh-Hans|zh-Hant|zh)$", name)
    ]

    assert missing == []


def test_the_real_people(real_site: Report) -> None:
    """Zhiquan's own content: every export is made and valid, every list has everybody."""
    schema = json.loads(real_site.files["data/people.schema.json"])
    data = json.loads(real_site.files["data/people.json"])
    listed = page(real_site, "zh-hant/people/by-strokes.html").select(".names b > a")

    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert len(rows(real_site)) == len(data["people"]) == len(listed) >= 10
