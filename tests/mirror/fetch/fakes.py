"""A source that does as it is told, for tests of what stands above sources.

Fake("a", [b"first try", BrokenError("breaks off")])
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mirror.fetch import Tally

Part = bytes | Exception
Answer = Part | Sequence[Part]


class Fake:
    """Answers each request for a file with the next of its answers.

    Args:
        name: as shown.
        answers: each the bytes of the whole file, or an error, or several: bytes and then an
            error. The last one is given again for ever.
    """

    note = ""

    def __init__(self, name: str, answers: Sequence[Answer]) -> None:
        self.name = name
        self.tally = Tally()
        self.offsets: list[int] = []
        self.closed = False
        self._answers = list(answers)

    def open(self, path: str, *, limit: int, offset: int = 0) -> Iterator[bytes]:
        """What the next answer says, from ``offset`` on."""
        self.tally.request()
        self.offsets.append(offset)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        for part in [answer] if isinstance(answer, bytes | Exception) else answer:
            if isinstance(part, Exception):
                raise part
            piece = part[offset:]
            self.tally.came(len(piece))
            yield piece

    def exists(self, path: str) -> bool:
        """Whether the next answer has bytes."""
        return any(True for _ in self.open(path, limit=1_000_000))

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True
