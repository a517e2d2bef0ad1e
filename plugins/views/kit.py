"""The page of a campaign kit: steps, demands, texts to send or print, a comparison."""

from __future__ import annotations

from typing import Any

from plugins.records.base import Record
from plugins.records.schemas.kit import KitFacts
from plugins.views.base import BASE, RecordView
from plugins.views.shelves import EditionShelf


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    assert isinstance(record.facts, KitFacts)
    return {
        "about": shelf.cards([ref.id for ref in record.facts.about], BASE),
        "minutes_in_all": sum(step.minutes for step in record.facts.steps),
    }


VIEW = RecordView(
    name="kit",
    variables=_variables,
    anchors=frozenset({"steps", "demand-list", "pieces", "comparison", "about"}),
)
