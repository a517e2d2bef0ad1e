"""What a page may do: show itself and its own pictures, run the theme's scripts, no more."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from plugins.build.story import Report
from tests.site.pages import SitePage, external, listed
from tests.sites import THEME

_FORBIDDEN = [
    *("noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "form"),
    *("input", "button", "textarea", "select", "base", "svg", "math", "audio", "video", "source"),
    *("track", "template", "portal", "dialog"),
]
_RESOURCES = ("src", "srcset", "data", "poster", "background", "longdesc", "ping", "formaction")
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^)'\"]*)|@import\s*([^;]*)", re.I)
_POLICY = (
    "default-src 'none'; style-src {style}; {scripts}img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)


def _style(page: SitePage) -> str:
    return "".join(str(style.string or "") for style in page.soup.find_all("style"))


def _scripts(page: SitePage) -> list[str]:
    return [str(script.string or "") for script in page.soup.find_all("script")]


def _sum(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", _FORBIDDEN)
def test_forbidden_elements(pages: list[SitePage], name: str) -> None:
    """No page has a form, a control, a frame or anything else that acts or loads."""
    problems = [page.path for page in pages if page.soup.find(name)]

    assert problems == [], listed(problems)


def test_no_event_handler_and_no_inline_style(pages: list[SitePage]) -> None:
    """No element has an on… or style attribute; the policy would refuse them anyway."""
    problems = [
        f"{page.path}: <{tag.name} {name}>"
        for page in pages
        for tag in page.elements
        for name in tag.attrs
        if name.lower().startswith("on") or name.lower() in ("style", "srcdoc", "autofocus")
    ]

    assert problems == [], listed(problems)


def test_resources_come_from_the_site(pages: list[SitePage], real_site: Report) -> None:
    """Whatever a page loads by itself is a file of the site, or the empty icon in the page."""
    problems = []
    for page in pages:
        loaded = [str(tag[n]) for tag in page.elements for n in _RESOURCES if tag.has_attr(n)]
        loaded += [
            str(link["href"])
            for link in page.soup.select("link[href]")
            if "alternate" not in link.get_attribute_list("rel")
        ]
        for address in loaded:
            inside = not external(address) and page.resolve(address)[0] in real_site.files
            if not inside and address != "data:,":
                problems.append(f"{page.path}: {address}")

    assert problems == [], listed(problems)


def test_styles_load_nothing(pages: list[SitePage]) -> None:
    """A page has one style element, and it names no address."""
    problems = [
        page.path
        for page in pages
        if len(page.soup.find_all("style")) != 1 or _CSS_ADDRESS.search(_style(page))
    ]

    assert problems == [], listed(problems)


def test_scripts_are_the_themes(pages: list[SitePage]) -> None:
    """Each script stands in the page as a file of the theme has it, last of all, and once."""
    known = {path.read_text("utf-8") for path in (THEME / "scripts").glob("*.js")}
    problems = []
    for page in pages:
        tags = page.soup.find_all("script")
        last = page.soup.select("body > :last-child")
        bare = all(not tag.attrs for tag in tags)
        if tags and not (bare and set(_scripts(page)) <= known and tags[-1:] == last):
            problems.append(page.path)
        if len(set(_scripts(page))) != len(tags):
            problems.append(f"{page.path}: twice")

    assert problems == [], listed(problems)


def test_policy_allows_these_texts_and_no_more(pages: list[SitePage]) -> None:
    """The policy stands before all that it governs; its sums are those of style and scripts."""
    problems = []
    for page in pages:
        scripts = " ".join(map(_sum, _scripts(page)))
        allowed = f"script-src {scripts}; " if scripts else ""
        policy = _POLICY.format(style=_sum(_style(page)), scripts=allowed)
        metas = page.soup.select('head > meta[http-equiv="Content-Security-Policy"]')
        head = page.soup.head
        first = [t.name for t in head.find_all(True)[:2]] if head else []
        if [str(m["content"]) for m in metas] != [policy] or first != ["meta", "meta"]:
            problems.append(page.path)

    assert problems == [], listed(problems)


def test_no_referrer(pages: list[SitePage]) -> None:
    """Every page asks the browser to tell nobody where a reader came from."""
    problems = []
    for page in pages:
        metas = page.soup.select('head > meta[name="referrer"]')
        if [str(meta["content"]) for meta in metas] != ["no-referrer"]:
            problems.append(page.path)

    assert problems == [], listed(problems)


def test_no_redirect_and_no_comment(pages: list[SitePage]) -> None:
    """No page sends a reader elsewhere, and none holds a comment of ours."""
    problems = [
        page.path
        for page in pages
        if page.soup.select('meta[http-equiv="refresh" i]') or b"<!--" in page.data
    ]

    assert problems == [], listed(problems)


def test_file_names(real_site: Report) -> None:
    """Addresses are ASCII in lower case, so that they work on every host and file system."""
    good = re.compile(r"[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*")
    problems = [path for path in real_site.files if not good.fullmatch(path) or len(path) > 120]

    assert problems == [], listed(problems)
