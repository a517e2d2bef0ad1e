"""Nothing is written when a finished file holds what may not go out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from plugins.checks import check_output
from plugins.errors import ContentError, Problems
from plugins.packs.zipped import zipped
from plugins.records.reader import read_content
from tests.sites import PERSON, build, page, write_content

RELATIVE = (
    PERSON
    + "relatives: [{relation: spouse, name: {en: Wang Mou, zh-Hans: 王某某, zh-Hant: 王某某}}]\n"
)
SPOUSE = {"vocabulary/relation.yaml": "spouse: {en: spouse, zh-Hans: 配偶, zh-Hant: 配偶}\n"}
GONE = {"people/zhao-mou/record.yaml": "id: p-000007\nwithdrawn: 2026-11-24\n"}
TOPIC_HANS = "---\ntitle: 言论\nsummary: 什么话可以说。\n---\n王*某*某也说了 [@s1]。\n"


def test_a_hidden_name_in_another_record_stops_the_build(tmp_path: Path) -> None:
    """The editor of one page need not know what another hides; emphasis hides nothing."""
    changes = {
        "people/yu-jie/record.yaml": RELATIVE,
        "topics/speech/zh-Hans.md": TOPIC_HANS,
        **SPOUSE,
    }
    with pytest.raises(ContentError) as caught:
        build(write_content(tmp_path, changes))
    [problem] = [p for p in caught.value.problems if p.rule == "hidden-name"]

    assert problem.place.path == "output/zh-hans/topics/speech.html"
    assert problem.message == (
        "this shows a name that is not to be published: …王某某也说了[1]。… (and in 1 more file)"
    )
    assert "people/yu-jie/record.yaml" in problem.hint


def test_the_same_name_hidden_and_not_mentioned_is_no_problem(tmp_path: Path) -> None:
    """The record that hides a name does not show it itself."""
    changes = {"people/yu-jie/record.yaml": RELATIVE, **SPOUSE}
    files = build(write_content(tmp_path, changes)).files

    assert not [path for path, data in files.items() if "王某某".encode() in data]


def test_what_lies_in_a_book_is_read(tmp_path: Path) -> None:
    """An EPUB is a ZIP of pages; its author reads them one by one, and so does the gate."""
    content = read_content(
        write_content(tmp_path, {"people/yu-jie/record.yaml": RELATIVE, **SPOUSE}), Problems()
    )
    page = '<html xmlns="x"><body><p>Wang <b>Mou</b></p><img src="https://example.org/t.gif"/>'
    book = zipped([("mimetype", b"application/epub+zip"), ("EPUB/a.xhtml", page.encode())])
    files = {"en/issues/x.epub": zipped([("inner.epub", book)]), "en/issues/y.epub": book}
    problems = Problems()
    check_output(content, files, problems)

    assert sorted((p.rule, p.place.path) for p in problems.errors) == [
        ("foreign-request", "output/en/issues/x.epub"),
        ("hidden-name", "output/en/issues/x.epub"),
    ]
    assert all(p.message.endswith("(and in 1 more file)") for p in problems.errors)


def test_whatever_made_the_file_it_is_read(tmp_path: Path) -> None:
    """The gate trusts no template and no export: it reads bytes."""
    content = read_content(
        write_content(tmp_path, {"people/yu-jie/record.yaml": RELATIVE, **SPOUSE}), Problems()
    )
    files = {
        "data/a.json": b'{"x": "\\u738b\\u67d0\\u67d0"}',
        "en/b.html": b'<img src="https://example.org/t.gif" alt="Wang Mou">',
        "media/Wang%20Mou.txt": b"Words.",
        "ok.html": b"<p>fine</p>",
    }
    check_output(content, files, problems := Problems())

    assert [(p.place.path, p.rule) for p in problems.errors] == [
        ("output/data/a.json", "hidden-name"),
        ("output/en/b.html", "foreign-request"),
        ("output/en/b.html", "hidden-name"),
        ("output/media/Wang%20Mou.txt", "hidden-name"),
    ]


def test_what_lies_inside_a_picture_is_read(tmp_path: Path) -> None:
    """A file that no check of the records saw is looked into all the same."""
    content = read_content(write_content(tmp_path), Problems())
    picture = io.BytesIO()
    notes = PngInfo()
    notes.add_text("Author", "EXAMPLE OWNER")
    Image.new("1", (1, 1)).save(picture, "png", pnginfo=notes)
    check_output(content, {"en/x.png": picture.getvalue()}, problems := Problems())

    assert [(p.place.path, p.rule) for p in problems.errors] == [("output/en/x.png", "hidden-data")]


def test_a_tombstone_says_a_number_and_a_day(tmp_path: Path) -> None:
    """Readers and programs learn that a record was withdrawn, and nothing else."""
    report = build(write_content(tmp_path, GONE))
    shown = page(report, "en/withdrawn.html").find("table").get_text(" ", strip=True)

    assert shown == "Record Withdrawn on p-000007 24 November 2026"
    assert report.files["revoked.json"] == (
        b'{\n "format": 1,\n "revoked": [\n  {\n   "date": "2026-11-24",\n'
        b'   "id": "p-000007"\n  }\n ]\n}\n'
    )


def test_without_a_withdrawal_there_is_no_tombstone(tmp_path: Path) -> None:
    """Programs find an empty list, readers no page."""
    report = build(write_content(tmp_path))

    assert "en/withdrawn.html" not in report.files
    assert b'"revoked": []' in report.files["revoked.json"]
