"""The one-file checker ends with words whatever comes, and agrees with the client."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirror.errors import MirrorError
from mirror.trust.anchor import Anchor
from mirror.verify import verify
from tests.mirror.checking import CODE, NOW, TUF, WHOLE, answer, look, publisher
from tests.mirror.folders import plant
from tests.mirror.simulator import metadata


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole release in a folder; who changes a file puts it back."""
    return plant(tmp_path_factory.mktemp("site"), WHOLE)


class Restored:
    """A file of a folder that is put back afterwards."""

    def __init__(self, folder: Path, path: str) -> None:
        self.file, self.data = folder / path, WHOLE[path]

    def __enter__(self) -> Restored:
        return self

    def remove(self) -> None:
        """Take it away, and the folder if that is empty then: verify tells of empty ones."""
        self.file.unlink()
        if not any(self.file.parent.iterdir()):
            self.file.parent.rmdir()

    def __exit__(self, *_: object) -> None:
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_bytes(self.data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
ODD = st.sampled_from(
    [
        b"",
        b"\n",
        b"{}",
        b"[]\n",
        b"null",
        b"\xff" * 9,
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"1" * 9000,
    ]
)
PATHS = st.sampled_from(sorted(WHOLE))


@settings(max_examples=60)
@given(PATHS, ODD | st.binary(max_size=60))
def test_garbage_in_any_file_is_found(site: Path, path: str, data: bytes) -> None:
    """It ends with words and status 2, whatever stands there."""
    with Restored(site, path) as one:
        one.file.write_bytes(data)
        assert look(site).code == (0 if data == WHOLE[path] else 2)


def mutants(draw: st.DrawFn, data: bytes) -> Iterator[bytes]:
    """One byte changed, one more, one less, or another file's bytes."""
    at = draw(st.integers(0, max(len(data) - 1, 0)))
    byte = bytes([draw(st.integers(0, 255))])
    yield data[:at] + byte + data[at + 1 :]
    yield data[:at] + byte + data[at:]
    yield data[:at] + data[at + 1 :]
    yield WHOLE[draw(PATHS)]


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, bytes | None]:
    """A file, and what becomes of it; None if it goes.

    Signatures over SHA256SUMS are left alone: verify lets them be, for they prove themselves.
    """
    path = draw(PATHS.filter(lambda path: "signatures" not in path and "SUMS." not in path))
    choices = list(mutants(draw, WHOLE[path]))
    return path, draw(st.sampled_from([*choices, None]))


@given(mutations(), st.booleans())
def test_it_agrees_with_the_client(
    site: Path, change: tuple[str, bytes | None], given: bool
) -> None:
    """On whether a release is genuine, after any small change to it."""
    path, data = change
    root = WHOLE[f"{TUF}/1.root.json"]
    anchor = Anchor(hashlib.sha256(root).hexdigest()) if given else None
    with Restored(site, path) as one:
        one.remove() if data is None else one.file.write_bytes(data)
        mine = look(site, CODE if given else None)
        try:
            found = verify(site, anchor, NOW, lambda done, of: None)
            genuine, well = found.genuine, found.genuine and not found.extra
        except MirrorError:
            genuine = well = False

    assert (mine.code in (0, 1)) == genuine, mine.words
    assert (mine.code == 0) == well, mine.words


@settings(max_examples=60)
@given(st.sampled_from(["root", "timestamp", "snapshot", "targets"]), JSON)
def test_strange_things_that_were_signed_are_refused(
    tmp_path_factory: pytest.TempPathFactory, role: str, value: object
) -> None:
    """Signed by those who may: still it ends in words."""
    sim = publisher()
    field = sorted(sim.signed[role])[number_from(value) % len(sim.signed[role])]
    sim.files[sim.path(role)] = metadata({**sim.signed[role], field: value}, sim.signers[role])

    assert answer(tmp_path_factory.mktemp("strange"), sim.files).code == 2


def number_from(value: object) -> int:
    """A number from a value, the same in every run."""
    return int(hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:8], 16)
