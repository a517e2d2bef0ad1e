"""Each deprivation of liberty: which measure, from when to when, where, by whom.

    custody:
      - measure: criminal-detention
        start: {date: 2023-09-19, source: [s1]}
        end: {date: 2023-10-26, source: [s2]}

``facility`` names the place in the register of places of detention, which then shows who was
held there from when to when. The measures are a vocabulary; which of them the law knows, and
for how long, is left to ``plugins.clock``.
"""

from __future__ import annotations

from typing import Annotated

from plugins.records.base import Model, Stated
from plugins.records.dates import Edtf
from plugins.records.references import In, Ref, Term
from plugins.records.registers.types import To
from plugins.records.text import Text


class DatedFact(Stated):
    """A date with its source."""

    date: Edtf


class FamilyNotice(DatedFact):
    """When the family was told, and whether a written notice was seen."""

    notice_seen: bool | None = None


class LawyerAccess(Stated):
    """Whether a lawyer was asked for and met (HURIDOCS micro-thesaurus 31)."""

    requested: Edtf | None = None
    met: Edtf | None = None
    refused_reason: Text | None = None


class Custody(Model):
    """One deprivation of liberty."""

    measure: Annotated[Term, In("measure")]
    start: DatedFact
    end: DatedFact | None = None
    facility: Annotated[Ref, To(("facility",))] | None = None
    place: Text | None = None
    province: Annotated[Term, In("province")] | None = None
    authority: Text | None = None
    whereabouts: Annotated[Term, In("whereabouts")] | None = None
    family_notified: FamilyNotice | None = None
    lawyer: LawyerAccess | None = None
