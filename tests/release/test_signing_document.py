"""docs/signing.md is tried as it is written: its commands run in order, by three people in one.

In a folder that looks like this project, with a small site to publish. What stands in indented
blocks is not typed: it needs a device, or shows files.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.release.publickey import PublicKey
from plugins.release.roles import Roles
from plugins.release.rootrules import keys_of, threshold
from tests.sites import ROOT, write_content

SHOWN = ("Makefile", "plugins", "mirror", "theme", ".venv")
DOCUMENT = (ROOT / "docs" / "signing.md").read_text("utf-8")
CHINESE = (ROOT / "docs" / "signing.zh-Hans.md").read_text("utf-8")
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
TARGET = re.compile(r"\bmake ([a-z][a-z-]*)")
NUMBER = re.compile(r"(\d+)\.release\.request")


def steps(document: str) -> Iterator[str]:
    """What is typed at once: a command of this project, or a block of other commands."""
    for block in BLOCK.findall(document):
        yield from filter(None, block.split("\n")) if "make " in block else [block]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like this project, in somebody's home."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "notes"
    folder.mkdir()
    for path in ROOT.iterdir():
        if path.name in SHOWN or path.suffix == ".py":
            (folder / path.name).symlink_to(path)
    write_content(folder)
    (home / "passphrase").write_text("six words that chance chose\n", "utf-8")
    (home / "bin").mkdir()
    make = home / "bin" / "make"
    installed = "-o .venv/site -o .venv/release"  # the tests have it all
    make.write_text(f'#!/bin/sh\nexec {shutil.which("make")} -s {installed} "$@"\n', "ascii")
    make.chmod(0o700)
    return folder


def typed(step: str, project: Path) -> subprocess.CompletedProcess[str]:
    """What somebody sees who types a step, and what is asked for where a question comes."""
    home, number = project.parent, NUMBER.search(step)
    settings = {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "PASSPHRASE_FILE": str(home / "passphrase"),
    }
    return subprocess.run(
        ["sh", "-e", "-c", step],
        cwd=project,
        env=settings,
        input=f"{number[1]}\n" if number else "yes\n",
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_the_commands_work_in_the_order_in_which_they_stand(project: Path) -> None:
    """From no key to releases, and to a root that lost, replaced and added keys."""
    mei = home_of(project) / "mei.editor.pub.json"
    for step in steps(DOCUMENT):
        real = step.replace("3d1c6f0a", PublicKey.read(mei).key.keyid) if mei.exists() else step
        found = typed(real, project)

        assert found.returncode == 0, f"{step}\n{found.stdout}\n{found.stderr}"

    root = Roles.load(project / "releases" / "roots").root
    assert root.version == 5
    assert {role: len(keys) for role, keys in keys_of(root).items()} == {
        "root": 3,
        "editor": 4,
        "publisher": 1,
    }
    assert threshold(root, "editor") == 3
    assert (project / "root.svg").is_file()
    tuf = project / "releases" / "public" / "release" / "tuf"
    assert {path.name for path in tuf.glob("*.root.json")} == {
        f"{n}.root.json" for n in range(1, 5)
    }
    assert (tuf / "2.targets.json").is_file()


def home_of(project: Path) -> Path:
    """The folder of keys of whoever has this project."""
    return project.parent / ".zhiquan" / "keys"


def commands(document: str) -> set[str]:
    """The targets that a document names in code, not in prose."""
    code = re.findall(r"`[^`\n]+`|^(?:    )?make .*$", document, re.M)
    return {target for piece in code for target in TARGET.findall(piece)}


def test_the_chinese_version_names_the_same_commands() -> None:
    """It is shorter, and leaves no command out."""
    assert commands(CHINESE) == commands(DOCUMENT)


def test_the_chinese_version_types_what_the_english_one_types() -> None:
    """Each command line of it stands in the other one too."""
    shown = re.findall(r"^(?:    )?(make .*)$", CHINESE, re.M)
    english = re.findall(r"^(?:    )?(make .*)$", DOCUMENT, re.M)

    assert len(shown) > 8
    assert set(shown) <= set(english)
