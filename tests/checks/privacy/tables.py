"""The tables of planted leaks and of harmless look-alikes, read for tests.

for leak in planted(): leak.setting, leak.rule, leak.severity, leak.text
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plugins.checks.privacy import Setting

_HERE = Path(__file__).parent
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(n)|(\\))")


@dataclass(frozen=True)
class Leak:
    """A text and the rule that must find something in it."""

    setting: Setting
    rule: str
    severity: str
    text: str

    def __str__(self) -> str:
        return f"{self.setting}-{self.rule}-{self.text}"


def planted() -> list[Leak]:
    """Every leak of ``planted.tsv``."""
    cells = (line.split("\t") for line in _lines("planted.tsv"))
    return [Leak(Setting(place), rule, bad, unescaped(text)) for place, rule, bad, text in cells]


def harmless() -> list[str]:
    """Every line of ``harmless.txt``."""
    return [unescaped(line) for line in _lines("harmless.txt")]


def unescaped(text: str) -> str:
    """The text that a line with escapes stands for."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else "\n" if m[2] else "\\", text)


def _lines(name: str) -> list[str]:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]
