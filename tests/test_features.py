"""``docs/features.md``: what the report of 2001 asked for, and where the built site has it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from plugins.build.story import Report
from plugins.records.languages import EDITIONS
from tests.sites import ROOT

ROW = re.compile(r"^\| (F\d\d) \| ([^|]+) \| ([^|]+) \|([^|]*)\|([^|]*)\|$", re.M)
CODE = re.compile(r"`([^`]+)`")
STATE = re.compile(r"^\| ([a-z ]+) \| [^|`]+ \|$", re.M)
WITHOUT_PAGES = {"not yet", "needs a server", "needs people", "by choice"}
ONCE = ("data/", "media/")  # what stands beside the editions


@dataclass(frozen=True)
class Row:
    """One thing that the report asks for."""

    id: str
    asked: str
    shown: str
    pages: tuple[str, ...]
    reason: str


def document() -> str:
    """The table for readers."""
    return (ROOT / "docs" / "features.md").read_text("utf-8")


def rows() -> list[Row]:
    """All rows of the document, in its order."""
    found = [[cell.strip() for cell in match.groups()] for match in ROW.finditer(document())]
    return [
        Row(id_, asked, shown, tuple(CODE.findall(pages)), why)
        for id_, asked, shown, pages, why in found
    ]


def test_each_of_the_99_features_has_one_row() -> None:
    """Nothing the report asks for is passed over, and nothing is told twice."""
    assert [row.id for row in rows()] == [f"F{number:02d}" for number in range(1, 100)]


def test_how_far_a_feature_is_shown_is_said_in_words_that_the_document_explains() -> None:
    """There are a few honest answers, and no others."""
    explained = set(STATE.findall(document().split("\n## ")[0])) - {"shown"}

    assert {row.shown for row in rows()} - explained == set()
    assert explained >= {"yes", "in part"} | WITHOUT_PAGES


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_feature_has_pages_or_a_reason(row: Row) -> None:
    """What is shown names its pages; what is not, or not all of it, says why in a sentence."""
    if row.shown not in WITHOUT_PAGES:
        assert row.pages
    if row.shown == "yes":
        assert row.reason == ""
    else:
        assert re.fullmatch(r"[A-Z].{15,}\.", row.reason)


def places(page: str) -> list[str]:
    """Where a page stands in the built site: once, or in each edition."""
    if page.startswith(ONCE):
        return [page]
    return [f"{edition}/{page}" for edition in EDITIONS]


def test_every_page_named_is_on_the_site(real_site: Report) -> None:
    """Who follows the table finds the page, in each edition."""
    named = [(row.id, place) for row in rows() for page in row.pages for place in places(page)]

    assert [(id_, place) for id_, place in named if place not in real_site.files] == []
