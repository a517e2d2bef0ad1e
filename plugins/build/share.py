"""Drawing the share pictures of all people into their folders: ``make share-pictures``.

    python -m plugins.build share content

A picture whose record has not changed since is left alone; one that says something that
the record no longer says is taken away. The pictures are content from then on: checked in
with the record, and the same bytes for everybody who builds the site
(``docs/decisions/0012-share-pictures.md``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from plugins.build.drawing import Fonts, draw
from plugins.build.story import Options, check_site, shelve
from plugins.build.templates import Theme
from plugins.records.base import Record
from plugins.records.reader import Content
from plugins.records.schemas.person import PersonFacts
from plugins.views.people.share import SHAPES, share_name, share_prefix, share_words
from plugins.views.shelves import EditionShelf


@dataclass
class Drawn:
    """What was done: pictures drawn anew, left as they were, taken away."""

    new: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    gone: list[Path] = field(default_factory=list)


def draw_all(options: Options, fonts: Fonts) -> Drawn:
    """Draw what is missing and take away what is no longer true.

    Raises:
        ContentError: the content has mistakes; nothing was drawn.
    """
    theme = Theme(options.theme)
    content, rendering, _ = check_site(options, theme)
    drawn = Drawn()
    for shelf in shelve(content, rendering, theme):
        for record in content.records.values():
            if isinstance(record.facts, PersonFacts):
                _draw_person(record, shelf, folder_of(record, content), fonts, drawn)
    return drawn


def folder_of(record: Record, content: Content) -> Path:
    """The folder of a record on this machine."""
    return content.folder / record.schema.section / Path(record.folder).name


def _draw_person(
    record: Record, shelf: EditionShelf, folder: Path, fonts: Fonts, drawn: Drawn
) -> None:
    words = share_words(record, shelf)
    for shape, size in SHAPES.items():
        path = folder / share_name(words, shape)
        for old in sorted(folder.glob(f"{share_prefix(words.edition, shape)}*.png")):
            if old != path:
                old.unlink()
                drawn.gone.append(old)
        if path.is_file():
            drawn.kept.append(path)
            continue
        path.write_bytes(draw(words, size, fonts))
        drawn.new.append(path)
