"""Ids that are the same in every copy of the site, wherever it stands.

>>> urn("wharf:east").urn
'urn:uuid:…'
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5


def urn(name: str) -> UUID:
    """The id of something that the site calls ``name`` (RFC 9562, version 5)."""
    return uuid5(NAMESPACE_URL, f"zhiquan:{name}")
