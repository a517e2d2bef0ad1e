"""Packs make the new tree of the old one, whatever the two are, and are small."""

from __future__ import annotations

import io
import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirror.format.packs import Head, read_head
from plugins.release import packs
from plugins.release.packs import make_pack
from tests.release.making import applied, page, tree_of

NAMES = ["index.html", "en/a.html", "en/a--sources.html", "en/b.html", "data/x.csv", "media/y.png"]
TREES = st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=300), max_size=6)


def head_of(pack: bytes) -> Head:
    """A pack's head."""
    return read_head(io.BytesIO(pack), 10**9)


def words(seed: int, count: int = 400) -> str:
    """Text that does not shrink."""
    chance = random.Random(seed)
    return " ".join(f"{chance.getrandbits(40):x}" for _ in range(count))


@settings(max_examples=200, deadline=None)
@given(TREES, TREES)
def test_any_tree_becomes_any_other(old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Applied as a client applies it, a pack gives the new files, all and only those."""
    with TemporaryDirectory() as folder:
        before = tree_of(Path(folder) / "old", old)
        after = tree_of(Path(folder) / "new", new)

        assert applied(make_pack(3, 5, before, after), before) == new


def test_the_same_trees_give_the_same_bytes(tmp_path: Path) -> None:
    """Wherever they lie, and in whatever order their files are known."""
    old = {f"en/p{i}.html": page(str(i), words(i)) for i in range(20)}
    new = {**old, "en/p3.html": page("3", words(3) + "!"), "en/new.html": page("n", words(7))}
    turned = dict(reversed(new.items()))
    one = make_pack(1, 2, tree_of(tmp_path / "a", old), tree_of(tmp_path / "b", new))
    two = make_pack(1, 2, tree_of(tmp_path / "c", old), tree_of(tmp_path / "d", turned))

    assert one == two


def test_an_edit_costs_little(tmp_path: Path) -> None:
    """One sentence in a page of several kilobytes of noise."""
    old = {f"en/p{i}.html": page(str(i), words(i)) for i in range(20)}
    new = {**old, "en/p3.html": old["en/p3.html"].replace(b"</h1>", b"</h1><p>One more.</p>")}
    pack = make_pack(1, 2, tree_of(tmp_path / "a", old), tree_of(tmp_path / "b", new))

    assert len(pack) < 300


def test_what_many_pages_have_in_common_is_sent_once(tmp_path: Path) -> None:
    """A new paragraph on each of 40 pages."""
    foot = words(1000, 60).encode()
    old = {f"en/p{i}.html": page(str(i), words(i, 50)) for i in range(40)}
    new = {path: data.replace(b"Foot.", foot) for path, data in old.items()}
    pack = make_pack(1, 2, tree_of(tmp_path / "a", old), tree_of(tmp_path / "b", new))

    assert len(pack) < 2 * len(foot)


def test_a_new_page_is_based_on_the_one_most_like_it(tmp_path: Path) -> None:
    """The same folder and part, and the most lines in common; not a page of another part."""
    shared = "\n".join(words(i, 5) for i in range(50))
    old = {
        "en/a.html": page("a", words(1)),
        "en/b.html": page("b", f"\n{shared}\n"),
        "en/b--sources.html": page("b", f"\n{shared}\nmore"),
        "zh-hans/b.html": page("b", f"\n{shared}\nmore"),
    }
    new = {**old, "en/c.html": page("c", f"\n{shared}\nmore")}
    pack = make_pack(1, 2, tree_of(tmp_path / "a", old), tree_of(tmp_path / "b", new))

    assert [group.base for group in head_of(pack).groups] == [("en/b.html",)]


def test_a_file_that_moved_costs_nothing(tmp_path: Path) -> None:
    """A picture with a new name is based on the one that holds the same bytes."""
    data = random.Random(1).randbytes(20_000)
    old, new = {"media/a.png": data}, {"media/people/b.png": data}
    pack = make_pack(1, 2, tree_of(tmp_path / "a", old), tree_of(tmp_path / "b", new))

    assert len(pack) < 250


def test_a_release_that_changed_nothing_has_a_pack_of_nothing(tmp_path: Path) -> None:
    """That is how an expiring signature is renewed."""
    tree = tree_of(tmp_path, {"index.html": b"x"})
    head = head_of(make_pack(1, 2, tree, tree))

    assert (head.old, head.new, head.groups, head.removed) == (1, 2, (), ())


def test_groups_keep_the_bounds_of_the_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are grouped up to the limit; one that is larger stands alone."""
    monkeypatch.setattr(packs, "MAX_GROUP", 1000)
    old = {f"p{i}.bin": bytes([i]) * 400 for i in range(5)} | {"large.bin": b"l" * 3000}
    new = {path: data + b"!" for path, data in old.items()}
    before = tree_of(tmp_path / "a", old)
    pack = make_pack(1, 2, before, tree_of(tmp_path / "b", new))

    assert [len(group.files) for group in head_of(pack).groups] == [1, 2, 2, 1]
    assert applied(pack, before) == new


def test_very_much_is_compressed_quickly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a size the level is lower; the result is the same."""
    used: list[int] = []
    write = packs.write
    monkeypatch.setattr(
        packs, "write", lambda h, g, level: used.append(level) or write(h, g, level)
    )
    monkeypatch.setattr(packs, "QUICK_ABOVE", 100)
    for number, size in enumerate((10, 200)):
        before = tree_of(tmp_path / f"a{number}", {"a.html": b"x" * size})
        new = {"a.html": b"y" * size}
        pack = make_pack(1, 2, before, tree_of(tmp_path / f"b{number}", new))

        assert applied(pack, before) == new

    assert used == [packs.STRONG, packs.QUICK]
