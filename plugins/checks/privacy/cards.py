"""Bank cards and the credit codes of sole traders (S04).

    >>> [f.rule for f in bank_cards(page("卡号 6222 0000 0000 0000"))]
    []

Both have a check digit. One number in ten passes Luhn's by chance, so a card must also begin
as cards do and be grouped as they are printed, or stand behind a word that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.privacy.checksums import credit_code, luhn
from plugins.checks.privacy.finding import Finding
from plugins.checks.privacy.numbers import Window, windows
from plugins.checks.privacy.page import Page

_WORD = re.compile(
    r"[银銀]行|[卡账帐帳賬戶户][号號]|[账帐帳賬][户戶]|信用卡|[汇匯]款|[转轉][账帐帳賬]|捐款|支付宝|支付寶|開[户戶]|开户"
    r"|\bcard|\baccount|\bbank|\bvisa\b|mastercard|unionpay|\bdonat",
    re.A,
)
# UnionPay; Visa; Mastercard; JCB: ISO/IEC 7812 issuer numbers with their lengths.
_ISSUER = re.compile(
    r"62[0-9]{14,17}|4[0-9]{15}|5[1-5][0-9]{14}|35(?:2[89]|[3-8][0-9])[0-9]{12}"
    r"|2(?:2[2-9]|[3-6][0-9]|7[01])[0-9]{13}"
)
_ANY = re.compile("[0-9]")
_SHAPES = {(4, 4, 4, 4), (6, 10), (6, 13), (4, 4, 4, 5), (4, 4, 4, 7)}
_SHAPES |= {(4, 4, 4, 4, rest) for rest in (1, 2, 3)}
_CODE = re.compile(r"(?<![0-9a-z])92[0-9a-hj-npqrtuwxy]{16}(?![0-9a-z])")


def bank_cards(page: Page) -> Iterator[Finding]:
    """Card numbers of 16 to 19 digits."""
    for cluster in page.clusters:
        named = page.near(_WORD, cluster.start, 24)
        for length in (19, 18, 17, 16):
            for window in windows(cluster, length, _ANY if named else _ISSUER):
                if _is_card(window, named):
                    yield Finding("bank-card", window.start, window.end, _MESSAGE, _HINT)


def credit_codes(page: Page) -> Iterator[Finding]:
    """Unified social credit codes that begin with 92: a sole trader's leads to one person."""
    for match in _CODE.finditer(page.text):
        if credit_code(match[0]):
            message = "this looks like the credit code of a sole trader, who is one person"
            yield Finding("credit-code", *match.span(), message, _HINT, "warning")


_MESSAGE = "this looks like the number of a bank card"
_HINT = "take it out; money is better asked for through an organisation"


def _is_card(window: Window, named: bool) -> bool:
    """Whether a number is grouped as cards are, or named one, and has the right check digit."""
    signs = set(window.separators)
    printed = not signs or (window.shape in _SHAPES and len(signs) == 1 and "\n" not in signs)
    likely = (named or (printed and _ISSUER.fullmatch(window.digits))) and window.alone
    return bool(likely) and set(window.digits) != {"0"} and luhn(window.digits)
