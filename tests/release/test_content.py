"""The folder ``release/`` says what docs/format.md says, and carries what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirror.format import nodes
from mirror.format.index import SUMS, Index
from mirror.format.manifest import Entry, Manifest
from mirror.format.targets import Release
from plugins.errors import SetupError
from plugins.release.metadata import parse
from plugins.release.readme import readme
from tests.release.making import README, SITE, Press, applied, bytes_in, page, revoked

UNLISTED = ("tuf/", "nodes/", "keys/")


def index_of(press: Press) -> Index:
    """The index of what is published."""
    return Index.parse((press.release / "index.json").read_bytes())


def edited(number: int) -> dict[str, bytes]:
    """The site after some edits."""
    body = "".join(f"<p>Paragraph {i} of the story.</p>" for i in range(200))
    return {**SITE, "en/story.html": page("Story", f"{body}<p>Edit {number}.</p>")}


def test_everything_hangs_together(tmp_path: Path) -> None:
    """Manifest, nodes, sums, index and the signed targets describe the same files."""
    press = Press(tmp_path)
    press.publish(SITE)
    files = bytes_in(press.release)
    manifest = Manifest.parse(files["manifest"])
    signed = Release.from_targets(parse(files["tuf/1.targets.json"]).signed)

    assert manifest.files == {path: Entry.of(data) for path, data in SITE.items()}
    assert signed.fits(manifest)
    assert (signed.files, signed.bytes) == (len(SITE), sum(map(len, SITE.values())))
    assert signed.nodes == Entry.of(files["nodes/root"]).sha256
    assert signed.index == Entry.of(files["index.json"])
    assert {k[6:]: v for k, v in files.items() if k.startswith("nodes/")} == nodes.make(manifest)
    assert files[SUMS] == manifest.sums()
    assert files[README] == readme()


def test_the_index_names_every_file_that_proves_itself_not(tmp_path: Path) -> None:
    """All but metadata, what follows from them, itself and the signatures; each as it is."""
    client = tmp_path / "client"
    client.mkdir()
    (client / "zhiquan-mirror.pyz").write_bytes(b"program")
    press = Press(tmp_path, client=client)
    press.publish(SITE)
    press.publish(edited(1))
    files = bytes_in(press.release)
    named = index_of(press).files
    expected = {
        path: Entry.of(data)
        for path, data in files.items()
        if not path.startswith((*UNLISTED, f"{SUMS}."))
        and path not in ("manifest", "index.json", "signatures.json")
    }

    assert named == expected
    assert "client/zhiquan-mirror.pyz" in named


def test_packs_lead_from_each_release_to_the_next_and_further(tmp_path: Path) -> None:
    """The skip list, too; each gives just the files of its end."""
    press = Press(tmp_path)
    trees = {
        n: {p: d for p, d in edited(n).items() if n != 3 or p != "en/story.html"}
        for n in range(1, 10)
    }
    for number, files in trees.items():
        assert press.publish(files) == number
    packs = index_of(press).packs

    assert set(packs) == {*((n, n + 1) for n in range(1, 9)), (4, 8)}
    for old, new in packs:
        pack = (press.release / f"packs/{old}-{new}.pack").read_bytes()
        again = Press(tmp_path / f"{old}-{new}").site(trees[old])

        assert applied(pack, again) == trees[new]


def test_the_pack_from_the_release_before_is_signed_with_its_size(tmp_path: Path) -> None:
    """So that a copy that is one behind needs no index; the first release has none."""
    press = Press(tmp_path)
    sizes = []
    for number in (1, 2):
        press.publish(edited(number))
        targets = parse((press.release / f"tuf/{number}.targets.json").read_bytes()).signed
        sizes.append(Release.from_targets(targets).pack)

    assert sizes == [0, (press.release / "packs/1-2.pack").stat().st_size]


def test_the_archive_stays_while_few_small_packs_lead_here(tmp_path: Path) -> None:
    """With the fifth it is made anew, and nothing of the old one is left."""
    press = Press(tmp_path)
    noise = {"media/noise.png": bytes(range(256)) * 40 + Path(__file__).read_bytes()}
    found = []
    for number in range(1, 7):
        press.publish({**edited(number), **noise})
        found.append([path.name for path in (press.release / "archives").iterdir()])

    assert found == [*[["1.tar.zst"]] * 5, ["6.tar.zst"]]


def test_a_withdrawal_leaves_nothing_from_which_an_older_release_can_be_made(
    tmp_path: Path,
) -> None:
    """One pack, from the release before; a new archive; no older tree; and nothing says more."""
    press = Press(tmp_path)
    secret = b"somebody in danger"
    with_it = {"en/people/x.html": page("X", f"<p>{secret.decode()}, 1234.</p>")}
    for number in range(1, 10):
        press.publish({**edited(number), **with_it})
    assert press.store.kept()
    press.publish({**edited(10), "revoked.json": revoked("person:x")})
    index = index_of(press)

    assert set(index.packs) == {(9, 10)}
    assert index.archive is not None and index.archive[0] == 10
    assert list((press.release / "archives").iterdir()) == [press.release / "archives/10.tar.zst"]
    assert press.store.kept() == {}
    assert not list((tmp_path / "releases" / "keep").iterdir())
    assert Manifest.parse((press.release / "manifest").read_bytes()).revoked == ("person:x",)
    assert [p for p, d in bytes_in(press.store.public).items() if secret in d] == []

    press.publish({**edited(11), "revoked.json": revoked("person:x")})

    assert set(index_of(press).packs) == {(9, 10), (10, 11)}


def test_the_list_of_withdrawn_records_never_shrinks(tmp_path: Path) -> None:
    """A release that forgets one is refused, by name, and nothing changes."""
    press = Press(tmp_path)
    press.publish({**SITE, "revoked.json": revoked("p-000001", "p-000002")})
    before = bytes_in(press.store.public)

    with pytest.raises(SetupError, match=r"no longer names p-000001"):
        press.prepare({**SITE, "revoked.json": revoked("p-000002")})

    assert bytes_in(press.store.public) == before
    assert press.publisher.waiting() is None


def test_a_spoilt_pack_is_not_carried_on(tmp_path: Path) -> None:
    """What was signed before must still be what lies there."""
    press = Press(tmp_path)
    press.publish(edited(1))
    press.publish(edited(2))
    (press.release / "packs/1-2.pack").write_bytes(b"spoilt")

    with pytest.raises(SetupError, match=r"1-2\.pack is not what was released"):
        press.prepare(edited(3))


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """In another folder, and later: all but expiry dates and what is signed with them."""
    presses = [Press(tmp_path / "one"), Press(tmp_path / "two").later(days=3)]
    for press in presses:
        for number in (1, 2, 3):
            press.publish(edited(number))
    one, two = (bytes_in(press.store.public) for press in presses)

    assert one.keys() == two.keys()
    assert {path for path in one if one[path] != two[path]} == {
        "release/tuf/3.targets.json",
        "release/tuf/3.snapshot.json",
        "release/tuf/3.joined",
        "release/tuf/timestamp.json",
    }
