"""What the operating system says when a disk will not, in words for the volunteer.

    with telling("/srv/copy"):
        os.mkdir("/srv/copy")
    # CopyError: there is no room left on the disk: /srv/copy

Every function of the client that touches the copy's files does so inside ``telling``, so that no
traceback reaches anybody. What the network says is not for this module.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import CopyError

_SAFE = "what is served has not changed"
_FULL = ("there is no room left on the disk", f"make room and sync again; {_SAFE}")
_RIGHTS = (
    "the system does not allow it",
    "run this as the user to whom the copy belongs, and see that no other program holds the file",
)
_LINK = (
    "a link or another kind of file stands where a folder or file should be; it was not followed",
    "somebody else has put it there: look at it, remove it, and sync again",
)

_WORDS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: ("the disk takes no file this large", "FAT disks stop at 4 GiB: use another"),
    errno.EROFS: ("the disk can only be read", f"make it writable, or use another; {_SAFE}"),
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.ELOOP: _LINK,
    errno.ENOTDIR: _LINK,
    errno.EINVAL: _LINK,
    errno.EISDIR: _LINK,
    errno.EEXIST: (
        "something is there already, and nothing is written over it",
        "somebody else has put it there: look at it, remove it, and sync again",
    ),
    errno.ENOENT: ("it is not there", "see that the disk is still connected"),
    errno.ENODEV: ("the disk is gone", "connect it again"),
    errno.ENAMETOOLONG: (
        "the name is too long for this system",
        "keep the copy in a folder with a shorter path",
    ),
    errno.EIO: ("the disk has an error", "look at its health before you trust it with the copy"),
    errno.EMFILE: ("too many files are open", "close other programs, or raise `ulimit -n`"),
    errno.ENFILE: ("too many files are open", "close other programs"),
}


def copy_error(error: OSError, place: str | Path) -> CopyError:
    """The error for the volunteer.

    Args:
        error: from the system.
        place: file or folder that it was about.
    """
    words, hint = _WORDS.get(error.errno or 0, (_plain(error), ""))
    return CopyError(f"{words}: {os.fspath(place)}", hint)


@contextmanager
def telling(place: str | Path) -> Iterator[None]:
    """Turn errors of the system into those of the client.

    Raises:
        CopyError: for each ``OSError`` inside.
    """
    try:
        yield
    except OSError as error:
        raise copy_error(error, place) from error


def _plain(error: OSError) -> str:
    return (error.strerror or str(error) or "the disk does not allow it").lower()
