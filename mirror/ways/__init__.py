"""The ways in which a copy gets the files of a release.

    for way in ways.of(job):
        ...                       # the first that succeeds; see ``update``

``packs`` change what is here into what is new, ``archive`` begins with all files of some
release, ``walk`` fetches single files. Each fills a fresh tree whose manifest is the signed one,
or raises and leaves nothing; none of them needs to be trusted for that.
"""
