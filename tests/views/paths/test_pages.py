"""A decision path as readers meet it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from plugins.build.story import Report
from plugins.views.paths.diagram import Box, Outlet, draw, size, units, wrapped
from tests.decisions import FACTS, FOLDER, PATH
from tests.sites import build, page, problems_of, write_content

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A small site with one path."""
    return build(write_content(tmp_path_factory.mktemp("site"), PATH))


@pytest.mark.parametrize("edition", ["en", "zh-hans", "zh-hant"])
def test_each_edition_has_the_path_its_questions_and_the_diagram(
    site: Report, edition: str
) -> None:
    """Nothing is asked in one edition alone."""
    names = {path for path in site.files if path.startswith(f"{edition}/paths/harbour")}

    assert names == {
        f"{edition}/paths/harbour{end}"
        for end in (".html", "--boat.html", "--wind.html", "--legs.html", "--diagram.svg")
    }


def test_one_page_has_all_questions_and_answers(site: Report) -> None:
    """Numbered in the order of asking; an answer names the question that it leads to."""
    shown = page(site, "en/paths/harbour.html")
    heads = [section.h3.get_text() for section in shown.select("section.ask")]
    answers = [b.get_text() for b in shown.select("section.ask > ul > li > b")]

    assert heads == ["1. Is there a boat?", "2. Is there wind?", "3. Can you walk?"]
    assert answers == [
        "There is one", "There is none", "Some wind", "No wind", "I can", "I cannot",
    ]  # fmt: skip
    assert [a.get_text() for a in shown.select("#q-boat a[href^='#q-']")] == [
        "question 2", "question 3",
    ]  # fmt: skip
    assert [a["href"] for a in shown.select("#q-legs .to a")] == [
        "../topics/speech.html", "../pages/help.html", "../people/yu-jie.html",
    ]  # fmt: skip


def test_a_question_has_a_page_that_leads_on_and_back(site: Report) -> None:
    """One step forward for each answer, one back for each question that led here."""
    shown = page(site, "zh-hans/paths/harbour--legs.html")
    links = [str(a["href"]) for a in shown.main("a")]

    assert shown.h1.get_text() == "走得动吗？"
    assert {"harbour--boat.html", "harbour--wind.html", "../topics/speech.html"} <= set(links)
    assert "harbour--legs.html" in [
        str(a["href"]) for a in page(site, "zh-hans/paths/harbour--wind.html").main("a")
    ]


def test_the_diagram_says_what_the_page_says(site: Report) -> None:
    """Every question, answer and door is in it, in the words of the edition."""
    root = ET.fromstring(site.files["zh-hant/paths/harbour--diagram.svg"])
    words = [element.text for element in root.iter(f"{SVG}text")]

    assert root.get("lang") == "zh-Hant"
    assert "1. 有船嗎？" in words
    assert {"• 有", "• 沒有", "• 走得動", "→ 言論", "→ 幫助"} <= set(words)
    assert len(list(root.iter(f"{SVG}polygon"))) == 7  # one arrow for each way on


def test_a_remark_and_a_help_are_prose(site: Report) -> None:
    """They may link to records."""
    shown = page(site, "en/paths/harbour.html")

    assert shown.select_one("#q-boat p a")["href"] == "../people/yu-jie.html"
    assert "Look twice." in shown.select_one("#q-boat").get_text()


def test_a_door_that_is_promised_and_not_reached_is_named(tmp_path: Path) -> None:
    """``doors_of`` is a promise about every record of a type."""
    facts = FACTS.replace("doors: [topic:speech]", "doors: [page:help]").replace(
        "doors: [topic:speech, page:help]", "doors: [page:help]"
    )
    found = problems_of(write_content(tmp_path, {**PATH, f"{FOLDER}/record.yaml": facts}))

    assert [(p.rule, p.message) for p in found] == [
        ("not-reached", "no answer leads to topic:speech")
    ]


def test_boxes_do_not_lie_on_each_other() -> None:
    """However many answers there are, and however long their words."""
    outlets = tuple(Outlet("word " * (3 + n * 5), (f"b{n}",)) for n in range(9))
    boxes = [Box("a", 0, "Why? " * 30, (), outlets)]
    boxes += [Box(f"b{n}", 1, "", tuple("门" * 40 for _ in range(n + 1)), ()) for n in range(9)]
    root = ET.fromstring(draw(boxes, "T", "en"))
    rects = [
        [int(r.get(k) or 0) for k in ("x", "y", "width", "height")] for r in root.iter(f"{SVG}rect")
    ]
    width, height = size(boxes)

    for n, (x, y, w, h) in enumerate(rects[1:]):
        assert x + w <= width
        assert y + h <= height
        for left, top, wide, high in rects[n + 2 :]:
            assert left >= x + w or x >= left + wide or top >= y + h or y >= top + high


def test_lines_fit_their_box() -> None:
    """In either script; a mark of punctuation does not begin a line."""
    for text in ("a hundred words of the English kind " * 4, "一行里放不下的汉字，" * 8):
        lines = wrapped(text.strip())
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(units(line) <= 36 for line in lines)
        assert not [line for line in lines if line[0] in "，。"]
