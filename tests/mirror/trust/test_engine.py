"""What we rely on in python-tuf: if one of these fails, a new python-tuf has moved it.

The engine rests on a class with a private name (docs/decisions/0016-trust.md). These tests say
which of its promises we use, so that an update which breaks one is seen here first, and not as
a refusal that nobody can explain, or as none.
"""

from __future__ import annotations

import inspect
from importlib.metadata import version

import pytest
from tuf.api import exceptions
from tuf.api.metadata import Metadata, Root, Targets
from tuf.ngclient._internal.trusted_metadata_set import TrustedMetadataSet
from tuf.ngclient.config import EnvelopeType

from mirror.trust.documents import read
from tests.mirror.follower import later, simulator
from tests.mirror.simulator import Simulator, metadata
from tests.sites import ROOT

MOVED = "python-tuf has moved what mirror/trust/engine.py rests on: "


def trusted(sim: Simulator) -> TrustedMetadataSet:
    """python-tuf's set with this publisher's first root."""
    return TrustedMetadataSet(sim.files["release/tuf/1.root.json"], EnvelopeType.METADATA)


def test_the_version_is_the_one_that_was_looked_at() -> None:
    """7.0: pinned in requirements/mirror.in, and installed."""
    assert "tuf==7.0.*" in (ROOT / "requirements/mirror.in").read_text("utf-8")
    assert version("tuf").startswith("7.0."), f"{MOVED}read its changes, then change this test"


def test_the_class_is_where_it_was() -> None:
    """Its arguments, methods, and the time that it compares dates with."""
    arguments = {
        name: list(inspect.signature(getattr(TrustedMetadataSet, name)).parameters)
        for name in ("__init__", "update_root", "update_timestamp", "update_snapshot")
    }
    assert arguments == {
        "__init__": ["self", "root_data", "envelope_type"],
        "update_root": ["self", "data"],
        "update_timestamp": ["self", "data"],
        "update_snapshot": ["self", "data", "trusted"],
    }, MOVED
    found = trusted(simulator())
    assert found.reference_time.tzinfo is not None, MOVED
    assert "root" in found
    assert "timestamp" not in found


def test_the_reference_time_decides_what_has_expired() -> None:
    """Offline it is set to the beginning of time, so that nothing has."""
    sim = simulator()
    for days, good in ((0, True), (8, False)):
        found = trusted(sim)
        found.reference_time = later(days)
        if good:
            found.update_timestamp(sim.files["release/tuf/timestamp.json"])
        else:
            with pytest.raises(exceptions.ExpiredMetadataError):
                found.update_timestamp(sim.files["release/tuf/timestamp.json"])
            assert "timestamp" in found, f"{MOVED}an expired timestamp still guards the next"


def test_signatures_are_looked_at_before_versions() -> None:
    """Or else a forgery would pass for a mirror that is behind."""
    sim = simulator()
    sim.renew()
    found = trusted(sim)
    found.reference_time = later(0)
    found.update_timestamp(sim.files["release/tuf/timestamp.json"])
    forged = metadata({**sim.signed["timestamp"], "version": 1}, [])

    with pytest.raises(exceptions.UnsignedMetadataError):
        found.update_timestamp(forged)
    honest = metadata({**sim.signed["timestamp"], "version": 1}, sim.signers["timestamp"])
    with pytest.raises(exceptions.BadVersionNumberError):
        found.update_timestamp(honest)
    with pytest.raises(exceptions.EqualVersionNumberError):
        found.update_timestamp(sim.files["release/tuf/timestamp.json"])


def test_python_tuf_writes_what_we_read() -> None:
    """The one way to write a file of TUF is that of its own serializer."""
    sim = simulator()
    for role in ("root", "timestamp", "snapshot", "targets"):
        data = sim.files[sim.path(role)]
        again = Metadata[Root].from_bytes(data).to_bytes()
        assert read(again, role).signed == read(data, role).signed
        assert again == data


def test_an_older_floor_needs_the_public_verification() -> None:
    """The release that was had last is proven again by the public interface."""
    sim = simulator()
    held = Metadata[Targets].from_bytes(sim.files[sim.path("targets")])
    root = trusted(sim).root

    root.verify_delegate("targets", held.signed_bytes, held.signatures)
    held.signatures.popitem()
    with pytest.raises(exceptions.UnsignedMetadataError):
        root.verify_delegate("targets", held.signed_bytes, held.signatures)
