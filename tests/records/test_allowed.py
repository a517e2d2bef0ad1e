"""What editors allow: where it holds, for which words, and what can never be."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Place, Problems
from plugins.records.allowed import Allowance, Allowed, read_allowed
from tests.sites import write_content

REASON = "public number of an office"


def allowed(where: str, text: str | None = None, rule: str = "phone") -> Allowed:
    """One entry, in the folder ``content``."""
    entry = Allowance(rule=rule, where=where, text=text, reason=REASON)
    return Allowed([(entry, Place("content/allow.yaml", 1))], "content")


def read(folder: Path, text: str) -> tuple[Allowed, list[str]]:
    """An ``allow.yaml``, and the rules that its reading noted."""
    problems = Problems()
    write_content(folder, {"allow.yaml": text})
    found = read_allowed(folder / "content", "content", problems)
    return found, [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("where", "path", "covered"),
    [
        ("people/yu-jie/en.md", "people/yu-jie/en.md", True),
        ("people/yu-jie/en.md", "content/people/yu-jie/en.md", True),
        ("content/people/yu-jie/en.md", "people/yu-jie/en.md", True),
        ("people/yu-jie/en.md", "people/yu-jie/zh-Hans.md", False),
        ("people/yu-jie/*.md", "people/yu-jie/zh-Hans.md", True),
        ("people/yu-jie", "people/yu-jie/zh-Hans.md", True),
        ("people/yu-jie/", "people/yu-jie/zh-Hans.md", True),
        ("people/yu-jie", "people/yu-jie-2/zh-Hans.md", False),
        ("people/*", "people/yu-jie/en.md", True),
        ("people/*.md", "people/yu-jie/en.md", False),
        ("**/en.md", "people/yu-jie/en.md", True),
        ("**/en.md", "en.md", True),
        ("people/yu-ji?/en.md", "people/yu-jie/en.md", True),
        ("people/yu.jie", "people/yu-jie/en.md", False),
        ("site.yaml", "site.yaml", True),
    ],
)
def test_where_an_entry_holds(where: str, path: str, covered: bool) -> None:
    """A star stops at a folder's end, two do not, and a folder stands for all in it."""
    assert covered == allowed(where).covers("phone", path, "123")


@pytest.mark.parametrize(
    ("text", "found", "covered"),
    [
        (None, "123", True),
        (None, "", True),
        ("010 1234", "0101234", True),
        ("010 1234", "０１０ 1234", True),
        ("Tel. 010 1234", "010 1234", True),
        ("010 1234", "Tel. 010 1234", False),
        ("010 1234", "010 9999", False),
        ("010 1234", "", False),
        ("A Court", "a court", True),
    ],
)
def test_which_words_an_entry_allows(text: str | None, found: str, covered: bool) -> None:
    """Those it names and parts of them, white space, width and case apart."""
    assert covered == allowed("people/yu-jie", text).covers("phone", "people/yu-jie/en.md", found)


def test_an_entry_is_for_one_rule() -> None:
    """A number that is allowed is no address that is."""
    assert not allowed("people/yu-jie").covers("email-address", "people/yu-jie/en.md")


def test_problems_are_sifted_by_the_words_under_their_carets() -> None:
    """One of two on a line is let pass."""
    found, problems = Problems(), Problems()
    line = "call 123 or 456"
    for at in (5, 12):
        found.add(Place("content/a/b/en.md", 1, at + 1, 3, line), "phone", f"a number {at}")
    allowed("a/b", "123").sift(found, problems)

    assert [problem.message for problem in problems] == ["a number 12"]


def test_an_entry_that_was_not_needed_is_named_once_its_rule_has_run() -> None:
    """Entries for rules that have not run may yet be needed."""
    entry, problems = allowed("people/yu-jie"), Problems()
    entry.note_unused({"wording"}, problems)
    assert list(problems) == []
    entry.note_unused({"phone"}, problems)
    assert [problem.rule for problem in problems] == ["unused-allowance"]

    used, none = allowed("people/yu-jie"), Problems()
    used.covers("phone", "people/yu-jie/en.md")
    used.note_unused({"phone"}, none)
    assert list(none) == []


@pytest.mark.parametrize(
    ("entry", "rules"),
    [
        ("{rule: phone, where: people/yu-jie, reason: number of an office}", []),
        ("{rule: phone, where: people/yu-jie, reason: 法院公开的电话}", []),
        ("{rule: phone, where: people/yu-jie, reason: ok}", ["allowance"]),
        ("{rule: phone, where: people/yu-jie, reason: 可以}", ["allowance"]),
        ("{rule: phone, where: people/yu-jie}", ["missing-field"]),
        ("{rule: phone, where: site.yaml, reason: number of an office}", []),
        ("{rule: phone, where: '**', reason: number of an office}", ["allowance"]),
        ("{rule: phone, where: '*', reason: number of an office}", ["allowance"]),
        ("{rule: phone, where: 'people/*', reason: number of an office}", ["allowance"]),
        ("{rule: phone, where: 'people', reason: number of an office}", ["allowance"]),
        ("{rule: phone, where: 'content/*/x', reason: number of an office}", ["allowance"]),
        ("{rule: phone, where: '**', text: '12', reason: number of an office}", []),
        ("{rule: phone, where: '**', text: ' ', reason: number of an office}", ["allowance"]),
        ("{rule: hidden-name, where: people/a, reason: number of an office}", ["allowance"]),
        ("{rule: withdrawn, where: people/a, reason: number of an office}", ["allowance"]),
        ("{rule: internal-field, where: people/a, reason: number of an office}", ["allowance"]),
        ("{rule: phone, wheer: people/a, reason: number of an office}", ["unknown-field"]),
    ],
)
def test_what_an_entry_must_say(entry: str, rules: list[str], tmp_path: Path) -> None:
    """A reason, one record or the words, and no rule that hides people who asked for it."""
    assert rules == read(tmp_path, f"- {entry}\n")[1]


def test_an_entry_with_a_mistake_allows_nothing(tmp_path: Path) -> None:
    """Until it is put right."""
    found, _ = read(tmp_path, "- {rule: phone, where: '**', reason: number of an office}\n")

    assert not found.covers("phone", "people/yu-jie/en.md", "123")


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_allows_nothing(text: str, tmp_path: Path) -> None:
    """And is no mistake."""
    found, rules = read(tmp_path, text)

    assert (rules, found.covers("phone", "people/yu-jie/en.md")) == ([], False)
