"""What languages are called, as CLDR has it.

>>> language("zh-Hans", "en")
'Simplified Chinese'
"""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def language(tag: str, shown_in: str) -> str:
    """A language's name; the tag itself where CLDR has none."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(shown_in.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag
