"""Mistakes in pictures; what they carry without showing it stands in ``hidden``."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.bad_input import TOPIC_EN, Case, Changes, add

PICTURE = "topics/speech/photo.jpg"


def jpeg() -> bytes:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, "JPEG")
    return file.getvalue()


def _huge() -> bytes:
    """The head of a picture that says it is 40,000 pixels wide and high."""
    size = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", size) + _chunk(b"IDAT", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _with(picture: bytes, words: str = "![A desk](photo.jpg)") -> Changes:
    return {**add(TOPIC_EN, words), PICTURE: picture}


CASES = [
    Case(
        "missing picture",
        add(TOPIC_EN, "![A desk](desk.jpg)"),
        """
        content/topics/speech/en.md:9:11: error[missing-picture]: there is no picture “desk.jpg” here
          |
        9 | ![A desk](desk.jpg)
          |           ^^^^^^^^
          = hint: put the picture into the record's folder
        """,  # noqa: E501
    ),
    Case(
        "picture almost there",
        _with(jpeg(), "![A desk](photo.jpeg) ![A desk](photo.jpg)"),
        """
        content/topics/speech/en.md:9:11: error[missing-picture]: there is no picture “photo.jpeg” here
          |
        9 | ![A desk](photo.jpeg) ![A desk](photo.jpg)
          |           ^^^^^^^^^^
          = hint: did you mean “photo.jpg”?
        """,  # noqa: E501
    ),
    Case(
        "picture from the web",
        add(TOPIC_EN, "![A desk](https://example.org/a.jpg)"),
        """
        content/topics/speech/en.md:9:11: error[missing-picture]: there is no picture “https://example.org/a.jpg” here
          |
        9 | ![A desk](https://example.org/a.jpg)
          |           ^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: put the picture into the record's folder
        """,  # noqa: E501
    ),
    Case(
        "picture without words",
        _with(jpeg(), "![](photo.jpg)"),
        """
        content/topics/speech/en.md:9:4: error[missing-alt]: this picture has no text
          |
        9 | ![](photo.jpg)
          |    ^^^^^^^^^^
          = hint: say what it shows: ![A man in front of four tanks](x.jpg)
        """,
    ),
    Case(
        "picture that is none",
        _with(b"not a picture"),
        """
        content/topics/speech/en.md:9:11: error[missing-picture]: “photo.jpg” is not a picture that can be read
          |
        9 | ![A desk](photo.jpg)
          |           ^^^^^^^^^
          = hint: use a JPEG, PNG or WebP file
        """,  # noqa: E501
    ),
    Case(
        "picture larger than any screen",
        _with(_huge()),
        """
        content/topics/speech/en.md:9:11: error[missing-picture]: “photo.jpg” is not a picture that can be read
          |
        9 | ![A desk](photo.jpg)
          |           ^^^^^^^^^
          = hint: use a JPEG, PNG or WebP file
        """,  # noqa: E501
    ),
]
