"""The publisher's room: from the finished site to a release that nobody can forge.

    tree      the site as it was built, checked once more        words    what changed, for who signs
    content   manifest, nodes, index, sums                       request  what goes to the signers and back
    packs     from one release to the next                       store    the folder RELEASES
    archive   all files in one                                   story    the steps of ``make release``
    keys, roles, root…  who may sign                             publish_git  a snapshot without history

It knows only the finished tree, ``plugins.errors`` and ``mirror.format``: neither records nor
Pelican. Everything it writes is described in ``docs/format.md``.
"""
