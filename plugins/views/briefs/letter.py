"""The blanks of a letter: what a record fills in, and a line to write on where it is silent.

    filled(html, {"name": "Liu Xiaobo"})      # “%name%” becomes the name

Values are words of the edition, escaped; a blank never takes a date from today.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from plugins.editions.phrase import escaped, spanned
from plugins.records.base import Record
from plugins.records.languages import CHINESE
from plugins.records.schemas.brief import BLANK, BLANKS
from plugins.views.people.clock_page import clock
from plugins.views.people.identity import person_facts
from plugins.views.shelves import EditionShelf

LINE = "________"
_PAST = ("past-ordinary", "past-every-figure")


def blank(shelf: EditionShelf) -> dict[str, str]:
    """Every blank empty, for the letter on the guide's own page."""
    return dict.fromkeys(BLANKS, LINE)


def blanks(person: Record, shelf: EditionShelf) -> dict[str, str]:
    """What a person's record says for each blank."""
    facts, shown = person_facts(person), shelf.view.facts(person)
    comma = shelf.view.catalogue.gettext(", ")
    chinese = facts.name.text.by_lang[CHINESE[0]]
    case = shown.case[-1]
    sentence = case.sentence
    term = f" {sentence.term}" if sentence and sentence.term else ""
    values = {
        "name": shelf.view.title(person.id).plain,
        "chinese_name": spanned(escaped(chinese), chinese, CHINESE[0], shelf.lang),
        "status": shown.status.label.plain,
        "as_of": shown.status_as_of.text,
        "charges": comma.join(charge.article.label.plain for charge in case.charges),
        "court": (case.court_2 or case.court_1).plain if case.court_2 or case.court_1 else "",
        "sentence": f"{sentence.kind.label.plain}{term}" if sentence else "",
        "limits": comma.join(_past(person, shelf)),
    }
    return {name: values[name] or LINE for name in BLANKS}


def _past(person: Record, shelf: EditionShelf) -> list[str]:
    """The stages of which it is certain that a limit was passed."""
    return [
        f"{stage.name.plain} ({stage.days})"
        for case in clock(person_facts(person), shelf)
        for stage in case.stages
        if stage.grade.level in _PAST and not stage.grade.possibly
    ]


def filled(html: str, values: dict[str, str]) -> Markup:
    """A rendered letter with its blanks filled in."""
    return Markup(BLANK.sub(lambda match: str(escape(values[match[1]])), str(html)))
