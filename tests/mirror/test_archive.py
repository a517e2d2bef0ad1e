"""An archive is read if it is exactly what the format says, and does no harm if it is not."""

from __future__ import annotations

import importlib
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.archive import unpack
from mirror.errors import FormatError, RefusedError
from mirror.format import zstd
from mirror.format.manifest import Manifest
from mirror.format.zstd import compress
from mirror.tree import Tree
from tests.mirror.folders import OLD, entries, inside, plant

LONG = {"/".join(["d" * 30] * 4) + "/index.html": b"long", "x" * 100: b"100", "x" * 98: b"98"}
AMPLE = 1 << 20  # bytes and files that no test reaches unless it says so

Member = tuple[tarfile.TarInfo, bytes]


def member(name: str, data: bytes = b"", **fields: object) -> Member:
    """A file of a tar archive, with what makes it unusual."""
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, data


def tar(members: Iterable[Member], form: int = tarfile.GNU_FORMAT) -> bytes:
    """The bytes of a tar file."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for info, data in members:
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def plain(files: dict[str, bytes]) -> bytes:
    """The tar file that a release has for these files."""
    return tar(member(path, files[path]) for path in sorted(files))


def unpacked(
    data: bytes, folder: Path, size: int = AMPLE, files: int = AMPLE, packed: bool = False
) -> Manifest:
    """Compress, then unpack into ``folder``/1.new."""
    stream = io.BytesIO(data if packed else compress(data, level=1))
    with Tree(folder / "1.new") as tree:
        return unpack(stream, tree, size=size, files=files)


@pytest.mark.parametrize("files", [OLD, LONG, {}], ids=["usual", "long names", "empty"])
def test_what_was_packed_is_unpacked(tmp_path: Path, files: dict[str, bytes]) -> None:
    """The manifest that comes back is that of the files."""
    size = sum(map(len, files.values()))

    found = unpacked(plain(files), tmp_path, size, len(files))

    assert found == Manifest((), entries(files))
    assert inside(tmp_path / "1.new") == files


def test_gnu_tar_and_zstd_make_the_same_archive(tmp_path: Path) -> None:
    """What the common tools write of such files is what is read, and the other way round."""
    files = {**OLD, **LONG}
    plant(tmp_path / "site", files)
    options = "--format=gnu --mode=0644 --owner=:0 --group=:0 --numeric-owner --mtime=@0"
    subprocess.run(
        ["tar", *options.split(), "-C", "site", "-cf", "made.tar", *sorted(files)],
        cwd=tmp_path,
        check=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    subprocess.run(["zstd", "-q", "made.tar"], cwd=tmp_path, check=True)

    found = unpacked((tmp_path / "made.tar.zst").read_bytes(), tmp_path, packed=True)

    assert found.files == entries(files)


@pytest.mark.parametrize(
    "members",
    [
        [member("a", type=tarfile.SYMTYPE, linkname="/etc/passwd")],
        [member("a", b"1"), member("b", type=tarfile.LNKTYPE, linkname="a")],
        [member("a", type=tarfile.CHRTYPE, devmajor=1, devminor=3)],
        [member("a", type=tarfile.BLKTYPE)],
        [member("a", type=tarfile.FIFOTYPE)],
        [member("a", type=tarfile.DIRTYPE)],
        [member("a", type=tarfile.CONTTYPE)],
        [member("a", type=tarfile.AREGTYPE)],
        [member("a", type=tarfile.GNUTYPE_SPARSE)],
        [member("a", b"k" * 9, type=tarfile.GNUTYPE_LONGLINK)],
        [member("a", b"1", linkname="b")],
        [member("../a")],
        [member("/etc/passwd")],
        [member("a/../../b")],
        [member("c:/a")],
        [member("a\\b")],
        [member("con.html")],
        [member("A")],
        [member("é")],
        [member("release/tuf/1.root.json")],
        [member("x" * 101)],
        [member("d/" * 120 + "a")],
        [member("b"), member("a")],
        [member("a"), member("a")],
        [member("a"), member("a-b"), member("a/b")],
        [member("a", mode=0o4755)],
        [member("a", mode=0o755)],
        [member("a", uid=1000)],
        [member("a", gid=1000)],
        [member("a", uname="somebody")],
        [member("a", mtime=1)],
    ],
    ids=lambda members: f"{members[-1][0].name[:20]}-{members[-1][0].type.decode()}",
)
def test_whatever_else_a_tar_file_can_hold_is_refused(
    tmp_path: Path, members: list[Member]
) -> None:
    """Links, devices, folders, names that lead out, twice, out of order, modes, owners, times."""
    with pytest.raises(FormatError):
        unpacked(tar(members), tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
def test_other_kinds_of_tar_are_refused(tmp_path: Path, form: int) -> None:
    """A pax header could say of the next file what it likes."""
    with pytest.raises(FormatError):
        unpacked(tar([member("a", b"1", pax_headers={"path": "../b"})], form), tmp_path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: good[:700],
        lambda good: good[: -10240 + 1024],
        lambda good: good + b"\0" * 512,
        lambda good: good + b"x",
        lambda good: good[:-1] + b"x",
        lambda good: good + good,
        lambda good: good.replace(b"0000000\0", b"0000000 ", 1),
        lambda good: good.replace(b"00000000004\0", b"0000000004 \0", 1),
        lambda good: good.replace(b"00000000004\0", b"-0000000004\0", 1),
        lambda good: good.replace(b"00000000004\0", b"\x80" + b"\0" * 10 + b"\x04", 1),
        lambda good: good.replace(b"gone\0", b"gonex", 1),
        lambda good: good[:1024] + b"\0" * 512 + good[1024:],
        lambda good: b"",
    ],
)
def test_damage_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    """Cut short, extended, other spellings of numbers, bytes in the padding."""
    good = plain(OLD)
    bad = spoil(good)
    assert bad != good

    with pytest.raises(FormatError):
        unpacked(bad, tmp_path)


@pytest.mark.parametrize("left", [0, 1024, 5000])
def test_the_last_record_may_be_cut(tmp_path: Path, left: int) -> None:
    """Two blocks of zeros end a tar file; how many follow up to the record is of no matter."""
    good = plain({"a": b"1"})
    assert len(good) == 10240

    assert unpacked(good[: 2048 + left], tmp_path).files == entries({"a": b"1"})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: good[:-1],
        lambda good: good + b"x",
        lambda good: good + good,
        lambda good: good + compress(b""),
        lambda good: b"",
        lambda good: b"\x1f\x8b" + good,
    ],
)
def test_there_is_one_frame_and_nothing_behind_it(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """Not even an empty one."""
    with pytest.raises(FormatError):
        unpacked(spoil(compress(plain(OLD))), tmp_path, packed=True)


def test_no_more_than_the_signed_sums(tmp_path: Path) -> None:
    """One byte or one file more ends it, before it is written."""
    size = sum(map(len, OLD.values()))
    for bounds in ((size - 1, len(OLD)), (size, len(OLD) - 1)):
        with pytest.raises(FormatError, match="signed"):
            unpacked(plain(OLD), tmp_path, *bounds)


class Counted(io.BytesIO):
    """A stream that knows how much of it was read."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        """As it is."""
        data = super().read(size)
        self.taken += len(data)
        return data


@pytest.mark.parametrize("promised", [2**31, 0])
def test_a_bomb_is_refused_early(
    tmp_path: Path, promised: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2 GiB of zeros in 70 KB, named in a header or behind the end: little is even read."""
    monkeypatch.setattr(zstd, "CHUNK", 4096)
    header, _ = member("a")
    header.size = promised
    bomb = importlib.import_module(zstd.MODULE).ZstdCompressor()
    chunks = [bomb.compress(header.tobuf(tarfile.GNU_FORMAT))]
    chunks += [bomb.compress(bytes(1 << 20)) for _ in range(2048)]
    stream = Counted(b"".join(chunks) + bomb.flush())

    with Tree(tmp_path / "1.new") as tree:
        with pytest.raises(FormatError):
            unpack(stream, tree, size=1 << 20, files=10)
        assert sum(map(len, inside(tree.path).values())) == 0

    assert stream.taken <= 8192


def test_a_window_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    """More than 128 MiB, as ``zstd --long=31`` makes it."""
    (tmp_path / "a.tar").write_bytes(plain(OLD))
    command = ["zstd", "-q", "--long=31", "--ultra", "-c"]
    with (tmp_path / "a.tar").open("rb") as file:
        packed = subprocess.run(command, stdin=file, capture_output=True, check=True).stdout

    with pytest.raises(FormatError, match="frame cannot be read"):
        unpacked(packed, tmp_path, packed=True)


GOOD = plain({**OLD, **LONG})
CHANGES = st.lists(
    st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=4
)


def harmless(data: bytes, packed: bool) -> None:
    """Unpack anything: it is refused or it is right, and nothing stands outside."""
    top = Path(tempfile.mkdtemp())
    try:
        try:
            found = unpacked(data, top, size=20_000, files=20, packed=packed)
        except RefusedError:
            assert list(top.iterdir()) == []
        else:
            assert found.files == entries(inside(top / "1.new"))
            assert [path.name for path in top.iterdir()] == ["1.new"]
    finally:
        shutil.rmtree(top)


@given(st.binary(max_size=2000), st.booleans())
def test_random_bytes_do_no_harm(data: bytes, packed: bool) -> None:
    """As a tar file and as a frame."""
    harmless(data, packed)


@given(CHANGES)
def test_a_changed_archive_does_no_harm(changes: list[tuple[int, int]]) -> None:
    """Single bytes of a good tar file."""
    data = bytearray(GOOD)
    for place, value in changes:
        data[place] = value
    harmless(bytes(data), packed=False)


@given(CHANGES, st.integers(0, 2000))
def test_a_changed_frame_does_no_harm(changes: list[tuple[int, int]], cut: int) -> None:
    """Single bytes of a good frame, or an end too early."""
    data = bytearray(compress(GOOD, level=1))
    for place, value in changes:
        data[place % len(data)] = value
    harmless(bytes(data[: len(data) - cut % len(data)]), packed=True)


HEADERS = st.lists(
    st.builds(
        member,
        st.one_of(st.text(max_size=30), st.sampled_from(["a", "a/b", "../a", "b", "x" * 150])),
        st.binary(max_size=600),
        type=st.sampled_from([tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.DIRTYPE, b"L", b"x", b"0"]),
        linkname=st.sampled_from(["", "/etc/passwd", "../.."]),
        mode=st.sampled_from([0o644, 0o777]),
    ),
    max_size=4,
)


@given(HEADERS, st.sampled_from([tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]))
def test_archives_of_odd_files_do_no_harm(members: list[Member], form: int) -> None:
    """Sound tar files with unsound things in them."""
    try:
        data = tar(members, form)
    except (tarfile.TarError, ValueError, UnicodeError):
        return
    harmless(data, packed=False)
