"""What protects a person and those around them: consent, risk, and words that need leave.

    consent: {status: family, scope: [name, case], date: 2025-11, review_due: 2026-11}
    risk: {level: medium, reviewed: 2026-05-02}

``publish`` is false unless an editor writes otherwise; whatever has ``publish: false`` is
shown nowhere. Whether consent covers what is shown is checked in ``plugins.checks``.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from plugins.records.base import Day, Model, Sourced, Stated
from plugins.records.dates import Edtf
from plugins.records.references import In, Term
from plugins.records.text import NameText, Prose, Text

Scope = Literal["name", "photo", "case", "health", "family", "letters", "lawyer"]


class Consent(Model):
    """Who agreed to what; ``by`` stays with the editors."""

    private: ClassVar[frozenset[str]] = frozenset({"by"})

    status: Annotated[Term, In("consent")]
    scope: list[Scope] = []
    date: Edtf | None = None
    by: str | None = None
    review_due: Edtf | None = None
    note_public: Text | None = None


class Risk(Model):
    """How dangerous publicity is, to whom, and who looked at it; nothing of it is shown."""

    private: ClassVar[frozenset[str]] = frozenset(
        {"level", "to", "reviewed", "by", "second_reviewer"}
    )

    level: Literal["low", "medium", "high"]
    to: list[Literal["self", "family", "lawyer", "colleagues", "source"]] = []
    reviewed: Day
    by: str | None = None
    second_reviewer: str | None = None


class Health(Stated):
    """A statement on health; shown with leave only."""

    text: Prose
    publish: bool = False


class Torture(Stated):
    """What is alleged of torture or other ill-treatment."""

    text: Prose
    publish: bool = True


class Relative(Model):
    """Somebody of the family; shown with leave only."""

    relation: Annotated[Term, In("relation")]
    name: NameText
    publish: bool = False
    source: Sourced | None = None


class Photo(Model):
    """A picture of the person, where it comes from, and who agreed to it."""

    file: str
    credit: Text
    licence: Text
    consent: Literal["self", "family", "lawyer", "public"]
    others_in_frame: Literal["none", "blurred", "consented"]
    provenance: Text
    alt: Text
    source: Sourced | None = None
