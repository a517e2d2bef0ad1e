"""Attacks on those who read metadata: odd JSON, and nonsense that the right keys have signed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mirror.errors import FormatError
from tests.mirror.follower import ask, follower, refused, simulator
from tests.mirror.simulator import Simulator

BELOW_ROOT = ["timestamp", "snapshot", "targets"]


def _spelled(sim: Simulator, role: str, old: bytes, new: bytes) -> dict[str, bytes]:
    """A role's file with some bytes replaced, which must be in it."""
    path = sim.path(role)
    assert old in sim.files[path]
    return {**sim.tree(), path: sim.files[path].replace(old, new, 1)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"version":1}}', b'"version":1.0}}'),
        (b'"version":1}}', b'"version":1e0}}'),
        (b'"version":1}}', b'"version":NaN}}'),
        (b'"version":1}}', b'"version":Infinity}}'),
        (b'"version":1}}', b'"version":true}}'),
        (b'"version":1}}', b'"version":"1"}}'),
        (b'"version":1}}', b'"version":null}}'),
        (b'"version":1}}', b'"version":0}}'),
        (b'"version":1}}', b'"version":-1}}'),
        (b'"version":1}}', b'"version":' + b"9" * 10 + b"}}"),
        (b'"version":1}}', b'"version":' + b"9" * 5000 + b"}}"),
        (b'"version":1}}', b'"version":1,"version":1}}'),
        (b'"version":1}}', b'"version":1}} '),
        (b'"version":1}}', b'"version":1,"x":' + b"[" * 8000 + b"]" * 7000 + b"}}"),
        (b'"version":1}}', b'"version":1,"x":"\xed\xa0\x80"}}'),
        (b'"version":1}}', b'"version":1,"x":"\xc3\xa9"}}'),
        (b'"version":1}}', b'"version":1,"x":"\xff"}}'),
        (b'"version":1}}', b'"version":1,"\\u0078":1}}'),
        (b'{"signatures"', b'\xef\xbb\xbf{"signatures"'),
        (b'{"signatures"', b' {"signatures"'),
        (b'{"signatures":[', b'{"more":1,"signatures":['),
        (b'{"signatures":[', b'{"signatures":[1,'),
        (b'{"signatures":[{', b'{"signatures":[{"also":1,'),
        (b'"_type":"timestamp"', b'"_type":"snapshot"'),
        (b'"_type":"timestamp"', b'"_type":["timestamp"]'),
        (b'"spec_version":"1.0.31"', b'"spec_version":"2.0.0"'),
        (b'"spec_version":"1.0.31"', b'"spec_version":"\\u0661.0"'),
        (b"Z", b"+00:00"),
        (b"2026-12-08", b"2026-13-08"),
        (b"2026-12-08", b"2026-12-8"),
        (b"2026-12-08", b"\\u0662026-12-08"),
    ],
)
def test_json_tricks(old: bytes, new: bytes, tmp_path: Path) -> None:
    """Another spelling, wrong types, huge numbers, depth, and what is no text at all."""
    sim = simulator()

    tree = _spelled(sim, "timestamp", old, new)
    error = refused(follower(tmp_path, sim), tree, None, sim.files)
    assert isinstance(error, FormatError)  # before anybody looks at signatures


@pytest.mark.parametrize("value", [b'{"a":' * 900 + b"1" + b"}" * 900, b'"\\ud800"'])
def test_json_tricks_in_a_field_that_nobody_knows(value: bytes, tmp_path: Path) -> None:
    """Depth, and half a character, where the format does not look."""
    sim = simulator()
    tree = _spelled(sim, "timestamp", b'"version":1}}', b'"version":1,"x":' + value + b"}}")

    refused(follower(tmp_path, sim), tree, None, sim.files)


NESTED: Any = "deep"
for _ in range(400):
    NESTED = [NESTED]


@pytest.mark.parametrize(
    ("role", "changes"),
    [
        ("timestamp", {"meta": {}}),
        ("timestamp", {"meta": []}),
        ("timestamp", {"meta": ...}),
        ("timestamp", {"meta": {"snapshot.json": {"version": 1}}}),
        ("timestamp", {"meta": {"snapshot.json": {"version": 1, "length": "9"}}}),
        ("timestamp", {"meta": {"snapshot.json": {"version": 1, "length": 9, "hashes": {}}}}),
        ("timestamp", {"meta": {"../../x.json": {"version": 1, "length": 9}}}),
        ("timestamp", {"version": True}),
        ("timestamp", {"version": 10**12}),
        ("timestamp", {"expires": "2026-12-08"}),
        ("timestamp", {"expires": 1796000000}),
        ("timestamp", {"spec_version": 1}),
        ("timestamp", {"_type": "root"}),
        ("snapshot", {"meta": {"other.json": {"version": 1, "length": 900}}}),
        ("targets", {"targets": {}}),
        ("targets", {"targets": []}),
        ("targets", {"targets": {"manifest": 1, "index.json": 2}}),
        ("targets", {"delegations": {"keys": {}, "roles": []}}),
        ("targets", {"delegations": None}),
    ],
)
def test_signed_nonsense(role: str, changes: dict[str, Any], tmp_path: Path) -> None:
    """The right keys sign what is no metadata: it is refused, and nothing falls over."""
    sim = simulator()
    good = sim.tree()
    sim.forge(role, changes)

    refused(follower(tmp_path, sim), sim.files, None, good)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bytes", -1),
        ("bytes", "5"),
        ("bytes", 2**41),
        ("files", True),
        ("files", 10**7),
        ("nodes", "no hash"),
        ("pack", None),
        ("more", 1),
        ("nodes", ...),
    ],
)
def test_signed_nonsense_on_sizes(name: str, value: object, tmp_path: Path) -> None:
    """The editors' sums of a site are strictly typed and bounded."""
    sim = simulator()
    targets = json.loads(json.dumps(sim.signed["targets"]["targets"]))
    custom = {**targets["manifest"]["custom"], name: value}
    targets["manifest"]["custom"] = {k: v for k, v in custom.items() if v is not ...}
    sim.forge("targets", {"targets": targets})

    refused(follower(tmp_path, sim), sim.files, None)


@pytest.mark.parametrize("path", ["en/a.html", "../manifest", "manifest/x"])
def test_another_target(path: str, tmp_path: Path) -> None:
    """Targets name the manifest and the index, and nothing else."""
    sim = simulator()
    targets = dict(sim.signed["targets"]["targets"])
    targets[path] = targets["index.json"]
    sim.forge("targets", {"targets": targets})

    refused(follower(tmp_path, sim), sim.files, "not those of a release")


def test_fields_that_nobody_knows_yet_are_let_be(tmp_path: Path) -> None:
    """A later publisher may sign more than this client understands (specification, 4.1)."""
    sim = simulator()
    for role in BELOW_ROOT:
        sim.forge(role, {"x-later": {"deep": NESTED}})

    assert ask(follower(tmp_path, sim), sim.files).release.number == 1


@pytest.mark.parametrize(
    "change",
    [
        {"consistent_snapshot": False},
        {"consistent_snapshot": 1},
        {"consistent_snapshot": ...},
        {"keys": {}},
        {"keys": {"../x": {}}},
        {"roles": {}},
        {"roles": {"root": {"keyids": [], "threshold": 1}}},
    ],
)
def test_signed_nonsense_in_a_root(change: dict[str, Any], tmp_path: Path) -> None:
    """A root that does not say who signs, or how."""
    sim = simulator()
    good = sim.tree()
    sim.rotate_root()
    sim.forge("root", change)

    refused(follower(tmp_path, sim), sim.files, None, good)
