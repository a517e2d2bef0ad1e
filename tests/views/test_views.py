"""What each kind of page shows, in the small site and with one record of each type."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins import views
from plugins.build.story import Report
from plugins.errors import SetupError
from plugins.records.base import Facts, Schema, TitledWords
from plugins.records.schemas import all_schemas
from plugins.views.shelves import HATCHINGS, hatching
from tests.bad_input import SITE, Changes, add, edit
from tests.sites import PERSON, SMALL, build, page, text, write_content

KIT = text("""
    topics: [speech]
    about: [person:yu-jie]
    steps:
      - {title: {en: Read, zh-Hans: 读}, minutes: 5, safe_in_china: with-care}
      - {title: {en: Write, zh-Hans: 写}, minutes: 10, safe_in_china: with-care}
    """)
KIT_EN = text("""
    ---
    title: Letters
    summary: How to write one.
    key: [Not from mainland China.]
    pieces:
      - {id: letter, kind: letter, title: To the court, to: The court, text: "Dear *judge*,"}
      - {id: poster, kind: letter, title: For a wall, to: All, text: Free.}
    ---
    Words.
    """)
KIT_HANS = text("""
    ---
    title: 信
    summary: 怎样写信。
    key: [身在中国大陆的不要寄。]
    pieces:
      - {id: letter, kind: letter, title: 致法院, to: 法院, text: 法官：}
    ---
    内容。
    """)
LIBRARY = text("""
    kind: report
    topics: [speech]
    languages: [en, zh-Hans, xx-none]
    """)
LIBRARY_EN = "---\ntitle: A report\nsummary: What it says.\n---\nWords.\n"
TERMS = {
    "library-kind": "report: {en: report, zh-Hans: 报告, zh-Hant: 報告}\n",
    "piece-kind": "letter: {en: letter, zh-Hans: 信, zh-Hant: 信}\n",
    "safety": "with-care: {en: with care, zh-Hans: 小心, zh-Hant: 小心}\n",
}
FULL: Changes = {
    "kits/letters/record.yaml": KIT,
    "kits/letters/en.md": KIT_EN,
    "kits/letters/zh-Hans.md": KIT_HANS,
    "library/report/record.yaml": LIBRARY,
    "library/report/en.md": LIBRARY_EN,
    **{f"vocabulary/{name}.yaml": words for name, words in TERMS.items()},
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A site with one record of each type."""
    return build(write_content(tmp_path_factory.mktemp("full"), FULL))


def numbered(number: int) -> str:
    """The small person's record with another id."""
    return PERSON.replace("p-000001", f"p-{number:06d}")


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    """The text of each element, without the joiner before citations."""
    return [tag.get_text(" ", strip=True) for tag in soup.select(selector)]


def links(soup: BeautifulSoup, selector: str) -> list[str]:
    """Where each link leads."""
    return [str(tag["href"]) for tag in soup.select(selector)]


def test_every_type_has_a_view() -> None:
    """A new schema needs a view; without one the build says so."""
    schemas = all_schemas().values()

    assert set(views.record_views(schemas)) == {schema.name for schema in schemas}
    with pytest.raises(SetupError, match="plugins/views has no view for: recipe"):
        views.record_views([*schemas, Schema("recipe", "recipes", Facts, TitledWords)])


def test_home_shows_each_section(full: Report) -> None:
    """Topics, people, kits and the library, each as cards that lead to their pages."""
    found = links(page(full, "en/index.html"), "main a.card")

    assert found == [
        "topics/speech.html",
        "people/yu-jie.html",
        "kits/letters.html",
        "library/report.html",
    ]


def test_home_shows_the_people_whom_the_site_names(tmp_path: Path) -> None:
    """``people`` in ``site.yaml`` chooses them, in its order."""
    names = [f"person-{n}" for n in range(8)]
    people = {f"people/{name}/record.yaml": numbered(n) for n, name in enumerate(names, 2)}
    words = {f"people/{name}/en.md": SMALL["people/yu-jie/en.md"] for name in names}
    chosen = edit(SITE, "topics: [speech]", "topics: [speech]\npeople: [yu-jie, person-3]")
    unchosen, named = (
        build(write_content(tmp_path / str(n), {**people, **words, **more}))
        for n, more in enumerate(({}, chosen))
    )
    found = [links(page(r, "en/index.html"), "ul.list a[href^=people]") for r in (unchosen, named)]

    assert found[0] == [f"people/person-{n}.html" for n in range(6)]
    assert found[1] == ["people/yu-jie.html", "people/person-3.html"]


def test_a_section_lists_its_records(full: Report) -> None:
    """A section without records has no list and no place in the menu."""
    assert links(page(full, "en/people/index.html"), "main a.card") == ["../people/yu-jie.html"]
    assert "en/pages/index.html" not in full.files


def test_sections_keep_the_order_of_the_site(tmp_path: Path) -> None:
    """First what ``site.yaml`` names, in its order; then the rest by slug."""
    more: Changes = {f"topics/{name}/en.md": LIBRARY_EN for name in ("art", "zoo")}
    order = edit(SITE, "topics: [speech]", "topics: [zoo, speech]")
    report = build(write_content(tmp_path, {**more, **order}))
    found = links(page(report, "en/topics/index.html"), "main a.card")

    assert found == [f"../topics/{name}.html" for name in ("zoo", "speech", "art")]


def test_a_topic_shows_who_and_what_belongs_to_it(full: Report) -> None:
    """People, kits and library entries that name the topic."""
    found = links(page(full, "en/topics/speech.html"), "article a.card")

    assert found == ["../people/yu-jie.html", "../kits/letters.html", "../library/report.html"]


@pytest.mark.parametrize(
    ("edition", "title", "initial"),
    [("en", "Yu Jie", "余"), ("zh-hans", "余杰", "余"), ("zh-hant", "余杰", "余")],
)
def test_a_person_has_name_and_card(edition: str, title: str, initial: str, full: Report) -> None:
    """The title is the name; the drawn card shows the surname, hidden from screen readers."""
    soup = page(full, f"{edition}/people/yu-jie.html")
    card = soup.select_one(".id")

    assert soup.h1 is not None and title in soup.h1.get_text()
    assert card is not None
    assert (initial, "true") == (card.get_text(strip=True), card["aria-hidden"])


def test_the_hatching_of_a_card_is_one_of_those_drawn() -> None:
    """It follows from the name alone; all backgrounds are used, and no other."""
    drawn = {hatching(f"person-{n}") for n in range(50)}

    assert drawn == set(range(1, HATCHINGS + 1))


def test_a_kit_counts_its_minutes(full: Report) -> None:
    """The reader knows beforehand how long it takes."""
    assert "15 minutes" in page(full, "en/kits/letters.html").get_text()


@pytest.mark.parametrize("edition", ["en", "zh-hans", "zh-hant"])
def test_each_text_of_a_kit_has_a_page_of_its_own(edition: str, full: Report) -> None:
    """In every edition, also where only another language has it."""
    soup = page(full, f"{edition}/kits/letters.html")
    found = links(soup, ".kit a")

    assert sorted(found) == ["letters--letter.html", "letters--poster.html"]
    assert all(f"{edition}/kits/{name}" in full.files for name in found)


def test_a_text_of_a_kit_in_another_language_says_so(full: Report) -> None:
    """The poster exists in English alone."""
    soup = page(full, "zh-hant/kits/letters--poster.html")

    assert soup.html is not None and soup.html["lang"] == "zh-Hant"
    assert any("Free." in words for words in texts(soup, "[lang=en]"))


def test_a_term_that_the_theme_does_not_know(tmp_path: Path) -> None:
    """An editor may add to a vocabulary without a designer's help."""
    more = {**FULL, "kits/letters/record.yaml": KIT.replace("with-care", "unclear")}
    more["vocabulary/safety.yaml"] = TERMS["safety"].replace("with-care", "unclear")
    report = build(write_content(tmp_path, more))

    assert "with care" in page(report, "en/kits/letters.html").get_text()


def test_a_library_entry_names_its_languages(full: Report) -> None:
    """As the reader's language calls them; an unknown tag stands as it is."""
    said = page(full, "zh-hans/library/report.html").get_text()

    assert all(name in said for name in ("英语", "简体中文", "xx-none"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("en/topics/speech.html", ["../topics/index.html", "../people/index.html"]),
        ("en/index.html", ["topics/index.html", "people/index.html"]),
    ],
)
def test_the_menu_leads_to_sections_with_records(
    path: str, expected: list[str], full: Report
) -> None:
    """Every page has the same menu, with the way that fits its place."""
    found = links(page(full, path), "nav.nav a")

    assert expected == found


def test_pages_of_the_site_stand_in_the_footer(tmp_path: Path) -> None:
    """About, safety and hosting can be reached from everywhere."""
    report = build(write_content(tmp_path, {"pages/about/en.md": LIBRARY_EN}))

    assert "../pages/about.html" in links(page(report, "en/topics/speech.html"), "footer a")


def test_sources_are_listed_with_their_anchors(full: Report) -> None:
    """The number of a citation leads to its source, which leads to the web."""
    soup = page(full, "en/topics/speech.html")

    assert [str(li["id"]) for li in soup.select("ol.src > li")] == ["src-s1"]
    assert links(soup, "ol.src a") == ["https://example.org/report"]


@pytest.mark.parametrize(
    ("count", "minutes"), [(1, "about 1 minute"), (238, "about 1 minute"), (239, "about 2 minutes")]
)
def test_reading_time_counts_words(count: int, minutes: str, tmp_path: Path) -> None:
    """238 English words a minute, rounded up."""
    words = f"---\ntitle: A\nsummary: B\n---\n{'word ' * count}\n"
    report = build(write_content(tmp_path, {"topics/long/en.md": words}))
    said = texts(page(report, "en/topics/long.html"), "header .meta")

    assert said == [minutes]


def test_a_record_is_not_related_to_itself(tmp_path: Path) -> None:
    """What an editor lists by mistake leads nowhere new."""
    related = add("topics/speech/record.yaml", "related: [topic:speech, person:yu-jie]")
    soup = page(build(write_content(tmp_path, related)), "en/topics/speech.html")

    assert links(soup, "#related + ul a") == ["../people/yu-jie.html"]
