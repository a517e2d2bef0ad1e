"""One archive for everything: fetched whole each time, unless the host says it is the same."""

from __future__ import annotations

from pathlib import Path

from tests.bench.mirror.peers.peer import Peer, run

# The same tree is the same archive.
TAR = ("tar", "--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner")


class Archive(Peer):
    """An archive by some program, fetched with curl."""

    file: str
    note = "the whole again for every edit"
    rounds = 1

    def publish(self) -> None:
        """Pack the whole tree."""
        (self.published / self.file).unlink(missing_ok=True)
        self.pack(self.published / self.file)

    def pack(self, target: Path) -> None:
        """Write the archive of the tree."""
        raise NotImplementedError

    def unpack(self, source: Path) -> tuple[str, ...]:
        """The command that unpacks into the folder that is its last argument."""
        raise NotImplementedError

    def sync(self, address: str) -> None:
        """Fetch what is new, and unpack it."""
        self.client.mkdir(exist_ok=True)
        target, tag = self.client / self.file, self.client / "etag"
        before = target.stat().st_mtime_ns if target.exists() else 0
        known = ("--etag-compare", str(tag)) if tag.exists() else ()
        url = f"http://{address}/{self.file}"
        run("curl", "-sSf", *known, "--etag-save", str(tag), "-o", str(target), url)
        if target.stat().st_mtime_ns != before:
            self.replace_copy(*self.unpack(target))


class TarGz(Archive):
    """``.tar.gz``."""

    name = "tar.gz"
    commands = ("tar", "gzip", "curl")
    file = "site.tar.gz"
    program = "gzip -9n"

    def pack(self, target: Path) -> None:
        """With tar."""
        program = f"--use-compress-program={self.program}"
        run(*TAR, program, "-cf", str(target), "-C", str(self.tree), ".")

    def unpack(self, source: Path) -> tuple[str, ...]:
        """With tar."""
        return ("tar", "-xf", str(source), "-C")


class TarZst(TarGz):
    """``.tar.zst``, level 19."""

    name = "tar.zst -19"
    commands = ("tar", "zstd", "curl")
    file = "site.tar.zst"
    program = "zstd -19 -T0 --long=27 -q"


class Zip(Archive):
    """``.zip``."""

    name = "zip"
    commands = ("zip", "unzip", "curl")
    file = "site.zip"

    def pack(self, target: Path) -> None:
        """With zip."""
        run("zip", "-9", "-X", "-q", "-r", str(target), ".", cwd=self.tree)

    def unpack(self, source: Path) -> tuple[str, ...]:
        """With unzip."""
        return ("unzip", "-q", str(source), "-d")
