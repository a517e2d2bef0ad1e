"""Rules that look across records: what each finds, and what it leaves in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problem
from tests.bad_input import SITE, TOPIC_EN, TOPIC_FACTS, TOPIC_HANS, Changes, add, edit
from tests.sites import SMALL, problems_of, write_content

GLOSSARY = "glossary.yaml"
ENTRY = "- {{zh-Hans: {}, zh-Hant: {}}}\n"


def found(folder: Path, changes: Changes) -> list[Problem]:
    """What ``make check`` finds in a folder with ``changes``."""
    return problems_of(write_content(folder, changes))


def summary(path: str, words: str) -> Changes:
    """A text with another summary."""
    old = SMALL[path].split("summary: ")[1].split("\n")[0]
    return edit(path, f"summary: {old}", f"summary: {words}")


@pytest.mark.parametrize(
    ("path", "words", "rules"),
    [
        (TOPIC_EN, "a" * 160, []),
        (TOPIC_EN, "a" * 161, ["long-summary"]),
        (TOPIC_HANS, "言" * 80, []),
        (TOPIC_HANS, "言" * 81, ["long-summary"]),
    ],
)
def test_a_summary_fits_a_card(path: str, words: str, rules: list[str], tmp_path: Path) -> None:
    """160 characters in English, 80 in Chinese."""
    assert rules == [p.rule for p in found(tmp_path, summary(path, words))]


@pytest.mark.parametrize(
    ("markdown", "rules"),
    [
        ('他说"是"。', ["straight-quote"]),
        ("他说“是”。", []),
        ('`a "b" c`', []),
        ('[a](https://example.org "b")', []),
        ('[words]{lang="en"}', []),
        ('<abbr title="说明">缩写</abbr>。', []),
        ('缩写<abbr title="说明">缩写</abbr>。', []),
        ('\n    print("a")', []),
        ("他说'是'。", []),
    ],
)
def test_straight_quotes_in_chinese(markdown: str, rules: list[str], tmp_path: Path) -> None:
    """Only in running text: code, links and attributes need them."""
    assert rules == [p.rule for p in found(tmp_path, add(TOPIC_HANS, markdown))]


def test_straight_quotes_in_english_stay(tmp_path: Path) -> None:
    """The rule is for Chinese, where marks follow the script."""
    assert found(tmp_path, add(TOPIC_EN, 'He said "yes".')) == []


@pytest.mark.parametrize(
    ("name", "body", "rules"),
    [
        ("zh-Hant", "这些话说的是言论自由。", ["wrong-script"]),
        ("zh-Hant", "這些話說的是言論自由。", []),
        ("zh-Hant", "這些話說的是言論自由，书名是《书》。", ["mixed-script"] * 2),
        ("zh-Hant", "這些話說的是言論自由，書名是《[书]{lang=zh-Hans}》。", []),
        ("zh-Hant", "中文。", []),
    ],
    ids=["wrong", "right", "mixed", "a quotation", "either"],
)
def test_a_file_holds_its_script(name: str, body: str, rules: list[str], tmp_path: Path) -> None:
    """What most characters say counts; text that could be both is fine."""
    words = f"---\ntitle: 言\nsummary: 言\n---\n{body}\n"

    assert rules == [p.rule for p in found(tmp_path, {f"topics/speech/{name}.md": words})]


@pytest.mark.parametrize(
    ("markdown", "rules"),
    [
        ("人权组织 Human Rights in China 说。", ["unmarked-language"]),
        ("人权组织 [Human Rights in China]{lang=en} 说。", []),
        ("人权组织 [Human Rights in China](https://example.org/) 说。", ["unmarked-language"]),
        ("两个 Latin words 不算。", []),
        ("网址 https://example.org/a-b-c 不算。", []),
        ("`make a cup of tea`", []),
    ],
)
def test_phrases_in_another_language(markdown: str, rules: list[str], tmp_path: Path) -> None:
    """Three Latin words in a row need their language, in a link too."""
    assert rules == [p.rule for p in found(tmp_path, add(TOPIC_HANS, markdown))]


@pytest.mark.parametrize(
    ("entries", "rules"),
    [
        ([("记名表决", "記名表決")], []),
        ([("记名表决", "記名表決"), ("记名表决", "記名表決")], []),
        ([("记名表决", "記名表決"), ("记名表决", "記名錶決")], ["glossary-conflict"]),
        ([("记名表决", "記名表決"), ("记名錶决", "記名表決")], ["glossary-conflict"]),
        ([("表决", "表決")], ["glossary-short"]),
    ],
    ids=["fine", "the same twice", "two forms", "two forms the other way", "short"],
)
def test_the_glossary(entries: list[tuple[str, str]], rules: list[str], tmp_path: Path) -> None:
    """One form for each term, in both directions, and long enough not to meet by chance."""
    text = "".join(ENTRY.format(*entry) for entry in entries)

    assert rules == [p.rule for p in found(tmp_path, {GLOSSARY: text})]


@pytest.mark.parametrize(
    "changes",
    [edit(TOPIC_EN, " [@s1]", ""), edit(TOPIC_HANS, " [@s1]", "")],
    ids=["cited in Chinese", "cited in English"],
)
def test_a_source_that_is_used_once_is_used(changes: Changes, tmp_path: Path) -> None:
    """A citation in any language is enough, and so is a fact."""
    no_fact = edit(TOPIC_FACTS, SMALL[TOPIC_FACTS].split("key_facts:")[1], " []\n")

    assert found(tmp_path / "fact", changes) == []
    assert found(tmp_path / "text", {**changes, **no_fact}) == []


def test_a_source_that_nothing_names(tmp_path: Path) -> None:
    """The warning points at the source's id and says how to cite it."""
    more = "sources:\n  - {id: s2, kind: ngo, title: B}"
    problems = found(tmp_path, edit(TOPIC_FACTS, "sources:", more))

    assert [(p.rule, p.place.line, p.hint) for p in problems] == [
        ("unused-source", 3, "cite it with [@s2]")
    ]


def test_a_file_that_nothing_shows(tmp_path: Path) -> None:
    """It is named once, and is not published."""
    problems = found(tmp_path, {"topics/speech/b.txt": "x", "topics/speech/a.txt": "x"})

    assert [p.rule for p in problems] == ["unused-file", "unused-file"]
    assert ["“a.txt”" in problems[0].message, "“b.txt”" in problems[1].message] == [True, True]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("topics: [speech]", "topics: [speech, spech]", "dead-link"),
        ("topics: [speech]", "people: [yu-jie]", ""),
        ("topics: [speech]", "people: [speech]", "dead-link"),
        ("- id: people", "- id: person", "unknown-section"),
    ],
)
def test_the_lists_of_the_site(old: str, new: str, rule: str, tmp_path: Path) -> None:
    """``site.yaml`` names what exists."""
    assert [p.rule for p in found(tmp_path, edit(SITE, old, new))] == ([rule] if rule else [])
