"""The joined file: what goes in comes out, in one way, and nothing else is taken for one."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tuf.api.metadata import Metadata, Root

from mirror.errors import FormatError, TrustError
from mirror.format.joined import MAX_BYTES, Joined, signatures_in
from tests.mirror.simulator import Simulator

SIM = Simulator()
SIM.publish({"index.html": b"hello\n"})
ROOT = Metadata[Root].from_bytes(SIM.files["release/tuf/1.root.json"]).signed
SIGNATURES = SIM.files["release/signatures.json"]
SNAPSHOT, TARGETS = (SIM.files[SIM.path(role)] for role in ("snapshot", "targets"))
SIGNED = signatures_in(SIGNATURES, ROOT, 1)
WHOLE = Joined(SNAPSHOT, TARGETS, SIGNED)
THREE = " ".join(["0" * 128] * 3)


def test_what_was_joined_comes_apart_again() -> None:
    """Also the signatures, as whoever made them wrote them."""
    found = Joined.parse(WHOLE.to_bytes())

    assert found == WHOLE
    assert len(found.signatures) == 2
    assert found.to_json(ROOT, 1) == SIGNATURES


def test_without_signatures_there_is_nothing_to_pass_on() -> None:
    """A copy of the pages alone has none."""
    found = Joined.parse(Joined(SNAPSHOT, TARGETS).to_bytes())

    assert (found.snapshot, found.targets) == (SNAPSHOT, TARGETS)
    assert found.to_json(ROOT, 1) == b""


def test_it_is_smaller_than_its_parts() -> None:
    """That is what it is for: with the signatures it is smaller than snapshot and targets alone."""
    assert len(WHOLE.to_bytes()) < len(SNAPSHOT) + len(TARGETS)


def test_a_stranger_s_signature_is_refused() -> None:
    """Nobody can say what its public key would be."""
    with pytest.raises(TrustError, match="may not sign, 0a1b2c3d"):
        Joined(SNAPSHOT, TARGETS, {"0a1b2c3d": (b"", b"", b"")}).to_json(ROOT, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "{}\n",
        "{}\n{}",
        "{}\n{}\nx\n",
        f"{{}}\n{{}}\n00000000 {THREE}\n00000000 {THREE}\n",
        f"{{}}\n{{}}\n00000001 {THREE}\n00000000 {THREE}\n",
        f"{{}}\n{{}}\n0000000G {THREE}\n",
        f"{{}}\n{{}}\n00000000  {THREE}\n",
        f"{{}}\n{{}}\n00000000 {THREE}00\n",
        "{}\n{}\n" + "".join(f"{number:08x} {THREE}\n" for number in range(51)),
        "\n" * (MAX_BYTES + 1),
    ],
)
def test_what_is_written_otherwise_is_refused(text: str) -> None:
    """Broken off, a key twice, out of order, not hex, too long, too many, too large."""
    with pytest.raises(FormatError):
        Joined.parse(zlib.compress(text.encode("ascii")))


@pytest.mark.parametrize("change", [lambda data: data + b"x", lambda data: data[:-1]])
def test_what_stands_behind_it_or_lacks_is_seen(change: object) -> None:
    """zlib says where a stream ends, and it must be there."""
    with pytest.raises(FormatError):
        Joined.parse(change(WHOLE.to_bytes()))  # type: ignore[operator]


@given(st.binary(max_size=300) | st.binary(max_size=300).map(zlib.compress))
def test_whatever_comes_is_read_or_refused(data: bytes) -> None:
    """No other error, and what is read is written again with the same content."""
    try:
        found = Joined.parse(data)
    except FormatError:
        return
    assert Joined.parse(found.to_bytes()) == found
