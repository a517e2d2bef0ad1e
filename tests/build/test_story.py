"""The story of a build: from a folder to all files, or to all that is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.build.story import Options, build_site, check_site
from plugins.build.templates import Theme
from plugins.errors import ContentError, InterfaceWordError, SetupError
from plugins.records.languages import LANGS
from tests.bad_input import TOPIC_EN, Changes, add
from tests.bad_input.pictures import jpeg
from tests.sites import THEME, build, page, write_content

EDITIONS = ("en", "zh-hans", "zh-hant")
PAGES = (
    *("index", "people/index", "people/yu-jie", "people/yu-jie--poster"),
    *("topics/index", "topics/speech", "feeds", "people/latest"),
)
FEEDS = (
    *("changes", "people/changes", "people/latest", "people/yu-jie"),
    *("topics/changes", "topics/speech"),
)
LISTS = ("charge", "date", "ethnicity", "name", "pinyin", "place", "status", "strokes")
EXPORTS = ("csv", "json", "schema.json", "popolo.json", "ftm.json")


def test_every_page_of_every_edition_is_made(tmp_path: Path) -> None:
    """The same names in all editions, with their feeds; above them the door and the exports."""
    report = build(write_content(tmp_path))
    names = [*PAGES, *(f"people/by-{name}" for name in LISTS)]
    expected = {f"{edition}/{name}.html" for edition in EDITIONS for name in names}
    feeds = [f"{name}.{ending}" for name in FEEDS for ending in ("atom", "json")]
    expected |= {f"{edition}/{name}" for edition in EDITIONS for name in feeds}
    exports = {f"data/people.{name}" for name in EXPORTS}

    assert set(report.files) - expected == {"index.html", "404.html", "revoked.json"} | exports
    assert expected <= report.files.keys()


def test_the_report_counts(tmp_path: Path) -> None:
    """What the summary says at the end."""
    report = build(write_content(tmp_path))

    assert report.records == 2
    assert set(report.pages) == set(EDITIONS)
    assert len(set(report.pages.values())) == 1


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    """The folder's place leaves no trace."""
    first, second = (build(write_content(tmp_path / name)) for name in ("a", "b/c"))

    assert list(first.files) == list(second.files)
    assert first.files == second.files


def test_pictures_that_texts_show_are_published_once(tmp_path: Path) -> None:
    """All editions share them; what no text shows stays at home."""
    picture = jpeg()
    changes: Changes = {
        **add(TOPIC_EN, "![A desk](a.jpg)"),
        "topics/speech/a.jpg": picture,
        "topics/speech/b.jpg": picture,
    }
    report = build(write_content(tmp_path, changes))

    assert {n: d for n, d in report.files.items() if n.startswith("media/")} == {
        "media/topics/speech/a.jpg": picture
    }


@pytest.mark.parametrize(
    "field", ["internal: Zhang told us", "internal: {who: Zhang, phone: [Zhang]}"]
)
def test_internal_notes_reach_no_byte(field: str, tmp_path: Path) -> None:
    """Notes for colleagues are published nowhere, in no form."""
    facts = "topics/speech/record.yaml"
    report = build(write_content(tmp_path, add(facts, field)))

    assert [name for name, data in report.files.items() if b"Zhang" in data] == []


def test_a_new_section_appears_by_itself(tmp_path: Path) -> None:
    """A folder with a text is enough for its page in all editions."""
    words = "---\ntitle: About us\nsummary: Who we are.\n---\nWords.\n"
    report = build(write_content(tmp_path, {"pages/about/en.md": words}))
    titles = [page(report, f"{e}/pages/about.html").select_one("h1") for e in EDITIONS]

    assert [t.get_text(strip=True) for t in titles if t] == ["About us"] * 3


def test_nothing_is_returned_when_something_is_wrong(tmp_path: Path) -> None:
    """The build stops with every problem."""
    with pytest.raises(ContentError):
        build(write_content(tmp_path, {TOPIC_EN: "no front matter"}))


def test_checking_makes_no_pages(tmp_path: Path) -> None:
    """``make check`` reads and checks everything, and returns what it read."""
    options = Options(write_content(tmp_path), THEME)
    content, rendering, problems = check_site(options, Theme(THEME))

    assert len(content.records) == 2
    assert rendering.cited["topic:speech"] == {"s1"}
    assert problems.errors == []


def test_progress_is_told(tmp_path: Path) -> None:
    """Each step begins, grows and ends at its total."""
    seen: list[tuple[str, int, int]] = []
    options = Options(
        write_content(tmp_path), THEME, lambda step, done, total: seen.append((step, done, total))
    )
    build_site(options)
    last = {step: (done, total) for step, done, total in seen}

    assert list(last) == ["reading", "rendering", "making pages"]
    assert all(done == total for done, total in last.values())


def test_all_missing_interface_words_are_named_together(tmp_path: Path) -> None:
    """A designer who adds three words is told three words."""
    theme = Path(shutil.copytree(THEME, tmp_path / "theme"))
    words = '{% extends "record.html" %}{% block closing %}{{ _("A lost word") }}{% endblock %}'
    (theme / "templates" / "topic.html").write_text(words, "utf-8")
    with pytest.raises(InterfaceWordError) as missing:
        build(write_content(tmp_path), theme)

    assert str(missing.value).split("\n") == [
        f"theme/locale/{lang}.po has no words for “A lost word”: add them" for lang in LANGS
    ]


def test_a_theme_that_is_none_is_a_setup_error(tmp_path: Path) -> None:
    """The message says what to put right, before any content is read."""
    with pytest.raises(SetupError):
        build(write_content(tmp_path), tmp_path / "nothing")
