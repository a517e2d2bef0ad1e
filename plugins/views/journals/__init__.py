"""Journals and their issues: their order, what stands in them, and a book of each.

    order       the issues of a journal, oldest first, and what stands beside each
    contents    the table of contents, as a page and a book show it
    book        an issue as EPUB

The pages themselves are ``views/issue.py`` and, of a journal, ``views/library.py``.
"""
