"""A release is prepared, waits, is joined and published; each step says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirror.format.index import SUMS
from mirror.format.signatures import signature_files
from plugins.errors import SetupError
from plugins.release import ceremony
from plugins.release.metadata import parse
from plugins.release.releasesignature import ReleaseSignature
from plugins.release.roles import Roles, read_current
from plugins.release.rootchange import Change
from plugins.release.store import Store
from plugins.release.story import Publisher
from tests.release.making import SITE, Press, bytes_in, page
from tests.release.signers import NOW, first_root, next_root, signer

NEXT = {**SITE, "en/index.html": page("Home", "<p>Read more.</p>")}


def test_a_reader_takes_what_is_published(tmp_path: Path) -> None:
    """Signed by enough keys, linked, not expired; release after release."""
    press = Press(tmp_path)
    for number, files in enumerate((SITE, NEXT, SITE), 1):
        assert press.publish(files) == number
        current = read_current(press.release / "tuf")

        assert current is not None
        assert Roles([first_root()]).problems(*current, NOW) == []
        versions = [parse(data).signed.version for data in current]
        assert versions == [number, number, number]


def test_the_site_is_published_as_it_was_built(tmp_path: Path) -> None:
    """Every byte, and nothing beside it but the folder of the release."""
    press = Press(tmp_path)
    press.publish(SITE)
    published = bytes_in(press.store.public)

    assert {p: d for p, d in published.items() if not p.startswith("release/")} == SITE


def test_it_waits_until_enough_have_signed(tmp_path: Path) -> None:
    """And says how many are missing, and who has signed."""
    press = Press(tmp_path)
    request = press.prepare(SITE)
    li = signer("editor", "li").key.keyid

    assert press.publisher.join().missing.lacking == 2
    press.sign(request, ["li"])
    joined = press.publisher.join()
    assert (joined.missing.lacking, joined.missing.signed) == (1, (li,))
    with pytest.raises(SetupError, match="release 1 lacks 1"):
        press.publisher.publish()
    assert not press.store.public.exists()
    press.sign(request, ["an"])
    assert press.publisher.publish().missing.lacking == 0


def test_a_signature_that_is_not_good_is_named_and_left_out(tmp_path: Path) -> None:
    """Of another release, damaged, or by a root key; the good ones count all the same."""
    press = Press(tmp_path)
    request = press.prepare(SITE)
    press.sign(request, ["li"])
    folder = press.store.signatures
    good = ceremony.read(next(folder.iterdir()), ReleaseSignature)
    others = {
        "damaged": good.model_copy(update={"keyid": signer("editor", "an").key.keyid}),
        "root key": good.model_copy(update={"keyid": signer("root", "li").key.keyid}),
    }
    for paper in others.values():
        ceremony.write(folder / paper.file_name, paper)
    (folder / "1.00000000.signature").write_bytes(b"no paper")
    joined = press.publisher.join()

    assert list(joined.papers) == [good.keyid]
    assert len(joined.bad) == 3
    assert all(line.startswith("1.") for line in joined.bad)
    assert joined.missing.lacking == 1


def test_signatures_for_people_with_nothing_installed_are_there(tmp_path: Path) -> None:
    """By the same two editors, in one file and in the files that the programs read."""
    press = Press(tmp_path)
    press.publish(SITE)
    files = bytes_in(press.release)
    made = signature_files(files["signatures.json"], 1)

    assert {path: files[path] for path in files if path.startswith(f"{SUMS}.")} == made
    assert len(made) == 4


def test_preparing_anew_forgets_what_was_signed(tmp_path: Path) -> None:
    """Signatures of another site with the same number would only confuse."""
    press = Press(tmp_path)
    press.sign(press.prepare(SITE), ["li"])
    request = press.prepare(NEXT)

    assert list(press.store.signatures.iterdir()) == []
    press.sign(request)
    press.publisher.publish()
    assert (press.store.public / "en/index.html").read_bytes() == NEXT["en/index.html"]


def test_without_a_root_there_is_no_release(tmp_path: Path) -> None:
    """And it is said how one is made."""
    press = Press(tmp_path)
    rootless = Publisher(Store(tmp_path / "none"), NOW, lambda: signer("publisher", "machine"))

    with pytest.raises(SetupError, match="make root"):
        rootless.prepare(press.site(SITE))


def test_another_key_cannot_publish(tmp_path: Path) -> None:
    """An editor's key is none; what was published stays."""
    press = Press(tmp_path)
    press.sign(press.prepare(SITE))
    publisher = Publisher(press.store, NOW, lambda: signer("editor", "mei"))

    with pytest.raises(SetupError, match="does not sign"):
        publisher.publish()
    assert not press.store.public.exists()


def test_expired_signatures_are_not_published(tmp_path: Path) -> None:
    """A request that lay too long is asked for again."""
    press = Press(tmp_path)
    press.sign(press.prepare(SITE))

    with pytest.raises(SetupError, match="targets has expired"):
        press.later(days=181).publisher.publish()


def test_a_new_root_goes_out_with_the_next_release(tmp_path: Path) -> None:
    """With all roots before it, and the keys of the new one."""
    press = Press(tmp_path)
    press.publish(SITE)
    gone = signer("editor", "an").key.keyid
    change = Change(remove=(gone,), thresholds={"editor": 2})
    second = next_root([first_root()], change)
    (press.store.folder / "roots" / "2.root.json").write_bytes(second)
    press.publish(NEXT)
    files = bytes_in(press.release)

    assert (files["tuf/1.root.json"], files["tuf/2.root.json"]) == (first_root(), second)
    assert f"keys/{gone}.pub" not in files


def test_whether_a_site_changed_is_known(tmp_path: Path) -> None:
    """Before there is a release it has; afterwards it is compared."""
    press = Press(tmp_path)

    assert press.publisher.changed(press.site(SITE))
    press.publish(SITE)
    assert not press.publisher.changed(press.site(SITE))
    assert press.publisher.changed(press.site(NEXT))


def test_the_same_site_can_be_released_again(tmp_path: Path) -> None:
    """That is how signatures of editors are renewed: a new number, the same manifest."""
    press = Press(tmp_path)
    press.publish(SITE)
    manifest = (press.release / "manifest").read_bytes()
    press.later(days=150).publish(SITE)

    assert (press.release / "manifest").read_bytes() == manifest
    assert (press.release / "packs/1-2.pack").stat().st_size < 100
