"""The public half of a key is written in one way, and its id cannot be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, SECP384R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as generate_rsa
from securesystemslib.signer import SSlibKey

from plugins.errors import SetupError
from plugins.release import ceremony
from plugins.release.publickey import PublicKey, key_of, short
from tests.release.signers import public, signer


def test_a_public_half_comes_back_as_it_was(tmp_path: Path) -> None:
    """What an editor sends is what the root will have."""
    mei = public("editor", "mei")
    ceremony.write(tmp_path / "mei.editor.pub.json", mei.to_paper())

    assert PublicKey.read(tmp_path / "mei.editor.pub.json") == mei


def test_no_name_is_in_it() -> None:
    """The file says role, type and key, and nothing of its holder."""
    text = public("editor", "mei").to_paper().to_bytes().decode("ascii")

    assert "mei" not in text
    assert public("editor", "mei").key.keyval["public"] in text


def test_its_id_is_the_begin_of_its_usual_one() -> None:
    """Eight hex digits of what securesystemslib would call it."""
    key = signer("editor", "mei").key
    usual = SSlibKey.from_crypto(signer("editor", "mei").private.public_key()).keyid

    assert key.keyid == usual[:8]


def test_hardware_keys_are_read_too() -> None:
    """ECDSA on P-256, in the one way in which TUF writes it."""
    key = key_of(generate_private_key(SECP256R1()).public_key())

    assert short("ecdsa", "ecdsa-sha2-nistp256", key.keyval["public"]) == key


@pytest.mark.parametrize("change", [str.upper, lambda text: text + "\n", lambda text: text[:-2]])
def test_another_way_to_write_a_key_is_refused(change: type[str]) -> None:
    """So that one key cannot stand in a root twice."""
    text = change(signer("editor", "mei").key.keyval["public"])

    with pytest.raises(SetupError, match=r"not written as TUF writes it|not a usable one"):
        short("ed25519", "ed25519", text)


def test_a_padded_hardware_key_is_refused() -> None:
    """PEM may be written with spaces around it; here it may not."""
    text = key_of(generate_private_key(SECP256R1()).public_key()).keyval["public"]

    with pytest.raises(SetupError, match="not written as TUF writes it"):
        short("ecdsa", "ecdsa-sha2-nistp256", text + "\n")


def test_other_types_are_refused() -> None:
    """RSA, other curves, and types that no one knows."""
    rsa = SSlibKey.from_crypto(generate_rsa(65537, 2048).public_key())
    curve = SSlibKey.from_crypto(generate_private_key(SECP384R1()).public_key())

    for key in (rsa, curve):
        with pytest.raises(SetupError, match="not a usable one"):
            short(key.keytype, key.scheme, key.keyval["public"])
    with pytest.raises(SetupError, match="not a usable one"):
        short("sigstore-oidc", "Fulcio", "someone@example.org")
