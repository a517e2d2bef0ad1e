"""A register's list tells the script what its pages by value tell everybody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.build.story import Report
from plugins.records.languages import EDITIONS
from tests.registers import FOLDER, REGISTER, TWELVE
from tests.sites import build, page, write_content


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with a register of twelve entries."""
    return build(write_content(tmp_path_factory.mktemp("site"), TWELVE))


def given(site: Report, path: str) -> dict[str, Any]:
    """What a page's list gives to the script."""
    data: dict[str, Any] = json.loads(
        str(page(site, path).select("[data-filter]")[0]["data-filter"])
    )
    return data


def titles(site: Report, path: str) -> list[str]:
    """The entries of a table in their order."""
    return [tag.get_text() for tag in page(site, path).select("tbody th a")]


def counts(site: Report, path: str) -> dict[str, int]:
    """The values of a field by the page that lists them, each with how many have it."""
    branches = page(site, path).select("main div > ul.facets li")
    return {li.a.get_text(): int(li.i.get_text()) for li in branches if li.a and li.i}


@pytest.mark.parametrize("edition", EDITIONS)
def test_values_are_those_of_the_pages(site: Report, edition: str) -> None:
    """Each field that is a filter, each value with as many lines as its page has."""
    fields = given(site, f"{edition}/wharves/index.html")["fields"]
    names = ["kind", "opened", "roofed", "writer", "state"]
    pages = [counts(site, f"{edition}/wharves/by-{name}.html") for name in names]

    assert [{v["label"]: len(v["rows"]) for v in field["values"]} for field in fields] == pages


def test_lines_are_counted_as_the_table_has_them(site: Report) -> None:
    """The number of a line is its place in this very table."""
    path = "en/wharves/index--by-opened.html"
    kind = given(site, path)["fields"][0]
    rows = page(site, path).select("tbody tr")

    assert [rows[at].select("td")[0].get_text() for at in kind["values"][0]["rows"]] == [
        "by the sea"
    ] * 6


def test_orders_are_those_of_the_values(site: Report) -> None:
    """Dates by time, numbers by size, states as the schema has them; words by the browser."""
    path = "en/wharves/index--by-opened.html"
    title, kind, opened, length, state = given(site, path)["orders"]

    assert title is None
    assert [place for place in opened if place is not None] == sorted(set(opened) - {None})
    assert opened[-1] is None
    assert set(kind) == {0, 1}
    assert (
        max(place for place in length if place is not None)
        == length[titles(site, path).index("Café Wharf")]
    )
    assert set(state) == {0, 1, None}


@pytest.mark.parametrize(
    ("edition", "form"), [("en", "盐码头"), ("zh-hans", "Salt Wharf"), ("zh-hant", "Salt Wharf")]
)
def test_an_entry_is_found_by_its_title_in_another_language(
    site: Report, edition: str, form: str
) -> None:
    """In one script of Chinese, which stands for both."""
    assert form in given(site, f"{edition}/wharves/index.html")["forms"]


@pytest.mark.parametrize("path", ["index", "index--cards", "index--by-opened", "index--by-length"])
def test_lists_that_are_whole_have_the_script(site: Report, path: str) -> None:
    """Tables and cards alike."""
    soup = page(site, f"en/wharves/{path}.html")

    assert len(soup.select("[data-filter]")) == len(soup.select("script")) == 1


@pytest.mark.parametrize(
    "path",
    ["index--calendar", "index--matrix", "index--chart", "by-kind", "by-kind--sea", "east"],
)
def test_other_pages_have_neither_data_nor_script(site: Report, path: str) -> None:
    """No list of entries, or so few that all are seen."""
    soup = page(site, f"en/wharves/{path}.html")

    assert soup.select("[data-filter], script") == []


def test_a_list_of_several_pages_is_not_filtered_by_halves(tmp_path: Path) -> None:
    """The first page of many does not have the script; the page of a value that fits does."""
    head = "slug,title.en,title.zh-Hans,title.zh-Hant,kind,source.kind,source.title,source.url\n"
    row = "e{0},E {0},甲{0},甲{0},{1},ngo,A story,https://example.org/story\n"
    rows = [row.format(number, "sea" if number < 20 else "river") for number in range(150)]
    files = {f"{FOLDER}/entries.csv": head + "".join(rows)}
    site = build(write_content(tmp_path, {**REGISTER, **files}))

    assert len(titles(site, "en/wharves/index.html")) < 150
    assert page(site, "en/wharves/index.html").select("[data-filter], script") == []
    assert page(site, "en/wharves/by-kind--river.html").select("[data-filter], script") == []
    assert len(given(site, "en/wharves/by-kind--sea.html")["forms"]) == 21


def test_what_is_not_public_is_not_in_the_data(site: Report) -> None:
    """A field that readers may not see is no filter, and its words are no search words."""
    for edition in EDITIONS:
        text = json.dumps(given(site, f"{edition}/wharves/index.html"), ensure_ascii=False)
        assert "Nobody Known" not in text
        assert "无名看守" not in text
