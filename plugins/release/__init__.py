"""Releases: what is signed, by whom, and how editors who never meet sign together.

This room stands apart: it knows the finished tree, not what made it. Of the other rooms it uses
``errors`` alone, of the client ``mirror.format`` and ``mirror.errors``. The format of a release
is in ``docs/format.md``, the ceremonies in ``docs/signing.md``.

    tree         the site as it was built, checked once more     carried, packs, archive
    content      the folder ``release/`` but for its signatures  gather, compare, words, telling
    request      what goes to the signers and back               store   the folder RELEASES
    keys, roles  who may sign                                    story   the steps of ``make release``
"""
