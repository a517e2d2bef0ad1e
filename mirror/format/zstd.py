"""Zstandard, from the standard library (3.14) or its backport; frames read with bounds.

    >>> available()
    True
    >>> packed = compress(b"abc")
    >>> b"".join(frame(io.BytesIO(packed), len(packed), size=3))
    b'abc'

Before Python 3.14 the backport is the one part of the client that is not pure Python. Where it
is missing everything else works, and packs and archives are refused (``native`` gets it).

Raw prefixes are what ``zstd --patch-from`` uses: the old bytes stand before the new ones.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import CopyError, FormatError

if TYPE_CHECKING:
    from backports.zstd import ZstdDict

MODULE = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
MAX_WINDOW_LOG = 27  # 128 MiB: what a phone can still hold, and zstd's own limit for readers
CHUNK = 1 << 18  # bytes read and given at a time

_MIN_PREFIX = 8  # bytes; zstd takes no shorter dictionary


def available() -> bool:
    """Whether this Python has Zstandard."""
    try:
        importlib.import_module(MODULE)
    except ImportError:
        return False
    return True


def _zstd() -> Any:
    if not available():
        raise CopyError(
            "this Python has no Zstandard",
            "Python 3.14 has it; before, “pip install backports.zstd” adds it.",
        )
    return sys.modules[MODULE]


def compress(data: bytes, base: bytes = b"", level: int = 19) -> bytes:
    """One frame with ``data``, with ``base`` as its raw prefix.

    The window reaches over both, so that an old file is seen as a whole. Without checksum and
    with the size inside: the manifest proves the result.
    """
    zstd = _zstd()
    parameter = zstd.CompressionParameter
    reach = max((len(data) + len(base)).bit_length(), 10)
    options = {
        parameter.compression_level: level,
        parameter.window_log: min(reach, MAX_WINDOW_LOG),
        parameter.enable_long_distance_matching: int(reach > 20),
    }
    prefix = _prefix(base)
    compressor = zstd.ZstdCompressor(
        options=options, zstd_dict=prefix.as_prefix if prefix else None
    )
    compressor.set_pledged_input_size(len(data))
    packed: bytes = compressor.compress(data, compressor.FLUSH_FRAME)
    return packed


def frame(stream: BinaryIO, length: int, *, size: int, base: bytes = b"") -> Iterator[bytes]:
    """The bytes of one frame of ``length`` bytes that must yield exactly ``size``.

    Raises:
        FormatError: no frame, not this long, or other than ``size`` bytes in it.
    """
    reader = _reader(_prefix(base))
    left, given = length, 0

    def more() -> bytes:
        nonlocal left
        data = stream.read(min(left, CHUNK))
        left -= len(data)
        return data

    for found in _pour(reader, more):
        given += len(found)
        if given > size:
            raise FormatError(f"a zstd frame holds more than {size} bytes")
        yield found
    if given != size or left or reader.unused_data:
        raise FormatError(f"a zstd frame holds {given} bytes instead of {size}")


def only_frame(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of the one frame that a stream holds, in chunks, as they are asked for.

    How many there may be is for whoever asks.

    Raises:
        FormatError: no frame, or something behind it.
    """
    reader = _reader(None)
    yield from _pour(reader, lambda: stream.read(CHUNK))
    if reader.unused_data or stream.read(1):
        raise FormatError("something stands behind a zstd frame")


def _pour(reader: Any, more: Callable[[], bytes]) -> Iterator[bytes]:
    """What a reader makes of compressed bytes, asked for when it needs them."""
    zstd = _zstd()
    try:
        while not reader.eof:
            data = more() if reader.needs_input else b""
            if reader.needs_input and not data:
                raise FormatError("a zstd frame breaks off")
            if found := reader.decompress(data, CHUNK):
                yield found
    except zstd.ZstdError as error:
        raise FormatError(f"a zstd frame cannot be read ({error})") from None


def bounded(data: bytes, limit: int) -> bytes:
    """All bytes of one frame whose size is not known, at most ``limit``.

    Raises:
        FormatError: no single frame, or more in it.
    """
    zstd = _zstd()
    reader = _reader(None)
    try:
        found: bytes = reader.decompress(data, limit)
    except zstd.ZstdError as error:
        raise FormatError(f"a zstd frame cannot be read ({error})") from None
    if not reader.eof or reader.unused_data:
        raise FormatError(f"a zstd frame breaks off, or holds more than {limit} bytes")
    return found


def _prefix(base: bytes) -> ZstdDict | None:
    """Bytes to stand before; a base too short to help is left out, on both sides alike."""
    return _zstd().ZstdDict(base, is_raw=True) if len(base) >= _MIN_PREFIX else None


def _reader(prefix: ZstdDict | None) -> Any:
    zstd = _zstd()
    bounds = {zstd.DecompressionParameter.window_log_max: MAX_WINDOW_LOG}
    return zstd.ZstdDecompressor(prefix.as_prefix if prefix else None, bounds)
