"""What a link gives away: who shared it, who is called by it, where it leads on a map (S27).

    >>> links("https://example.org/a?id=1&utm_source=x").clean
    'https://example.org/a?id=1'

A copied link can carry its copier's identity: WeChat's pass_ticket opens a session, shareid
names who shared. ``clean`` is the same link without all of that; ``parameters.tsv`` lists the
names. Only a link's own text is looked at; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from plugins.checks.privacy.finding import Finding, Setting
from plugins.checks.privacy.identity import identity_numbers
from plugins.checks.privacy.normalise import normalise, percent_decoded
from plugins.checks.privacy.page import Page
from plugins.checks.privacy.places import COARSE, decimals, point

_SHARED_FROM = re.compile("from=(?:singlemessage|groupmessage|timeline|message|wechat)")
_PARAMETER = re.compile(r"[?&;#](?P<name>[a-z_][0-9a-z_.\-]{0,40})=(?=(?P<value>[^&#;?\s]*))")
_CALLED = re.compile(
    r"(?:wa\.me/|signal\.me/#p/|viber\.click/)(?P<path>\+?[0-9]{7,15})"
    r"|[?&](?:phone|phone_?number|tel|mobile|cell|msisdn|sms|whatsapp|contact)="
    r"(?P<value>[0-9 \-+()]{7,20})"
)
_CHAT = re.compile(
    r"u\.wechat\.com/[0-9a-z_\-]{5,}|weixin://dl/chat\S+|t\.me/(?:joinchat/|\+)[0-9a-z_\-]{5,}"
    r"|chat\.whatsapp\.com/[0-9a-z]{10,}|line\.me/(?:r/)?ti/[pg]2?/[^\s/?]{3,}"
    r"|signal\.(?:group/#|me/#eu/)\S{5,}|tg://\S+"
    r"|(?:(?:qm|jq|wpa)\.qq\.com/|tencent://|mqqwpa://|mqqapi://)\S*[?&](?:k|uin)=[^\s&]+"
)
_ACCOUNT = re.compile(
    r"weibo\.(?:com|cn)/(?:u/[0-9]{5,}|n/[^\s/?]+|profile/[0-9]+)"
    r"|(?:douyin|tiktok)\.com/(?:user/|@)[^\s/?]+|space\.bilibili\.com/[0-9]+"
    r"|xiaohongshu\.com/user/profile/[0-9a-z]+|(?:zhihu|douban)\.com/people/[^\s/?]+"
    r"|facebook\.com/profile\.php\?id=[0-9]+"
    r"|//(?:www\.|mobile\.)?(?:twitter|x|instagram)\.com/[0-9a-z_.]{3,30}/?$"
)
_EMAIL = re.compile(
    r"(?<![0-9a-z])[0-9a-z][0-9a-z._+\-]{0,62}@(?:[0-9a-z\-]{1,63}\.){1,4}[a-z]{2,18}(?![0-9a-z])"
)
_USER = re.compile(r"[a-z][a-z0-9+.\-]*://([^/?#@\s\[\]]+)@")
_MAP = re.compile(r"(?<![0-9.])-?([0-9]{1,3}\.[0-9]+)[,/+ ]+-?([0-9]{1,3}\.[0-9]+)(?![0-9.])")
_AXIS = re.compile(r"[?&#](?:m?lat|m?lng|m?lon|latitude|longitude)=-?([0-9]{1,3}\.[0-9]+)")


@dataclass(frozen=True)
class Link:
    """A link, what it gives away, and the same link without it."""

    url: str
    clean: str
    findings: tuple[Finding, ...] = ()


def links(url: str) -> Link:
    """Judge one link; ``clean`` is ``url`` itself if no parameter has to go."""
    seen = percent_decoded(normalise(url))
    clean = _cleaned(url)
    found = []
    for finding in (*_passed_on(seen.text, url, clean), *_people(Page(seen, Setting.LINK))):
        start, end = seen.span(finding.start, finding.end)
        found.append(replace(finding, start=start, end=end))
    return Link(url, clean, tuple(sorted(found, key=lambda f: (f.start, f.end))))


def _passed_on(text: str, url: str, clean: str) -> Iterator[Finding]:
    """Parameters that have to go, also those of a link inside the link."""
    hint = f"write {clean}" if clean != url else "copy the address anew, without signing in"
    for match in _PARAMETER.finditer(text):
        if _counts("session-token", match["name"], text):
            message = "this part of the link can name or open the account of who copied it"
            yield Finding("session-token", *match.span("name"), message, hint)
        elif _tracks(match["name"], match["value"], text):
            message = "this part of the link tells how it was passed on"
            yield Finding("tracking-parameter", *match.span("name"), message, hint, "warning")
    user = _USER.match(text)
    if user and user[1] not in {"git", "user", "username:password"}:
        message = "this link carries a user's name or password"
        yield Finding("session-token", *user.span(1), message, "write the link without it")


def _people(page: Page) -> Iterator[Finding]:
    """Who or what place the link leads to."""
    yield from identity_numbers(page)
    for match in _CALLED.finditer(page.text):
        span = match.span("path" if match["path"] else "value")
        yield Finding("phone", *span, "this link calls a telephone number", "take the link out")
    after_user = user.end() if (user := _USER.match(page.text)) else 0
    for match in _EMAIL.finditer(page.text, after_user):
        message = "this link carries an e-mail address"
        yield Finding("email-address", *match.span(), message, "write the link without it")
    for pattern in (_MAP, _AXIS):
        for match in pattern.finditer(page.text):
            if min(decimals(number) for number in match.groups()) > COARSE:
                yield point(*match.span())
    yield from _accounts(page.text)


def _accounts(text: str) -> Iterator[Finding]:
    for match in _CHAT.finditer(text):
        message = "this link opens a chat with somebody or with a closed group"
        hint = "take it out, or allow it if it is an organisation's public one"
        yield Finding("chat-id", *match.span(), message, hint, "warning")
    for match in _ACCOUNT.finditer(text):
        message = "this link leads to somebody's account"
        hint = "link to what was said, not to the person, unless the account is public by intent"
        yield Finding("account-handle", *match.span(), message, hint, "warning")


def _cleaned(url: str) -> str:
    """The link without parameters that have to go; all else stays as it was written."""
    head, hash_sign, fragment = url.partition("#")
    path, question, query = head.partition("?")
    path = re.sub(r";jsessionid=[^/?;]*", "", path, flags=re.I)
    sign = "&amp;" if "&amp;" in query else "&"
    parts = re.split("&amp;|&", query)
    rest = sign.join(part for part in parts if not _has_to_go(part, url))
    own = fragment if not _has_to_go(fragment, url) else ""
    return path + (question + rest if rest else "") + (hash_sign + own if own else "")


def _has_to_go(part: str, url: str) -> bool:
    name, _, value = percent_decoded(normalise(part)).text.partition("=")
    whole = normalise(url).text
    return _counts("session-token", name, whole) or _tracks(name, value, whole)


def _tracks(name: str, value: str, url: str) -> bool:
    shared = name.startswith("utm_") or bool(_SHARED_FROM.fullmatch(f"{name}={value}"))
    return shared or _counts("tracking-parameter", name, url)


def _counts(rule: str, name: str, url: str) -> bool:
    """Whether a parameter is on the list, for every host or for this link's."""
    hosts = _parameters()[rule].get(name, set())
    return any(not host or _is_at(host, url) for host in hosts)


def _is_at(host: str, url: str) -> bool:
    return bool(re.match(rf"(?:[a-z]+://)?(?:[^/?#]*\.)?{re.escape(host)}(?:[/?#:]|$)", url))


@cache
def _parameters() -> dict[str, dict[str, set[str]]]:
    """The names of ``parameters.tsv`` by rule, each with the hosts on which it counts."""
    table: dict[str, dict[str, set[str]]] = {"session-token": {}, "tracking-parameter": {}}
    lines = (Path(__file__).parent / "parameters.tsv").read_text("utf-8").splitlines()
    for rule, name, *host in (line.split("\t") for line in lines if not line.startswith("#")):
        table[rule].setdefault(name, set()).update(host or [""])
    return table
