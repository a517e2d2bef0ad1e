"""An archive unpacked while it is read: a tar file in one zstd frame, and nothing surprising in it.

    with open("10.tar.zst", "rb") as file:
        manifest = unpack(file, tree, size=release.bytes, files=release.files)

Size and hash of the compressed bytes were checked when they were fetched; here they are taken
for hostile all the same. Nothing is held but one chunk; at no time are more bytes or files
written than were signed, and a header that promises more ends it before its content is read.

The standard library's ``tarfile`` is not used for reading: it takes names of any length into
memory, obeys pax records, several spellings of a number and both signs of a checksum, skips what
it does not know and takes damage for the end. A release's archive needs one kind of header out
of all these. So this reads name and size from a block, lets ``tarfile`` *write* the header of such
a file, and refuses whatever is not the same bytes: links, devices, other modes, owners and times
need no rules of their own. A name longer than the 100 bytes of a header stands in a block of its
own before it, as GNU tar has it.

Whether the files are those of a release, the manifest says that is returned.

Sources: GNU tar manual, “Basic Tar Format”; RFC 8878, 3.1.1 (frames).
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from .disk.folder import above
from .errors import FormatError
from .format import names
from .format.manifest import Entry, Manifest, build
from .format.zstd import only_frame
from .tree import Tree

_BLOCK = 512
_RECORD = 20 * _BLOCK  # GNU tar fills its last record with zeros
_ZERO = bytes(_BLOCK)
_LONG_NAME = b"././@LongLink"
_KINDS = {
    b"1": "a hard link",
    b"2": "a link",
    b"3": "a device",
    b"4": "a device",
    b"5": "a folder",
    b"6": "a pipe",
    b"S": "a sparse file",
    b"x": "a pax header",
    b"g": "a pax header",
}


def unpack(stream: BinaryIO, tree: Tree, *, size: int, files: int) -> Manifest:
    """Unpack an archive into a fresh tree.

    Args:
        stream: the compressed bytes.
        tree: where to write.
        size: bytes that its files may have together, as signed.
        files: how many there may be, as signed.

    Returns:
        What was in it, without withdrawn records, which an archive does not name.

    Raises:
        FormatError: it is not an archive as the format has it; the tree is of no use then.
        CopyError: the disk does not take it, or this Python has no Zstandard.
    """
    plain = _Plain(stream)
    found: dict[str, Entry] = {}
    for path, length in _headers(plain):
        if len(found) == files:
            raise FormatError(f"the archive has more than the signed {files} files")
        if length > size:
            raise FormatError("the archive holds more than the signed size")
        _in_place(path, found)
        found[path] = tree.write(path, plain.take(length))
        plain.padding(length)
        size -= length
    plain.end()
    return build((), found.items())


def _in_place(path: str, found: dict[str, Entry]) -> None:
    """Check a path against those before it."""
    if found and path <= next(reversed(found)):
        raise FormatError(f"the archive has {path!r} out of order")
    if any(folder in found for folder in above(path)):
        raise FormatError(f"the archive has a file that is a folder of {path!r}")


def _headers(plain: _Plain) -> Iterator[tuple[str, int]]:
    """Path and size of each file, until the block of zeros that ends a tar file."""
    while (block := plain.block()) != _ZERO:
        start = b""
        if block[156:157] == b"L":
            start = plain.block()
            _long_name(block, start)
            block = plain.block()
        yield _header(block, start)


def _long_name(header: bytes, name: bytes) -> None:
    """Check the two blocks before the header of a long name."""
    alone = _text(name).ljust(_BLOCK, b"\0") == name
    sized = header.startswith(_LONG_NAME + b"\0") and _number(header) == len(_text(name)) + 1
    if not alone or not sized:
        raise FormatError("the archive has a name that cannot be read")


def _header(block: bytes, long_name: bytes) -> tuple[str, int]:
    """Name and size of a file, if its header is the one that is written for them."""
    kind = _KINDS.get(block[156:157])
    if kind:
        raise FormatError(f"the archive has {kind} in it")
    name, size = _text(long_name or block[:100]).decode("ascii", "replace"), _number(block)
    names.check(name)
    info = tarfile.TarInfo(name)
    info.size = size
    if info.tobuf(tarfile.GNU_FORMAT)[-_BLOCK:] != block or bool(long_name) != (len(name) > 100):
        raise FormatError(f"the archive has something else than a plain file: {name!r}")
    return name, size


def _text(field: bytes) -> bytes:
    return field.partition(b"\0")[0]


def _number(block: bytes) -> int:
    """The size in a header: octal digits, or for 8 GiB and more a big-endian number."""
    field = block[124:136]
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    digits = field[:-1]
    if field[-1:] != b"\0" or not digits.isdigit() or max(digits) > ord("7"):
        raise FormatError("the archive has a file without a sound size")
    return int(digits, 8)


class _Plain:
    """What is in the frame, in pieces as they are asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._chunks = only_frame(stream)
        self._rest = memoryview(b"")
        self._read = 0

    def take(self, size: int) -> Iterator[memoryview]:
        """The next bytes."""
        while size > 0:
            if not self._rest:
                self._rest = memoryview(next(self._chunks, b""))
            if not self._rest:
                raise FormatError("the archive breaks off")
            piece, self._rest = self._rest[:size], self._rest[size:]
            size -= len(piece)
            self._read += len(piece)
            yield piece

    def block(self) -> bytes:
        """The next block."""
        return b"".join(self.take(_BLOCK))

    def padding(self, size: int) -> None:
        """The zeros behind a file of this size."""
        if any(map(any, self.take(-size % _BLOCK))):
            raise FormatError("the archive has bytes between its files")

    def end(self) -> None:
        """Behind the first block of zeros: another one, and zeros up to the end of the record."""
        if self.block() != _ZERO:
            raise FormatError("the archive goes on behind its end")
        self._pad_record()
        if self._rest or any(self._chunks):
            raise FormatError("the archive goes on behind its end")

    def _pad_record(self) -> None:
        """Zeros, or nothing at all, behind the last block."""
        left = -self._read % _RECORD
        while left and (chunk := self._rest or memoryview(next(self._chunks, b""))):
            if len(chunk) > left or any(chunk):
                raise FormatError("the archive goes on behind its end")
            left -= len(chunk)
            self._rest = memoryview(b"")
