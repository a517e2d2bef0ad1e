"""The publisher's room: from the finished site to a release that nobody can forge.

    tree      the site as it was built           content   manifest, nodes, index, sums
    packs     from one release to the next       archive   all files in one
    carried   which of them a release has        disk      few things done to folders
    pagetext, compare, gather, words, telling    what changed, for those who sign
    request   what goes to them and comes back
    store     the folder RELEASES                story     the steps of ``make release``
    publish_git   a snapshot without history
    wheels, bundle   the client as releases carry it

    publickey, keys, hardware, opening, keyfolder, passphrase   a person's key
    sshwire, sshsig, minisig                     its signatures of files
    metadata, rootrules, roles                   who may sign what
    ceremony, rootchange, rootrequest, known     a new root, signed by people who never meet
    releasesignature   what an editor gives back
    signing, qr        the commands

It knows only the finished tree, ``plugins.errors`` and ``mirror.format``: neither records nor
Pelican. Everything it writes is described in ``docs/format.md``.
"""
