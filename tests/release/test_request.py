"""A request proves what it can by itself, and whatever does not fit is a reason not to sign."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mirror.format.index import Index
from mirror.format.manifest import Entry, Manifest
from mirror.format.zstd import compress
from plugins.errors import Problems, SetupError
from plugins.release import ceremony
from plugins.release.judging import judge
from plugins.release.request import ReleaseRequest, check, compare
from plugins.release.tree import read_output
from tests.release.making import SITE, Press, output_of, page, revoked
from tests.release.signers import NOW

NEXT = {**SITE, "en/index.html": page("Home", "<p>Read more.</p>")}


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """A publisher who has published once."""
    press = Press(tmp_path)
    press.publish(SITE)
    return press


def changed(request: ReleaseRequest, **fields: Any) -> ReleaseRequest:
    """The same request with other fields."""
    return ReleaseRequest.model_validate({**request.model_dump(), **fields})


def packed(manifest: Manifest) -> str:
    """A manifest as a request has it."""
    return base64.b64encode(compress(manifest.to_bytes())).decode("ascii")


def targets(request: ReleaseRequest, change: Callable[[dict[str, Any]], None]) -> str:
    """The targets of a request, changed."""
    raw = json.loads(request.targets)
    change(raw["signed"])
    return json.dumps(raw)


def test_a_request_asks_for_what_was_prepared(press: Press) -> None:
    """All of the release: manifest, index, roots, expiry."""
    asked = press.asked(press.prepare(NEXT))

    assert asked.release.number == 2
    assert asked.manifest.files["en/index.html"] == Entry.of(NEXT["en/index.html"])
    assert set(asked.index.packs) == {(1, 2)}
    assert asked.expires.date() == (NOW + timedelta(days=180)).date()


def test_another_manifest_is_seen(press: Press) -> None:
    """The words of one release, the signature of another."""
    request = press.prepare(NEXT)
    manifest = press.asked(request).manifest
    other = Manifest(manifest.revoked, {**manifest.files, "en/index.html": Entry.of(b"x")})

    with pytest.raises(SetupError, match=r"do not sign.*manifest is another.*SHA256SUMS"):
        check(changed(request, manifest=packed(other)), NOW)


def test_an_index_that_was_changed_is_seen(press: Press) -> None:
    """Other files than those that would be signed; a readme that the program did not write."""
    request = press.prepare(NEXT)
    index = Index.parse(request.index.encode())
    other = Index(2, {**index.files, "readme.txt": Entry.of(b"x")}).to_bytes().decode()

    with pytest.raises(SetupError, match=r"index is another.*readme\.txt is another"):
        check(changed(request, index=other), NOW)


@pytest.mark.parametrize("field", ["bytes", "files", "nodes", "pack"])
def test_figures_that_were_changed_are_seen(press: Press, field: str) -> None:
    """Each of those that clients rely on."""
    request = press.prepare(NEXT)

    def change(signed: dict[str, Any]) -> None:
        custom = signed["targets"]["manifest"]["custom"]
        custom[field] = "0" * 64 if field == "nodes" else 7

    with pytest.raises(SetupError, match="do not sign"):
        check(changed(request, targets=targets(request, change)), NOW)


def test_another_number_is_seen(press: Press) -> None:
    """Of the request, of the targets."""
    request = press.prepare(NEXT)
    for other in (
        changed(request, release=3),
        changed(request, targets=targets(request, lambda signed: signed.update(version=3))),
    ):
        with pytest.raises(SetupError, match="another release"):
            check(other, NOW)


def test_a_signature_for_ever_is_refused(press: Press) -> None:
    """A release is good for 180 days; a request that asks for more is not signed."""
    request = press.prepare(NEXT)
    late = targets(request, lambda signed: signed.update(expires="2036-01-01T00:00:00Z"))

    with pytest.raises(SetupError, match="valid for longer"):
        check(changed(request, targets=late), NOW)


def test_what_is_no_release_is_not_signed(press: Press) -> None:
    """A root, passed off as a release, would let its maker choose who signs."""
    request = press.prepare(NEXT)
    root = json.dumps({**json.loads(request.roots[0]), "signatures": []})

    with pytest.raises(SetupError, match="no release"):
        check(changed(request, targets=root), NOW)


@pytest.mark.parametrize("field", ["manifest", "index", "targets"])
def test_damage_is_named(press: Press, field: str) -> None:
    """Not a traceback."""
    request = press.prepare(NEXT)

    with pytest.raises(SetupError):
        check(changed(request, **{field: "!"}), NOW)


def test_roots_that_do_not_follow_are_refused(press: Press) -> None:
    """The chain of roots is proven on the signer's machine."""
    request = press.prepare(NEXT)
    root = json.loads(request.roots[0])
    root["signatures"] = root["signatures"][:1]

    with pytest.raises(SetupError, match="root 1"):
        check(changed(request, roots=[json.dumps(root)]), NOW)


def test_ones_own_build_is_compared_file_by_file(press: Press, tmp_path: Path) -> None:
    """What differs, what is missing on either side, and other withdrawals."""
    asked = press.asked(press.prepare(NEXT))
    own = {**NEXT, "index.html": b"other", "mine.html": b""}
    del own["en/index.html"]
    tree = read_output(output_of(tmp_path / "own", own), Problems())
    withdrawn = {**NEXT, "revoked.json": revoked("p-000001")}
    third = read_output(output_of(tmp_path / "third", withdrawn), Problems())

    assert compare(asked, press.site(NEXT)) == []
    assert compare(asked, tree) == [
        "index.html differs",
        "en/index.html is not in your build",
        "mine.html is in your build alone",
    ]
    assert compare(asked, third)[0] == "it names other withdrawn records than your build"


def test_words_come_from_ones_own_machine_where_they_can(press: Press, tmp_path: Path) -> None:
    """With one's own build and the release before; else they are called the publisher's."""
    request = press.prepare(NEXT)
    asked, own = press.asked(request), press.site(NEXT)

    with_both = judge(asked, request, own, press.store.public)
    without_before = judge(asked, request, own, tmp_path / "nothing")
    without_own = judge(asked, request, None, press.store.public)

    assert (with_both.same, without_before.same, without_own.same) == (True, True, None)
    assert "your own machine's words" in with_both.lines[0]
    assert "the publisher's words" in without_before.lines[0]
    assert any("NOT COMPARED" in line for line in without_own.lines)
    assert any("THE SAME" in line for line in with_both.lines)
    assert any(
        ("+ " in line and "Read more." in line) or "Read[ more]" in line for line in with_both.lines
    )


def test_words_that_deceive_are_seen(press: Press) -> None:
    """A request that keeps something quiet is not signed by one who can tell."""
    request = press.prepare(NEXT)
    lying = changed(request, words=["Records: none changed. Files: 0 changed, 0 new, 0 gone."])

    with pytest.raises(SetupError, match="words in this request are not"):
        judge(press.asked(lying), lying, press.site(NEXT), press.store.public)


def test_another_build_is_told_with_its_commit(press: Press, tmp_path: Path) -> None:
    """So that the editor can go there."""
    request = changed(press.prepare(NEXT), commit="ab" * 20)
    own = read_output(output_of(tmp_path / "own", SITE), Problems())
    judged = judge(press.asked(request), request, own, press.store.public)

    assert judged.same is False
    assert judged.lines[-3:-1] == ("NOT THE SAME as your own build:", "  en/index.html differs")
    assert "ab" * 20 in judged.lines[-1]


def test_a_request_is_a_file_that_can_be_sent(press: Press, tmp_path: Path) -> None:
    """Plain ASCII, read again as it was written; nothing of the machine in it."""
    request = press.prepare(NEXT)
    ceremony.write(tmp_path / "r", request)

    assert ceremony.read(tmp_path / "r", ReleaseRequest) == request
    assert str(tmp_path).encode() not in (tmp_path / "r").read_bytes()
