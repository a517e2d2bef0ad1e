"""What readers see of a register that was made from a schema alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.story import Report
from plugins.records.languages import EDITIONS
from plugins.views import backrefs
from tests.registers import EAST, FOLDER, REGISTER, SCHEMA, WEST
from tests.sites import build, page, text, write_content

PERSON = "writer: person:yu-jie\n"
PAGES = [
    "index",
    "index--cards",
    "index--calendar",
    "index--matrix",
    "index--chart",
    "index--daybook",
    "index--matrix-2",
    "index--by-opened",
    "index--by-length",
    "by-kind",
    "by-kind--sea",
    "by-kind--river",
    "by-opened",
    "by-opened--1901",
    "by-opened--1950",
    "by-roofed",
    "by-roofed--yes",
    "by-roofed--no",
    "by-writer",
    "by-writer--person-yu-jie",
    "by-state",
    "by-state--shut",
    "east",
    "west",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with a register."""
    return build(write_content(tmp_path_factory.mktemp("site"), REGISTER))


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    """The text of each element, without the joiner before citations."""
    found = (tag.get_text(" ", strip=True).replace("\u2060", "") for tag in soup.select(selector))
    return [" ".join(text.split()) for text in found]


def links(soup: BeautifulSoup, selector: str) -> list[str]:
    """Where each link leads."""
    return [str(tag["href"]) for tag in soup.select(selector)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_schema_alone_makes_all_pages(site: Report, edition: str) -> None:
    """A new register needs no Python, in any edition."""
    folder = f"{edition}/wharves/"
    found = {path.removeprefix(folder) for path in site.files if path.startswith(folder)}

    assert found == {f"{name}.html" for name in PAGES} | {
        "index--chart.svg",
        "changes.atom",
        "changes.json",
        "calendar.ics",
        "daybook.ics",
    }


def test_the_table_has_the_columns_of_the_schema(site: Report) -> None:
    """Sorted by title, with numbers in their unit and the newest state of a history."""
    soup = page(site, "en/wharves/index.html")

    assert words(soup, "thead th") == ["Wharf", "Kind", "Opened", "Length", "State"]
    assert words(soup, "tbody tr") == [
        "East Wharf by the sea May 1901 120.5 metres shut",
        "West Wharf by a river 1950 80 metres",
    ]


def test_an_entry_shows_its_facts(site: Report) -> None:
    """Each public field with its label, in the language of the edition."""
    lines = words(page(site, "zh-hant/wharves/east.html"), "#facts + table tr")

    assert lines[0] == "種類 海邊"
    assert "長度 120.5米" in lines
    assert "租期 4年零6個月" in lines
    assert any(line.startswith("故事 見 余杰") for line in lines)


def test_a_field_that_is_not_public_is_in_no_file(site: Report) -> None:
    """It is read and checked and never shown."""
    assert not [path for path, data in site.files.items() if b"Nobody Known" in data]
    assert not [p for p, d in site.files.items() if "无名看守" in d.decode("utf-8", "replace")]


def test_a_history_is_told_in_its_order(site: Report) -> None:
    """Each state with its day, its note and its source; the newest is marked."""
    soup = page(site, "en/wharves/east.html")

    assert words(soup, "ol.time li") == [
        "May 1901 open [1]",
        "31 December 1999 shut · It moved. [1]",
    ]
    assert words(soup, "ol.time .on time") == ["31 December 1999"]


def test_rows_are_a_table(site: Report) -> None:
    """What a row refers to is linked; what it does not say is empty."""
    soup = page(site, "en/wharves/east.html")

    assert words(soup, "#boats ~ table tbody tr") == ["Gull [1] 1902 West Wharf", "Tern"]


def test_rows_can_stand_before_the_text(tmp_path: Path) -> None:
    """Steps come before what is handed out; the contents are in the order of the page."""
    schema = SCHEMA.replace("id: boats\n", "id: boats\n    before: true\n", 1)
    files = {**REGISTER, f"{FOLDER}/schema.yaml": schema}
    soup = page(build(write_content(tmp_path, files)), "en/wharves/east.html")
    contents = [str(link["href"])[1:] for link in soup.select(".toc a")]
    headings = [str(tag["id"]) for tag in soup.select("main h2[id]") if tag["id"] in contents]

    assert schema != SCHEMA
    assert contents == headings
    assert contents.index("facts") < contents.index("boats") < contents.index("sources")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("en/wharves/west.html", ["../wharves/east.html"]),
        ("en/people/yu-jie.html", ["../wharves/east.html"]),
        ("en/topics/speech.html", ["../wharves/east.html"]),
    ],
)
def test_what_is_referred_to_says_so(site: Report, path: str, expected: list[str]) -> None:
    """Back references come from every field, and stand on every kind of page."""
    assert links(page(site, path), "#named + ul a") == expected


def test_many_references_have_a_page_of_their_own(tmp_path: Path) -> None:
    """A record's page shows the first of them and leads to all."""
    more = {f"{FOLDER}/w{number}.yaml": WEST + PERSON for number in range(20)}
    site = build(write_content(tmp_path, {**REGISTER, **more}))
    person = page(site, "en/people/yu-jie.html")
    every = page(site, "en/people/yu-jie--from-wharves.html")

    assert links(person, "#named + ul a")[-1] == "yu-jie--from-wharves.html"
    assert len(links(every, "main ul.facets a")) == 21


def test_many_types_of_references_have_a_page_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record's page has their names and numbers, which lead to the links."""
    monkeypatch.setattr(backrefs, "CROWDED", 0)
    site = build(write_content(tmp_path, {**REGISTER, f"{FOLDER}/w.yaml": WEST + PERSON}))
    person = page(site, "en/people/yu-jie.html")
    named = page(site, "en/people/yu-jie--named.html")

    assert links(person, "#named + ul a") == ["yu-jie--named.html#wharves"]
    assert links(named, "#wharves + ul a")[-1] == "../wharves/w.html"


def test_facets_lead_to_their_entries(site: Report) -> None:
    """Values with how many entries have each; a page for each, without a script."""
    soup = page(site, "en/wharves/by-kind.html")
    sea = page(site, "en/wharves/by-kind--sea.html")

    assert words(soup, "main div > ul.facets li") == ["by the sea 1", "by a river 1"]
    assert words(sea, "h1") == ["Wharves: by the sea"]
    assert links(sea, "tbody th a") == ["../wharves/east.html"]


def test_a_matrix_counts_and_links(site: Report) -> None:
    """A cell with one entry leads to it, a line to its facet."""
    soup = page(site, "en/wharves/index--matrix.html")

    assert words(soup, "thead th") == ["Kind / State", "shut"]
    assert links(soup, "tbody td a") == ["../wharves/east.html"]
    assert links(soup, "tbody th a") == ["by-kind--sea.html", "by-kind--river.html"]


def test_a_cell_of_several_leads_to_a_page(tmp_path: Path) -> None:
    """It lists the entries that have both values."""
    changes = {**REGISTER, f"{FOLDER}/more.yaml": EAST.replace("symbol: W/1", "symbol: W/2")}
    site = build(write_content(tmp_path, changes))
    soup = page(site, "en/wharves/index--matrix.html")

    assert links(soup, "tbody td a") == ["index--matrix--sea--shut.html"]
    assert len(words(page(site, "en/wharves/index--matrix--sea--shut.html"), "tbody tr")) == 2


def test_the_calendar_goes_by_years(site: Report) -> None:
    """Each date leads to its entry."""
    soup = page(site, "en/wharves/index--calendar.html")

    assert words(soup, "h2") == ["1901", "1950"]
    assert words(soup, "ol.time li") == ["May 1901 East Wharf", "1950 West Wharf"]


def test_a_daybook_goes_by_the_days_of_any_year(site: Report) -> None:
    """What has no known day stands under none; the year stands beside the entry."""
    soup = page(site, "en/wharves/index--daybook.html")

    assert words(soup, "h2") == ["December"]
    assert words(soup, "ol.time li") == ["31 December East Wharf (1999)"]
    assert words(page(site, "zh-hans/wharves/index--daybook.html"), "ol.time .when") == ["12月31日"]


def test_a_matrix_can_have_a_line_for_each_entry(site: Report) -> None:
    """A mark says that the entry has the value; what has none has no line."""
    soup = page(site, "en/wharves/index--matrix-2.html")

    assert words(soup, "thead th") == ["Wharf / Topics", "Speech"]
    assert words(soup, "tbody tr") == ["East Wharf ✓"]
    assert links(soup, "tbody th a") == ["../wharves/east.html"]


def test_a_chart_has_a_table_that_says_the_same(site: Report) -> None:
    """The picture is a file of the site; who does not see it reads the figures."""
    soup = page(site, "zh-hans/wharves/index--chart.html")
    picture = BeautifulSoup(site.files["zh-hans/wharves/index--chart.svg"], "xml")

    assert [str(tag["src"]) for tag in soup.select("img")] == ["index--chart.svg"]
    assert words(soup, "tbody tr") == ["东码头 1901年5月 海边 120.5米", "西码头 1950年 河边 80米"]
    assert picture.title is not None
    assert picture.title.text == "长度 (米)"
    assert len(picture.select("rect[stroke]")) == 4  # two bars, two keys


def long_register(count: int, left_out: int = -1) -> dict[str, str | bytes | None]:
    """A register of rows, perhaps without one of them."""
    rows = ["slug,title.en,title.zh-Hans,title.zh-Hant,kind,opened,source.kind,source.title"]
    rows += [
        f"w{n:03d},W {n:03d},码头{n:03d},碼頭{n:03d},sea,{1800 + n % 90},ngo,A"
        for n in range(count)
        if n != left_out
    ]
    return {f"{FOLDER}/schema.yaml": SCHEMA, f"{FOLDER}/entries.csv": "\n".join(rows)}


def sheets(site: Report, name: str) -> list[BeautifulSoup]:
    """The sheets of a list, from the first to the last."""
    found = [page(site, f"en/wharves/{name}.html")]
    while following := [
        a for a in found[-1].select('nav[aria-label="Sheets"] a') if a.text == NEXT
    ]:
        found.append(page(site, f"en/wharves/{following[0]['href']}"))
    return found


NEXT = "Next sheet"


def test_a_long_table_is_cut_into_sheets(tmp_path: Path) -> None:
    """Each entry stands on one of them; each leads to the next, the one before, and all."""
    site = build(write_content(tmp_path, long_register(500)))
    found = sheets(site, "index")
    titles = [title for soup in found for title in words(soup, "tbody th")]

    assert len(found) > 3
    assert titles == [f"W {n:03d}" for n in range(500)]
    assert all(len(soup.find_all(True)) <= 800 for soup in found)
    assert links(found[2], 'nav[aria-label="Sheets"] a')[0] == "index.html"
    assert len({soup.title.text for soup in found if soup.title}) == len(found)
    contents = page(site, "en/wharves/index--all--sheets.html")
    assert len(links(contents, "main ul.facets a[href*='--from--']")) == len(found) - 1


def test_sheets_by_title_lead_to_the_first_of_other_editions(tmp_path: Path) -> None:
    """Each edition has its own order; the same sheet of another may not be there.

    So is it with a matrix that has a line for each entry.
    """
    schema = SCHEMA.replace("rows: kind, columns: state", "rows: title, columns: kind")
    site = build(write_content(tmp_path, {**long_register(500), f"{FOLDER}/schema.yaml": schema}))

    for name in ("index", "index--matrix"):
        first, second, *_ = sheets(site, name)
        switches = [[a["href"] for a in s.select(".eds a[hreflang]")] for s in (first, second)]
        there = [f"../../{edition}/wharves/{name}.html" for edition in ("zh-hans", "zh-hant")]

        assert switches == [there, there]
        assert [len(s.select("link[hreflang]")) for s in (first, second)] == [2, 0]


def test_a_new_entry_moves_no_other(tmp_path: Path) -> None:
    """Of ten and more sheets of each list the entry's own changes, and at most one beside it."""
    before = build(write_content(tmp_path / "a", long_register(500, left_out=250))).files
    after = build(write_content(tmp_path / "b", long_register(500))).files
    tables = [p for p in after if p.startswith("en/wharves/index--") and p.endswith(".html")]
    changed = [p for p in tables if before.get(p) != after[p]]
    by_title = [p for p in changed if p.startswith("en/wharves/index--from--")]

    assert len(tables) > 45
    assert len(by_title) <= 2
    assert len(changed) <= len(tables) / 3


def test_long_rows_have_pages_of_their_own(tmp_path: Path) -> None:
    """The entry's page stays light and leads to them; citations lead back."""
    row = "  - {boat: {en: %s, zh-Hans: 船}, source: s1}\n" % ("Gull " * 60)
    east = EAST.replace("boats:\n", "boats:\n" + row * 60)
    site = build(write_content(tmp_path, {**REGISTER, f"{FOLDER}/east.yaml": east}))
    rows = page(site, "en/wharves/east--boats.html")

    assert "east--boats.html" in links(page(site, "en/wharves/east.html"), "main a")
    assert links(rows, "tbody tr:first-child sup a") == ["east.html#src-s1"]
    assert "en/wharves/east--boats--2.html" in site.files


def test_entries_without_pages_are_in_the_table_alone(tmp_path: Path) -> None:
    """``pages: false``: a reference then leads to the register."""
    changes = {**REGISTER, f"{FOLDER}/schema.yaml": SCHEMA + "pages: false\n"}
    site = build(write_content(tmp_path, changes))

    assert "en/wharves/east.html" not in site.files
    assert links(page(site, "en/wharves/index.html"), "tbody th a") == []
    assert links(page(site, "en/people/yu-jie.html"), "#named + ul a") == ["../wharves/index.html"]


def test_the_menu_leads_to_all_registers(site: Report) -> None:
    """No entry in ``site.yaml`` is needed."""
    menu = page(site, "en/topics/speech.html").select(".nav a")
    overview = page(site, "en/registers/index.html")

    assert "../registers/index.html" in [str(link["href"]) for link in menu]
    assert links(overview, "a.card") == ["../wharves/index.html"]


def test_without_registers_nothing_speaks_of_them(tmp_path: Path) -> None:
    """A site that has none gets no empty page."""
    site = build(write_content(tmp_path))

    assert not [path for path in site.files if "registers" in path]
    assert "Registers" not in site.files["en/index.html"].decode()


SMALL = text(
    """
    id: {id}
    title: {{en: {id}, zh-Hans: 册, zh-Hant: 冊}}
    short: {{en: {id}, zh-Hans: 册, zh-Hant: 冊}}
    one: {{en: {id}, zh-Hans: 册, zh-Hant: 冊}}
    intro: {{en: One of several., zh-Hans: 其中一册。, zh-Hant: 其中一冊。}}
    sourced: false
    fields:
      - {{id: title, type: words, required: true}}
    """
)


def test_where_many_registers_refer_each_is_named_with_its_number(tmp_path: Path) -> None:
    """A page that everything refers to stays light: each register's list stands beside it."""
    changes = {}
    for name in "abcdefg":
        changes[f"registers/{name}s/schema.yaml"] = SMALL.format(id=name)
        entry = "title: {en: Entry, zh-Hans: 条目}\ntopics: [speech]\n"
        changes[f"registers/{name}s/one.yaml"] = entry
    site = build(write_content(tmp_path, changes))
    soup = page(site, "en/topics/speech.html")

    assert links(soup, "#named + ul a")[:2] == ["speech--named.html#as", "speech--named.html#bs"]
    assert links(page(site, "en/topics/speech--named.html"), "#as + ul a") == ["../as/one.html"]


def test_every_page_of_a_register_has_a_title_of_its_own(site: Report) -> None:
    """Views, orders, facets and their values are told apart where tabs are small."""
    pages = [name for name in site.files if name.startswith("en/wharves/") and "html" in name]
    titles = [str(page(site, name).title) for name in pages]

    assert len(set(titles)) == len(titles)
