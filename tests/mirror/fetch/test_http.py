"""A web server as a source: what it asks, and what a server cannot do to it."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from itertools import chain, product, repeat
from pathlib import Path

import pytest
from urllib3.connection import HTTPConnection

from mirror.errors import CopyError, FormatError, RefusedError, SourceError
from mirror.fetch import BrokenError, HttpSource, MissingError
from tests.mirror.behaviours import (
    Behaviour,
    Chunked,
    Endless,
    ExtraBytes,
    From,
    Gzipped,
    LyingLength,
    NoLength,
    NoRange,
    Redirect,
    Reset,
    Silent,
    Slow,
    SlowHead,
    Status,
    Then,
    Truncated,
    WrongRange,
)
from tests.mirror.certificates import certificate
from tests.mirror.fetch import QUICK, got
from tests.mirror.replies import Reply, Request
from tests.mirror.server import Server

PAGE = bytes(range(200))
FILES = {"en/a.html": PAGE, "en/b.html": b"b", "release/SHA256SUMS": b"sums"}


@dataclass
class Raw(Behaviour):
    """Sends these pieces and nothing else, without a head of the server's own."""

    pieces: Iterable[bytes]

    def _act(self, request: Request, reply: Reply) -> Reply:
        return replace(reply, no_head=True, body=self.pieces, close=True)


@dataclass
class Headers(Behaviour):
    """Adds headers."""

    more: dict[str, str] = field(default_factory=dict)
    status: int = 200

    def _act(self, request: Request, reply: Reply) -> Reply:
        return replace(reply, status=self.status, headers={**reply.headers, **self.more})


def reader(server: Server) -> closing[HttpSource]:
    """A source of what a server has; use it in ``with``."""
    return closing(HttpSource(server.url))


def served(behaviour: Behaviour, **how: int) -> bytes:
    """What a source gives of ``en/a.html`` from a server with this behaviour."""
    with Server(FILES, {"*": behaviour}) as server:
        return got(HttpSource(server.url, pace=QUICK), "en/a.html", **how)


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


@pytest.mark.parametrize(
    "behaviour",
    [
        ExtraBytes(),
        Endless(),
        Endless(claims=10**12),
        Endless(claims=150),
        Then(ExtraBytes(bytes(10**6)), Chunked(1000)),
        Then(ExtraBytes(bytes(10**6)), NoLength()),
    ],
)
def test_never_more_bytes_than_allowed(behaviour: Behaviour) -> None:
    """Reading stops one byte behind the limit, whatever length is given, or none, or no end."""
    came = b""
    with Server(FILES, {"*": behaviour}) as server, reader(server) as source:
        try:
            for chunk in source.open("en/a.html", limit=199):
                came += chunk
        except RefusedError:
            pass
        else:
            assert len(came) == 150  # what the length says is all that a reader takes
        assert len(came) <= 199
        assert source.tally.bytes <= 200


def test_a_length_beyond_the_limit_is_refused_unread() -> None:
    """What says itself that it is too long is not read at all."""
    with Server(FILES) as server, reader(server) as source:
        with pytest.raises(RefusedError, match="more than the 199 bytes"):
            b"".join(source.open("en/a.html", limit=199))
        assert source.tally.bytes == 0


@pytest.mark.parametrize(
    "behaviour", [Truncated(120), LyingLength(300), Reset(120), Chunked(50, unfinished=True)]
)
def test_a_body_that_breaks_off_is_noticed(behaviour: Behaviour) -> None:
    """What came is handed on, and then the error is raised; half a file never looks whole."""
    came = b""
    with Server(FILES, {"*": behaviour}) as server, reader(server) as source:
        chunks = source.open("en/a.html", limit=1000)
        with pytest.raises(BrokenError, match="breaks off"):
            for chunk in chunks:
                came += chunk

    assert PAGE.startswith(came)
    assert len(came) >= 100


@pytest.mark.parametrize("behaviour", [Headers(), NoRange(), Then(NoRange(), Chunked(7))])
def test_a_file_can_be_had_from_the_middle(behaviour: Behaviour) -> None:
    """A range is asked for; where the server knows none, what is there already is passed over."""
    with Server(FILES, {"*": NoRange()} if behaviour != Headers() else {}) as server:
        assert got(HttpSource(server.url), "en/a.html", offset=150) == PAGE[150:]

    assert server.heads[0].headers["range"] == "bytes=150-"


def test_another_range_than_asked_for_is_not_taken() -> None:
    """206 counts only where Content-Range begins at the byte asked for, and only when asked."""
    with pytest.raises(BrokenError, match="another part"):
        served(WrongRange(1), offset=100)
    with pytest.raises(BrokenError, match="another part"):
        served(Headers({"Content-Range": "bytes 0-199/200"}, status=206))
    with pytest.raises(BrokenError, match="another part"):
        served(Then(NoRange(), Headers(status=206)), offset=100)


def test_a_shorter_file_than_the_part_is_missing() -> None:
    """416 means that the server has another file; asking again is of no use."""
    with pytest.raises(MissingError, match="less of it"):
        served(Headers({}, 416), offset=100)


def test_a_compressed_body_is_not_taken() -> None:
    """It was asked not to compress; nothing is unpacked that nobody has proved."""
    with pytest.raises(MissingError, match="compressed"):
        served(Gzipped())


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


def test_three_redirects_are_the_most() -> None:
    """A chain of three is followed, a longer one or a circle is not."""
    chained: dict[str, Behaviour] = {f"en/{n}": Redirect(f"/en/{n + 1}") for n in range(4)}
    chained["en/round"] = Redirect("/en/round")
    with Server({"en/4": b"here"}, chained) as server, reader(server) as source:
        assert b"".join(source.open("en/1", limit=9)) == b"here"
        with pytest.raises(MissingError, match="more than 3 times"):
            b"".join(source.open("en/0", limit=9))
        with pytest.raises(MissingError, match="more than 3 times"):
            b"".join(source.open("en/round", limit=9))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_to_another_host(status: int) -> None:
    """The other host never hears of the client."""
    with Server(FILES) as other, pytest.raises(MissingError, match="another host"):
        served(Redirect(other.url, status))

    assert other.connections == 0


def test_no_redirect_out_of_the_folder() -> None:
    """A neighbour on the same host is another hand."""
    with Server(FILES, {"notes/en/a.html": Redirect("/en/a.html")}) as server:
        source = HttpSource(f"{server.url}notes/")
        with pytest.raises(MissingError, match="out of its folder"):
            got(source, "en/a.html")

    assert server.requests == 1


@pytest.mark.parametrize(
    "behaviour",
    [
        Silent(),
        Silent(after=0),
        Silent(after=100),
        Slow(0.02),
        SlowHead(0.02),
        Slow(0.02, 2),
        Then(Chunked(1), Slow(0.02)),
    ],
)
def test_who_is_too_slow_is_left(behaviour: Behaviour) -> None:
    """Silence ends it, and so does a trickle in the head, the body or the framing."""
    with pytest.raises(BrokenError, match="slow"):
        served(behaviour)


def test_who_trickles_above_the_floor_is_heard_out() -> None:
    """The floor is a speed: bytes that come faster than it earn more time."""
    pace = replace(QUICK, patience=0.05, floor=100)
    with Server(FILES, {"*": Slow(0.001, 2)}) as server:
        assert got(HttpSource(server.url, pace=pace), "en/a.html") == PAGE


@pytest.mark.parametrize(
    "pieces",
    [
        repeat(b"HTTP/1.1 100 Continue\r\n\r\n"),
        chain([b"HTTP/1.1 200 OK\r\n"], repeat(b"X-A: " + bytes(1000).hex().encode() + b"\r\n")),
        chain([b"HTTP/1.1 200 OK\r\nX-A: "], repeat(b"a" * 1000)),
        repeat(b"a" * 1000),
        chain([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"], repeat(b"0" * 1000)),
        chain([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"], repeat(b"X: y\r\n")),
        chain(
            [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"],
            repeat(b"1;" + b"x" * 60_000 + b"\r\na\r\n"),
        ),
    ],
    ids=["continue", "headers", "header", "status", "size", "trailers", "extensions"],
)
def test_no_end_outside_the_body_either(pieces: Iterable[bytes]) -> None:
    """Heads, chunk sizes, extensions and trailers without end are cut off, at any speed."""
    with Server(FILES, {"*": Raw(pieces)}) as server, reader(server) as source:
        with pytest.raises((BrokenError, RefusedError)):
            b"".join(source.open("en/a.html", limit=1000))
        assert source.tally.bytes <= 1000


@pytest.mark.parametrize(
    "pieces", [[b"\x00\xff\n"], [b"HTTP/1.1 abc\r\n\r\n"], [b"SSH-2.0-x\r\n"], [], [b"\r\n\r\n"]]
)
def test_what_is_no_http_is_an_error_of_the_source(pieces: list[bytes]) -> None:
    """No byte that a server can send ends in a traceback."""
    with pytest.raises(SourceError):
        served(Raw(pieces))


@pytest.mark.parametrize("length", ["-5", "abc", "5, 6", "", "9" * 5000])
def test_no_length_that_is_none_does_harm(length: str) -> None:
    """A Content-Length that is no number ends as an error, or as the bytes that came."""
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n".encode()
    with suppress(SourceError, RefusedError):
        assert served(Raw([head + b"four"])) in (b"", b"four")


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


def test_no_redirect_from_https_to_http(tmp_path: Path) -> None:
    """What began encrypted stays so."""
    context, authority = certificate(tmp_path)
    with Server(FILES, tls=context) as server:
        server.behave["*"] = Redirect(f"http://127.0.0.1:{server.port}/en/b.html")
        with pytest.raises(MissingError, match="not followed"):
            got(HttpSource(server.url, ca_file=str(authority)), "en/a.html")


def test_slowness_ends_under_tls_too(tmp_path: Path) -> None:
    """The bounds stand below the encryption and above it alike."""
    context, authority = certificate(tmp_path)
    with Server(FILES, {"*": SlowHead(0.02)}, tls=context) as server:
        source = HttpSource(server.url, ca_file=str(authority), pace=QUICK)
        with pytest.raises(BrokenError, match="slow"):
            got(source, "en/a.html")


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
