"""Registers of the program itself: their schemas stand here, their entries in the content.

    own_schema("terms")        # the path of the glossary's schema, or None

``terms.yaml`` is the glossary. The program links its words at first use and looks for what
should not be written (``editions.terms``, ``checks.terms``), so its fields are fixed. Apart
from that it is a register like any other: it is there if ``content/registers/terms`` is.
"""

from __future__ import annotations

from pathlib import Path

TERMS = "terms"  # the folder of the glossary, and its section
TERM = "term"  # the type of its entries
OWN = {TERMS: TERM}  # id of each register of the program by its folder


def own_schema(section: str) -> Path | None:
    """Where the schema of a register of the program stands; None if the content declares it."""
    return Path(__file__).parent / f"{section}.yaml" if section in OWN else None
