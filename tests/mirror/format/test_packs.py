"""A pack makes the new files of the old ones, and nothing else, whatever is in it."""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirror.errors import FormatError
from mirror.format import packs, zstd
from mirror.format.packs import Group, Head

OLD = {"en/a.html": random.Random(1).randbytes(13_000), "en/b.html": b"b" * 500}
NEW = {"en/a.html": OLD["en/a.html"][:6000] + b"hello" + OLD["en/a.html"][6000:], "en/c.html": b""}


def head(**changes: object) -> Head:
    """The head of the pack from OLD to NEW, changed here and there."""
    groups = (Group(("en/a.html",), tuple((p, len(NEW[p])) for p in sorted(NEW))),)
    return replace(Head(1, 2, ("en/b.html",), groups), **changes)  # type: ignore[arg-type]


def pack(of: Head | None = None, content: bytes | None = None) -> bytes:
    """Its bytes; ``content`` for other new bytes than the head promises."""
    joined = b"".join(NEW[p] for p in sorted(NEW)) if content is None else content
    return packs.write(of or head(), [(OLD["en/a.html"], joined)])


def apply(data: bytes, total: int = 20_000, old: dict[str, bytes] = OLD) -> dict[str, bytes]:
    """The new tree that a pack makes of an old one."""
    stream = io.BytesIO(data)
    found = packs.read_head(stream, total)
    packs.check_base(found, {path: len(held) for path, held in old.items()})
    tree = {path: held for path, held in old.items() if path not in found.removed}
    return tree | {p: b"".join(c) for p, c in packs.contents(stream, found, old.__getitem__)}


def test_the_new_tree_comes_out() -> None:
    """Changed, added, empty and removed files."""
    assert apply(pack()) == NEW


def test_a_small_edit_makes_a_small_pack() -> None:
    """A sentence in a page of 13,000 bytes that cannot be compressed costs a few bytes."""
    assert len(pack()) < 200


@pytest.mark.parametrize(
    ("spoiled", "why"),
    [
        (lambda: b"", "not a pack"),
        (lambda: b"ZQPACK2\n" + pack()[8:], "not a pack"),
        (lambda: pack()[:-1], "breaks off"),
        (lambda: pack()[:40], "breaks off|cannot be read"),
        (lambda: pack() + b"x", "longer"),
        (lambda: pack(content=b"x" * 20_000), "more than|instead"),
        (lambda: pack(content=b"x"), "instead of"),
        (lambda: b"ZQPACK1\n" + b"\xff" * 4 + b"x", "too long"),
        (lambda: pack(head(removed=("en/c.html",))), "twice"),
        (lambda: pack(head(removed=("en/none.html",))), "not there"),
        (lambda: pack(head(removed=("../x",))), "the name"),
        (lambda: pack(head(removed=("b", "a"))), "out of order"),
        (lambda: pack(head(new=1)), "older"),
        (lambda: pack(head(old=0)), "number from 1"),
    ],
)
def test_a_spoiled_pack_is_refused(spoiled: Callable[[], bytes], why: str) -> None:
    """Each thing that a head or a frame may not do."""
    with pytest.raises(FormatError, match=why):
        apply(spoiled())


@pytest.mark.parametrize("path", ["../x", "/x", "C:\\x", "a\0b", "A", "con", "release/x"])
def test_a_pack_writes_only_where_names_allow(path: str) -> None:
    """A name against the rule is refused before anything is read from the group."""
    group = Group(("en/a.html",), ((path, 3),))
    with pytest.raises(FormatError, match="the name"):
        apply(packs.write(head(groups=(group,), removed=()), [(OLD["en/a.html"], b"abc")]))


def test_a_pack_for_another_release_is_refused() -> None:
    """A base that is not there; a base with other bytes is for the manifest to find."""
    with pytest.raises(FormatError, match="not there"):
        apply(pack(), old={"en/b.html": b""})


def test_a_bomb_is_stopped_before_it_unfolds() -> None:
    """What a pack may write is bounded by the signed size, and a frame by its head."""
    group = Group((), (("en/a.html", 10**9),))
    small = packs.write(head(groups=(group,), removed=()), [(b"", b"\0" * 1000)])
    with pytest.raises(FormatError, match="more than the signed size"):
        apply(small)
    bomb = zstd.compress(b"\0" * 10_000_000)
    with pytest.raises(FormatError, match="more than 1000"):
        list(zstd.frame(io.BytesIO(bomb), len(bomb), size=1000))
    with pytest.raises(FormatError, match="more than 1000"):
        zstd.bounded(bomb, 1000)


@settings(max_examples=300)
@given(st.data())
def test_no_input_makes_the_reader_fail_in_another_way(data: st.DataObject) -> None:
    """Random bytes, and good packs with a few bytes changed: a tree or a refusal."""
    good = bytearray(pack())
    for _ in range(data.draw(st.integers(0, 3))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    spoiled = data.draw(st.sampled_from([bytes(good), data.draw(st.binary(max_size=100))]))
    with contextlib.suppress(FormatError):
        apply(spoiled)


@given(st.text(max_size=300) | st.recursive(st.none() | st.integers() | st.text(), st.lists))
def test_no_head_makes_the_reader_fail_in_another_way(inside: object) -> None:
    """JSON of any shape in the place of a head is refused as what it is not."""
    text = zstd.compress(str(inside).encode("utf-8", "surrogatepass"))
    with pytest.raises(FormatError):
        packs.read_head(io.BytesIO(b"ZQPACK1\n" + len(text).to_bytes(4, "big") + text), 100)


def test_the_cheapest_way_is_found() -> None:
    """Long packs are taken where they cost less, and none is found where none leads."""
    sizes = {(1, 2): 100, (2, 3): 100, (3, 4): 100, (1, 4): 250, (4, 5): 10, (2, 5): 500}

    assert packs.route(sizes, 1, 5) == [(1, 4), (4, 5)]
    assert packs.route(sizes, 2, 4) == [(2, 3), (3, 4)]
    assert packs.route(sizes, 5, 5) == []
    assert packs.route(sizes, 1, 9) is None
    assert packs.route({(3, 2): 1, (2, 2): 1}, 3, 2) is None
