"""A book as EPUB 3: container, package, table of contents, chapters.

    Path("issue.epub").write_bytes(epub(book))

After EPUB 3.3 (W3C Recommendation, 2023), in the part that EPUB 3.2 knows too, since old
reading systems are many. Judged by EPUBCheck in ``tests/packs/test_epubcheck.py``.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from plugins.errors import SetupError
from plugins.packs.book import Book, Chapter
from plugins.packs.xhtml import anchors, name_of, xhtml
from plugins.packs.zipped import zipped

MIMETYPE = b"application/epub+zip"
_TITLE, _NAV, _STYLE = "title.xhtml", "nav.xhtml", "book.css"
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
lang={lang} xml:lang={lang}>
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body>
{body}
</body>
</html>
"""
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang={lang}>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{metadata}
</metadata>
<manifest>
{manifest}
</manifest>
<spine>
{spine}
</spine>
</package>
"""
# EPUB 3.3, 3.2: the core media types of pictures, by how their bytes begin.
_PICTURES = {
    b"\xff\xd8\xff": ("jpg", "image/jpeg"),
    b"\x89PNG": ("png", "image/png"),
    b"GIF8": ("gif", "image/gif"),
}


def epub(book: Book) -> bytes:
    """The bytes of an EPUB file.

    Raises:
        SetupError: two chapters have one id.
    """
    ids = [chapter.id for chapter in book.chapters]
    if len(set(ids)) < len(ids):
        raise SetupError(f"two chapters of “{book.title}” have one id")
    pictures = _pictures(book)
    files = {
        f"EPUB/{_NAV}": _nav(book),
        f"EPUB/{_STYLE}": _style(),
        f"EPUB/{_TITLE}": _title_page(book),
        "EPUB/package.opf": _package(book, pictures),
        **{f"EPUB/{_file(c)}": _chapter(c, book, pictures) for c in book.chapters},
    }
    made = {name: text.encode("utf-8") for name, text in files.items()}
    made |= {f"EPUB/{name}": book.pictures[src] for src, (name, _) in pictures.items()}
    first = [("mimetype", MIMETYPE), ("META-INF/container.xml", _CONTAINER.encode("utf-8"))]
    return zipped([*first, *sorted(made.items())])


def _file(chapter: Chapter) -> str:
    return f"c-{chapter.id}.xhtml"


def _style() -> str:
    return (importlib.resources.files(__package__) / _STYLE).read_text("utf-8")


def _pictures(book: Book) -> dict[str, tuple[str, str]]:
    """File name and media type of each picture that reading systems must know."""
    found = {}
    for number, (address, data) in enumerate(sorted(book.pictures.items()), start=1):
        for start, (ending, kind) in _PICTURES.items():
            if data.startswith(start):
                found[address] = (f"picture-{number}.{ending}", kind)
    return found


def _page(title: str, lang: str, body: str) -> str:
    return _PAGE.format(title=escape(title), lang=quoteattr(lang), body=body)


def _title_page(book: Book) -> str:
    subtitle = [f'<p class="sub">{escape(book.subtitle)}</p>'] if book.subtitle else []
    lines = [f"<p>{escape(line)}</p>" for line in book.imprint]
    heading = f'<h1 class="title">{escape(book.title)}</h1>'
    section = ['<section epub:type="titlepage">', heading, *subtitle, *lines, "</section>"]
    return _page(book.title, book.lang, "\n".join(section))


def _chapter(chapter: Chapter, book: Book, pictures: dict[str, tuple[str, str]]) -> str:
    def picture(address: str) -> str:
        return pictures.get(address, ("", ""))[0]

    body = xhtml(chapter.body, partial(_target, chapter=chapter, book=book), picture)
    heading = f"<h1>{escape(chapter.title)}</h1>"
    section = f'<section epub:type="chapter">\n{heading}\n{body}\n</section>'
    return _page(chapter.title, chapter.lang, section)


def _target(href: str, chapter: Chapter, book: Book) -> str:
    """Where a link leads in the book; '' for what is not in it."""
    if href.startswith(("https://", "http://", "mailto:")):
        return href
    address, _, anchor = href.partition("#")
    here = chapter if not address else None
    other = next((c for c in book.chapters if address in c.addresses), here)
    if other is None:
        return ""
    known = name_of(anchor) in anchors(other.body) if anchor else False
    fragment = f"#{name_of(anchor)}" if known else ""
    return fragment if other is chapter and known else f"{_file(other)}{fragment}"


def _nav(book: Book) -> str:
    lines = [_entry(chapter, book) for chapter in book.chapters]
    contents = "\n".join(lines)
    heading = f"<h1>{escape(book.contents)}</h1>"
    nav = f'<nav epub:type="toc" role="doc-toc">\n{heading}\n<ol>\n{contents}\n</ol>\n</nav>'
    return _page(book.contents, book.lang, nav)


def _entry(chapter: Chapter, book: Book) -> str:
    below = [
        f"<li>{_named(f'{_file(chapter)}#{name_of(p.anchor)}', p.title, p.lang, book)}</li>"
        for p in chapter.points
    ]
    inner = f"\n<ol>\n{chr(10).join(below)}\n</ol>\n" if below else ""
    return f"<li>{_named(_file(chapter), chapter.title, chapter.lang, book)}{inner}</li>"


def _named(href: str, title: str, lang: str, book: Book) -> str:
    own = f" lang={quoteattr(lang)} xml:lang={quoteattr(lang)}" if lang != book.lang else ""
    return f"<a href={quoteattr(href)}{own}>{escape(title)}</a>"


def _package(book: Book, pictures: dict[str, tuple[str, str]]) -> str:
    chapters = [f"c-{chapter.id}" for chapter in book.chapters]
    items = [
        _item("nav", _NAV, "application/xhtml+xml", ' properties="nav"'),
        _item("style", _STYLE, "text/css"),
        _item("title", _TITLE, "application/xhtml+xml"),
        *(_item(id_, f"{id_}.xhtml", "application/xhtml+xml") for id_ in chapters),
        *(_item(name.partition(".")[0], name, kind) for name, kind in pictures.values()),
    ]
    spine = [f'<itemref idref="{id_}"/>' for id_ in ("title", "nav", *chapters)]
    return _PACKAGE.format(
        lang=quoteattr(book.lang),
        metadata="\n".join(_metadata(book)),
        manifest="\n".join(items),
        spine="\n".join(spine),
    )


def _item(id_: str, file: str, kind: str, more: str = "") -> str:
    return f'<item id="{id_}" href="{file}" media-type="{kind}"{more}/>'


def _metadata(book: Book) -> Iterator[str]:
    """What the package says of the book (EPUB 3.3, 5.5)."""
    yield f'<dc:identifier id="id">{escape(book.identifier)}</dc:identifier>'
    yield f"<dc:title>{escape(book.title)}</dc:title>"
    languages = dict.fromkeys([book.lang, *(chapter.lang for chapter in book.chapters)])
    yield from (f"<dc:language>{escape(lang)}</dc:language>" for lang in languages)
    yield from (f"<dc:creator>{escape(name)}</dc:creator>" for name in book.creators)
    if book.publisher:
        yield f"<dc:publisher>{escape(book.publisher)}</dc:publisher>"
    if book.rights:
        yield f"<dc:rights>{escape(book.rights)}</dc:rights>"
    yield f"<dc:date>{book.modified.isoformat()}</dc:date>"
    yield f'<meta property="dcterms:modified">{book.modified.isoformat()}T00:00:00Z</meta>'
