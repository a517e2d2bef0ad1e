"""One page of each kind, found in a built site by where it stands.

    kinds(output)["topic"]          # "topics/administrative-detention.html", in any edition

Content changes; so no test names a record. Of several the heaviest is taken, which has
most that could go wrong.
"""

from __future__ import annotations

from pathlib import Path

from plugins.records.languages import EDITIONS

OUTER = {"door": "index.html", "not-found": "404.html"}
_FIXED = {"home": "index.html", "section": "people/index.html", "edition-not-found": "404.html"}
_RECORDS = {
    "topic": "topics",
    "person": "people",
    "kit": "kits",
    "library": "library",
    "page": "pages",
}
INNER = (*_FIXED, *_RECORDS, "piece")
WIDTHS = (360, 1280)


def kinds(output: Path) -> dict[str, str]:
    """Paths inside an edition, by kind."""
    edition = output / "en"
    found = {kind: _heaviest(edition, section, pieces=False) for kind, section in _RECORDS.items()}
    return {**_FIXED, **found, "piece": _heaviest(edition, "kits", pieces=True)}


def address(output: Path, kind: str, edition: str = "") -> str:
    """The path in the output of a page of a kind."""
    return OUTER[kind] if kind in OUTER else f"{edition}/{kinds(output)[kind]}"


def every_kind() -> list[tuple[str, str]]:
    """Each kind with each edition that has it."""
    outer = [(kind, "") for kind in OUTER]
    return outer + [(kind, edition) for kind in INNER for edition in EDITIONS]


def _heaviest(edition: Path, section: str, pieces: bool) -> str:
    pages = [
        path
        for path in sorted((edition / section).glob("*.html"))
        if path.name != "index.html" and ("--" in path.name) == pieces
    ]
    return max(pages, key=lambda path: path.stat().st_size).relative_to(edition).as_posix()
