"""Every page that differs between two trees, each with what is different on it.

    for page in different_pages(old, new):
        page.name, page.edition, page.state, page.changes
        # "people/cao-shunli", "en", "changed", [Change("text", …)]

A page's *name* is what it has in common with those of the same record: section and slug, in all
editions and parts (``--sources``, ``--clock``). Which names are lists and which are records is
seen on the section's own page: lists are what it links to other than by a card. What of this an
editor is told is for ``words``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from plugins.release.compare import Change, compare
from plugins.release.pagetext import Page, read_page
from plugins.release.tree import Tree

State = Literal["new", "gone", "changed"]

_EDITION = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)?\Z")
_MEDIA = re.compile(r"media/([a-z0-9._-]+/[a-z0-9._-]+)/")
_SUFFIX = ".html"


@dataclass(frozen=True)
class PageChange:
    """One page that differs.

    Args:
        path: of it.
        name: of its record, or of the page itself.
        edition: the folder of its edition, '' above the editions.
        state: what happened to it.
        title: as it is, or was.
        summary: the same.
        changes: if it was there before and is now.
        says: if it is new or gone: every line on it.
        form_alone: whether nothing that a reader notices changed.
        cards: names of the records whose title and summary it shows.
        card_changed: whether what others show of it on cards changed.
    """

    path: str
    name: str
    edition: str
    state: State
    title: str
    summary: str
    changes: tuple[Change, ...] = ()
    says: frozenset[str] = field(default=frozenset(), repr=False)
    form_alone: bool = False
    cards: frozenset[str] = frozenset()
    card_changed: bool = False


def different(old: Tree, new: Tree) -> dict[str, State]:
    """Every file that differs, sorted by path."""
    found: dict[str, State] = {}
    for path in sorted(old.files.keys() | new.files.keys()):
        if old.files.get(path) != new.files.get(path):
            found[path] = (
                "gone" if path not in new.files else "changed" if path in old.files else "new"
            )
    return found


def different_pages(old: Tree, new: Tree) -> Iterator[PageChange]:
    """Every page that differs, sorted by path."""
    for path, state in different(old, new).items():
        if path.endswith(_SUFFIX):
            before = read_page(old.read(path)) if state != "new" else Page()
            after = read_page(new.read(path)) if state != "gone" else Page()
            yield _page(path, state, before, after)


def _page(path: str, state: State, before: Page, after: Page) -> PageChange:
    shown = before if state == "gone" else after
    edition, _ = _split(path)
    page = PageChange(path, name_of(path), edition, state, shown.title, shown.summary)
    if state == "changed":
        changes = tuple(_resolved(path, change) for change in compare(before, after))
        cards = frozenset(name_of(_target(path, href)) for href in after.cards)
        card_changed = (before.title, before.summary) != (after.title, after.summary)
        return replace(
            page, changes=changes, form_alone=not changes, cards=cards, card_changed=card_changed
        )
    return replace(page, says=frozenset([shown.title, *(line.text for line in shown.lines)]))


def name_of(path: str) -> str:
    """What a file's path has in common with those of the same record; '' for none."""
    media = _MEDIA.match(path)
    if media:
        return media[1]
    if not path.endswith(_SUFFIX):
        return ""
    _, rest = _split(path)
    parts = rest.removesuffix(_SUFFIX).split("/")
    if len(parts) == 1:
        return parts[0]
    return f"{parts[0]}/{parts[1].partition('--')[0]}"


def titles(name: str, tree: Tree) -> dict[str, str]:
    """What a record or page is called, by edition, in their order."""
    editions = sorted({_split(path)[0] for path in tree.files})
    paths = {edition: "/".join(filter(None, (edition, name + _SUFFIX))) for edition in editions}
    there = {edition: path for edition, path in paths.items() if path in tree.files}
    return {edition: read_page(tree.read(path)).title for edition, path in there.items()}


def lists(tree: Tree) -> set[str]:
    """Names of the pages of a section that are no records: its lists, and its own page."""
    found: set[str] = set()
    for path in tree.files:
        edition, rest = _split(path)
        section, _, name = rest.partition("/")
        if edition and name == f"index{_SUFFIX}":
            page = read_page(tree.read(path))
            links = {_target(path, href) for href in page.links.keys() - page.cards}
            beside = {name_of(link) for link in links if link.startswith(f"{edition}/{section}/")}
            found |= {f"{section}/index"} | beside
            found -= {name_of(_target(path, href)) for href in page.cards}
    return found


def _split(path: str) -> tuple[str, str]:
    """Edition and the path in it; '' and the whole path above the editions."""
    first, slash, rest = path.partition("/")
    return (first, rest) if slash and _EDITION.match(first) and rest else ("", path)


def _resolved(path: str, change: Change) -> Change:
    """A change of a link or picture with addresses that do not depend on the page."""
    if change.what not in ("link", "picture"):
        return change
    return Change(change.what, _target(path, change.old), _target(path, change.new))


def _target(path: str, address: str) -> str:
    """Where a relative address on a page leads, below the site."""
    if not address or ":" in address.partition("/")[0] or address.startswith("/"):
        return address
    if address.startswith("#"):
        return path + address
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
