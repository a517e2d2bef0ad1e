"""Index and targets say what a release carries, in one way only."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tuf.api.metadata import Metadata, Targets

from mirror.errors import FormatError
from mirror.format.index import Index, archive_path, pack_path, to_json
from mirror.format.manifest import Entry
from mirror.format.targets import Release

ENTRY = Entry.of(b"x")
INDEX = Index(
    12,
    {
        "SHA256SUMS": ENTRY,
        archive_path(8): ENTRY,
        archive_path(10): Entry.of(b"ten"),
        pack_path(10, 11): ENTRY,
        "client/zhiquan-mirror.pyz": ENTRY,
    },
)
RELEASE = Release(12, ENTRY, "0" * 64, ENTRY, files=290, bytes=5_242_880, pack=182)
EXPIRES = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)


def test_an_index_is_read_as_it_was_written() -> None:
    """Files, packs by their ends, and the newest archive."""
    again = Index.parse(INDEX.to_bytes())

    assert again == INDEX
    assert again.packs == {(10, 11): ENTRY}
    assert again.archive == (10, Entry.of(b"ten"))
    assert Index(1, {}).archive is None


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"release": 0},
        {"release": True},
        {"release": "12"},
        {"more": 1},
        {"files": []},
        {"files": {"../x": [1, "0" * 64]}},
        {"files": {"Sums": [1, "0" * 64]}},
        {"files": {"a": [1, "0" * 63]}},
        {"files": {"a": [-1, "0" * 64]}},
        {"files": {"a": [True, "0" * 64]}},
        {"files": {"a": [1.0, "0" * 64]}},
        {"files": {"a": [1]}},
        {"files": {"a": [1, "0" * 64], "a/b": [1, "0" * 64]}},
    ],
)
def test_an_index_with_anything_else_is_refused(change: dict[str, object]) -> None:
    """Other formats, fields, types, sizes and names."""
    raw = json.loads(INDEX.to_bytes()) | change
    with pytest.raises(FormatError):
        Index.parse(to_json(raw))


def test_an_index_spelled_otherwise_is_refused() -> None:
    """The same data with a space, or a key twice."""
    text = INDEX.to_bytes()
    for other in (text.replace(b":", b": ", 1), text[:-1], text[:-2] + b',"format":1}\n'):
        with pytest.raises(FormatError):
            Index.parse(other)


@given(st.binary(max_size=100) | st.text(max_size=100).map(str.encode))
def test_reading_anything_ends_in_a_refusal(data: bytes) -> None:
    """No input makes the reader fail in another way."""
    with pytest.raises(FormatError):
        Index.parse(data)


def test_deep_json_is_refused_as_any_other() -> None:
    """Nesting beyond what the parser holds is a refusal, not a crash."""
    with pytest.raises(FormatError):
        Index.parse(b"[" * 200_000)


def test_targets_say_the_release() -> None:
    """Through TUF's own writing and reading."""
    data = Metadata(RELEASE.to_targets(EXPIRES)).to_bytes()
    signed = Metadata[Targets].from_bytes(data).signed

    assert Release.from_targets(signed) == RELEASE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("files", -1),
        ("files", 10**7),
        ("bytes", "5"),
        ("bytes", True),
        ("nodes", "0"),
        ("nodes", None),
        ("pack", 2**41),
        ("more", 1),
    ],
)
def test_targets_that_say_anything_else_are_refused(field: str, value: object) -> None:
    """Types and bounds of each number."""
    targets = RELEASE.to_targets(EXPIRES)
    targets.targets["manifest"].unrecognized_fields["custom"][field] = value
    with pytest.raises(FormatError):
        Release.from_targets(targets)


@pytest.mark.parametrize("missing", ["manifest", "index.json"])
def test_targets_name_both_files_and_no_other(missing: str) -> None:
    """A release has a manifest and an index."""
    targets = RELEASE.to_targets(EXPIRES)
    file = targets.targets.pop(missing)
    with pytest.raises(FormatError):
        Release.from_targets(targets)
    targets.targets |= {missing: file, "other": file}
    with pytest.raises(FormatError):
        Release.from_targets(targets)
