"""Passphrases: asked for at a terminal, never shown, never an argument, never kept.

    ask_new(source)              # twice, and refused while weak
    ask(source, "mei.editor.key")

An argument would stand in the shell's history and in the list of processes. Where no terminal is
(a machine that publishes by itself), a file or an open file descriptor (``/dev/fd/3``) holds it.
"""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import SetupError
from plugins.release.keys import weakness


@dataclass(frozen=True)
class Source:
    """Where passphrases come from.

    Args:
        file: its first line is the passphrase; None asks at the terminal.
    """

    file: Path | None = None

    def ask(self, question: str) -> str:
        """Ask once.

        Raises:
            SetupError: there is no terminal, or the file cannot be read.
        """
        if self.file:
            return _first_line(self.file)
        try:
            return getpass.getpass(f"{question}: ")
        except (EOFError, OSError):
            raise SetupError("there is no terminal to ask for a passphrase") from None

    def ask_new(self, question: str) -> str:
        """Ask for a new one, twice.

        Raises:
            SetupError: it is weak, or the two differ.
        """
        first = self.ask(question)
        if weak := weakness(first):
            raise SetupError(f"this passphrase will not do: {weak}")
        if not self.file and self.ask("The same again") != first:
            raise SetupError("the two passphrases differ; nothing was made")
        return first


def _first_line(path: Path) -> str:
    try:
        return path.read_text("utf-8").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise SetupError(f"{path} cannot be read as a passphrase") from None
