"""What the finished site says of itself to programs: the records that were withdrawn.

    revoked_ids(tree)       # ("p-000007",)

Read from ``revoked.json`` (``docs/format.md``); what follows from it is for ``content``.
"""

from __future__ import annotations

from mirror.errors import FormatError
from mirror.format.revoked import PATH, ids
from plugins.errors import SetupError
from plugins.release.tree import Tree


def revoked_ids(tree: Tree) -> tuple[str, ...]:
    """Ids of all withdrawn records, sorted; none where the site has no list of them.

    Raises:
        SetupError: the list is not as it should be.
    """
    if PATH not in tree.files:
        return ()
    try:
        return ids(tree.read(PATH))
    except FormatError as error:
        raise SetupError(f"{error}; build the site again with `make site`") from error
