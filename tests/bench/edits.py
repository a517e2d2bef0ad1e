"""How much of the site each kind of edit changes: files, bytes, and the pack that carries it.

    make bench-edits

Builds Zhiquan's own content, edits a copy of it, builds again, and compares. Writes
``docs/benchmarks/edits.md``; what is remarkable in it stands in ``NOTES`` below. The people and
texts that edits bring are made up, and stand in the copy alone.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mirror.format.manifest import Entry
from plugins.build.output import write_tree
from plugins.build.story import Options, build_site
from plugins.errors import SetupError
from plugins.release.gather import different, name_of
from plugins.release.packs import make_pack
from plugins.release.tree import Tree
from tests.bench.made import made_register
from tests.sites import ROOT

TABLE = ROOT / "docs" / "benchmarks" / "edits.md"
NOTES = (
    "A **sentence** changes its page, in the two Chinese editions or in the English one. No page "
    "number or date of the build drags other pages along; feeds have titles and summaries, and so "
    "change with those alone.",
    "A **title** changes the pages whose text names the record by it, and its feed; cards and "
    "lists, and other feeds, show the short title.",
    "A **status** changes the person's page, clock and poster, and all lists, since each shows "
    "it; feeds, if its day is newer than all others that the record gives. Share pictures that "
    "said the old one are not shown any more.",
    "The **day of an event** changes the person's page and clock, the page that counts the people "
    "past each time limit, two files for programs, and the feeds in which the event stands: the "
    "person's, and that of all cases if it is among the newest.",
    "A **new article** of the library is also on the library's page and on the home page, in the "
    "bibliographies, and in feeds: of everything, of its section, of its topics.",
    "A **new person** is in every list of people, and so is the number of people.",
    "A **withdrawn person** leaves all these. The first one ever also brings the page “Withdrawn "
    "records”, and with it a link in the foot of every page: that happens once.",
    "An **interface word** is in the frame of all pages of an edition, and the **template** of "
    "that frame in all pages. Their packs stay small, because all pages change in one way.",
    "An **entry added to a register** of 1,000 (made up, in the copy alone; every other edit is to "
    "our own content) changes its own sheet in each list, the counts of its values and of the "
    "register, and what lists or draws all entries: files for programs, calendar, feed, chart. "
    "The sheets before and behind it stay (docs/decisions/0024-stable-sheets.md).",
    "**One thing moves that need not**: the lists of people say how large the files for programs "
    "are, in whole KB. An edit that makes such a file pass a whole KB changes the section's page "
    "and the lists (27 pages) in one or two characters each. It costs a pack about 700 bytes and "
    "spares a reader on a telephone a download too many, so it stays.",
)

Edit = Callable[[Path, Path], None]


@dataclass(frozen=True)
class Outcome:
    """What an edit did.

    Args:
        what: it was.
        states: how many files are changed, new, gone.
        size: bytes of the files that a copy without packs would fetch.
        pack: bytes of the pack.
        names: records and lists with the number of their files.
    """

    what: str
    states: Counter[str]
    size: int
    pack: int
    names: Counter[str]


def main() -> None:
    """Try every edit and write the table."""
    with tempfile.TemporaryDirectory(prefix="zhiquan-edits-") as folder:
        before = _built(Path(folder) / "before", lambda content, theme: None)
        outcomes = [_try(Path(folder) / "after", before, *edit) for edit in EDITS.items()]
        large = _built(Path(folder) / "large", _register_without_one)
        outcomes.append(_try(Path(folder) / "after", large, ADDED, _register))
    TABLE.write_text("\n".join(_page(before, outcomes)) + "\n", "utf-8", newline="\n")
    print(f"Wrote {TABLE.relative_to(ROOT)}")


def _try(folder: Path, before: Tree, what: str, edit: Edit) -> Outcome:
    shutil.rmtree(folder, ignore_errors=True)
    after = _built(folder, edit)
    states = different(before, after)
    size = sum(after.files[path].size for path in states if path in after.files)
    pack = make_pack(1, 2, before, after)
    names = Counter(name_of(path) or path for path in states)
    print(f"{what}: {len(states)} files, {len(pack)} bytes")
    return Outcome(what, Counter(states.values()), size, len(pack), names)


def _built(folder: Path, edit: Edit) -> Tree:
    """The site of the edited copy of the content."""
    content, theme, output = folder / "content", folder / "theme", folder / "output"
    shutil.copytree(ROOT / "content", content)
    shutil.copytree(ROOT / "theme", theme)
    edit(content, theme)
    files = build_site(Options(content, theme)).files
    write_tree(output, files)
    return Tree({path: Entry.of(data) for path, data in files.items()}, lambda path: output / path)


def _page(before: Tree, outcomes: list[Outcome]) -> Iterator[str]:
    yield "# What an edit changes"
    yield ""
    yield "Made by `make bench-edits`; do not edit."
    yield ""
    total = sum(entry.size for entry in before.files.values())
    yield (
        f"Each edit is made to a copy of our own content, which gives {len(before.files)} files of "
        f"{total:,} bytes. *Bytes* are those of all files that changed or are new; *pack* is what "
        "a copy that has the release before fetches instead. Building twice without an edit "
        "changes nothing."
    )
    yield ""
    yield "| edit | changed | new | gone | bytes | pack | records and lists (files of each) |"
    yield "|---|---|---|---|---|---|---|"
    for one in outcomes:
        states = " | ".join(str(one.states[state]) for state in ("changed", "new", "gone"))
        yield f"| {one.what} | {states} | {one.size:,} | {one.pack:,} | {_names(one.names)} |"
    yield ""
    yield "Why these files and no others:"
    yield ""
    yield from (f"- {note}" for note in NOTES)


def _names(names: Counter[str], most: int = 9) -> str:
    shown = [f"{name} {count}" for name, count in sorted(names.items())]
    more = f", and {len(shown) - most} more" if len(shown) > most else ""
    return ", ".join(shown[:most]) + more


def _replace(path: Path, old: str, new: str) -> None:
    """Replace the first place of a text.

    Raises:
        SetupError: it is not there, so the content has changed and the edit must too.
    """
    text = path.read_text("utf-8")
    if old not in text:
        raise SetupError(f"{path.name} has no “{old}” any more; choose another in {__name__}")
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def _sentence_zh(content: Path, theme: Path) -> None:
    _replace(content / "people/cao-shunli/zh-Hans.md", "曹顺利都有过", "曹顺利全都有过")


def _sentence_en(content: Path, theme: Path) -> None:
    _replace(content / "topics/torture/en.md", "\n\n", "\n\nThis sentence is new.\n\n")


def _title(content: Path, theme: Path) -> None:
    _replace(content / "topics/torture/en.md", "title: ", "title: On ")


def _status(content: Path, theme: Path) -> None:
    record = content / "people/zhang-zhan/record.yaml"
    _replace(record, "status: serving", "status: released")
    _replace(record, "status_as_of: 2026-02", "status_as_of: 2026-03")


def _event(content: Path, theme: Path) -> None:
    event = "- {type: arrested, date: 2024-11-18,"
    _replace(content / "people/zhang-zhan/record.yaml", event, event.replace("18", "19"))


def _article(content: Path, theme: Path) -> None:
    shutil.copytree(content / "library/who-took-part", content / "library/a-new-article")
    for words in (content / "library/a-new-article").glob("*.md"):
        text = words.read_text("utf-8")
        words.write_text(text.replace("title: ", "title: New, ", 1), "utf-8", newline="\n")


def _person(content: Path, theme: Path) -> None:
    folder = content / "people/wang-wu"  # as “John Doe” in English: nobody's name
    ignore = shutil.ignore_patterns("share-*")
    shutil.copytree(content / "people/lin-zhao", folder, ignore=ignore)
    _replace(folder / "record.yaml", "id: p-000010", "id: p-999999")
    names = {"Lin Zhao": "Wang Wu", "Lín Zhāo": "Wáng Wǔ", "林昭": "王五"}
    for path in folder.iterdir():
        text = path.read_text("utf-8")
        for old, new in names.items():
            text = text.replace(old, new)
        path.write_text(text, "utf-8", newline="\n")


def _withdrawn(content: Path, theme: Path) -> None:
    folder = content / "people/song-yongyi"
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "record.yaml").write_text("id: p-000009\nwithdrawn: 2026-11-24\n", "utf-8")
    _replace(content / "people/lin-zhao/record.yaml", ', "person:song-yongyi"', "")
    for path in (content / "topics/impunity").glob("*.md"):
        _replace(path, "[](person:song-yongyi)", "X")


def _glossary(content: Path, theme: Path) -> None:
    _replace(content / "glossary.yaml", "提籃橋監獄", "提籃橋監牢")


def _word(content: Path, theme: Path) -> None:
    _replace(theme / "locale/en.po", 'msgstr "Leave now"', 'msgstr "Go away now"')


def _template(content: Path, theme: Path) -> None:
    _replace(theme / "templates/base.html", '<a class="skip"', '<a class="skip" accesskey="t"')


REGISTER = 1_000  # entries, each with a page
ADDED = f"an entry added to a register of {REGISTER:,}"


def _register(content: Path, theme: Path, left_out: int = -1) -> None:
    for name, text in made_register(REGISTER, "torture", left_out=left_out):
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _register_without_one(content: Path, theme: Path) -> None:
    _register(content, theme, left_out=REGISTER // 2)


EDITS: dict[str, Edit] = {
    "a sentence, Chinese": _sentence_zh,
    "a sentence, English": _sentence_en,
    "a title": _title,
    "the status of a person": _status,
    "the day of an event": _event,
    "a new article": _article,
    "a new person": _person,
    "a person withdrawn, the first": _withdrawn,
    "an entry of the glossary": _glossary,
    "an interface word": _word,
    "the frame's template": _template,
}


if __name__ == "__main__":
    main()
