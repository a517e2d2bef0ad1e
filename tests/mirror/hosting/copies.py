"""A copy as the client keeps it, small, to be served by the servers of the tests.

    copy = write_copy(folder)
    swap(copy, 2)

``COPY/site`` is a symbolic link to the present release; the client's memory lies beside it.
"""

from __future__ import annotations

import gzip
from pathlib import Path

SECRET = b"what the client remembers"
PAGE = "<!doctype html><title>知权</title><p>第一页。".encode() + b" " * 2000
NOT_FOUND = b"<!doctype html><title>404</title><p>Not here."
ARCHIVE = bytes(range(256)) * 16
# What a page is before and after compression differ here, so that a test sees which came.
GZIPPED = PAGE.replace("第一页".encode(), "压缩页".encode())

FILES = {
    "index.html": PAGE,
    "404.html": NOT_FOUND,
    "en/index.html": PAGE,
    "en/plain.html": PAGE,
    "en/people/prisoner-list.csv": "姓名\n".encode(),
    "en/dates.ics": "BEGIN:VCALENDAR\r\nSUMMARY:纪念日\r\n".encode(),
    "en/feed.atom": b"<feed xmlns='http://www.w3.org/2005/Atom'/>",
    "en/book.epub": b"PK\x03\x04",
    "media/picture.png": b"\x89PNG\r\n\x1a\n",
    "media/drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "media/photo.jpg": b"\xff\xd8\xff\xe0",
    "media/report.pdf": b"%PDF-1.7\n",
    "revoked.json": b'{\n "format": 1,\n "revoked": []\n}\n',
    "release/readme.txt": b"What this folder is.\n",
    "release/manifest": b"zhiquan manifest 1\n",
    "release/index.json": b'{"files":{},"format":1,"release":1}\n',
    "release/SHA256SUMS": b"",
    "release/SHA256SUMS.0a1b2c3d.sig": b"-----BEGIN SSH SIGNATURE-----\n",
    "release/SHA256SUMS.0a1b2c3d.minisig": b"untrusted comment: test\n",
    "release/keys/allowed_signers": b"0a1b2c3d namespaces\n",
    "release/keys/0a1b2c3d.pub": b"untrusted comment: test\n",
    "release/nodes/root": b"zhiquan nodes 1\n",
    "release/tuf/1.root.json": b'{"signatures":[],"signed":{}}',
    "release/tuf/1.joined": b"\x78\xda",
    "release/tuf/timestamp.json": b'{"signatures":[],"signed":{}}',
    "release/packs/1-2.pack": b"ZQPACK1\n" + ARCHIVE,
    "release/archives/1.tar.zst": ARCHIVE,
    "release/client/zhiquan-mirror.pyz": b"PK\x03\x04" + ARCHIVE,
    "en/index.html.gz": gzip.compress(GZIPPED, mtime=0),
    "release/index.json.gz": gzip.compress(b"{}", mtime=0),
}


def write_copy(folder: Path) -> Path:
    """A copy with two releases, the first of them served.

    Servers read as another user, so all of it may be read by anyone.
    """
    copy = folder / "copy"
    for number in (1, 2):
        for path, content in FILES.items():
            if path == "index.html":
                content += f"<p>Release {number}".encode()
            _write(copy / ".zhiquan" / "releases" / str(number) / path, content)
    _write(copy / ".zhiquan" / "config.json", SECRET)
    swap(copy, 1)
    return copy


def swap(copy: Path, number: int) -> None:
    """Let ``site`` lead to another release, in one step."""
    fresh = copy / "site.new"
    fresh.symlink_to(Path(".zhiquan") / "releases" / str(number))
    fresh.replace(copy / "site")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
