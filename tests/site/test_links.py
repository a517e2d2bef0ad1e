"""Links: inside the site they lead somewhere, outside they give nothing away."""

from __future__ import annotations

import posixpath

from plugins.build.story import Report
from plugins.records.languages import EDITIONS, LANGS
from tests.site.pages import SitePage, external, listed


def _inner(page: SitePage) -> list[str]:
    hrefs = [str(link["href"]) for link in page.links]
    return [href for href in hrefs if not external(href)]


def test_every_page_is_parsed(pages: list[SitePage], real_site: Report) -> None:
    """The tests look at every page that was built, and the site is not empty."""
    built = sum(real_site.pages.values())

    assert len(pages) == built + 2  # the door and “not found” above the editions
    assert built >= 90


def test_inner_links_lead_to_a_file(pages: list[SitePage], real_site: Report) -> None:
    """Whatever a page links inside the site is a file of the site."""
    problems = [
        f"{page.path}: {href}"
        for page in pages
        for href in _inner(page)
        if page.resolve(href)[0] not in real_site.files
    ]

    assert problems == [], listed(problems)


def test_anchors_exist(pages: list[SitePage]) -> None:
    """A link with an anchor finds it on the page that it leads to."""
    ids = {page.path: set(page.ids) for page in pages}
    problems = [
        f"{page.path}: {href}"
        for page in pages
        for href in _inner(page)
        if "#" in href and page.resolve(href)[1] not in ids.get(page.resolve(href)[0], ())
    ]

    assert problems == [], listed(problems)


def test_inner_links_are_relative_and_name_a_file(pages: list[SitePage]) -> None:
    """No link begins at a host's root, ends in a folder or climbs out of the tree."""
    problems = []
    for page in pages:
        for href in _inner(page):
            path = href.partition("#")[0].partition("?")[0]
            plain = not path or (posixpath.splitext(path)[1] and not path.startswith("/"))
            climbs = page.resolve(href)[0].startswith("..")
            if not plain or climbs or "?" in href or "\\" in href:
                problems.append(f"{page.path}: {href}")

    assert problems == [], listed(problems)


def test_links_to_other_hosts_tell_them_nothing(pages: list[SitePage]) -> None:
    """A link that leaves the site is http or https, and carries rel for privacy."""
    problems = []
    for page in pages:
        for link in page.links:
            href = str(link["href"])
            if link.name == "link" or not external(href):
                continue
            rel = set(link.get_attribute_list("rel"))
            if not href.startswith(("https://", "http://")) or rel != {"noreferrer", "noopener"}:
                problems.append(f"{page.path}: {href} rel={sorted(map(str, rel))}")

    assert problems == [], listed(problems)


def test_pages_link_their_siblings(edition_pages: list[SitePage], pages: list[SitePage]) -> None:
    """The head and the switch of a page name its two siblings, which exist.

    What has no siblings is tested below.
    """
    paths = {page.path for page in pages}
    problems = []
    for page in edition_pages:
        if page.cut_here:
            continue
        head = page.soup.select("link[rel=alternate][hreflang]")
        switch = page.soup.select(".eds a[hreflang]")
        for tags, where in ((head, "head"), (switch, "switch")):
            named = {str(t["hreflang"]): page.resolve(str(t["href"]))[0] for t in tags}
            if named != page.siblings:
                problems.append(f"{page.path}: the {where} links {named}")
        problems += [f"{page.path}: no {p}" for p in page.siblings.values() if p not in paths]

    assert problems == [], listed(problems)


def test_sheets_of_an_own_order_link_the_first(edition_pages: list[SitePage]) -> None:
    """A sheet of a list that each edition cuts for itself leads to the first sheet there."""
    sheets = [page for page in edition_pages if page.cut_here]
    paths = {page.path for page in edition_pages}
    problems = []
    for page in sheets:
        switch = page.soup.select(".eds a[hreflang]")
        named = {str(t["hreflang"]): page.resolve(str(t["href"]))[0] for t in switch}
        if named != page.first_sheets or not paths.issuperset(named.values()):
            problems.append(f"{page.path}: the switch links {named}")

    assert sheets
    assert problems == [], listed(problems)


def test_siblings_link_back(edition_pages: list[SitePage]) -> None:
    """A page that is named as a sibling names the page that named it."""
    named = {
        page.path: {page.resolve(str(t["href"]))[0] for t in page.soup.select("[hreflang]")}
        for page in edition_pages
        if not page.cut_here  # a first sheet cannot name all later ones of other editions
    }
    problems = [
        f"{path} names {other}, which does not name it"
        for path, others in named.items()
        for other in others
        if path not in named.get(other, set())
    ]

    assert problems == [], listed(problems)


def test_switch_shows_where_the_reader_is(edition_pages: list[SitePage]) -> None:
    """The switch marks the page's own edition, without a link."""
    problems = []
    for page in edition_pages:
        current = [tag.get_text() for tag in page.soup.select(".eds [aria-current]")]
        if current != [EDITIONS[page.edition].label]:
            problems.append(f"{page.path}: {current}")

    assert problems == [], listed(problems)


def test_door_offers_all_editions(pages: list[SitePage]) -> None:
    """The door leads to each edition, in its own language, and names them in its head."""
    door = next(page for page in pages if page.path == "index.html")
    homes = {e.lang: f"{e.id}/index.html" for e in EDITIONS.values()}
    body = {str(a["hreflang"]): str(a["href"]) for a in door.soup.select("a[hreflang]")}
    head = {str(a["hreflang"]): str(a["href"]) for a in door.soup.select("link[hreflang]")}
    langs = [str(li["lang"]) for li in door.soup.select("li[lang]")]

    assert (body, head, sorted(langs)) == (homes, homes, sorted(LANGS))


def test_not_found_works_at_any_address(pages: list[SitePage]) -> None:
    """A host shows the outer 404.html anywhere, so it links only what each folder has."""
    page = next(page for page in pages if page.path == "404.html")
    hrefs = {str(link["href"]) for link in page.soup.select("a[href]")}

    assert hrefs == {"index.html"}
