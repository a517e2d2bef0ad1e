"""Registers become content types, and their entries ordinary records."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plugins.errors import Problems
from plugins.records.base import titles
from plugins.records.dates import parse_date
from plugins.records.reader import Content, read_content
from plugins.records.references import Ref
from plugins.records.registers.spec import RegisterSchema
from plugins.records.text import Duration
from tests.registers import EAST, FOLDER, REGISTER, SCHEMA, WEST
from tests.sites import TOPIC, TOPIC_EN, TOPIC_HANS, problems_of, text, write_content

TABLE = text(
    """
    slug,title.en,title.zh-Hans,title.zh-Hant,kind,near,length,source.kind,source.title,story.en,story.zh-Hans
    north,North Wharf,北码头,北碼頭,sea,wharf:east; wharf:west,7,ngo,"A list, of names","One.
    Two.",一。
    """
)

OTHER_TOPIC = {
    "record.yaml": TOPIC,
    "en.md": TOPIC_EN.replace("Speech", "East"),
    "zh-Hans.md": TOPIC_HANS.replace("言论", "东方"),
}


def read(tmp_path: Path, changes: dict[str, str]) -> tuple[Content, Problems]:
    """The small folder with a register."""
    problems = Problems()
    return read_content(write_content(tmp_path, changes), problems), problems


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A register with a file, a folder and a table."""
    folder = tmp_path_factory.mktemp("registers")
    found, problems = read(folder, {**REGISTER, f"{FOLDER}/entries.csv": TABLE})
    assert list(problems) == []
    return found


def test_a_register_is_a_content_type(content: Content) -> None:
    """Its section and its id come from the content folder alone."""
    schema = content.schemas["wharves"]

    assert isinstance(schema, RegisterSchema)
    assert (schema.name, schema.address_of("east")) == ("wharf", "wharves/east.html")


def test_files_folders_and_rows_are_entries(content: Content) -> None:
    """Three ways of writing give three records."""
    found = [record.id for record in content.in_section("wharves")]

    assert found == ["wharf:east", "wharf:north", "wharf:west"]


def test_every_type_is_read_as_what_it_is(content: Content) -> None:
    """Dates are dates, numbers numbers, references references."""
    facts = vars(content.records["wharf:east"].facts)

    assert facts["opened"] == parse_date("1901-05")
    assert facts["length"] == Decimal("120.5")
    assert facts["roofed"] is True
    assert facts["near"] == [Ref("wharf", "west")]
    assert facts["lease"] == Duration(4, 6)
    assert facts["kind"].label.by_lang["zh-Hant"] == "海邊"
    assert [state.value.id for state in facts["state"]] == ["open", "shut"]


def test_an_entry_is_called_by_its_title(content: Content) -> None:
    """It needs no Markdown to have a name."""
    assert titles(content.records["wharf:west"]).by_lang["zh-Hant"] == "西碼頭"


def test_a_row_says_the_same_as_a_file(content: Content) -> None:
    """Lists are cut, the source gets an id, and a cell may hold several lines."""
    facts = content.records["wharf:north"].facts
    given = vars(facts)

    assert given["near"] == [Ref("wharf", "east"), Ref("wharf", "west")]
    assert [(s.id, s.title.by_lang[""]) for s in facts.sources] == [("s1", "A list, of names")]
    assert given["story"].by_lang["en"] == "One.\nTwo."


def test_a_place_in_a_table_is_its_cell(content: Content) -> None:
    """Line and column are those that an editor's program shows."""
    place = content.records["wharf:north"].tree.place(("length",))

    assert (place.line, place.text[place.column - 1 :][: place.length]) == (2, "7")


def test_a_byte_order_mark_is_no_mistake_in_a_table(tmp_path: Path) -> None:
    """Spreadsheets write one."""
    _, problems = read(tmp_path, {**REGISTER, f"{FOLDER}/entries.csv": "\ufeff" + TABLE})

    assert list(problems) == []


def test_a_draft_is_held_back(tmp_path: Path) -> None:
    """Entries are records: what is not published is not there."""
    east = EAST + "draft: true\n"
    west = REGISTER[f"{FOLDER}/west/record.yaml"]
    content, _ = read(tmp_path, {**REGISTER, f"{FOLDER}/east.yaml": east})

    assert west
    assert content.unpublished == {"wharf:east": "draft"}
    assert "wharf:east" not in content.records


def test_a_file_that_nothing_reads_is_named(tmp_path: Path) -> None:
    """Somebody would wait for its page in vain."""
    changes = {**REGISTER, f"{FOLDER}/south.yml": EAST, "registers/a.txt": "a"}
    _, problems = read(tmp_path, changes)

    assert [(p.rule, p.place.path.rpartition("/")[2]) for p in problems] == [
        ("stray-file", "a.txt"),
        ("stray-file", "south.yml"),
    ]


def test_a_register_without_sources_says_so(tmp_path: Path) -> None:
    """``sourced: false`` is for what the group says itself."""
    schema = SCHEMA.replace("orphans: warn\n", "sourced: false\n")
    west = REGISTER[f"{FOLDER}/west/record.yaml"].partition("sources:")[0]
    changes = {**REGISTER, f"{FOLDER}/schema.yaml": schema, f"{FOLDER}/west/record.yaml": west}
    _, problems = read(tmp_path, changes)

    assert list(problems) == []


@pytest.mark.parametrize(
    ("near", "related", "message", "hint"),
    [
        ("[east]", "[]", "no record is called “east”", "did you mean “wharf:east”?"),
        ("[wharf:eats]", "[]", "no record is called “wharf:eats”", "did you mean “wharf:east”?"),
        ("[person:yu-jie]", "[]", "“person:yu-jie” is of the wrong type", "of the type wharf"),
        (
            "[]",
            "[east]",
            "“east” could be more than one record",
            "write which: topic:east or wharf:east",
        ),
    ],
)
def test_a_reference_says_which_record_it_means(
    tmp_path: Path, near: str, related: str, message: str, hint: str
) -> None:
    """One that leads nowhere, or may mean several records, is an error with a suggestion."""
    west = f"{WEST}near: {near}\nrelated: {related}\n"
    topic = {f"topics/east/{name}": text for name, text in OTHER_TOPIC.items()}
    _, problems = read(tmp_path, {**REGISTER, **topic, f"{FOLDER}/west/record.yaml": west})
    [problem] = problems

    assert (problem.severity, problem.place.path.rpartition("/")[2]) == ("error", "record.yaml")
    assert problem.message == message
    assert hint in problem.hint


def test_a_link_that_may_mean_several_records_is_an_error(tmp_path: Path) -> None:
    """Running text is no exception."""
    words = TOPIC_EN.replace("(person:yu-jie)", "(east)")
    topic = {f"topics/east/{name}": text for name, text in OTHER_TOPIC.items()}
    changes = {**REGISTER, **topic, "topics/speech/en.md": words}
    found = problems_of(write_content(tmp_path, changes))

    assert ("dead-link", "write which: topic:east or wharf:east") in {
        (problem.rule, problem.hint) for problem in found
    }


def test_an_entry_that_stands_alone_is_named(tmp_path: Path) -> None:
    """A warning, unless the schema says that entries may stand alone, or they have no pages."""
    alone = {**REGISTER, f"{FOLDER}/far.yaml": WEST}

    def orphans(more: str) -> list[str]:
        changes = {**alone, f"{FOLDER}/schema.yaml": SCHEMA.replace("orphans: warn\n", more)}
        found = problems_of(write_content(tmp_path, changes))
        return [f"{p.severity} {p.message}" for p in found if p.rule == "orphan"]

    assert orphans("") == ["warning nothing leads to wharf:far, and it leads nowhere"]
    assert orphans("orphans: allow\n") == []
    assert orphans("pages: false\n") == []
    assert len(orphans("pages: false\norphans: warn\n")) == 1
