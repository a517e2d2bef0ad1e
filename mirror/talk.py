"""What the client says while it works: lines, and a bar where somebody watches.

    talk = Talk(quiet=False)
    talk.say("by pack: the pack is not genuine")
    with talk.fetching("release 12"):
        talk.came(65536)

Results go to standard output, everything else to standard error, so that ``--json`` stays
clean. A bar is shown on a terminal alone; in cron's mail it would be noise.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Never

from tqdm import tqdm

# A thread that looks after sleeping bars; ours are told of every step, and a process without
# threads can have a second one (``disk.second``).
tqdm.monitor_interval = 0


def plain(text: str) -> str:
    """A line of text that a terminal shows and does not obey.

    Names of files on a stick may hold anything: a line that looks like ours, an order to the
    terminal, letters that run backwards, bytes that are no text.
    """
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


class Talk:
    """Speaks to whoever started the client.

    Args:
        quiet: whether only errors are said.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet or sys.stderr is None  # Windows' pythonw has no terminal at all
        self._bar: tqdm[Never] | None = None

    def say(self, line: str) -> None:
        """One line, above the bar if there is one."""
        if not self._quiet:
            tqdm.write(plain(line), file=sys.stderr)

    @contextmanager
    def fetching(self, what: str) -> Iterator[None]:
        """Show how many bytes came while the block runs."""
        hidden = self._quiet or not sys.stderr.isatty()
        with tqdm(
            desc=what, unit="B", unit_scale=True, disable=hidden, leave=False, miniters=1
        ) as bar:
            self._bar = bar
            try:
                yield
            finally:
                self._bar = None

    @contextmanager
    def counting(self, what: str) -> Iterator[Callable[[int, int], None]]:
        """Show how many files are done while the block runs; it is told how many, of how many."""
        hidden = self._quiet or not sys.stderr.isatty()
        with tqdm(desc=what, unit=" files", disable=hidden, leave=False, miniters=1) as bar:

            def tell(done: int, of: int) -> None:
                bar.total = of
                bar.update(done - bar.n)

            yield tell

    def came(self, count: int) -> None:
        """More bytes came."""
        if self._bar is not None:
            self._bar.update(count)
