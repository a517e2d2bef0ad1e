"""A snapshot without history for hosts that take git: one commit, nobody's, of no time.

    push(Path("releases/public"), "git@example.org:notes.git", "pages", "Release 12", nojekyll=True)

Old commits name their authors, times and time zones, and what was withdrawn stays in them; a
volunteer of another archive is thought to have been found that way. So each snapshot is a commit
without a parent, by a fixed author at a fixed time, made in a fresh repository that reads no
settings of this machine, and pushed over the one before. Same files, same commit, whoever makes it.

The time is the first second of 2000, UTC: later than 1980, before which ZIP files of hosts
cannot go, and clearly nobody's. What the host sees of the connection, the account and the
address, no program can hide: docs/mirrors/ says more.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.errors import SetupError
from plugins.release.tree import walk

NAME, EMAIL = "zhiquan", "zhiquan@invalid"
TIME = "946684800 +0000"  # 2000-01-01T00:00:00Z
NOJEKYLL = ".nojekyll"  # tells code hosts to serve the files as they are

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "commit.gpgSign=false",
    "push.gpgSign=false",
    "push.followTags=false",
    "transfer.advertiseOSInfo=false",
)


def push(tree: Path, remote: str, branch: str, message: str, *, nojekyll: bool) -> str:
    """Make the commit and push it over the branch.

    Args:
        tree: what is published; dot files in it are left out.
        remote: an address or a folder, as git takes it.
        branch: it will hold this commit and nothing before.
        message: of the commit.
        nojekyll: whether to add an empty ``.nojekyll``.

    Returns:
        The commit.

    Raises:
        SetupError: git is missing, refuses, or cannot reach the remote.
        ContentError: there are links or special files in the tree.
    """
    files: dict[str, Path | bytes] = dict(walk(tree))
    if nojekyll:
        files[NOJEKYLL] = b""
    with tempfile.TemporaryDirectory(prefix="zhiquan-git-") as folder:
        repository = Path(folder)
        commit = make(repository, files, message)
        here = Path(remote).is_dir()
        target = str(Path(remote).resolve()) if here else remote
        refspec = f"+{commit}:refs/heads/{branch}"
        _git(repository, "push", "--quiet", "--no-verify", target, refspec, own=here)
    if here:
        _forget(Path(target), branch)
    return commit


def make(repository: Path, files: Mapping[str, Path | bytes], message: str) -> str:
    """Make the commit in an empty folder.

    Args:
        repository: the folder; it becomes a bare repository.
        files: what the commit holds, by path.
        message: of the commit.

    Returns:
        The commit.

    Raises:
        SetupError: git is missing, or refuses.
    """
    _git(repository, "init", "--quiet", "--bare", "--template=", "--object-format=sha1", ".")
    stream = b"".join(_stream(files, message))
    _git(repository, "fast-import", "--quiet", "--date-format=raw", given=stream)
    return _git(repository, "rev-parse", "refs/heads/snapshot").decode("ascii").strip()


def _stream(files: Mapping[str, Path | bytes], message: str) -> Iterator[bytes]:
    """What ``git fast-import`` reads: one commit without parent."""
    yield b"commit refs/heads/snapshot\n"
    for who in ("author", "committer"):
        yield f"{who} {NAME} <{EMAIL}> {TIME}\n".encode("ascii")
    text = f"{message}\n".encode("ascii")
    yield b"data %d\n%s" % (len(text), text)
    for path, source in sorted(files.items()):
        data = source if isinstance(source, bytes) else source.read_bytes()
        yield f"M 100644 inline {path}\n".encode("ascii")
        yield b"data %d\n%s\n" % (len(data), data)


def _forget(repository: Path, branch: str) -> None:
    """In a folder on this machine, let the log of the branch not keep what it was before."""
    name = f"refs/heads/{branch}"
    with contextlib.suppress(SetupError):  # it keeps no log
        _git(repository, "reflog", "exists", name)
        _git(repository, "reflog", "expire", "--expire=all", name)


def _git(folder: Path, *arguments: str, given: bytes = b"", own: bool = True) -> bytes:
    """Run git; with ``own`` it sees no settings of this machine or person.

    A push over a network needs them: they say how the remote is reached. It makes nothing that
    they could mark.

    Raises:
        SetupError: git is missing, or says no.
    """
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = ["git", *settings, *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=_environment(own),
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise SetupError("git is not installed; it is needed for `make publish-git`") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip()
        raise SetupError(f"git {arguments[0]} failed: {reason or 'it does not say why'}")
    return done.stdout


def _environment(own: bool) -> dict[str, str]:
    """The environment without what would steer git: repository, author, dates."""
    keep = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS")
    found = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in keep}
    if own:
        nowhere = {"HOME": os.devnull, "XDG_CONFIG_HOME": os.devnull}
        found |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **nowhere}
    return found | {"TZ": "UTC", "LC_ALL": "C"}
