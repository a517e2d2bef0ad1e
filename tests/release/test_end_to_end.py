"""The whole life of a release with real parts: builder, commands, nginx, client, ssh-keygen.

``life.py`` publishes four releases with the commands that people type, and keeps a copy of each.
Every test then has mirrors of its own that serve one of these, and a volunteer of its own.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
import json
import re
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.release.readme import readme
from tests.mirror.hosting.servers import open_folder, running
from tests.mirror.proxy import Proxy
from tests.mirror.volunteer import Volunteer
from tests.release.life import WITHDRAWN, Life
from tests.release.volunteers import (
    bare,
    begun,
    client,
    is_release,
    looked_at,
    mentions,
    renewed_later,
    shell,
    site_of,
    spoil,
    told,
    typed,
    without_shortcuts,
)
from tests.sites import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.server]

DAY = datetime.timedelta(days=1)
GONE = ("yu-jie", "Yu Jie", "余杰", "餘杰")


@pytest.fixture(scope="module")
def life() -> Iterator[Life]:
    """Four releases: the first, an edit, a withdrawal, a stolen key replaced; then renewed."""
    with open_folder() as folder:
        found = Life(folder)
        found.begin()
        found.edit()
        found.withdraw()
        found.replace_stolen_key()
        found.renew()
        found.keep("renewed")
        yield found


Serve = Callable[[Path], str]
Copied = Callable[[str], Path]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a folder by nginx, with the configuration that volunteers get; its address."""
    with contextlib.ExitStack() as stack:

        def start(site: Path) -> str:
            folder = stack.enter_context(open_folder())
            server = stack.enter_context(running("nginx", site, folder / "server"))
            return f"http://127.0.0.1:{server.port}/"

        yield start


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder from which nginx can serve; pytest's are closed to its account."""
    with open_folder() as folder:
        yield folder


@pytest.fixture
def copied(life: Life, place: Path) -> Copied:
    """Copies what was published at a stage, to be spoilt and served."""
    numbers = itertools.count()

    def copy(stage: str) -> Path:
        return Path(shutil.copytree(life.stages[stage], place / f"{stage}.{next(numbers)}"))

    return copy


# --- signing


def test_an_editor_with_a_build_of_their_own_is_told_that_it_is_the_same(life: Life) -> None:
    """Mei compared, An had nothing but the request: each reads what they may rely on."""
    assert "THE SAME as your own build" in life.words["1 mei"]
    assert "NOT COMPARED" in life.words["1 an"]
    assert "topics/speech" in life.words["2 li"]
    assert re.search(rf"Withdrawn\n.*\({WITHDRAWN}\)", life.words["3 an"])


def test_a_machine_of_an_editor_holds_only_what_was_sent_and_their_key(life: Life) -> None:
    """Nobody needed the publisher's folder to sign."""
    found = {path.name for path in life.desk("an").iterdir()}

    assert found == {"keys", "signatures"} | {
        f"{n}.{kind}.request" for n, kind in ((1, "release"), (3, "release"))
    }


def test_what_is_published_names_nobody(life: Life) -> None:
    """No nickname of a key, no path of the publisher's machine."""
    words = [str(life.folder).encode(), *(f'"{name}"'.encode() for name in ("mei", "an"))]
    for path in life.stages["renewed"].rglob("*"):
        if path.is_file() and "client" not in path.parts:
            data = path.read_bytes()
            assert not any(word in data for word in words), path


# --- fetching


def test_a_good_mirror_alone(life: Life, serve: Serve, tmp_path: Path) -> None:
    """The first sync takes the archive, and a second one finds nothing new in two requests."""
    url = serve(life.stages["1"])
    first = client("init", url, tmp_path / "copy", "--root", life.anchor())
    again = client("sync", tmp_path / "copy")

    assert (first.code, first.answer["way"]) == (0, "by archive")
    assert first.answer["requests"] <= 8 + 3  # and the client's own three files, to carry them on
    assert (again.code, again.answer["way"], again.answer["requests"]) == (0, "", 2)
    assert is_release(tmp_path / "copy", life, "1")


def test_a_mirror_whose_pages_were_changed(
    life: Life, serve: Serve, copied: Copied, tmp_path: Path
) -> None:
    """A second one gives the true ones; the client names the bad one and ends with 1."""
    wrong, right = without_shortcuts(copied("1")), without_shortcuts(copied("1"))
    spoil(wrong, "**/*.html")
    evil, good = serve(wrong), serve(right)
    said = client("init", evil, tmp_path / "copy", "--also", good, "--root", life.anchor())

    assert (said.code, said.answer["way"]) == (1, "file by file")
    assert told(said, evil).endswith("gives a file that is not the signed one")
    assert told(said, good).startswith("good")
    assert is_release(tmp_path / "copy", life, "1")


def test_a_mirror_whose_pack_was_changed(
    life: Life, serve: Serve, copied: Copied, tmp_path: Path
) -> None:
    """The same of an update; alone, the bad one leaves the copy as it was and ends with 2."""
    wrong = copied("2")
    spoil(wrong, "release/packs/*.pack")
    evil, good = serve(wrong), serve(life.stages["2"])
    alone = begun(tmp_path / "alone", life, "1", evil)
    both = begun(tmp_path / "both", life, "1", evil, good)
    refused, said = client("sync", alone), client("sync", both)

    assert refused.code == 2
    assert is_release(alone, life, "1")
    assert (said.code, said.answer["way"]) == (1, "by pack")
    assert told(said, evil).startswith("refused: release/packs/1-2.pack")
    assert is_release(both, life, "2")


def test_a_mirror_with_an_old_release(life: Life, serve: Serve, tmp_path: Path) -> None:
    """Beside a newer one it is named as behind; alone it cannot lead a copy back."""
    old, new = serve(life.stages["1"]), serve(life.stages["2"])
    said = client("init", old, tmp_path / "copy", "--also", new, "--root", life.anchor())
    back = begun(tmp_path / "back", life, "2", old)
    refused = client("sync", back)

    assert said.code == 0
    assert told(said, old).startswith("behind")
    assert is_release(tmp_path / "copy", life, "2")
    assert refused.code == 2
    assert is_release(back, life, "2")


def test_the_old_release_on_one_mirror_and_a_changed_one_on_the_other(
    life: Life, serve: Serve, copied: Copied, tmp_path: Path
) -> None:
    """Where all have gone bad the copy stays what it was, and the client ends with 2."""
    wrong = copied("2")
    spoil(wrong, "release/tuf/timestamp.json")
    copy = begun(tmp_path / "copy", life, "2", serve(wrong), serve(life.stages["1"]))

    assert client("sync", copy).code == 2
    assert is_release(copy, life, "2")


@pytest.mark.parametrize("source", ["folder", "file", "copy"])
def test_without_a_network(life: Life, tmp_path: Path, source: str) -> None:
    """A stick, a file:// address, another volunteer's copy: all that a mirror gives."""
    stick = life.stages["1"]
    if source == "copy":
        stick = begun(tmp_path / "other", life, "1")
    text = stick.as_uri() if source == "file" else str(stick)
    said = client("init", text, tmp_path / "copy", "--root", life.anchor())

    assert (said.code, said.answer["way"]) == (0, "by archive")
    assert is_release(tmp_path / "copy", life, "1")


def test_a_line_that_loses_one_request_in_three(
    life: Life, serve: Serve, copied: Copied, tmp_path: Path
) -> None:
    """The release comes all the same, file by file too."""
    whole, walked = serve(life.stages["1"]), serve(without_shortcuts(copied("1")))
    with Proxy(drop_one_in=3) as proxy:
        for name, url in (("archive", whole), ("walk", walked)):
            copy = tmp_path / name
            said = client("init", url, copy, "--root", life.anchor(), "--proxy", proxy.url)

            assert said.code == 0
            assert is_release(copy, life, "1")
    assert len(proxy.asked) > 60


# --- updates


@pytest.mark.parametrize("carry", ["site", "all"])
def test_an_edit_costs_few_requests_and_a_poll_two(
    life: Life, serve: Serve, tmp_path: Path, carry: str
) -> None:
    """Counted where they arrive, by a proxy on the way; who feeds others needs no more."""
    url = serve(life.stages["2"])
    copy = begun(tmp_path / "copy", life, "1", url, options=("--carry", carry))
    with Proxy() as proxy:
        said = client("sync", copy, "--proxy", proxy.url)
        edit = len(proxy.asked)
        again = client("sync", copy, "--proxy", proxy.url)
        poll = len(proxy.asked) - edit

    assert (said.code, said.answer["way"]) == (0, "by pack")
    assert edit == said.answer["requests"] == 4
    assert said.answer["bytes"] <= 2000
    assert (again.code, poll, again.answer["requests"]) == (0, 2, 2)
    assert again.answer["bytes"] <= 1024
    assert is_release(copy, life, "2")


def test_a_withdrawn_record_is_nowhere_in_the_copy(
    life: Life, serve: Serve, tmp_path: Path
) -> None:
    """Neither in the pages nor in what is kept of older releases, packs and archives."""
    copy = begun(tmp_path / "copy", life, "2", serve(life.stages["3"]))
    before = [name for name in GONE if mentions(copy, name)]
    said = client("sync", copy)

    assert before == list(GONE[:3])
    assert said.code == 0
    assert is_release(copy, life, "3")
    assert not any(mentions(copy, name) for name in GONE)
    assert WITHDRAWN in (copy / "site" / "revoked.json").read_text("utf-8")
    assert not list((copy / ".zhiquan" / "releases").glob("2*"))
    assert [p.name for p in (copy / "site" / "release" / "archives").iterdir()] == ["3.tar.zst"]


def test_a_stolen_key_is_replaced(life: Life, serve: Serve, tmp_path: Path) -> None:
    """A copy that knows only the first root follows to the second; the old key says nothing."""
    copy = begun(tmp_path / "copy", life, "2", serve(life.stages["4"]))
    said = client("sync", copy)
    keys = (copy / "site" / "release" / "keys" / "allowed_signers").read_text("ascii")

    assert said.code == 0
    assert any("root 2" in note for note in said.answer["notes"])
    assert is_release(copy, life, "4")
    assert life.key_id("new", "editor") in keys
    assert life.key_id("an", "editor") not in keys


def test_a_release_signed_with_the_stolen_key_is_refused(life: Life, tmp_path: Path) -> None:
    """Release 3 was signed by the key that root 2 no longer names."""
    copy = begun(tmp_path / "copy", life, "4", life.stages["3"])

    assert client("sync", copy).code == 2
    assert is_release(copy, life, "4")


def test_renewing_changes_nothing_but_the_promise(life: Life, serve: Serve, tmp_path: Path) -> None:
    """What cron signs anew each day reaches a copy in two requests, and no page moves."""
    copy = begun(tmp_path / "copy", life, "4", serve(life.stages["renewed"]))
    said = client("sync", copy)
    served = copy / "site" / "release" / "tuf" / "timestamp.json"

    assert (said.code, said.answer["way"], said.answer["requests"]) == (0, "", 2)
    assert served.read_bytes() != (life.stages["4"] / "release/tuf/timestamp.json").read_bytes()
    assert (
        served.read_bytes() == (life.stages["renewed"] / "release/tuf/timestamp.json").read_bytes()
    )
    assert is_release(copy, life, "4")


def test_a_frozen_mirror_is_found(life: Life, serve: Serve, place: Path, tmp_path: Path) -> None:
    """After seven days it is called old and ends with 1; one that was renewed is still taken."""
    frozen = serve(life.stages["4"])
    later = datetime.datetime.now(datetime.UTC) + 9 * DAY
    copy = begun(tmp_path / "copy", life, "4", frozen)
    volunteer = Volunteer(copy, later)
    alone = volunteer.run("sync", "--json")
    both = volunteer.run("sync", "--json", "--from", serve(renewed_later(life, place, later)))

    assert alone.code == 1
    assert "the mirror may be frozen" in alone.data["error"]
    assert both.code == 0
    assert both.data["sources"][frozen].startswith(("stale", "behind"))
    assert site_of(copy / "site") == site_of(life.stages["4"])


# --- with nothing of ours


def test_programs_that_are_installed_anyway_prove_a_copy(
    life: Life, serve: Serve, tmp_path: Path
) -> None:
    """The commands of release/readme.txt, on what nginx serves: each signature, each file."""
    site = begun(tmp_path / "copy", life, "4", serve(life.stages["4"])) / "site"
    keys = [life.key_id(name, "editor") for name in ("mei", "new")]
    text = readme().decode("utf-8").replace("\r", "")
    lines = re.findall(r"^    ((?:sha256sum|ssh-keygen|minisign)(?:[^\\\n]|\\\n)*)$", text, re.M)[
        :3
    ]

    assert len(lines) == 3
    for key in keys:
        for line in lines:
            said = shell(line.replace("KEY", key), site)
            assert said.returncode == 0, said.stderr
    spoil(site.resolve(), "index.html")
    assert shell(lines[0], site).returncode != 0
    spoil(site.resolve(), "release/SHA256SUMS")
    assert all(shell(line.replace("KEY", keys[0]), site).returncode for line in lines)


def test_the_client_that_a_mirror_carries_starts_the_next_one(
    life: Life, serve: Serve, place: Path, tmp_path: Path
) -> None:
    """Fetched as one file and run by a Python with nothing in it, in an empty folder."""
    first = serve(life.stages["2"])
    (tmp_path / "empty").mkdir()
    program = tmp_path / "zhiquan-mirror.pyz"
    with urllib.request.urlopen(f"{first}release/client/zhiquan-mirror.pyz", timeout=30) as answer:
        program.write_bytes(answer.read())
    copy = place / "copy"
    made = bare(program, tmp_path / "empty", "init", first, copy, "--root", life.anchor())
    second = serve(copy / "site")
    options = ["--root", life.anchor(), "--json"]
    next_one = bare(program, tmp_path / "empty", "init", second, tmp_path / "next", *options)

    assert made.returncode == 0, made.stderr
    assert next_one.returncode == 0, next_one.stderr
    assert json.loads(next_one.stdout)["way"] == "by archive", next_one.stdout
    assert is_release(tmp_path / "next", life, "2")
    assert (tmp_path / "next/site/release/client/zhiquan-mirror.pyz").read_bytes() == (
        program.read_bytes()
    )
    assert list((tmp_path / "empty").iterdir()) == []


def test_the_second_verifier_that_a_mirror_carries_agrees(life: Life, tmp_path: Path) -> None:
    """One file and a Python: it finds what the client finds, a changed page and a whole copy."""
    site = (begun(tmp_path / "copy", life, "4") / "site").resolve()
    program = site / "release/client/zhiquan-check.py"
    whole = bare(program, tmp_path, site, "--root", life.anchor())
    spoil(site, "index.html")
    changed = bare(program, tmp_path, site, "--root", life.anchor())

    assert whole.returncode == 0, whole.stdout + whole.stderr
    assert (changed.returncode, client("verify", tmp_path / "copy").code) == (2, 2)


# --- as written


def test_the_volunteers_guide_works_as_it_is_written(
    life: Life, serve: Serve, place: Path, tmp_path: Path
) -> None:
    """Every command of docs/mirrors/README.md that needs no other rights, typed in its order."""
    guide = (ROOT / "docs/mirrors/README.md").read_text("utf-8")
    lines = re.findall(r"^    ((?:curl|python3|sha256sum|ssh-keygen) .+)$", guide, re.M)
    home, stick = place / "home", tmp_path / "stick"
    stick.mkdir()
    home.mkdir()
    shutil.copy(life.stages["4"] / "release/client/zhiquan-check.py", home)  # from a person
    known = {
        "https://example.org": serve(life.stages["4"]).rstrip("/"),
        "zhiquan:…": life.code(),
        "/media/stick": str(stick),
        "KEY": life.key_id("mei", "editor"),
        "allowed_signers": str(life.stages["4"] / "release/keys/allowed_signers"),
    }
    for line in lines:
        for word, value in known.items():
            line = line.replace(word, value)
        served = line.startswith(("sha256sum", "ssh-keygen"))
        if " serve " in line:
            assert b"<html" in looked_at(line, home)
            continue
        said = typed(line, home, home / "zhiquan/site" if served else home)
        assert said.returncode == 0, f"{line}\n{said.stdout}\n{said.stderr}"

    assert len(lines) == 11
    assert is_release(home / "zhiquan", life, "4")
    assert site_of(stick / "notes") == site_of(life.stages["4"])
    assert (home / "zhiquan.conf").read_text("utf-8").startswith("# Zhiquan behind nginx")
