"""The client's own verifier finds what the second verifier finds, each by its own means."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from mirror.errors import MirrorError
from mirror.trust.anchor import Anchor
from mirror.verify import Found, verify
from tests.mirror.checking import NOW, TUF, WHOLE, publisher
from tests.mirror.folders import plant
from tests.mirror.test_checker import FILES
from tests.mirror.test_checker_proofs import FORGED

ROOT = Anchor(hashlib.sha256(WHOLE[f"{TUF}/1.root.json"]).hexdigest())
# Where something is missing at the top, the client says that it cannot be had.
LACKING = {"no manifest": 3, "no timestamp": 1, "no root": 1}
# What it says of what the second verifier tells in its own words; the others are told by refusals.
WRONG = {
    "other nodes": "the targets give other nodes than those of the manifest",
    "other sums": "the targets give other sums of files and bytes than the manifest",
    "other pack": "the index and the targets disagree on the pack",
    "index of another release": "the index is of another release than the targets",
    "index, other format": "this is not an index of format 1",
    "index, other sums": "the index has other SHA256SUMS than the manifest",
    "index, root": "the index names what is proven by other means",
    "index, size": "the index says nothing sound about 'x'",
    "other withdrawn": "manifest and revoked.json name other withdrawn records",
}


def found_in(folder: Path) -> Found:
    """What the client finds in a folder."""
    return verify(folder, ROOT, NOW, lambda done, of: None)


def status(folder: Path) -> int:
    """What ``zhiquan-mirror verify`` would end with."""
    try:
        found = found_in(folder)
    except MirrorError as error:
        return error.exit_code
    return 2 if not found.genuine else int(bool(found.extra) or found.age.expired)


@pytest.mark.parametrize("case", FILES)
def test_of_files_both_say_the_same(tmp_path: Path, case: str) -> None:
    """Changed, missing, extra and false ones: the same exit status from both."""
    change, code, _ = FILES[case]
    tree = dict(WHOLE)
    change(tree)

    assert status(plant(tmp_path, tree)) == LACKING.get(case, code)


@pytest.mark.parametrize("case", FORGED)
def test_of_proofs_both_say_the_same(tmp_path: Path, case: str) -> None:
    """Whatever was signed wrongly, or by the wrong people."""
    forge, _ = FORGED[case]
    sim = publisher()
    forge(sim)
    tree = {p: d for p, d in sim.files.items() if p not in ("en", "en/../a.html")}

    assert status(plant(tmp_path, tree)) == 2


@pytest.mark.parametrize("case", WRONG)
def test_what_disagrees_is_told_in_a_sentence(tmp_path: Path, case: str) -> None:
    """No hash binds these: editors signed two things that do not fit together."""
    forge, _ = FORGED[case]
    sim = publisher()
    forge(sim)
    found = found_in(plant(tmp_path, sim.files))

    assert WRONG[case] in found.wrong, found.wrong
    assert not found.genuine


def test_a_whole_release_has_nothing_wrong(tmp_path: Path) -> None:
    """Nothing is missing, changed, extra or in disagreement."""
    found = found_in(plant(tmp_path, WHOLE))

    assert (found.missing, found.changed, found.extra, found.wrong) == ([], [], [], [])
    assert found.genuine
