"""The life of releases, lived with the real commands, and a copy kept of what was published.

    life = Life(folder)
    life.begin()                     # keys, the first root, release 1
    life.edit(), life.withdraw()     # releases 2 and 3
    life.stages["1"]                 # the folder that was published then

Everybody has a folder of their own. An editor's holds their key and whatever was sent there,
nothing else; what goes to and fro are request and signature files. Every step is a command in a
process of its own, as somebody would type it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.release import bundle
from tests.release.installed import installed_wheels
from tests.sites import ROOT, TOPIC_EN, write_content

PASSPHRASE = "correct horse battery staple"
PEOPLE = ("mei", "li", "an")
WITHDRAWN = "p-000001"


class Life:
    """A publisher, three editors and three holders of root keys.

    Args:
        folder: for all of them; a web server may look into it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.releases = folder / "publisher" / "releases"
        self.stages: dict[str, Path] = {}
        self.words: dict[str, str] = {}
        self._changes: dict[str, str | bytes | None] = {}
        (folder / "passphrase").write_text(f"{PASSPHRASE}\n", "utf-8")

    # --- what the people of the story do

    def begin(self) -> None:
        """Keys, the first root, the client, and release 1."""
        for name in PEOPLE:
            self.key(name, "root")
            self.key(name, "editor")
        self.key("publisher", "publisher", "--no-passphrase")
        keys = [self.public(name, role) for name in PEOPLE for role in ("root", "editor")]
        self.new_root(1, "--add", *keys, self.public("publisher", "publisher"))
        self.carry_client()
        self.build({})
        self.release(1, ("mei", "an"))

    def edit(self) -> None:
        """One page changes."""
        self.build({"topics/speech/en.md": TOPIC_EN.replace("Words may", "Most words may")})
        self.release(2, ("mei", "li"))

    def withdraw(self) -> None:
        """A person takes their record back; no other page may name them."""
        old, new = ", as [](person:yu-jie) did", ""
        self.build(
            {
                "topics/speech/en.md": TOPIC_EN.replace("Words may", "Most words may").replace(
                    old, new
                ),
                "topics/speech/zh-Hans.md": "---\ntitle: 言论\nsummary: 话。\n---\n"
                "## 它是什么 {#what}\n\n话可以说 [@s1]。\n",
                "people/yu-jie/record.yaml": f"id: {WITHDRAWN}\nwithdrawn: 2012-02-01\n",
                "people/yu-jie/en.md": None,
                "people/yu-jie/zh-Hans.md": None,
            }
        )
        self.release(3, ("mei", "an"))

    def replace_stolen_key(self) -> None:
        """An's editing key was stolen: a new root without it, and a release under that root."""
        stolen = self.key_id("an", "editor")
        self.key("new", "editor")
        self.new_root(2, "--add", self.public("new", "editor"), "--remove", stolen)
        self.release(4, ("mei", "new"), "--again")

    # --- single steps

    def build(self, changes: Mapping[str, str | bytes | None]) -> None:
        """Build the site with the real builder."""
        self._changes |= changes
        content = write_content(self.folder / "publisher", self._changes)
        run("plugins.build", "site", content, self.output)

    @property
    def output(self) -> Path:
        """The built site."""
        return self.folder / "publisher" / "output"

    def desk(self, name: str) -> Path:
        """Somebody's own machine."""
        return self.folder / "people" / name

    def key(self, name: str, role: str, *options: str) -> None:
        """Somebody makes a key."""
        self._signing(name, "keys", "--name", name, "--role", role, *options)

    def key_id(self, name: str, role: str) -> str:
        """How a key is called."""
        told = self._signing(name, "key-check", self.public(name, role))
        return told.split(": ")[1][:8]

    def public(self, name: str, role: str) -> Path:
        """The public half of somebody's key."""
        return self.desk(name) / "keys" / f"{name}.{role}.pub.json"

    def new_root(self, number: int, *change: object) -> None:
        """Ask for a root, have two holders sign it, and join."""
        self._publisher("plugins.release.signing", "root", *change)
        for name in ("mei", "li"):
            request = self._send(f"{number}.root.request", name)
            key = self.desk(name) / "keys" / f"{name}.root.key"
            self._signing(name, "root-sign", request, key, typed="yes\n")
            self._send_back(name)
        self._publisher("plugins.release.signing", "root-join")

    def carry_client(self) -> None:
        """What ``make client`` leaves, of what is installed here instead of the registry."""
        files = bundle.bundle(ROOT, installed_wheels(self.folder / "wheels"))
        bundle.put(self.releases / "client", files)

    def release(self, number: int, signers: tuple[str, ...], *options: str) -> None:
        """Prepare a release, have editors sign it, publish it, and keep a copy of it."""
        self._publisher("plugins.release", "release", *options)
        for name in signers:
            request = self._send(f"{number}.release.request", name)
            key = self.desk(name) / "keys" / f"{name}.editor.key"
            own = ["--site", self.output] if name == "mei" else []
            desk = self.desk(name)
            arguments = ["--releases", desk, "--output", desk / "output", *self._own(name), "sign"]
            told = run("plugins.release", *arguments, request, key, *own, typed=f"{number}\n")
            self.words[f"{number} {name}"] = told
            self._send_back(name)
        self._publisher("plugins.release", "release")
        self.keep(str(number))

    def renew(self) -> None:
        """What cron does each day."""
        self._publisher("plugins.release", "renew")

    def keep(self, stage: str) -> None:
        """Keep a copy of what is published."""
        self.stages[stage] = self.folder / "stages" / stage
        shutil.copytree(self.releases / "public", self.stages[stage])

    def anchor(self, version: int = 1) -> Path:
        """The root with which volunteers begin."""
        return self.releases / "roots" / f"{version}.root.json"

    def code(self) -> str:
        """The same as a line to be given from hand to hand."""
        told = self._publisher("plugins.release.signing", "root-qr")
        return next(line for line in told.splitlines() if line.startswith("zhiquan:"))

    def _publisher(self, module: str, *arguments: object) -> str:
        given = ["--releases", self.releases, "--folder", self.desk("publisher") / "keys"]
        if module == "plugins.release":
            given += ["--output", self.output]
        return run(module, *given, *arguments)

    def _signing(self, name: str, *arguments: object, typed: str = "") -> str:
        given = ["--releases", self.desk(name), *self._own(name)]
        return run("plugins.release.signing", *given, *arguments, typed=typed)

    def _own(self, name: str) -> list[object]:
        keys = self.desk(name) / "keys"
        return ["--folder", keys, "--passphrase-file", self.folder / "passphrase"]

    def _send(self, paper: str, name: str) -> Path:
        target = self.desk(name) / paper
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.releases / "requests" / paper, target)
        return target

    def _send_back(self, name: str) -> None:
        target = self.releases / "signatures"
        target.mkdir(exist_ok=True)
        for paper in (self.desk(name) / "signatures").iterdir():
            shutil.copy(paper, target)


def run(module: str, *arguments: object, typed: str = "") -> str:
    """Run a command of the repository; what it said."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        command, input=typed, capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
