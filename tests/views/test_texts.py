"""What readers see of a treaty: its pages, alone and side by side, and what rests on it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.story import Report
from plugins.records.languages import EDITIONS
from plugins.views.texts import depth
from tests.registers import FOLDER as WHARVES
from tests.registers import REGISTER
from tests.sites import TOPIC, build, page, write_content
from tests.texts import FOLDER, SHEET, TREATY

OTHER = "---\ntitle: Other\nsummary: Another.\n---\nSee [](topic:speech#art-2-2-b).\n"
RESTING = {
    "topics/other/record.yaml": f"{TOPIC}related: ['topic:speech#art-1']\n",
    "topics/other/en.md": OTHER.replace("Words", "Words [@s1]."),
    f"{WHARVES}/east.yaml": REGISTER[f"{WHARVES}/east.yaml"].replace(
        "topics: [speech]", "topics: [speech]\nrelated: ['topic:speech#art-2-2-b']"
    ),
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with the treaty, and with what refers to it."""
    given = {**REGISTER, **TREATY, **RESTING}
    return build(write_content(tmp_path_factory.mktemp("treaty"), given))


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    """The words of all elements that a selector finds."""
    return [" ".join(element.get_text().split()) for element in soup.select(selector)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_paragraph_has_the_same_anchor_in_each_edition(report: Report, edition: str) -> None:
    """A link that somebody passes on works whatever the reader's language."""
    for name in ("speech--art-2", "speech--art-2--beside"):
        found = page(report, f"{edition}/topics/{name}.html")

        for anchor in ("art-2", "art-2-1", "art-2-2-a", "art-2-2-b-ii", "art-2-3"):
            assert len(found.select(f"#{anchor}")) == 1, (name, anchor)


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        ("en", "Everyone has the right to speak."),
        ("zh-hans", "人人有言论自由。"),
        ("zh-hant", "人人有言論自由。"),
    ],
)
def test_an_edition_reads_its_own_language(report: Report, edition: str, words: str) -> None:
    """The other Chinese script is converted."""
    found = page(report, f"{edition}/topics/speech--preamble.html")

    assert texts(found, "#art-1-p1") == [words]


def test_all_languages_stand_side_by_side(report: Report) -> None:
    """Each cell says its language, the edition's own first."""
    found = page(report, "zh-hant/topics/speech--preamble--beside.html")

    cells = found.select("#art-1-p1 td")

    assert [cell["lang"] for cell in cells] == ["zh-Hant", "en", "zh-Hans"]
    assert [cell.get_text() for cell in cells] == [
        "人人有言論自由。",
        "Everyone has the right to speak.",
        "人人有言论自由。",
    ]


def test_a_page_says_whether_its_text_is_official_and_converted(report: Report) -> None:
    """Nobody quotes a converted text for the official one."""
    hant = page(report, "zh-hant/topics/speech--art-2.html").select_one(".notice")
    english = page(report, "en/topics/speech--art-2.html").select_one(".notice")
    assert hant and english

    assert "简体中文" in hant.get_text()
    assert "不是正式文本" in hant.get_text()
    assert "Official text." in english.get_text()


def test_the_pages_lead_to_each_other_and_to_the_record(report: Report) -> None:
    """Contents, the other view, and where the text comes from."""
    found = page(report, "en/topics/speech--art-2.html")

    assert [a["href"] for a in found.select(".toc a")] == [
        "speech--preamble.html",
        "speech--art-2.html",
    ]
    assert [a["href"] for a in found.select(".head .meta a")] == [
        "../topics/speech.html",
        "speech--art-2--beside.html",
    ]
    assert found.select_one(".notice a[href$='speech.html#articles']")


def test_a_part_and_its_depth_are_shown(report: Report) -> None:
    """The order of the official text can be seen."""
    found = page(report, "en/topics/speech--art-2.html")

    assert texts(found, ".part") == ["Part II"]
    assert [found.select_one(f"#art-2-{key}").get("class") for key in ("2", "2-a", "2-b-i")] == [  # type: ignore[union-attr]
        None,
        ["d1"],
        ["d2"],
    ]
    assert depth("5-e-ii") == 2


def test_the_record_names_its_versions_and_what_is_converted(report: Report) -> None:
    """Readers learn where each language comes from."""
    found = page(report, "en/topics/speech.html")

    [heading] = found.select("#articles")
    words = " ".join(found.select_one("article").get_text().split())  # type: ignore[union-attr]

    assert heading.get_text() == "Text"
    assert "English: official text · The harbour." in words
    assert "npm harbour 1.0.0" in words
    assert "Converted by a program from the other script: 繁體中文" in words
    assert [a["href"] for a in found.select("#articles ~ .facets a")] == [
        "speech--preamble.html",
        "speech--art-2.html",
    ]


def test_an_article_shows_what_rests_on_it(report: Report) -> None:
    """References in fields count, to the article and to its paragraphs; links in texts do not."""
    first = page(report, "en/topics/speech--preamble.html")
    second = page(report, "en/topics/speech--art-2.html")

    assert texts(first, ".rests li") == ["Other"]
    assert texts(second, ".rests li") == ["East Wharf article 2 (2) (b)"]
    assert second.select_one(".rests a[href='../wharves/east.html']")


def test_a_reference_leads_to_the_article_and_is_called_by_it(report: Report) -> None:
    """In a card, in a link without words, in all editions."""
    found = page(report, "en/topics/other.html")
    chinese = page(report, "zh-hans/wharves/east.html")

    assert texts(found, "a[href='../topics/speech--art-2.html#art-2-2-b']") == [
        "Speech, article 2 (2) (b)"
    ]
    assert found.select_one("a.card[href='../topics/speech--preamble.html#art-1']")
    assert texts(chinese, "a.card[href$='#art-2-2-b'] b") == ["言论第二条第二款（b）项"]


def test_an_export_has_the_article(report: Report) -> None:
    """Whoever takes the data away keeps the reference whole."""
    assert b'"topic:speech#art-2-2-b"' in report.files["data/wharves.json"]


def test_a_text_in_one_language_says_so(tmp_path: Path) -> None:
    """What is not there is named; nothing is put beside nothing."""
    head, _, _ = SHEET.partition("  - lang: zh-Hans")
    given = {**TREATY, f"{FOLDER}/text.yaml": head, f"{FOLDER}/zh-Hans.txt": None}

    found = build(write_content(tmp_path, given))

    chinese = page(found, "zh-hans/topics/speech--art-2.html")
    assert "zh-hans/topics/speech--art-2--beside.html" not in found.files
    assert chinese.select_one("article[lang=en]")
    assert "还没有中文文本" in chinese.get_text()
    assert (
        "还没有找到这种语言的文本：简体中文" in page(found, "zh-hans/topics/speech.html").get_text()
    )


def test_a_correction_and_a_difference_are_shown(tmp_path: Path) -> None:
    """What stands here and not in the copy is told, with the reason."""
    why = "why: {en: A scanner erred., zh-Hans: 扫描有误。}"
    given = SHEET.replace(
        "  - lang: zh-Hans",
        f"    corrections: [{{at: art-2-1, was: tie, now: the, {why}}}]\n  - lang: zh-Hans",
    ).replace("versions:", f"differs: [{{at: art-2-2-a, {why}}}]\nversions:")
    content = write_content(tmp_path, {**TREATY, f"{FOLDER}/text.yaml": given})

    found = page(build(content), "en/topics/speech.html")

    cells = texts(found, "table.cards tbody tr > *")
    assert cells == ["article 2 (1)", "tie", "the", "A scanner erred."]
    assert texts(found, "li:has(> a[href='speech--art-2.html#art-2-2-a'])") == [
        "article 2 (2) (a): A scanner erred."
    ]


@pytest.mark.slow
def test_the_treaties_of_the_site_keep_the_budget(real_site: Report) -> None:
    """A page of a treaty is no heavier than any other."""
    pages = {
        path: body
        for path, body in real_site.files.items()
        if "/instruments/" in path and ("--art-" in path or "--preamble" in path)
    }

    assert len(pages) > 100
    assert {p for p, b in pages.items() if len(gzip.compress(b, 9)) > 14_000} == set()
    assert {p for p, b in pages.items() if len(BeautifulSoup(b, "html.parser")()) > 800} == set()
