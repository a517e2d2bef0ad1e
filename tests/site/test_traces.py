"""What must not get out: internal notes, and traces of the machine, the person, the day."""

from __future__ import annotations

import datetime
import os
import re
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.build.story import Report
from plugins.checks.gate.packed import members
from tests.site.pages import listed
from tests.site.running import run, tree
from tests.sites import PERSON, ROOT, TOPIC, build, write_content

_CANARY = "zq-canary-7f3a"
_CONTAINER = "META-INF/container.xml"  # of an EPUB; its “/rootfiles” is no folder
_DIGEST = re.compile(rb"sha256-[A-Za-z0-9+/=]+")
_INTERNAL = f"""\
internal:
  phone: {_CANARY}
  notes: [{_CANARY}, {{deeper: {_CANARY}}}]
"""


def _holding(files: dict[str, bytes], needle: str) -> list[str]:
    sought = needle.encode()
    return [f"{path}: {needle}" for path, data in files.items() if sought in data + path.encode()]


def test_internal_notes_are_never_published(tmp_path: Path) -> None:
    """Nothing under ``internal`` reaches a byte or a name of the output."""
    changes = {
        "topics/speech/record.yaml": TOPIC + _INTERNAL,
        "people/yu-jie/record.yaml": PERSON + _INTERNAL,
        f"people/yu-jie/{_CANARY}.txt": _CANARY,
    }
    files = build(write_content(tmp_path, changes)).files

    assert _holding(files, _CANARY) == []


def test_own_content_keeps_its_internal_notes(real_site: Report) -> None:
    """No page of Zhiquan's own site speaks of an ``internal:`` field."""
    problems = _holding(real_site.files, "internal:")

    assert problems == [], listed(problems)


def _unpacked(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Every file; of a book what lies in it, but for the list whose text its format prescribes."""
    for path, data in files.items():
        inside = [(f"{path}/{n}", d) for n, d in members(path, data) if n != _CONTAINER]
        yield from inside or [(path, data)]


def test_no_trace_of_this_machine(real_site: Report) -> None:
    """No byte of the site names the folder, the home or the host of the build."""
    places = {str(Path.cwd()), str(ROOT), str(Path.home()), socket.gethostname()}
    # A digest of the styles, or a picture's pixels, may hold a host's name of two letters by
    # chance; what lies in pictures is looked into by tests of ``checks.metadata``.
    words = {p: data for p, data in _unpacked(real_site.files) if not p.endswith(".png")}
    files = {path: _DIGEST.sub(b"", data) for path, data in words.items()}
    problems = [found for place in sorted(places) for found in _holding(files, place)]

    assert problems == [], listed(problems)


def test_no_trace_of_the_person_who_builds(tmp_path: Path) -> None:
    """A build by a person with a telling name, home and folder says none of it."""
    folder = tmp_path / f"folder-{_CANARY}"
    content = write_content(folder)
    home = folder / "home"
    home.mkdir()
    names = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME", "EMAIL"), _CANARY)
    names |= dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"), _CANARY)
    env = {**os.environ, **names, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    run("plugins.build", "site", content, folder / "out", env=env).check_returncode()

    assert _holding(tree(folder / "out"), _CANARY) == []


def test_no_trace_of_the_day_of_the_build(tmp_path: Path) -> None:
    """Dates come from content: a site whose facts are old shows no year of today."""
    this_year = str(datetime.datetime.now(tz=datetime.UTC).year)
    files = build(write_content(tmp_path)).files
    generated = re.compile(rb"<style>.*?</style>|'sha256-[^']*'", re.S)
    bare = {path: generated.sub(b"", data) for path, data in files.items()}

    assert _holding(bare, this_year) == []
