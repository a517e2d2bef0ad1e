"""A progress bar on the terminal; silent where there is none."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from plugins.build.story import DONE


class Bar:
    """Shows each step of a build as it goes.

    with Bar() as bar:
        bar.show("reading", 1, 3)
    """

    def __init__(self) -> None:
        columns = (TextColumn("{task.description:<14}"), BarColumn(), MofNCompleteColumn())
        console = Console(stderr=True)
        self._progress = Progress(*columns, console=console, disable=not console.is_terminal)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def show(self, step: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` parts of ``step`` are done; ``DONE`` ends the bar."""
        if step == DONE:
            self._progress.stop()
            return
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step, total=total)
        self._progress.update(self._tasks[step], completed=done, total=total)
