"""What a client cost its host: requests and bytes.

Counted at the server's end by ``counting`` (HTTP) and ``relay`` (any other protocol).

    meter.reset(); client(); meter.traffic() -> Traffic(requests=2, body=376, other=812, …)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Traffic:
    """What went over the wire.

    Attributes:
        requests: HTTP requests, or connections where the protocol has no requests.
        body: bytes of bodies of answers; 0 where bodies cannot be told apart.
        other: every other byte above TCP: heads of requests and answers, bodies of requests.
        paths: bytes of bodies by path.
        bodies: whether bodies can be told apart; if not, only `total` means something.
    """

    requests: int = 0
    body: int = 0
    other: int = 0
    paths: Mapping[str, int] = field(default_factory=dict)
    bodies: bool = True

    @property
    def total(self) -> int:
        """All bytes above TCP, both ways."""
        return self.body + self.other

    @property
    def shown(self) -> int:
        """The figure that is compared: bodies where they can be told apart, else all."""
        return self.body if self.bodies else self.total


class Meter(Protocol):
    """A server that counts."""

    @property
    def address(self) -> str:
        """Where a client finds it, ``host:port``."""

    def reset(self) -> None:
        """Begin at nothing."""

    def traffic(self) -> Traffic:
        """What there was since."""
