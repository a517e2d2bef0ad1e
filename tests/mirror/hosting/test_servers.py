"""The ready configurations, tried with the real servers: what readers and programs get."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mirror.hosting.answers import Server
from tests.mirror.hosting.copies import (
    ARCHIVE,
    FILES,
    NOT_FOUND,
    PAGE,
    SECRET,
    swap,
    write_copy,
)
from tests.mirror.hosting.scanner import CHECKS, NOT_PASSED
from tests.mirror.hosting.servers import SERVERS, open_folder, running

pytestmark = pytest.mark.server

# On rented web space the log of readers, and the folder that is served, are the provider's.
OWN = [name for name in SERVERS if name != "htaccess"]
ONION = {"Host": "abcdefghijklmnop.onion"}
MARK = "nobody-may-remember-this"
SIGNS = ["nginx/", "Apache/", "lighttpd/", "Caddy/", "Debian", "Server at"]
COMPRESSED = ["release/packs/1-2.pack", "release/archives/1.tar.zst"]
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "en/people/prisoner-list.csv": "text/csv; charset=utf-8",
    "en/dates.ics": "text/calendar; charset=utf-8",
    "en/feed.atom": "application/atom+xml",
    "en/book.epub": "application/epub+zip",
    "media/drawing.svg": "image/svg+xml",
    "revoked.json": "application/json; charset=utf-8",
    "release/tuf/timestamp.json": "application/json; charset=utf-8",
    "release/readme.txt": "text/plain; charset=utf-8",
    "media/picture.png": "image/png",
    "media/photo.jpg": "image/jpeg",
    "media/report.pdf": "application/pdf",
    "release/archives/1.tar.zst": "application/zstd",
    "release/packs/1-2.pack": "application/octet-stream",
    "release/client/zhiquan-mirror.pyz": "application/octet-stream",
    "release/tuf/1.joined": "application/octet-stream",
    "release/manifest": "application/octet-stream",
    "release/SHA256SUMS": "application/octet-stream",
    "release/SHA256SUMS.0a1b2c3d.sig": "application/octet-stream",
    "release/SHA256SUMS.0a1b2c3d.minisig": "application/octet-stream",
    "release/keys/allowed_signers": "application/octet-stream",
    "release/keys/0a1b2c3d.pub": "application/octet-stream",
    "release/nodes/root": "application/octet-stream",
}
HIDDEN = [
    "/.zhiquan/config.json",
    "/../.zhiquan/config.json",
    "/%2e%2e/.zhiquan/config.json",
    "/en/..%2f..%2f.zhiquan/config.json",
    "/%2ezhiquan/config.json",
    "/site/../.zhiquan/config.json",
    "//.zhiquan/config.json",
]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A temporary folder that a web server may enter."""
    with open_folder() as path:
        yield path


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Each server in turn, with a copy to serve."""
    with (
        open_folder() as path,
        running(request.param, write_copy(path) / "site", path / "server") as started,
    ):
        yield started


@pytest.fixture(params=SERVERS)
def started_anew(request: pytest.FixtureRequest, folder: Path) -> Iterator[tuple[Server, Path]]:
    """Each server in turn, with a copy that a test may change."""
    copy = write_copy(folder)
    with running(request.param, copy / "site", folder / "server") as started:
        yield started, copy


@pytest.fixture(params=OWN)
def wrong_root(request: pytest.FixtureRequest, folder: Path) -> Iterator[Server]:
    """Each server in turn, with the copy itself as its root, by mistake."""
    copy = write_copy(folder)
    with running(request.param, copy, folder / "server") as started:
        yield started


@pytest.mark.parametrize("path", ["/", "/index.html"])
def test_the_page_comes_as_it_is(server: Server, path: str) -> None:
    """A folder's address gives its index, and nothing is added to a page."""
    answer = server.ask(path)

    assert answer.status == 200
    assert answer.body == PAGE + b"<p>Release 1"
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize("path", ["/nope.html", "/en/nope/x.html", "/release/tuf/9.root.json"])
def test_what_is_missing_shows_the_sites_own_page(server: Server, path: str) -> None:
    """``404.html`` at any depth, with status 404, and no cache answers it without asking."""
    answer = server.ask(path)

    assert (answer.status, answer.body) == (404, NOT_FOUND)
    assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert "no-cache" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", TYPES)
def test_a_file_is_called_what_it_is(server: Server, path: str) -> None:
    """Types do not depend on the distribution's list, and text says that it is UTF-8."""
    answer = server.ask(f"/{path}")

    assert answer.headers["content-type"].lower() == TYPES[path]
    assert answer.body.startswith(FILES[path])


@pytest.mark.parametrize("check", CHECKS)
def test_securedrops_scanner_would_be_content(server: Server, check: str) -> None:
    """Each of its checks that a static host can pass is passed, and the exceptions are real."""
    passes = CHECKS[check](server.ask("/index.html"))

    assert passes is (check not in NOT_PASSED[server.name])


@pytest.mark.parametrize("path", ["/release/index.json", "/release/packs/1-2.pack"])
def test_files_of_a_release_are_asked_for_each_time(server: Server, path: str) -> None:
    """A cache may keep them, must ask whether they are still there, and changes no byte."""
    headers = server.ask(path).headers

    assert headers["cache-control"] == "no-cache, no-transform"
    assert "expires" not in headers
    assert "pragma" not in headers
    assert "last-modified" in headers


@pytest.mark.parametrize("path", ["/en/index.html", "/en/"])
def test_a_compressed_page_that_is_there_is_sent(server: Server, path: str) -> None:
    """The ``.gz`` beside a page goes out byte for byte, under the page's type."""
    answer = server.gzip(path)

    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].replace(";c", "; c") == "text/html; charset=utf-8"
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert answer.body == FILES["en/index.html.gz"]


def test_a_page_without_compressed_file_is_compressed(server: Server) -> None:
    """Pages are a seventh of their size on the way, whether or not ``.gz`` files are there."""
    answer = server.gzip("/en/plain.html")

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == PAGE


@pytest.mark.parametrize("path", ["en/index.html", "release/index.json"])
def test_who_takes_no_compression_gets_none(server: Server, path: str) -> None:
    """The client asks for plain bytes and counts them."""
    answer = server.ask(f"/{path}", {"Accept-Encoding": "identity"})

    assert "content-encoding" not in answer.headers
    assert answer.body == FILES[path]


@pytest.mark.parametrize("path", COMPRESSED)
def test_what_is_compressed_is_left_alone(server: Server, path: str) -> None:
    """Packs and archives come with their exact length, even to a browser."""
    answer = server.gzip(f"/{path}")

    assert "content-encoding" not in answer.headers
    assert int(answer.headers["content-length"]) == len(FILES[path])
    assert answer.body == FILES[path]


def test_a_download_can_be_taken_up_again(server: Server) -> None:
    """A part of an archive can be asked for, so that a broken line costs no second start."""
    answer = server.ask("/release/archives/1.tar.zst", {"Range": "bytes=1000-"})

    assert answer.status == 206
    assert answer.headers["content-range"] == f"bytes 1000-{len(ARCHIVE) - 1}/{len(ARCHIVE)}"
    assert answer.body == ARCHIVE[1000:]


@pytest.mark.parametrize(
    ("path", "status"), [("/release/tuf/1.root.json", 200), ("/release/tuf/2.root.json", 404)]
)
def test_one_can_ask_whether_a_file_is_there(server: Server, path: str, status: int) -> None:
    """The client asks for the next root with HEAD."""
    answer = server.ask(path, method="HEAD")

    assert (answer.status, answer.body) == (status, b"")


@pytest.mark.parametrize("path", HIDDEN)
def test_the_clients_memory_is_never_served(server: Server, path: str) -> None:
    """It lies beside what is served, and no way of writing a path leads there."""
    answer = server.ask(path)

    assert 400 <= answer.status < 500
    assert SECRET not in answer.body


@pytest.mark.parametrize("path", HIDDEN)
def test_a_root_one_folder_too_high_shows_no_memory(wrong_root: Server, path: str) -> None:
    """A slip in the configuration serves the pages at another address, and nothing more."""
    assert PAGE in wrong_root.ask("/site/index.html").body
    assert SECRET not in wrong_root.ask(path).body


def test_no_folder_is_listed(server: Server) -> None:
    """A folder without an index is refused like a missing page."""
    answer = server.ask("/media/")

    assert answer.status in (403, 404)
    assert b"picture.png" not in answer.body


@pytest.mark.parametrize("method", ["GET", "POST", "TRACE", "NONSENSE"])
def test_no_answer_tells_a_version(server: Server, method: str) -> None:
    """Nor does an error page that the server makes itself; TRACE echoes nothing."""
    if (server.name, method) == ("htaccess", "TRACE"):
        pytest.skip("TRACE reaches no .htaccess: it is the provider's to refuse")
    answer = server.ask("/media/", {"X-Echo": MARK}, method=method)
    told = " ".join([answer.headers.get("server", ""), answer.body.decode("latin-1")])

    assert [sign for sign in SIGNS if sign in told] == []
    assert MARK not in told
    assert "via" not in answer.headers


def test_a_server_that_can_be_silent_is(server: Server) -> None:
    """Only nginx and Apache say their name; they have no means of their own to leave it out."""
    name = server.ask("/index.html").headers.get("server", "").lower()

    assert name in (("nginx", "apache") if "no_server_info" in NOT_PASSED[server.name] else ("",))


def test_an_onion_reader_is_not_led_away(server: Server) -> None:
    """Redirects name neither the open address nor the inner port; all pages are there."""
    page = server.ask("/index.html", ONION, port=server.onion)
    moved = server.ask("/en", ONION, port=server.onion)
    target = moved.headers["location"]

    assert page.status == 200
    assert moved.status in (301, 302, 307, 308)
    assert "onion-location" not in page.headers
    assert target.removeprefix(f"http://{ONION['Host']}").removeprefix("/site") in ("/en/", "en/")


def test_a_new_release_is_seen_at_once(started_anew: tuple[Server, Path]) -> None:
    """After the link is moved, the next request gets the new pages without a reload."""
    server, copy = started_anew
    before = [server.ask("/index.html").body, server.gzip("/index.html").status]
    swap(copy, 2)

    assert before == [PAGE + b"<p>Release 1", 200]
    assert server.ask("/index.html").body == PAGE + b"<p>Release 2"


@pytest.mark.parametrize("started_anew", OWN, indirect=True)
def test_nothing_is_written_about_a_reader(started_anew: tuple[Server, Path]) -> None:
    """No request, found or missing, stands in any file of the server, nor in its output."""
    server, _ = started_anew
    for path in (f"/index.html?{MARK}", f"/{MARK}.html", f"/%zz{MARK}", f"/.zhiquan/{MARK}"):
        server.ask(path, {"User-Agent": MARK, "Referer": f"http://example.org/{MARK}"})
        server.ask(path, {"User-Agent": MARK, **ONION}, port=server.onion)
    files = [path for path in server.folder.rglob("*") if path.is_file()]

    assert files
    assert [path for path in files if MARK.encode() in path.read_bytes()] == []
