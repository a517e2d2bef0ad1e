"""MP3, FLAC and Ogg: names, titles, comments and pictures beside the sound.

mutagen reads and removes them; the compressed sound itself is not touched.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

import mutagen.apev2
import mutagen.flac
import mutagen.id3
import mutagen.ogg

from plugins.checks.metadata.found import Budget, Examined, Hidden, Unreadable

_MAX_TAGS = 8  # of one kind, one before the other
_STAYS = (mutagen.flac.StreamInfo, mutagen.flac.SeekTable)
_PICTURES = ("APIC", "PIC", "metadata_block_picture", "coverart")
_FOR_PROGRAMS = ("PRIV", "GEOB", "UFID", "MCDI")
_BROKEN = "the sound is broken"


def mp3(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in MP3 sound: ID3 before and behind it, APE tags, anything else."""
    keys: list[str] = []
    clean = data
    for _ in range(_MAX_TAGS):
        before, clean = clean, _without_tags(clean, keys)
        if clean == before:
            break
    found = _named(keys, "ID3") if clean != data else []
    if not clean.startswith(b"\xff") or b"LYRICSBEGIN" in clean[-100_000:]:
        remedy = "save it again as MP3 or Ogg"
        what = "bytes before or behind the sound"
        found.append(Hidden("media-metadata", what, "MP3", remedy=remedy))
    return Examined(tuple(found), lambda: clean)


def _without_tags(data: bytes, keys: list[str]) -> bytes:
    file = io.BytesIO(data)
    for read in (mutagen.id3.ID3, mutagen.apev2.APEv2):
        try:
            keys += read(io.BytesIO(data)).keys()
        except mutagen.MutagenError:
            continue
    mutagen.id3.delete(file)
    mutagen.apev2.delete(file)
    return file.getvalue()


def flac(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in FLAC sound."""
    file = io.BytesIO(data)
    sound = mutagen.flac.FLAC(file)
    more = [block for block in sound.metadata_blocks if not isinstance(block, _STAYS)]
    told = [block for block in more if any(block.write().strip(b"\0"))]
    keys = list(sound.keys()) if sound.tags else []
    found = _named(keys + ["metadata_block_picture"] * bool(sound.pictures), "FLAC") if told else []
    if data[:3] == b"ID3":
        found = _named(keys, "ID3")

    def without() -> bytes:
        sound.metadata_blocks = [b for b in sound.metadata_blocks if isinstance(b, _STAYS)]
        file.seek(0)
        sound.save(file, deleteid3=True, padding=lambda info: 0)
        return file.getvalue()

    return Examined(tuple(found), without)


def ogg(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in Ogg Vorbis, Opus or Speex sound."""
    file = io.BytesIO(data)
    sound = mutagen.File(file)
    if sound is None or sound.tags is None:
        raise Unreadable(_BROKEN)
    found = _named(list(sound.keys()), "Ogg") if sound.keys() else []
    if len(_streams(data)) > 1:
        remedy = "save the sound alone as MP3 or Ogg"
        what = "further streams in the same file"
        found.append(Hidden("media-metadata", what, "Ogg", remedy=remedy))

    def without() -> bytes:
        file.seek(0)
        sound.delete(file)
        return file.getvalue()

    return Examined(tuple(found), without)


def _streams(data: bytes) -> set[int]:
    """Serial numbers of the streams in an Ogg file (RFC 3533)."""
    file, serials = io.BytesIO(data), set()
    try:
        while True:
            serials.add(mutagen.ogg.OggPage(file).serial)
    except EOFError:
        return serials
    except mutagen.MutagenError as error:
        raise Unreadable(_BROKEN) from error


def _named(keys: Iterable[str], where: str) -> list[Hidden]:
    """What tags of these names tell."""
    keys = list(keys)
    told = []
    if any(key.startswith(_PICTURES) for key in keys):
        told.append("a picture")
    if any(key.startswith(_FOR_PROGRAMS) for key in keys):
        told.append("data of a program or a maker")
    if not told or any(not key.startswith(_PICTURES + _FOR_PROGRAMS) for key in keys):
        told.append("names, titles or comments")
    return [Hidden("media-metadata", what, where) for what in told]
