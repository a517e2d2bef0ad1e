"""The one-file checker's own arithmetic and JSON are those of everybody else."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.formats import encode_canonical

from mirror import checker
from mirror.errors import FormatError
from mirror.format.manifest import Manifest

VECTORS = [  # RFC 8032, section 7.1: public key, message, signature
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").hexdigest(),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_vectors_of_rfc_8032(public: str, message: str, signature: str) -> None:
    """They are good, and not good for another message."""
    raw = [bytes.fromhex(text) for text in (public, message, signature)]

    assert checker.signed_by(raw[0], raw[1], raw[2])
    assert not checker.signed_by(raw[0], raw[1] + b"x", raw[2])


def test_other_ways_of_writing_a_good_signature_are_refused() -> None:
    """S beyond the order, points beyond the prime, wrong lengths."""
    public, message, good = (bytes.fromhex(text) for text in VECTORS[1])
    s = int.from_bytes(good[32:], "little") + checker.ORDER

    assert not checker.signed_by(public, message, good[:32] + s.to_bytes(32, "little"))
    assert not checker.signed_by(public, message, good[:-1])
    assert not checker.signed_by(public, message, good + b"\0")
    assert not checker.signed_by(public + b"\0", message, good)
    for y in (checker.P, checker.P + 1, 2**255 - 1):
        assert checker.decode_point(y.to_bytes(32, "little")) is None
    assert checker.decode_point((1 + (1 << 255)).to_bytes(32, "little")) is None  # x = 0, sign 1


def test_keys_of_small_order_are_nobodys() -> None:
    """The neutral point as key would let anyone sign anything."""
    one = (1).to_bytes(32, "little")

    assert not checker.signed_by(one, b"any", one + bytes(32))
    minus_one = (checker.P - 1).to_bytes(32, "little")  # of order 2
    assert not checker.signed_by(minus_one, b"any", one + bytes(32))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100), st.integers(0, 2 * 64 * 8 - 1))
def test_signatures_are_judged_as_openssl_judges_them(
    seed: bytes, message: bytes, bit: int
) -> None:
    """Good ones, and the same with one bit turned."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key(), bytearray(private.sign(message))
    raw = public.public_bytes_raw()
    assert checker.signed_by(raw, message, bytes(signature))
    if bit < len(signature) * 8:
        signature[bit // 8] ^= 1 << bit % 8
    assert checker.signed_by(raw, message, bytes(signature)) == _openssl(public, message, signature)


def _openssl(public: Ed25519PublicKey, message: bytes, signature: bytearray) -> bool:
    try:
        public.verify(bytes(signature), message)
    except InvalidSignature:
        return False
    return True


LINE = "0" * 64 + " 1 "
MANIFESTS = [
    "",
    "zhiquan manifest 1",
    "zhiquan manifest 2\n",
    "zhiquan manifest 1\n\n",
    "zhiquan manifest 1\r\n",
    "zhiquan manifest 1\nrevoked b\nrevoked a\n",
    "zhiquan manifest 1\nrevoked a\nrevoked a\n",
    "zhiquan manifest 1\nrevoked A\n",
    f"zhiquan manifest 1\n{LINE}a\nrevoked a\n",
    f"zhiquan manifest 1\n{LINE}b\n{LINE}a\n",
    f"zhiquan manifest 1\n{LINE}a\n{LINE}a\n",
    f"zhiquan manifest 1\n{LINE}a ",
    f"zhiquan manifest 1\n{'A' * 64} 1 a\n",
    f"zhiquan manifest 1\n{'0' * 64} 01 a\n",
    f"zhiquan manifest 1\n{'0' * 64} {2**40} a\n",
    *(
        f"zhiquan manifest 1\n{LINE}{name}\n"
        for name in ("a/", "/a", "a//b", "..", "a.", ".a", "-a")
    ),
    *(
        f"zhiquan manifest 1\n{LINE}{name}\n"
        for name in ("a\\b", "a:b", "é", "a\0", "nul.txt", "com1")
    ),
    *(f"zhiquan manifest 1\n{LINE}{'a' * length}\n" for length in (101, 201)),
    f"zhiquan manifest 1\n{LINE}{'a/' * 16}a\n",
    f"zhiquan manifest 1\n{LINE}release/a\n",
]


@pytest.mark.parametrize("text", MANIFESTS)
def test_unsound_manifests_are_refused_here_and_there(text: str) -> None:
    """There is one way to write a manifest, for the checker as for the client."""
    with pytest.raises(FormatError):
        Manifest.parse(text.encode("utf-8"))
    with pytest.raises(checker.RefusedError):
        checker.parse_manifest(text.encode("utf-8"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_canonical_json_is_that_of_securesystemslib(value: object) -> None:
    """Byte for byte: signatures are over it."""
    assert checker.canonical(value) == encode_canonical(value)  # type: ignore[arg-type]
