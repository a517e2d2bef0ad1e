"""Files that carry what their reader does not see, or are not what they seem."""

from __future__ import annotations

from tests.bad_input import TOPIC_EN, Case, Changes, add
from tests.checks.metadata import documents as doc
from tests.checks.metadata import media
from tests.checks.metadata import pictures as pic
from tests.checks.metadata.pictures import OWNER


def _shown(name: str, data: bytes) -> Changes:
    return {**add(TOPIC_EN, f"![A desk]({name})"), f"topics/speech/{name}": data}


def _linked(name: str, data: bytes) -> Changes:
    return {**add(TOPIC_EN, f"[The file]({name})"), f"topics/speech/{name}": data}


CASES = [
    Case(
        "picture with EXIF",
        _shown("photo.jpg", pic.saved("JPEG", exif=pic.by_owner())),
        """
        content/topics/speech/photo.jpg: error[hidden-data]: “photo.jpg” carries hidden data: somebody's name, a serial number
          = hint: run “make scrub”: it takes this out and leaves the rest
        """,  # noqa: E501
    ),
    Case(
        "picture with IPTC",
        _shown("photo.jpg", pic.iptc()),
        """
        content/topics/speech/photo.jpg: error[hidden-data]: “photo.jpg” carries hidden data: an agency's or a photographer's notes (IPTC)
          = hint: run “make scrub”: it takes this out and leaves the rest
        """,  # noqa: E501
    ),
    Case(
        "linked picture with an author",
        _linked("photo.png", pic.png_with_text()),
        """
        content/topics/speech/photo.png: error[hidden-data]: “photo.png” carries hidden data: words about the picture or whoever made it
          = hint: run “make scrub”: it takes this out and leaves the rest
        """,  # noqa: E501
    ),
    Case(
        "picture of another kind than its ending",
        _shown("photo.png", pic.saved("JPEG")),
        """
        content/topics/speech/photo.png: error[wrong-format]: “photo.png” is not what it seems: JPEG under another ending
          = hint: rename it to end in .jpg
        """,  # noqa: E501
    ),
    Case(
        "file that cannot be looked into",
        _linked("verdict.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
        """
        content/topics/speech/verdict.doc: error[wrong-format]: “verdict.doc” is not what it seems: a kind of file that cannot be looked into
          = hint: use JPEG, PNG, WebP, GIF, SVG, PDF, MP3, Ogg, MP4, ZIP or plain text
        """,  # noqa: E501
    ),
    Case(
        "document with an author",
        _linked("verdict.pdf", doc.pdf(doc.info(Author=OWNER))),
        """
        content/topics/speech/verdict.pdf: error[document-metadata]: “verdict.pdf” tells about its making: somebody's name
          = hint: run “make scrub”: it takes this out and leaves the rest
        """,  # noqa: E501
    ),
    Case(
        "document with tracked changes",
        _linked(
            "letter.docx",
            doc.docx(body="<w:p><w:del w:author='x'><w:r><w:t>x</w:t></w:r></w:del></w:p>"),
        ),
        """
        content/topics/speech/letter.docx: error[document-metadata]: “letter.docx” tells about its making: tracked changes
          = hint: accept or reject all changes in the program, then save
        """,  # noqa: E501
    ),
    Case(
        "video with a place",
        _linked("march.mp4", media.mp4(media.note(b"\xa9xyz", "+00.0000+000.0000/"))),
        """
        content/topics/speech/march.mp4: error[media-metadata]: “march.mp4” tells about its making: the place where it was recorded
          = hint: run “make scrub”: it takes this out and leaves the rest
        """,  # noqa: E501
    ),
    Case(
        "drawing with a script",
        _linked("map.svg", doc.svg("<script>a</script>")),
        """
        content/topics/speech/map.svg: error[unsafe-svg]: “map.svg” is a drawing that can act: a script
          = hint: run “make scrub”: it takes this out and leaves the rest
        """,  # noqa: E501
    ),
    Case(
        "page with a script",
        _linked("old.html", b"<!doctype html><html><p onclick='a'>a</p></html>"),
        """
        content/topics/speech/old.html: error[unsafe-html]: “old.html” is a page that can act: an event handler
          = hint: take it out by hand, or save the page as text or PDF
        """,  # noqa: E501
    ),
    Case(
        "text with a path",
        _linked("list.txt", b"made from /home/example/list\n"),
        """
        content/topics/speech/list.txt: error[machine-trace]: “list.txt” tells of the computer where it was made: a folder on somebody's machine (“/home/example”)
          = hint: take it out of the text by hand
        """,  # noqa: E501
    ),
]
