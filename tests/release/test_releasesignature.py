"""An editor gives back three signatures in one file, and each of them counts."""

from __future__ import annotations

import pytest

from plugins.errors import SetupError
from plugins.release import ceremony, releasesignature
from plugins.release.metadata import parse
from plugins.release.publickey import PublicKey
from plugins.release.releasesignature import ReleaseSignature
from plugins.release.roles import Roles
from plugins.release.rootchange import Change
from tests.release.signers import (
    NOW,
    SUMS,
    first_root,
    hardware_key,
    hardware_signature,
    next_root,
    release,
    signer,
)

MEI, LI = signer("editor", "mei"), signer("editor", "li")
ROLES = Roles([first_root()])
TARGETS = ROLES.new_targets(release(), NOW)
PAPER = releasesignature.make(TARGETS, SUMS, MEI)
OTHER = releasesignature.make(TARGETS, SUMS, LI)


def test_it_is_accepted_and_joins() -> None:
    """Two papers are enough for the release."""
    for paper in (PAPER, OTHER):
        releasesignature.verify(paper, TARGETS, SUMS, ROLES.root)

    joined = ROLES.attach(TARGETS, [PAPER.signature, OTHER.signature])
    assert ROLES.missing(joined).lacking == 0


def test_it_travels_as_a_file() -> None:
    """Named by release and key, not by its maker."""
    assert PAPER.file_name == f"12.{MEI.key.keyid}.signature"
    assert ceremony.parse(PAPER.to_bytes(), ReleaseSignature, "it") == PAPER


@pytest.mark.parametrize(
    ("paper", "message"),
    [
        (PAPER.model_copy(update={"ssh": None}), "SSH signature"),
        (PAPER.model_copy(update={"ssh": OTHER.ssh}), "by another key"),
        (PAPER.model_copy(update={"minisign": None}), "minisign signature"),
        (PAPER.model_copy(update={"minisign": OTHER.minisign}), "minisign signature"),
        (PAPER.model_copy(update={"tuf": OTHER.tuf}), "is of something else"),
        (PAPER.model_copy(update={"keyid": LI.key.keyid}), "is of something else"),
        (PAPER.model_copy(update={"release": 13}), "is of release 13"),
        (releasesignature.make(TARGETS, SUMS, signer("root", "mei")), "not an editor's key"),
        (releasesignature.make(TARGETS, SUMS, signer("editor", "x")), "not an editor's key"),
        (releasesignature.make(TARGETS, SUMS + b"x", MEI), "is not of this file"),
        (
            releasesignature.make(ROLES.new_targets(release(13), NOW), SUMS, MEI),
            "is of release 13",
        ),
    ],
)
def test_a_paper_with_one_bad_signature_is_refused(paper: ReleaseSignature, message: str) -> None:
    """A release with half its signatures would help some readers only."""
    with pytest.raises(SetupError, match=message):
        releasesignature.verify(paper, TARGETS, SUMS, ROLES.root)


def test_a_key_in_hardware_signs_for_tuf_alone() -> None:
    """Its paper has no other signatures; one that has is not by this program."""
    key = hardware_key()
    second = next_root([first_root()], Change(add=(PublicKey("editor", key),)))
    roles = Roles([first_root(), second])
    tuf = hardware_signature(parse(TARGETS).signed_bytes)
    paper = ReleaseSignature(release=12, keyid=key.keyid, tuf=tuf, ssh=None, minisign=None)

    releasesignature.verify(paper, TARGETS, SUMS, roles.root)
    with pytest.raises(SetupError, match="signs for TUF alone"):
        releasesignature.verify(
            paper.model_copy(update={"ssh": PAPER.ssh}), TARGETS, SUMS, roles.root
        )

    missing = roles.missing(roles.attach(TARGETS, [PAPER.signature, paper.signature]))
    assert (missing.lacking, missing.lacking_plain) == (0, 1)
