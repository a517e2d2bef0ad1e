"""A publisher gone mad: what the editors' own keys sign is still held to the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from unittest import mock

import pytest

from mirror.format import manifest, nodes, packs
from mirror.format.packs import Group, Head
from mirror.format.zstd import compress
from tests.mirror import simulator
from tests.mirror.hostile import Scene, page, refused
from tests.mirror.packing import Site, carried, make_archive, make_pack

EVIL = b"evil"
NAMES = [
    "../evil.html",
    "../../../evil.html",
    "en/../../evil.html",
    "/evil.html",
    "//host/share/evil.html",
    "c:/evil.html",
    "c:evil.html",
    "c:\\evil.html",
    "..\\evil.html",
    "en\\evil.html",
    "en/%2e%2e/evil.html",
    "en/./evil.html",
    "en//evil.html",
    "en/evil.html/",
    "en/\0evil.html",
    "en/evil\0.html",
    "con.html",
    "en/aux/evil.html",
    "nul",
    "lpt1.en.html",
    "en/evil.",
    "en/evil.html:stream",
    "-rf",
    ".htaccess",
    ".zhiquan/config.json",
    "EN/p1.html",
    "en/P1.html",
    "en/p1.html/evil",
    "en/café.html",
    "en/café.html",
    "en/Ｐ1.html",
    "en/\u202elmth.live",
    "release/evil.js",
    "release/tuf/timestamp.json",
    "en/" + "e" * 101,
    "/".join("e" * 17),
    "e/" * 120 + "e",
]


def _utf8(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


@contextmanager
def mad(changes: Mapping[str, bytes] | None = None) -> Iterator[None]:
    """A publisher whose programs check nothing, and carry these files in ``release/``."""

    def put(*arguments: object) -> dict[str, bytes]:
        return {**carried(*arguments), **(changes or {})}  # type: ignore[arg-type]

    with (
        mock.patch.object(manifest, "_text", _utf8),
        mock.patch.object(nodes, "_text", _utf8),
        mock.patch.object(nodes, "leaf_of", lambda path: sha256(path.encode()).hexdigest()[:2]),
        mock.patch.object(simulator, "carried", put),
    ):
        yield


def around(scene: Scene) -> dict[str, bytes]:
    """All files near the copy that are not its own."""
    inside = scene.volunteer.copy
    return {
        str(path): path.read_bytes()
        for path in scene.folder.rglob("*")
        if path.is_file() and not path.is_relative_to(inside)
    }


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """The volunteer has release 1, which is sound."""
    with Scene(tmp_path) as found:
        yield found


def by_pack(scene: Scene) -> None:
    """The way of whoever has the release before."""


def by_archive(scene: Scene) -> None:
    """The way of whoever has nothing."""
    scene.newcomer()


def by_walking(scene: Scene) -> None:
    """Piece by piece."""
    scene.without("release/packs/", "release/archives/", "release/index.json")


def by_manifest(scene: Scene) -> None:
    """The whole manifest."""
    scene.newcomer()
    by_walking(scene)


@pytest.mark.parametrize("way", [by_pack, by_archive, by_walking, by_manifest])
@pytest.mark.parametrize("name", NAMES)
def test_name_of_a_page(scene: Scene, way: Callable[[Scene], None], name: str) -> None:
    """Names that lead out, or that some system confuses, are refused by every way."""
    with mad():
        scene.sim.publish({**scene.pages, name: EVIL})
    scene.serve()
    way(scene)
    before = around(scene)

    assert scene.sync(scene.bad).code == 2
    assert around(scene) == before
    if "p1.html/" not in name:  # this shows only in the whole, when nobody in particular gave it
        refused(scene)
    assert not [p for p in scene.volunteer.copy.rglob("*") if p.is_file() and _is_evil(p)]


def _is_evil(path: Path) -> bool:
    return path.read_bytes() == EVIL


@pytest.mark.parametrize(
    "name", [n for n in NAMES if not n.startswith(("release/", "en/p1.html/"))]
)
def test_name_in_the_index(scene: Scene, name: str) -> None:
    """The pages come; what an unsound index names is neither fetched nor carried."""
    scene.sim.extras[name] = EVIL
    before = around(scene)
    scene.publish(p3=page(3, " More."))
    answer = scene.sync(scene.bad)

    assert answer.code == 1
    assert "start from" in answer.out
    assert scene.volunteer.files() == scene.newest
    assert around(scene) == before
    assert not [p for p in scene.volunteer.copy.rglob("*") if p.is_file() and _is_evil(p)]
    assert scene.volunteer.run("verify").code == 0


def _head(old: int, new: int, *groups: Group, removed: tuple[str, ...] = ()) -> Head:
    return Head(old, new, removed, groups)


def _pack(head: Head, *contents: tuple[bytes, bytes]) -> bytes:
    return packs.write(head, list(contents), level=1)


HUGE = bytes(2**28)
PAGE = "en/p3.html"
BAD_PACKS = {
    "a frame that unpacks to 256 MB": _pack(_head(1, 2, Group((), ((PAGE, 5000),))), (b"", HUGE)),
    "256 MB announced": _pack(_head(1, 2, Group((), ((PAGE, len(HUGE)),))), (b"", HUGE)),
    "a head that unpacks to 256 MB": packs.MAGIC
    + len(compress(HUGE, level=1)).to_bytes(4, "big")
    + compress(HUGE, level=1),
    "a head of lists": packs.MAGIC
    + len(compress(b"[" * 2**25, level=1)).to_bytes(4, "big")
    + compress(b"[" * 2**25, level=1),
    "a head of a million lists": packs.MAGIC
    + len(compress(b"[" + b"[]," * 2**24 + b"[]]", level=1)).to_bytes(4, "big")
    + compress(b"[" + b"[]," * 2**24 + b"[]]", level=1),
    "a head of 4 GB": packs.MAGIC + b"\xff\xff\xff\xff",
    "numbers of a thousand digits": packs.MAGIC
    + len(compress(b'{"from":' + b"9" * 5000 + b"}")).to_bytes(4, "big")
    + compress(b'{"from":' + b"9" * 5000 + b"}"),
    "a base that is not there": _pack(
        _head(1, 2, Group(("en/none.html",), ((PAGE, 4),))), (b"", EVIL)
    ),
    "a base that leads out": _pack(
        _head(1, 2, Group(("../../etc/passwd",), ((PAGE, 4),))), (b"", EVIL)
    ),
    "removing what is not there": _pack(_head(1, 2, removed=("en/none.html",))),
    "removing what leads out": _pack(_head(1, 2, removed=("../../evil",))),
    "another step": _pack(_head(3, 4, Group((), ((PAGE, 4),))), (b"", EVIL)),
    "a wrong result": _pack(_head(1, 2, Group((), ((PAGE, 4),))), (b"", EVIL)),
    "no pack": b"<html>",
    "an empty frame": _pack(_head(1, 2, Group((), ((PAGE, 4),))), (b"", b"")),
}


@pytest.mark.parametrize("what", BAD_PACKS)
def test_pack(scene: Scene, what: str) -> None:
    """A signed pack that does what no pack may is left, and the release comes another way."""
    with mad({"packs/1-2.pack": BAD_PACKS[what]}):
        scene.publish(p3=page(3, " More."))
    before = around(scene)
    # The mirror serves what was signed, so it stands as bad only where the pack itself shows it.
    answer = scene.sync(scene.good, scene.bad)

    assert scene.volunteer.files() == scene.newest or answer.code == 2
    assert around(scene) == before
    assert scene.volunteer.run("verify").code == 0


def test_pack_against_the_wrong_base(scene: Scene) -> None:
    """A pack made for another release 1 makes another release 2, and is thrown away."""
    new = {**scene.pages, PAGE: page(3, " More.")}
    other = make_pack(Site(1, {**scene.pages, PAGE: page(77)}), Site(2, new))
    with mad({"packs/1-2.pack": other}):
        scene.publish(p3=new[PAGE])
    answer = scene.sync(scene.good, options=("--json",))

    assert answer.data["way"] == "file by file"
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("verify").code == 0


def _archive(files: Mapping[str, bytes]) -> bytes:
    return make_archive(Site(2, files))


@pytest.mark.parametrize(
    "archive",
    [
        compress(HUGE, level=1),
        _archive({"en/a.html": HUGE}),
        _archive({"../../evil.html": EVIL}),
        _archive({"en/a.html": EVIL, "en/A.html": EVIL}),
        _archive({f"en/e{n:05}.html": b"" for n in range(5000)}),
        _archive({"en/a.html": EVIL}),
        b"PK\x03\x04",
        b"",
    ],
    ids=["zeros", "large", "leads out", "twins", "many", "another", "no archive", "empty"],
)
def test_archive(scene: Scene, archive: bytes) -> None:
    """A signed archive that holds something else is left, and the release comes another way."""
    with mad({"archives/2.tar.zst": archive}):
        scene.publish(p3=page(3, " More."))
    for server in (scene.good, scene.bad):
        del server.files["release/archives/1.tar.zst"]
    scene.newcomer()
    before = around(scene)
    scene.sync(scene.good)

    assert scene.volunteer.files() == scene.newest
    assert around(scene) == before
    assert scene.volunteer.run("verify").code == 0
