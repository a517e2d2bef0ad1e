"""How a folder of Markdown and facts becomes a site: the main story.

    report = build_site(Options(content=Path("content"), theme=Path("theme")))
    write_tree(Path("output"), report.files)

1. read      every folder becomes a typed record
2. check     rules that look across records
3. render    every text once, in the language it was written in
4. shelve    the records as each edition sees them
5. plan      every page of every edition: path, template, words
6. make      the bytes of each page, and the files that texts show
7. gate      every byte is read once more: nothing hidden, nothing foreign

Nothing is written here, and nothing is returned if a problem is an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugins import views
from plugins.build.templates import Theme
from plugins.checks import check_content, check_output, check_personal, check_rendering
from plugins.checks.gate.gate import NO_REDACTIONS
from plugins.checks.personal import RULES as OF_TEXTS
from plugins.checks.privacy import Redactions
from plugins.editions.edition import EditionView
from plugins.editions.glossary import name_book
from plugins.editions.markdown import MarkdownEngine
from plugins.editions.render import Rendering, render
from plugins.editions.script import Converter
from plugins.errors import InterfaceWordError, Problem, Problems, SetupError
from plugins.records.base import titles
from plugins.records.languages import EDITIONS, LANGS
from plugins.records.reader import Content, read_content
from plugins.views.base import RecordView
from plugins.views.pages import Page, Planned
from plugins.views.shelves import EditionShelf

Progress = Callable[[str, int, int], None]


DONE = "done"  # the step that ends every run, well or badly


def _silent(step: str, done: int, total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class Options:
    """What a build works on.

    Args:
        content: the editors' folder.
        theme: the designers' folder.
        redactions: phrases that may stand nowhere, known by their hashes.
        progress: told the step, how much of it is done, and how much there is.
    """

    content: Path
    theme: Path
    progress: Progress = _silent
    redactions: Redactions = NO_REDACTIONS


@dataclass
class Report:
    """A finished site, not yet written."""

    files: dict[str, bytes] = field(default_factory=dict)
    records: int = 0
    pages: Counter[str] = field(default_factory=Counter)
    warnings: list[Problem] = field(default_factory=list)


def build_site(options: Options) -> Report:
    """Build the whole site in memory.

    Raises:
        ContentError: what editors wrote cannot be built; holds every problem.
        SetupError: settings or theme files cannot work.
        InterfaceWordError: a catalogue lacks a word that the theme asks for.
    """
    theme = Theme(options.theme)
    content, rendering, problems = check_site(options, theme)
    shelves = shelve(content, rendering, theme)
    pages = list(_plan(content, shelves))
    files = dict(_make(pages, theme, options.progress))
    files.update(_media(content, rendering))
    check_output(content, files, problems, options.redactions)
    problems.raise_errors()
    content.allowed.note_unused(OF_TEXTS, problems)  # both gates have asked by now
    html = [page for page in pages if isinstance(page, Page) and "/" in page.path]
    count = Counter(page.path.partition("/")[0] for page in html)
    return Report(files, len(content.records), count, problems.warnings)


def check_site(options: Options, theme: Theme) -> tuple[Content, Rendering, Problems]:
    """Read, check and render; what ``make check`` does.

    Raises:
        ContentError: with every problem found, if one of them is an error.
    """
    problems = Problems()
    options.progress("reading", 0, 1)
    content = read_content(options.content, problems)
    check_content(content, problems)
    check_personal(content, problems, options.redactions)
    options.progress("reading", 1, 1)
    rendering = _render(content, theme, problems, options.progress)
    check_rendering(content, rendering, problems)
    problems.raise_errors()
    return content, rendering, problems


def _render(content: Content, theme: Theme, problems: Problems, progress: Progress) -> Rendering:
    engines: dict[str, MarkdownEngine] = {
        lang: MarkdownEngine(theme.catalogues[lang].gettext("Back to note")) for lang in LANGS
    }
    engines[""] = engines["en"]
    anchors = {name: view.all_anchors for name, view in _views(content).items()}
    done = iter(range(1, len(content.records) + 1))
    total = len(content.records)
    return render(
        content, engines, anchors, problems, lambda: progress("rendering", next(done), total)
    )


def shelve(content: Content, rendering: Rendering, theme: Theme) -> list[EditionShelf]:
    """The records as each edition sees them."""
    converter = Converter(name_book(content))
    title_of = {id_: titles(record) for id_, record in content.records.items()}
    shelves = []
    for edition in EDITIONS.values():
        catalogue = theme.catalogues[edition.lang]
        view = EditionView(edition, rendering, converter, catalogue, title_of)
        shelves.append(EditionShelf(content, view, _views(content)))
    return shelves


def _views(content: Content) -> dict[str, RecordView]:
    return views.record_views(content.schemas.values())


def _plan(content: Content, shelves: list[EditionShelf]) -> Iterator[Planned]:
    """Every page of the site, in a fixed order.

    Raises:
        SetupError: two pages want the same path.
    """
    taken: set[str] = set()
    for page in _all_pages(content, shelves):
        if page.path in taken:
            raise SetupError(f"two pages want to stand at {page.path}")
        taken.add(page.path)
        yield page


def _all_pages(content: Content, shelves: list[EditionShelf]) -> Iterator[Planned]:
    record_views = _views(content)
    for make_root in views.root_pages():
        yield from make_root(shelves)
    for shelf in shelves:
        for make in views.edition_pages():
            yield from make(shelf)
        for record in content.records.values():
            yield from record_views[record.schema.name].pages(record, shelf)


def _make(
    pages: Iterable[Planned], theme: Theme, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """The bytes of each page; missing interface words are named all together."""
    pages = list(pages)
    missing: set[str] = set()
    for number, page in enumerate(pages, start=1):
        try:
            yield page.path, theme.render(page) if isinstance(page, Page) else page.make()
        except InterfaceWordError as error:
            missing.add(str(error))
        progress("making pages", number, len(pages))
    if missing:
        raise InterfaceWordError("\n".join(sorted(missing)))


def _media(content: Content, rendering: Rendering) -> Iterator[tuple[str, bytes]]:
    """The pictures and files that texts show, once for all editions."""
    for record in content.records.values():
        for name in sorted(rendering.files.get(record.id, ())):
            path = f"media/{record.schema.section}/{record.slug}/{name}"
            yield path, Path(record.files[name]).read_bytes()
