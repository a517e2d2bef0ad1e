"""Sites that are like the real one in the eyes of a mirror, made from a seed.

Three editions; pages of about 14 KB, of which the frame (styles, navigation) is the same on
all; and the lists that a record is on. The same `Site` has the same bytes on every machine.
What an edit changes is known, so that writing it touches those files alone, as a build does.

    site = Site.of_pages(10_000)
    write(site, folder)
    site, paths = site.edited(7)         # one sentence more in one page of record 7
    write(site, folder, paths)
    site, paths = site.grown()           # a new record: its three pages, the lists that show it
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from zlib import crc32

from tests.bench.mirror.words import EDITIONS, Text

LIST = 100  # records that one page of a list shows, about
KINDS = ("places", "charges", "years")
LATEST = 20
START = 1_767_225_600  # the time of each file at first: 1 January 2026, UTC
_DOOR = ("404.html", "index.html")
_PARAGRAPHS = {"en": (11, 17), "zh-hans": (14, 18), "zh-hant": (14, 18)}


@dataclass(frozen=True)
class Site:
    """One state of a site.

    Attributes:
        records: how many records there are; each has a page in each edition.
        groups: how many pages each kind of list has; does not change when the site grows.
        more: records whose English page has one more sentence.
    """

    records: int
    groups: int
    more: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def of_records(cls, records: int) -> Site:
        """A site with so many records."""
        return cls(records, max(1, records // LIST))

    @classmethod
    def of_pages(cls, pages: int) -> Site:
        """The largest site with no more than so many pages."""
        records = (pages - len(_DOOR)) // len(EDITIONS)
        sites = map(cls.of_records, range(records, 0, -1))
        return next(site for site in sites if site.pages <= pages)

    @property
    def pages(self) -> int:
        """How many HTML pages there are."""
        return len(_DOOR) + len(EDITIONS) * (2 + self.records + len(KINDS) * self.groups)

    def paths(self) -> Iterator[str]:
        """Every file."""
        yield from (*_DOOR, "revoked.json")
        for edition in EDITIONS:
            yield from (f"{edition}/index.html", f"{edition}/records/index.html")
            yield from (_record(edition, number) for number in range(self.records))
            yield from (_list(edition, k, group) for k in KINDS for group in range(self.groups))

    def edited(self, number: int) -> tuple[Site, list[str]]:
        """One sentence is inserted in the English page of a record; the paths that changes."""
        return replace(self, more=self.more | {number}), [_record("en", number)]

    def grown(self) -> tuple[Site, list[str]]:
        """A record is added; the paths that changes: its pages, and all lists that show it."""
        new, changed = self.records, []
        for edition in EDITIONS:
            changed += [f"{edition}/index.html", f"{edition}/records/index.html"]
            changed += [_list(edition, kind, self._group(kind, new)) for kind in KINDS]
            changed += [_record(edition, new)]
        return replace(self, records=new + 1), changed

    def file(self, path: str) -> bytes:
        """The bytes of a file."""
        if path == "revoked.json":
            return b'{\n "format": 1,\n "revoked": []\n}\n'
        edition, _, rest = path.rpartition("/")[0].partition("/")
        name = path.rpartition("/")[2].removesuffix(".html")
        if not edition:
            return _page("en", Text("en", path).words(3), "")
        if rest == "records" and name != "index":
            return self._record_page(edition, int(name.removeprefix("r-")))
        return _page(edition, f"{rest} {name}", self._lines(edition, rest, name))

    def _record_page(self, edition: str, number: int) -> bytes:
        text = Text(edition, f"record {number}")
        dice = random.Random(f"shape {number}")
        count = dice.randint(*_PARAGRAPHS[edition])
        paragraphs = [text.sentences(dice.randint(4, 7)) for _ in range(count)]
        if edition == "en" and number in self.more:
            middle = len(paragraphs) // 2
            paragraphs[middle] += Text(edition, f"more {number}").sentences(1)
        line = '<li><a href="../{}/{:03}.html">{}</a></li>\n'
        facts = "".join(
            line.format(kind, self._group(kind, number), _label(edition, kind)) for kind in KINDS
        )
        body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
        return _page(edition, _title(edition, number), f'<ul class="facts">\n{facts}</ul>\n{body}')

    def _lines(self, edition: str, kind: str, name: str) -> str:
        """The records that a list shows, the newest first."""
        shown: Iterable[int] = range(self.records - 1, -1, -1)
        if kind in KINDS:
            shown = (number for number in shown if self._group(kind, number) == int(name))
        elif not kind:
            shown = list(shown)[:LATEST]
        line = '<li id="r-{0:05}"><a href="../records/r-{0:05}.html">{1}</a></li>\n'
        return "".join(line.format(number, _title(edition, number)) for number in shown)

    def _group(self, kind: str, number: int) -> int:
        """Which page of a kind of list shows a record."""
        return crc32(f"{kind} {number}".encode()) % self.groups


def write(site: Site, folder: Path, paths: Iterable[str] | None = None, time: int = START) -> None:
    """Write all files of a site, or some of them, with one modification time (seconds)."""
    for path in site.paths() if paths is None else paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # a publisher may hold the old file by a hard link
        target.write_bytes(site.file(path))
        os.utime(target, (time, time))


def _record(edition: str, number: int) -> str:
    return f"{edition}/records/r-{number:05}.html"


def _list(edition: str, kind: str, group: int) -> str:
    return f"{edition}/{kind}/{group:03}.html"


def _title(edition: str, number: int) -> str:
    return Text(edition, f"title {number}").words(4)


@cache
def _label(edition: str, kind: str) -> str:
    return Text(edition, f"label {kind}").words(2)


def _page(edition: str, title: str, body: str) -> bytes:
    frame = _frame(edition)
    return f"{frame[0]}{title}{frame[1]}<h1>{title}</h1>\n{body}{frame[2]}".encode()


@cache
def _frame(edition: str) -> tuple[str, str, str]:
    """What stands around title and body on every page of an edition."""
    text = Text(edition, "frame")
    line = '<li><a href="../{}/000.html">{}</a></li>\n'
    links = "".join(line.format(kind, text.words(2)) for kind in KINDS * 3)
    return (
        f'<!doctype html>\n<html lang="{edition}">\n<head>\n<meta charset="utf-8">\n<title>',
        f"</title>\n<style>{_styles()}</style>\n</head>\n<body>\n"
        f"<nav><ul>\n{links}</ul></nav>\n<main>\n",
        f"</main>\n<footer><p>{text.sentences(3)}</p></footer>\n</body>\n</html>\n",
    )


@cache
def _styles() -> str:
    """About 4 KB of rules."""
    return "".join(_rule(random.Random(f"style {number}")) for number in range(70))


def _rule(dice: random.Random) -> str:
    kinds = ("margin:{}px", "padding:.{}rem", "color:#{}a3f", "font-size:1.{}em", "width:{}%")
    first, second = (Text("en", f"style {dice.random()}").words(1).lower() for _ in range(2))
    values = ";".join(kind.format(dice.randint(1, 99)) for kind in dice.sample(kinds, 3))
    return f".{first}-{second}{{{values}}}"
