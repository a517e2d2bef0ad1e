"""Colour profiles: what they say besides colours, and the same colours without it.

    neutral(profile) == profile     # nothing but colours

A profile names its maker, its day, often the screen with its serial number (ICC.1:2022,
sections 7.2 and 9). Those of the well-known colour spaces are the same in millions of
pictures and stay; all others keep only the tags that colours are computed from.
"""

from __future__ import annotations

import struct

from plugins.checks.metadata.found import Hidden

_COLOURS = frozenset(
    "rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad lumi cicp A2B0 A2B1 A2B2 A2B3 "  # noqa: SIM905
    "B2A0 B2A1 B2A2 B2A3 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 gamt clrt ncl2".split()
)
_SCREEN = frozenset({"mmod", "vcgt", "ndin", "meta", "targ"})
_KNOWN = (
    *("sRGB", "Display P3", "Adobe RGB (1998)", "ProPhoto RGB", "Generic RGB Profile"),
    *("Generic Gray", "Dot Gain", "Gray Gamma", "GIMP built-in sRGB", "uRGB", "c2", "Rec. 2020"),
)
_HEADER = 128
_MAX_TAGS = 200


def profile(data: bytes) -> tuple[bytes, tuple[Hidden, ...]]:
    """The profile as it may stay, and what was in it."""
    tags = _tags(data)
    if tags is None:
        return b"", (Hidden("hidden-data", "a colour profile that cannot be read", "ICC"),)
    if _described(tags).startswith(_KNOWN) and not _SCREEN & tags.keys():
        return data, ()
    clean = neutral(data)
    told = "the name of a screen, a scanner or a program in the colour profile"
    return clean, () if clean == data else (Hidden("hidden-data", told, "ICC"),)


def neutral(data: bytes) -> bytes:
    """The same colours without a word about who made them."""
    tags = _tags(data) or {}
    words = struct.pack(">4s4xII", b"mluc", 1, 12) + b"enUS" + struct.pack(">II", 2, 28) + b"\0c"
    kept = {"desc": words, "cprt": words}
    kept |= {name: value for name, value in tags.items() if name in _COLOURS}
    table, values = b"", b""
    at = _HEADER + 4 + 12 * len(kept)
    for name, value in sorted(kept.items()):
        table += name.encode("latin-1") + struct.pack(">II", at + len(values), len(value))
        values += value + b"\0" * (-len(value) % 4)
    size = at + len(values)
    return _header(data, size) + struct.pack(">I", len(kept)) + table + values


def _header(data: bytes, size: int) -> bytes:
    """The header with its class and colour spaces, without program, day, maker and number."""
    head = bytearray(data[:_HEADER])
    head[0:4] = struct.pack(">I", size)
    head[4:8] = bytes(4)  # the program that made it
    head[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head[40:44] = bytes(4)  # the system
    head[48:64] = bytes(16)  # maker, model, attributes
    head[80:128] = bytes(48)  # creator, number, reserved
    return bytes(head)


def _tags(data: bytes) -> dict[str, bytes] | None:
    """The tags by name; None if this is no profile."""
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp":
        return None
    (count,) = struct.unpack_from(">I", data, _HEADER)
    if count > _MAX_TAGS or len(data) < _HEADER + 4 + 12 * count:
        return None
    found = {}
    for number in range(count):
        name, start, size = struct.unpack_from(">4sII", data, _HEADER + 4 + 12 * number)
        found[name.decode("latin-1")] = data[start : start + size]
    return found


def _described(tags: dict[str, bytes]) -> str:
    """The profile's description, of version 2 (ASCII) or 4 (UTF-16)."""
    value = tags.get("desc", b"")
    if value.startswith(b"desc"):
        return value[12:].split(b"\0")[0].decode("latin-1")
    if value.startswith(b"mluc") and len(value) >= 28:
        size, start = struct.unpack_from(">II", value, 20)
        return value[start : start + size].decode("utf-16-be", "replace")
    return ""
