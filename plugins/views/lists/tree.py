"""How a list becomes pages: whole on one page while it fits, in parts when it does not.

    for sheet in sheets("by-status", groups, split): ...

A list of at most ``PAGE`` lines is one page with a heading for each group. A longer one is
a page of links to its groups, and each group a page of its own; a group of more than
``PAGE`` is a page of links to its parts (the letters of a status, the surnames of a letter);
only a part that is longer still is cut into sheets of ``PAGE`` lines, one after the other.

So the pages that one more person changes are those of the groups that the person is in, and
of a part that is cut, the sheets behind the new line: never a whole list. An anchor of the
whole list (``by-status.html#serving``) stays when the list grows: it then leads to the link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plugins.editions.phrase import Phrase
from plugins.views.lists.aids import Group
from plugins.views.lists.people import Listed

PAGE = 70  # lines of about 8 elements, so that a page stays below 800
Split = Callable[[Listed], tuple[str, str]]


@dataclass(frozen=True)
class Branch:
    """A link to a group or to a part of one, with how many people it has."""

    key: str
    label: Phrase
    count: int
    name: str


@dataclass(frozen=True)
class Sheet:
    """One page of a list.

    Args:
        name: of its file, without ``.html``: ``by-status--serving--l--2``.
        trail: labels of the group and the part that it shows, none for a whole list.
        parents: names of the pages above it, beginning with the whole list's.
        total: how many people the list, group or part has in all.
        groups: the lines to show, under a heading each where there are several.
        branches: links to what stands on pages of its own.
        number: which sheet of a part that is cut, from 1.
        sheets: how many there are.
    """

    name: str
    trail: tuple[Phrase, ...]
    parents: tuple[str, ...]
    total: int
    groups: Sequence[Group] = ()
    branches: Sequence[Branch] = field(default=())
    number: int = 1
    sheets: int = 1

    def sibling(self, number: int) -> str:
        """The name of another sheet of the same part."""
        first = self.name if self.number == 1 else self.name.rpartition("--")[0]
        return first if number == 1 else f"{first}--{number}"


def sheets(name: str, groups: Sequence[Group], split: Split) -> Iterator[Sheet]:
    """The pages of a list, the whole one first."""
    total = len({person.record.id for group in groups for person in group.people})
    if sum(len(group.people) for group in groups) <= PAGE:
        yield Sheet(name, (), (), total, groups)
        return
    branches = [_branch(name, group) for group in groups]
    yield Sheet(name, (), (), total, branches=branches)
    for group, branch in zip(groups, branches, strict=True):
        yield from _group(branch.name, group, (name,), (group.label,), split)


def _group(
    name: str, group: Group, parents: tuple[str, ...], trail: tuple[Phrase, ...], split: Split
) -> Iterator[Sheet]:
    """The pages of a group: one, or a page of links and its parts."""
    if len(group.people) <= PAGE:
        yield from _cut(name, group, parents, trail)
        return
    parts = _parts(group, split)
    branches = [_branch(name, part) for part in parts]
    yield Sheet(name, trail, parents, len(group.people), branches=branches)
    for part, branch in zip(parts, branches, strict=True):
        yield from _cut(branch.name, part, (*parents, name), (*trail, part.label))


def _parts(group: Group, split: Split) -> list[Group]:
    """A group in parts, sorted by their keys, each in the order that the group has."""
    found: dict[str, Group] = {}
    for person in group.people:
        key, label = split(person)
        found.setdefault(key, Group(key, Phrase(label, label))).people.append(person)
    return [found[key] for key in sorted(found)]


def _cut(
    name: str, group: Group, parents: tuple[str, ...], trail: tuple[Phrase, ...]
) -> Iterator[Sheet]:
    """A part as one sheet, or as several one after the other."""
    pages = [group.people[at : at + PAGE] for at in range(0, len(group.people), PAGE)]
    for number, people in enumerate(pages, start=1):
        own = name if number == 1 else f"{name}--{number}"
        shown = [Group(group.key, group.label, people)]
        total = len(group.people)
        yield Sheet(own, trail, parents, total, shown, number=number, sheets=len(pages))


def _branch(name: str, group: Group) -> Branch:
    return Branch(group.key, group.label, len(group.people), f"{name}--{group.key}")
