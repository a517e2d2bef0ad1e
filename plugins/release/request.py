"""A release waits for signatures: the request, and what a signer's machine checks in it.

    request = make(made, targets, roots, words, commit)     # on the publisher's machine
    asked = check(request)                                  # on a signer's, with no network
    compare(asked, read_output(Path("output"), problems))   # [] : the same as one's own build

The request holds the whole manifest, so that a signer can compare every file with a site built
at home from the same commit: that is the check that counts. The words in it are the
publisher's. Everything else is proven from what is signed: sizes, nodes, sums, the index.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field
from tuf.api.metadata import Root, Targets

from mirror.errors import FormatError
from mirror.format import nodes
from mirror.format.index import SUMS, Index
from mirror.format.manifest import MAX_BYTES, Entry, Manifest
from mirror.format.targets import Release
from mirror.format.zstd import bounded, compress
from plugins.errors import SetupError
from plugins.release.ceremony import Ascii, Number, Paper
from plugins.release.content import Made
from plugins.release.metadata import expiry, parse
from plugins.release.readme import PATH as README
from plugins.release.readme import readme
from plugins.release.roles import Roles
from plugins.release.site import revoked_ids
from plugins.release.tree import Tree

_SHOWN = 12  # so many files are named where many differ


class ReleaseRequest(Paper):
    """A release that waits for signatures."""

    LARGEST = 256 << 20

    kind: Literal["release request"] = "release request"
    release: Number
    commit: Annotated[str, Field(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})?$")]
    words: list[str]
    targets: Ascii
    index: Ascii
    manifest: Ascii
    before: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    roots: list[Ascii]

    @property
    def file_name(self) -> str:
        """How its file is called."""
        return f"{self.release}.release.request"


@dataclass(frozen=True)
class Asked:
    """What a request asks for, proven to hang together.

    Args:
        release: as it would be signed.
        manifest: all files of the site.
        index: all other files of the release.
        targets: the bytes to sign.
        roles: who may sign it.
        expires: when the signatures do.
    """

    release: Release
    manifest: Manifest
    index: Index
    targets: bytes
    roles: Roles
    expires: datetime

    @property
    def root(self) -> Root:
        """The newest root."""
        return self.roles.root


def make(
    made: Made,
    targets: bytes,
    roots: Sequence[bytes],
    words: Sequence[str],
    commit: str = "",
    before: str = "",
) -> ReleaseRequest:
    """Ask for signatures.

    Args:
        made: the release.
        targets: the metadata to sign.
        roots: all roots so far.
        words: what changed.
        commit: of the repository, from which the site was built; '' if unknown.
        before: SHA-256 of the manifest before, '' for none.
    """
    packed = base64.b64encode(compress(made.manifest.to_bytes())).decode("ascii")
    return ReleaseRequest(
        release=made.release.number,
        commit=commit,
        words=list(words),
        targets=targets.decode("ascii"),
        index=made.index.to_bytes().decode("ascii"),
        manifest=packed,
        before=before,
        roots=[text.decode("ascii") for text in roots],
    )


def check(request: ReleaseRequest, now: datetime) -> Asked:
    """Prove what can be proven without the site.

    Raises:
        SetupError: the request is damaged, or made to deceive; says what does not fit.
    """
    try:
        manifest = Manifest.parse(bounded(base64.b64decode(request.manifest), MAX_BYTES))
        index = Index.parse(request.index.encode("ascii"))
        metadata = parse(request.targets.encode("ascii"))
        if metadata.signed.type != Targets.type:
            raise SetupError("the request asks to sign something that is no release")
        release = Release.from_targets(metadata.signed)
    except (FormatError, binascii.Error) as error:
        raise SetupError(f"the request is damaged: {error}; ask for it again") from error
    wrong = list(_unlike(request, release, manifest, index))
    if metadata.signed.expires > expiry(Targets.type, now):
        wrong.append("it would be valid for longer than a release may be")
    if wrong:
        raise SetupError(f"do not sign this request: {'; '.join(wrong)}")
    roles = Roles([text.encode("ascii") for text in request.roots])
    targets = request.targets.encode("ascii")
    return Asked(release, manifest, index, targets, roles, metadata.signed.expires)


def _unlike(
    request: ReleaseRequest, release: Release, manifest: Manifest, index: Index
) -> Iterator[str]:
    """Whatever does not fit what would be signed."""
    sums = manifest.sums()
    fits = {
        "it is of another release": {request.release, index.release} == {release.number},
        "its manifest is another": release.fits(manifest),
        "its sizes are others": (release.files, release.bytes)
        == (len(manifest.files), manifest.total),
        "its nodes are others": release.nodes == Entry.of(nodes.make(manifest)[nodes.ROOT]).sha256,
        "its index is another": release.index == Entry.of(index.to_bytes()),
        "its SHA256SUMS is another": index.files.get(SUMS) == Entry.of(sums),
        "its readme.txt is another": index.files.get(README) == Entry.of(readme()),
        "its pack is another": release.pack == _pack(index, release.number),
    }
    yield from (message for message, good in fits.items() if not good)


def _pack(index: Index, n: int) -> int:
    step = index.packs.get((n - 1, n))
    return step.size if step else 0


def compare(asked: Asked, own: Tree) -> list[str]:
    """How the site to be signed differs from one's own build; empty if it is the same.

    Args:
        asked: the request.
        own: the site that was built at home.
    """
    theirs, mine = asked.manifest.files, own.files
    different = sorted(p for p in theirs.keys() & mine.keys() if theirs[p] != mine[p])
    kinds = {
        "differs": different,
        "is not in your build": sorted(theirs.keys() - mine.keys()),
        "is in your build alone": sorted(mine.keys() - theirs.keys()),
    }
    lines = [f"{path} {what}" for what, paths in kinds.items() for path in paths]
    if asked.manifest.revoked != revoked_ids(own):
        lines.insert(0, "it names other withdrawn records than your build")
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], f"… and {more} more"] if more > 0 else lines
