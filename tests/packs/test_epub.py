"""An EPUB file is what the specification says, and the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import html5lib
import pytest
from bs4 import BeautifulSoup

from plugins.errors import SetupError
from plugins.packs import Book, Chapter, epub
from tests.packs.books import BOOK, PIXEL


def opened(book: Book = BOOK) -> zipfile.ZipFile:
    """A book as a ZIP file."""
    return zipfile.ZipFile(io.BytesIO(epub(book)))


def page(name: str, book: Book = BOOK) -> BeautifulSoup:
    """A page of a book."""
    return BeautifulSoup(opened(book).read(f"EPUB/{name}").decode("utf-8"), "html.parser")


def test_the_first_file_says_what_it_is() -> None:
    """A program that reads the first 58 bytes knows (EPUB 3.3, 4.2)."""
    data = epub(BOOK)

    assert data[30:38] == b"mimetype"
    assert data[38:58] == b"application/epub+zip"


def test_nothing_in_it_tells_when_or_where_it_was_made() -> None:
    """Stored, dated 1980, in one order: two machines make the same bytes."""
    infos = opened().infolist()
    names = [info.filename for info in infos]

    assert epub(BOOK) == epub(BOOK)
    assert names[:2] == ["mimetype", "META-INF/container.xml"]
    assert names[2:] == sorted(names[2:])
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert not any(info.extra or info.comment for info in infos)


def test_every_file_is_in_the_manifest_and_every_page_is_well_formed() -> None:
    """A reading system opens what the package lists, and nothing else."""
    archive = opened()
    package = ET.fromstring(archive.read("EPUB/package.opf"))
    listed = {f"EPUB/{item.get('href')}" for item in package.findall(".//{*}item")}
    given = {name for name in archive.namelist() if name.startswith("EPUB/")}
    for name in given:
        if name.endswith(".xhtml"):
            ET.fromstring(archive.read(name))
            html5lib.HTMLParser(strict=True).parse(_as_html(archive.read(name).decode()))

    assert listed | {"EPUB/package.opf"} == given


def _as_html(text: str) -> str:
    """A page without what only XML has."""
    text = re.sub(r"^<\?xml.*?\?>\n", "", text)
    text = re.sub(r' (?:xmlns|xml|epub)(?::\w+)?="[^"]*"', "", text)
    return re.sub(r"\s*/>", ">", text)


def test_the_contents_lead_to_what_is_there() -> None:
    """Chapters in their order, places below them, each in its own language."""
    links = page("nav.xhtml").find_all("a")

    assert [(a["href"], a.text, a.get("lang")) for a in links] == [
        ("c-first.xhtml", "First", None),
        ("c-first.xhtml#_2012", "A year", None),
        ("c-second.xhtml", "第二章", "zh-Hans"),
    ]
    assert page("c-first.xhtml").find(id="_2012")


def test_links_stay_inside_the_book_or_become_words() -> None:
    """What is in the book is reached in it; a book does not know where the site is."""
    links = {a.text: a["href"] for a in page("c-first.xhtml").find_all("a")}

    assert links == {
        "[1]": "#src-s1",
        "1": "#fn.1",
        "the second": "c-second.xhtml#what",
        "no anchor": "c-second.xhtml",
        "outside": "https://example.org/a?b=1&c=2",
        "↩": "#fnref.1",
    }
    assert "elsewhere on the site" in page("c-first.xhtml").text


def test_pictures_lie_in_the_book() -> None:
    """Those that every reading system shows; of others the description stays."""
    first = page("c-first.xhtml")

    assert [img["src"] for img in first.find_all("img")] == ["picture-1.gif"]
    assert opened().read("EPUB/picture-1.gif") == PIXEL
    assert "What reading systems need not know" in first.text


def test_nothing_is_loaded_from_elsewhere() -> None:
    """No page, style or package names another host but in a link to follow."""
    for name, text in _texts():
        soup = BeautifulSoup(text, "html.parser")
        loaded = [tag.get("src") or tag.get("data") for tag in soup.find_all(src=True)]
        loaded += [tag["href"] for tag in soup.find_all("link")]

        assert not [address for address in loaded if address and "//" in address], name
        assert "url(" not in text


def _texts() -> Iterator[tuple[str, str]]:
    archive = opened()
    for name in archive.namelist():
        if name.endswith((".xhtml", ".css")):
            yield name, archive.read(name).decode("utf-8")


def test_what_is_said_of_the_book_is_in_the_package() -> None:
    """Title, languages, licence, and the day of the content."""
    text = opened().read("EPUB/package.opf").decode("utf-8")

    assert "<dc:title>A made-up “book” &amp; more</dc:title>" in text
    assert "<dc:language>en</dc:language>\n<dc:language>zh-Hans</dc:language>" in text
    assert "<dc:rights>CC BY 4.0</dc:rights>" in text
    assert '<meta property="dcterms:modified">2012-03-01T00:00:00Z</meta>' in text


def test_two_chapters_of_one_name_are_refused() -> None:
    """One would overwrite the other."""
    twice = (Chapter("a", "A", "en", "<p>a</p>"), Chapter("a", "B", "en", "<p>b</p>"))
    with pytest.raises(SetupError, match="one id"):
        epub(replace(BOOK, chapters=twice))
