"""A web server as a source: what it asks, and what it makes of the answers."""

from __future__ import annotations

import socket
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from urllib3.connection import HTTPConnection

from mirror.errors import CopyError, FormatError, SourceError
from mirror.fetch import BrokenError, HttpSource, MissingError
from tests.mirror.behaviours import (
    Behaviour,
    Chunked,
    From,
    NoRange,
    Redirect,
    Status,
    Then,
)
from tests.mirror.certificates import certificate
from tests.mirror.fetch import QUICK, got
from tests.mirror.fetch.reading import FILES, PAGE, Headers, reader, served
from tests.mirror.replies import Reply, Request
from tests.mirror.server import Server


def test_gives_the_bytes_of_a_file() -> None:
    """A file comes as it is, one with capital letters too, and is counted."""
    with Server(FILES) as server, reader(server) as source:
        assert b"".join(source.open("en/a.html", limit=200)) == PAGE
        assert b"".join(source.open("release/SHA256SUMS", limit=4)) == b"sums"
        assert (source.tally.requests, source.tally.bytes) == (2, 204)


def test_says_as_little_as_a_request_can() -> None:
    """Nothing tells the program, the system, a visit before, or where one came from."""
    with Server(FILES, {"*": Headers({"Set-Cookie": "id=1"})}) as server, reader(server) as source:
        for _ in range(2):
            b"".join(source.open("en/a.html", limit=200))

    assert [head.headers for head in server.heads] == 2 * [
        {
            "host": f"127.0.0.1:{server.port}",
            "user-agent": "Mozilla/5.0",
            "accept": "*/*",
            "accept-encoding": "identity",
        }
    ]


def test_one_connection_serves_many_requests() -> None:
    """Connections are kept alive, over files, questions, redirects and what is not there."""
    behave: dict[str, Behaviour] = {"en/old.html": Redirect("/en/b.html"), "en/c.html": Chunked(7)}
    with Server({**FILES, "en/c.html": PAGE}, behave) as server, reader(server) as source:
        for path in ("en/a.html", "en/b.html", "en/old.html", "en/c.html"):
            assert b"".join(source.open(path, limit=200))
        assert not source.exists("en/no.html")
        with pytest.raises(MissingError):
            b"".join(source.open("en/no.html", limit=200))
        assert b"".join(source.open("en/a.html", limit=200)) == PAGE

    assert server.requests == 8
    assert server.connections == 1


def test_small_requests_are_not_held_back() -> None:
    """TCP_NODELAY is set: Nagle's algorithm would hold each small request back by 40 ms."""
    with Server(FILES) as server, reader(server) as source:
        b"".join(source.open("en/a.html", limit=200))
        connection = source._pools["http"]._get_conn()
        assert isinstance(connection, HTTPConnection)
        assert connection.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        connection.close()


@pytest.mark.parametrize("behaviour", [Headers(), NoRange(), Then(NoRange(), Chunked(7))])
def test_a_file_can_be_had_from_the_middle(behaviour: Behaviour) -> None:
    """A range is asked for; where the server knows none, what is there already is passed over."""
    with Server(FILES, {"*": NoRange()} if behaviour != Headers() else {}) as server:
        assert got(HttpSource(server.url), "en/a.html", offset=150) == PAGE[150:]

    assert server.heads[0].headers["range"] == "bytes=150-"


def test_the_end_of_a_big_file_can_be_had_where_no_ranges_are_known() -> None:
    """All that comes before it is passed over, and is not held against the server."""
    data = bytes(1_000_000) + b"end"
    with Server({"big": data}, {"*": NoRange()}) as server:
        source = HttpSource(server.url)
        assert got(source, "big", limit=len(data), offset=1_000_000) == b"end"


@pytest.mark.parametrize(
    ("status", "kind"),
    [*product((404, 403, 401, 418), [MissingError]), *product((500, 503, 429), [BrokenError])],
)
def test_what_a_status_means(status: int, kind: type[SourceError]) -> None:
    """What may pass is told from what will not, and the status is named."""
    with pytest.raises(kind, match=str(status)):
        served(Status(status))


@pytest.mark.parametrize("to", ["/notes/en/a.html", "a.html", "./a.html"])
def test_a_redirect_within_the_folder_is_followed(to: str) -> None:
    """Some hosts move a page to another name of their own."""
    files = {"notes/en/a.html": PAGE}
    with Server(files, {"notes/en/old.html": Redirect(to)}) as server:
        assert got(HttpSource(f"{server.url}notes"), "en/old.html") == PAGE


def test_credentials_are_sent_and_never_shown() -> None:
    """Neither the name nor any error holds them."""
    with Server(FILES, {"en/b.html": Status(401)}) as server:
        url = server.url.replace("127.0.0.1", "zoe7:s%40cret@127.0.0.1")
        source = HttpSource(url)
        with closing(source):
            assert b"".join(source.open("en/a.html", limit=200)) == PAGE
            with pytest.raises(MissingError) as refused:
                b"".join(source.open("en/b.html", limit=200))
        port = server.port
    gone = HttpSource(f"http://zoe7:s%40cret@127.0.0.1:{port}")
    with pytest.raises(BrokenError) as broken:
        got(gone, "en/a.html")

    assert server.heads[0].headers["authorization"] == "Basic em9lNzpzQGNyZXQ="
    for text in (source.name, gone.name, repr(refused.value), repr(broken.value)):
        assert "cret" not in text
        assert "zoe7" not in text


def test_certificates_are_checked(tmp_path: Path) -> None:
    """A server that no authority knows is not spoken to; one of a given authority is."""
    context, authority = certificate(tmp_path)
    with Server(FILES, tls=context) as server:
        with pytest.raises(BrokenError, match="certificate is not valid") as error:
            got(HttpSource(server.url), "en/a.html")
        assert error.value.hint
        assert got(HttpSource(server.url, ca_file=str(authority)), "en/a.html") == PAGE


def test_a_certificate_of_another_host_is_not_valid(tmp_path: Path) -> None:
    """The name is checked, not only who signed."""
    context, authority = certificate(tmp_path)
    with Server(FILES, tls=context) as server:
        url = server.url.replace("127.0.0.1", "localhost")
        with pytest.raises(BrokenError, match="certificate is not valid"):
            got(HttpSource(url, ca_file=str(authority)), "en/a.html")


def test_a_server_without_tls_is_no_matter_of_certificates() -> None:
    """A line that is cut while encryption is agreed on may be better the next time."""
    with Server(FILES) as server, pytest.raises(BrokenError, match="breaks off") as error:
        got(HttpSource(server.url.replace("http:", "https:"), pace=QUICK), "en/a.html")

    assert error.value.cost == 1


def test_a_file_of_authorities_that_is_none_is_said(tmp_path: Path) -> None:
    """A wrong option is an error of the command, not of a source."""
    with pytest.raises(CopyError, match="no certificates"):
        got(HttpSource("https://127.0.0.1:9", ca_file=str(tmp_path / "none.pem")), "a")


def test_whether_a_file_exists_costs_no_body() -> None:
    """HEAD asks; where it is refused, GET is asked and its body is left alone."""
    with Server(FILES) as server, reader(server) as source:
        assert source.exists("en/a.html")
        assert not source.exists("en/no.html")
        assert source.tally.bytes == server.body_bytes == 0
        server.behave["*"] = From(1, _NoHead())
        assert source.exists("en/a.html")
        assert not source.exists("en/no.html")
        server.behave["*"] = Status(500)
        with pytest.raises(BrokenError, match="500"):
            source.exists("en/a.html")


class _NoHead(Behaviour):
    def _act(self, request: Request, reply: Reply) -> Reply:
        return Status(405)(request, reply) if request.method == "HEAD" else reply


def test_a_closed_port_and_an_unknown_name_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two commonest reasons have words of their own."""
    with Server() as server:
        url = server.url
    with pytest.raises(BrokenError, match="cannot be reached"):
        got(HttpSource(url), "a")

    def unknown(*arguments: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(BrokenError, match="name is not known"):
        got(HttpSource("https://mirror.example"), "a")


@pytest.mark.parametrize("path", ["../a", "a/../b", "/a", "a//b", "a?b", "a#b", "a%2fb", "é", ""])
def test_no_path_that_could_mean_something_else_is_asked_for(path: str) -> None:
    """Names are checked once more where they become an address."""
    with Server(FILES) as server, reader(server) as source:
        with pytest.raises(FormatError):
            b"".join(source.open(path, limit=1))
        with pytest.raises(FormatError):
            source.exists(path)

    assert server.requests == 0


def test_plain_http_is_allowed_and_said() -> None:
    """Content is signed, so nobody on the way can change it; what is fetched can be seen."""
    assert "without encryption" in HttpSource("http://mirror.example").note
    assert HttpSource("https://mirror.example").note == ""
    assert HttpSource("http://" + "a" * 56 + ".onion").note == ""
