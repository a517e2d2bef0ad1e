"""What is signed here, ``minisign -V`` accepts; nothing else passes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mirror.format.signatures import keys_folder
from plugins.errors import SetupError
from plugins.release import minisig
from plugins.release.keys import KeyFile
from plugins.release.roles import Roles
from tests.release.signers import SUMS, first_root, signer

MEI, LI = signer("editor", "mei"), signer("editor", "li")
COMMENT = "zhiquan release 12"
TEXT = minisig.make(SUMS, COMMENT, MEI.private)


def minisign(
    folder: Path, text: str, key: str, data: bytes = SUMS
) -> subprocess.CompletedProcess[str]:
    """Run ``minisign -V`` with a key that was made from the first root."""
    (folder / "key.pub").write_bytes(keys_folder(Roles([first_root()]).root)[f"keys/{key}.pub"])
    (folder / "SHA256SUMS").write_bytes(data)
    (folder / "sig").write_text(text, "ascii")
    command = ["minisign", "-V", "-p", "key.pub", "-m", "SHA256SUMS", "-x", "sig"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_minisign_accepts_it_and_shows_the_number_of_the_release(tmp_path: Path) -> None:
    """A reader with minisign alone can check a release, and sees which it is."""
    found = minisign(tmp_path, TEXT, MEI.key.keyid)

    assert found.returncode == 0
    assert "Trusted comment: zhiquan release 12" in found.stdout


def test_minisign_refuses_another_file_another_key_and_another_comment(tmp_path: Path) -> None:
    """The check can fail."""
    assert minisign(tmp_path, TEXT, MEI.key.keyid, SUMS + b"\n").returncode != 0
    assert minisign(tmp_path, TEXT, LI.key.keyid).returncode != 0
    assert (
        minisign(tmp_path, TEXT.replace("release 12", "release 13"), MEI.key.keyid).returncode != 0
    )


def test_no_clock_is_in_it() -> None:
    """Signing twice gives the same bytes: minisign's own comment would hold the time."""
    assert minisig.make(SUMS, COMMENT, MEI.private) == TEXT
    assert "timestamp" not in TEXT


def test_a_good_one_passes() -> None:
    """The right key, file and comment."""
    minisig.verify(TEXT, SUMS, COMMENT, MEI.key)


@pytest.mark.parametrize(
    ("text", "data", "comment", "who"),
    [
        (TEXT, SUMS + b"\n", COMMENT, MEI),
        (TEXT, SUMS, "zhiquan release 13", MEI),
        (TEXT.replace("release 12", "release 13"), SUMS, "zhiquan release 13", MEI),
        (TEXT, SUMS, COMMENT, LI),
        ("", SUMS, COMMENT, MEI),
        ("梅", SUMS, COMMENT, MEI),
        (TEXT[:-20], SUMS, COMMENT, MEI),
    ],
)
def test_anything_else_is_refused(text: str, data: bytes, comment: str, who: KeyFile) -> None:
    """Each of key, file, comment and form counts."""
    with pytest.raises(SetupError, match="the minisign signature by"):
        minisig.verify(text, data, comment, who.key)


def test_the_old_form_is_refused() -> None:
    """Signatures of the file itself, not of its hash, are not made and not accepted."""
    with minisig._secret(MEI.private) as secret:
        old = bytes(secret.sign(SUMS, prehash=False, trusted_comment=COMMENT)).decode("ascii")

    with pytest.raises(SetupError, match="it is not for"):
        minisig.verify(old + "\n", SUMS, COMMENT, MEI.key)
