"""What is signed here, ``ssh-keygen`` accepts, and the other way round; nothing else passes."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.format.signatures import keys_folder
from plugins.errors import SetupError
from plugins.release import keys, sshsig
from plugins.release.roles import Roles
from tests.release.signers import SUMS, first_root, signer

MEI, LI = signer("editor", "mei"), signer("editor", "li")
TEXT = sshsig.make(SUMS, MEI.private)


def ssh_keygen(*arguments: str | Path, data: bytes = SUMS) -> subprocess.CompletedProcess[bytes]:
    """Run ssh-keygen."""
    command = ["ssh-keygen", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, check=False)


def verify(folder: Path, text: str, who: str, data: bytes = SUMS) -> bool:
    """Whether ``ssh-keygen -Y verify`` accepts a signature, with the keys of the first root."""
    (folder / "allowed").write_bytes(
        keys_folder(Roles([first_root()]).root)["keys/allowed_signers"]
    )
    (folder / "sig").write_text(text, "ascii")
    found = ssh_keygen(
        "-Y", "verify", "-f", folder / "allowed", "-I", who, "-n", "zhiquan-release",
        "-s", folder / "sig", data=data,
    )  # fmt: skip
    return found.returncode == 0


def test_ssh_keygen_accepts_it(tmp_path: Path) -> None:
    """A reader with OpenSSH alone can check a release."""
    assert verify(tmp_path, TEXT, MEI.key.keyid)


def test_ssh_keygen_refuses_another_file_and_another_key(tmp_path: Path) -> None:
    """The check can fail: one byte more, or somebody else's name."""
    assert not verify(tmp_path, TEXT, MEI.key.keyid, SUMS + b"\n")
    assert not verify(tmp_path, TEXT, LI.key.keyid)


def test_it_is_what_ssh_keygen_itself_writes(tmp_path: Path) -> None:
    """The same key, opened by ssh-keygen from its file, gives the same bytes."""
    _, private = keys.new("publisher", None)
    path = tmp_path / "key"
    path.write_bytes(private)
    path.chmod(0o600)

    found = ssh_keygen("-Y", "sign", "-f", path, "-n", "zhiquan-release")

    assert found.stdout.decode("ascii") == keys.KeyFile.load(path, None).ssh(SUMS)


def test_what_ssh_keygen_signed_passes() -> None:
    """The signature of the right key over the right file."""
    sshsig.verify(TEXT, SUMS, MEI.key)


@pytest.mark.parametrize("data", [b"", SUMS + b"\n", SUMS[1:]])
def test_another_file_is_refused(data: bytes) -> None:
    """A signature is of one file."""
    with pytest.raises(SetupError, match="is not of this file"):
        sshsig.verify(TEXT, data, MEI.key)


def test_another_key_is_refused() -> None:
    """A signature is by one key."""
    with pytest.raises(SetupError, match="by another key"):
        sshsig.verify(TEXT, SUMS, LI.key)


def test_another_purpose_is_refused(tmp_path: Path) -> None:
    """A signature made with the same key for a commit or an e-mail is none of a release."""
    path = tmp_path / "key"
    public, private = keys.new("publisher", None)
    path.write_bytes(private)
    path.chmod(0o600)

    other = ssh_keygen("-Y", "sign", "-f", path, "-n", "git").stdout.decode("ascii")

    with pytest.raises(SetupError, match="made for something else"):
        sshsig.verify(other, SUMS, public.key)


@pytest.mark.parametrize("text", ["", "hello", TEXT[:-2], TEXT + "x", TEXT.replace("\n", "\r\n")])
def test_other_forms_are_refused(text: str) -> None:
    """There is one way to write a signature."""
    with pytest.raises(SetupError, match="damaged"):
        sshsig.verify(text, SUMS, MEI.key)


@given(st.data())
def test_no_byte_of_it_can_be_changed(data: st.DataObject) -> None:
    """Every bit of a signature counts."""
    raw = bytearray(base64.b64decode("".join(TEXT.split("\n")[1:-2])))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    lines = base64.b64encode(raw).decode("ascii")
    text = f"-----BEGIN SSH SIGNATURE-----\n{lines}\n-----END SSH SIGNATURE-----\n"

    with pytest.raises(SetupError, match="the SSH signature"):
        sshsig.verify(text, SUMS, MEI.key)
