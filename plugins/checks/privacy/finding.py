"""What a detector says, where a text stands, and how bad a find is there.

    Finding("phone", 3, 14, "this looks like a telephone number", "take it out …")

A detector knows what it saw; how bad that is depends on where the text stands: a court's
address belongs into a register of courts, a private one into no profile. ``severity`` holds
the table. Allowing a find (``content/allow.yaml``) is left to the caller.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from plugins.errors import Severity


class Setting(StrEnum):
    """Where a text stands."""

    PROFILE = "profile"  # a page about a person, or facts of one
    PAGE = "page"  # any other words
    OFFICE = "office"  # a register of facilities, courts, offices
    CONTACT = "contact"  # a field for an office's or organisation's public contact
    LINK = "link"  # an address as such, for instance a source's ``url``
    FILE_NAME = "file-name"


@dataclass(frozen=True)
class Finding:
    """Something that may harm a person.

    Args:
        rule: its name, explained in ``docs/rules/``.
        start: the first character, counted from 0 in the text as it was given.
        end: the character behind the last.
        message: one sentence. It never repeats what was found.
        hint: what to do.
        severity: what it is at worst; ``weighed`` can only make it milder.
    """

    rule: str
    start: int
    end: int
    message: str
    hint: str
    severity: Severity = "error"


# Rules that are less than an error in some setting; None: nothing to say there.
# Source: the table of checks S01 to S34 in the design, section "do no harm".
_Row = dict[Setting, Severity | None]
_MILD: _Row = dict.fromkeys(Setting, "warning")
_TABLE: dict[str, _Row] = {
    "phone": {Setting.CONTACT: None},
    "credit-code": {**_MILD, Setting.OFFICE: None},
    "chat-id": {**_MILD, Setting.CONTACT: None},
    "account-handle": {**_MILD, Setting.CONTACT: None},
    "private-address": {
        **_MILD,
        Setting.PROFILE: "error",
        Setting.OFFICE: None,
        Setting.CONTACT: None,
    },
    "coordinates": {Setting.OFFICE: None, Setting.CONTACT: None},
    "tracking-parameter": _MILD,
}
# Which of two finds about the same characters is kept: the first in this list.
ORDER = (
    "redacted", "identity-number", "travel-document", "bank-card", "session-token", "phone",
    "email-address", "coordinates", "credit-code", "private-address", "chat-id", "machine-trace",
    "account-handle", "tracking-parameter",
)  # fmt: skip


def weighed(finding: Finding, setting: Setting) -> Finding | None:
    """The finding with the severity that it has in a setting, or None if it is harmless there."""
    here = _TABLE.get(finding.rule, {}).get(setting, "error")
    if here is None:
        return None
    return replace(finding, severity="warning") if here == "warning" else finding
