"""Personal data in texts and links, found without knowing whose they are.

    for finding in find("电话：138-0000-0000", Setting.PROFILE):
        ...                      # Finding("phone", 3, 16, …)
    links("https://…?pass_ticket=…").clean

Pure: a text and its setting in, findings out, in the order of the text. What people use to
slip a number past a search is undone first (``normalise``); links are taken out and judged
as links (``links``). Phrases that one editor wants kept out are ``redaction``'s business.
Metadata of files, the records and the output are left to their own rooms; so is allowing
a find. ``docs/rules/`` has a page for each rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.checks.privacy.cards import bank_cards, credit_codes
from plugins.checks.privacy.contacts import chat_ids, emails, handles
from plugins.checks.privacy.finding import ORDER, Finding, Setting, weighed
from plugins.checks.privacy.identity import identity_numbers, travel_documents
from plugins.checks.privacy.links import Link, links
from plugins.checks.privacy.normalise import BLANK
from plugins.checks.privacy.page import Page, page
from plugins.checks.privacy.phones import phones
from plugins.checks.privacy.places import addresses, coordinates
from plugins.checks.privacy.redaction import Redactions
from plugins.checks.privacy.traces import traces

__all__ = ["APART", "Finding", "Link", "Redactions", "Setting", "find", "likely", "links"]

_DETECTORS = (
    identity_numbers,
    travel_documents,
    bank_cards,
    credit_codes,
    phones,
    emails,
    chat_ids,
    handles,
    addresses,
    coordinates,
    traces,
)


def find(text: str, setting: Setting, redactions: Redactions | None = None) -> Iterator[Finding]:
    """Find what may harm a person.

    Args:
        text: as it was written; also a line of HTML, an address or a file's name.
        setting: where it stands; decides what is allowed and how bad the rest is.
        redactions: phrases kept out of everything, if there is a list of them.

    Yields:
        Findings in the order of the text. No two overlap.
    """
    prepared = page(text, setting)
    found = [*_in_words(prepared), *_in_links(prepared, text)]
    if redactions:
        found += redactions.find(text)
    here = (weighed(finding, setting) for finding in found)
    yield from _apart(filter(None, here))


# What stands between texts that are read together. No rule reads over it: none knows the
# character, it is longer than any gap between a word and its number, and a paragraph ends.
APART = f"\n\n{BLANK * 12}\n\n"


def likely(texts: Iterable[str], setting: Setting, redactions: Redactions | None = None) -> bool:
    """Whether ``find`` may find something in one of many texts; quick where it does not.

    A text with a sign that could reach over its end (half a tag) is read alone.
    """
    together: list[str] = []
    for text in texts:
        if "<" not in text:
            together.append(text)
        elif next(find(text, setting, redactions), None):
            return True
    return next(find(APART.join(together), setting, redactions), None) is not None


def _in_words(prepared: Page) -> Iterator[Finding]:
    for detector in _DETECTORS:
        for finding in detector(prepared):
            start, end = prepared.seen.span(finding.start, finding.end)
            yield replace(finding, start=start, end=end)


def _in_links(prepared: Page, text: str) -> Iterator[Finding]:
    for start, end in prepared.links:
        for finding in links(text[start:end]).findings:
            yield replace(finding, start=start + finding.start, end=start + finding.end)


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings about the same characters only the gravest, in the order of the text."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=_gravity):
        at = bisect_left(kept, finding.start, key=lambda other: other.start)
        near = kept[max(at - 1, 0) : at + 1]
        if all(finding.end <= other.start or other.end <= finding.start for other in near):
            kept.insert(at, finding)
    return kept


def _gravity(finding: Finding) -> tuple[bool, int, int, int]:
    length = finding.end - finding.start
    return finding.severity != "error", ORDER.index(finding.rule), -length, finding.start
