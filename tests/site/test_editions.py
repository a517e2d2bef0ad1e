"""The three editions of a record: the same outline, and a line where words come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.records.languages import CHINESE, EDITIONS
from plugins.records.schemas import all_schemas
from tests.site.pages import SitePage, listed
from tests.sites import ROOT, build, page, write_content

CONTENT = ROOT / "content"
UNDER_LETTERS = re.compile(r"by-strokes|/index(--letters(-\d+)?)?\.html$")
LETTER = re.compile(r"[a-z]|n?\d+|none")  # a letter, a number of strokes, neither


def _records() -> Iterator[tuple[str, Path]]:
    """Every record's address and folder."""
    for section in sorted(all_schemas()):
        for folder in sorted((CONTENT / section).glob("*/")):
            yield f"{section}/{folder.name}.html", folder


def _outline(page: SitePage) -> list[tuple[str, str]]:
    headings = page.soup.select("main :is(h2, h3, h4)")
    found = [(str(h.name), str(h.get("id", ""))) for h in headings]
    own = UNDER_LETTERS.search(page.path)
    return [(name, id_) for name, id_ in found if not (own and LETTER.fullmatch(id_))]


def test_headings_have_the_same_anchors_in_all_editions(edition_pages: list[SitePage]) -> None:
    """A link to a heading holds in each edition: same headings, same anchors, same order.

    Letters and strokes are left out where editions differ in just these: a register under
    letters is by A to Z in English and by pinyin in Chinese; the scripts differ in strokes.
    So are sheets of lists that each edition cuts for itself.
    """
    outlines = {page.path: _outline(page) for page in edition_pages}
    problems = [
        f"{page.path}: {sorted(set(own) ^ set(outlines.get(sibling, [])))} not in {sibling}"
        for page in edition_pages
        for own in [outlines[page.path]]
        for sibling in page.siblings.values()
        if own != outlines.get(sibling) and not page.cut_here
    ]

    assert problems == [], listed(problems)


@pytest.mark.parametrize("lang", CHINESE)
def test_derived_pages_name_their_source(edition_pages: list[SitePage], lang: str) -> None:
    """A page whose words come from the other script says so and links it; no other does."""
    edition = next(e.id for e in EDITIONS.values() if e.lang == lang)
    other = "zh-Hant" if lang == "zh-Hans" else "zh-Hans"
    found = {page.path: page for page in edition_pages}
    problems = []
    for address, folder in _records():
        derived = not (folder / f"{lang}.md").exists() and (folder / f"{other}.md").exists()
        links = found[f"{edition}/{address}"].soup.select(".meta a[hreflang]")
        if [str(a["hreflang"]) for a in links] != ([other] if derived else []):
            problems.append(f"{edition}/{address}: {links}")

    assert problems == [], listed(problems)


def _missing_notice(soup: BeautifulSoup) -> str:
    notices = soup.select(".notice")
    assert len(notices) == 1
    return str(notices[0].select("[lang]")[0]["lang"])


@pytest.mark.parametrize("edition", ["zh-hans", "zh-hant"])
def test_words_in_english_alone(tmp_path: Path, edition: str) -> None:
    """Without Chinese words the Chinese editions show the English ones, marked, and say so."""
    report = build(write_content(tmp_path, {"topics/speech/zh-Hans.md": None}))
    soup = page(report, f"{edition}/topics/speech.html")
    body = soup.select_one("main .text")

    assert soup.html is not None
    assert soup.html["lang"] == EDITIONS[edition].lang
    assert body is not None
    assert body["lang"] == "en"
    assert _missing_notice(soup) == "en"


def test_words_in_chinese_alone(tmp_path: Path) -> None:
    """Without English words the English edition shows the Chinese ones, marked, and says so."""
    report = build(write_content(tmp_path, {"topics/speech/en.md": None}))
    soup = page(report, "en/topics/speech.html")
    marked = [soup.select_one("main .text"), soup.select_one("h1 [lang]")]

    assert [str(tag["lang"]) for tag in marked if tag] == ["zh-Hans", "zh-Hans"]
    assert _missing_notice(soup) == "zh-Hans"


def test_own_words_need_no_notice(tmp_path: Path) -> None:
    """A page in its own words carries no notice; a derived one says what it is."""
    report = build(write_content(tmp_path))
    soups = [page(report, f"{edition}/topics/speech.html") for edition in EDITIONS]

    derived = [len(soup.select(".notice")) for soup in soups]

    assert dict(zip(EDITIONS, derived, strict=True)) == {"zh-hans": 0, "zh-hant": 1, "en": 0}


def test_siblings_exist_where_texts_differ(tmp_path: Path) -> None:
    """A kit with a letter in one language alone links no page that is not there."""
    piece = "pieces:\n  - {{id: {id}, kind: poster, title: {id}, text: Words.}}\n"
    kit = "---\ntitle: {title}\nsummary: {title}.\n{pieces}---\n{title}.\n"
    changes = {
        "kits/k/record.yaml": "steps: []\n",
        "kits/k/en.md": kit.format(title="Kit", pieces=piece.format(id="letter")),
        "kits/k/zh-Hans.md": kit.format(title="工具", pieces=piece.format(id="poster")),
        "vocabulary/piece-kind.yaml": "poster: {en: letter, zh-Hans: 信, zh-Hant: 信}\n",
    }
    files = build(write_content(tmp_path, changes)).files
    pages = [SitePage(path, data) for path, data in files.items() if path.endswith(".html")]
    missing = [
        p for page in pages if page.edition for p in page.siblings.values() if p not in files
    ]

    assert missing == []
