"""What a link gives away: who shared it, who is called by it, where it leads on a map (S27).

    >>> links("https://example.org/a?id=1&utm_source=x").clean
    'https://example.org/a?id=1'

A copied link can carry its copier's identity: WeChat's pass_ticket opens a session, shareid
names who shared. ``clean`` is the same link without all of that. Only a link's own text is
looked at; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.checks.privacy.finding import Finding, Setting
from plugins.checks.privacy.identity import identity_numbers
from plugins.checks.privacy.normalise import Seen, normalise, percent_decoded
from plugins.checks.privacy.page import Page
from plugins.checks.privacy.places import COARSE, decimals, point

# Names of parameters that open a session or name a person (S27, and the same kind elsewhere).
SESSION = frozenset(
    [
        "pass_ticket",
        "uin",
        "exportkey",
        "sharer_shareid",
        "sharer_sharetime",
        "sharer_shareinfo",
        "openid",
        "unionid",
        "sharer_shareinfo_first",
        "wx_header",
        "wxtoken",
        "access_token",
        "refresh_token",
        "auth_token",
        "id_token",
        "authtoken",
        "sessionid",
        "session_id",
        "sessid",
        "jsessionid",
        "phpsessid",
        "aspsessionid",
        "sid_tt",
        "share_uid",
        "sharer_uid",
        "share_user_id",
        "shareuid",
        "u_code",
        "sec_uid_from",
        "mid_from",
        "email_token",
        "login_token",
    ]
)
# Tracking parameters whose names no page needs for anything else.
TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "ttclid",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "_hsenc",
        "_hsmi",
        "spm",
        "scm",
        "scene",
        "subscene",
        "ascene",
        "chksm",
        "srcid",
        "isappinstalled",
        "vd_source",
        "share_token",
        "share_id",
        "share_source",
        "share_medium",
        "share_plat",
        "share_tag",
        "share_session_id",
        "share_from",
        "share_times",
        "share_from_user_hidden",
        "shareredid",
        "sharetype",
        "xsec_token",
        "xsec_source",
        "xhsshare",
        "luicode",
        "lfid",
        "featurecode",
        "wfr",
        "sudaref",
        "clicktime",
        "enterid",
        "devicetype",
        "nettype",
        "abtestid",
        "exptype",
        "wxshare_count",
        "ref_src",
        "ref_url",
        "buvid",
        "from_spmid",
        "spm_id_from",
        "plat_id",
        "unique_k",
        "bbid",
        "ts_from",
        "app_platform",
        "app_version",
        "apptime",
        "author_share",
        "appuid",
        "weibo_id_from",
        "smid",
        "ocid",
        "cmpid",
        "ncid_from",
    ]
)
_ONLY_WITH = {  # names that mean something else on other hosts
    "key": r"weixin\.qq\.com",
    "s": r"(?:twitter|x)\.com",
    "t": r"(?:twitter|x)\.com",
    "si": r"(?:youtu\.be|youtube\.com|spotify\.com)",
    "feature": r"youtube\.com",
}
_SHARED_FROM = re.compile("from=(?:singlemessage|groupmessage|timeline|message|wechat)")
_PARAMETER = re.compile(
    r"(?P<sign>[?&;#]|&amp;)(?P<name>[A-Za-z_][\w.\-]{0,40})=(?P<value>[^&#;\s]*)"
)
_NUMBER = r"[0-9 \-+()]{7,20}"
_CALLED = re.compile(
    rf"(?:wa\.me/|signal\.me/#p/|viber\.click/)(?P<path>\+?[0-9]{{7,15}})"
    rf"|[?&](?:phone|phone_?number|tel|mobile|cell|msisdn|sms|whatsapp|contact)=(?P<value>{_NUMBER})"
)
_CHAT = re.compile(
    r"u\.wechat\.com/[0-9a-z_\-]{5,}|weixin://dl/chat\??[^\s]+|t\.me/(?:joinchat/|\+)[0-9a-z_\-]{5,}"
    r"|chat\.whatsapp\.com/[0-9a-z]{10,}|line\.me/(?:r/)?ti/[pg]2?/[^\s/?]{3,}|signal\.group/#\S{5,}|signal\.me/#eu/\S{5,}"
    r"|(?:qm\.qq\.com/|jq\.qq\.com/|wpa\.qq\.com/|tencent://|mqqwpa://|mqqapi://)\S*[?&](?:k|uin|_wv)=[^\s&]+|tg://\S+"
)
_ACCOUNT = re.compile(
    r"weibo\.(?:com|cn)/(?:u/[0-9]{5,}|n/[^\s/?]+|profile/[0-9]+)|(?:douyin|tiktok)\.com/(?:user/|@)[^\s/?]+"
    r"|xiaohongshu\.com/user/profile/[0-9a-z]+|zhihu\.com/people/[^\s/?]+|space\.bilibili\.com/[0-9]+"
    r"|facebook\.com/profile\.php\?id=[0-9]+|(?:twitter|x|instagram)\.com/[0-9a-z_.]{3,30}/?$|douban\.com/people/[^\s/?]+"
)
_EMAIL = re.compile(
    r"(?<![0-9a-z])[0-9a-z][0-9a-z._+\-]{0,62}@(?:[0-9a-z\-]{1,63}\.){1,4}[a-z]{2,18}(?![0-9a-z])"
)
_USER = re.compile(r"^[a-z][a-z0-9+.\-]*://([^/?#@\s]+)@")
_MAP = re.compile(r"(?<![0-9.])-?([0-9]{1,3}\.[0-9]+)[,/+ ]+-?([0-9]{1,3}\.[0-9]+)(?![0-9.])")
_AXIS = re.compile(r"[?&#](?:m?lat|m?lng|m?lon|latitude|longitude)=-?([0-9]{1,3}\.[0-9]+)")


@dataclass(frozen=True)
class Link:
    """A link, what it gives away, and the same link without it."""

    url: str
    clean: str
    findings: tuple[Finding, ...] = field(default=())


def links(url: str) -> Link:
    """Judge one link; ``clean`` is ``url`` itself if no parameter has to go."""
    seen = percent_decoded(normalise(url))
    clean = _cleaned(url)
    found = [*_parameters(seen, url, clean), *_people(seen)]
    findings = (_placed(finding, seen) for finding in found)
    return Link(url, clean, tuple(sorted(findings, key=lambda f: (f.start, f.end))))


def _parameters(seen: Seen, url: str, clean: str) -> Iterator[Finding]:
    """Parameters that have to go, also those of a link inside the link."""
    instead = f"write {clean}" if clean != url else "copy the address anew, without signing in"
    for match in _PARAMETER.finditer(seen.text):
        if _opens_session(match["name"], seen.text):
            message = "this part of the link can name or open the account of who copied it"
            yield Finding("session-token", *match.span("name"), message, instead)
        elif _tracks(match["name"], match["value"], seen.text):
            message = "this part of the link tells how it was passed on"
            yield Finding("tracking-parameter", *match.span("name"), message, instead, "warning")
    user = _USER.match(seen.text)
    if user:
        message = "this link carries a user's name or password"
        yield Finding("session-token", *user.span(1), message, "write the link without it")


def _people(seen: Seen) -> Iterator[Finding]:
    """Who or what place the link leads to."""
    yield from identity_numbers(Page(seen, Setting.LINK))
    for match in _CALLED.finditer(seen.text):
        span = match.span("path" if match["path"] else "value")
        yield Finding("phone", *span, "this link calls a telephone number", "take the link out")
    for match in _EMAIL.finditer(seen.text):
        if not _USER.match(seen.text[: match.end() + 1]):
            message = "this link carries an e-mail address"
            yield Finding("email-address", *match.span(), message, "write the link without it")
    for pattern in (_MAP, _AXIS):
        for match in pattern.finditer(seen.text):
            if min(decimals(number) for number in match.groups()) > COARSE:
                yield point(*match.span())
    yield from _accounts(seen)


def _accounts(seen: Seen) -> Iterator[Finding]:
    for match in _CHAT.finditer(seen.text):
        message = "this link opens a chat with somebody or with a closed group"
        hint = "take it out, or allow it if it is an organisation's public one"
        yield Finding("chat-id", *match.span(), message, hint, "warning")
    for match in _ACCOUNT.finditer(seen.text):
        message = "this link leads to somebody's account"
        hint = "link to what was said, not to the person, unless the account is public by intent"
        yield Finding("account-handle", *match.span(), message, hint, "warning")


def _placed(finding: Finding, seen: Seen) -> Finding:
    start, end = seen.span(finding.start, finding.end)
    return Finding(finding.rule, start, end, finding.message, finding.hint, finding.severity)


def _cleaned(url: str) -> str:
    """The link without parameters that have to go; all else stays as it was written."""
    head, hash_sign, fragment = url.partition("#")
    path, question, query = head.partition("?")
    path = re.sub(r";jsessionid=[^/?;]*", "", path, flags=re.I)
    kept = [part for part in re.split("(&amp;|&)", query) if not _has_to_go(part, url)]
    rest = _joined(kept)
    own = fragment if not _has_to_go(fragment, url) else ""
    return path + (question + rest if rest else "") + (hash_sign + own if own else "")


def _joined(parts: list[str]) -> str:
    """Parameters and the signs between them, without two signs in a row."""
    signs = {"&", "&amp;"}
    words = [part for part in parts if part and part not in signs]
    sign = next((part for part in parts if part in signs), "&")
    return sign.join(words)


def _has_to_go(part: str, url: str) -> bool:
    name, _, value = percent_decoded(normalise(part)).text.partition("=")
    whole = percent_decoded(normalise(url)).text
    return _opens_session(name, whole) or _tracks(name, value, whole)


def _opens_session(name: str, url: str) -> bool:
    return name in SESSION or (name == "key" and _only_with(name, url))


def _tracks(name: str, value: str, url: str) -> bool:
    known = name in TRACKING or name.startswith("utm_")
    shared = bool(_SHARED_FROM.fullmatch(f"{name}={value}"))
    return known or shared or (name != "key" and _only_with(name, url))


def _only_with(name: str, url: str) -> bool:
    host = _ONLY_WITH.get(name)
    return bool(host and re.match(rf"[a-z]+://(?:[^/?#]*\.)?{host}(?:[/?#:]|$)", url))
