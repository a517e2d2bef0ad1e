"""Books to carry: an EPUB made of HTML that the editions have finished.

    book     what a book is: chapters, and what is said of it
    xhtml    a piece of HTML as the XML that EPUB wants, its links kept inside the book
    epub     the file: container, package, contents, chapters, the same bytes each time

    data = epub(Book("urn:uuid:…", "Title", "en", date(2026, 11, 24), "Contents", chapters))

Which texts stand in a book, and under which licence, is for ``plugins.views`` to say.
"""

from plugins.packs.book import Book, Chapter, Point
from plugins.packs.epub import epub

__all__ = ["Book", "Chapter", "Point", "epub"]
