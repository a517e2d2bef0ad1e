"""Text of a table with its language, as a record has it.

>>> text_of("上海市女子监狱", "zh-Hans"), text_of("Shanghai", "zh-Hans")
({'zh-Hans': '上海市女子监狱'}, {'en': 'Shanghai'})
"""

from __future__ import annotations

import re

from plugins.editions.script import script_of
from plugins.records.languages import HAN


def script_or(text: str, lang: str) -> str:
    """The script that Chinese text is in; ``lang`` if it could be either."""
    script = script_of(text)
    return (lang if lang != "en" else "zh-Hans") if script == "zh" else script


def text_of(text: str, lang: str) -> dict[str, str]:
    """Text under its language.

    Args:
        text: what the table says.
        lang: the language of the table, for Chinese that could be in either script.
    """
    return {script_or(text, lang): text} if re.search(f"[{HAN}]", text) else {"en": text}
