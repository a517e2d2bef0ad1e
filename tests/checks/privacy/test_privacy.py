"""Leaks are found, look-alikes are left alone, and what is found depends on where it stands."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from random import Random

import pytest
import yaml

from plugins.checks.privacy import APART, Finding, Redactions, Setting, find, likely
from plugins.checks.privacy.finding import ORDER
from plugins.checks.privacy.redaction import entry
from tests.checks.privacy.tables import Leak, harmless, planted
from tests.sites import ROOT
from tests.source_code import rule_names


def found(text: str, setting: Setting = Setting.PAGE) -> list[tuple[str, str]]:
    """Rules with the characters that they are about."""
    return [(f.rule, text[f.start : f.end]) for f in find(text, setting)]


@pytest.mark.parametrize("leak", planted(), ids=str)
def test_every_planted_leak_is_found(leak: Leak) -> None:
    """Each disguise is seen through, and the severity is the one that its setting asks for."""
    findings = find(leak.text, leak.setting)

    assert (leak.rule, leak.severity) in [(f.rule, f.severity) for f in findings]


@pytest.mark.parametrize("leak", planted(), ids=str)
def test_a_leak_is_not_taken_for_another_kind(leak: Leak) -> None:
    """What is found is named once and for what it is, so that the hint fits."""
    rules = {finding.rule for finding in find(leak.text, leak.setting)}
    links = {"session-token", "tracking-parameter"}

    assert rules == {leak.rule} or (leak.rule in links and rules <= links)


def test_every_rule_but_the_private_list_has_planted_leaks() -> None:
    """A new rule comes with leaks that it finds."""
    counted = Counter(leak.rule for leak in planted())

    assert set(ORDER) - {"redacted"} == set(counted)
    assert len(planted()) >= 120


@pytest.mark.parametrize("setting", [Setting.PAGE, Setting.PROFILE])
@pytest.mark.parametrize("text", harmless())
def test_harmless_look_alikes_are_left_alone(text: str, setting: Setting) -> None:
    """Case numbers, dates, figures, books and hotlines pass, on a person's page as elsewhere."""
    assert found(text, setting) == []


def test_there_are_many_look_alikes() -> None:
    """Precision is tried on at least as many lines as the finding of leaks."""
    assert len(harmless()) >= 120


def test_look_alikes_side_by_side_make_no_new_number() -> None:
    """Lines that follow one another are not read as one number."""
    assert found("\n".join(harmless())) == []


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("电话：010-00000000", {Setting.CONTACT}),
        ("某某区某某路0号0楼000室", {Setting.OFFICE, Setting.CONTACT}),
        ("10.12345, 150.12345", {Setting.OFFICE, Setting.CONTACT}),
        ("统一社会信用代码 92999999MA0000000G", {Setting.OFFICE}),
        ("office@example.org", {Setting.CONTACT}),
        ("微信号 abc00000", {Setting.CONTACT}),
        ("11010519491231002X", set()),
    ],
)
def test_what_an_office_may_publish(text: str, settings: set[Setting]) -> None:
    """An office has an address and a telephone; nobody's identity number is ever public."""
    assert {setting for setting in Setting if not found(text, setting)} == settings


def test_findings_stand_in_order_and_do_not_overlap() -> None:
    """Each character is complained about once, and the editor can follow the text."""
    texts = " ".join(leak.text for leak in planted())
    spans = [(f.start, f.end) for f in find(texts, Setting.PROFILE)]

    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_the_span_is_exactly_what_has_to_go() -> None:
    """Words around are not marked, and disguises inside are."""
    text = "请打 １３８&#48;<b>0</b>0\u200b0 0000，谢谢"

    assert found(text) == [("phone", "１３８&#48;<b>0</b>0\u200b0 0000")]


def test_messages_do_not_repeat_what_was_found() -> None:
    """A log of the build may be public."""
    for leak in planted():
        for finding in find(leak.text, leak.setting):
            shown = finding.message + finding.hint
            if finding.rule not in {"session-token", "tracking-parameter"}:
                assert leak.text[finding.start : finding.end] not in shown


def test_all_lists_are_searched_at_once() -> None:
    """With a private list, its phrases are found beside everything else, and win."""
    phrases = Redactions([entry("某甲", b"0" * 16)])
    rules = [f.rule for f in find("某甲，电话13800000000", Setting.PAGE, phrases)]

    assert rules == ["redacted", "phone"]


def test_every_rule_is_declared_explained_and_in_order() -> None:
    """The rules of this room, as its source names them, are those of the list and of the pages."""
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")}

    assert set(ORDER) <= rule_names()
    assert set(ORDER) <= pages


@pytest.mark.parametrize("rule", sorted(set(ORDER) - {"redacted"}))
def test_the_page_of_a_rule_shows_how_to_allow(rule: str) -> None:
    """The example in each page is an entry that can be pasted, with a reason."""
    text = (ROOT / "docs" / "rules" / f"{rule}.md").read_text("utf-8")
    (entry,) = yaml.safe_load(text.rpartition("`content/allow.yaml`:\n")[2])

    assert entry["rule"] == rule
    assert set(entry) == {"rule", "text", "where", "reason"}


@pytest.mark.parametrize("rule", sorted(set(ORDER) - {"redacted"}))
def test_the_page_of_a_rule_says_what_the_message_says(rule: str) -> None:
    """An editor who searches the page for the words of a message finds them."""
    text = (ROOT / "docs" / "rules" / f"{rule}.md").read_text("utf-8")
    shown = [line for line in text.splitlines() if line.startswith("    content/")]
    leaks = [leak for leak in planted() if leak.rule == rule]
    messages = {f.message for leak in leaks for f in find(leak.text, leak.setting)}

    assert any(f"[{rule}]: {message}" in line for line in shown for message in messages)


@pytest.mark.parametrize("sign", [" ", "\n", "  "])
@pytest.mark.parametrize("most", [9, 9999, 999999])
def test_long_lists_of_numbers_hold_no_persons(sign: str, most: int) -> None:
    """Rows and columns of figures make cards and telephones by chance, and are let be."""
    figures = Random(most)

    assert found(sign.join(str(figures.randint(0, most)) for _ in range(5000))) == []


def test_an_identity_by_chance_in_a_long_list_is_let_be() -> None:
    """What would be found by itself is not read out of the middle of a table."""
    number = "119999 1899 0101 0000"
    row = " ".join(str(figure) for figure in range(100, 120))

    assert [rule for rule, _ in found(number)] == ["identity-number"]
    assert found(f"{row} {number} {row}") == []


@pytest.mark.parametrize("number", ["13800000000", "138-0000-0000", "138 0000 0000"])
def test_long_lists_of_telephones_are_found(number: str) -> None:
    """A column of numbers that look like telephones is no table of figures."""
    assert len(found("\n".join([number] * 20))) == 20


def test_long_texts_keep_their_places() -> None:
    """A leak far into a text is marked where it stands."""
    before = "正文&amp;文字，ＡＢＣ。" * 5000
    text = before + "电话13800000000"

    assert next(find(text, Setting.PAGE)).start == len(before) + 2


def test_a_finding_is_an_error_unless_said_otherwise() -> None:
    """Forgetting to say how bad something is errs on the safe side."""
    assert Finding("phone", 0, 1, "message", "hint").severity == "error"


def test_numbers_of_two_paragraphs_are_two_numbers() -> None:
    """Each is found by itself, whatever stands before or behind it."""
    text = "(852) 0000 0000\n\n852-00000000\n \n+853 0000 0000"

    assert [words for rule, words in found(text) if rule == "phone"] == [
        "852) 0000 0000", "852-00000000", "853 0000 0000",
    ]  # fmt: skip


@pytest.mark.parametrize("leak", planted(), ids=str)
def test_a_leak_among_many_texts_is_found(leak: Leak) -> None:
    """Texts that are read together hide nothing of each other: not before, between or behind."""
    shuffled = Random(leak.text).sample(harmless(), 20)
    digits = ["ISBN", "1380", "0000000", "https://example.org/?", "<a ", "电话", "No.", "-", "+"]

    for others in (shuffled, digits):
        for at in (0, len(others) // 2, len(others)):
            texts = [*others[:at], leak.text, *others[at:]]
            assert likely(texts, leak.setting), (at, others)


def test_texts_that_are_read_together_do_not_run_into_each_other() -> None:
    """Two halves of a number in two texts are no number, and no text is read twice."""
    halves = ["电话 138", "0000", "0000"]

    assert not likely(halves, Setting.PAGE)
    assert not likely(harmless(), Setting.PAGE)
    assert found(APART.join(halves)) == []


def test_a_phrase_to_keep_out_is_found_among_many_texts() -> None:
    """The private list is asked as well, whichever text it stands in."""
    list_ = Redactions([entry("张三某", bytes(16))])

    assert likely(["一", "張 三·某", "二"], Setting.PAGE, list_)
    assert not likely(["一张", "三某"], Setting.PAGE, list_)
