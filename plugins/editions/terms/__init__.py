"""The glossary in running text: which words of a text are its terms, and links to their pages.

    book    every form of every term, by language, and what it counts as
    find    where in a text such forms stand: whole words, the longest, never part of a name
    link    the first of each on a page becomes a link

Terms are entries of ``content/registers/terms`` (``records.registers.own``). Which words
should not be written is said by ``checks.terms``, with the same forms.
"""
