"""The benchmark of mirrors counts right, and its trees are what it says they are."""

from __future__ import annotations

import hashlib
import socket
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.bench.mirror import trees
from tests.bench.mirror.counting import CountingHost, serve
from tests.bench.mirror.goals import Goal
from tests.bench.mirror.measure import Base, edit, grow, measured
from tests.bench.mirror.peers.peer import Peer, run
from tests.bench.mirror.relay import relay
from tests.bench.mirror.trees import Site

SITE = Site.of_records(12)
PAGE = b"0123456789"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[CountingHost]:
    """A host with one file of ten bytes."""
    (tmp_path / "page.html").write_bytes(PAGE)
    with serve(tmp_path) as found:
        yield found


def get(host: CountingHost, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    """Status and body of one answer."""
    connection = HTTPConnection(host.address)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def test_a_known_exchange(host: CountingHost) -> None:
    """Two requests on one connection: each byte is counted, and on the side where it belongs."""
    asked = b"GET /page.html HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection(host.server_address[:2]) as client:
        client.sendall(asked + asked.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        answers = b"".join(iter(lambda: client.recv(1 << 16), b""))

    traffic = host.traffic()
    assert (traffic.requests, traffic.body) == (2, 2 * len(PAGE))
    assert traffic.total == 2 * len(asked) + len(b"Connection: close\r\n") + len(answers)
    assert traffic.paths == {"/page.html": 20}


def test_nothing_is_counted_twice(host: CountingHost) -> None:
    """After a reset the count begins at nothing."""
    get(host, "/page.html")
    host.reset()

    assert (host.traffic().requests, host.traffic().total, host.traffic().paths) == (0, 0, {})


def test_what_is_not_there(host: CountingHost) -> None:
    """A miss is a request, and its page is a body."""
    status, body = get(host, "/none.html")

    assert (status, host.traffic().requests) == (404, 1)
    assert host.traffic().body == len(body) > 0


def test_a_head_has_no_body(host: CountingHost) -> None:
    """HEAD costs heads alone."""
    assert get(host, "/page.html", "HEAD") == (200, b"")
    assert (host.traffic().requests, host.traffic().body) == (1, 0)


def test_a_file_that_is_known_has_no_body(host: CountingHost) -> None:
    """A conditional request is answered as by any static host."""
    connection = HTTPConnection(host.address)
    connection.request("GET", "/page.html")
    first = connection.getresponse()
    first.read()
    tag, time = first.headers["ETag"], first.headers["Last-Modified"]
    connection.close()

    assert get(host, "/page.html", If_None_Match=tag)[0] == 304
    assert get(host, "/page.html", If_Modified_Since=time)[0] == 304
    assert (host.traffic().requests, host.traffic().body) == (3, len(PAGE))


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=8-99", 206, b"89"),
        ("bytes=nonsense", 200, PAGE),
    ],
)
def test_a_range(host: CountingHost, asked: str, status: int, body: bytes) -> None:
    """A part of a file costs that part."""
    assert get(host, "/page.html", Range=asked) == (status, body)
    assert host.traffic().body == len(body)


def test_a_range_behind_the_end(host: CountingHost) -> None:
    """It cannot be had."""
    assert get(host, "/page.html", Range="bytes=10-")[0] == 416


def test_several_ranges(host: CountingHost) -> None:
    """They come as parts of one body, which is counted with what parts them."""
    status, body = get(host, "/page.html", Range="bytes=0-1,8-9")

    assert status == 206
    assert b"bytes 0-1/10\r\n\r\n01\r\n" in body
    assert b"bytes 8-9/10\r\n\r\n89\r\n" in body
    assert host.traffic().body == len(body)


def test_nothing_outside_the_folder(host: CountingHost, tmp_path: Path) -> None:
    """No path leads out."""
    (tmp_path.parent / "secret").write_bytes(b"secret")

    assert get(host, "/../secret")[0] == 404
    assert get(host, "/%2e%2e/secret")[0] == 404


def test_other_protocols() -> None:
    """Every byte is counted, both ways, and each connection."""
    echo = "import sys; sys.stdout.write(sys.stdin.readline().upper())"
    with relay([sys.executable, "-c", echo]) as host:
        for _ in range(2):
            with socket.create_connection(host.server_address[:2]) as client:
                client.sendall(b"hello\n")
                assert client.recv(100) == b"HELLO\n"
        traffic = host.traffic()

    assert (traffic.requests, traffic.total, traffic.shown, traffic.bodies) == (2, 24, 24, False)


def written(site: Site, folder: Path) -> dict[str, bytes]:
    """All files of a site, as they are on disk."""
    trees.write(site, folder)
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_tree_is_the_same_everywhere(tmp_path: Path) -> None:
    """The bytes come from the seed alone; a change of them makes old tables incomparable."""
    files = written(SITE, tmp_path)
    digest = hashlib.sha256(b"".join(files[path] for path in sorted(files))).hexdigest()

    assert len(files) == SITE.pages + 1 == 54
    assert digest == "6df6082a5f9cc507e3cdcef01306514e667328e52a36798049c7e8f96500f7b2"


def test_pages_are_as_large_as_real_ones() -> None:
    """13 to 15 KB each, in the mean."""
    sizes = [len(SITE.file(path)) for path in SITE.paths() if "/r-" in path]

    assert 13_000 < sum(sizes) / len(sizes) < 15_000


def test_the_number_of_pages() -> None:
    """A site of so many pages has no more, and hardly fewer."""
    assert 9_950 < Site.of_pages(10_000).pages <= 10_000


def test_an_edit_changes_one_page(tmp_path: Path) -> None:
    """One sentence more, in one page, and the paths say which."""
    before = written(SITE, tmp_path / "before")
    site, paths = SITE.edited(7)
    after = written(site, tmp_path / "after")
    [path] = [path for path in after if after[path] != before[path]]

    assert [path] == paths == ["en/records/r-00007.html"]
    assert 0 < len(after[path]) - len(before[path]) < 300


def test_a_new_article_changes_what_shows_it(tmp_path: Path) -> None:
    """Three pages and the lists that show them; nothing else moves."""
    before = written(SITE, tmp_path / "before")
    site, paths = SITE.grown()
    after = written(site, tmp_path / "after")

    assert {path for path in after if after[path] != before.get(path)} == set(paths)
    assert sorted(after.keys() - before.keys()) == [
        f"{edition}/records/r-00012.html" for edition in ("en", "zh-hans", "zh-hant")
    ]


class Copying(Peer):
    """A peer of the simplest kind: it fetches a list of names, and what is on it."""

    name = "copying"
    note = "none"

    def publish(self) -> None:
        """Serve the tree, and its names."""
        run("cp", "-rT", str(self.tree), str(self.published / "site"))
        names = sorted(p.relative_to(self.tree).as_posix() for p in self.tree.rglob("*.*"))
        (self.published / "names").write_text("\n".join(names), encoding="utf-8")

    def sync(self, address: str) -> None:
        """Fetch all files anew."""
        host, port = address.split(":")
        connection = HTTPConnection(host, int(port))
        for name in self.fetched(connection, "names").decode().splitlines():
            target = self.copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self.fetched(connection, f"site/{name}"))
        connection.close()

    def fetched(self, connection: HTTPConnection, path: str) -> bytes:
        """One file."""
        connection.request("GET", f"/{path}")
        return connection.getresponse().read()


class Forgetful(Copying):
    """A peer whose second copy is not whole."""

    name = "forgetful"

    def fetched(self, connection: HTTPConnection, path: str) -> bytes:
        """One file, but an edited page as it was."""
        data = super().fetched(connection, path)
        return data if path == "names" else data[:14_000]


def test_a_peer_is_measured(tmp_path: Path) -> None:
    """Requests and bytes of each kind of sync; the tree is the first again afterwards."""
    base = Base(SITE, tmp_path / "tree")
    [found] = measured(Copying, base, tmp_path / "work", [edit(3), grow])
    sizes = sum(len(SITE.file(path)) for path in SITE.paths())
    names = len("\n".join(SITE.paths()))

    assert found.first and found.poll and found.change
    assert not found.trouble
    assert (found.first.requests, found.first.traffic.body) == (55, sizes + names)
    assert found.poll.traffic.body == found.first.traffic.body
    assert found.change.requests == 58
    assert written(SITE, tmp_path / "fresh") == {
        path: (tmp_path / "tree" / path).read_bytes() for path in SITE.paths()
    }
    assert not (tmp_path / "tree/en/records/r-00012.html").exists()


def test_a_copy_that_is_not_whole_has_no_figures(tmp_path: Path) -> None:
    """A figure for something else than the tree would mean nothing."""
    [found] = measured(Forgetful, Base(SITE, tmp_path / "tree"), tmp_path / "work", [edit(3)])

    assert (found.first, found.trouble) == (None, "failed: the copy is not the tree")


class Absent(Copying):
    """A peer that needs a program that nobody has."""

    name = "absent"
    commands = ("sh", "no-such-program")


def test_what_is_not_installed_is_named(tmp_path: Path) -> None:
    """It is not skipped in silence."""
    [found] = measured(Absent, Base(SITE, tmp_path / "tree"), tmp_path / "work", [])

    assert found.trouble == "not installed: no-such-program"


@pytest.mark.parametrize(("value", "kept"), [(2000, True), (2001, False), (None, False)])
def test_a_goal(value: float | None, kept: bool) -> None:
    """The limit itself is good; what was not measured keeps nothing."""
    assert Goal("bytes", "B", 2000, (value,)).keeps(value) is kept
