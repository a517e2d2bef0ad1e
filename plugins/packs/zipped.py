"""A ZIP file that is the same bytes wherever and whenever it is made.

    zipped([("mimetype", b"application/epub+zip"), ("EPUB/nav.xhtml", b"…")])

Files are stored, not deflated: what deflate makes differs between versions of zlib, and a
release must come out the same on every machine (``docs/decisions/0022-epub.md``). Every
time stamp is 1980-01-01, the first that the format knows.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # named as the system on each system


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of the files, in their order."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for name, data in files:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.create_system = _UNIX
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            target.writestr(info, data)
    return archive.getvalue()
