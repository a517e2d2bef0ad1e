"""E-mail addresses (S06), ids of chat programs (S07) and accounts of people (S34).

    >>> [f.rule for f in emails(page("信箱：someone＠example.org"))]
    ['email-address']

What a link leads to is judged in ``links``; here stands what is written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.privacy.finding import Finding, Setting
from plugins.checks.privacy.page import Page

# Mail that a person has rather than an office (S06): a warning even as a public contact.
_WEBMAIL = re.compile(
    r"(?:.*\.)?(?:qq|163|126|yeah|sina|sohu|foxmail|139|189|gmail|hotmail|outlook|yahoo|icloud)"
    r"\.(?:com|net|cn|com\.cn|com\.hk|com\.tw)"
)
_AT = re.compile(
    r"@|[\[({（] ?at ?[\])}）]|(?<=[0-9a-z]) at (?=[0-9a-z\-]{1,40} dot )|\[艾特\]|#(?=qq\.com)"
)
_LOCAL = re.compile(r"[0-9a-z_%+'\-](?:[0-9a-z._%+'\-]{0,62}[0-9a-z_%+'\-])? ?$")
_DOT = r"(?:\.| ?[\[({]dot[\])}] ?| dot )"
_HOST = re.compile(rf" ?((?:[0-9a-z\-]{{1,63}}{_DOT}){{1,5}}([a-z]{{2,18}}))(?![0-9a-z@])")
_NO_DOMAIN = frozenset(["png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "html", "json"])

_CHAT = re.compile(
    r"(?P<app>微\s?信|威信|薇信|加微信?|[vⅴ]信|wechat|weixin|wx|vx|扣扣|企[鹅鵝]|qq|telegram|[电電][报報]"
    r"|[飞飛][机機]|tg|line|whatsapp|skype|threema|抖音|快手|小[红紅][书書]|微博|推特|twitter|instagram|ig)"
    r"(?P<kind>\s?(?:[号號]码?碼?|id|[账帐帳][号號户戶]|群[号號]?|user(?:name)?|account))?"
    r"(?P<sign>\s?(?:[:：=是为為@]|is(?![a-z]))\s?@?|\s)?"
    r"(?P<id>[0-9a-z][0-9a-z_\-]{4,31})(?![0-9a-z@.])"
)
_HANDLE = re.compile(
    r"@(?<![0-9a-z.\-/\[;_\\{]@)(?P<name>[0-9a-z_]{4,30})(?![0-9a-z.\-/({:]|@)"
    r"|//@[^\s:：@/]{2,20}[:：]|@(?<![0-9a-z.\-/\[;_\\{]@)[\u4e00-\u9fff][\u4e00-\u9fff0-9a-z_\-]{1,14}"
)
_AT_RULES = frozenset(  # of stylesheets
    {"media", "import", "charset", "font", "keyframes", "page", "supports", "layer", "namespace"}
    | {"container", "property", "starting", "scope", "counter"}
    | {"context", "type", "graph", "value", "language", "list"}  # and of JSON-LD
)


def emails(page: Page) -> Iterator[Finding]:
    """Addresses, also with (at) and dot written out."""
    for at in _AT.finditer(page.text):
        local = _LOCAL.search(page.text, max(at.start() - 66, 0), at.start())
        host = _HOST.match(page.text, at.end())
        if local and host and host[2] not in _NO_DOMAIN and local[0] != "git":
            yield from _email(page, local.start(), host.end(), _plain(host[1]))


def chat_ids(page: Page) -> Iterator[Finding]:
    """Ids behind the name of a chat program or platform."""
    for match in _CHAT.finditer(page.text):
        inside = re.search("[a-z]$", page.text[max(match.start() - 1, 0) : match.start()])
        if _is_id(match) and not (inside and match["app"].isascii()):
            message = "this looks like somebody's id in a chat program"
            hint = "take it out; in mainland China these ids are bound to a real name"
            yield Finding("chat-id", *match.span("id"), message, hint, "warning")


def handles(page: Page) -> Iterator[Finding]:
    """@names, as an archived post shows them, and //@names: of those who passed it on."""
    for match in _HANDLE.finditer(page.text):
        name = match["name"]
        if name is None or (name not in _AT_RULES and not name.isdigit()):
            message = "this shows the account of somebody who posted or passed on"
            hint = "leave the account out, or crop it, unless its owner is public under that name"
            yield Finding("account-handle", *match.span(), message, hint, "warning")


def _email(page: Page, start: int, end: int, host: str) -> Iterator[Finding]:
    hint = "take it out; if it is an office's public address, allow it in content/allow.yaml"
    if page.setting is not Setting.CONTACT:
        yield Finding("email-address", start, end, "this is an e-mail address", hint)
    elif _WEBMAIL.fullmatch(host):
        message = "this public contact is an address at a provider for private persons"
        hint = "ask whether it is an office's or one person's own"
        yield Finding("email-address", start, end, message, hint, "warning")


def _plain(host: str) -> str:
    return re.sub(_DOT, ".", host)


def _is_id(match: re.Match[str]) -> bool:
    """Whether what stands behind a program's name is an id and no common word."""
    words, digits = match["id"], sum(char.isdigit() for char in match["id"])
    sign, kind = (match["sign"] or "").strip(), match["kind"]
    sign = sign or ("加" if match["app"].startswith("加") else "")
    if match[0].startswith(("qq", "扣扣", "企")) and words.isdigit():
        return len(words) <= 11
    if not (kind or sign) or (match["app"] == "line" and not kind):
        return False
    if re.fullmatch(r"(?:19|20)[0-9]{2}.*|[0-9]{1,4}", words) and not kind:
        return False
    named = kind is not None and bool(sign) and kind.strip() != "account"
    return named or digits > 0 or "_" in words or sign.endswith("@")
