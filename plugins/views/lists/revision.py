"""Which revision of the prisoner list this is, and what changed, in the edition's words.

    telling.words()      # the number, the date, the summary and the lines for the page
    telling.cells()      # the same lines for a table

If the list has changed since it was last numbered, what changed since then is told, and the
list has no number. Of people who are not published nothing is said but how many there were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from plugins.editions.phrase import Phrase
from plugins.records.dates import parse_date
from plugins.records.prisoners.compare import Change, Changes
from plugins.records.prisoners.entry import Value
from plugins.records.prisoners.lists import Current
from plugins.records.text import Duration, Text
from plugins.views.lists.people import People

LINES = 24  # on the page; a longer comparison stands whole in the table
_VOCABULARIES = {
    "province": "province",
    "charges": "charge",
    "sentence": "sentence-kind",
    "status": "status",
}
_DATES = ("born", "since", "as_of")


@dataclass(frozen=True)
class Line:
    """One change; ``field``, ``before`` and ``now`` are empty where somebody came or went."""

    kind: str
    id: str
    name: Phrase
    field: str = ""
    before: str = ""
    now: str = ""


class Telling:
    """Tells the changes of one edition's list."""

    def __init__(self, people: People, current: Current) -> None:
        self.people = people
        self.view = people.shelf.view
        self._ = self.view.catalogue.gettext
        self.current = current
        numbered = current.as_numbered
        self.changes: Changes = current.revisions.changes if numbered else self._since()

    def _since(self) -> Changes:
        """What changed since the last number; nothing if there has been none."""
        return self.current.changes if self.current.revisions.last else Changes()

    def words(self) -> SimpleNamespace:
        """What the page says."""
        last = self.current.revisions.last
        lines = list(self.lines())
        return SimpleNamespace(
            numbered=self.current.as_numbered,
            number=last.number if last else 0,
            date=self.view.fact(last.date).text if last else "",
            before=self._before(),
            summary=self._summary(),
            lines=lines if len(lines) <= LINES else [],
            first=len(self.current.revisions.revisions) < 2 and self.current.as_numbered,
        )

    def _before(self) -> int:
        """The number that the changes are counted from."""
        numbers = [one.number for one in self.current.revisions.revisions]
        if not self.current.as_numbered:
            return numbers[-1] if numbers else 0
        return numbers[-2] if len(numbers) > 1 else 0

    def _summary(self) -> list[str]:
        """How many came, went, and are told otherwise; what there is none of is left out."""
        _ = self._
        last, numbered = self.current.revisions.last, self.current.as_numbered
        gone = last.gone if last and numbered else self.current.revisions.taken_out
        changes = self.changes
        counts = [
            (len(changes.added) + self._unnamed(), _("{n} added")),
            (len(changes.removed), _("{n} removed")),
            (len(changes.changed), _("{n} changed")),
            (gone, _("{n} no longer published")),
        ]
        return [words.format(n=number) for number, words in counts if number]

    def _unnamed(self) -> int:
        """People without a neutral id, who count as new: no revision can have named them."""
        return len(self.current.nameless) if self.current.revisions.last else 0

    def lines(self) -> Iterator[Line]:
        """Every change."""
        _ = self._
        for id_ in self.changes.added:
            yield Line(_("added"), id_, self._name(id_))
        for id_ in self.changes.removed:
            yield Line(_("removed"), id_, self._name(id_))
        for id_, fields in self.changes.changed.items():
            for field, change in fields.items():
                yield self._changed(id_, field, change)

    def cells(self) -> Iterator[list[str]]:
        """Every change as a row of a table."""
        for line in self.lines():
            yield [line.kind, line.id, line.name.plain, line.field, line.before, line.now]

    def _changed(self, id_: str, field: str, change: Change) -> Line:
        before, now = self._value(field, change.before), self._value(field, change.after)
        name = self._name(id_)
        return Line(self._("changed"), id_, name, self._field(field), before, now)

    def _name(self, id_: str) -> Phrase:
        return self.view.title(self.current.ids[id_])

    def _field(self, field: str) -> str:
        _ = self._
        return {
            "name": _("Name"),
            "pinyin": _("Pinyin"),
            "born": _("Born"),
            "since": _("Detained since"),
            "place": _("Place"),
            "province": _("Province"),
            "charges": _("Charge"),
            "sentence": _("Sentence"),
            "term": _("Length of the sentence"),
            "status": _("Status"),
            "as_of": _("Status as of"),
            "un": _("UN opinions"),
        }[field]

    def _value(self, field: str, value: Value | None) -> str:
        """A kept value as this edition says it; a word that no vocabulary has stays its id."""
        if value is None:
            return self._("none known")
        if isinstance(value, list):
            return self._("; ").join(self._one(field, one) for one in value)
        if isinstance(value, dict):
            return self._name_text(value) if field == "name" else self.view.text(Text(value)).plain
        return self._one(field, value)

    def _one(self, field: str, value: str) -> str:
        if field in _DATES:
            return str(self.view.fact(parse_date(value)).text)
        if field == "term":
            return str(self.view.fact(Duration.read(value)))
        terms = self.people.shelf.content.vocabularies.get(_VOCABULARIES.get(field, ""), {})
        return self.people.label(terms[value]).plain if value in terms else value

    @staticmethod
    def _name_text(name: dict[str, str]) -> str:
        """A name in all its scripts, each form once."""
        return " ".join(dict.fromkeys(name.values()))
