"""The words that an editor signs by: right, grouped by record, nothing left out in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.release.gather import lists, name_of
from plugins.release.telling import tell
from plugins.release.words import Words
from tests.release.making import page, revoked, tree_of

EDITIONS = {"en": "Ann Example", "zh-hans": "安例", "zh-hant": "安例子"}


def person(edition: str, slug: str, name: str, text: str = "<p>A story.</p>") -> dict[str, bytes]:
    """A record's pages in an edition."""
    number = f"<dl><div><dt>Number</dt><dd>p-{slug}</dd></div></dl>"
    return {
        f"{edition}/people/{slug}.html": page(name, number + text, f"About {name}."),
        f"{edition}/people/{slug}--sources.html": page(f"Sources · {name}", "<p>None.</p>"),
    }


def index(edition: str, names: dict[str, str]) -> dict[str, bytes]:
    """A section's page with cards, and a list beside it."""
    cards = "".join(
        f'<a class="card" href="../people/{slug}.html"><b>{name}</b>About {name}.</a>'
        for slug, name in names.items()
    )
    rows = "".join(f'<li><a href="{slug}.html">{name}</a></li>' for slug, name in names.items())
    link = '<p><a href="by-name.html">By name</a></p>'
    return {
        f"{edition}/people/index.html": page("People", f"<p>{len(names)} people</p>{link}{cards}"),
        f"{edition}/people/by-name.html": page("By name", f"<ul>{rows}</ul>"),
    }


def site(names: dict[str, str], gone: tuple[str, ...] = ()) -> dict[str, bytes]:
    """A small site in three editions; what a person is called ends with the slug's name."""
    files = {"revoked.json": revoked(*gone), "data/people.csv": repr(names).encode()}
    for edition, given in EDITIONS.items():
        called = {slug: f"{given} {name}" for slug, name in names.items()}
        files |= index(edition, called)
        for slug, name in called.items():
            files |= person(edition, slug, name)
    return files


NAMES = {f"p{i}": f"No{i}" for i in range(1, 7)}


def said(
    folder: Path,
    old: dict[str, bytes] | None,
    new: dict[str, bytes],
    gone: tuple[str, ...] = (),
) -> list[str]:
    """What is told."""
    before = tree_of(folder / "old", old) if old is not None else None
    return list(tell(Words.of(before, tree_of(folder / "new", new), (), gone)))


def section(lines: list[str], title: str) -> list[str]:
    """The lines below a title, without what they are indented by."""
    at = lines.index(title) if title in lines else len(lines) - 1
    end = next((i for i in range(at + 1, len(lines)) if not lines[i]), len(lines))
    return [line[2:] for line in lines[at + 1 : end]]


def test_a_sentence_is_shown_by_edition_with_all_titles(tmp_path: Path) -> None:
    """Only its record, and the words that differ."""
    old = site(NAMES)
    path = "zh-hans/people/p1.html"
    new = {**old, path: old[path].replace(b"A story.", b"A story. It ended.")}
    lines = said(tmp_path, old, new)

    assert lines == [
        "Records: 1 changed. Files: 1 changed, 0 new, 0 gone.",
        "",
        "Changed",
        "  people/p1  Ann Example No1 · 安例 No1 · 安例子 No1",
        "    zh-hans",
        "      + It ended.",
    ]


def test_a_fact_is_called_one(tmp_path: Path) -> None:
    """Facts are told as such, with what differs in brackets."""
    old = site(NAMES)
    path = "en/people/p1.html"
    new = {**old, path: old[path].replace(b"p-p1", b"p-p9")}

    assert section(said(tmp_path, old, new), "Changed")[-2:] == [
        "    - fact: Number: p-p[1]",
        "    + fact: Number: p-p[9]",
    ]


def test_a_new_record_is_told_once_not_on_each_list(tmp_path: Path) -> None:
    """Its titles and what it says of itself; the lists only follow."""
    old = site(NAMES)
    new = site({**NAMES, "p7": "No7"})
    lines = said(tmp_path, old, new)

    assert section(lines, "New") == [
        "people/p7  Ann Example No7 · 安例 No7 · 安例子 No7",
        "  en: About Ann Example No7.",
        "  zh-hans: About 安例 No7.",
        "  zh-hant: About 安例子 No7.",
        "  files: 6 new",
    ]
    assert section(lines, "Lists and other pages") == []
    assert section(lines, "Only in form, or following from the above") == [
        "records and lists that show what is told above: people/by-name, people/index"
    ]
    assert section(lines, "Other files") == ["changed: data/people.csv"]


def test_a_withdrawn_record_is_told_apart_from_a_removed_one(tmp_path: Path) -> None:
    """The one that revoked.json names, by number or by id; and one of which nobody knew."""
    left = {slug: name for slug, name in NAMES.items() if slug not in ("p1", "p2", "p3")}
    gone = ("p-000099", "p-p1", "person:p2")
    lines = said(tmp_path, site(NAMES), site(left, gone), gone)

    assert section(lines, "Withdrawn") == [
        "people/p1  Ann Example No1 · 安例 No1 · 安例子 No1  (p-p1)",
        "  files: 6 gone",
        "people/p2  Ann Example No2 · 安例 No2 · 安例子 No2  (person:p2)",
        "  files: 6 gone",
        "p-000099  no page of it was public",
    ]
    assert section(lines, "Removed")[0].startswith("people/p3  ")
    assert lines[0].startswith("Records: 2 withdrawn, 1 removed.")


def test_what_all_pages_share_is_told_once_with_a_count(tmp_path: Path) -> None:
    """A word of the frame is no change of 30 records."""
    old = site(NAMES)
    new = {path: data.replace(b"Foot.", b"Feet.") for path, data in old.items()}
    lines = said(tmp_path, old, new)

    assert lines[0] == "Records: none changed. Files: 42 changed, 0 new, 0 gone."
    assert section(lines, "The same on many pages")[:3] == [
        "en, 14 pages: people/by-name, people/index, people/p1, people/p2, people/p3, people/p4, "
        "people/p5, people/p6",
        "  - frame: [Foot].",
        "  + frame: [Feet].",
    ]


def test_what_many_records_share_is_told_once_with_their_names(tmp_path: Path) -> None:
    """The same sentence in four records; in three it is told of each."""
    old = site(NAMES)
    for count in (3, 4):
        paths = [f"en/people/p{i}.html" for i in range(1, count + 1)]
        new = {**old, **{path: old[path].replace(b"story.", b"long story.") for path in paths}}
        lines = said(tmp_path, old, new)

        assert ("The same on many pages" in lines) is (count == 4)
        assert ("Changed" in lines) is (count == 3)


def test_form_alone_is_counted(tmp_path: Path) -> None:
    """A new style on every page says nothing to readers, and is not kept quiet."""
    old = site(NAMES)
    new = {path: data.replace(b"p{}", b"p{color:red}") for path, data in old.items()}
    lines = said(tmp_path, old, new)

    assert lines[0] == "Records: none changed. Files: 42 changed, 0 new, 0 gone."
    assert section(lines, "Only in form, or following from the above") == [
        "42 pages: styles, numbers of citations, or other form alone"
    ]


def test_a_list_is_told_where_it_says_more_than_its_records(tmp_path: Path) -> None:
    """A sentence of its own is shown; a number that follows is not."""
    old = site(NAMES)
    path = "en/people/by-name.html"
    new = site({**NAMES, "p7": "No7"})
    new[path] = new[path].replace(b"<ul>", b"<p>New words.</p><ul>")

    assert section(said(tmp_path, old, new), "Lists and other pages") == [
        "people/by-name  By name",
        "  en",
        "    + New words.",
    ]


def test_the_first_release_is_called_so(tmp_path: Path) -> None:
    """Everything is new."""
    lines = said(tmp_path, None, site(NAMES))

    assert lines[0] == (
        "This is the first release. Records: 6 new. Files: 0 changed, 44 new, 0 gone."
    )


def test_pictures_belong_to_their_record(tmp_path: Path) -> None:
    """A new one is named with it."""
    old = site(NAMES)
    new = {**old, "media/people/p1/face.png": b"x"}

    assert section(said(tmp_path, old, new), "Changed") == [
        "people/p1  Ann Example No1 · 安例 No1 · 安例子 No1",
        "  new: media/people/p1/face.png",
    ]


def test_every_file_that_differs_is_told_or_counted(tmp_path: Path) -> None:
    """The sums of the first line are those of the trees."""
    old, new = site(NAMES), site({"p1": "Other", "p8": "No8"}, ("p-p2",))
    lines = said(tmp_path, old, new, ("p-p2",))
    changed = sum(old[p] != new[p] for p in old.keys() & new.keys())
    counts = changed, len(new.keys() - old.keys()), len(old.keys() - new.keys())

    assert tuple(map(int, re.findall(r"\d+", lines[0].partition("Files:")[2]))) == counts


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("en/people/a.html", "people/a"),
        ("zh-hans/people/a--sources.html", "people/a"),
        ("en/people/by-pinyin/l.html", "people/by-pinyin"),
        ("media/people/a/x.png", "people/a"),
        ("en/index.html", "index"),
        ("404.html", "404"),
        ("data/people.csv", ""),
        ("en/people/list.csv", ""),
    ],
)
def test_pages_and_pictures_of_a_record_have_one_name(path: str, name: str) -> None:
    """In every edition and part; data files have none."""
    assert name_of(path) == name


def test_lists_are_what_a_section_links_to_without_a_card(tmp_path: Path) -> None:
    """Also where not every record has a card."""
    assert lists(tree_of(tmp_path, site(NAMES))) == {"people/index", "people/by-name"}
