"""What is private is recognised by the column's name or by the cell, and never repeated."""

from __future__ import annotations

import pytest

from plugins.checks.privacy import Redactions
from plugins.checks.privacy.redaction import entry
from plugins.imports.cells import Read, Unread
from plugins.imports.private import Guard, private_column
from tests.imports.messy import PRIVATE

COLUMNS = {
    "电话": "a telephone number", "手機號碼": "a telephone number",
    "Phone no.": "a telephone number",
    "邮箱": "an e-mail address", "E-mail": "an e-mail address", "微信": "an account",
    "身份证号": "an identity number", "Passport": "an identity number",
    "ID No.": "an identity number",
    "家庭住址": "an address", "Home address": "an address", "妻子": "a relative",
    "家属": "a relative",
    "Next of kin": "a relative", "健康状况": "health", "Medical condition": "health",
}  # fmt: skip
HARMLESS = [
    "姓名", "Family name", "name", "出生日期", "罪名", "关押地点", "status", "issue category",
    "Web address", "CECC record number", "经过", "Detention status", "来源", "prison",
]  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
def test_a_private_column_is_known_by_its_name(name: str) -> None:
    """In Chinese and in English."""
    assert private_column(name).startswith(COLUMNS[name])


@pytest.mark.parametrize("name", HARMLESS)
def test_other_columns_are_not_taken_for_private(name: str) -> None:
    """“Family name” names no family."""
    assert private_column(name) == ""


@pytest.mark.parametrize("text", PRIVATE)
def test_a_private_cell_is_known_by_what_stands_in_it(text: str) -> None:
    """Whatever its column is called; and the report does not repeat it."""
    assert Guard().private(f"见 {text}")
    assert Guard().shown(f"见 {text}") == "(not repeated)"


@pytest.mark.parametrize(
    "text",
    [
        "王某甲",
        "2014-00001",
        "（2024）某01刑初12号",
        "20150710",
        "42195",
        "某市第一看守所",
        "105(2)",
    ],
)
def test_facts_are_not_private(text: str) -> None:
    """Dates, case numbers, records' numbers and prisons are what a table is for."""
    assert Guard().private(text) == ""
    assert Guard().shown(text) == text


def test_a_phrase_of_the_redaction_list_is_private() -> None:
    """What a group keeps out everywhere is kept out of drafts as well."""
    guard = Guard(Redactions([entry("某个不能说的人", b"0123456789abcdef")]))

    assert guard.private("见某个不能说的人") == "a phrase of the redaction list"


def test_a_link_loses_what_names_its_sharer() -> None:
    """And one that opens a session is not taken."""
    assert Guard().link("https://example.org/a?id=1&utm_source=x") == Read(
        "https://example.org/a?id=1", ("what names the link’s sharer was taken out of it",)
    )
    assert Guard().link("https://example.org/a") == Read("https://example.org/a")
    assert isinstance(Guard().link("https://example.org/a?pass_ticket=abcdef0123"), Unread)


def test_a_long_cell_is_shortened() -> None:
    """A report is to be read."""
    assert Guard().shown("某" * 100) == "某" * 59 + "…"
