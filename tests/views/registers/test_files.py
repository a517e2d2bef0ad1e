"""What programs get of a register: CSV, JSON with its schema, iCalendar, Atom."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import jsonschema
import pytest

from plugins.build.story import Report
from tests.registers import EAST, FOLDER, REGISTER
from tests.sites import build, write_content


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with a register."""
    return build(write_content(tmp_path_factory.mktemp("site"), REGISTER))


def entries(site: Report) -> list[dict[str, Any]]:
    """The entries of the JSON file."""
    found: list[dict[str, Any]] = json.loads(site.files["data/wharves.json"])["entries"]
    return found


def rows(site: Report) -> list[dict[str, str]]:
    """The rows of the table, as a spreadsheet reads them."""
    text = site.files["data/wharves.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_json_is_as_its_schema_says(site: Report) -> None:
    """Both are made from the same list of fields."""
    schema = json.loads(site.files["data/wharves.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)

    assert list(checker.iter_errors(json.loads(site.files["data/wharves.json"]))) == []


def test_the_schema_refuses_what_is_no_entry(site: Report) -> None:
    """A term that is none, a date that is none, a field that is not public."""
    schema = json.loads(site.files["data/wharves.schema.json"])
    checker = jsonschema.Draft202012Validator(schema)
    data = json.loads(site.files["data/wharves.json"])
    for change in ({"kind": "lake"}, {"opened": "long ago"}, {"keeper": "Nobody"}):
        wrong = {**data, "entries": [{**data["entries"][0], **change}]}
        assert len(list(checker.iter_errors(wrong))) == 1, change


def test_facts_go_out_as_what_they_are(site: Report) -> None:
    """Numbers are numbers, references ids, words by language as they were written."""
    east = entries(site)[0]

    assert (east["length"], east["roofed"], east["lease"]) == (120.5, True, "P4Y6M")
    assert east["near"] == ["wharf:west"]
    assert east["summary"] == {"en": "The oldest of them.", "zh-Hans": "其中最老的一座。"}
    assert east["boats"][0] == {
        "boat": {"en": "Gull", "zh-Hans": "海鸥号"},
        "came": "1902",
        "from": "wharf:west",
        "source": ["s1"],
    }


def test_a_confidential_source_goes_out_nowhere(tmp_path: Path) -> None:
    """Not even its id, which rows name."""
    hidden = "{id: s1, kind: ngo, title: Told in secret, confidential: true}"
    east = f"{EAST.partition('sources:')[0]}sources:\n  - {hidden}\n"
    site = build(write_content(tmp_path, {**REGISTER, f"{FOLDER}/east.yaml": east}))
    found = entries(site)[0]

    assert "sources" not in found
    assert "source" not in found["boats"][0]


def test_the_table_is_a_spreadsheets(site: Report) -> None:
    """One row an entry, with its newest state and its pages."""
    east = rows(site)[0]

    assert east["title.zh-Hant"] == "東碼頭"
    assert (east["state"], east["state.date"]) == ("shut", "1999-12-31")
    assert east["page.en"] == "en/wharves/east.html"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """What begins like one gets an apostrophe (OWASP, CSV Injection)."""
    east = EAST.replace("symbol: W/1", 'symbol: "=1+1"')
    site = build(write_content(tmp_path, {**REGISTER, f"{FOLDER}/east.yaml": east}))

    assert rows(site)[0]["symbol"] == "'=1+1"


def test_the_calendar_is_read_by_an_independent_parser(site: Report) -> None:
    """Whole days; a date without its day is a span of all that it may mean."""
    calendar = icalendar.Calendar.from_ical(site.files["en/wharves/calendar.ics"])
    found = [
        (str(e["SUMMARY"]), e.decoded("DTSTART"), e.decoded("DTEND"))
        for e in calendar.walk("VEVENT")
    ]

    assert found == [
        ("East Wharf: Opened", date(1901, 5, 1), date(1901, 6, 1)),
        ("West Wharf: Opened", date(1950, 1, 1), date(1951, 1, 1)),
    ]
    assert not calendar.errors


def test_anniversaries_come_back_every_year(site: Report) -> None:
    """One event for each known day, whole, with a rule that repeats it (RFC 5545, 3.8.5.3)."""
    calendar = icalendar.Calendar.from_ical(site.files["en/wharves/daybook.ics"])
    (event,) = calendar.walk("VEVENT")

    assert event.decoded("DTSTART") == date(1999, 12, 31)
    assert event.decoded("DTEND") == date(2000, 1, 1)
    assert event["RRULE"] == {"FREQ": ["YEARLY"]}


def test_events_keep_their_ids(site: Report) -> None:
    """The same in all editions, so that nobody sees an event twice; stamps come from content."""
    calendars = [
        icalendar.Calendar.from_ical(site.files[f"{edition}/wharves/calendar.ics"])
        for edition in ("en", "zh-hans", "zh-hant")
    ]
    ids = [[str(e["UID"]) for e in calendar.walk("VEVENT")] for calendar in calendars]
    stamps = [e.decoded("DTSTAMP").date() for e in calendars[0].walk("VEVENT")]

    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0])) == 2
    assert stamps == [date(2012, 2, 1), date(2012, 3, 1)]


def test_lines_of_a_calendar_are_short(site: Report) -> None:
    """75 octets at most, no character cut in two (RFC 5545, 3.1)."""
    data = site.files["zh-hant/wharves/calendar.ics"]

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(line.decode() is not None for line in data.split(b"\r\n"))


def test_the_feed_is_read_by_an_independent_parser(site: Report) -> None:
    """Each entry has an id of its own, and a link that works wherever the site is.

    An entry that gives no day is never new.
    """
    feed = feedparser.parse(
        site.files["en/wharves/changes.atom"],
        response_headers={
            "content-location": "https://example.org/en/wharves/changes.atom",
            "content-type": "application/atom+xml",
        },
    )

    assert not feed.bozo
    assert [(e.title, e.updated) for e in feed.entries] == [
        ("East Wharf", "2012-02-01T00:00:00Z"),
    ]
    assert [e.link for e in feed.entries] == ["https://example.org/en/wharves/east.html"]
    assert len({e.id for e in feed.entries} | {feed.feed.id}) == 2
    assert all(e.id.startswith("urn:uuid:") for e in feed.entries)
