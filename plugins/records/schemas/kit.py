"""A campaign kit: what to know, what to do in which order, and what to print or send."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from plugins.records.base import Facts, Model, Schema, Sourced, TitledWords
from plugins.records.references import In, Ref, Term
from plugins.records.text import Block, Inline, Line, Prose, Text


class Step(Model):
    """One step: how long it takes and whether it is safe in mainland China."""

    title: Text
    minutes: Annotated[int, Field(ge=1, le=600)]
    safe_in_china: Annotated[Term, In("safety")]
    needs: Text | None = None


class ComparisonRow(Model):
    """One line of a comparison."""

    label: Text
    cells: list[Prose]
    source: Sourced


class Comparison(Model):
    """Movements side by side."""

    columns: Annotated[list[Text], Field(min_length=2)]
    rows: list[ComparisonRow]

    @model_validator(mode="after")
    def _as_many_cells_as_columns(self) -> Comparison:
        for number, row in enumerate(self.rows, start=1):
            if len(row.cells) != len(self.columns):
                message = "row {row} has {cells} cells for {columns} columns"
                counts = {"row": number, "cells": len(row.cells), "columns": len(self.columns)}
                raise PydanticCustomError("wrong-type", message, counts)
        return self


class KitFacts(Facts):
    """Facts of a kit."""

    about: list[Ref] = []
    steps: list[Step] = []
    comparison: Comparison | None = None
    licence: Text | None = None


class Piece(Model):
    """A text to send, sign or print."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    kind: Annotated[Term, In("piece-kind")]
    title: Line
    to: Line | None = None
    text: Block


def _one_id_each(pieces: list[Piece]) -> list[Piece]:
    ids = [piece.id for piece in pieces]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice:
        hint = "each piece has a page of its own: give it an id of its own"
        context = {"id": twice, "hint": hint}
        raise PydanticCustomError("duplicate-field", "two pieces are called “{id}”", context)
    return pieces


class KitWords(TitledWords):
    """Words of a kit."""

    subtitle: Line | None = None
    demands: list[Inline] = []
    pieces: Annotated[list[Piece], AfterValidator(_one_id_each)] = []


SCHEMA = Schema(name="kit", section="kits", facts=KitFacts, words=KitWords)
