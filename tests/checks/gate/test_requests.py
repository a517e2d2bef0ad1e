"""Whatever a browser would load from another host is found; links are not loading."""

from __future__ import annotations

import pytest

from plugins.checks.gate.requests import requests

LOADS = [
    '<img src="https://example.org/x.gif">',
    '<img src="//example.org/x.gif">',
    '<img srcset="a.png 1x, https://example.org/b.png 2x">',
    '<script src="http://example.org/x.js"></script>',
    '<link rel="stylesheet" href="https://example.org/x.css">',
    '<link rel="preconnect" href="https://example.org">',
    '<link rel="icon" href="//example.org/i.png">',
    '<iframe src="https://example.org"></iframe>',
    '<video poster="https://example.org/p.png"></video>',
    '<object data="https://example.org/x"></object>',
    '<form action="https://example.org/">',
    '<a href="x.html" ping="https://example.org/">x</a>',
    '<body background="https://example.org/x.gif">',
    "<style>p{background:url(https://example.org/x.gif)}</style>",
    "<style>@import 'x.css';</style>",
    '<p style="background:url(//example.org/x)">',
    '<svg><image href="https://example.org/x.png"/></svg>',
    '<svg><use xlink:href="https://example.org/x#a"/></svg>',
    '<base href="https://example.org/">',
    '<meta http-equiv="refresh" content="0;url=https://example.org/">',
]
QUIET = [
    '<a href="https://example.org/">a link</a>',
    '<link rel="alternate" hreflang="en" href="https://example.org/">',
    '<img src="../media/x.png">',
    '<img src="data:image/png;base64,AA//BB">',
    "<p>url(https://example.org)</p>",
    "<style>p{background:url(data:image/png;base64,AAAA)}</style>",
    '<blockquote cite="https://example.org/">x</blockquote>',
]


@pytest.mark.parametrize("html", LOADS)
def test_what_asks_another_host(html: str) -> None:
    """Each kind of element and attribute that loads."""
    assert list(requests("a.html", html))


@pytest.mark.parametrize("html", QUIET)
def test_what_asks_nobody(html: str) -> None:
    """What a reader follows, and what comes with the page."""
    assert list(requests("a.html", html)) == []


def test_a_stylesheet_of_its_own() -> None:
    """A file of styles is read like styles in a page."""
    assert list(requests("a.css", "p{background:url('https://example.org/x')}"))
