"""A pack from one tree to another: what each new file is compressed against.

    data = make_pack(11, 12, old, new)

A changed file is based on itself as it was; a file that only moved, on the one with the same
bytes; a new text, on the most similar old one that stands beside it (the same folder, the same
kind of page), which brings the frame and the styles along. Files are compressed in groups,
each with all its bases as one prefix, so that what pages have in common is sent once.

The same trees give the same bytes. How a pack is written down, and how it is applied, is
``mirror.format.packs``'s; which packs a release carries, ``carried``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import overload

from mirror.format.packs import MAX_GROUP, Group, Head, write
from plugins.release.tree import Tree

STRONG, QUICK = 19, 12  # levels of zstd: 8 s and 0.4 s for 25 MB against 25 MB
QUICK_ABOVE = 32 * 2**20  # bytes of bases and files
CANDIDATES = 64  # neighbours whose lines are compared with those of a new text
TEXTS = frozenset({".html", ".csv", ".json", ".txt", ".xml", ".svg", ".md", ".css"})


def make_pack(a: int, b: int, old: Tree, new: Tree) -> bytes:
    """What turns the files of release ``a`` into those of release ``b``.

    Raises:
        SetupError: a file is not any more what its tree says.
    """
    bases = _Bases(old, new)
    written = [path for path in sorted(new.files) if old.files.get(path) != new.files[path]]
    groups = _Groups(old, new, list(_grouped(old, new, {p: bases.of(p) for p in written})))
    head = Head(a, b, tuple(sorted(old.files.keys() - new.files.keys())), groups.heads)
    return write(head, groups, QUICK if groups.size > QUICK_ABOVE else STRONG)


@dataclass
class _Plan:
    """A group that is being filled."""

    base: dict[str, int] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return sum(self.base.values()) + sum(self.files.values())

    def takes(self, base: dict[str, int], size: int) -> bool:
        """Whether one more file keeps the bounds of the format."""
        bases = sum((self.base | base).values())
        return bases <= MAX_GROUP and sum(self.files.values()) + size <= MAX_GROUP

    @property
    def head(self) -> Group:
        return Group(tuple(self.base), tuple(sorted(self.files.items())))


def _grouped(old: Tree, new: Tree, base_of: dict[str, str]) -> Iterator[_Plan]:
    """Files in as few groups as the format allows; those without a base by themselves."""
    plan = _Plan()
    for path, base in base_of.items():
        size = new.files[path].size
        bases = {base: old.files[base].size} if base else {}
        if plan.files and not plan.takes(bases, size):
            yield plan
            plan = _Plan()
        plan.base |= bases
        plan.files[path] = size
    if plan.files:
        yield plan


class _Groups(Sequence[tuple[bytes, bytes]]):
    """Base and content of each group, read only when its turn comes."""

    def __init__(self, old: Tree, new: Tree, plans: list[_Plan]) -> None:
        self._old, self._new, self._plans = old, new, plans

    @property
    def heads(self) -> tuple[Group, ...]:
        return tuple(plan.head for plan in self._plans)

    @property
    def size(self) -> int:
        return sum(plan.size for plan in self._plans)

    def __len__(self) -> int:
        return len(self._plans)

    @overload
    def __getitem__(self, index: int) -> tuple[bytes, bytes]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[bytes, bytes]]: ...
    def __getitem__(
        self, index: int | slice
    ) -> tuple[bytes, bytes] | Sequence[tuple[bytes, bytes]]:
        if isinstance(index, slice):
            return _Groups(self._old, self._new, self._plans[index])
        head = self._plans[index].head
        base = b"".join(map(self._old.read, head.base))
        return base, b"".join(self._new.read(path) for path, _ in head.files)


class _Bases:
    """Finds the old file that a new one is most like."""

    def __init__(self, old: Tree, new: Tree) -> None:
        self._old, self._new = old, new
        self._same = {entry.sha256: path for path, entry in sorted(old.files.items())}
        self._beside: dict[tuple[str, str, str], list[str]] = {}
        for path in sorted(old.files):
            self._beside.setdefault(_kind(path), []).append(path)
        self._lines: dict[str, frozenset[bytes]] = {}

    def of(self, path: str) -> str:
        """The path of the base, or '' where nothing would help."""
        same = self._same.get(self._new.files[path].sha256)
        if path in self._old.files or same:
            return path if path in self._old.files else same or ""
        if PurePosixPath(path).suffix not in TEXTS:
            return ""
        lines = frozenset(self._new.read(path).splitlines())
        likes = [(self._alike(lines, other), other) for other in self._near(path)]
        return max(likes, key=_most_alike, default=(0, ""))[1]

    def _near(self, path: str) -> list[str]:
        """Old files of the same kind in the same folder whose names stand nearest."""
        beside = self._beside.get(_kind(path), [])
        at = sum(other < path for other in beside)
        return beside[max(at - CANDIDATES // 2, 0) : at + CANDIDATES // 2]

    def _alike(self, lines: frozenset[bytes], other: str) -> int:
        """Bytes of the lines that two texts share."""
        if other not in self._lines:
            self._lines[other] = frozenset(self._old.read(other).splitlines())
        return sum(map(len, lines & self._lines[other]))


def _most_alike(like: tuple[int, str]) -> tuple[int, list[int]]:
    """Most bytes in common; among equals the first by name."""
    return like[0], [-ord(c) for c in like[1]]


def _kind(path: str) -> tuple[str, str, str]:
    """What neighbours have in common: folder, part of the record (``--sources``), suffix."""
    pure = PurePosixPath(path)
    return str(pure.parent), pure.stem.partition("--")[2], pure.suffix
