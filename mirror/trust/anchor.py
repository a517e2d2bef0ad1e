"""Where trust begins: with a root that somebody gave, or with the one that is found.

    anchor = parse_anchor("zhiquan:9f86d0… https://example.org/notes")   # what a QR code holds
    how = begin(state, sources, anchor)
    print(how.words())

A root may be given as a file, or as its SHA-256. It may be of any number: it is looked for
among those that a source has. Without one, the oldest root of the source is taken, and said
to be worth little. What comes after the first root is for ``refresh``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import CopyError, MirrorError, TrustError
from ..fetch.base import MissingError, Source
from .age import WRITTEN
from .documents import LIMITS
from .engine import Engine
from .sources import fetch, nobody
from .state import State, root_name

MAX_ROOTS = 256  # that are followed or tried at once; as python-tuf's ngclient
MAX_ADDRESS = 2_000  # characters

_CODE = re.compile(r"zhiquan:([0-9a-f]{64})(?: ([!-~]+))?\Z", re.IGNORECASE)
_HASH = re.compile(r"(?:sha256:)?((?:[0-9a-f]\s*){64})\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Anchor:
    """A root that somebody gave.

    Args:
        sha256: of its file, in lower-case hex.
        root: the file itself, if that was given.
        address: where the release is, if that was given with it.
    """

    sha256: str
    root: bytes = b""
    address: str = ""


@dataclass(frozen=True)
class How:
    """How trust began.

    Args:
        kind: ``file``, ``hash`` or ``found``.
        number: of the root.
        sha256: of its file.
        sources: names of the places that had this root, where it was found.
    """

    kind: str
    number: int
    sha256: str
    sources: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The fingerprint as it is written and put into a QR code."""
        return f"zhiquan:{self.sha256}"

    def words(self) -> str:
        """Which root it is, and how far to trust it."""
        root = f"Trust begins with root {self.number}, {self.code}"
        if self.kind == "found":
            agreed = f" {len(self.sources)} places have the same." if len(self.sources) > 1 else ""
            return (
                f"{root}, found in the release itself.{agreed} This proves that later releases "
                "come from the same hands as this one; it does not prove whose hands these are. "
                "Compare the number with one that you got another way: from an editor, a card, "
                "or a page that you trust."
            )
        given = "the file" if self.kind == "file" else "the fingerprint"
        return (
            f"{root}, from {given} that you gave. Every release was allowed by the people whose "
            f"keys this root names. Who they are, you know as surely as you know where {given} "
            "came from."
        )

    def to_json(self) -> dict[str, object]:
        """As it is kept."""
        return {
            "kind": self.kind,
            "number": self.number,
            "sha256": self.sha256,
            "sources": list(self.sources),
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> How:
        """As it was kept.

        Raises:
            CopyError: it was not kept as it should be.
        """
        try:
            return cls(raw["kind"], raw["number"], raw["sha256"], tuple(raw["sources"]))
        except (KeyError, TypeError):
            raise CopyError("this copy does not say any more how trust began") from None


def parse_anchor(text: str) -> Anchor:
    """Read what somebody gave: a fingerprint, the text of a QR code, or the path of a root.

    Raises:
        CopyError: it is none of these.
    """
    text = text.strip()
    code = _CODE.match(text)
    if code and len(code[2] or "") <= MAX_ADDRESS:
        return Anchor(code[1].lower(), address=code[2] or "")
    digits = _HASH.match(text)
    if digits:
        return Anchor("".join(digits[1].split()).lower())
    try:
        with Path(text).open("rb") as file:
            data = file.read(LIMITS["root"] + 1)
    except (OSError, ValueError):
        raise CopyError(
            f"{text[:100]!r} is no root to begin with",
            "Give a file N.root.json, or 64 hex digits after “zhiquan:”.",
        ) from None
    return Anchor(hashlib.sha256(data).hexdigest(), data)


def begin(state: State, sources: Sequence[Source], anchor: Anchor | None) -> How:
    """Let the trust of a copy begin.

    Args:
        state: the copy's.
        sources: where a root is looked for.
        anchor: what somebody gave, or None to take what is found.

    Raises:
        CopyError: it has begun already.
        RefusedError: the root is not sound, is not there, or the places do not agree on it.
        NoSourceError: no place answers.
    """
    kind, root, names = _choose(sources, anchor)
    number = Engine(root, WRITTEN).documents["root"].version
    how = How(kind, number, hashlib.sha256(root).hexdigest(), names)
    state.begin(number, root, how.to_json())
    return how


def _choose(sources: Sequence[Source], anchor: Anchor | None) -> tuple[str, bytes, tuple[str, ...]]:
    if anchor is None:
        return "found", *_oldest(sources)
    if anchor.root:
        return "file", anchor.root, ()
    return "hash", _by_hash(sources, anchor.sha256), ()


def _oldest(sources: Sequence[Source]) -> tuple[bytes, tuple[str, ...]]:
    """The first root, if all places that answer have the same; and their names."""
    roots: dict[str, bytes] = {}
    failures: dict[str, MirrorError] = {}
    for source in sources:
        try:
            roots[source.name] = fetch(source, root_name(1), LIMITS["root"])
        except MirrorError as error:
            failures[source.name] = error
    if not roots:
        raise nobody("no place gives a root to begin with", failures)
    if len(set(roots.values())) > 1:
        told = (f"{name} has {hashlib.sha256(root).hexdigest()}" for name, root in roots.items())
        raise TrustError(
            f"these places do not agree on who may sign: {'; '.join(told)}",
            "Give the fingerprint that you got another way.",
        )
    return next(iter(roots.values())), tuple(roots)


def _by_hash(sources: Sequence[Source], sha256: str) -> bytes:
    """The root with this hash, wherever it is."""
    failures: dict[str, MirrorError] = {}
    for source in sources:
        try:
            return _look(source, sha256)
        except MirrorError as error:
            failures[source.name] = error
    raise nobody("no place has the root with this fingerprint", failures)


def _look(source: Source, sha256: str) -> bytes:
    for number in range(1, MAX_ROOTS + 1):
        try:
            root = fetch(source, root_name(number), LIMITS["root"])
        except MissingError:
            if number == 1:
                raise
            break
        if hashlib.sha256(root).hexdigest() == sha256:
            return root
    raise TrustError(
        "none of its roots has this fingerprint: it is another project, or forged",
        "Compare the fingerprint once more.",
    )
