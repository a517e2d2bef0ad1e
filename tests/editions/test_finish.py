"""Rendered HTML is checked and completed: addresses, pictures, anchors, safety."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.editions.finish import Finisher
from plugins.editions.finished import Finished, Origin, Shelf
from plugins.errors import Problems
from plugins.records.files import SourceFile

SHELF = Shelf(
    types=frozenset({"topic", "person"}),
    addresses={"topic:speech": "topics/speech.html", "person:yu-jie": "people/yu-jie.html"},
    sources=("s1", "s2"),
    media="media/topics/speech",
)


def finished(html: str, shelf: Shelf = SHELF, source: str = "") -> tuple[Finished, list[str]]:
    """What became of some HTML, and the rules that it breaks."""
    problems = Problems()
    origin = Origin(SourceFile("en.md", source or html))
    return Finisher(shelf, origin, problems).finish(html), [p.rule for p in problems]


def shelf_with(folder: Path, name: str, data: bytes) -> Shelf:
    """A shelf whose record has one file."""
    (folder / name).write_bytes(data)
    return Shelf(SHELF.types, SHELF.addresses, (), {name: folder / name}, SHELF.media)


def picture(form: str) -> bytes:
    """A picture without anything hidden."""
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, form)
    return file.getvalue()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<a href="topic:speech">a</a>',
            '<a href="~/topics/speech.html" data-ref="topic:speech">a</a>',
        ),
        (
            '<a href="topic:speech#what">a</a>',
            '<a href="~/topics/speech.html#what" data-ref="topic:speech">a</a>',
        ),
        (
            '<a href="https://example.org/">a</a>',
            '<a href="https://example.org/" rel="noreferrer noopener">a</a>',
        ),
        ('<a href="mailto:a@example.org">a</a>', '<a href="mailto:a@example.org">a</a>'),
        ('<a href="#what">a</a>', '<a href="#what">a</a>'),
        ('<a href="cite:s2">s2</a>', '<a href="#src-s2" data-cite="s2">s2</a>'),
        ("<h2>a</h2><h3>b</h3>", '<h2 id="s1">a</h2><h3 id="s2">b</h3>'),
        ("<p>a<!-- note --></p>", "<p>a</p>"),
        (
            '<table><tr><th align="right">a</th></tr></table>',
            '<table><tr><th class="right" scope="col">a</th></tr></table>',
        ),
        ("<p>a<br />b</p>", "<p>a<br />b</p>"),
    ],
    ids=[
        "record",
        "anchor of a record",
        "another site",
        "letter",
        "anchor",
        "citation",
        "headings",
        "comment",
        "aligned cell",
        "void element",
    ],
)
def test_what_is_completed(html: str, expected: str) -> None:
    """Each link gets its way, each heading an anchor; comments are not published."""
    found, rules = finished(html)

    assert rules == []
    assert expected.replace("<br />", "<br>") == found.html.replace("<br />", "<br>")


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<script>a</script>", "unsafe-html"),
        ("<object data='a'></object>", "unsafe-html"),
        ("<base href='https://example.org/'>", "unsafe-html"),
        ("<meta http-equiv='refresh'>", "unsafe-html"),
        ("<link rel='stylesheet'>", "unsafe-html"),
        ("<video src='a'></video>", "unsafe-html"),
        ("<math></math>", "unsafe-html"),
        ("<img alt='a' srcset='https://example.org/a 2x' src='a'>", "unsafe-html"),
        ("<b onmouseover='a'>a</b>", "unsafe-html"),
        ("<b style='color: red'>a</b>", "unsafe-html"),
        ("<td style='text-align: left; color: red'>a</td>", "unsafe-html"),
        ("<a ping='https://example.org' href='#a'>a</a>", "unsafe-html"),
        ("<a target='_blank' href='#a'>a</a>", "unsafe-html"),
        ("<b data-x='a'>a</b>", "unsafe-html"),
        ("<a href='javascript:a'>a</a>", "bad-link"),
        ("<a href=' JaVaScript:a'>a</a>", "bad-link"),
        ("<a href='java&#10;script:a'>a</a>", "bad-link"),
        ("<a href='&#106;avascript:a'>a</a>", "bad-link"),
        ("<a href='data:text/html,a'>a</a>", "bad-link"),
        ("<a href='vbscript:a'>a</a>", "bad-link"),
        ("<a href='file:///etc/passwd'>a</a>", "bad-link"),
        ("<a href='https://[a'>a</a>", "bad-link"),
        ("<a href='//example.org/'>a</a>", "dead-link"),
        ("<a href='/topics/speech.html'>a</a>", "dead-link"),
        ("<a href='../speech/'>a</a>", "dead-link"),
        ("<a href=''>a</a>", "dead-link"),
        ("<a href='topic:spech'>a</a>", "dead-link"),
        ("<a href='cite:s3'>a</a>", "unknown-source"),
        ("<img src='//example.org/a.jpg' alt='a'>", "missing-picture"),
        ("<img src='data:image/png;base64,AA' alt='a'>", "missing-picture"),
        ("<h1>a</h1>", "heading-level"),
        ("<h3>a</h3>", "heading-level"),
        ("<h2>a</h2><h4>b</h4>", "heading-level"),
        ("<b>a", "html-unbalanced"),
        ("a</b>", "html-unbalanced"),
        ("<h2>a", "html-unbalanced"),
    ],
)
def test_what_is_refused(html: str, rule: str) -> None:
    """Nothing that runs, spies, frames or leads nowhere; one message for one mistake."""
    found, rules = finished(html)

    assert rules == [rule] or (rule == "unsafe-html" and set(rules) <= {rule, "missing-picture"})
    assert "<script" not in found.html


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_has_its_size(form: str, tmp_path: Path) -> None:
    """The page does not jump while pictures load; a plain picture hides nothing."""
    name = f"a.{form.lower()}"
    found, rules = finished(
        f'<img src="{name}" alt="A desk">', shelf_with(tmp_path, name, picture(form))
    )

    assert rules == []
    assert found.html == (
        f'<img src="~~/media/topics/speech/{name}" alt="A desk" width="4" height="3" '
        'loading="lazy" decoding="async">'
    )
    assert found.files == [name]


def test_a_file_can_be_linked(tmp_path: Path) -> None:
    """A file of the record's folder is published and linked; its name may hold spaces."""
    found, rules = finished(
        '<a href="the%20report.pdf">a</a>', shelf_with(tmp_path, "the report.pdf", b"%PDF")
    )

    assert rules == []
    assert found.files == ["the report.pdf"]
    assert "~~/media/topics/speech/the" in found.html


def test_a_path_cannot_leave_the_folder(tmp_path: Path) -> None:
    """Only files that were read with the record count, whatever the path says."""
    (tmp_path / "secret").write_text("x")
    shelf = shelf_with(tmp_path, "a.pdf", b"x")
    found, rules = finished('<a href="../secret">a</a><a href="%2e%2e/secret">b</a>', shelf)

    assert (rules, found.files) == (["dead-link", "dead-link"], [])


def test_what_was_found_is_kept() -> None:
    """Headings for the contents, anchors and links to be checked, sources cited."""
    found, _ = finished(
        '<h2 id="what">W<b>h</b>at</h2><p id="here"><a href="topic:speech#x">a</a>'
        '<a href="#y">b</a><a href="cite:s1">s1</a></p>'
    )

    assert [(h.level, h.id, h.html) for h in found.headings] == [(2, "what", "W<b>h</b>at")]
    assert found.ids == ["what", "here"]
    assert [(link.target, link.anchor) for link in found.links] == [
        ("topic:speech", "x"),
        ("", "y"),
    ]
    assert found.cited == ["s1"]


def test_the_ways_of_footnotes_are_not_checked_twice() -> None:
    """python-markdown makes them itself."""
    found, _ = finished('<a class="footnote-ref" href="#fn:1">1</a>')

    assert found.links == []


@pytest.mark.parametrize(
    ("source", "html", "line"),
    [
        (
            "a\n\n## b\n\n#### An *important* point",
            "<h2>b</h2><h4>An <em>important</em> point</h4>",
            5,
        ),
        ("## b\n\n# c", "<h2>b</h2><h1>c</h1>", 3),
        ("a\n\n<IFRAME src=x></IFRAME>", "<IFRAME src=x></IFRAME>", 3),
        ("a\n\n<b OnClick=x>y</b>", "<b OnClick=x>y</b>", 3),
    ],
    ids=["heading with emphasis", "first-level heading", "element", "attribute"],
)
def test_a_mistake_is_reported_at_its_own_line(source: str, html: str, line: int) -> None:
    """Whatever became of it in Markdown, the editor is led to the right line."""
    problems = Problems()
    Finisher(SHELF, Origin(SourceFile("en.md", source)), problems).finish(html)

    assert [p.place.line for p in problems] == [line]
