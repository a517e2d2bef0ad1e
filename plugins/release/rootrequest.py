"""A root waits for signatures: the request, what its signers see, and the joining.

    request = make(roots, change, now)             # to each holder of a root key
    signature = sign(request, signing, known)      # on their own machine, after the words
    root = join(request, signatures)               # bytes of <n>.root.json

The request holds all roots so far, so that a signer's machine can prove by itself what the new
one follows. A signer who signed before remembers the newest root (``known``); a request that
does not hold just that root is refused, so nobody can be shown a history that never was.
A new root needs the signatures that the root before asks for, and its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Literal

from securesystemslib.signer import Key, Signature
from tuf.api.metadata import Metadata, Root

from plugins.errors import SetupError
from plugins.release import rootrules
from plugins.release.ceremony import Ascii, Hex, KeyId, Number, Paper
from plugins.release.keys import Signing
from plugins.release.metadata import check, count, parse, to_bytes
from plugins.release.roles import Roles
from plugins.release.rootchange import Change, words


class RootRequest(Paper):
    """A new root that waits for signatures, with all roots before it."""

    LARGEST = 8 << 20

    kind: Literal["root request"] = "root request"
    root: Number
    metadata: Ascii
    roots: list[Ascii]


class RootSignature(Paper):
    """A signature of a new root by one key."""

    LARGEST = 8192

    kind: Literal["root signature"] = "root signature"
    root: Number
    keyid: KeyId
    tuf: Hex


def make(texts: Sequence[bytes], change: Change, now: datetime) -> RootRequest:
    """Ask for signatures of a new root.

    Args:
        texts: all roots so far, in order; none for the first.
        change: what the new one changes.
        now: the time.

    Raises:
        SetupError: the roots are not genuine, or the new one would not do.
    """
    before = Roles(texts).root if texts else None
    root = change.apply(before, now)
    return RootRequest(
        root=root.version,
        metadata=to_bytes(Metadata(root)).decode("ascii"),
        roots=[text.decode("ascii") for text in texts],
    )


def show(request: RootRequest, names: Mapping[str, str]) -> list[str]:
    """What a request asks for, in lines for the signer.

    Raises:
        SetupError: it is not as it should be.
    """
    before, metadata = _read(request)
    lines = words(before, metadata.signed, names)
    if request.roots:
        digest = sha256(request.roots[-1].encode("ascii")).hexdigest()
        lines += ["", f"It follows root {len(request.roots)}, zhiquan:{digest}"]
    return lines


def sign(request: RootRequest, signing: Signing, known: bytes | None) -> RootSignature:
    """Sign a new root.

    Args:
        request: what came.
        signing: the signer's key.
        known: the newest root that this signer has signed with before; None if none.

    Raises:
        SetupError: the key has no say, or the request does not follow from ``known``.
    """
    before, metadata = _read(request)
    if known is not None and known not in [text.encode("ascii") for text in request.roots]:
        raise SetupError(
            "this request does not follow from the root that you know; do not sign, and ask the "
            "other holders of root keys by a way that you trust"
        )
    _say(signing.key.keyid, before, metadata.signed)
    signature = signing.sign(metadata.signed_bytes)
    return RootSignature(root=request.root, keyid=signature.keyid, tuf=signature.signature)


def join(request: RootRequest, signatures: Iterable[RootSignature]) -> bytes:
    """The signed root.

    Raises:
        SetupError: a signature is not of this root, or there are too few; says whose are missing.
    """
    before, metadata = _read(request)
    for paper in signatures:
        if paper.root != request.root:
            raise SetupError(f"the signature by {paper.keyid} is of root {paper.root}")
        key = _say(paper.keyid, before, metadata.signed)
        signature = Signature(paper.keyid, paper.tuf)
        check(key, signature, metadata)
        metadata.signatures[paper.keyid] = signature
    _complete(before, metadata)
    data = to_bytes(metadata)
    Roles([*(text.encode("ascii") for text in request.roots), data])
    return data


def next_step(roles: Roles, current: tuple[bytes, bytes, bytes] | None) -> str:
    """What the newest root asks of the release that is published, as one sentence.

    Args:
        roles: all roots.
        current: targets, snapshot and timestamp that are published; None if nothing is.
    """
    if current is None:
        return "Keep this line where people can find it: with it they start a mirror."
    targets, *others = current
    if roles.missing(targets).lacking:
        return (
            "Under it the release that is published has too few signatures: run make release "
            "AGAIN=1 and let the editors sign, and both go out together."
        )
    if any(roles.missing(data).lacking for data in others):
        return "Run make renew with the new publisher key, and it goes out."
    return "It goes out with the next make renew or make release."


def _read(request: RootRequest) -> tuple[Root | None, Metadata[Root]]:
    """The root before, and the new one, each proven to be what it should be."""
    texts = [text.encode("ascii") for text in request.roots]
    before = Roles(texts).root if texts else None
    metadata: Metadata[Root] = parse(request.metadata.encode("ascii"))
    if metadata.signed.type != Root.type or metadata.signatures:
        raise SetupError("this request does not hold a new root; ask for it again")
    if metadata.signed.version != request.root or request.root != len(texts) + 1:
        raise SetupError("the number of the new root does not follow; ask for it again")
    wrong = rootrules.problems(metadata.signed)
    if wrong:
        raise SetupError(f"do not sign this root: {wrong[0]}")
    return before, metadata


def _say(keyid: str, before: Root | None, root: Root) -> Key:
    """The key with this id, if it may sign."""
    for each in filter(None, (root, before)):
        for key in rootrules.keys_of(each)["root"]:
            if key.keyid == keyid:
                return key
    raise SetupError(f"key {keyid} is no root key, neither before nor in root {root.version}")


def _complete(before: Root | None, metadata: Metadata[Root]) -> None:
    for by in filter(None, (before, metadata.signed)):
        missing = count(by, Root.type, metadata)
        if missing.lacking:
            raise SetupError(
                f"root {metadata.signed.version} is not signed by enough root keys of root "
                f"{by.version}: {missing.lacking} more of {', '.join(missing.unsigned)} must sign"
            )
