"""Lines that a volunteer may take in: https, the offer of an onion address, a longer memory."""

from __future__ import annotations

import datetime
import socket
import ssl
from collections.abc import Iterator, Mapping
from http.client import HTTPResponse
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.mirror.hosting.answers import Answer, Server
from tests.mirror.hosting.copies import write_copy
from tests.mirror.hosting.servers import open_folder, running

pytestmark = pytest.mark.server

ONION = "http://your-address.onion/index.html"
HSTS = "max-age=16070400"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A temporary folder with a certificate, which a web server may enter."""
    with open_folder() as path:
        write_certificate(path / "server")
        yield path


def write_certificate(folder: Path) -> None:
    """A certificate for ``example.org``, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.org")])
    today = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, *plain))


def https_of_nginx(server: Server) -> Mapping[str, str]:
    """What a volunteer does: takes the lines for https in, and the onion's."""
    return {
        "# listen 443 ssl http2;": f"listen 127.0.0.1:{server.secure} ssl http2;",
        "# ssl_certificate ": "ssl_certificate ",
        "# ssl_certificate_key ": "ssl_certificate_key ",
        "/etc/letsencrypt/live/example.org": str(server.folder),
        "# https ": "https ",
        "# 443 ": f"{server.secure} ",
    }


def https_of_lighttpd(server: Server) -> Mapping[str, str]:
    """The same for lighttpd, whose lines stand in one block."""
    return {
        "# server.modules +=": "server.modules +=",
        '# $SERVER["socket"] == ":443"': f'$SERVER["socket"] == "127.0.0.1:{server.secure}"',
        "#     ssl.": "    ssl.",
        "/etc/letsencrypt/live/example.org": str(server.folder),
        "#     # setenv.": "    setenv.",
        "\n# }\n": "\n}\n",
    }


def ask_securely(server: Server, protocol: str = "http/1.1") -> tuple[str | None, Answer | None]:
    """What the server agrees to speak, and its answer if that is HTTP/1.1."""
    context = ssl.create_default_context(cafile=str(server.folder / "fullchain.pem"))
    context.check_hostname = False
    context.set_alpn_protocols([protocol])
    with (
        socket.create_connection(("127.0.0.1", server.secure), timeout=20) as plain,
        context.wrap_socket(plain, server_hostname="example.org") as line,
    ):
        spoken = line.selected_alpn_protocol()
        if spoken == "h2":
            return spoken, None
        line.sendall(b"GET /index.html HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n")
        answer = HTTPResponse(line)
        answer.begin()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return spoken, Answer(answer.status, headers, answer.read())


@pytest.mark.parametrize(
    ("name", "lines"), [("nginx", https_of_nginx), ("lighttpd", https_of_lighttpd)]
)
def test_the_lines_for_https_work(name: str, lines: object, folder: Path) -> None:
    """With them there is HTTP/2, HSTS and the offer of the onion address, and nothing is lost."""
    assert callable(lines)
    with running(name, write_copy(folder) / "site", folder / "server", lines) as server:
        spoken, _ = ask_securely(server, "h2")
        _, secure = ask_securely(server)
        onion = server.ask("/index.html", port=server.onion)

    assert spoken == "h2"
    assert secure is not None
    assert secure.status == 200
    assert secure.headers["strict-transport-security"] == HSTS
    assert secure.headers["onion-location"] in (ONION, ONION.removesuffix("index.html"))
    assert "default-src 'self'" in secure.headers["content-security-policy"]
    assert secure.headers["x-frame-options"] == "DENY"
    assert "onion-location" not in onion.headers
    assert "strict-transport-security" not in onion.headers


def onion_of_caddy(_: Server) -> Mapping[str, str]:
    """Caddy sees to https by itself, so only two lines are taken in."""
    return {
        "# header Onion-Location": "header Onion-Location",
        "# header Strict-Transport-Security": "header Strict-Transport-Security",
    }


def onion_of_apache(server: Server) -> Mapping[str, str]:
    """Both lines ask for https, which the test does without."""
    return {
        "# Header always set Onion-Location": "Header always set Onion-Location",
        "# Header always set Strict-Transport": "Header always set Strict-Transport",
        "%{SERVER_PORT} == '443'": f"%{{SERVER_PORT}} == '{server.port}'",
        "%{HTTPS} == 'on'": f"%{{SERVER_PORT}} == '{server.port}'",
    }


@pytest.mark.parametrize(
    ("name", "lines"), [("caddy", onion_of_caddy), ("apache", onion_of_apache)]
)
def test_the_onion_address_is_offered_to_those_who_came_openly(
    name: str, lines: object, folder: Path
) -> None:
    """Tor Browser is offered the same page at the onion address; there it is offered nothing."""
    assert callable(lines)
    with running(name, write_copy(folder) / "site", folder / "server", lines) as server:
        headers = {"Host": f"example.org:{server.port}"}
        openly = server.ask("/index.html", headers).headers
        onion = server.ask("/index.html", {"Host": "abc.onion"}, port=server.onion).headers

    assert openly["onion-location"] == ONION
    assert openly["strict-transport-security"] == HSTS
    assert "onion-location" not in onion
    assert "strict-transport-security" not in onion
