"""Opening a key, whatever it is kept in: a file with a passphrase, or a device with a PIN.

    signing = open_key(Path("~/.zhiquan/keys/mei.editor.key"), Source())

Everything that signs begins here.
"""

from __future__ import annotations

from pathlib import Path

from plugins.release import ceremony
from plugins.release.hardware import HardwareFile, HardwareKey
from plugins.release.keys import KeyFile, Signing, file_bytes, is_locked
from plugins.release.passphrase import Source

HARDWARE = ".hsm.json"


def open_key(path: Path, source: Source) -> Signing:
    """Open a key.

    Args:
        path: a ``.key`` or ``.hsm.json`` file; ``~`` is one's own folder.
        source: where the passphrase or PIN comes from; not asked if there is none.

    Raises:
        SetupError: it is no such file, or does not open.
    """
    path = path.expanduser()
    if path.name.endswith(HARDWARE):
        return HardwareKey(ceremony.read(path, HardwareFile), source.ask)
    if not is_locked(file_bytes(path), path):
        return KeyFile.load(path, None)
    return KeyFile.load(path, source.ask(f"Passphrase of {path.name}"))
