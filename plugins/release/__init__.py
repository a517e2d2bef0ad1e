"""Releases: what is signed, by whom, and how editors who never meet sign together.

This room stands apart: it knows the finished tree, not what made it. Of the other rooms it uses
``errors`` alone, of the client ``mirror.format`` and ``mirror.errors``. The format of a release
is in ``docs/format.md``, the ceremonies in ``docs/signing.md``.
"""
