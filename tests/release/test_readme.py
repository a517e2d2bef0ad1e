"""``readme.txt`` can be followed as it is written, in each of its languages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.release.readme import readme
from tests.release.making import SITE, Press
from tests.release.signers import signer

KEY = signer("editor", "mei").key.keyid
COMMANDS = re.findall(
    r"^    ((?:sha256sum|ssh-keygen|minisign)(?:[^\n]*\\\n)?[^\n]*)$",
    readme().decode("utf-8").replace("\r\n", "\n"),
    re.M,
)


def test_each_language_has_the_same_commands() -> None:
    """Three times three."""
    assert len(COMMANDS) == 9
    assert COMMANDS[:3] == COMMANDS[3:6] == COMMANDS[6:]


def test_it_is_short_enough_for_a_narrow_window() -> None:
    """Lines of at most 100 columns, ended as Windows ends them."""
    lines = readme().decode("utf-8").split("\r\n")

    assert all(len(line) <= 100 for line in lines)
    assert "\n" not in "".join(lines)


@pytest.mark.parametrize("command", COMMANDS[:3], ids=lambda command: command.split()[0])
def test_a_command_proves_a_release_and_refuses_another(tmp_path: Path, command: str) -> None:
    """As it is written, with a key's eight characters for KEY."""
    if not shutil.which(command.split()[0]):
        pytest.skip(f"no {command.split()[0]} here")
    press = Press(tmp_path)
    press.publish(SITE)
    run = ["sh", "-c", command.replace("KEY", KEY)]
    good = subprocess.run(run, cwd=press.store.public, capture_output=True)
    sums = press.release / "SHA256SUMS"
    sums.write_bytes(sums.read_bytes().replace(b"index", b"xedni"))
    bad = subprocess.run(run, cwd=press.store.public, capture_output=True)

    assert good.returncode == 0, good.stderr
    assert bad.returncode != 0
