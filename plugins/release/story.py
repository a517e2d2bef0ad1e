"""The story of ``make release``: prepare, wait for signatures, join them, publish.

    publisher = Publisher(Store(Path("releases")), now, opens)
    publisher.prepare(tree, problems)        # RELEASES/pending/ and a request for the signers
    publisher.join()                         # what came back; how many signatures are missing
    publisher.publish()                      # RELEASES/public/, whole or not at all

``python -m plugins.release release`` does whichever step is next (``next_step``). All state is
in the folder RELEASES; the time is given, and nothing but expiry dates comes of it. What a
release holds is ``content``'s, what signers see ``request``'s, renewing ``renewal``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from mirror.format import signatures
from mirror.format.index import SUMS
from mirror.format.signatures import keys_folder
from plugins.errors import SetupError, ZhiquanError
from plugins.release import ceremony, request
from plugins.release.content import Before, Made, Maker, Progress, newly_withdrawn
from plugins.release.disk import read, write
from plugins.release.joining import joint
from plugins.release.keys import Signing
from plugins.release.metadata import Missing, parse
from plugins.release.readme import PATH as README
from plugins.release.readme import readme
from plugins.release.releasesignature import ReleaseSignature, verify
from plugins.release.roles import Roles, read_current
from plugins.release.site import revoked_ids
from plugins.release.store import Store
from plugins.release.telling import tell
from plugins.release.tree import Tree, walk
from plugins.release.words import Words


def _silent(step: str, done: int, total: int) -> None:
    pass


@dataclass(frozen=True)
class Joined:
    """What came back from the signers.

    Args:
        number: of the release.
        papers: the signatures that are good, by key id.
        bad: why others are not, a sentence each.
        targets: the metadata with all good signatures.
        missing: what they still lack.
    """

    number: int
    papers: Mapping[str, ReleaseSignature]
    bad: tuple[str, ...]
    targets: bytes
    missing: Missing


@dataclass(frozen=True)
class Publisher:
    """Does the steps of a release.

    Args:
        store: the folder RELEASES.
        now: the time, for expiry dates.
        publishing_key: opens the publishing key, when it is needed.
        client: a folder whose files go to ``release/client/``; None for none.
        progress: told the step, how much of it is done, of how much.
    """

    store: Store
    now: datetime
    publishing_key: Callable[[], Signing]
    client: Path | None = None
    progress: Progress = field(default=_silent)

    @property
    def roles(self) -> Roles:
        """Who may sign.

        Raises:
            SetupError: there is no root yet, or it is not sound.
        """
        return Roles.load(self.store.folder / "roots")

    def changed(self, tree: Tree) -> bool:
        """Whether a site is another than the published one."""
        before = self.store.before()
        return before is None or before.manifest != tree.manifest(revoked_ids(tree))

    def prepare(self, tree: Tree, commit: str = "") -> Path:
        """Make the next release, and the request that goes to the signers.

        Args:
            tree: the finished site.
            commit: from which it was built.

        Returns:
            The request.

        Raises:
            SetupError: there is no root, or something is not as it was left.
        """
        roles, before = self.roles, self.store.before()
        n = before.number + 1 if before else 1
        revoked = revoked_ids(tree)
        newly_withdrawn(before, revoked)
        words = self._words(before, tree, revoked)
        release = self.store.begin(tree) / "release"
        maker = Maker(before, self.store.kept(), release, self.progress)
        made = maker.make(n, tree, revoked, {README: readme(), **self._client()})
        targets = roles.new_targets(made.release, self.now)
        write(release / "tuf" / f"{n}.targets.json", targets)
        self._forget(n)
        self.store.hold()
        return self._ask(made, targets, roles, words, commit)

    def waiting(self) -> int | None:
        """The number of the release that waits for signatures, if one does."""
        waiting = self.store.waiting()
        return waiting.number if waiting else None

    def join(self) -> Joined:
        """Look at the signatures that came back.

        Raises:
            SetupError: no release waits for any.
        """
        waiting = self.store.waiting()
        if waiting is None:
            raise SetupError("no release waits for signatures")
        n, roles = waiting.number, self.roles
        targets = read(waiting.folder / "tuf" / f"{n}.targets.json")
        sums = read(waiting.folder / SUMS)
        papers: dict[str, ReleaseSignature] = {}
        bad = []
        for path in sorted(self.store.signatures.glob(f"{n}.????????.signature")):
            try:
                paper = ceremony.read(path, ReleaseSignature)
                verify(paper, targets, sums, roles.root)
                papers[paper.keyid] = paper
            except ZhiquanError as error:
                bad.append(f"{path.name}: {error}")
        signed = roles.attach(targets, [paper.signature for paper in papers.values()])
        return Joined(n, papers, tuple(bad), signed, roles.missing(signed))

    def publish(self) -> Joined:
        """Complete the waiting release and let it take the place of the published one.

        Raises:
            SetupError: signatures are missing, or readers would refuse it.
        """
        joined, roles = self.join(), self.roles
        if joined.missing.lacking:
            raise SetupError(f"release {joined.number} lacks {joined.missing.lacking} signatures")
        release = self.store.pending / "release"
        current = read_current(self.store.public / "release" / "tuf")
        versions = [parse(data).signed.version for data in current[1:]] if current else [0, 0]
        key = self.publishing_key()
        snapshot = roles.snapshot(key, joined.targets, versions[0] + 1, self.now)
        timestamp = roles.timestamp(key, snapshot, versions[1] + 1, self.now)
        wrong = roles.problems(joined.targets, snapshot, timestamp, self.now)
        if wrong:
            raise SetupError(f"readers would refuse this release: {'; '.join(wrong)}")
        signed = _signed_files(joined, roles)
        for path, data in signed.items():
            write(release / path, data)
        write(release / "tuf" / f"{versions[0] + 1}.snapshot.json", snapshot)
        for path, data in joint(roles, signed[signatures.PATH], joined.targets, snapshot).items():
            write(release / path, data)
        write(release / "tuf" / "timestamp.json", timestamp)
        self.store.publish()
        return joined

    def _words(self, before: Before | None, tree: Tree, revoked: tuple[str, ...]) -> list[str]:
        old = before.tree if before else None
        known = before.manifest.revoked if before else ()
        return list(tell(Words.of(old, tree, known, revoked)))

    def _client(self) -> dict[str, Path]:
        """The files of the client by their paths in the release."""
        if self.client is None:
            return {}
        return {f"client/{path}": file for path, file in walk(self.client).items()}

    def _forget(self, n: int) -> None:
        """Take away a request and signatures for another release of the same number."""
        for path in self.store.signatures.glob(f"{n}.????????.signature"):
            path.unlink()
        for path in self.store.requests.glob(f"{n}.release.request"):
            path.unlink()

    def _ask(self, made: Made, targets: bytes, roles: Roles, words: list[str], commit: str) -> Path:
        before = self.store.before()
        old = before.manifest.entry.sha256 if before else ""
        paper = request.make(made, targets, roles.texts, words, commit, old)
        path = self.store.requests / paper.file_name
        ceremony.write(path, paper)
        self.store.signatures.mkdir(exist_ok=True)
        return path


def _signed_files(joined: Joined, roles: Roles) -> dict[str, bytes]:
    """What the signatures add to ``release/``, by path below it."""
    n = joined.number
    ssh = {keyid: paper.ssh for keyid, paper in joined.papers.items() if paper.ssh}
    mini = {keyid: paper.minisign for keyid, paper in joined.papers.items() if paper.minisign}
    both = signatures.join(n, ssh, mini)
    return {
        signatures.PATH: both,
        **signatures.signature_files(both, n),
        **published_roots(roles),
        f"tuf/{n}.targets.json": joined.targets,
    }


def published_roots(roles: Roles) -> dict[str, bytes]:
    """All roots, and the editors' keys of the newest, by path below ``release/``."""
    roots = {f"tuf/{v}.root.json": text for v, text in enumerate(roles.texts, 1)}
    return {**roots, **keys_folder(roles.root)}
