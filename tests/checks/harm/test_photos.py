"""What a photo must say of itself."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.checks.harm.photos import photo_provenance
from tests.checks.harm.cases import person, severities


def photo(provenance: Any, **more: Any) -> dict[str, Any]:
    """A photo of the base person."""
    given = {"file": "a.jpg", "credit": "A", "licence": "free", "consent": "self", "alt": "A man"}
    return {**given, "others_in_frame": "none", "provenance": provenance, "source": ["s1"], **more}


@pytest.mark.parametrize(
    ("provenance", "found"),
    [
        ("Internet", ["error"]),
        ("from the web", ["error"]),
        ({"en": "Compared with two others", "zh-Hans": "网络图片"}, ["error"]),
        ("Found on the website of the prize, 2009; compared with two others", []),
        ({"zh-Hans": "2009年获奖时的照片，已与另外两张比对"}, []),
        ("Taken by a friend in 2009", ["warning"]),
    ],
)
def test_where_a_photo_comes_from(provenance: Any, found: list[str]) -> None:
    """A place on the web that has a name is one; “the web” is none."""
    assert found == severities(photo_provenance, person(photo=photo(provenance)))


def test_without_a_photo_there_is_nothing_to_say() -> None:
    """Most records have none."""
    assert severities(photo_provenance, person(verification="unverified")) == []
