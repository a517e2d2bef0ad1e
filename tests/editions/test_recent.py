"""A memory that stays within its bounds and keeps what is asked for."""

from __future__ import annotations

from plugins.editions.recent import Recent


def test_what_is_asked_for_stays() -> None:
    """However much else is kept meanwhile."""
    recent: Recent[int, str] = Recent(10)
    recent.keep(-1, "kept")
    for number in range(1000):
        recent.keep(number, "new")
        assert recent.get(-1) == "kept"


def test_what_nobody_asks_for_is_forgotten() -> None:
    """At most twice the limit is remembered."""
    recent: Recent[int, str] = Recent(10)
    for number in range(1000):
        recent.keep(number, "new")
    known = [number for number in range(1000) if recent.get(number)]

    assert 10 <= len(known) <= 20
    assert known[-1] == 999
