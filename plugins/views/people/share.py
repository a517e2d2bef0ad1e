"""What a share picture of a person says, and the file that says it.

    words = share_words(record, shelf)
    share_name(words, "square")     # share-zh-hans-square-3f9c2a7b.png

Pictures are drawn by ``make share-pictures`` into the record's folder and kept there. Their
names carry a sum of all that they say: a picture whose record has changed since has another
name than the one that is looked for, and is not shown. So no picture passes on a status
that the page no longer has (``docs/decisions/0012-share-pictures.md``). Drawing is left to
``plugins.build.drawing``; there is no photo in any picture.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from types import SimpleNamespace
from typing import Literal

from plugins.records.base import Record
from plugins.views.people.identity import heading
from plugins.views.people.timeline import capital
from plugins.views.shelves import EditionShelf

Shape = Literal["square", "tall"]
SHAPES: dict[Shape, tuple[int, int]] = {"square": (1080, 1080), "tall": (1080, 1920)}
DESIGN = 1  # raise it when pictures are drawn otherwise, so that all are drawn anew


@dataclass(frozen=True)
class ShareWords:
    """All words of one picture.

    Args:
        edition: id of the edition.
        lang: its language.
        name: the person's name.
        forms: the name in other writings.
        status: where the person stands.
        as_of: on what day, and how sure that is.
        quote: their own words, or ''.
        site: the site's name in its two parts.
    """

    edition: str
    lang: str
    name: str
    forms: tuple[str, ...]
    status: str
    as_of: str
    quote: str
    site: tuple[str, ...]


def share_words(record: Record, shelf: EditionShelf) -> ShareWords:
    """What the pictures of a person say in one edition."""
    facts, _ = shelf.view.facts(record), shelf.view.catalogue.gettext
    as_of = _("as of {date}").format(date=facts.status_as_of.text)
    sure = facts.status_certainty
    doubt = f" · {sure.label.plain}" if sure and sure.id != "confirmed" else ""
    own = facts.quote is not None and facts.quote.text.lang == shelf.lang
    return ShareWords(
        edition=shelf.view.edition.id,
        lang=shelf.lang,
        name=shelf.view.title(record.id).plain,
        forms=tuple(form.text for form in heading(record, shelf).forms),
        status=capital(facts.status.label).plain,
        as_of=as_of + doubt,
        quote=facts.quote.text.plain if own else "",
        site=tuple(shelf.site.wordmark.in_lang(shelf.lang)),
    )


def share_name(words: ShareWords, shape: Shape) -> str:
    """The file of a picture; its name changes with anything that the picture says."""
    told = json.dumps([DESIGN, asdict(words)], ensure_ascii=False, sort_keys=True)
    return (
        f"{share_prefix(words.edition, shape)}{hashlib.sha256(told.encode()).hexdigest()[:8]}.png"
    )


def share_prefix(edition: str, shape: Shape) -> str:
    """How the names of all pictures of one shape and edition begin."""
    return f"share-{edition}-{shape}-"


def share_files(record: Record, shelf: EditionShelf) -> dict[Shape, str]:
    """The pictures that lie in the record's folder and say what the record says."""
    if not any(name.startswith("share-") for name in record.files):
        return {}
    words = share_words(record, shelf)
    names: dict[Shape, str] = {shape: share_name(words, shape) for shape in SHAPES}
    return {shape: name for shape, name in names.items() if name in record.files}


def share_links(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """Links to the pictures for the page."""
    folder = f"media/{record.schema.section}/{record.slug}"
    return [
        SimpleNamespace(src=f"{folder}/{name}", shape=shape, size="×".join(map(str, SHAPES[shape])))
        for shape, name in share_files(record, shelf).items()
    ]
