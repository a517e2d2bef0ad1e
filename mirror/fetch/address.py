"""The address of a release on the web: its parts, what may be shown, what may be followed.

    Address.parse("https://ann:secret@example.org/notes").of("release/manifest")
    # https://example.org/notes/release/manifest

A redirect is followed within the same host and folder only. To another host, a mirror could send
every client wherever it likes, and a network that puts its own page in between could do so too;
from ``https`` to ``http``, anyone on the way could read along. This module opens nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urljoin, urlsplit

from ..errors import CopyError
from .base import MissingError

_PORTS = {"http": 80, "https": 443}
_PLAIN = re.compile(r"[A-Za-z0-9._~/-]*", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+", re.ASCII)


@dataclass(frozen=True)
class Address:
    """Where a release begins.

    ``folder`` begins and ends with a slash and is escaped; ``port`` is 0 for the usual one;
    ``credentials`` is ``name:password``, or nothing.
    """

    scheme: str
    host: str
    port: int
    folder: str
    credentials: str = ""

    @classmethod
    def parse(cls, url: str) -> Address:
        """The parts of an address as it was typed; its own text is never in an error.

        Raises:
            CopyError: it is no address of a folder on the web.
        """
        try:
            parts = urlsplit(url.strip())
            host, port = (parts.hostname or "").encode("idna").decode(), parts.port or 0
        except ValueError as error:
            raise CopyError(
                "an address cannot be read", "for example https://example.org"
            ) from error
        if parts.scheme not in _PORTS or not _HOST.fullmatch(host):
            raise CopyError(
                "an address needs a scheme and a host", "for example https://example.org"
            )
        if parts.query or parts.fragment:
            raise CopyError(f"an address at {host} has a ? or # in it", "give that of the folder")
        folder = quote(parts.path.strip("/"), safe="/%~!$&'()*+,;=:@")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        credentials = f"{user}:{password}" if user or password else ""
        folder = f"/{folder}/" if folder else "/"
        return cls(parts.scheme, host, port, folder, credentials)

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{f':{self.port}' if self.port else ''}"

    @property
    def url(self) -> str:
        """The address, without credentials."""
        return self.origin + self.folder

    def of(self, path: str) -> str:
        """The address of a file; ``path`` has only characters that need no escaping."""
        return self.url + path

    def within(self, target: str) -> str:
        """What stands behind the host in the address of a file."""
        return "/" + target.split("/", 3)[3]

    def port_for(self, scheme: str) -> int:
        """The port, the usual one of ``scheme`` if none was given."""
        return self.port or _PORTS[scheme]

    def encrypted(self) -> Address:
        """The same by ``https``."""
        return replace(self, scheme="https", port=0 if self.port == _PORTS["http"] else self.port)


def followed(base: Address, target: str, location: str) -> str:
    """Where a redirect from ``target`` leads.

    Args:
        base: where the release begins.
        target: what was asked for.
        location: the header of the answer.

    Raises:
        MissingError: it leads to another host or port, out of the folder, from ``https`` to
            ``http``, or to an address that no file of a release has.
    """
    try:
        to = urlsplit(urljoin(target, location))
        there = (to.hostname, to.port or _PORTS.get(to.scheme))
    except ValueError:
        raise MissingError("redirects to what is no address") from None
    if there not in _allowed(base, to.scheme):
        raise MissingError("redirects to another host, which is not followed")
    if base.scheme == "https" and to.scheme != "https":
        raise MissingError("redirects to an address without encryption, which is not followed")
    inside = to.path.removeprefix(base.folder)
    if not to.path.startswith(base.folder) or not _PLAIN.fullmatch(inside) or ".." in inside:
        raise MissingError("redirects out of its folder, which is not followed")
    if to.query or to.username:
        raise MissingError("redirects to an address that no file here has")
    origin = base.encrypted().origin if to.scheme == "https" else base.origin
    return origin + to.path


def _allowed(base: Address, scheme: str) -> set[tuple[str, int]]:
    """Host and port as they are, and those of ``https`` for what was asked by ``http``."""
    same = {(base.host, base.port_for(base.scheme))} if scheme == base.scheme else set()
    if scheme == "https" and base.port_for("http") == _PORTS["http"]:
        same.add((base.host, _PORTS["https"]))
    return same
