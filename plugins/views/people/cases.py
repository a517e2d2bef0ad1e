"""The cases: charges, courts, sentence, lawyers, opinions of the UN, each as lines of a table.

    for case in cases(record, facts, shelf):
        case.facts, case.docket, case.jurisdiction

A charge or an opinion is the record's own; a number of a docket stays in the script in
which the court wrote it. Lawyers whose names are not to be shown have been left out before
(``editions.edition``).
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.editions.script import script_of
from plugins.records.languages import HAN
from plugins.records.people.case import Case
from plugins.records.schemas.person import PersonFacts
from plugins.views.people.clock_page import arithmetic_lines
from plugins.views.shelves import EditionShelf


def cases(given: PersonFacts, shown: Any, shelf: EditionShelf) -> list[SimpleNamespace]:
    """What the page says of each case.

    Args:
        given: the facts as they were read.
        shown: the same as the edition shows them.
        shelf: the edition.
    """
    return [
        SimpleNamespace(
            facts=told,
            docket=_docket(case, shelf),
            jurisdiction=_jurisdiction(case, shelf),
            arithmetic=arithmetic_lines(given, number, shelf),
        )
        for number, (case, told) in enumerate(zip(given.case, shown.case, strict=True))
    ]


def _docket(case: Case, shelf: EditionShelf) -> Phrase | None:
    if case.docket is None:
        return None
    lang = script_of(case.docket) if re.search(f"[{HAN}]", case.docket) else "en"
    return shelf.view.quoted(case.docket, lang)


def _jurisdiction(case: Case, shelf: EditionShelf) -> str:
    """Under whose law, where that is not the ordinary criminal law of the mainland."""
    _ = shelf.view.catalogue.gettext
    words = {
        "prc-admin": _("administrative case"),
        "supervision": _("case of a supervisory commission"),
        "hk": _("case under the law of Hong Kong"),
        "mo": _("case under the law of Macau"),
        "military": _("case before military organs"),
    }
    return words.get(case.jurisdiction, "")
