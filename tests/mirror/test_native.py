"""Zstandard from the release: unpacked where it belongs, and run only where that is safe."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mirror import native
from mirror.errors import FormatError
from mirror.format import zstd
from tests.mirror.folders import inside
from tests.mirror.hostile import Scene, page


def wheel(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


GOOD = wheel({"fake_zstd/__init__.py": b"", "fake_zstd-1.8.0.dist-info/licenses/LICENSE": b"x"})


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Python without Zstandard, until one can be imported from a folder that was added."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(zstd, "MODULE", "fake_zstd")
    yield
    sys.modules.pop("fake_zstd", None)


@pytest.mark.usefixtures("lacking")
def test_install(tmp_path: Path) -> None:
    """It is found at once, and at the next start."""
    assert not native.add(tmp_path / "lib")
    assert native.install(tmp_path / "lib", GOOD)
    assert native.install(tmp_path / "lib", GOOD)
    assert native.add(tmp_path / "lib")
    assert [path.name for path in tmp_path.iterdir()] == ["lib"]


@pytest.mark.usefixtures("lacking")
@pytest.mark.parametrize(
    "name",
    [
        "../evil.py",
        "a/../../evil.py",
        "/evil.py",
        "\\evil.py",
        "..\\evil.py",
        "c:/evil.py",
        "a\\..\\b",
    ],
)
def test_a_wheel_that_unpacks_elsewhere(tmp_path: Path, name: str) -> None:
    """Nothing of it is written."""
    (tmp_path / "x").mkdir()
    with pytest.raises(FormatError, match="elsewhere"):
        native.install(tmp_path / "x/lib", wheel({"good.py": b"", name: b"evil"}))
    assert inside(tmp_path) == {}


@pytest.mark.usefixtures("lacking")
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        GOOD[:-30],
        GOOD.replace(b"fake_zstd", b"false_one", 1),
        wheel({"a.py": bytes(30_000_000)}),
        wheel({"a.py": b"a" * 5000}).replace(b"\x08\x00", b"\x63\x00"),
    ],
    ids=["empty", "begun", "short", "two names", "bomb", "unknown method"],
)
def test_no_wheel(tmp_path: Path, data: bytes) -> None:
    """Whatever it is, it is refused, and what was there stays."""
    assert native.install(tmp_path / "lib", GOOD)
    before = inside(tmp_path)
    with pytest.raises(FormatError):
        native.install(tmp_path / "lib", data)
    assert inside(tmp_path) == before


@pytest.mark.usefixtures("lacking")
@pytest.mark.parametrize("how", ["writable", "link"])
def test_what_others_can_have_put_there_is_not_run(tmp_path: Path, how: str) -> None:
    """A copy may lie where others write, or have come from them."""
    folder = tmp_path / "lib"
    native.install(folder, GOOD)
    sys.path.remove(str(folder))
    sys.modules.pop("fake_zstd", None)
    if how == "writable":
        folder.chmod(0o775)
    else:
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")

    assert not native.add(folder)
    assert str(folder) not in sys.path


@pytest.mark.parametrize(
    ("system", "machine", "libc", "expected"),
    [
        ("Linux", "x86_64", "glibc", "linux-x86_64"),
        ("Linux", "aarch64", "glibc", "linux-arm64"),
        ("Linux", "x86_64", "", ""),
        ("Darwin", "arm64", "", "macos-arm64"),
        ("Windows", "AMD64", "", "windows-x86_64"),
        ("Linux", "riscv64", "glibc", ""),
        ("FreeBSD", "amd64", "", ""),
    ],
)
def test_tags(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, libc: str, expected: str
) -> None:
    """This Python and system, as the carried wheels are named; others get none."""
    monkeypatch.setattr(native.platform, "system", lambda: system)
    monkeypatch.setattr(native.platform, "machine", lambda: machine)
    monkeypatch.setattr(native.platform, "libc_ver", lambda: (libc, ""))
    version = f"cp{sys.version_info.major}{sys.version_info.minor}"

    assert native.tag() == (f"{version}-{expected}" if expected else "")


@pytest.mark.usefixtures("lacking")
@pytest.mark.parametrize("given", [True, False])
def test_only_who_was_given_the_root_runs_what_it_signs(
    tmp_path: Path, given: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mirror that made its own root must not have its programs run here."""
    monkeypatch.setattr(native, "tag", lambda: "cp311-linux-x86_64")
    monkeypatch.setattr("mirror.ways.choose.zstd.available", lambda: False)
    extras = {"client/zstd/cp311-linux-x86_64.whl": GOOD}
    monkeypatch.setattr("tests.mirror.packing.compress", lambda *_, **__: b"none")
    monkeypatch.setattr("mirror.format.packs.compress", lambda *_, **__: b"none")
    with Scene(tmp_path, extras) as scene:
        scene.publish(p3=page(3, " More."))
        root = tmp_path / "1.root.json"
        root.write_bytes(scene.sim.files["release/tuf/1.root.json"])
        scene.volunteer.copy = tmp_path / "other"
        options = ("--root", str(root)) if given else ()
        assert scene.volunteer.init(scene.good.url, *options).code == 0

        assert (scene.volunteer.copy / ".zhiquan/lib").exists() == given
        assert scene.volunteer.files() == scene.newest
