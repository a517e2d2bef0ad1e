"""Whether the forms of a name belong together (rule ``name-form``, S24).

    scripts    each character of one script may be that of the other: 刘 and 劉, never 刘 and 流
    pinyin     as many syllables as characters, and each one a reading of its character
    readings   what a character may be read as, and what it is read as in a surname

A wrong character in a name is another person. Names are never converted by the machine, so
what is doubtful is shown to an editor, who confirms it in ``allow.yaml``.
"""

from __future__ import annotations

from plugins.checks.harm.naming.pinyin import pinyin_form
from plugins.checks.harm.naming.scripts import script_form
from plugins.checks.harm.people import Person
from plugins.errors import Problems


def name_form(person: Person, problems: Problems) -> None:
    """Both scripts, the pinyin and the English form of a name agree."""
    script_form(person, problems)
    pinyin_form(person, problems)
