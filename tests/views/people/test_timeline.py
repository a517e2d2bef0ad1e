"""The timeline: entries and events by date, nothing twice, nothing lost."""

from __future__ import annotations

from pathlib import Path

from bs4 import Tag

from tests.sites import PERSON, build, page, write_content
from tests.views.made_up import MADE_UP

EVENT = "{type: judgment-1, date: 2012-01, source: [s1]%s}"


def entries(folder: Path, *events: str, more: str = "") -> list[list[str]]:
    """What the timeline of a person tells: the texts of each entry, without citations."""
    case = f"case: [{{id: c1, events: [{', '.join(events)}], source: [s1]}}]\n"
    record = PERSON.replace("timeline:\n", f"{case}timeline:\n{more}")
    record = record.replace("scope: [name, letters]", "scope: [name, letters, case]")
    changes = {**MADE_UP, "people/yu-jie/record.yaml": record}
    soup = page(build(write_content(folder, changes)), "en/people/yu-jie.html")
    return [_words(item) for item in soup.select("ol.time > li")]


def _words(item: Tag) -> list[str]:
    for cite in item.select(".cite"):
        cite.decompose()
    return [
        text.replace("\u2060", "").strip()
        for text in item.stripped_strings
        if text.strip("\u2060 ")
    ]


def test_events_stand_between_entries_by_date(tmp_path: Path) -> None:
    """An event without a text is told by its label, which begins like a sentence."""
    found = entries(
        tmp_path, EVENT.replace("2012-01", "2011") % "", EVENT.replace("2012-01", "2013") % ""
    )

    assert found == [
        ["2011", "First-instance judgment"],
        ["January 2012", "He left."],
        ["2013", "First-instance judgment"],
    ]


def test_an_event_of_the_same_day_is_a_label_of_the_entry(tmp_path: Path) -> None:
    """One day, one entry: the text tells it, the label says what step of the case it was."""
    assert entries(tmp_path, EVENT % "") == [
        ["January 2012", "First-instance judgment", "He left."]
    ]


def test_an_event_with_a_text_is_told_with_it(tmp_path: Path) -> None:
    """Its label would only repeat it."""
    told = entries(tmp_path, EVENT % ", text: {en: Four years.}")

    assert told == [["January 2012", "He left.", "Four years."]]


def test_the_same_text_stands_once(tmp_path: Path) -> None:
    """An editor may have written it in both places."""
    assert entries(tmp_path, EVENT % ", text: {en: He left.}") == [["January 2012", "He left."]]


def test_a_month_comes_before_its_days(tmp_path: Path) -> None:
    """And “before” a day stands where that day is, not at the beginning of time."""
    more = "".join(
        f"  - {{date: '{date}', text: {{en: '{date}'}}, source: [s1]}}\n"
        for date in ("2012-01-20", "../2013-02", "2012-01-02")
    )
    told = [entry[-1] for entry in entries(tmp_path, more=more)]

    assert told == ["He left.", "2012-01-02", "2012-01-20", "../2013-02"]


def test_what_only_events_have_is_told(tmp_path: Path) -> None:
    """By whom, in the open or not, with a paper or without, and when it was pronounced."""
    more = (
        ", by: {en: A court}, public: false, notice: true, announced: 2012-02, certainty: alleged"
    )
    found = " ".join(entries(tmp_path, EVENT.replace("2012-01", "2011") % more)[0])

    for words in ("A court", "(behind closed doors)", "(written notice known)", "alleged"):
        assert words in found
    assert "pronounced on February 2012" in found
