"""A topic: what is done to people, what the law says, what a reader can do."""

from __future__ import annotations

from typing import Annotated

from plugins.records.base import Facts, Model, Schema, Sourced, TitledWords
from plugins.records.references import In, Term
from plugins.records.text import Prose, Text


class LawArticle(Model):
    """What an article of Chinese law says."""

    law: Text
    article: Text
    says: Prose
    source: Sourced


class InstrumentArticle(Model):
    """What an article of an international instrument guarantees."""

    id: Annotated[Term, In("instrument")]
    article: Text | None = None
    says: Prose
    source: Sourced


class TopicFacts(Facts):
    """Facts of a topic."""

    prc_law: list[LawArticle] = []
    instruments: list[InstrumentArticle] = []


SCHEMA = Schema(name="topic", section="topics", facts=TopicFacts, words=TitledWords)
