"""The publisher in memory makes what docs/format.md says, by what the client reads."""

from __future__ import annotations

import io
import tarfile

import pytest
from tuf.api.metadata import Metadata, Targets

from mirror.format import nodes, packs
from mirror.format.index import Index, archive_path, pack_path
from mirror.format.manifest import Manifest
from mirror.format.targets import Release
from mirror.format.zstd import bounded
from tests.mirror.packing import steps
from tests.mirror.simulator import Simulator


def site(number: int) -> dict[str, bytes]:
    """A site with a page that changes, one that stays, one that comes and one that goes."""
    return {
        "index.html": f"release {number}\n".encode() * 40,
        "en/stays.html": b"always\n",
        f"en/page-{number}.html": b"only now\n",
    }


@pytest.fixture(scope="module")
def sim() -> Simulator:
    """A publisher with twenty releases, a record withdrawn with the fifth."""
    sim = Simulator()
    for number in range(1, 21):
        sim.publish(site(number), revoked=["p-000007"] if number == 5 else ())
    return sim


def test_metadata_manifest_nodes_and_index_agree(sim: Simulator) -> None:
    """Each is what the one above it names."""
    targets = Metadata[Targets].from_bytes(sim.files["release/tuf/20.targets.json"]).signed
    release = Release.from_targets(targets)
    manifest = Manifest.parse(sim.files["release/manifest"])
    index = Index.parse(sim.files["release/index.json"])
    pieces = {f"release/nodes/{name}": data for name, data in nodes.make(manifest).items()}

    assert (release.number, release.files, release.bytes) == (20, 4, manifest.total)
    assert release.fits(manifest)
    assert release.index.fits(sim.files["release/index.json"])
    assert manifest.revoked == ("p-000007",)
    assert all(entry.fits(sim.files[path]) for path, entry in manifest.files.items())
    assert all(entry.fits(sim.files[f"release/{path}"]) for path, entry in index.files.items())
    assert pieces.items() <= sim.files.items()
    assert release.pack == index.packs[19, 20].size
    named = {*manifest.files, *(f"release/{path}" for path in index.files), *pieces}
    rest = sorted(set(sim.files) - named - {"release/manifest", "release/index.json"})
    signed = [path for path in rest if "SHA256SUMS" in path or path.endswith("signatures.json")]
    assert len(signed) == 1 + 2 * 2  # two editors, two kinds
    assert [path for path in rest if path not in signed] == [
        "release/tuf/1.root.json",
        "release/tuf/20.joined",
        "release/tuf/20.snapshot.json",
        "release/tuf/20.targets.json",
        "release/tuf/timestamp.json",
    ]


def test_packs_lead_from_each_release_to_the_newest(sim: Simulator) -> None:
    """Along any way, to exactly the site that was signed."""
    sizes = {
        step: entry.size
        for step, entry in Index.parse(sim.files["release/index.json"]).packs.items()
    }
    for old in range(4, 20):
        way = packs.route(sizes, old, 20)
        assert way
        files = dict(sim.sites[old - 1].files)
        for step in way:
            stream = io.BytesIO(sim.files[f"release/{pack_path(*step)}"])
            head = packs.read_head(stream, total=10**6)
            new = {p: b"".join(c) for p, c in packs.contents(stream, head, files.__getitem__)}
            files = {p: d for p, d in files.items() if p not in head.removed} | new
        assert files == sim.sites[-1].files
    assert packs.route(sizes, 8, 20) == [(8, 16), (16, 20)]


def test_longer_packs_begin_at_multiples() -> None:
    """From ``a`` to ``a + 2^k`` where ``2^k`` divides ``a``, from four on."""
    far = {step for step in steps(20) if step[1] - step[0] > 1}

    assert far == {(4, 8), (8, 12), (12, 16), (16, 20), (8, 16)}
    assert min(steps(100)) == (4, 8)
    assert (68, 69) in steps(100)
    assert (67, 68) not in steps(100)


def test_with_a_withdrawn_record_nothing_older_is_carried() -> None:
    """But the pack from the release before, which holds nothing of what it removes."""
    sim = Simulator()
    for number in range(1, 9):
        sim.publish(site(number))
    sim.publish(site(9), revoked=["p-000007"])
    index = Index.parse(sim.files["release/index.json"])
    assert set(index.packs) == {(8, 9)}
    assert index.archive and index.archive[0] == 9

    sim.publish(site(10))
    index = Index.parse(sim.files["release/index.json"])
    assert set(index.packs) == {(8, 9), (9, 10)}
    assert sim.sites[-1].revoked == ("p-000007",)


def test_the_archive_holds_the_site(sim: Simulator) -> None:
    """In the manifest's order, with nothing said of anybody."""
    index = Index.parse(sim.files["release/index.json"])
    assert index.archive
    number = index.archive[0]
    raw = bounded(sim.files[f"release/{archive_path(number)}"], 10**7)
    with tarfile.open(fileobj=io.BytesIO(raw)) as tar:
        members = tar.getmembers()
        files = {m.name: (tar.extractfile(m) or io.BytesIO()).read() for m in members}

    assert files == sim.sites[number - 1].files
    assert list(files) == sorted(files)
    assert {(m.mode, m.mtime, m.uid, m.gid, m.uname, m.gname) for m in members} == {
        (0o644, 0, 0, 0, "", "")
    }


def test_two_runs_are_the_same() -> None:
    """Keys are made from words, and the clock stands still."""
    trees = []
    for _ in range(2):
        sim = Simulator()
        sim.publish(site(1))
        sim.rotate_root()
        sim.publish(site(2))
        trees.append(sim.files)

    assert trees[0] == trees[1]
