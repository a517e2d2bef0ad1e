"""What a copy was told: where releases come from, what it carries, how much it keeps.

    config = Config.load(copy.config)
    config = config.with_sources(("https://example.org/notes",))
    config.save(copy.config)

A file of its own, ``.zhiquan/config.json``, that a person may edit. Whom to trust does not
stand here: that is for ``trust``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from .disk.durable import put
from .errors import CopyError

Carry = Literal["all", "site"]
CARRY: tuple[Carry, ...] = ("all", "site")


@dataclass(frozen=True)
class Config:
    """What a copy was told.

    Args:
        sources: addresses and folders, in the order in which they are asked.
        carry: ``all`` that a release has, so that others can start from this copy; or the
            ``site`` alone, with its proofs.
        keep: how many older releases stay on the disk.
    """

    sources: tuple[str, ...] = ()
    carry: Carry = "all"
    keep: int = 1

    @classmethod
    def load(cls, path: Path) -> Config:
        """Read it.

        Raises:
            CopyError: it is not there, or makes no sense.
        """
        try:
            raw = json.loads(path.read_text("utf-8"))
            found = cls(_listed(raw["sources"]), raw["carry"], raw["keep"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise CopyError(
                f"{path} cannot be read: {error}", "Mend it, or make a new copy."
            ) from error
        found.check(path)
        return found

    def check(self, path: Path) -> None:
        """See that it makes sense.

        Raises:
            CopyError: it does not.
        """
        texts = all(isinstance(source, str) and source for source in self.sources)
        if not texts or self.carry not in CARRY or type(self.keep) is not int or self.keep < 0:
            raise CopyError(
                f"{path} makes no sense",
                "“sources” is a list of addresses, “carry” is all or site, “keep” a number from 0.",
            )

    def with_sources(self, more: tuple[str, ...]) -> Config:
        """The same, with further sources behind those there are."""
        return replace(self, sources=tuple(dict.fromkeys([*self.sources, *more])))

    def save(self, path: Path) -> None:
        """Write it, in one step.

        Raises:
            CopyError: the disk does not allow it.
        """
        put(path, (json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n").encode("utf-8"))


def _listed(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise TypeError("“sources” is no list")
    return tuple(raw)
