"""What is never taken from a table: numbers, addresses, relatives, health.

    private_column("联系电话")        # "a telephone number"
    Guard().private("电话 138…")      # "a telephone number", as the detectors put it

Two guards. A column whose name says that it is private may go to ``internal``, ``health`` or
``relatives`` only, where nothing is published; the map refuses anything else. And every cell
goes through the detectors of ``plugins.checks.privacy``: what they find is not taken,
whatever the column is called, and is not repeated in the report.
"""

from __future__ import annotations

import re

from plugins.checks.privacy import Redactions, Setting, find, links
from plugins.imports.cells import Read, Result, Unread

UNREPEATED = "(not repeated)"
UNSHOWN = ("internal", "health", "relatives", "skip")
_COLUMNS = {
    "a telephone number": (r"电话|電話|手机|手機|联系方式|聯絡方式|聯繫方式|phone|mobile|\btel\b"),
    "an e-mail address": r"邮箱|郵箱|电邮|電郵|电子邮件|電子郵件|\be-?mail",
    "an account": r"微信|\bqq\b|wechat|whatsapp|telegram|账号|帳號|银行|銀行",
    "an identity number": (
        r"身[份分][证證]|护照|護照|证件|證件|passport|\b(?:national )?id (?:card|no\b|number)"
    ),
    "an address": r"住址|地址|门牌|門牌|(?<!web )(?<!internet )\baddress|street",
    "a relative": (
        r"家[属屬]|亲属|親屬|家人|配偶|妻子|丈夫|父[亲親]|母[亲親]|父母|子女|儿子|女儿|兒子|女兒"
        r"|兄弟|姐妹|relative|spouse|\bwife\b|husband|father|mother|children|\bparents?\b"
        r"|family (?:member|contact)|next of kin"
    ),
    "health": r"健康|病[情史症]|疾病|伤情|傷情|health|illness|disease|medical|disab",
}
_PRIVATE = [(what, re.compile(pattern, re.I)) for what, pattern in _COLUMNS.items()]
_WHAT = {
    "identity-number": "an identity number",
    "travel-document": "the number of a passport or travel permit",
    "bank-card": "the number of a bank card",
    "credit-code": "a registration number that can be a person's",
    "phone": "a telephone number",
    "email-address": "an e-mail address",
    "chat-id": "the name of an account",
    "account-handle": "the name of an account",
    "private-address": "an exact address",
    "coordinates": "exact coordinates",
    "session-token": "somebody's session",
    "redacted": "a phrase of the redaction list",
}


def private_column(name: str) -> str:
    """What a column of this name holds that is private, or ''."""
    return next((what for what, pattern in _PRIVATE if pattern.search(name)), "")


class Guard:
    """Looks at cells with the detectors, and with the list of phrases to keep out.

    Args:
        redactions: what this machine's redaction list names, if there is one.
    """

    def __init__(self, redactions: Redactions | None = None) -> None:
        self._redactions = redactions

    def private(self, text: str) -> str:
        """What is private in a cell, or ''."""
        for finding in find(text, Setting.PROFILE, self._redactions):
            if finding.rule != "tracking-parameter":
                return _WHAT.get(finding.rule, "something private")
        return ""

    def link(self, url: str) -> Result:
        """A link without what names who copied it; not read if it opens somebody's session."""
        graver = (f for f in find(url, Setting.LINK, self._redactions) if f.severity == "error")
        grave = next(graver, None)
        if grave:
            what = _WHAT.get(grave.rule, "something private")
            return Unread(f"the link holds {what}", "open it afresh and copy its address")
        clean = links(url).clean
        note = "what names the link’s sharer was taken out of it"
        return Read(clean, (note,) if clean != url else ())

    def shown(self, text: str, most: int = 60) -> str:
        """A cell's text as the report may repeat it: short, and nothing private."""
        if self.private(text):
            return UNREPEATED
        line = " ".join(text.split())
        return line if len(line) <= most else line[: most - 1] + "…"
