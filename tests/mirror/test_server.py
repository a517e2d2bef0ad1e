"""The hostile server is honest where it is not told to be otherwise, and counts what comes."""

from __future__ import annotations

import http.client
import threading

import pytest

from tests.mirror.behaviours import Behaviour, Chunked, DropOneInThree, NoLength, Reset, Truncated
from tests.mirror.server import Server

FILES = {"en/a.html": b"0123456789"}


def get(server: Server, path: str, **headers: str) -> tuple[int, bytes]:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.request("GET", f"/{path}", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_gives_files_and_ranges_and_counts_them() -> None:
    """Whole files, ranges, what is not there; requests and bytes of bodies are counted."""
    with Server(FILES) as server:
        assert get(server, "en/a.html") == (200, b"0123456789")
        assert get(server, "en/a.html", Range="bytes=7-") == (206, b"789")
        assert get(server, "en/a.html", Range="bytes=2-3") == (206, b"23")
        assert get(server, "en/a.html", Range="bytes=10-")[0] == 416
        assert get(server, "no.html")[0] == 404

    assert server.paths == ["en/a.html"] * 4 + ["no.html"]
    assert [head.status for head in server.heads] == [200, 206, 206, 416, 404]


def test_a_connection_is_kept_alive() -> None:
    """Two requests on one connection are one connection and two requests."""
    with Server(FILES) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        for _ in range(2):
            connection.request("GET", "/en/a.html")
            assert connection.getresponse().read() == b"0123456789"
        connection.close()

    assert (server.connections, server.requests, server.body_bytes) == (1, 2, 20)


@pytest.mark.parametrize("behaviour", [NoLength(), Chunked(3)])
def test_other_ways_to_send_give_the_same_bytes(behaviour: Behaviour) -> None:
    """Without a length, or in chunks, the body is the same."""
    with Server(FILES, {"*": behaviour}) as server:
        assert get(server, "en/a.html") == (200, b"0123456789")


def test_one_path_misbehaves_and_others_do_not() -> None:
    """A behaviour holds for its path, and what breaks off is seen as broken off."""
    files = {**FILES, "en/b.html": b"b"}
    with Server(files, {"en/a.html": Truncated(4)}) as server:
        with pytest.raises(http.client.IncompleteRead):
            get(server, "en/a.html")
        assert get(server, "en/b.html") == (200, b"b")


def test_every_third_request_is_reset() -> None:
    """``DropOneInThree`` counts over all connections."""
    with Server(FILES, {"*": DropOneInThree()}) as server:
        seen = []
        for _ in range(6):
            try:
                seen.append(get(server, "en/a.html")[0])
            except ConnectionResetError:
                seen.append(0)

    assert seen == [200, 200, 0, 200, 200, 0]


def test_a_reset_comes_after_so_many_bytes() -> None:
    """``Reset(after)`` sends a part before it cuts the line."""
    with Server(FILES, {"*": Reset(after=3)}) as server, pytest.raises(ConnectionResetError):
        get(server, "en/a.html")

    assert server.body_bytes == 3


def test_it_leaves_no_thread_behind() -> None:
    """What a server started ends with it."""
    before = threading.active_count()
    with Server(FILES) as server:
        get(server, "en/a.html")

    assert threading.active_count() == before
