"""EPUBCheck, the judge of EPUB files, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path("/usr/share/java/epubcheck.jar")  # Debian's package epubcheck


def complaints(book: Path) -> list[str]:
    """What EPUBCheck says against a file: fatal errors, errors, warnings."""
    if not JAR.is_file() or not shutil.which("java"):
        if os.environ.get("ZHIQUAN_SERVERS") == "required":
            pytest.fail("epubcheck is not installed")
        pytest.skip("epubcheck is not installed")
    done = subprocess.run(
        ["java", "-jar", str(JAR), str(book)], capture_output=True, text=True, check=False
    )
    lines = (done.stdout + done.stderr).splitlines()
    found = [line for line in lines if line.startswith(("FATAL", "ERROR", "WARNING"))]
    assert found or "No errors or warnings detected." in lines, lines
    return found
