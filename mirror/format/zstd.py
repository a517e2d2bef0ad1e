"""Zstandard, from the standard library (3.14) or its backport; frames read with bounds.

    >>> packed = compress(b"abc")
    >>> b"".join(frame(io.BytesIO(packed), len(packed), size=3))
    b'abc'

Raw prefixes are what ``zstd --patch-from`` uses: the old bytes stand before the new ones.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import FormatError

if sys.version_info >= (3, 14):
    from compression.zstd import (
        CompressionParameter,
        DecompressionParameter,
        ZstdCompressor,
        ZstdDecompressor,
        ZstdDict,
        ZstdError,
    )
else:
    from backports.zstd import (
        CompressionParameter,
        DecompressionParameter,
        ZstdCompressor,
        ZstdDecompressor,
        ZstdDict,
        ZstdError,
    )

MAX_WINDOW_LOG = 27  # 128 MiB: what a phone can still hold, and zstd's own limit for readers
CHUNK = 1 << 18  # bytes read and given at a time

_BOUNDS: dict[int, int] = {DecompressionParameter.window_log_max: MAX_WINDOW_LOG}
_MIN_PREFIX = 8  # bytes; zstd takes no shorter dictionary


def compress(data: bytes, base: bytes = b"", level: int = 19) -> bytes:
    """One frame with ``data``, with ``base`` as its raw prefix.

    The window reaches over both, so that an old file is seen as a whole. Without checksum and
    with the size inside: the manifest proves the result.
    """
    reach = max((len(data) + len(base)).bit_length(), 10)
    options: dict[int, int] = {
        CompressionParameter.compression_level: level,
        CompressionParameter.window_log: min(reach, MAX_WINDOW_LOG),
        CompressionParameter.enable_long_distance_matching: int(reach > 20),
    }
    prefix = _prefix(base)
    compressor = ZstdCompressor(options=options, zstd_dict=prefix.as_prefix if prefix else None)
    compressor.set_pledged_input_size(len(data))
    return compressor.compress(data, ZstdCompressor.FLUSH_FRAME)


def frame(stream: BinaryIO, length: int, *, size: int, base: bytes = b"") -> Iterator[bytes]:
    """The bytes of one frame of ``length`` bytes that must yield exactly ``size``.

    Raises:
        FormatError: no frame, not this long, or other than ``size`` bytes in it.
    """
    prefix = _prefix(base)
    reader = ZstdDecompressor(prefix.as_prefix if prefix else None, _BOUNDS)
    left, given = length, 0
    try:
        while not reader.eof:
            data = b""
            if reader.needs_input:
                data = stream.read(min(left, CHUNK))
                left -= len(data)
                if not data:
                    raise FormatError("a zstd frame breaks off")
            found = reader.decompress(data, CHUNK)
            given += len(found)
            if given > size:
                raise FormatError(f"a zstd frame holds more than {size} bytes")
            if found:
                yield found
    except ZstdError as error:
        raise FormatError(f"a zstd frame cannot be read ({error})") from None
    if given != size or left or reader.unused_data:
        raise FormatError(f"a zstd frame holds {given} bytes instead of {size}")


def bounded(data: bytes, limit: int) -> bytes:
    """All bytes of one frame whose size is not known, at most ``limit``.

    Raises:
        FormatError: no single frame, or more in it.
    """
    reader = ZstdDecompressor(None, _BOUNDS)
    try:
        found = reader.decompress(data, limit)
    except ZstdError as error:
        raise FormatError(f"a zstd frame cannot be read ({error})") from None
    if not reader.eof or reader.unused_data:
        raise FormatError(f"a zstd frame breaks off, or holds more than {limit} bytes")
    return found


def _prefix(base: bytes) -> ZstdDict | None:
    """Bytes to stand before; a base too short to help is left out, on both sides alike."""
    return ZstdDict(base, is_raw=True) if len(base) >= _MIN_PREFIX else None
