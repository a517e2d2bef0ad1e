"""``serve`` shows the pages to this machine, and nothing that lies around them."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirror.errors import CopyError
from mirror.serve import HOST, preview
from mirror.swap import Copy
from plugins.build import preview as builder
from tests.mirror.folders import plant, publish
from tests.mirror.hosting.test_servers import TYPES as SERVED

FILES = {f"en/file{ending}": b"x" for ending in builder.TYPES}
PAGES = {"index.html": b"door", "404.html": b"not here", "en/index.html": b"en", "en/a.html": b"a"}


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Where a copy is shown."""
    copy = Copy.create(tmp_path / "copy")
    with copy.lock():
        publish(copy, 1, {**PAGES, **FILES})
    plant(tmp_path, {"secret": b"secret"})
    (copy.site / "link").symlink_to(tmp_path)
    (copy.site / "en/link.html").symlink_to(tmp_path / "secret")
    plant(copy.site, {".hidden": b"hidden", "en/.git/config": b"hidden"})
    (copy.site / "empty").mkdir()
    with preview(copy, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def ask(port: int, path: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers of an answer."""
    connection = http.client.HTTPConnection(HOST, port)
    connection.putrequest(method, path)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()}
    connection.close()
    return found


@pytest.mark.parametrize("ending", builder.TYPES)
def test_files_are_called_what_they_are(port: int, ending: str) -> None:
    """Here, in the builder's preview, and by the real servers: the same."""
    kind = ask(port, f"/en/file{ending}")[2]["content-type"]
    known = {Path(path).suffix: told for path, told in SERVED.items()}

    assert kind == builder.TYPES[ending] == known.get(ending, kind)


def test_pages(port: int) -> None:
    """A page, the door of a folder, and the head of either."""
    assert ask(port, "/")[:2] == (200, b"door")
    assert ask(port, "/en/")[:2] == (200, b"en")
    assert ask(port, "/en/a.html?x=1")[:2] == (200, b"a")
    status, body, headers = ask(port, "/en/a.html", "HEAD")
    assert (status, body, headers["content-length"]) == (200, b"", "1")
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["referrer-policy"] == "no-referrer"
    assert "Python" not in headers.get("server", "")


@pytest.mark.parametrize(
    "path",
    [
        "/none.html",
        "/empty/",
        "/.hidden",
        "/en/.git/config",
        "/%2ehidden",
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/en/../../secret",
        "/..\\secret",
        "/link/secret",
        "/en/link.html",
        "/../.zhiquan/copy.json",
        "/index.html%00.txt",
        "//etc/passwd",
    ],
)
def test_what_is_not_shown(port: int, path: str) -> None:
    """No listing, nothing hidden, nothing outside, no way through a link: the site's own page."""
    status, body, _ = ask(port, path)
    assert (status, body) == (404, b"not here")
    assert ask(port, path, "HEAD")[:2] == (404, b"")


def test_other_methods(port: int) -> None:
    """There is nothing to post to."""
    assert ask(port, "/", "POST")[0] == 501


def test_this_machine_alone(tmp_path: Path) -> None:
    """It listens on loopback; a port that is taken is said."""
    copy = Copy.create(tmp_path / "copy")
    with pytest.raises(CopyError, match="no release"):
        preview(copy)
    with copy.lock():
        publish(copy, 1, PAGES)
    with preview(copy, 0) as server:
        assert server.server_address[0] == HOST == "127.0.0.1"
        with pytest.raises(CopyError, match="cannot be used"):
            preview(copy, server.server_address[1])
    with pytest.raises(CopyError, match="cannot be used"):
        preview(copy, 99_999)
