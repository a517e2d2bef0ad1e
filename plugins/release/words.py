"""What changed since the last release, told to the editor who signs.

    words = Words.of(old_tree, new_tree, revoked_before, revoked_now)
    print("\\n".join(telling.tell(words)))

    1 record changed. Files: 24 changed, none new, none gone.

    Changed
      people/cao-shunli  Cao Shunli · 曹顺利 · 曹順利
        en
          - fact: Died: [14] March 2014 · Beijing
          + fact: Died: [15] March 2014 · Beijing

Pages are grouped by record. What happens in the same way on many pages (a word of the frame) is
told once, with a count; what a list shows of a record that was told already is not told again.
Nothing is left out in silence: each file that differs is told or counted. How two pages are
compared is ``compare``'s, how it is laid out ``telling``'s.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from plugins.release.compare import Change
from plugins.release.follows import leave_out_what_follows
from plugins.release.gather import (
    PageChange,
    State,
    different,
    different_pages,
    lists,
    name_of,
    titles,
)
from plugins.release.scripts import fresh_scripts
from plugins.release.tree import Tree

COMMON = 3  # what more names than these have in common is told once

Told = tuple[str, Change]  # edition and change


@dataclass
class Record:
    """What happened to one record, or to a page that is none.

    Args:
        name: ``people/cao-shunli``.
        state: new or gone if all its pages are, else changed.
        is_record: whether it is one.
        titles: what it is called, by edition.
        summaries: what it says of itself, by edition.
        files: its files, by what happened to them.
        changes: by edition, without what is told elsewhere.
        form: how many of its changed pages changed in form alone.
        withdrawn: the id by which it was withdrawn, or ''.
    """

    name: str
    state: State = "changed"
    is_record: bool = True
    titles: dict[str, str] = field(default_factory=dict)
    summaries: dict[str, str] = field(default_factory=dict)
    files: dict[State, list[str]] = field(default_factory=lambda: defaultdict(list))
    changes: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    form: int = 0
    withdrawn: str = ""

    @property
    def tells(self) -> bool:
        """Whether there is anything of its own to tell."""
        return bool(self.files["new"] or self.files["gone"] or any(self.changes.values()))


@dataclass
class Words:
    """All that is different between two releases, in the order in which it is told.

    Args:
        first: whether there was no release before.
        records: records and pages by name.
        common: changes that many have in common, with the pages that have them.
        files: every file that differs.
        revoked: ids that are withdrawn now and were not before.
        scripts: scripts that no page had before, by their sums, with the pages that have them.
    """

    first: bool
    records: list[Record]
    common: dict[Told, list[str]]
    files: dict[str, State]
    revoked: list[str]
    scripts: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, old: Tree | None, new: Tree, before: Iterable[str] = (), now: Iterable[str] = ()
    ) -> Words:
        """Compare two trees.

        Args:
            old: of the last release, None for none.
            new: of the one to sign.
            before: ids withdrawn before.
            now: ids withdrawn now.
        """
        empty = Tree({}, new.place)
        old_tree = old or empty
        files = different(old_tree, new)
        no_records = lists(new) | lists(old_tree)
        pages = sorted(different_pages(old_tree, new), key=_main_first)
        pages = leave_out_what_follows(pages, no_records)
        common = _common(pages)
        records = _records(pages, files, common)
        revoked = sorted(set(now) - set(before))
        there = _names(old_tree), _names(new)
        for record in records:
            record.is_record = "/" in record.name and record.name not in no_records
            record.state = _state(record.name, *there)
            record.withdrawn = _withdrawal(record, pages, revoked)
            record.titles = titles(record.name, new) or titles(record.name, old_tree)
        scripts = fresh_scripts(old_tree, new)
        return cls(old is None, records, common, files, revoked, scripts)


def _main_first(page: PageChange) -> tuple[str, bool, str]:
    """By record, its main page before its parts."""
    return page.name, "--" in page.path, page.path


def _common(pages: list[PageChange]) -> dict[Told, list[str]]:
    """Changes of the frame, and those that more than ``COMMON`` names share."""
    at: dict[Told, list[PageChange]] = defaultdict(list)
    for page in pages:
        for change in page.changes:
            at[page.edition, change].append(page)
    return {
        told: [page.path for page in where]
        for told, where in at.items()
        if told[1].what == "frame" or len({page.name for page in where}) > COMMON
    }


def _records(
    pages: list[PageChange],
    files: dict[str, State],
    common: dict[Told, list[str]],
) -> list[Record]:
    """What happened, by name."""
    found: dict[str, Record] = {}
    for path, state in files.items():
        if name := name_of(path):
            record = found.setdefault(name, Record(name))
            record.files[state].append(path)
    for page in pages:
        _add(found[page.name], page, common)
    return [found[name] for name in sorted(found)]


def _add(record: Record, page: PageChange, common: dict[Told, list[str]]) -> None:
    """Add one page to its record; the main page comes first."""
    if "--" not in page.path:
        record.summaries.setdefault(page.edition, page.summary)
    record.form += page.form_alone
    told = record.changes[page.edition]
    seen = {(change.old, change.new) for change in told}
    for change in page.changes:
        if (page.edition, change) not in common and (change.old, change.new) not in seen:
            told.append(change)


def _names(tree: Tree) -> set[str]:
    """Names of all pages of a tree, without their parts."""
    return {name_of(p) for p in tree.files if p.endswith(".html") and "--" not in p}


def _state(name: str, before: set[str], now: set[str]) -> State:
    return "new" if name not in before else "changed" if name in now else "gone"


def _withdrawal(record: Record, pages: list[PageChange], revoked: list[str]) -> str:
    """The id by which a record that is gone was withdrawn, or ''."""
    if record.state != "gone":
        return ""
    said = [line for p in pages if p.name == record.name and p.state == "gone" for line in p.says]
    slug = record.name.partition("/")[2]
    for id_ in revoked:
        _, colon, rest = id_.partition(":")
        word = re.compile(rf"(?<![\w-]){re.escape(id_)}(?![\w-])")
        if (colon and rest == slug) or any(word.search(line) for line in said):
            return id_
    return ""
