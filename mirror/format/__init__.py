"""The format of a release in code: what ``docs/format.md`` says in words.

Pure functions from bytes to data and back; no file, no network, no clock. The publisher
(``plugins/release/``) writes with it and the client reads with it; it is the only part of
``mirror/`` that the publisher may use. Readers refuse whatever is not written exactly as a
writer here would write it, so that there is one way to say a thing.

    >>> from mirror.format.manifest import Entry, Manifest
    >>> Manifest((), {"index.html": Entry.of(b"hello")}).to_bytes().splitlines()[0]
    b'zhiquan manifest 1'
"""
