"""A volunteer in a test: a copy in a temporary folder, commands typed, answers read.

    volunteer = Volunteer(tmp_path, now)
    volunteer.init(server.url).code == 0
    volunteer.run("sync").answer["way"]

Commands run in this process through ``mirror.cli.main``, with a clock that the test sets.
"""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from mirror import cli


@dataclass(frozen=True)
class Answer:
    """What a command ended with and said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """What was answered with ``--json``."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Volunteer:
    """Somebody with a copy.

    Args:
        folder: where the copy goes.
        now: what the clock says; may be set at any time.
    """

    def __init__(self, folder: Path, now: datetime.datetime) -> None:
        self.copy = folder
        self.now = now

    @property
    def site(self) -> Path:
        """What is served."""
        return self.copy / "site"

    def init(self, source: object, *options: str) -> Answer:
        """``init`` from a source."""
        return self.type("init", str(source), str(self.copy), *options)

    def run(self, command: str, *options: str) -> Answer:
        """A command on the copy."""
        return self.type(command, str(self.copy), *options)

    def type(self, *arguments: str) -> Answer:
        """Any command."""
        out, err = io.StringIO(), io.StringIO()
        with _clock(self.now), redirect_stdout(out), redirect_stderr(err):
            try:
                code = cli.main(arguments)
            except SystemExit as stopped:  # argparse, for a wrong command
                code = int(stopped.code or 0)
        return Answer(code, out.getvalue(), err.getvalue())

    def files(self) -> dict[str, bytes]:
        """The site as it is served, without ``release/``."""
        found = {path.relative_to(self.site).as_posix(): path for path in self.site.rglob("*")}
        return {
            name: path.read_bytes()
            for name, path in found.items()
            if path.is_file() and not name.startswith("release/")
        }


@contextmanager
def _clock(now: datetime.datetime) -> Iterator[None]:
    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Clock:
            return cls.fromtimestamp(now.timestamp(), tz)

    with mock.patch.object(cli.datetime, "datetime", Clock):
        yield
