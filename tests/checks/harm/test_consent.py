"""What needs whose word."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.checks.harm.consent import consent, shown
from tests.checks.harm.cases import case, custody, messages, noted, person, severities

PUBLIC = {"status": "public-record"}
BOTH, ONE = ["s1", "s2"], ["s2", "s3"]  # s2 and s3 have one publisher


def health(source: list[str], publish: bool = True) -> dict[str, Any]:
    """A statement on health."""
    return {"text": "Ill.", "source": source, "publish": publish}


@pytest.mark.parametrize("status", ["self", "family", "lawyer"])
def test_what_was_agreed_may_be_shown(status: str) -> None:
    """However few sources there are."""
    given = {"status": status, "scope": ["name", "health"]}

    assert noted(consent, person(consent=given, health=health(["s1"]))) == []


@pytest.mark.parametrize(("source", "count"), [(BOTH, 0), (ONE, 1), (["s1"], 1)])
def test_public_record_takes_two_publishers(source: list[str], count: int) -> None:
    """Two reports of one group are one."""
    assert count == len(noted(consent, person(consent=PUBLIC, health=health(source))))


def test_a_scope_without_anybody_who_agreed_counts_for_nothing() -> None:
    """On public record nobody was asked, so there is nothing to be agreed to."""
    given = {**PUBLIC, "scope": ["name", "health"]}

    assert len(noted(consent, person(consent=given, health=health(["s1"])))) == 1


def test_what_is_not_published_needs_no_consent() -> None:
    """Health, relatives and lawyers that stay hidden are nobody's business."""
    hidden = person(
        consent={"status": "self", "scope": ["name", "case"]},
        health=health(["s1"], publish=False),
        relatives=[{"relation": "parent", "name": "Zhao Mou"}],
        case=[case(lawyers=[{"name": "Qian Mou"}])],
    )

    assert noted(consent, hidden) == []


def test_initials_need_no_consent_to_the_name() -> None:
    """A name that is not there is not shown."""
    assert [item.scope for item in shown(person(name_display="initials"))] == []


def test_the_case_may_rest_on_all_of_its_facts() -> None:
    """Two publishers for the case as a whole; each of its facts is counted elsewhere."""
    given = person(
        consent=PUBLIC,
        status_source=["s2"],
        custody=[custody("2010", "2011")],
        case=[case(source=["s3"])],
    )

    assert noted(consent, given) == []


def test_a_withdrawal_says_what_to_write() -> None:
    """Whether it stands in the consent or in the verification; nothing else is then said."""
    given = {"status": "withdrawn", "date": "2011-12-01"}
    taken_back = noted(consent, person(consent=given, health=health(["s1"])))
    unproved = noted(consent, person(verification="withdrawn"))

    assert [p.hint.split(",")[0] for p in taken_back] == [
        "write “withdrawn: 2011-12-01” (the day) into record.yaml"
    ]
    assert len(unproved) == 1


def test_historical_is_for_the_dead() -> None:
    """Whoever has a death recorded may be called so."""
    death = {"date": "1968", "source": BOTH}
    dead = person(consent={"status": "historical"}, death=death, status="executed")

    assert noted(consent, dead) == []
    assert len(noted(consent, person(consent={"status": "historical"}))) == 1


@pytest.mark.parametrize(
    ("due", "site_date", "found"),
    [
        ("2012-02", "2012-03-01", ["warning"]),
        ("2012-03", "2012-03-01", []),
        ("2012-02-29", "2012-03-01", ["warning"]),
        ("2012-02", "", []),
    ],
)
def test_consent_lapses_by_the_date_of_the_site(due: str, site_date: str, found: list[str]) -> None:
    """Never by the clock; a month has passed when its last day has."""
    given = {"status": "self", "scope": ["name"], "review_due": due}

    assert found == severities(consent, person(site_date, consent=given))


def test_without_consent_one_thing_is_said() -> None:
    """A record that says nothing gets one message, with both lines to choose from."""
    found = noted(consent, person(consent=None, health=health(["s1"])))

    assert len(found) == 1
    assert "public-record" in found[0].hint
    assert "scope: [name, case]" in found[0].hint


def test_a_photo_without_a_source_has_none() -> None:
    """The message tells none from one."""
    photo = {
        "file": "a.jpg", "credit": "A", "licence": "free", "consent": "public",
        "others_in_frame": "none", "provenance": "Matched", "alt": "A man",
    }  # fmt: skip

    assert list(messages(consent, person(consent=PUBLIC, photo=photo))) == [
        "the photo rests on public record, which takes two publishers; this has no source"
    ]
