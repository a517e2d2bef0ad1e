"""Zhiquan's developers' room: Pelican plugins, one room a concern.

The rooms stand on floors, and each imports only from those below it in this list
(``tests/test_architecture.py`` holds this):

    5  build      the Pelican generator, commands, writing and pruning
    4  views      one file a kind of page
    4  imports    drafts of people's records from somebody else's table
    3  checks     rules that look across records and at what their texts became
    3  clock      the case clock: law as data, dates as ranges, grades out
    3  packs      books to carry, made of what the editions finished
    3  editions   one record seen in one edition: words, Markdown, script, links
    2  records    schemas, reading a folder, line numbers, vocabularies
    1  errors     the tree of errors and how a message is laid out

``release`` stands apart: it knows only the finished tree and ``errors``. It meets the
volunteer's client, ``mirror/``, in the format of a release (``mirror/format/``), nowhere else.
"""
