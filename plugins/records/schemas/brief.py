"""A brief: what people of one profession can do in a case, and a sheet drawn from each profile.

    content/briefs/lawyer/record.yaml      what they can do, and which opinions to compare with
    content/briefs/lawyer/en.md            the guide; ``letter`` in its front matter

Every person with a case gets a sheet: chronology, law, clock, comparable opinions, and the
letter with its blanks filled in. Blanks are words between percent signs: ``%name%``.
"""

from __future__ import annotations

import re
from typing import Annotated, TypeVar

from pydantic import AfterValidator

from plugins.records.base import Facts, Model, Schema, Sourced, TitledWords
from plugins.records.references import Ref, unknown
from plugins.records.registers.types import Bilingual, BilingualProse
from plugins.records.text import Block, Line

BLANKS = ("name", "chinese_name", "status", "as_of", "charges", "court", "sentence", "limits")
BLANK = re.compile(r"%([a-z_]+)%")
W = TypeVar("W", Line, Block)


class Help(Model):
    """Something that one can do: what, where to read on, and how we know."""

    title: Bilingual
    text: BilingualProse
    see: list[Ref] = []
    source: Sourced | None = None


class BriefFacts(Facts):
    """Facts of a brief; ``comparable`` is the type of records to compare a case with."""

    can_do: list[Help] = []
    comparable: str | None = None


def _known(text: W) -> W:
    for name in BLANK.findall(text):
        if name not in BLANKS:
            raise unknown("unknown-term", "“%{id}%” is no blank of a letter", name, BLANKS)
    return text


class Letter(Model):
    """A letter with blanks."""

    title: Annotated[Line, AfterValidator(_known)]
    to: Line | None = None
    text: Annotated[Block, AfterValidator(_known)]


class BriefWords(TitledWords):
    """Words of a brief."""

    letter: Letter | None = None


SCHEMA = Schema(name="brief", section="briefs", facts=BriefFacts, words=BriefWords)
