"""Put a phrase on the redaction list; it is never shown, nor part of a command line.

    ZHIQUAN_REDACTIONS=~/redactions.txt python -m plugins.checks.privacy.redact add

The phrase is typed unseen, or read from standard input, one a line. How phrases are found
in texts is ``redaction``'s business.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from getpass import getpass
from pathlib import Path
from typing import TextIO

from plugins.checks.privacy.redaction import MOST, VARIABLE, Entry, Redactions, entry
from plugins.errors import SetupError

_USAGE = "usage: python -m plugins.checks.privacy.redact add"


def add(phrases: Sequence[str], path: Path) -> int:
    """Append phrases to a list, which is made if it is not there; return how many are new.

    Raises:
        SetupError: the list is broken, lies inside this repository, or a phrase is too short.
    """
    _outside(path)
    known = Redactions.read(path).entries
    salt = known[0].salt if known else secrets.token_bytes(16)
    try:
        made = [entry(phrase, salt) for phrase in phrases]
    except ValueError as error:
        raise SetupError(f"nothing was added: {error}") from error
    new = [one for one in dict.fromkeys(made) if one not in known]
    _append(new, path)
    return len(new)


def main(arguments: Sequence[str], environment: Mapping[str, str], source: TextIO) -> str:
    """Carry out one command and return what to say.

    Raises:
        SetupError: the command is unknown, no list is named, or ``add`` cannot work.
    """
    if list(arguments) != ["add"]:
        raise SetupError(_USAGE)
    name = environment.get(VARIABLE, "")
    if not name:
        raise SetupError(f"set {VARIABLE} to a file outside this repository, then try again")
    typed = [getpass("phrase (not shown): ")] if source.isatty() else source.read().splitlines()
    phrases = [phrase for phrase in typed if phrase.strip()]
    count = add(phrases, Path(name))
    return f"{count} added; of a phrase the first {MOST} letters count"


def _outside(path: Path) -> None:
    """The list would be published with the repository that it lies in."""
    repository = Path(__file__).resolve().parents[3]
    if path.resolve().is_relative_to(repository):
        raise SetupError("the redaction list must lie outside this repository")


def _append(entries: Sequence[Entry], path: Path) -> None:
    """Only the owner may read a list that is made here."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.writelines(f"{one}\n" for one in entries)


if __name__ == "__main__":
    try:
        sys.stdout.write(main(sys.argv[1:], os.environ, sys.stdin) + "\n")
    except SetupError as error:
        sys.exit(str(error))
