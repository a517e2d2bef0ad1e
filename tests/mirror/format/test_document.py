"""docs/format.md states the limits that the code has: the client, the checker, the publisher."""

from __future__ import annotations

import json
import re

from mirror import carry, checker
from mirror.errors import FormatError
from mirror.format import (
    dates,
    index,
    joined,
    manifest,
    names,
    nodes,
    packs,
    revoked,
    signatures,
    zstd,
)
from mirror.trust import anchor, documents
from plugins.release import carried, roles
from tests.sites import ROOT

DOCUMENT = (ROOT / "docs/format.md").read_text("utf-8")
SPANS = [n - a for n in (32, 64) for a in carried.packs_to_make(n, range(1, n)) if a < n - 1]


def longest_id() -> int:
    """How long an id may be, asked of all that read one."""
    fits = [n for n in range(1, 300) if _is_id("a" * n)]
    return max(fits)


def _is_id(text: str) -> bool:
    line = f"zhiquan manifest 1\nrevoked {text}\n".encode("ascii")
    data = json.dumps({"format": 1, "revoked": [{"id": text}]}).encode("ascii")
    judged = set()
    for read in (
        lambda: revoked.ids(data),
        lambda: manifest.Manifest.parse(line),
        lambda: checker.parse_manifest(line),
    ):
        try:
            read()
        except (FormatError, checker.RefusedError):
            judged.add(False)
        else:
            judged.add(True)
    [judgement] = judged  # all the same
    return judgement


# Every place in the code that has the number, by the words of the document.
LIMITS: dict[str, list[int]] = {
    "bytes of a root": [
        documents.LIMITS["root"], checker.LIMITS["root"], roles.LARGEST_ROOT],
    "bytes of a timestamp": [documents.LIMITS["timestamp"], checker.LIMITS["timestamp"]],
    "bytes of a snapshot": [documents.LIMITS["snapshot"], checker.LIMITS["snapshot"]],
    "bytes of targets": [documents.LIMITS["targets"], checker.LIMITS["targets"]],
    "keys in a root": [documents.MAX_KEYS, checker.MAX_KEYS],
    "signatures in a file of TUF": [2 * documents.MAX_KEYS, 2 * checker.MAX_KEYS],
    "roots that are followed in one run": [anchor.MAX_ROOTS, checker.MAX_ROOTS],
    "days ahead that a timestamp is believed": [
        dates.MOST_DAYS_AHEAD["timestamp"], checker.MOST_DAYS_AHEAD["timestamp"]],
    "days ahead that a snapshot is believed": [
        dates.MOST_DAYS_AHEAD["snapshot"], checker.MOST_DAYS_AHEAD["snapshot"]],
    "a version, a number of a release": [index.whole(10**9 - 1, ""), checker.whole(10**9 - 1, "")],
    "characters of a path": [names.MAX_PATH],
    "characters of a part of it": [names.MAX_PART],
    "parts of a path": [names.MAX_DEPTH],
    "files of a site": [manifest.MAX_FILES, checker.MAX_FILES],
    "bytes of a file": [manifest.MAX_SIZE, checker.MAX_SIZE],
    "bytes of a manifest": [manifest.MAX_BYTES, checker.MAX_MANIFEST],
    "bytes of `nodes/root`": [nodes.MAX_ROOT],
    "bytes of `nodes/<x>`": [nodes.MAX_NODE],
    "bytes of `revoked.json`": [revoked.MAX_BYTES, checker.MAX_REVOKED],
    "characters of the id of a record": [longest_id()],
    "files in an index": [index.MAX_FILES],
    "bytes of an index": [index.MAX_BYTES, checker.MAX_INDEX],
    "bytes of `signatures.json`": [signatures.MAX_BYTES, checker.MAX_SIGNATURES],
    "editors in `signatures.json`, of each kind": [signatures.MAX_KEYS],
    "bytes of a joined file, packed and unpacked": [joined.MAX_BYTES, checker.MAX_JOINED],
    "bytes of the head of a pack": [packs.MAX_HEAD],
    "bytes of the base of a group, unless it is one file": [packs.MAX_GROUP],
    "bytes of the files of a group, unless it is one file": [packs.MAX_GROUP],
    "bytes of the window of zstd": [2**zstd.MAX_WINDOW_LOG],
    "releases back that a pack begins": [carried.REACH, carry.REACH],
    "releases that a longer pack spans": [max(SPANS)],
    "releases that a longer pack spans, at least": [min(SPANS)],
    "packs from the archive to the release": [carried.MOST_PACKS],
}  # fmt: skip


def table(heading: str) -> dict[str, str]:
    """The rows of the table below a heading: first cell and the rest."""
    section = DOCUMENT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", section, re.MULTILINE)
    return dict(rows[1:])


def test_the_limits_are_those_of_the_code() -> None:
    """All of them, and no other; whoever changes one is led to the document."""
    stated = {what: int(most.replace(",", "")) for what, most in table("Limits").items()}

    assert stated.keys() == LIMITS.keys()
    for what, numbers in LIMITS.items():
        assert {stated[what]} == {*numbers}, what


def test_the_dates_are_those_of_the_code() -> None:
    """How long each role counts, and how far ahead it is believed."""
    for role, rest in table("Targets").items():
        _, days, ahead = rest.split(" | ")
        most = dates.MOST_DAYS_AHEAD.get(role)

        assert days == f"{dates.DAYS[role]} days"
        assert ahead == (f"{most} days ahead" if most else "–")


def test_the_packs_are_those_that_a_release_carries() -> None:
    """Spans, reach, and the share of the archive, as the text says them."""
    assert sorted(set(SPANS)) == [4, 8, 16, 32]
    assert "longer ones over 4, 8, 16 and 32 releases" in DOCUMENT
    assert f"one from each of the last {carried.REACH} releases" in DOCUMENT
    assert f"None begins more than {carried.REACH} releases back" in DOCUMENT
    assert (carried.MOST_SHARE, carried.MOST_PACKS) == (5, 4)
    assert "pass a fifth of its size, when they are more than four" in DOCUMENT
