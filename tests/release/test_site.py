"""Which records were withdrawn is read from the site itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import SetupError
from plugins.release.site import revoked_ids
from tests.release.making import revoked, tree_of


def test_ids_are_read_in_order(tmp_path: Path) -> None:
    """As docs/format.md has them; without the file there are none."""
    files = {"revoked.json": revoked("p-000001", "topic:x")}

    assert revoked_ids(tree_of(tmp_path / "a", files)) == ("p-000001", "topic:x")
    assert revoked_ids(tree_of(tmp_path / "b", {})) == ()


@pytest.mark.parametrize("data", [b"", b"{}", revoked("b", "a"), revoked("A"), b"[1]"])
def test_a_list_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    """It would lose a withdrawal."""
    with pytest.raises(SetupError, match="make site"):
        revoked_ids(tree_of(tmp_path, {"revoked.json": data}))
