"""Sound and video made for tests: the smallest that programs take for such."""

from __future__ import annotations

import io
import struct

from mutagen import apev2, flac, id3
from mutagen.ogg import OggPage

from tests.checks.metadata.pictures import OWNER, box

FRAME = b"\xff\xfb\x90\x00" + bytes(413)  # a silent frame of MPEG 1 layer III at 128 kbit/s
SOUND = FRAME * 8


def mp3(*frames: id3.Frame, v1: bool = False) -> bytes:
    """An MP3 with an ID3 tag before it, and perhaps one behind."""
    file = io.BytesIO(SOUND)
    tags = id3.ID3()
    for frame in frames:
        tags.add(frame)
    tags.save(file, v1=id3.ID3v1SaveOptions.CREATE if v1 else id3.ID3v1SaveOptions.REMOVE)
    return file.getvalue()


def mp3_with_ape() -> bytes:
    """An MP3 with an APE tag behind it."""
    file = io.BytesIO(SOUND)
    tags = apev2.APEv2()
    tags["Artist"] = OWNER
    tags.save(file)
    return file.getvalue()


def flac_with(*, comment: bool = False, picture: bool = False, block: bool = False) -> bytes:
    """A FLAC whose frames are made up."""
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + bytes.fromhex("0ac44170") + bytes(20)
    file = io.BytesIO(
        b"fLaC\x80" + struct.pack(">I", len(info))[1:] + info + b"\xff\xf8" + bytes(40)
    )
    sound = flac.FLAC(file)
    if comment:
        sound["artist"] = OWNER
    if picture:
        cover = flac.Picture()
        cover.data, cover.mime, cover.desc = b"x", "image/png", OWNER
        sound.add_picture(cover)
    if comment or picture:
        file.seek(0)
        sound.save(file, padding=lambda info: 0)
    data = file.getvalue()
    if block:
        more = b"EXAM" + OWNER.encode()
        data = (
            data[:4]
            + b"\0"
            + data[5:42]
            + b"\x82"
            + struct.pack(">I", len(more))[1:]
            + more
            + data[42:]
        )
    return data


def opus(comments: tuple[str, ...] = ()) -> bytes:
    """An Opus file with one packet of sound."""
    head = b"OpusHead\x01\x01\0\0" + struct.pack("<I", 48000) + b"\0\0\0"
    packed = [struct.pack("<I", len(c.encode())) + c.encode() for c in comments]
    tags = b"OpusTags" + struct.pack("<I", 4) + b"test" + struct.pack("<I", len(packed))
    return pages(head, tags + b"".join(packed), b"\xfc\xff\xfe")


def pages(*packets: bytes, serial: int = 7) -> bytes:
    """An Ogg stream, one packet a page."""
    made = []
    for number, packet in enumerate(packets):
        page = OggPage()
        page.serial, page.sequence, page.packets = serial, number, [packet]
        page.first, page.last, page.position = number == 0, number == len(packets) - 1, 960 * number
        made.append(page.write())
    return b"".join(made)


def wav(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WAV of sixteen samples, and more chunks behind them."""
    given = [(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)), (b"data", bytes(range(16)))]
    body = b"WAVE" + b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for kind, data in [*given, *chunks]
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


PIXELS = bytes(range(64))


def mp4(
    *notes: bytes,
    made: int = 0,
    handler: tuple[bytes, bytes] = (b"vide", b""),
    codec: bytes = b"",
    source: bytes = b"",
    behind: bytes = b"",
) -> bytes:
    """A video of one track without a single picture in it.

    Args:
        notes: boxes that stand in the movie's box.
        made: when, in seconds since 1904.
        handler: the kind of the track, and the name of the program that handles it.
        codec: the name of the encoder.
        source: a path that is kept beside the word that all is in this file.
        behind: boxes behind the data.
    """
    times = struct.pack(">III", 0, made, made)
    kind, name = handler
    entry = box(b"avc1", bytes(42) + codec.ljust(32, b"\0") + b"\0\x18\xff\xff")
    described = box(b"stsd", struct.pack(">II", 0, 1) + entry)
    media = box(b"mdhd", times + struct.pack(">IIHH", 1000, 0, 0x55C4, 0))
    media += box(b"hdlr", bytes(8) + kind + bytes(12) + name + b"\0")
    lies = box(b"dinf", box(b"dref", struct.pack(">II", 0, 1) + box(b"alis", b"\0\0\0\1" + source)))
    media += box(b"minf", lies + box(b"stbl", described))
    track = box(b"trak", box(b"tkhd", times + bytes(72)) + box(b"mdia", media))
    movie = box(b"moov", box(b"mvhd", times + bytes(88)) + track + b"".join(notes))
    return box(b"ftyp", b"isom\0\0\0\0isom") + movie + box(b"mdat", PIXELS) + behind


def note(kind: bytes, words: str = OWNER) -> bytes:
    """User data as QuickTime keeps it: length, language, words."""
    text = words.encode()
    return box(b"udta", box(kind, struct.pack(">HH", len(text), 0) + text))
