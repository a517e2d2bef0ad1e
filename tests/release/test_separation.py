"""One key makes three kinds of signature, and no signature can pass for one of another kind.

The argument is in docs/decisions/0017-keys.md; here is what it rests on.
"""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.signer import Signature

from plugins.errors import SetupError
from plugins.release import sshsig
from plugins.release.metadata import check, parse
from plugins.release.roles import Roles
from tests.release.signers import NOW, SUMS, first_root, release, signer

MEI = signer("editor", "mei")
TARGETS = Roles([first_root()]).new_targets(release(), NOW)


def test_what_tuf_signs_is_an_object_in_printable_ascii() -> None:
    """It begins with a brace, and is longer than what minisign signs."""
    for data in (TARGETS, first_root()):
        payload = parse(data).signed_bytes

        assert payload.startswith(b"{")
        assert len(payload) > 64 + len("zhiquan release ") + 10
        assert all(0x20 <= byte < 0x7F for byte in payload)


@given(st.binary())
def test_what_ssh_signs_begins_with_its_name_and_has_one_length(data: bytes) -> None:
    """Never a brace, never 64 bytes."""
    payload = sshsig.signed_bytes(data)

    assert payload.startswith(b"SSHSIG\x00\x00\x00\x0fzhiquan-release")
    assert len(payload) == 107


@given(st.binary())
def test_no_signature_can_be_the_begin_of_what_tuf_signs(data: bytes) -> None:
    """minisign's second signature is of the first one and the comment: the last byte of an Ed25519
    signature is at most 0x10 (RFC 8032, 5.1.7: S is below the group's order), which no byte of
    canonical JSON is.
    """
    assert MEI.private.sign(data)[63] <= 0x10


def test_a_signature_of_one_kind_is_refused_as_another() -> None:
    """The bytes that each kind signs, passed off as TUF's."""
    digest = hashlib.blake2b(SUMS).digest()
    inner = MEI.private.sign(digest)
    others = [sshsig.signed_bytes(SUMS), digest, inner + b"zhiquan release 12", SUMS]

    for payload in others:
        with pytest.raises(SetupError, match="is of something else"):
            check(
                MEI.key, Signature(MEI.key.keyid, MEI.private.sign(payload).hex()), parse(TARGETS)
            )
