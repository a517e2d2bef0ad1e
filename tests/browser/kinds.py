"""One page of each kind, found in a built site by where it stands.

    kinds(output)["topic"]          # "topics/administrative-detention.html", in any edition

Content changes; so no test names a record. Of several the heaviest is taken, which has
most that could go wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from plugins.records.languages import EDITIONS

OUTER = {"door": "index.html", "not-found": "404.html"}
_FIXED = {
    "home": "index.html",
    "section": "people/index.html",
    "list": "people/by-charge.html",
    "prisoner-list": "people/prisoner-list.html",
    "clock": "people/clock.html",
}
_NOT_RECORDS = ("index.html", "by-", "prisoner-list", "clock.html")
_RECORDS = {
    "topic": "topics",
    "person": "people",
    "kit": "kits",
    "library": "library",
    "page": "pages",
}
# Pages beside a record's own: which folder, and how their names go on behind the slug.
_BESIDE = {
    "piece": ("kits", "--[!s]*.html"),
    "sources": ("people", "--sources.html"),
    "person-clock": ("people", "--clock.html"),
    "poster": ("people", "--poster.html"),
}
# Lists of registers, as tables and as cards, which a script can filter.
_REGISTERS = {"register": "index.html", "register-cards": "index--cards.html"}
INNER = (*_FIXED, *_RECORDS, *_BESIDE, *_REGISTERS)
WIDTHS = (360, 1280)
Scheme = Literal["light", "dark"]
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_ALL = [(width, scheme) for width in WIDTHS for scheme in _SCHEMES]


def kinds(output: Path) -> dict[str, str]:
    """Paths inside an edition, by kind."""
    edition = output / "en"
    records = {kind: _heaviest(_records(edition / section)) for kind, section in _RECORDS.items()}
    beside = {
        kind: _heaviest((edition / section).glob(f"*{ending}"))
        for kind, (section, ending) in _BESIDE.items()
    }
    registers = {
        kind: _heaviest(p for p in edition.glob(f"*/{name}") if b"data-filter" in p.read_bytes())
        for kind, name in _REGISTERS.items()
    }
    found = {**records, **beside, **registers}
    return {**_FIXED, **{k: path.relative_to(edition).as_posix() for k, path in found.items()}}


def address(output: Path, kind: str, edition: str = "") -> str:
    """The path in the output of a page of a kind."""
    return OUTER[kind] if kind in OUTER else f"{edition}/{kinds(output)[kind]}"


def views() -> list[tuple[str, str, int, Scheme]]:
    """What to look at: kind, edition, width and colours.

    Each kind at both widths and in both colours, the editions taking turns to be the one;
    and in the two other editions once, light on a phone and dark on a desk.
    """
    found = [(kind, "", width, scheme) for kind in OUTER for width, scheme in _ALL]
    for number, kind in enumerate(INNER):
        turn = list(EDITIONS)[number % 3 :] + list(EDITIONS)[: number % 3]
        found += [(kind, turn[0], width, scheme) for width, scheme in _ALL]
        found += [(kind, turn[1], 360, "light"), (kind, turn[2], 1280, "dark")]
    return found


def _records(folder: Path) -> Iterator[Path]:
    """The pages of records themselves."""
    for path in folder.glob("*.html"):
        if "--" not in path.name and not path.name.startswith(_NOT_RECORDS):
            yield path


def _heaviest(pages: Iterable[Path]) -> Path:
    return max(sorted(pages), key=lambda path: path.stat().st_size)
