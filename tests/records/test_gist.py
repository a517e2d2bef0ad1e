"""What a line in a list says of a person is what the record says, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problems
from plugins.records.files import SourceFile
from plugins.records.people import gist
from plugins.records.prisoners.entry import entry
from plugins.records.reader import read_content
from plugins.records.references import ReadingContext
from plugins.records.schemas.person import PersonFacts
from plugins.records.site import read_vocabularies
from plugins.records.validate import apply
from plugins.records.yamlfile import parse_yaml
from tests.people import crowd, edited, slug
from tests.sites import ROOT, write_content

HEAD = """\
name: {en: Wang Jiazi, zh-Hans: 王甲子, zh-Hant: 王甲子}
status: serving
status_as_of: 2026-03
status_source: s1
verification: reported
last_verified: 2026-03-01
sources: [{id: s1, kind: media, title: News}]
"""


def facts(more: str = "", head: str = HEAD) -> PersonFacts:
    """A person's facts, with ``more`` besides what is required."""
    problems = Problems()
    vocabularies = read_vocabularies(ROOT / "content", "content", problems)
    text = head + more
    tree = parse_yaml(text, SourceFile("record.yaml", text), problems)
    context = ReadingContext(vocabularies, frozenset(), ("s1",))
    found = apply(PersonFacts, tree, context, problems)
    problems.raise_errors()
    assert found is not None
    return found


def custody(*stays: tuple[str, str]) -> str:
    """The field ``custody`` from starts and ends; an empty end is left out."""
    lines = ["custody:"]
    for start, end in stays:
        until = f', end: {{date: "{end}", source: s1}}' if end else ""
        lines.append(f'  - {{measure: prison, start: {{date: "{start}", source: s1}}{until}}}')
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("stays", "since"),
    [
        ((), None),
        ((("2020-01-05", ""),), "2020-01-05"),
        ((("2020-01-05", "2021-01-05"),), None),
        ((("2020-01-05", "2020-02-10"), ("2020-02-10", "")), "2020-01-05"),
        ((("2020-01-05", "2020-02-09"), ("2020-02-10", "")), "2020-01-05"),
        ((("2020-01-05", "2020-02-08"), ("2020-02-10", "")), "2020-02-10"),
        ((("2020-01-05", ""), ("2020-02-10", "")), "2020-02-10"),
        ((("2020-01-05", "2020-02"), ("2020-02-10", "")), "2020-02-10"),
        ((("2020-01-05", "2020-02"), ("2020-02", "")), "2020-01-05"),
        ((("2009-02", "2010"), ("2010-04", "2014-08-07"), ("2014-08", "")), "2014-08"),
        ((("1999", "2003"), ("2020-01-05", "2020-02-10"), ("2020-02-10", "")), "2020-01-05"),
        ((("../2020", ""),), "../2020"),
    ],
)
def test_held_since(stays: tuple[tuple[str, str], ...], since: str | None) -> None:
    """The day on which the present custody began; a release in between begins it anew."""
    found = gist.held_since(facts(custody(*stays) if stays else ""))

    assert (found.text if found else None) == since


@pytest.mark.parametrize(
    ("stays", "first"),
    [
        ((("2020-01-05", "2021"), ("2003", "2004")), "2003"),
        ((("../1989", "1990"), ("1995", "1996")), "../1989"),
    ],
)
def test_first_custody(stays: tuple[tuple[str, str], ...], first: str) -> None:
    """The first loss of liberty, also where only its latest year is known."""
    found = gist.first_custody(facts(custody(*stays)))

    assert found is not None
    assert found.text == first


def test_the_sentence_of_an_earlier_case_is_not_that_of_the_newest() -> None:
    """Somebody charged anew has not been sentenced for it."""
    cases = """
case:
  - id: c1
    charges: [{article: CL-293, stage: convicted}]
    sentence: {kind: fixed, term: 4y}
    source: s1
  - {id: c2, charges: [{article: CL-105-2, stage: suspected}], source: s1}
"""
    one = facts(cases)

    assert gist.sentence(one) is None
    assert [charge.article.id for charge in gist.charges(one)] == ["CL-105-2"]
    assert [charge.article.id for charge in gist.all_charges(one)] == ["CL-293", "CL-105-2"]


def test_province_is_where_held_and_else_where_from() -> None:
    """The newest custody that names a province goes before the residence."""
    lived = "residence: {province: hunan}\n"
    held = "custody: [{measure: prison, start: {date: 2020, source: s1}, province: xinjiang}]\n"

    assert [
        getattr(gist.province(facts(more)), "id", None) for more in ("", lived, lived + held)
    ] == [
        None,
        "hunan",
        "xinjiang",
    ]


@pytest.mark.parametrize("status", ["bail", "released", "exit-ban", "unknown", "suspended"])
def test_who_is_not_deprived_of_liberty(status: str) -> None:
    """On bail or under an exit ban nobody is in custody; of the unknown nothing is known."""
    assert not gist.deprived(facts(head=HEAD.replace("status: serving", f"status: {status}")))


def test_who_takes_consent_back_is_in_no_list(tmp_path: Path) -> None:
    """Even before the record itself is withdrawn."""
    changes = {**crowd(3), **edited(1, "status: family", "status: withdrawn")}
    records = read_content(write_content(tmp_path, changes), Problems()).records

    assert len(records) == 4
    assert [id_ for id_, _ in gist.listed_people(records)] == sorted(
        f"person:{slug(n)}" for n in (0, 2)
    )


def test_statuses_that_count_are_in_the_vocabulary() -> None:
    """A word that the vocabulary does not have would never count."""
    known = read_vocabularies(ROOT / "content", "content", Problems())["status"]

    assert set(gist.DEPRIVED) <= known.keys()


def test_an_entry_leaves_out_what_is_not_known() -> None:
    """What nobody recorded is no field, so that it is no change either."""
    assert entry(facts()) == {
        "name": {"en": "Wang Jiazi", "zh-Hans": "王甲子", "zh-Hant": "王甲子"},
        "status": "serving",
        "as_of": "2026-03",
    }
