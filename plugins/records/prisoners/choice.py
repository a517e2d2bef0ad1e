"""Whom the prisoner list names: ``content/prisoner-list.yaml``, which may be missing.

    title: {en: For the dialogue in Bern, zh-Hans: …, zh-Hant: …}
    status: [serving, on-trial]     # or people: [zhang-san, li-si]

Without the file, or without ``status`` and ``people``, everybody whose status says that they
are deprived of liberty is named. The order is the same in all editions, so that number 7 is
the same person in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from plugins.records.base import Model, Record
from plugins.records.people import gist
from plugins.records.references import BySlug, In, Ref, Term
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import BothScripts, Text

NAME = "prisoner-list.yaml"
PersonSlug = Annotated[Ref, BySlug("person")]


class Choice(Model):
    """``prisoner-list.yaml``.

    ``people`` names them in the order of the list; else ``status`` says whose status counts.
    """

    title: BothScripts | None = None
    note: Text | None = None
    status: list[Annotated[Term, In("status")]] = []
    people: list[PersonSlug] = []

    def chosen(self, listed: list[tuple[str, PersonFacts]]) -> list[str]:
        """Ids of the records on the list, in its order.

        Args:
            listed: everybody who may stand in lists.
        """
        facts = dict(listed)
        if self.people:
            return [ref.id for ref in self.people if ref.id in facts]
        wanted = {term.id for term in self.status} or set(gist.DEPRIVED)
        found = [id_ for id_, one in facts.items() if one.status.id in wanted]
        return sorted(found, key=lambda id_: (_sort_name(facts[id_]), id_))


def _sort_name(facts: PersonFacts) -> str:
    """The pinyin without its tone marks, or the English name."""
    return gist.without_marks(facts.name.pinyin or facts.name.en)


def neutral_ids(records: Mapping[str, Record]) -> dict[str, str]:
    """The ids of all published people that say nothing of them, by record id."""
    found = {id_: record.facts for id_, record in records.items()}
    return {id_: f.id for id_, f in found.items() if isinstance(f, PersonFacts) and f.id}
