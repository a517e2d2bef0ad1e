"""What the finished site says of itself to programs: the records that were withdrawn.

    revoked_ids(tree)       # ("p-000007",)

Read from ``revoked.json`` (``docs/format.md``); what follows from it is for ``content``.
"""

from __future__ import annotations

import json

from mirror.errors import FormatError
from mirror.format.manifest import Manifest
from plugins.errors import SetupError
from plugins.release.tree import Tree

REVOKED = "revoked.json"


def revoked_ids(tree: Tree) -> tuple[str, ...]:
    """Ids of all withdrawn records, sorted.

    Raises:
        SetupError: the site has no such list, or it is not as it should be.
    """
    if REVOKED not in tree.files:
        raise SetupError(f"the site has no {REVOKED}; build it again with `make site`")
    try:
        raw = json.loads(tree.read(REVOKED))
        ids = tuple(record["id"] for record in raw["revoked"])
        Manifest.parse(Manifest(ids, {}).to_bytes())  # the same rule for ids, and for their order
    except (ValueError, KeyError, TypeError, FormatError) as error:
        raise SetupError(f"{REVOKED} is not as docs/format.md says ({error})") from error
    return ids
