"""Keys are locked files that ssh-keygen opens too; what does not open says so in a sentence."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from plugins.errors import SetupError
from plugins.release import keys, minisig, sshsig, sshwire
from plugins.release.keys import KeyFile
from plugins.release.publickey import Role
from tests.release.signers import SUMS

PASSPHRASE = "six words that chance chose"
ROUNDS = 1  # the tests need no slowness


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An editor's key."""
    path = tmp_path_factory.mktemp("keys") / "mei.editor.key"
    path.write_bytes(keys.new("editor", PASSPHRASE, ROUNDS)[1])
    path.chmod(0o600)
    return path


def test_a_key_signs_in_three_ways(key_file: Path) -> None:
    """For TUF, for ssh-keygen and for minisign, with one public half."""
    mei = KeyFile.load(key_file, PASSPHRASE)

    mei.key.verify_signature(mei.sign(b"payload"), b"payload")
    sshsig.verify(mei.ssh(SUMS), SUMS, mei.key)
    minisig.verify(mei.minisign(SUMS, "comment") or "", SUMS, "comment", mei.key)


def test_ssh_keygen_opens_it_and_shows_the_same_fingerprint(key_file: Path) -> None:
    """An editor can use the file without this program, and compare what it shows."""
    shown = ["ssh-keygen", "-l", "-f", str(key_file)]
    opened = ["ssh-keygen", "-y", "-P", PASSPHRASE, "-f", str(key_file)]
    key = keys.public_in(key_file.read_bytes(), key_file)

    assert sshwire.fingerprint(key) in subprocess.check_output(shown, text=True)
    assert subprocess.check_output(opened, text=True).startswith("ssh-ed25519 ")


def test_the_public_half_can_be_read_without_the_passphrase(key_file: Path) -> None:
    """It is the one that signs."""
    public = keys.public_in(key_file.read_bytes(), key_file)

    assert public == KeyFile.load(key_file, PASSPHRASE).key


def test_it_is_locked_as_slowly_as_asked() -> None:
    """bcrypt's rounds, which slow down guessing, stand in the file; the default is many."""
    _, private = keys.new("editor", PASSPHRASE, 77)
    middle = private.split(b"-----")[2]
    reader = sshwire.Reader(base64.b64decode(middle))
    reader.take(15)
    cipher, kdf, options = reader.string(), reader.string(), sshwire.Reader(reader.string())
    options.string()

    assert (cipher, kdf, options.number()) == (b"aes256-ctr", b"bcrypt", 77)
    assert keys.ROUNDS >= 100


def test_a_name_is_nowhere_in_it(key_file: Path) -> None:
    """OpenSSH's files have room for a comment, where programs write user and machine."""
    _, private = keys.new("publisher", None)
    raw = base64.b64decode(private.split(b"-----")[2])

    assert raw.count(b"ssh-ed25519") == 2
    assert b"@" not in raw.rsplit(b"ssh-ed25519", 1)[1][4 + 32 + 4 + 64 :]
    assert raw.rsplit(b"ssh-ed25519", 1)[1][4 + 32 + 4 + 64 :][:4] == bytes(4)


@pytest.mark.parametrize("passphrase", ["six words that chance chosf", "", None])
def test_a_wrong_passphrase_is_one_sentence(key_file: Path, passphrase: str | None) -> None:
    """No traceback, and what to do."""
    with pytest.raises(SetupError, match="passphrase") as found:
        KeyFile.load(key_file, passphrase)

    assert str(key_file) in str(found.value)


@pytest.mark.parametrize("cut", [40, 100, 200, -60])
def test_a_damaged_key_is_one_sentence(key_file: Path, tmp_path: Path, cut: int) -> None:
    """Wherever it was cut off."""
    path = tmp_path / "cut.key"
    path.write_bytes(key_file.read_bytes()[:cut])

    with pytest.raises(SetupError, match="damaged"):
        KeyFile.load(path, PASSPHRASE)


def test_something_else_is_one_sentence(tmp_path: Path) -> None:
    """A public key, a picture, nothing at all, a folder."""
    other = tmp_path / "mei.editor.pub.json"
    other.write_text("{}", "utf-8")

    for path in (other, tmp_path / "missing", tmp_path):
        with pytest.raises(SetupError, match=r"not a private key|cannot be read"):
            KeyFile.load(path, PASSPHRASE)


def test_keys_of_other_types_are_refused(tmp_path: Path) -> None:
    """An old login key is none to sign a release with."""
    private = generate_private_key(SECP256R1())
    data = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    path = tmp_path / "id_ecdsa"
    path.write_bytes(data)

    with pytest.raises(SetupError, match="not an Ed25519 key"):
        KeyFile.load(path, None)
    with pytest.raises(SetupError, match="not an Ed25519 key"):
        keys.public_in(data, path)


@pytest.mark.parametrize("role", ["root", "editor"])
def test_only_a_publisher_may_do_without_a_passphrase(role: Role) -> None:
    """A machine renews the timestamp by itself; people type."""
    with pytest.raises(SetupError, match="needs a passphrase"):
        keys.new(role, None)

    assert not keys.is_locked(keys.new("publisher", None)[1], Path("machine.key"))


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("elevenchars", "fewer than 12"),
        ("aaaaaaaaaaaaaaaaaaaa", "repeats"),
        ("六个词" * 9, "longer than 72 bytes"),
        ("", "fewer than 12"),
    ],
)
def test_a_weak_passphrase_says_why(passphrase: str, why: str) -> None:
    """A short one is guessed; a long one is cut off by other programs."""
    assert why in keys.weakness(passphrase)


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "一二三四五六七八九十甲乙", "x1y2z3w4v5u6"])
def test_a_good_passphrase_passes(passphrase: str) -> None:
    """Twelve characters of any script."""
    assert keys.weakness(passphrase) == ""


def test_accents_open_the_key_however_they_are_typed(tmp_path: Path) -> None:
    """A Mac writes é in two characters, other systems in one."""
    path = tmp_path / "a.editor.key"
    path.write_bytes(keys.new("editor", "caf\u00e9 au lait demain", ROUNDS)[1])

    assert KeyFile.load(path, "cafe\u0301 au lait demain").key.keytype == "ed25519"
