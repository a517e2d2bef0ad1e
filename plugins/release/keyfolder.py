"""The folder in which a person keeps keys: files put down safely, and names found again.

    ~/.zhiquan/keys/
      mei.editor.key         the private half, encrypted, for the owner's eyes alone
      mei.editor.pub.json    the public half, to be sent
      li.root.pub.json       somebody else's, so that their name can be shown here
      known.root.json        the newest root that was signed with from here

Nothing of it is ever in a repository or in a release: a name here is a nickname on one machine.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from plugins.errors import SetupError
from plugins.release import ceremony
from plugins.release.publickey import PublicKey

DEFAULT = Path("~/.zhiquan/keys")

_NAME = re.compile(r"[\w-]{1,40}\Z")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def put(folder: Path, name: str, public: PublicKey, private: bytes, ending: str = "key") -> Path:
    """Put both halves of a new key into a folder.

    Args:
        folder: where; it is made if it is not there.
        name: a nickname, for names of files only.
        public: the public half.
        private: bytes of the private file.
        ending: of the private file.

    Returns:
        The private file, readable by its owner alone.

    Raises:
        SetupError: the name or the folder will not do, or such a file is there already.
    """
    stem = stem_for(folder, name, public.role)
    _make(folder)
    file = folder / f"{stem}.{ending}"
    try:
        _write_secret(file, private)
        ceremony.write(folder / f"{stem}.pub.json", public.to_paper())
    except OSError as error:
        raise SetupError(f"{folder} cannot be written to: {error.strerror}") from None
    return file


def stem_for(folder: Path, name: str, role: str) -> str:
    """Begin of the names of a key's files, after a look at what could stop making them.

    Raises:
        SetupError: the name is none, the folder is in a repository, or the files exist.
    """
    if not _NAME.match(name):
        raise SetupError("NAME=… takes 1 to 40 letters, digits, “-” and “_”; a nickname is best")
    repository = repository_of(folder)
    if repository:
        raise SetupError(
            f"{folder} is inside {repository}, which is copied and published; "
            "choose a folder outside, such as a stick"
        )
    stem = f"{name}.{role}"
    there = sorted(folder.glob(f"{stem}.*"))
    if there:
        raise SetupError(
            f"{there[0]} is there already; take another NAME=…, keys are never replaced"
        )
    return stem


def repository_of(folder: Path) -> Path | None:
    """The git repository that a folder is in, or would be in."""
    path = folder.expanduser().resolve()
    return next((place for place in (path, *path.parents) if (place / ".git").exists()), None)


def names(folder: Path) -> dict[str, str]:
    """Nicknames by key id, from the public halves in a folder; damaged ones are passed over."""
    found = {}
    for path in sorted(folder.glob("*.pub.json")):
        try:
            public = PublicKey.read(path)
        except SetupError:
            continue
        found[public.key.keyid] = path.name.split(".")[0]
    return found


def open_to_others(path: Path) -> bool:
    """Whether other people on this computer may read a file; unknown on Windows."""
    return os.name == "posix" and bool(path.stat().st_mode & _OTHERS)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{folder} cannot be made: {error.strerror}; choose FOLDER=…") from None


def _write_secret(path: Path, data: bytes) -> None:
    """Write a new file that nobody else could read at any moment."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
