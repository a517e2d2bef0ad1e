"""What attacks share: nobody waits for a bad mirror longer than a test can bear."""

from __future__ import annotations

import pytest

from mirror.fetch import http, pool
from mirror.fetch.base import Pace
from mirror.fetch.standing import Patience
from mirror.trust import sources


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits between tries are short, and whatever is slow is left soon."""
    patience = Patience(first=0.001, longest=0.002)
    pace = Pace(connect=5, idle=0.3, patience=0.3, floor=1_000_000)
    monkeypatch.setattr(pool, "Patience", lambda: patience)
    monkeypatch.setattr(sources, "PATIENCE", patience)
    monkeypatch.setattr(http, "Pace", lambda: pace)
