"""What others take into their bibliographies: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from plugins.build.story import Report
from plugins.records.dates import parse_date
from plugins.views.citations.bibtex import bibtex
from plugins.views.citations.csl import csl_json
from plugins.views.citations.ris import ris
from plugins.views.citations.works import PIECE, Work
from tests.journals import JOURNAL
from tests.sites import build, page, write_content

# Variables and types of CSL 1.0.2 (docs.citationstyles.org), as far as anything here uses them.
TEXTS = (
    *("title", "container-title", "volume", "issue", "number", "page", "number-of-pages"),
    *("publisher", "publisher-place", "language", "ISBN", "ISSN", "URL"),
)
TYPES = (
    *("article", "article-journal", "article-newspaper", "book", "document", "legislation"),
    *("periodical", "report"),
)
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            **{name: {"type": "string", "minLength": 1} for name in ("id", *TEXTS)},
            "type": {"enum": list(TYPES)},
            "author": {
                "type": "array",
                "items": {"type": "object", "required": ["literal"], "maxProperties": 1},
            },
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3},
                    },
                    "season": {"enum": [1, 2, 3, 4]},
                    "circa": {"const": True},
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with a journal."""
    return build(write_content(tmp_path_factory.mktemp("site"), JOURNAL))


def items(site: Report, path: str = "data/library.csl.json") -> dict[str, dict[str, Any]]:
    """The items of a CSL file by id."""
    return {item["id"]: item for item in json.loads(site.files[path])}


def test_csl_has_only_what_csl_knows(site: Report) -> None:
    """A citation processor refuses other names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    checker = jsonschema.Draft202012Validator(SCHEMA)

    assert list(checker.iter_errors(json.loads(site.files["data/library.csl.json"]))) == []


def test_the_library_its_issues_and_their_pieces_are_there(site: Report) -> None:
    """Each once in all three formats, under one key."""
    keys = [
        "library-harbour",
        "library-tides",
        "issue-harbour-2003-2",
        "issue-harbour-2003-2-1",
        "issue-harbour-2003-2-2",
        "issue-harbour-2003-2-3",
        "issue-harbour-2003-10",
        "issue-harbour-2003-10-1",
        "issue-harbour-2004-1",
    ]
    bib = re.findall(r"^@\w+\{([^,]+),$", site.files["data/library.bib"].decode(), re.M)
    references = re.findall(r"^ID  - (.*)\r$", site.files["data/library.ris"].decode(), re.M)

    assert list(items(site)) == bib == references == keys


def test_an_article_names_its_journal(site: Report) -> None:
    """As its own language has it, whatever edition a reader comes from."""
    article = items(site)["issue-harbour-2003-2-1"]

    assert article == {
        "id": "issue-harbour-2003-2-1",
        "type": "article-journal",
        "title": "Ropes & Knots",
        "author": [{"literal": "A. Nobody"}, {"literal": "B. Nobody"}],
        "container-title": "Harbour",
        "volume": "3",
        "issue": "2",
        "page": "3–9",
        "issued": {"date-parts": [[2003]], "season": 1},
        "publisher": "Nobody Press",
        "language": "en",
        "ISSN": "0000-0000",
        "URL": "https://example.org/ropes",
    }
    assert items(site)["issue-harbour-2003-2-3"]["title"] == "潮汐"


def test_an_issue_has_files_of_its_own(site: Report) -> None:
    """With itself and what stands in it; its page leads to them."""
    found = items(site, "data/issues/harbour-2004-1.csl.json")
    links = [a["href"] for a in page(site, "en/issues/harbour-2004-1.html").find_all("a")]

    assert list(found) == ["issue-harbour-2004-1"]
    for ending in ("csl.json", "bib", "ris"):
        assert f"../../data/issues/harbour-2004-1.{ending}" in links


def test_bibtex_escapes_what_latex_takes_for_its_own() -> None:
    """A title with any of them still compiles, and keeps its capitals."""
    work = Work("k", PIECE, r"A{b}$c&d%e#f_g~h^i\j", ("X & Y",), url="https://example.org/a_b%20c")
    text = bibtex([work]).decode()

    assert (
        r"title = {{A\{b\}\$c\&d\%e\#f\_g\textasciitilde{}h\textasciicircum{}i\textbackslash{}j}}"
        in text
    )
    assert r"author = {{X \& Y}}" in text
    assert "url = {https://example.org/a_b%20c}" in text
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2003-04-05", {"date-parts": [[2003, 4, 5]]}),
        ("2003-04~", {"date-parts": [[2003, 4]], "circa": True}),
        ("2003/2004", {"date-parts": [[2003], [2004]]}),
        ("2003/..", None),
    ],
)
def test_dates_are_as_exact_as_they_were(date: str, issued: dict[str, Any] | None) -> None:
    """No day is made up; an end that is open has no place in CSL."""
    [item] = json.loads(csl_json([Work("k", PIECE, "A", date=parse_date(date))]))

    assert item.get("issued") == issued


def test_ris_ends_each_record() -> None:
    """Two spaces, a hyphen, a space; CRLF; unknown parts of a date are empty."""
    text = ris([Work("k", PIECE, "甲", date=parse_date("2003-04"), pages="3–9")]).decode()

    assert text.split("\r\n") == [
        "TY  - JOUR",
        "ID  - k",
        "TI  - 甲",
        "SP  - 3",
        "EP  - 9",
        "PY  - 2003",
        "DA  - 2003/04//",
        "ER  - ",
        "",
    ]
