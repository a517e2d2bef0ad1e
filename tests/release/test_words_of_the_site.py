"""The words are right for pages as this project's own theme makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirror.format.manifest import Entry
from plugins.release.telling import tell
from plugins.release.tree import Tree
from plugins.release.words import Words
from tests.release.making import write_files
from tests.sites import PERSON, PERSON_EN, PERSON_HANS, TOPIC_HANS, build, write_content

SECOND = {
    "people/an-li/record.yaml": PERSON.replace("Yu Jie", "An Li")
    .replace("余杰", "安例")
    .replace("p-000001", "p-000002"),
    "people/an-li/en.md": PERSON_EN,
    "people/an-li/zh-Hans.md": PERSON_HANS.replace("余杰", "安例"),
}


def built(folder: Path, changes: dict[str, str | bytes | None]) -> Tree:
    """The small site with some changes, built and on disk."""
    folder.mkdir()
    files = build(write_content(folder, changes)).files
    write_files(folder / "site", files)
    return Tree({p: Entry.of(d) for p, d in files.items()}, lambda path: folder / "site" / path)


@pytest.fixture
def before(tmp_path: Path) -> Tree:
    """The small site."""
    return built(tmp_path / "before", {})


def told(before: Tree, after: Tree, revoked: tuple[str, ...] = ()) -> list[str]:
    """What an editor is told."""
    return list(tell(Words.of(before, after, (), revoked)))


def test_building_again_changes_nothing(before: Tree, tmp_path: Path) -> None:
    """Not a byte, so not a word."""
    lines = told(before, built(tmp_path / "after", {}))

    assert lines == ["Records: none changed. Files: 0 changed, 0 new, 0 gone."]


def test_a_sentence_reaches_both_chinese_editions(before: Tree, tmp_path: Path) -> None:
    """And nothing else; titles in all three."""
    text = TOPIC_HANS.replace("话可以说 [", "话都可以说 [")
    lines = told(before, built(tmp_path / "after", {"topics/speech/zh-Hans.md": text}))

    assert lines[:4] == [
        "Records: 1 changed. Files: 2 changed, 0 new, 0 gone.",
        "",
        "Changed",
        "  topics/speech  Speech · 言论 · 言論",
    ]
    assert [line.strip() for line in lines[4:]] == [
        "zh-hans",
        "- 话[]可以说，余杰就说了。",
        "+ 话[都]可以说，余杰就说了。",
        "zh-hant",
        "- 話[]可以說，余杰就說了。",
        "+ 話[都]可以說，余杰就說了。",
    ]


def test_a_summary_is_told_of_its_record_not_of_the_cards_of_others(
    before: Tree, tmp_path: Path
) -> None:
    """The page of a person shows the topic's summary on a card; the topic's feeds have it too."""
    text = TOPIC_HANS.replace("什么话可以说。", "什么话能说。")
    lines = told(before, built(tmp_path / "after", {"topics/speech/zh-Hans.md": text}))

    assert lines[0] == "Records: 1 changed. Files: 10 changed, 0 new, 0 gone."
    assert "      - 什么话[可以]说。" in lines
    assert not any("people/yu-jie  " in line for line in lines)
    assert any("people/yu-jie" in line for line in lines)


def test_a_status_is_told_of_the_person_not_of_the_lists(before: Tree, tmp_path: Path) -> None:
    """The lists change with it, and are only named."""
    record = PERSON.replace("status_as_of: 2012-01", "status_as_of: 2012-02")
    lines = told(before, built(tmp_path / "after", {"people/yu-jie/record.yaml": record}))

    assert "  people/yu-jie  Yu Jie · 余杰" in lines
    assert any("fact: released as of [January] 2012" in line for line in lines)
    assert any("fact: 已获释 截至2012年[1]月" in line for line in lines)
    assert "Lists and other pages" not in lines
    assert any("people/by-status" in line for line in lines[lines.index("Changed") :])


def test_a_new_person_is_told_once(before: Tree, tmp_path: Path) -> None:
    """Name, summary, number of pages; the lists do not say the name again."""
    lines = told(before, built(tmp_path / "after", {**SECOND}))

    assert "  people/an-li  An Li · 安例" in lines
    assert "    en: A writer." in lines
    assert lines[0].startswith("Records: 1 new")
    assert sum("An Li" in line or "安例" in line for line in lines) == 3


def test_a_withdrawn_person_is_called_withdrawn(tmp_path: Path) -> None:
    """By name and number, as the editor knows them."""
    full = built(tmp_path / "full", {**SECOND})
    gone: dict[str, str | bytes | None] = {
        "people/an-li/record.yaml": "id: p-000002\nwithdrawn: 2012-03-01\n",
    }
    lines = told(full, built(tmp_path / "after", gone), ("p-000002",))

    at = lines.index("Withdrawn")
    assert lines[at + 1] == "  people/an-li  An Li · 安例  (p-000002)"
    assert "1 withdrawn" in lines[0]
