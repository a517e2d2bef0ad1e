"""Mistakes about the glossary: words that it advises against, and terms that cannot be used."""

from __future__ import annotations

from tests.bad_input import Case, Changes
from tests.registers import FOLDER as WHARVES
from tests.registers import REGISTER
from tests.sites import TOPIC_HANS
from tests.terms import FOLDER, GLOSSARY

_LETTERS = REGISTER[f"{WHARVES}/schema.yaml"].replace("{kind: cards}", "{kind: letters}")
HANS = "topics/speech/zh-Hans.md"


def _edit(old: str, new: str) -> Changes:
    """The glossary with one change in the term ``harbour-law``."""
    path = f"{FOLDER}/harbour-law.yaml"
    assert GLOSSARY[path].count(old) == 1, f"{old!r} must stand there once"
    return {**GLOSSARY, path: GLOSSARY[path].replace(old, new)}


CASES = [
    Case(
        "a word that the glossary refuses",
        {**GLOSSARY, HANS: f"{TOPIC_HANS}\n这是码头规矩。\n"},
        """
        content/topics/speech/zh-Hans.md:9:3: warning[term-variant]: “码头规矩” is not written here: write “港法” (harbour law)
          |
        9 | 这是码头规矩。
          |     ^^^^^^^^
          = hint: It is no custom; see term:harbour-law
        """,  # noqa: E501
    ),
    Case(
        "a form that two terms claim",
        _edit("{form: {en: quay law}", "{form: {en: spring tide}"),
        """
        content/registers/terms/tide.yaml:8:17: error[term-entry]: “spring tide” is already a form of term:harbour-law
          |
        8 |   - {form: {en: spring tide}, status: accepted}
          |                 ^^^^^^^^^^^
          = hint: one form means one term: take one of the two out
        """,  # noqa: E501
    ),
    Case(
        "a word without its language",
        _edit("{form: {en: quay law}", "{form: quay law"),
        """
        content/registers/terms/harbour-law.yaml:13:12: error[wrong-type]: this needs its language
           |
        13 |   - {form: quay law, status: accepted}
           |            ^^^^^^^^
          = hint: say whose word it is: {en: …} or {zh-Hans: …, zh-Hant: …}
        """,
    ),
    Case(
        "a schema beside the terms",
        {**GLOSSARY, f"{FOLDER}/schema.yaml": "id: term\n"},
        """
        content/registers/terms/schema.yaml: error[register-schema]: “terms” is a register of the program, which has its schema
          = hint: take this schema.yaml out
        """,  # noqa: E501
    ),
    Case(
        "letters without a reading",
        {**REGISTER, f"{WHARVES}/schema.yaml": _LETTERS},
        """
        content/registers/wharves/schema.yaml:87:12: error[register-schema]: a letters needs “pinyin”
           |
        87 |   - {kind: letters}
           |            ^^^^^^^
          = hint: add pinyin: and the id of a field
        """,  # noqa: E501
    ),
]
