"""Scripts that no page of the last release had: whoever signs a release is told of each.

    fresh_scripts(old_tree, new_tree)       # {"9f86d081…": ["en/wharves/index.html", …]}

A reader's browser runs them, and a page's own policy allows what stands in it: so what is new
is told wherever it stands, on a new page too, once, by the sum that ``sha256sum`` gives for the
script's file in the theme.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.release.pagetext import read_page
from plugins.release.tree import Tree

_MARK = b"<script"
_SUFFIXES = (".html", ".htm", ".xhtml", ".svg")


def fresh_scripts(old: Tree, new: Tree) -> dict[str, list[str]]:
    """The SHA-256 of each script that is new, with the pages that have it, sorted."""
    changed = {path for path, what in new.files.items() if old.files.get(path) != what}
    found: dict[str, list[str]] = {}
    for path, sums in _scripts(new, changed):
        for one in sums:
            found.setdefault(one, []).append(path)
    known = {one for _, sums in _scripts(old, set(old.files)) for one in sums} if found else set()
    return {one: found[one] for one in sorted(found) if one not in known}


def _scripts(tree: Tree, paths: set[str]) -> Iterator[tuple[str, set[str]]]:
    for path in sorted(paths):
        if path.endswith(_SUFFIXES):
            data = tree.read(path)
            if _MARK in data.lower():
                yield path, read_page(data).scripts
