"""Attacks on the files of a release, each by a mirror that a volunteer asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mirror.format.joined import Joined
from mirror.format.nodes import leaf_of
from tests.mirror.behaviours import (
    Behaviour,
    Endless,
    ErrorPage200,
    ExtraBytes,
    Flipped,
    Gzipped,
    Redirect,
    Replaced,
    Silent,
    Slow,
    SlowHead,
    Times,
    Truncated,
    WrongRange,
)
from tests.mirror.hostile import ARCHIVE, PACK, Scene, page, passed_over, refused
from tests.mirror.packing import Site, make_pack
from tests.mirror.server import Server

EDIT = page(3, " One sentence more.")
PAGE = "en/p3.html"
INDEX, MANIFEST, LEAF = "release/index.json", "release/manifest", f"release/nodes/{leaf_of(PAGE)}"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """Release 2 has one page edited, and the volunteer has release 1."""
    with Scene(tmp_path) as found:
        found.publish(p3=EDIT)
        yield found


def by_pack(scene: Scene) -> None:
    """The way of whoever has the release before."""


def by_walking(scene: Scene) -> None:
    """No pack, no archive, no index: only pieces of the manifest, and pages."""
    scene.without("release/packs/", "release/archives/", INDEX)


def by_archive(scene: Scene) -> None:
    """The volunteer has nothing yet."""
    scene.newcomer()


def from_nothing(scene: Scene) -> None:
    """The volunteer has nothing yet, and there is no archive."""
    scene.newcomer()
    by_walking(scene)


# The way that a file is needed for, and the file.
NEEDED: dict[str, tuple[Callable[[Scene], None], str]] = {
    "pack": (by_pack, PACK),
    "archive": (by_archive, ARCHIVE),
    "index": (by_archive, INDEX),
    "manifest": (from_nothing, MANIFEST),
    "root of the nodes": (by_walking, "release/nodes/root"),
    "node": (by_walking, LEAF[:-1]),
    "leaf": (by_walking, LEAF),
    "page": (by_walking, PAGE),
}
files = pytest.mark.parametrize("file", NEEDED)


def misbehave(scene: Scene, file: str, behaviour: Behaviour) -> None:
    """Have the bad mirror misbehave on a file, on the way that needs it."""
    way, path = NEEDED[file]
    way(scene)
    assert path in scene.good.files
    scene.bad.behave[path] = behaviour


def of_no_help(scene: Scene, file: str, why: str) -> None:
    """A file cannot be had from the bad mirror: if another way leads around it, that is taken."""
    if file in ("pack", "archive", "index"):
        assert why in scene.sync(scene.bad).err + scene.sync(scene.bad).out
        assert scene.volunteer.files() == scene.newest
    else:
        assert why in refused(scene, code=1).err
        passed_over(scene, code=0)


@files
def test_tampered(scene: Scene, file: str) -> None:
    """Other bytes of the same length."""
    content = scene.bad.files[NEEDED[file][1]]
    misbehave(scene, file, Replaced(b"<" * len(content)))

    refused(scene)
    passed_over(scene)


@files
def test_extended(scene: Scene, file: str) -> None:
    """The right bytes, and a script behind them."""
    misbehave(scene, file, ExtraBytes(b"<script>"))

    refused(scene)
    passed_over(scene)


@files
def test_endless(scene: Scene, file: str) -> None:
    """The right bytes, and then zeros for ever: no more is read than was signed.

    What the kernel holds between the two counts as sent, hence the high bound.
    """
    misbehave(scene, file, Endless())

    refused(scene)
    asked = scene.bad.paths.count(NEEDED[file][1])
    assert scene.bad.body_bytes < asked * 8_000_000
    passed_over(scene)


@files
def test_endless_and_proud_of_it(scene: Scene, file: str) -> None:
    """A length of a terabyte is believed at once, and nothing is read."""
    misbehave(scene, file, Endless(claims=10**12))

    refused(scene)
    passed_over(scene)


@files
def test_truncated(scene: Scene, file: str) -> None:
    """A file that breaks off, each time: nobody's fault perhaps, and no help."""
    misbehave(scene, file, Truncated(40))

    refused(scene, code=1)
    passed_over(scene, code=0)


@files
def test_empty(scene: Scene, file: str) -> None:
    """A length is promised, and not a byte comes."""
    misbehave(scene, file, Truncated(0))

    refused(scene, code=1)
    passed_over(scene, code=0)


@files
def test_shortened(scene: Scene, file: str) -> None:
    """The beginning alone, and a length that fits it; what a download began is gone on with."""
    misbehave(scene, file, Replaced(scene.bad.files[NEEDED[file][1]][:-1]))
    answer = scene.sync(scene.bad)

    assert answer.code in (1, 2) or scene.volunteer.files() == scene.newest
    assert scene.bad.url in answer.err + answer.out
    assert scene.sync(scene.bad, scene.good).code in (0, 1)
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("verify").code == 0


@files
def test_page_about_an_error(scene: Scene, file: str) -> None:
    """The server says that all is well, and gives a page that says that nothing is."""
    misbehave(scene, file, ErrorPage200(b"<h1>Sorry</h1>" * 10_000))

    refused(scene)
    passed_over(scene)


@files
def test_compressed_though_it_was_asked_not_to(scene: Scene, file: str) -> None:
    """Nothing is unpacked whose size nobody signed."""
    misbehave(scene, file, Gzipped())

    of_no_help(scene, file, "sends the file compressed")


@files
def test_redirect_to_another_host(scene: Scene, file: str) -> None:
    """A mirror cannot send its visitors elsewhere: the other host is never asked."""
    with Server(scene.sim.tree()) as elsewhere:
        misbehave(scene, file, Redirect(elsewhere.url + NEEDED[file][1]))

        of_no_help(scene, file, "redirects to another host")
        assert elsewhere.requests == 0


@pytest.mark.parametrize("file", ["pack", "archive", "leaf"])
@pytest.mark.parametrize(
    "behaviour", [Silent(), Silent(20), Slow(0.05), SlowHead(0.05)], ids=lambda one: repr(one)
)
def test_slow_loris(scene: Scene, file: str, behaviour: Behaviour) -> None:
    """A server that keeps the line open and says little is left, and does not hold up others."""
    misbehave(scene, file, behaviour)

    passed_over(scene, code=0)


def test_slow_loris_alone(scene: Scene) -> None:
    """Where there is nobody else, it ends all the same."""
    misbehave(scene, "pack", Silent())
    scene.bad.behave["*"] = Silent()

    refused(scene, code=1)


def test_error_page_for_every_path(scene: Scene) -> None:
    """A page of a hotel or a ministry in place of everything, roots and timestamp included."""
    scene.bad.behave["*"] = ErrorPage200()

    refused(scene)
    passed_over(scene)


def test_roots_without_end(scene: Scene) -> None:
    """The server says that there is always one more root, and repeats the last one."""
    root = scene.sim.files["release/tuf/1.root.json"]
    scene.bad.files |= {f"release/tuf/{number}.root.json": root for number in range(2, 600)}

    refused(scene)
    assert scene.bad.requests < 50
    passed_over(scene)


def test_signed_roots_without_end(scene: Scene) -> None:
    """Hundreds of roots that truly follow one another end some time, and no release is lost."""
    for _ in range(300):
        scene.sim.rotate_root()
    scene.sim.renew()
    scene.serve()
    scene.sync(scene.good)

    assert scene.good.requests < 600
    assert scene.sync(scene.good).code == 0
    assert scene.volunteer.files() == scene.newest


def test_head_says_yes_to_everything(scene: Scene) -> None:
    """HEAD promises the next root, and GET has none: the mirror only loses itself."""
    scene.bad.behave["release/tuf/2.root.json"] = Times(1, ErrorPage200())

    assert scene.sync(scene.bad, scene.good).code == 0
    assert scene.volunteer.files() == scene.newest


@pytest.mark.parametrize("silently", [True, False])
def test_wrong_range(scene: Scene, silently: bool) -> None:
    """A download that is gone on with gets other bytes than it asked for."""
    misbehave(scene, "archive", Truncated(40))
    refused(scene, code=1)
    scene.bad.behave[ARCHIVE] = WrongRange(silently=silently)
    answer = scene.sync(scene.bad, scene.good)

    assert answer.code in (0, 1)
    assert scene.bad.url in answer.out
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("verify").code == 0


@pytest.mark.parametrize("file", ["pack", "archive", "index", "leaf"])
def test_bit_flips(scene: Scene, file: str) -> None:
    """Whatever bit is turned, the file is refused, and nothing falls over."""
    way, path = NEEDED[file]
    way(scene)
    size = len(scene.good.files[path])
    for at in range(0, size, size // 12 + 1):
        scene.bad.behave[path] = Flipped(at)
        answer = scene.sync(scene.bad)
        assert answer.code in (1, 2)
        assert scene.bad.url in answer.err
        assert scene.volunteer.files() != scene.newest
    passed_over(scene)


def test_bit_flips_in_the_signatures(scene: Scene) -> None:
    """Signatures for ssh-keygen that are damaged are not passed on; the release comes."""
    scene.without("release/tuf/2.joined")
    path = "release/signatures.json"
    size = len(scene.good.files[path])
    for at in range(0, size, size // 15 + 1):
        scene.bad.behave[path] = Flipped(at)
        scene.sync(scene.bad)
        assert scene.volunteer.files() == scene.newest
        assert not list(scene.volunteer.site.glob("release/*.sig"))
        assert not (scene.volunteer.site / path).exists()
    scene.sync(scene.bad, scene.good)

    assert (scene.volunteer.site / path).read_bytes() == scene.good.files[path]
    assert scene.volunteer.run("verify").code == 0


def test_manifest_of_another_release(scene: Scene) -> None:
    """The manifest of release 1 stands under the targets of release 2."""
    old = scene.sim.tree()
    scene.publish(p4=page(4, " Another."))
    from_nothing(scene)
    scene.bad.files[MANIFEST] = old[MANIFEST]

    assert scene.sync(scene.bad).code == 2
    passed_over(scene)


@pytest.mark.parametrize("way", [by_pack, by_archive, by_walking, from_nothing])
def test_mix_and_match(scene: Scene, way: Callable[[Scene], None]) -> None:
    """Metadata of the newest release, and all its files from the one before."""
    old = {path: data for path, data in scene.sim.tree().items() if "/tuf/" not in path}
    scene.publish(p4=page(4, " Another."), p3=page(3, " A third text."))
    way(scene)
    for path in scene.bad.files.keys() & old.keys():
        scene.bad.files[path] = old[path]

    answer = scene.sync(scene.bad)
    assert answer.code == 2
    assert scene.bad.url in answer.err
    passed_over(scene)


def test_pages_from_two_releases(scene: Scene) -> None:
    """One page of the newest release, another from the one before, each once genuine."""
    scene.publish(p3=page(3, " Again."), p4=page(4, " Again."))
    by_walking(scene)
    scene.bad.files[PAGE] = EDIT

    refused(scene)
    passed_over(scene)


def test_file_that_the_manifest_does_not_name(scene: Scene) -> None:
    """What else a server has is never asked for; on the disk it is told."""
    scene.bad.files |= {"en/evil.html": b"evil", "release/evil.js": b"evil", ".htaccess": b"evil"}
    by_walking(scene)
    assert scene.sync(scene.bad).code == 0
    assert not {"en/evil.html", "release/evil.js", ".htaccess"} & {*scene.bad.paths}

    for path in ("en/evil.html", "release/evil.js", ".htaccess"):
        (scene.volunteer.site / path).write_bytes(b"evil")
    answer = scene.volunteer.run("verify", "--json")
    assert answer.code == 1
    assert answer.data["extra"] == [".htaccess", "en/evil.html", "release/evil.js"]


def test_another_pack_of_the_signed_size(scene: Scene) -> None:
    """The targets sign the size of the newest pack alone: what it makes decides."""
    old, new = scene.sim.sites
    size = len(scene.good.files[PACK])
    evil = (
        make_pack(old, Site(2, {**new.files, PAGE: EDIT.replace(b"sentence", word)}))
        for word in (f"{chance:08x}".encode() for chance in range(0xFFFF, 0xFFFF * 4000, 0xFFFF))
    )
    scene.bad.files[PACK] = next(pack for pack in evil if len(pack) == size)

    refused(scene)
    passed_over(scene)


@pytest.mark.parametrize(
    "data",
    [
        b'{"format":1,"minisign":{},"release":' + b"2" * 5000 + b',"ssh":{}}',
        b'{"format":1e999,"minisign":{},"release":2,"ssh":{}}',
        b"[" * 100_000,
        b'{"format":1,"minisign":{},"release":2,"ssh":{"../../evil":"x"}}',
        b'{"format":1,"minisign":{},"release":2,"ssh":{"0a1b2c3d":"x"}}',
    ],
    ids=["huge", "infinite", "deep", "leading out", "a stranger's"],
)
def test_false_signatures(scene: Scene, data: bytes) -> None:
    """Signatures that are none, or nobody's, are not passed on."""
    scene.without("release/tuf/2.joined")
    scene.bad.files["release/signatures.json"] = data
    answer = scene.sync(scene.bad)

    assert answer.code == 1
    assert "signatures for ssh-keygen" in answer.out
    assert scene.volunteer.files() == scene.newest
    assert not (scene.volunteer.site / "release/signatures.json").exists()
    assert not [*scene.volunteer.copy.rglob("*evil*")]


@pytest.mark.parametrize("keyid", [None, "0a1b2c3d"], ids=["false", "a stranger's"])
def test_false_signatures_in_the_joined_file(scene: Scene, keyid: str | None) -> None:
    """The release comes; the signatures come from elsewhere, and it is said who gave false ones."""
    path = "release/tuf/2.joined"
    joined = Joined.parse(scene.good.files[path])
    first = min(joined.signatures)
    three = joined.signatures[first][::-1]
    signatures = {**joined.signatures, keyid or first: three}
    scene.bad.files[path] = replace(joined, signatures=signatures).to_bytes()
    answer = scene.sync(scene.bad)

    assert answer.code == 1
    assert f"{scene.bad.url}: refused: signatures that came joined: " in answer.out
    signatures_json = scene.volunteer.site / "release/signatures.json"
    assert signatures_json.read_bytes() == scene.good.files["release/signatures.json"]
    assert (scene.volunteer.site / path).read_bytes() == scene.good.files[path]
    assert scene.volunteer.run("verify").code == 0


def test_bit_flips_in_the_joined_file(scene: Scene) -> None:
    """It is refused, or its parts come one by one; what is false in it is passed on to nobody."""
    path = "release/tuf/2.joined"
    size = len(scene.good.files[path])
    for at in range(0, size, size // 15 + 1):
        scene.bad.behave[path] = Flipped(at)
        scene.sync(scene.bad)
        assert scene.volunteer.run("verify").code == 0
    scene.sync(scene.bad, scene.good)
    assert scene.volunteer.files() == scene.newest


@pytest.mark.parametrize("role", ["timestamp", "2.snapshot", "2.targets", "2.root"])
@pytest.mark.parametrize("data", [b"[" * 10_000, b'{"signed":' + b"9" * 6000 + b"}", b"\xff"])
def test_nonsense_for_metadata(scene: Scene, role: str, data: bytes) -> None:
    """Nothing falls over, whatever a file of TUF is."""
    scene.without("release/tuf/2.joined")
    scene.bad.files[f"release/tuf/{role}.json"] = data

    refused(scene)
    passed_over(scene)
