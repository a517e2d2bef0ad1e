"""Withdrawn records, as the site itself names them in ``revoked.json``.

    >>> ids(b'{"format": 1, "revoked": [{"date": "2026-11-24", "id": "p-000007"}]}')
    ('p-000007',)

The manifest repeats the ids of this file, so that one who has a release's files can make its
manifest. A site without the file has withdrawn nothing.
"""

from __future__ import annotations

import re

from ..errors import FormatError
from .index import FORMAT, from_json

PATH = "revoked.json"
MAX_BYTES = 20_000_000

_ID = re.compile(r"[a-z0-9:._-]{1,100}\Z")


def ids(data: bytes) -> tuple[str, ...]:
    """The ids in the file, in order.

    Raises:
        FormatError: it is not written as ``docs/format.md`` says.
    """
    raw = from_json(data, PATH, MAX_BYTES)
    listed = raw.get("revoked")
    if raw.get("format") != FORMAT or not isinstance(listed, list):
        raise FormatError(f"{PATH} is not of format 1")
    found = [entry.get("id") if isinstance(entry, dict) else None for entry in listed]
    texts = [text for text in found if isinstance(text, str) and _ID.match(text)]
    if len(texts) != len(found) or texts != sorted(set(texts)):
        raise FormatError(f"{PATH} does not name withdrawn records in order")
    return tuple(texts)
