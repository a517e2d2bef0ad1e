"""Trust: which release is the newest, and whether its editors signed it.

    from mirror.trust.anchor import parse_anchor
    from mirror.trust.trust import Trust

    Trust.start(store, sources, parse_anchor("zhiquan:9f86d0…"))
    news = Trust(store).refresh(sources, now)

From the top: ``trust`` is the door; ``anchor`` says where trust begins, ``refresh`` asks the
sources, ``proof`` proves a single page; ``engine`` proves one file by the one before with
python-tuf; ``documents`` and ``keys`` read files and keys strictly; ``state`` remembers,
``age`` tells how old a thing is, ``news`` is what comes out. Nothing here knows HTTP.
"""
