"""A key on a token signs, its PIN is asked for once, and trouble with it is one sentence.

SoftHSM plays the token. The package for PKCS#11 is an extra (``requirements/hardware.txt``).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.errors import SetupError
from plugins.release import ceremony, sshwire
from plugins.release.hardware import HardwareFile, HardwareKey, bring
from plugins.release.opening import open_key
from plugins.release.passphrase import Source
from plugins.release.publickey import KeyDict, PublicKey
from tests.release.signers import hardware_key

PIN = "123456"
LIBRARIES = sorted(Path("/usr/lib").glob("**/libsofthsm2.so"))
REQUIRED = os.environ.get("ZHIQUAN_HARDWARE") == "required"


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A token with one key in PIV's place for signatures; its folder."""
    if not REQUIRED:
        pytest.importorskip("pkcs11", reason="requirements/hardware.txt is not installed")
    if not LIBRARIES and not REQUIRED:
        pytest.skip("no SoftHSM found (Debian: apt install softhsm2)")
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n", "ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(settings))
        patch.setenv("PYKCS11LIB", str(LIBRARIES[0]))
        command = ["softhsm2-util", "--init-token", "--free", "--label", "press"]
        subprocess.run([*command, "--so-pin", "12345678", "--pin", PIN], check=True)
        _make_key()
        yield folder


def _make_key() -> None:
    """What the device's own program does."""
    import pkcs11
    from pkcs11.util.ec import encode_named_curve_parameters

    device = pkcs11.lib(os.environ["PYKCS11LIB"]).get_token(token_label="press")
    curve = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
    with device.open(user_pin=PIN, rw=True) as session:
        domain = session.create_domain_parameters(pkcs11.KeyType.EC, curve, local=True)
        domain.generate_keypair(store=True, id=bytes([2]))


def test_a_key_on_a_token_signs(token: Path) -> None:
    """Its public half goes into a root; the PIN is asked for once."""
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return PIN

    public, paper = bring("editor", 2, "press", ask)
    key = HardwareKey(paper, ask)
    asked.clear()
    for payload in (b"one", b"two"):
        public.key.verify_signature(key.sign(payload), payload)

    assert asked == ["PIN of the device"]
    assert (public.role, public.key.scheme) == ("editor", sshwire.ECDSA)
    assert key.key == public.key and len(public.key.keyid) == 8


def test_it_signs_for_tuf_alone(token: Path) -> None:
    """So the other signatures are left out of what the editor gives back."""
    _, paper = bring("editor", 2, "press", lambda question: PIN)
    key = HardwareKey(paper, lambda question: PIN)

    assert key.ssh(b"") is None and key.minisign(b"", "") is None


def test_it_is_opened_from_its_file(token: Path, tmp_path: Path) -> None:
    """``KEY=mei.editor.hsm.json`` works wherever a key does."""
    _, paper = bring("editor", 2, None, lambda question: PIN)
    ceremony.write(tmp_path / "mei.editor.hsm.json", paper)
    (tmp_path / "pin").write_text(PIN, "ascii")

    key = open_key(tmp_path / "mei.editor.hsm.json", Source(tmp_path / "pin"))

    key.key.verify_signature(key.sign(b"payload"), b"payload")


def test_trouble_with_the_token_is_one_sentence(token: Path) -> None:
    """A wrong PIN, a missing key, a missing token."""
    _, paper = bring("editor", 2, "press", lambda question: PIN)

    with pytest.raises(SetupError, match="the device refused: PinIncorrect; check PIN"):
        HardwareKey(paper, lambda question: "654321").sign(b"")
    with pytest.raises(SetupError, match="could not find ECDSA key"):
        bring("editor", 7, "press", lambda question: PIN)
    with pytest.raises(SetupError, match="No PKCS#11 token found for label other"):
        bring("editor", 2, "other", lambda question: PIN)


def test_a_publisher_key_cannot_be_in_hardware() -> None:
    """Every mirror must be able to check it."""
    with pytest.raises(SetupError, match="every mirror must check it"):
        bring("publisher", 2, None, lambda question: PIN)


def test_a_file_that_is_none_is_one_sentence() -> None:
    """No device is asked."""
    public = PublicKey("editor", hardware_key())
    paper = HardwareFile(
        role="editor", uri="file:2", key=KeyDict.model_validate(public.key.to_dict())
    )

    with pytest.raises(SetupError, match="the device did not answer as it should"):
        HardwareKey(paper, lambda question: PIN)


def test_cloud_and_log_signers_are_not_offered(tmp_path: Path) -> None:
    """A signer that writes an identity into a public log, or trusts a company, is none here."""
    path = tmp_path / "mei.editor.hsm.json"
    public = PublicKey("editor", hardware_key())
    key = KeyDict.model_validate(public.key.to_dict())
    for uri in ("sigstore:", "awskms:alias/x", "gcpkms:x", "azurekms:x", "hv:x", "file2:x"):
        path.unlink(missing_ok=True)
        ceremony.write(path, HardwareFile(role="editor", uri=uri, key=key))

        with pytest.raises(SetupError, match="HSMSigner does not support"):
            open_key(path, Source())
