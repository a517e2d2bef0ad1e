"""The two questions that are asked of any file: what is hidden in it, and what is left without.

Whatever strangers put into a file, the answer is a finding or a ``CannotClean``: parsers
are bounded (``found``), and one that fails has met a file that nobody should publish.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.metadata import formats
from plugins.checks.metadata.found import MAX_FILE, Budget, Examined, Hidden, Unreadable
from plugins.errors import CannotClean

_UNKNOWN = "a kind of file that cannot be looked into"
_USE = "use JPEG, PNG, WebP, GIF, SVG, PDF, MP3, Ogg, MP4, ZIP or plain text"


def hidden(data: bytes, name: str) -> Iterator[Hidden]:
    """What a file carries that a reader does not see.

    Args:
        data: the file.
        name: what it is called; only its ending counts.
    """
    yield from found_in(data, name, Budget())


def found_in(data: bytes, name: str, budget: Budget) -> Iterator[Hidden]:
    """The same within a budget: of the files of a site, their packs know the others."""
    yield from _ending(data, name)
    yield from look(data, name, budget).found


def scrubbed(data: bytes, name: str) -> bytes:
    """The same picture, sound or document without what is hidden in it.

    Raises:
        CannotClean: something in it is for a person to decide; says what, and what to do.
    """
    examined = look(data, name, Budget())
    for found in examined.found:
        if found.remedy and found.severity == "error":
            raise CannotClean(f"{found.what}: {found.remedy}")
    if all(found.remedy for found in examined.found):
        return data
    try:
        clean = examined.without()
    except Exception as error:
        raise CannotClean(f"{_reason(error)}: save it again in another program") from error
    left = [h for h in look(clean, name, Budget()).found if not h.remedy or h.severity == "error"]
    if left:
        raise CannotClean(f"{left[0].what}: take it out in the program that made the file")
    return clean


def look(data: bytes, name: str, budget: Budget) -> Examined:
    """Examine a file of any format; one that cannot be read is a finding."""
    kind = formats.of(data, name)
    if len(data) > MAX_FILE:
        return _refused("wrong-format", "a file that is too large to look into", "make it smaller")
    if not kind:
        return _refused("wrong-format", _UNKNOWN, _USE)
    try:
        return FORMATS[kind].examine(data, name, budget)
    except Exception as error:  # any other mistake of a parser means the same to an editor
        what = f"what cannot be looked into: {_reason(error)}"
        return _refused(
            FORMATS[kind].rule, what, "save it again in another program, or leave it out"
        )


def _refused(rule: str, what: str, remedy: str) -> Examined:
    return Examined((Hidden(rule, what, "", remedy=remedy),), lambda: b"")


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, Unreadable) else "the file is broken"


def _ending(data: bytes, name: str) -> Iterator[Hidden]:
    """Whether a file is what its ending says."""
    kind = FORMATS.get(formats.of(data, name))
    ending = formats.ending(name)
    others = {e for other in FORMATS.values() for e in other.endings}
    if kind and (ending not in kind.endings if kind.endings else ending in others):
        remedy = f"rename it to end in {kind.usual}"
        yield Hidden("wrong-format", f"{kind.called} under another ending", ending, remedy=remedy)


FORMATS = formats.table(look)
