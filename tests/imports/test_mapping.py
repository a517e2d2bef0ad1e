"""A map is an editor's file: every mistake is named with its line and a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problems, SetupError, report
from plugins.imports.fields import all_targets
from plugins.imports.mapping import Mapped, read_map
from tests.imports.tables import MAP, vocabularies
from tests.sites import ROOT, text

MAPS = sorted((ROOT / "docs" / "imports" / "maps").glob("*.yaml"))


def mapped(folder: Path, words: str) -> tuple[Mapped | None, str]:
    """A map with this text, and what is said of it."""
    path = folder / "map.yaml"
    path.write_text(words, "utf-8")
    problems = Problems()
    found = read_map(path, vocabularies(), problems)
    return found, report(problems)


def said(folder: Path, lines: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said of the usual map with more lines under ``columns``."""
    monkeypatch.chdir(folder)
    return mapped(Path(), MAP + lines)[1]


def test_a_map_without_mistakes_is_read(tmp_path: Path) -> None:
    """One name, one rule or several for a column."""
    lines = """\
  罪名: {to: case.charges, split: 、}
  现状:
    - status
    - {to: case.sentence.kind, values: {终身: life}, others: skip}
"""
    found, problems = mapped(tmp_path, MAP + lines)

    assert problems == ""
    assert found is not None
    assert [rule.to for rule in found.map.columns["现状"]] == ["status", "case.sentence.kind"]
    assert found.map.columns["罪名"][0].split == ["、"]


MISTAKES = {
    "a field that is none": (
        "  性别: sexx\n",
        """
        map.yaml:7:3: error[unknown-term]: no field is called “sexx”
          |
        7 |   性别: sexx
          |   ^^^^
          = hint: did you mean “sex”?
        """,
    ),
    "an event that is none": (
        "  逮捕: event.arested\n",
        """
        map.yaml:7:3: error[unknown-term]: “arested” is not in vocabulary/event.yaml
          |
        7 |   逮捕: event.arested
          |   ^^^^
          = hint: did you mean “arrested”?
        """,
    ),
    "a value that is none": (
        "  民族: {to: ethnicity, values: {回回: huii}}\n",
        """
        map.yaml:7:36: error[unknown-term]: “huii” is not in vocabulary/ethnicity.yaml
          |
        7 |   民族: {to: ethnicity, values: {回回: huii}}
          |                                        ^^^^
          = hint: did you mean “hui”?
        """,
    ),
    "a private column": (
        "  家庭住址: residence\n",
        """
        map.yaml:7:9: error[private-column]: by its name this column holds an address
          |
        7 |   家庭住址: residence
          |             ^^^^^^^^^
          = hint: leave the column out, or send it to internal, health or relatives.…
        """,
    ),
    "a regular expression that is none": (
        "  经过: {parts: [{match: '(', to: custody.start}]}\n",
        """
        map.yaml:7:24: error[wrong-type]: this is not a regular expression: missing ), \
unterminated subpattern at position 0
          |
        7 |   经过: {parts: [{match: '(', to: custody.start}]}
          |                          ^^^
          = hint: try it on one cell first
        """,
    ),
    "an age without its day": (
        "  年龄: birth.age\n",
        """
        map.yaml:7:7: error[missing-field]: the field “at” is missing
          |
        7 |   年龄: birth.age
          |         ^^^^^^^^^
          = hint: add at: the column with the day of the age
        """,
    ),
    "sources without their kind": (
        "  来源: source.url\n",
        """
        map.yaml:7:3: error[unknown-term]: a column of sources needs its kind: \
{to: source.url, kind: media}
          |
        7 |   来源: source.url
          |   ^^^^
        """,
    ),
    "a field of a rule that is none": (
        "  民族: {to: ethnicity, valeus: {}}\n",
        """
        map.yaml:7:23: error[unknown-field]: there is no field “valeus” here
          |
        7 |   民族: {to: ethnicity, valeus: {}}
          |                         ^^^^^^
        """,
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_named_with_its_line(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole message, as it is printed."""
    lines, expected = MISTAKES[case]

    assert said(tmp_path, lines, monkeypatch) == text(expected).strip("\n")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "source: {id: list-a, kind: ngo, title: A list}\n",
            "",
            "nothing says where the facts come",
        ),
        ("title: A list}", "title: A list, read: 2016-02-01}", "an import has not read the source"),
        (
            "key: 编号",
            "key: 身份证号",
            "[private-column]: by its name this column holds an identity",
        ),
        ("key: 编号\n", "", "the field “key” is missing"),
        ("kind: ngo", "kind: nog", "“nog” is not in vocabulary/source-kind.yaml"),
        ("as_of: 2016-02-01", "as_of: soon", "[bad-date]"),
        ("scheme: list-a", "scheme: List A", "lower-case letters, digits and single hyphens"),
        ("columns:\n  姓名: name\n", "columns: {}\n", "[wrong-type]"),
        ("columns:", "columns: [", "[yaml]: the YAML does not parse"),
    ],
)
def test_a_map_must_say_what_it_must(old: str, new: str, message: str, tmp_path: Path) -> None:
    """Where the facts come from, how a row is known, and nothing untrue."""
    found, problems = mapped(tmp_path, MAP.replace(old, new))

    assert found is None
    assert message in problems


def test_a_map_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With the setting to check."""
    with pytest.raises(SetupError, match=r"there is no map .*check MAP=…"):
        read_map(tmp_path / "none.yaml", vocabularies(), Problems())


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_that_are_shipped_have_no_mistake(path: Path) -> None:
    """With the vocabularies as they are today."""
    problems = Problems()

    assert read_map(path, vocabularies(), problems) is not None
    assert report(problems) == ""


@pytest.mark.parametrize("document", ["docs/importing.md", "docs/importing.zh-Hans.md"])
def test_every_field_is_in_the_handbook(document: str) -> None:
    """Whoever writes a map can look up each target."""
    words = (ROOT / document).read_text("utf-8")
    missing = [target for target in all_targets() if f"`{target}`" not in words]

    assert missing == []
