"""A tree has one manifest, and readers take no other spelling of it."""

from __future__ import annotations

import contextlib
import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.errors import FormatError
from mirror.format import names, nodes
from mirror.format.manifest import MAX_SIZE, Entry, Manifest

PART = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
PATHS = st.lists(
    st.tuples(PART, PART).map("/".join).filter(lambda p: not names.problem(p)),
    max_size=40,
    unique=True,
)
MANIFESTS = st.builds(
    lambda paths, ids: Manifest(tuple(sorted(ids)), {p: Entry.of(p.encode()) for p in paths}),
    PATHS,
    st.sets(st.from_regex(r"p-[0-9]{6}", fullmatch=True), max_size=3),
)
LINE = "0" * 64 + " 4 404.html\n"
HEAD = "zhiquan manifest 1\n"


@given(MANIFESTS)
def test_what_is_written_is_read_again(manifest: Manifest) -> None:
    """Writing and reading are inverse; the order of a dictionary does not matter."""
    again = Manifest.parse(manifest.to_bytes())

    assert again.to_bytes() == manifest.to_bytes()
    assert (again.revoked, dict(again.files)) == (manifest.revoked, dict(manifest.files))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zhiquan manifest 2\n",
        HEAD + LINE.rstrip("\n"),
        HEAD + LINE + LINE,
        HEAD + LINE.replace(" 4 ", " 04 "),
        HEAD + LINE.replace(" 4 ", " -4 "),
        HEAD + LINE.replace(" 4 ", "  4 "),
        HEAD + LINE.replace(" 4 ", " 99999999999999 "),
        HEAD + LINE.replace(" 4 ", f" {MAX_SIZE + 1} "),
        HEAD + LINE.replace("404.html", "a") + "no file\n" + LINE.replace("404.html", "b"),
        HEAD + LINE.replace("0" * 64, "A" * 64),
        HEAD + LINE.replace("404.html", "../404.html"),
        HEAD + LINE.replace("404.html", "b") + LINE.replace("404.html", "a"),
        HEAD + LINE.replace("404.html", "a") + LINE.replace("404.html", "a/b"),
        HEAD + LINE + "revoked p-000001\n",
        HEAD + "revoked p-000002\nrevoked p-000001\n",
        HEAD + "revoked p-000001\nrevoked p-000001\n",
        HEAD + "revoked P 1\n",
        HEAD + LINE + "\n",
        HEAD + LINE.replace("\n", "\r\n"),
        HEAD + LINE.replace("404", "４０４"),
    ],
)
def test_any_other_spelling_is_refused(text: str) -> None:
    """Order, twins, zeros, capitals, line ends: there is one way to write a manifest."""
    with pytest.raises(FormatError):
        Manifest.parse(text.encode("utf-8"))


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda t: (HEAD + t).encode()))
def test_reading_anything_ends_in_a_manifest_or_a_refusal(data: bytes) -> None:
    """No input makes the reader fail in another way, and what it takes is canonical."""
    with contextlib.suppress(FormatError):
        assert Manifest.parse(data).to_bytes() == data


def test_sha256sum_reads_the_sums(tmp_path: Path) -> None:
    """Who has nothing installed can check the files with the tool of the system."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.html").write_bytes(b"hello")
    sums = Manifest((), {"en/a.html": Entry.of(b"hello")}).sums()
    (tmp_path / "SHA256SUMS").write_bytes(sums)

    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout == b""


@given(MANIFESTS)
def test_nodes_are_the_manifest_in_pieces(manifest: Manifest) -> None:
    """Every piece has the hash that the piece above it names, and together they are it."""
    pieces = nodes.make(manifest)
    assert len(pieces["root"]) <= nodes.longest_root(len(manifest.to_bytes()))
    revoked, tops = nodes.parse_root(pieces["root"])
    leaves = {}
    for name, entry in tops.items():
        assert entry.fits(pieces[name])
        for leaf, below in nodes.parse_node(pieces[name], name).items():
            assert below.fits(pieces[leaf])
            leaves[leaf] = pieces[leaf]

    assert tuple(revoked) == manifest.revoked
    assert nodes.join(pieces["root"], leaves).to_bytes() == manifest.to_bytes()


def test_a_leaf_holds_only_its_own_files() -> None:
    """A page is found in one place or not at all."""
    pieces = nodes.make(Manifest((), {"404.html": Entry.of(b"")}))
    leaf = hashlib.sha256(b"404.html").hexdigest()[:2]

    assert set(nodes.parse_leaf(pieces[leaf], leaf)) == {"404.html"}
    with pytest.raises(FormatError, match="of another"):
        nodes.parse_leaf(pieces[leaf], "00" if leaf != "00" else "01")


@given(st.binary(max_size=200))
def test_reading_any_piece_ends_in_a_refusal_or_a_piece(data: bytes) -> None:
    """No input makes the readers of nodes fail in another way."""
    for read in (nodes.parse_root, lambda d: nodes.parse_node(d, "a"), _leaf):
        with contextlib.suppress(FormatError):
            read(data)


def _leaf(data: bytes) -> object:
    return nodes.parse_leaf(data, "ab")
