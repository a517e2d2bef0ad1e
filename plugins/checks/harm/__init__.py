"""Do no harm: rules over records, for the sake of those whom they are about.

    check_people(content, problems)

One module a concern; each says which check of the design's table (S13 to S34) it is, and
from where it comes. A rule is a function with the rule's name. What editors allowed in
``allow.yaml`` is taken out at the end, in one place; what they allowed in vain is named.

Numbers, addresses and links in texts are left to ``plugins.checks.privacy``, hidden data in
files to their own checks, and what came out in the end to the gate over the output.
"""

from __future__ import annotations

from plugins.checks.harm.claims import one_source, unsourced_claim
from plugins.checks.harm.consent import consent, letters
from plugins.checks.harm.contradictions import contradiction
from plugins.checks.harm.hidden import hidden_name
from plugins.checks.harm.ids import duplicate_id, missing_id
from plugins.checks.harm.kits import action_note, prison_mail
from plugins.checks.harm.minors import minor
from plugins.checks.harm.naming import name_form
from plugins.checks.harm.officials import named_official
from plugins.checks.harm.people import people
from plugins.checks.harm.photos import photo_provenance
from plugins.checks.harm.risk import high_risk
from plugins.checks.harm.sources import no_archive, uncropped
from plugins.checks.harm.stale import Staleness, no_site_date, stale, staleness
from plugins.checks.harm.wording import wording
from plugins.errors import Problems
from plugins.records.reader import Content

__all__ = ["RULES", "Staleness", "check_people", "staleness"]

_OF_THE_SITE = (
    missing_id,
    duplicate_id,
    letters,
    hidden_name,
    no_archive,
    uncropped,
    no_site_date,
    action_note,
    prison_mail,
)
_OF_A_PERSON = (
    consent,
    minor,
    high_risk,
    unsourced_claim,
    one_source,
    stale,
    contradiction,
    name_form,
    wording,
    photo_provenance,
    named_official,
)
# The names that stand in brackets; an entry of allow.yaml names one of them.
RULES = frozenset(
    {
        "action-note",
        "consent",
        "contradiction",
        "duplicate-id",
        "hidden-name",
        "high-risk",
        "minor",
        "missing-id",
        "name-form",
        "named-official",
        "no-archive",
        "no-site-date",
        "one-source",
        "photo-provenance",
        "prison-mail",
        "stale",
        "uncropped",
        "unsourced-claim",
        "wording",
    }
)


def check_people(content: Content, problems: Problems) -> None:
    """Run every rule of this room over the records as they were read."""
    found = Problems()
    for rule in _OF_THE_SITE:
        rule(content, found)
    for person in people(content):
        for personal in _OF_A_PERSON:
            personal(person, found)
    content.allowed.sift(found, problems)
    content.allowed.note_unused(RULES, problems)
