"""A page of the site itself: about, safety, hosting a copy."""

from __future__ import annotations

from plugins.records.base import Facts, Schema, TitledWords

SCHEMA = Schema(name="page", section="pages", facts=Facts, words=TitledWords)
