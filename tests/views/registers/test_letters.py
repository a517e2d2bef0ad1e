"""The entries of a register under letters, in each edition's own order and in the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.build.story import Report
from tests.registers import EAST, FOLDER, REGISTER, SCHEMA
from tests.sites import build, page, write_content

LETTERS = SCHEMA.replace(
    "views:\n",
    "views:\n"
    "  - {kind: letters, pinyin: symbol}\n"
    "  - {kind: letters, pinyin: symbol, order: other}\n"
    "  - {kind: letters, pinyin: symbol, order: strokes}\n",
)
CHANGES = {
    **REGISTER,
    f"{FOLDER}/schema.yaml": LETTERS,
    f"{FOLDER}/east.yaml": EAST.replace("symbol: W/1", "symbol: zhōng"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The register for tests, with its entries under letters."""
    return build(write_content(tmp_path_factory.mktemp("site"), CHANGES))


def groups(report: Report, path: str) -> list[tuple[str, list[str]]]:
    """The letters of a page, and what stands under each."""
    heads = page(report, path).select("main h2[id]")
    return [
        (head.get_text(), [a.get_text() for a in head.find_next_sibling("ul").select("a")])  # type: ignore[union-attr]
        for head in heads
    ]


def test_english_reads_by_its_alphabet_and_chinese_by_pinyin(site: Report) -> None:
    """Whoever has no reading on record comes last and is not left out."""
    assert groups(site, "en/wharves/index.html") == [("E", ["East Wharf"]), ("W", ["West Wharf"])]
    assert groups(site, "zh-hans/wharves/index.html") == [("Z", ["东码头"]), ("…", ["西码头"])]


def test_the_other_order_is_one_link_away(site: Report) -> None:
    """A Chinese reader looks up an English word, and the other way round."""
    other = groups(site, "zh-hans/wharves/index--letters.html")

    assert other == [("E", ["东码头"]), ("W", ["西码头"])]
    assert groups(site, "en/wharves/index--letters.html")[0] == ("Z", ["East Wharf"])


def test_strokes_are_those_of_the_editions_script(site: Report) -> None:
    """东 has five, 東 eight; 西 has six in both."""
    hans = groups(site, "zh-hans/wharves/index--letters-2.html")
    hant = groups(site, "zh-hant/wharves/index--letters-2.html")

    assert [label for label, _ in hans] == ["5画", "6画"]
    assert [label for label, _ in hant] == ["6畫", "8畫"]


def test_each_line_has_the_words_of_the_other_language(site: Report) -> None:
    """Marked as such; a word that both scripts share stands once."""
    line = page(site, "en/wharves/index.html").select_one("#w + ul li")

    assert line is not None
    words = [(span["lang"], span.get_text()) for span in line.select("span")]
    assert words == [("zh-Hans", "西码头"), ("zh-Hant", "西碼頭")]


def test_the_ways_are_named_for_the_edition(site: Report) -> None:
    """The first is the edition's own order."""

    def ways(path: str) -> list[str]:
        return [a.get_text() for a in page(site, path).select("nav .facets a")[:3]]

    assert ways("en/wharves/index.html") == ["A to Z", "Pinyin", "Strokes"]
    assert ways("zh-hans/wharves/index.html") == ["拼音", "英文", "笔画"]


def test_many_entries_stand_on_several_pages_with_links_to_each_letter(tmp_path: Path) -> None:
    """A letter that is on another page is reached from every page."""
    row = "{0},{1} Wharf,码头,碼頭,sea,ngo,A list\n"
    head = "slug,title.en,title.zh-Hans,title.zh-Hant,kind,source.kind,source.title\n"
    rows = "".join(row.format(f"w{n}", "A" if n < 150 else "Z") for n in range(160))
    report = build(write_content(tmp_path, {**CHANGES, f"{FOLDER}/entries.csv": head + rows}))
    first = page(report, "en/wharves/index.html")

    hrefs = [str(a["href"]) for a in first.select("ul.facets li > a")]
    here, *there = [href for href in hrefs if "#" in href]
    second = there[0].partition("#")[0]
    assert (here, there) == ("#a", [f"{second}#{letter}" for letter in "ewz"])

    sheets = [page(report, f"en/wharves/{name}") for name in ("index.html", second)]
    lines = [line for sheet in sheets for line in sheet.select("main h2[id] + ul li")]
    assert len(lines) == 162
