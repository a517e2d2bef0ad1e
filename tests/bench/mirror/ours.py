"""Our own way, by the commands that people type: ``make release`` and ``zhiquan-mirror``.

Three root keys, three editors, one publisher; each release is prepared, signed by two editors
who do not look at it, and published. The client begins with the root's code, as a volunteer
would who got it on paper. Two copies are measured: one that serves the site, and one that
also carries what others need to start from it, which is what the client does by default.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from copy import copy
from pathlib import Path

from tests.bench.mirror.counting import serve
from tests.bench.mirror.peers.peer import Peer, run
from tests.bench.mirror.traffic import Meter, Traffic

ROOT = Path(__file__).resolve().parents[3]
_KEYS = {"root": ("a", "b", "c"), "editor": ("a", "b", "c"), "publisher": ("m",)}
_CONTENT = ("/release/packs/", "/release/archives/")


class Ours(Peer):
    """A copy that serves the site."""

    name = "Zhiquan"
    packages = ("tuf", "securesystemslib", "cryptography")
    note = (
        "signed by two of three, fresh for seven days, no rollback; deletes what was withdrawn; "
        "a plain static host is enough"
    )
    carry = "site"

    def __init__(self, tree: Path, work: Path) -> None:
        super().__init__(tree, work)
        self._keys, self._output = work / "keys", work / "output"
        self._releases = self.published / "releases"
        self._passphrase = work / "passphrase"
        self._passphrase.write_text("of a key that signs nothing real\n", encoding="utf-8")
        self._number = 0
        self._code = self._found()

    def clients(self) -> Sequence[Peer]:
        """The one that serves the site, and the one from which others can start."""
        other = copy(self)
        other.name, other.carry = f"{self.name}, feeding others", "all"
        other.client = self.client.with_name("carrying")
        other.note = (
            "the same copy, which also keeps archive, packs and signatures, so that the next "
            "mirror can start from it; what a release carries of programs is not in these figures"
        )
        return self, other

    @property
    def copy(self) -> Path:
        """The site in the client's folder."""
        return self.client / "site"

    def host(self) -> AbstractContextManager[Meter]:
        """A plain static host."""
        return serve(self._releases / "public")

    def publish(self) -> None:
        """Prepare a release of the finished site, sign it twice, publish it."""
        self._number += 1
        self._build()
        self._release("--output", str(self._output), "release")
        request = self._releases / "requests" / f"{self._number}.release.request"
        for editor in _KEYS["editor"][:2]:
            key = self._keys / f"{editor}.editor.key"
            self._release("sign", str(request), str(key), "--site", "none", "--yes")
        self._release("--output", str(self._output), "release")

    def sync(self, address: str) -> None:
        """The first time ``init``, then ``sync``."""
        if self.client.exists():
            self._mirror("sync", str(self.client))
            return
        begin = ("--root", self._code, "--carry", self.carry)
        self._mirror("init", f"http://{address}/", str(self.client), *begin)

    def metadata(self, traffic: Traffic) -> int:
        """All but packs and archives."""
        parts = traffic.paths.items()
        return sum(size for path, size in parts if not path.startswith(_CONTENT))

    def check(self) -> list[str]:
        """``zhiquan-mirror verify``."""
        return [sys.executable, "-m", "mirror", "verify", "--quiet", str(self.client)]

    def _found(self) -> str:
        """Make all keys and the first root; its code."""
        for role, names in _KEYS.items():
            for name in names:
                self._signing("keys", "--name", name, "--role", role, "--rounds", "1")
        public = sorted(map(str, self._keys.glob("*.pub.json")))
        self._signing("root", "--add", *public)
        request = str(self._releases / "requests" / "1.root.request")
        for name in _KEYS["root"][:2]:
            self._signing("root-sign", request, str(self._keys / f"{name}.root.key"))
        self._signing("root-join")
        root = (self._releases / "roots" / "1.root.json").read_bytes()
        return f"zhiquan:{hashlib.sha256(root).hexdigest()}"

    def _build(self) -> None:
        """The tree as a build leaves it, with its list of files."""
        shutil.rmtree(self._output, ignore_errors=True)
        shutil.copytree(self.tree, self._output, copy_function=os.link)
        files = sorted(path for path in self._output.rglob("*") if path.is_file())
        lines = [
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(self._output)}\n"
            for path in files
        ]
        (self._output / ".manifest").write_text("".join(lines), encoding="utf-8")

    def _signing(self, *arguments: str) -> None:
        self._command("plugins.release.signing", *arguments)

    def _release(self, *arguments: str) -> None:
        self._command("plugins.release", *arguments)

    def _command(self, module: str, *arguments: str) -> None:
        given = {
            "--releases": self._releases,
            "--folder": self._keys,
            "--passphrase-file": self._passphrase,
        }
        options = [str(part) for option in given.items() for part in option]
        run(sys.executable, "-m", module, *options, *arguments, cwd=ROOT, given="yes\n")

    def _mirror(self, *arguments: str) -> None:
        run(sys.executable, "-m", "mirror", arguments[0], "--quiet", *arguments[1:], cwd=ROOT)
