"""Checks of SecureDrop's scanner of landing pages, for what a static host answers.

Their names are those of ``scanner/scanner.py`` in freedomofpress/securedrop.org (commit
f393ebc, 2025), and so is what each expects. Those that look at the page itself or at its name
are not here: docs/mirrors/servers.md says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.mirror.hosting.answers import Answer

Check = Callable[[Answer], bool]


def _is(name: str, value: str) -> Check:
    return lambda answer: answer.headers.get(name) == value


def _cache(directive: str) -> Check:
    return lambda answer: directive in re.split(r",\s*", answer.headers.get("cache-control", ""))


def _server(pattern: str) -> Check:
    return lambda answer: not re.search(pattern, answer.headers.get("server", "").lower())


CHECKS: dict[str, Check] = {
    "http_status_200_ok": lambda answer: answer.status == 200,
    "no_cookies": lambda answer: "set-cookie" not in answer.headers,
    "no_cdn": lambda answer: not {"cf-ray", "cf-cache-status"} & set(answer.headers),
    "expected_encoding": lambda answer: "utf-8" in answer.headers["content-type"].lower(),
    "no_server_info": _server("nginx|apache"),
    "no_server_version": _server(r"\d+.\d+"),
    "csp_origin_only": lambda answer: (
        "default-src 'self'" in answer.headers.get("content-security-policy", "")
    ),
    "mime_sniffing_blocked": _is("x-content-type-options", "nosniff"),
    "noopen_download": _is("x-download-options", "noopen"),
    "xss_protection": _is("x-xss-protection", "1; mode=block"),
    "clickjacking_protection": _is("x-frame-options", "DENY"),
    "good_cross_domain_policy": _is("x-permitted-cross-domain-policies", "master-only"),
    "http_1_0_caching_disabled": _is("pragma", "no-cache"),
    "expires_set": _is("expires", "-1"),
    "cache_control_set": lambda answer: "cache-control" in answer.headers,
    "cache_control_revalidate_set": _cache("must-revalidate"),
    "cache_control_nocache_set": _cache("no-cache"),
    "cache_control_notransform_set": _cache("no-transform"),
    "cache_control_nostore_set": _cache("no-store"),
    "cache_control_private_set": _cache("private"),
    "referrer_policy_set_to_no_referrer": _is("referrer-policy", "no-referrer"),
}

# nginx and Apache say their name, and have no means of their own to be silent.
NOT_PASSED: dict[str, set[str]] = {
    "nginx": {"no_server_info"},
    "caddy": set(),
    "apache": {"no_server_info"},
    "htaccess": {"no_server_info"},
    "lighttpd": set(),
}
