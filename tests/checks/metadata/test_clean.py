"""Files without anything hidden pass, and stay byte for byte as they are."""

from __future__ import annotations

import pytest
from PIL import Image, ImageCms

from plugins.checks.metadata import hidden, scrubbed
from tests.checks.metadata import documents as doc
from tests.checks.metadata import media
from tests.checks.metadata import pictures as pic

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _moving(form: str) -> bytes:
    frames = [pic.drawn(), pic.drawn().rotate(90)]
    return pic.saved(form, frames[0], save_all=True, append_images=frames[1:], loop=0)


CLEAN = {
    "a.jpg": pic.saved("JPEG"),
    "b.jpg": pic.saved("JPEG", progressive=True, dpi=(72, 72), quality=90),
    "c.JPEG": pic.saved("JPEG", icc_profile=_SRGB),
    "d.jpg": pic.saved("JPEG", pic.drawn("CMYK")),
    "e.jpg": pic.saved("JPEG", pic.drawn("L"), restart_marker_blocks=2),
    "a.png": pic.saved("PNG"),
    "b.png": pic.saved("PNG", pic.drawn("P"), transparency=0, dpi=(72, 72)),
    "c.png": pic.saved("PNG", icc_profile=_SRGB),
    "d.png": _moving("PNG"),
    "e.png": pic.saved("PNG", Image.new("1", (9, 9))),
    "a.webp": pic.saved("WEBP", lossless=True),
    "b.webp": _moving("WEBP"),
    "c.webp": pic.saved("WEBP", pic.drawn("RGBA"), icc_profile=_SRGB),
    "a.gif": pic.saved("GIF"),
    "b.gif": _moving("GIF"),
    "a.avif": pic.saved("AVIF"),
    "a.tif": pic.saved("TIFF"),
    "a.svg": doc.svg("<title>A square</title><use href='#a'/>"),
    "a.html": b"<!doctype html><html lang=en><title>A</title><p><a href='https://example.org/'>a</a>",
    "a.pdf": doc.pdf(doc.info(Title="What the law says")),
    "b.pdf": doc.pdf(doc.annotated("Link"), linearize=True),
    "a.docx": doc.docx(doc.core(title="What the law says")),
    "a.odt": doc.odt(),
    "a.zip": doc.zipped({"a.txt": "x", "b/a.png": pic.saved("PNG")}),
    "a.mp3": media.SOUND,
    "a.flac": media.flac_with(),
    "a.opus": media.opus(),
    "a.wav": media.wav(),
    "a.mp4": media.mp4(handler=(b"vide", b"VideoHandler")),
    "a.txt": "言论自由\n2001-11-23, 12:30, see https://example.org/home/example/\n".encode(),
    "feed.xml": b"<feed><updated>2001-11-23T00:00:00Z</updated></feed>",
    "map.svg": doc.svg("<style>@font-face{src:url(data:font/woff2;base64,AAAA)}</style>"),
    "a.css": b"a{margin:0 10px}",
    "a.vcf": b"BEGIN:VCARD\r\nEND:VCARD\r\n",
    "LICENSE": b"Copy it.",
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_file_passes_and_stays(name: str) -> None:
    """No finding, and not one byte is written anew."""
    assert list(hidden(CLEAN[name], name)) == []
    assert scrubbed(CLEAN[name], name) == CLEAN[name]


WRONG = {
    "a.png": (CLEAN["a.jpg"], ".jpg"),
    "a.jpg": (CLEAN["a.html"], ".html"),
    "b.jpg": (b"not a picture", ".txt"),
    "a.txt": (CLEAN["a.pdf"], ".pdf"),
    "b.txt": (CLEAN["a.svg"], ".svg"),
    "a.zip": (CLEAN["a.docx"], ".docx"),
    "picture": (CLEAN["a.png"], ".png"),
    ".png": (CLEAN["a.png"], ".png"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_under_another_ending_is_named(name: str) -> None:
    """A host sends a file by its ending: another one hides what it is, or breaks it."""
    data, ending = WRONG[name]
    found = list(hidden(data, name))

    assert [h.kind for h in found] == ["wrong-format"]
    assert ending in found[0].remedy


TRACES = {
    "home": "built in /home/example/site",
    "Mac": "see (/Users/example/a.jpg)",
    "root": "/root/site/a",
    "temporary": "/tmp/build-1/a",
    "Windows": r"C:\Users\example\a.doc",
    "Windows, slashes": "D:/Users/example/a.doc",
    "drive": r"E:\work\secret\a.doc",
    "share": r"\\server\share\a.doc",
    "file address": "file:///C:/a/b.doc",
    "Windows name": "on DESKTOP-0EXAMPL",
    "Mac name": "on Examples-MacBook-Pro",
    "local host": "at printer.local,",
    "prompt": "example@machine:~/site$ make",
    "git author": "Author: Example <example@example.org>",
    "git sign-off": "Signed-off-by: Example <example@example.org>",
    "git noreply": "1+example@users.noreply.github.com",
    "ISO time": "2001-11-23T12:30:00+08:00",
    "midnight elsewhere": "2001-11-23T00:00:00+08:00",
    "mail time": "Fri, 23 Nov 2001 12:30:00 +0800",
}


@pytest.mark.parametrize("text", TRACES.values(), ids=TRACES.keys())
def test_a_trace_in_a_text_is_named(text: str) -> None:
    """Paths, names of computers, git's addresses and times of day with a zone."""
    found = list(hidden(f"words {text}\n{text} words".encode(), "a.txt"))

    assert {h.kind for h in found} == {"machine-trace"}
    assert all(h.remedy and h.detail for h in found)


NO_TRACES = [
    "https://example.org/home/a and https://example.org/Users/a",
    "he/she, 1/2, and/or, 24/7, /",
    "2001-11-23T12:30:00Z, /home/user/, C:\\Users\\you\\a",
    "12:30 on 2001-11-23, 2001-11-23T00:00:00Z, 2001-11-23T00:00:00+00:00",
    "Fri, 23 Nov 2001 00:00:00 GMT",
    "write to mail@example.org",
    "the local.example.org host, a.locale, LAN",
    "C: the letter; http://a",
    r"a\b, \\ and C:\ ",
    "Commit: done",
    "an address begins with `file://`; 地址以 file:// 开头",
]


@pytest.mark.parametrize("text", NO_TRACES)
def test_ordinary_words_are_no_trace(text: str) -> None:
    """Addresses on the web, days and midnights say nothing of a computer."""
    assert list(hidden(text.encode(), "a.txt")) == []
