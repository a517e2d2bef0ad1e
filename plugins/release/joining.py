"""The joined file: what a copy needs to believe a release, so that it comes in one request.

    joint(roles, signatures, targets, snapshot)    # {"tuf/7.joined": b"…"}

Made when a release is published and when its snapshot is signed anew. Nobody signs it: it holds
what is signed already (``mirror/format/joined.py``).
"""

from __future__ import annotations

from mirror.format.joined import ENDING, Joined, signatures_in
from plugins.release.metadata import parse
from plugins.release.roles import Roles


def joint(roles: Roles, signatures: bytes, targets: bytes, snapshot: bytes) -> dict[str, bytes]:
    """The joined file, by its path below ``release/``.

    Args:
        roles: whose newest root has the editors' keys.
        signatures: ``signatures.json`` of the release.
        targets: of the release.
        snapshot: that names them.
    """
    three = signatures_in(signatures, roles.root, parse(targets).signed.version)
    version = parse(snapshot).signed.version
    return {f"tuf/{version}.{ENDING}": Joined(snapshot, targets, three).to_bytes()}
