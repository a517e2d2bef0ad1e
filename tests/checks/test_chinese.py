"""A second pair of eyes on Chinese: what is doubtful is named once, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problem
from plugins.records.approved import sentence_hash
from tests.sites import problems_of, write_content

TEXT = "topics/speech/zh-Hans.md"
HEAD = "---\ntitle: 言论\nsummary: 短。\n{front}---\n"


def found(tmp_path: Path, body: str, front: str = "", **more: str | None) -> list[Problem]:
    """The problems of the small site with this Chinese text."""
    files: dict[str, str | bytes | None] = {
        "topics/speech/en.md": "---\ntitle: A\nsummary: B.\n---\nC.\n",
        TEXT: HEAD.format(front=front) + body,
    }
    files.update({name.replace("_", "."): words for name, words in more.items()})
    quiet = {"unused-source", "unmarked-language"}
    return [p for p in problems_of(write_content(tmp_path, files)) if p.rule not in quiet]


def test_a_listed_short_name(tmp_path: Path) -> None:
    """A two-character name on a page that does not name the person is an error with its line."""
    (problem,) = found(tmp_path, "甲。\n\n余杰写道。\n")

    assert (problem.rule, problem.severity) == ("short-name", "error")
    assert (problem.place.line, problem.place.column, problem.place.length) == (7, 1, 2)
    assert "people: [yu-jie]" in problem.hint


@pytest.mark.parametrize(
    "front", ["people: [yu-jie]\n", "convert: [{zh-Hans: 余杰, zh-Hant: 余杰}]\n"]
)
def test_a_short_name_that_was_turned_on(tmp_path: Path, front: str) -> None:
    """A page that declares the person, or its own rule, is not asked."""
    assert found(tmp_path, "余杰写道。\n", front) == []


def test_a_doubtful_name(tmp_path: Path) -> None:
    """A likely name with a two-way character comes with both candidates and a line to paste."""
    (problem,) = found(tmp_path, "律师钟明被带走。\n")

    assert (problem.rule, problem.severity) == ("doubtful-name", "warning")
    assert "鍾明" in problem.message
    assert "鐘明" in problem.message
    assert "convert:" in problem.hint


def test_the_pasted_line_settles_it(tmp_path: Path) -> None:
    """The line of the hint, pasted where it says, ends the question."""
    (problem,) = found(tmp_path / "a", "律师王小杰被带走。\n")
    line = problem.hint.split("glossary.yaml: ")[1].split("; if")[0]

    assert found(tmp_path / "b", "律师王小杰被带走。\n", glossary_yaml=line + "\n") == []


def test_what_is_approved_is_never_asked_again(tmp_path: Path) -> None:
    """A sentence in approved.txt is left alone until it changes."""
    sentence = "律师钟明被带走。"
    approved = f"# checked\n{sentence_hash(sentence)} 钟明\n"

    changed = found(tmp_path / "b", "昨天，律师钟明被带走。", approved_txt=approved)

    assert found(tmp_path / "a", sentence, approved_txt=approved) == []
    assert [problem.rule for problem in changed] == ["doubtful-name"]


def test_each_doubt_once(tmp_path: Path) -> None:
    """The same span of the same sentence is named once, wherever it stands."""
    assert len(found(tmp_path, "律师钟明被带走。\n\n律师钟明被带走。\n")) == 1


@pytest.mark.parametrize(
    "harmless",
    [
        "他等了二十分钟。",
        "范围很大，余下的人都走了。",
        "由于禁令，岳母没有来。",
        "高峰时，升学的人、台上的人都在等。",
        "里面的人说，丰收了。",
        "于是之后，他说：不。",
    ],
)
def test_words_that_are_no_names(tmp_path: Path, harmless: str) -> None:
    """Common words with a two-way character raise no question."""
    assert [p for p in found(tmp_path, harmless) if p.rule == "doubtful-name"] == []


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("她說这是真的。", 2),
        ("这是[說]{lang=zh-Hant}。", 0),
        ("`說`", 0),
        ("他站在瞭望台上，乾隆年间。", 0),
    ],
    ids=["mixed", "marked", "code", "both have it"],
)
def test_mixed_script(tmp_path: Path, body: str, at: int) -> None:
    """A character of the other script is an error at its place, unless it is marked."""
    columns = [p.place.column for p in found(tmp_path, body) if p.rule == "mixed-script"]

    assert columns == ([at] if at else [])


def test_a_title_of_a_source_in_the_wrong_script(tmp_path: Path) -> None:
    """A source's title is in the script of the source."""
    record = (
        "sources:\n  - {id: s1, kind: ngo, title: 关于选举的报告, lang: zh-Hant}\n"
        "timeline:\n  - {date: 2001, text: A., source: [s1]}\n"
    )
    rules = {
        p.rule for p in problems_of(write_content(tmp_path, {"topics/speech/record.yaml": record}))
    }

    assert "mixed-script" in rules


def test_two_entries_that_disagree(tmp_path: Path) -> None:
    """A conflict between a person and the glossary names both places."""
    glossary = "- {zh-Hans: 谢长发, zh-Hant: 謝長髮}\n"
    person = "people/yu-jie/record.yaml"
    base = (write_content(tmp_path) / person).read_text("utf-8")
    changed = base.replace("zh-Hans: 余杰, zh-Hant: 余杰", "zh-Hans: 谢长发, zh-Hant: 謝長發")
    problems = problems_of(write_content(tmp_path, {"glossary.yaml": glossary, person: changed}))
    (problem,) = (p for p in problems if p.rule == "glossary-conflict")

    places = [problem.place.path, problem.hint.split("stands at ")[1].split(":")[0]]

    assert sorted(path.rpartition("content/")[2] for path in places) == [
        "glossary.yaml",
        "people/yu-jie/record.yaml",
    ]


def test_a_line_that_approves_nothing(tmp_path: Path) -> None:
    """A line of approved.txt without a hash is an error at its line."""
    (problem,) = found(tmp_path, "甲。", approved_txt="# note\nis right\n")

    assert (problem.rule, problem.place.line) == ("approved-line", 2)


def test_an_entry_that_begins_with_a_common_word(tmp_path: Path) -> None:
    """于是之 would also be found in 于是之后; both places are named."""
    (problem,) = found(tmp_path, "甲。", glossary_yaml="- {zh-Hans: 于是之, zh-Hant: 于是之}\n")

    assert problem.rule == "glossary-conflict"
    assert problem.place.path.endswith("content/glossary.yaml")
    assert "plugins/editions/house/words.txt:" in problem.hint


def test_an_entry_of_a_group_may(tmp_path: Path) -> None:
    """Where only some pages ask for it, the entry may begin like a common word."""
    entry = "- {zh-Hans: 于是之, zh-Hant: 于是之, group: stage}\n"

    assert found(tmp_path, "甲。", glossary_yaml=entry) == []
