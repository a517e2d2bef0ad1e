"""Metadata made by chance: whatever comes, it is refused in our own words, or it is genuine."""

from __future__ import annotations

import copy
import datetime
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.errors import MirrorError, RefusedError, StaleError, TrustError
from mirror.trust.documents import ROLES, read
from tests.mirror.follower import ask, follower, simulator
from tests.mirror.simulator import compact, metadata

SIM = simulator()
SIM.rotate_root()
SIM.renew()
SIM.joins = False  # each file comes by itself
SIM.files = {path: data for path, data in SIM.files.items() if not path.endswith(".joined")}
HONEST = {role: SIM.files[SIM.path(role)] for role in ROLES}
PATHS = {role: SIM.path(role) for role in ROLES}

ODD = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 2, 10**9, 10**30, "", "1", "é", "\ud800", "a" * 300, [], {}),
        *([[]], {"a": {}}, {"keyid": 1}, "2026-12-08T12:00:00Z", "9999-12-31T23:59:59Z", "0" * 64),
    ]
)
JSON = st.recursive(
    ODD | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a JSON value."""
    if not isinstance(value, dict | list):
        return [way]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [way, *(found for k, v in inner for found in places(v, (*way, k)))]


def replaced(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    """The same value with another one at the end of the way."""
    if not way:
        return new
    changed = copy.copy(value)
    changed[way[0]] = replaced(value[way[0]], way[1:], new)
    return changed


@st.composite
def changed(draw: st.DrawFn, honest: Any) -> Any:
    """An honest JSON value with one or two values replaced."""
    for _ in range(draw(st.integers(1, 2))):
        honest = replaced(honest, draw(st.sampled_from(places(honest))), draw(JSON))
    return honest


def outcome(tree: dict[str, bytes]) -> str:
    """What comes of asking a mirror with these files: ours, or an error of our own."""
    with tempfile.TemporaryDirectory() as folder:
        trust = follower(Path(folder), SIM)
        try:
            news = ask(trust, tree)
        except MirrorError as error:
            assert str(error)
            return "refused" if isinstance(error, RefusedError | StaleError) else "absent"
    assert news.release.number == 1
    return "taken"


@pytest.mark.parametrize("role", ROLES)
@given(data=st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_anything_at_all_is_refused(role: str, data: bytes) -> None:
    """Bytes, text and JSON without any sense."""
    with pytest.raises(RefusedError):
        read(data, role)


@pytest.mark.parametrize("role", ROLES)
@given(data=st.data())
def test_a_changed_file_is_refused_or_says_the_same(role: str, data: st.DataObject) -> None:
    """Nobody can change a signed part without the keys."""
    honest = json.loads(HONEST[role])
    value = data.draw(changed(honest))
    try:
        raw = compact(value)
    except ValueError:
        return
    if outcome({**SIM.files, PATHS[role]: raw}) == "taken":
        assert compact(json.loads(raw)["signed"]) == compact(honest["signed"])


@pytest.mark.parametrize("role", ROLES)
@given(data=st.data())
def test_nonsense_that_is_signed_does_no_harm(role: str, data: st.DataObject) -> None:
    """Whoever has the keys can stop a client, and cannot make it fall over or lose its way."""
    sim = copy.copy(SIM)
    sim.signed, sim.files = dict(SIM.signed), SIM.tree()
    value = data.draw(changed(sim.signed[role]))
    try:
        raw = metadata(value, SIM.signers[role][:2]) if isinstance(value, dict) else compact(value)
    except Exception:  # what securesystemslib cannot write canonically nobody can sign
        return
    sim.files[PATHS[role]] = raw
    if role in ("snapshot", "targets"):
        above = {"snapshot": "timestamp", "targets": "snapshot"}[role]
        named = {"version": sim.signed[role]["version"], "length": len(raw)}
        sim.forge(above, {"meta": {f"{role}.json": named}})
    outcome(sim.files)


@given(moment=st.datetimes(timezones=st.just(datetime.UTC)), offline=st.booleans())
def test_no_clock_makes_it_fall_over(moment: datetime.datetime, offline: bool) -> None:
    """From the year 1 to 9999."""
    with tempfile.TemporaryDirectory() as folder:
        trust = follower(Path(folder), SIM)
        try:
            news = ask(trust, SIM.files, now=moment, offline=offline)
            assert news.age.words()
            assert offline or not news.age.expired
        except (StaleError, TrustError) as error:
            assert not offline
            assert error.hint
