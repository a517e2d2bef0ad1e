"""Sources that may vanish, and copies that show who passed something on.

``no-archive`` (S21): Berkeley Protocol, ch. VI: what is relied on is stored, with a hash.
``uncropped`` (S34): a picture of a post shows who put it up, and who liked it.

Whether a stored copy is still whole is a matter for a machine with a network.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from plugins.checks.harm.people import Person, people
from plugins.checks.texts import Passage
from plugins.errors import Problems
from plugins.records.base import Record, Source
from plugins.records.reader import Content

_ARCHIVES = ("archive.org", "archive.ph", "archive.today", "archive.is")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(")
_OF_A_POST = re.compile(
    r"截图|截圖|截屏|\bscreen ?shots?\b|\bscreen ?grab|\btweet\b|微博帖|朋友圈帖|\bWeibo post", re.I
)
_CROPPED = re.compile(
    r"裁|遮|抹去|打码|打碼|隐去|隱去|模糊|\bcropped|\bblurred|\bblacked out", re.I
)


def no_archive(content: Content, problems: Problems) -> None:
    """Every address has a stored copy: an error where posts are deleted, else a warning.

    The warning is one line a record, and for people alone: what is said of them must stay
    provable longest.
    """
    for record in content.records.values():
        for number, source in enumerate(record.facts.sources):
            host = deleting_host(source.url or "")
            if host and not _kept(source):
                place = record.tree.place(("sources", number, "url"))
                message = f"posts on {host} are deleted, and there is no stored copy of this one"
                hint = "add “archive: https://web.archive.org/…”, or the copy's archived_sha256"
                problems.add(place, "no-archive", message, hint)
    for person in people(content):
        _without_copy(person, problems)


def uncropped(content: Content, problems: Problems) -> None:
    """A picture or a stored copy of a post does not show who passed it on."""
    for record in content.records.values():
        for number, source in enumerate(record.facts.sources):
            if deleting_host(source.url or "") and _kept(source) and not source.cropped:
                place = record.tree.place(("sources", number, "id"))
                message = "a stored copy of a post shows the account that put it up or passed it on"
                hint = "crop the handle, the face and the likes; then write “cropped: true”"
                problems.add(place, "uncropped", message, hint, "warning")
        for written in record.written.values():
            body = Passage(written.lang, written.body, written.source, written.body_start)
            _pictures(body, problems)


def deleting_host(url: str) -> str:
    """The host in ``hosts.txt`` that an address belongs to, or ''."""
    host = (urlsplit(url).hostname or "").lower()
    return next((known for known in _hosts() if _belongs(host, known)), "")


@cache
def _hosts() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "hosts.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _belongs(host: str, known: str) -> bool:
    return host == known or host.endswith(f".{known}")


def _kept(source: Source) -> bool:
    return bool(source.archive or source.archived_sha256)


def _without_copy(person: Person, problems: Problems) -> None:
    record: Record = person.record
    bare = [
        source.id
        for source in record.facts.sources
        if source.url and not _kept(source) and not deleting_host(source.url)
        if not any(_belongs((urlsplit(source.url).hostname or ""), host) for host in _ARCHIVES)
    ]
    if bare:
        sources = "one source" if len(bare) == 1 else f"{len(bare)} sources"
        message = f"no stored copy of {sources}: {', '.join(bare)}"
        hint = "add “archive: https://web.archive.org/…” there"
        place = person.place("sources", key=True)
        problems.add(place, "no-archive", message, hint, "warning")


def _pictures(passage: Passage, problems: Problems) -> None:
    for match in _PICTURE.finditer(passage.text):
        words = match.group(1)
        if _OF_A_POST.search(words) and not _CROPPED.search(words):
            message = "a picture of a post shows the account that put it up or passed it on"
            hint = f"crop it, and say so: ![{words} (cropped)](…)"
            place = passage.place(match.start(1), max(len(words), 1))
            problems.add(place, "uncropped", message, hint, "warning")
