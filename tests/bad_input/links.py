"""Mistakes in what texts refer to: links, citations, pictures."""

from __future__ import annotations

import io
import struct

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.bad_input import TOPIC_EN, TOPIC_HANS, Changes, Case, add

PICTURE = "topics/speech/photo.jpg"


def jpeg(**metadata: object) -> bytes:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, "JPEG", **metadata)
    return file.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = "Somebody"  # Artist
    return jpeg(exif=exif)


def _iptc() -> bytes:
    """A picture with the name that press photographers' programs put in."""
    name = b"\x1c\x02\x50\x00\x08Somebody"
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(name)) + name + b"\0"
    plain = jpeg()
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + plain[2:]


def _png_with_text() -> bytes:
    text = PngInfo()
    text.add_text("Author", "Somebody")
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, "PNG", pnginfo=text)
    return file.getvalue()


def _with(picture: bytes, words: str = "![A desk](photo.jpg)") -> Changes:
    return {**add(TOPIC_EN, words), PICTURE: picture}


CASES = [
    Case(
        "dead link",
        add(TOPIC_EN, "See [this](topic:spech)."),
        """
        content/topics/speech/en.md:9:12: error[dead-link]: no record is called “topic:spech”
          |
        9 | See [this](topic:spech).
          |            ^^^^^^^^^^^
          = hint: did you mean “topic:speech”?
        """,
    ),
    Case(
        "right slug, wrong type",
        add(TOPIC_EN, "See [](topic:yu-jie)."),
        """
        content/topics/speech/en.md:9:8: error[dead-link]: no record is called “topic:yu-jie”
          |
        9 | See [](topic:yu-jie).
          |        ^^^^^^^^^^^^
          = hint: did you mean “person:yu-jie”?
        """,
    ),
    Case(
        "dead link in Chinese",
        add(TOPIC_HANS, "参见“言论”：[言论](topic:spech)。"),
        """
        content/topics/speech/zh-Hans.md:9:13: error[dead-link]: no record is called “topic:spech”
          |
        9 | 参见“言论”：[言论](topic:spech)。
          |                    ^^^^^^^^^^^
          = hint: did you mean “topic:speech”?
        """,
    ),
    Case(
        "no such anchor",
        add(TOPIC_EN, "See [this](topic:speech#wat)."),
        """
        content/topics/speech/en.md:9:12: error[dead-link]: “topic:speech” has no anchor “wat”
          |
        9 | See [this](topic:speech#wat).
          |            ^^^^^^^^^^^^^^^^
          = hint: did you mean “what”?
        """,
    ),
    Case(
        "no such anchor here",
        add(TOPIC_EN, "See [this](#wat)."),
        """
        content/topics/speech/en.md:9:11: error[dead-link]: “topic:speech” has no anchor “wat”
          |
        9 | See [this](#wat).
          |           ^^^^^
          = hint: did you mean “what”?
        """,
    ),
    Case(
        "link by path",
        add(TOPIC_EN, "See [him](../../people/yu-jie/en.md)."),
        """
        content/topics/speech/en.md:9:11: error[dead-link]: there is nothing at “../../people/yu-jie/en.md”
          |
        9 | See [him](../../people/yu-jie/en.md).
          |           ^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: link to records by id: topic:torture, person:liu-xiaobo
        """,
    ),
    Case(
        "link to a missing file",
        add(TOPIC_EN, "See [it](report.pdf)."),
        """
        content/topics/speech/en.md:9:10: error[dead-link]: there is nothing at “report.pdf”
          |
        9 | See [it](report.pdf).
          |          ^^^^^^^^^^
          = hint: put the file into the record's folder
        """,
    ),
    Case(
        "script in a link",
        add(TOPIC_EN, "See [this](javascript:alert(1))."),
        """
        content/topics/speech/en.md:9:12: error[bad-link]: a link cannot lead to “javascript:”
          |
        9 | See [this](javascript:alert(1)).
          |            ^^^^^^^^^^^^^^^^^^^
          = hint: use https:// or a record's id
        """,
    ),
    Case(
        "script in a disguised link",
        add(TOPIC_EN, '<a href=" Java&#115;cript:a()">a</a>'),
        """
        content/topics/speech/en.md:1:1: error[bad-link]: a link cannot lead to “javascript:”
          |
        1 | ---
          | ^
          = hint: use https:// or a record's id
        """,
    ),
    Case(
        "full-width slash",
        add(TOPIC_HANS, "见[网站](https://example.org／a)。"),
        """
        TRACEBACK ValueError: netloc 'example.org／a' contains invalid characters under NFKC normalization
        """,
    ),
    Case(
        "broken address",
        add(TOPIC_EN, "See [this](https://[example.org/)."),
        """
        TRACEBACK ValueError: Invalid IPv6 URL
        """,
    ),
    Case(
        "unknown citation",
        add(TOPIC_EN, "It is so [@s2]."),
        """
        content/topics/speech/en.md:9:11: error[unknown-source]: this record has no source “s2”
          |
        9 | It is so [@s2].
          |           ^^^
          = hint: one of: s1
        """,
    ),
    Case(
        "missing picture",
        add(TOPIC_EN, "![A desk](desk.jpg)"),
        """
        content/topics/speech/en.md:9:11: error[missing-picture]: there is no picture “desk.jpg” here
          |
        9 | ![A desk](desk.jpg)
          |           ^^^^^^^^
          = hint: put the picture into the record's folder
        """,
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
        """,
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
        """,
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
        """,
    ),
    Case(
        "picture with EXIF",
        _with(_exif()),
        """
        content/topics/speech/en.md:9:11: error[picture-metadata]: “photo.jpg” carries hidden data
          |
        9 | ![A desk](photo.jpg)
          |           ^^^^^^^^^
          = hint: save it again without metadata: it may say where and by whom it was taken
        """,
    ),
    Case(
        "picture with a comment",
        _with(jpeg(comment=b"Somebody")),
        """
        content/topics/speech/en.md:9:11: error[picture-metadata]: “photo.jpg” carries hidden data
          |
        9 | ![A desk](photo.jpg)
          |           ^^^^^^^^^
          = hint: save it again without metadata: it may say where and by whom it was taken
        """,
    ),
    Case(
        "picture with IPTC",
        _with(_iptc()),
        """

        """,
    ),
    Case(
        "picture with an author",
        _with(_png_with_text()),
        """

        """,
    ),
    Case(
        "linked picture with EXIF",
        _with(_exif(), "[A desk](photo.jpg)"),
        """

        """,
    ),
]
