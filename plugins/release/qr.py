"""The text with which trust begins, as a QR code for paper and for the terminal.

    text = anchor(root_bytes, "https://example.org/notes")
    # zhiquan:9f86d0… https://example.org/notes
    save(text, Path("root.svg"))
    print(terminal(text))

Whoever starts a mirror from it needs to trust nobody who serves the files. docs/format.md says
how the text is read.
"""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import segno

from plugins.errors import SetupError

_ADDRESS = re.compile(r"https?://[!-~]{1,500}\Z")
_PLAIN: dict[str, dict[str, None]] = {".svg": {"svgclass": None, "lineclass": None}, ".png": {}}


def anchor(root: bytes, address: str = "") -> str:
    """The text for a root and, if there is one, an address that serves it.

    Raises:
        SetupError: the address is none.
    """
    text = f"zhiquan:{hashlib.sha256(root).hexdigest()}"
    if not address:
        return text
    if not _ADDRESS.match(address):
        raise SetupError("ADDRESS=… begins with http:// or https:// and has no spaces")
    return f"{text} {address}"


def save(text: str, path: Path) -> None:
    """Draw a text into an SVG or PNG file, the same bytes each time.

    Raises:
        SetupError: the file has another ending, or cannot be written.
    """
    if path.suffix not in _PLAIN:
        raise SetupError(f"{path} must end with {' or '.join(_PLAIN)}")
    try:
        _code(text).save(str(path), scale=8, border=4, light="#fff", **_PLAIN[path.suffix])
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror}") from None


def terminal(text: str) -> str:
    """A text as a QR code for the terminal, in half blocks."""
    out = io.StringIO()
    _code(text).terminal(out, compact=True, border=2)
    return out.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m")
