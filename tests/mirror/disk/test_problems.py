"""What the system says is told in words, with what to do."""

from __future__ import annotations

import errno
import os

import pytest

from mirror.disk.problems import telling
from mirror.errors import CopyError


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "does not allow"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.ELOOP, "a link"),
        (errno.EIO, "an error"),
    ],
)
def test_common_errors_have_words_and_a_hint(number: int, words: str) -> None:
    """One sentence with the place, and what the volunteer can do."""
    with pytest.raises(CopyError, match=f"{words}.*: en/a.html") as told, telling("en/a.html"):
        raise OSError(number, os.strerror(number))

    assert told.value.hint
    assert told.value.exit_code == 3


def test_rare_errors_keep_the_systems_words() -> None:
    """Better than none."""
    with pytest.raises(CopyError, match="text file busy: a"), telling("a"):
        raise OSError(errno.ETXTBSY, os.strerror(errno.ETXTBSY))


def test_other_errors_pass() -> None:
    """A mistake of the program is not the disk's."""
    with pytest.raises(ValueError, match="mine"), telling("a"):
        raise ValueError("mine")
