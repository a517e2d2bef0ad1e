"""The client as releases carry it is one file, the same bytes wherever it is made, and runs."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirror.configurations import names
from plugins.errors import SetupError
from plugins.release import bundle
from plugins.release.wheels import Wheels
from tests.release.installed import installed_wheels
from tests.release.volunteers import bare
from tests.sites import ROOT

CLIENT = {
    "LICENSE": b"terms",
    "mirror/__init__.py": b"",
    "mirror/checker.py": b"print('checked')\n",
    "mirror/cli.py": b"def main():\n    print('here')\n",
    "mirror/pyproject.toml": b"[project]\n",
    "mirror/build/lib/zhiquan_mirror/cli.py": b"left by pip",
    "mirror/zhiquan_mirror.egg-info/PKG-INFO": b"left by pip",
    "mirror/fetch/__init__.py": b"",
    "mirror/hosting/nginx.conf": b"server {}\n",
    "mirror/fetch/http.py": b"import needed\n",
    "mirror/fetch/__pycache__/http.cpython-311.pyc": b"\0",
}
NEEDED = {
    "needed/inner/mod.py": b"value = 1\n",
    "needed/tests/test_it.py": b"assert False\n",
    "needed/data.bin": b"\1",
    "needed-1.dist-info/METADATA": b"Author: somebody\n",
    "needed-1.dist-info/RECORD": b"",
    "needed-1.dist-info/licenses/LICENSE": b"theirs",
}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Wheels:
    """What the client needs, as it is installed here."""
    return installed_wheels(tmp_path_factory.mktemp("wheels") / "here")


@pytest.fixture
def loose() -> Iterator[None]:
    """The habits of another account: others may write its files."""
    before = os.umask(0)
    yield
    os.umask(before)


def small(folder: Path, backwards: bool = False) -> tuple[Path, Wheels]:
    """A repository with a small client, and the wheels that it needs."""
    files = sorted(CLIENT, reverse=backwards)
    for place, path in enumerate(files):
        target = folder / "repository" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(CLIENT[path])
        os.utime(target, (place, place * 1000))
    wheel, native = folder / "needed-1-py3-none-any.whl", folder / "zstd.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED if backwards else 0) as archive:
        for path in sorted(NEEDED, reverse=backwards):
            archive.writestr(path, NEEDED[path])
    native.write_bytes(b"native")
    return folder / "repository", Wheels((wheel,), {"cp312-linux-x86_64": native})


def contents(data: bytes) -> dict[str, bytes]:
    """Files of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}


def test_one_file_has_the_code_and_on_what_terms(tmp_path: Path) -> None:
    """Ours and theirs; no tests, no names of authors, nothing that only an installer reads."""
    files = bundle.bundle(*small(tmp_path))

    assert sorted(files) == [
        "zhiquan-check.py",
        "zhiquan-mirror.pyz",
        "zstd/cp312-linux-x86_64.whl",
    ]
    assert files["zhiquan-check.py"] == CLIENT["mirror/checker.py"]
    assert sorted(contents(files["zhiquan-mirror.pyz"])) == [
        "__main__.py",
        "needed-1.dist-info/licenses/LICENSE",
        "needed/inner/mod.py",
        "zhiquan_mirror/LICENSE",
        "zhiquan_mirror/__init__.py",
        "zhiquan_mirror/cli.py",
        "zhiquan_mirror/fetch/__init__.py",
        "zhiquan_mirror/fetch/http.py",
        "zhiquan_mirror/hosting/nginx.conf",
    ]


@pytest.mark.usefixtures("loose")
def test_the_same_bytes_wherever_and_whenever_it_is_made(tmp_path: Path) -> None:
    """Another folder, other times and modes, another order on the disk, wheels packed anew."""
    (tmp_path / "one").mkdir()
    (tmp_path / "another").mkdir()
    os.umask(0o077)
    first = bundle.bundle(*small(tmp_path / "one"))
    os.umask(0)
    second = bundle.bundle(*small(tmp_path / "another", backwards=True))

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first[bundle.CLIENT])) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {oct(entry.external_attr >> 16) for entry in entries} == {"0o100644", "0o40755"}


def test_two_packages_with_the_same_file_are_refused(tmp_path: Path) -> None:
    """One would silently win."""
    root, wheels = small(tmp_path)
    other = tmp_path / "other-1-py3-none-any.whl"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("needed/inner/mod.py", "value = 2\n")

    with pytest.raises(SetupError, match="two packages of the client have a file needed/inner"):
        bundle.bundle(root, Wheels((*wheels.pure, other), {}))


def test_a_package_without_init_is_found(tmp_path: Path) -> None:
    """In a zip file Python knows such a folder by its own entry alone."""
    program = tmp_path / "small.pyz"
    program.write_bytes(bundle.zipapp(*small(tmp_path)))
    code = f"import sys; sys.path.insert(0, {str(program)!r}); from needed.inner import mod"

    assert subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    """What was made before is replaced, what is empty is filled."""
    folder = tmp_path / "client"
    folder.mkdir()
    bundle.put(folder, {bundle.CLIENT: b"1", "zstd/old.whl": b"1"})
    bundle.put(folder, {bundle.CLIENT: b"2"})

    assert [path.name for path in folder.rglob("*")] == [bundle.CLIENT]
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("mine")
    with pytest.raises(SetupError, match="holds something else"):
        bundle.put(tmp_path / "letters", {bundle.CLIENT: b"3"})
    assert (tmp_path / "letters" / "a.txt").read_text() == "mine"


@pytest.mark.parametrize("options", [["--help"], ["--version"], ["init", "--help"]])
def test_the_real_client_runs_with_nothing_installed(
    wheels: Wheels, tmp_path: Path, options: list[str]
) -> None:
    """No package, no setting, no home: one file and a Python."""
    program = tmp_path / "zhiquan-mirror.pyz"
    program.write_bytes(bundle.zipapp(ROOT, wheels))
    said = bare(program, tmp_path, *options)

    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith(("usage: zhiquan-mirror", "zhiquan-mirror "))


def test_the_real_client_gives_out_its_configurations(wheels: Wheels, tmp_path: Path) -> None:
    """All names of ``mirror/hosting``, and each file as it stands there."""
    program = tmp_path / "zhiquan-mirror.pyz"
    program.write_bytes(bundle.zipapp(ROOT, wheels))

    assert bare(program, tmp_path, "config").stdout.split("\n")[:-1] == names()
    for name in ("nginx.conf", "Caddyfile"):
        told = bare(program, tmp_path, "config", name).stdout
        assert told == (ROOT / "mirror/hosting" / name).read_text("utf-8")
