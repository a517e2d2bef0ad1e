"""A record with many sources lists them on a page of its own, and citations lead there."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.build.story import Report
from plugins.editions.owner import SOURCES_ON_A_PAGE
from tests.sites import TOPIC, build, page, write_content


def site(folder: Path, count: int) -> Report:
    """A site whose topic has so many sources, each cited."""
    more = "".join(
        f"  - {{id: n{n}, kind: ngo, title: Report {n}, date: 2001-11}}\n" for n in range(1, count)
    )
    cited = "".join(f"[@n{n}]" for n in range(1, count))
    changes = {
        "topics/speech/record.yaml": TOPIC.replace("key_facts:", f"{more}key_facts:"),
        "topics/speech/en.md": f"---\ntitle: Speech\nsummary: A.\n---\nSaid [@s1]{cited}.\n",
        "topics/speech/zh-Hans.md": None,
    }
    return build(write_content(folder, changes))


def test_few_sources_stand_on_the_page(tmp_path: Path) -> None:
    """A citation leads down the same page."""
    report = site(tmp_path, SOURCES_ON_A_PAGE)
    soup = page(report, "en/topics/speech.html")

    assert "en/topics/speech--sources.html" not in report.files
    assert len(soup.select("ol.src > li")) == SOURCES_ON_A_PAGE
    assert soup.select_one('.text a[href="#src-n1"]')


def test_many_sources_stand_on_a_page_of_their_own(tmp_path: Path) -> None:
    """The page links to the list and says how long it is; nothing is lost."""
    report = site(tmp_path, SOURCES_ON_A_PAGE + 1)
    soup = page(report, "en/topics/speech.html")
    listed = page(report, "en/topics/speech--sources.html")
    link = soup.select_one("#sources + p > a")

    assert soup.select("ol.src") == []
    assert link is not None and link["href"] == "speech--sources.html"
    assert link.get_text().startswith(f"{SOURCES_ON_A_PAGE + 1} sources")
    assert len(listed.select("ol.src > li")) == SOURCES_ON_A_PAGE + 1


def test_every_citation_leads_to_its_source(tmp_path: Path) -> None:
    """In running text and behind facts alike."""
    report = site(tmp_path, SOURCES_ON_A_PAGE + 1)
    soup = page(report, "en/topics/speech.html")
    ids = {item["id"] for item in page(report, "en/topics/speech--sources.html").select("li[id]")}
    cited = [str(a["href"]) for a in soup.select("main a") if "#src-" in str(a["href"])]

    assert len(cited) > SOURCES_ON_A_PAGE
    assert {link.partition("#")[0] for link in cited} == {"speech--sources.html"}
    assert {link.partition("#")[2] for link in cited} <= ids


@pytest.mark.parametrize("edition", ["en", "zh-hans", "zh-hant"])
def test_the_list_leads_back(edition: str, tmp_path: Path) -> None:
    """In each edition."""
    soup = page(site(tmp_path, SOURCES_ON_A_PAGE + 1), f"{edition}/topics/speech--sources.html")

    assert soup.select_one('main header a[href="../topics/speech.html"]')
