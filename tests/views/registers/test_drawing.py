"""A chart claims nothing between its figures, and can be heard."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.views.registers.drawing import Drawing, Point, svg


def lines(*years: float) -> list[int]:
    """How many points each line of a chart joins that has figures for some years."""
    points = [Point(year, f"{year:g}", 10.0 * n, "a") for n, year in enumerate(years)]
    found = BeautifulSoup(svg(Drawing(720, 400, "Deaths", "en", "line", points)), "xml")
    return [len(str(line["points"]).split()) for line in found.find_all("polyline")]


@pytest.mark.parametrize(
    ("years", "joined"),
    [
        ((2001, 2002, 2003), [3]),
        ((2001, 2002, 2003, 2007, 2008), [3, 2]),
        ((2000, 2005, 2010, 2020), [3, 1]),
        ((2001, 2001.5, 2002, 2002.5), [4]),
        ((2001,), [1]),
    ],
)
def test_a_line_breaks_where_a_year_is_missing(years: tuple[float, ...], joined: list[int]) -> None:
    """Only the usual step is joined: what lies between two known years is not known."""
    assert lines(*years) == joined


def test_a_chart_tells_its_figures() -> None:
    """Its title and, for who cannot see it, each figure with its year, by series."""
    points = [Point(2001, "2001", 1200.0, "a & b"), Point(2002, "2002", 0.5, "c")]
    found = BeautifulSoup(svg(Drawing(720, 400, "Deaths", "en", "line", points)), "xml")

    assert found.svg is not None
    assert found.svg["role"] == "img"
    assert [tag.text for tag in found.find_all(["title", "desc"])] == [
        "Deaths",
        "a & b: 2001 1,200. c: 2002 0.5",
    ]
