"""A web server as a source: what a server cannot do to it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirror.errors import RefusedError, SourceError
from mirror.fetch import BrokenError, HttpSource, MissingError
from tests.mirror.behaviours import (
    Behaviour,
    Chunked,
    Endless,
    ExtraBytes,
    Gzipped,
    LyingLength,
    NoLength,
    NoRange,
    Redirect,
    Reset,
    Silent,
    Slow,
    SlowHead,
    Then,
    Truncated,
    WrongRange,
)
from tests.mirror.certificates import certificate
from tests.mirror.fetch import QUICK, got
from tests.mirror.fetch.reading import FILES, PAGE, Headers, Raw, reader, served
from tests.mirror.server import Server


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


HONEST = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Type: text/html\r\n\r\nfour"
CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nfo\r\n2\r\nur\r\n0\r\n\r\n"
SPOILT = st.builds(
    lambda answer, at, cut, junk: answer[:at] + junk + answer[at + cut :],
    st.sampled_from([HONEST, CHUNKS, HONEST.replace(b"200 OK", b"302 Found\r\nLocation: x")]),
    st.integers(0, 80),
    st.integers(0, 9),
    st.binary(max_size=9) | st.sampled_from([b"\r\n", b"\r\n ", b"0", b"9", b"-", b";", b":"]),
)


@settings(max_examples=150, deadline=None)
@given(SPOILT)
def test_no_answer_ends_in_anything_but_bytes_or_an_error_of_the_source(answer: bytes) -> None:
    """Answers that are spoilt at any place never raise anything that nobody expects."""
    raw = Raw([answer])
    with Server(FILES, {"*": raw}) as server, suppress(SourceError, RefusedError):
        assert len(got(HttpSource(server.url, pace=QUICK), "en/a.html", limit=9)) <= 9


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
