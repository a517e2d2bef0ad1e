"""ZIP archives, and what is made of them: members, and what is noted beside them.

    members = unpacked(data, budget)
    packed(members)          # the same files, every time stamp 1980-01-01, the same bytes

Bounded by what it unpacks to, not by what its own list claims (APPNOTE.TXT 6.3.10).
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plugins.checks.metadata.found import MAX_MEMBERS, Budget, Examined, Hidden, Unreadable
from plugins.checks.metadata.traces import has_trace

_ZIP64 = 0x0001  # the one extra field that tells nothing
_LOCAL = 30  # bytes of a member's own head before its name
_DESCRIPTOR = 24  # bytes that may stand behind a member's data
_LEFTOVER = re.compile(r"(?:^|/)(?:__MACOSX|\.DS_Store|\.git|Thumbs\.db|desktop\.ini)(?:/|$)")
_TIMES_AND_OWNERS = "who packed it and when (user and group numbers, times)"
Look = Callable[[bytes, str, Budget], Examined]


@dataclass(frozen=True)
class Member:
    """A file of an archive."""

    name: str
    data: bytes
    runs: bool = False
    stored: bool = False


def examiner(look: Look) -> Look:
    """An examiner of plain archives that hands each member on to ``look``."""

    def examine(data: bytes, name: str, budget: Budget) -> Examined:
        found = dict.fromkeys(around(data))
        for member in unpacked(data, budget):
            if _LEFTOVER.search(member.name):
                found[Hidden("machine-trace", "what a system leaves behind", member.name)] = None
            elif not budget.knows(member.data):
                inner = look(member.data, member.name, budget.deeper())
                found.update(dict.fromkeys(_within(h, member.name) for h in inner.found))
        return Examined(
            tuple(found), lambda: packed(_clean(data, look, Budget(depth=budget.depth)))
        )

    return examine


def _clean(data: bytes, look: Look, budget: Budget) -> Iterator[Member]:
    """The members once more, each without what is hidden in it."""
    for member in unpacked(data, budget):
        if not _LEFTOVER.search(member.name):
            inner = look(member.data, member.name, budget.deeper())
            clean = inner.without() if inner.found else member.data
            yield Member(member.name, clean, member.runs, member.stored)


def _within(hidden: Hidden, name: str) -> Hidden:
    where = f"{name}: {hidden.detail}"
    return Hidden(hidden.kind, hidden.what, where, hidden.severity, hidden.remedy)


def unpacked(data: bytes, budget: Budget) -> Iterator[Member]:
    """The files of an archive, in its order, one at a time.

    Raises:
        Unreadable: it is broken or locked, or it is too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_MEMBERS:
                raise Unreadable("too many files lie in it")
            yield from (_member(archive, i, budget) for i in infos if not i.is_dir())
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("the archive is broken or of an unusual kind") from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Member:
    if info.flag_bits & 1:
        raise Unreadable("it is locked with a password")
    pieces = []
    with archive.open(info) as file:
        while piece := file.read(1 << 20):
            budget.take(len(piece))
            pieces.append(piece)
    runs = bool(info.external_attr >> 16 & stat.S_IXUSR)
    return Member(info.filename, b"".join(pieces), runs, info.compress_type == zipfile.ZIP_STORED)


def packed(members: Iterator[Member] | list[Member]) -> bytes:
    """An archive of these files that tells nothing else, the same bytes each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            info = zipfile.ZipInfo(member.name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3  # the same on each system
            info.external_attr = (stat.S_IFREG | (0o755 if member.runs else 0o644)) << 16
            info.compress_type = zipfile.ZIP_STORED if member.stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, member.data, compresslevel=9)
    return file.getvalue()


def around(data: bytes) -> Iterator[Hidden]:
    """What an archive tells beside its files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        if archive.comment or any(info.comment for info in infos):
            yield Hidden("machine-trace", "a comment in the archive", "ZIP")
        if any(_tells(info, data) for info in infos):
            yield Hidden("machine-trace", _TIMES_AND_OWNERS, "ZIP")
        for info in infos:
            yield from _path(info)
        if _gaps(data, infos, archive.start_dir):
            yield Hidden("hidden-data", "bytes between the files of the archive", "ZIP")


def _tells(info: zipfile.ZipInfo, data: bytes) -> bool:
    """Whether a member has a time of day or extra fields, in the list or at its own head."""
    head = info.header_offset
    names, more = _lengths(data, info)
    own = data[head + _LOCAL + names : head + _LOCAL + names + more]
    kinds = {*_extras(info.extra), *_extras(own)}
    return any(info.date_time[3:]) or bool(kinds - {_ZIP64})


def _lengths(data: bytes, info: zipfile.ZipInfo) -> tuple[int, int]:
    """Bytes of the name and of the extra fields at a member's own head."""
    head = data[info.header_offset : info.header_offset + _LOCAL]
    if len(head) < _LOCAL:
        raise Unreadable("the archive is broken")
    names, more = struct.unpack_from("<HH", head, 26)
    return int(names), int(more)


def _extras(extra: bytes) -> Iterator[int]:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind
        at += 4 + size


def _path(info: zipfile.ZipInfo) -> Iterator[Hidden]:
    """A member's name that leads out of the archive, or tells of a computer."""
    name = info.filename
    remedy = "pack the files again without their folders"
    if name.startswith(("/", "\\")) or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
        yield Hidden("machine-trace", "a path that leads out of the archive", name, remedy=remedy)
    elif has_trace(f"/{name}"):
        yield Hidden("machine-trace", "a folder of somebody's computer", name, remedy=remedy)
    if stat.S_ISLNK(info.external_attr >> 16):
        yield Hidden("machine-trace", "a link to another file", name, remedy=remedy)


def _gaps(data: bytes, infos: list[zipfile.ZipInfo], end: int) -> bool:
    """Whether anything stands before, between or behind the members."""
    at = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if not 0 <= info.header_offset - at <= (_DESCRIPTOR if at else 0):
            return True
        at = info.header_offset + _LOCAL + sum(_lengths(data, info)) + info.compress_size
    return not 0 <= end - at <= _DESCRIPTOR
