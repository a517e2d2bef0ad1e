"""Reads the files of TUF strictly, before anything else looks at them.

    document = read(data, "timestamp")
    document.version, document.expires, document.signed["meta"]

JSON lets one thing be said in many ways, and python-tuf takes most of them: twice the same
name, ``1.0`` for ``1``, ``true`` for ``1``, digits of other scripts. Here, as everywhere in a
release, there is one way to write a thing: sorted, without spaces, in ASCII, as
``Metadata.to_bytes()`` of python-tuf writes it. Fields that this program does not know are let
be, as the specification asks (section 4.1); roles, targets and delegations that it does not
know are not. Whether a file is genuine is for ``engine`` to say, who may sign for ``keys``.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from ..errors import FormatError, TrustError
from ..format.index import whole

ROLES = ("root", "timestamp", "snapshot", "targets")
LIMITS = {  # bytes; root and timestamp as in python-tuf's ngclient, ours name two files at most
    "root": 512_000,
    "timestamp": 16_384,
    "snapshot": 65_536,
    "targets": 65_536,
}
MAX_KEYS = 64
KEYID = re.compile(r"[0-9a-f]{8}\Z")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
_SPECIFICATION = re.compile(r"1\.[0-9]{1,3}(\.[0-9]{1,3})?\Z")
_SIGNATURE = re.compile(r"(?:[0-9a-f]{2}){0,1024}\Z")  # as long as that of an RSA key of 8,192 bits


@dataclass(frozen=True)
class Document:
    """A file of TUF that is well formed, and not yet proven.

    Args:
        role: what it is.
        version: the number that it gives itself.
        expires: until when it was signed.
        signed: the signed part, as JSON gave it.
        data: the bytes.
    """

    role: str
    version: int
    expires: datetime.datetime
    signed: dict[str, Any]
    data: bytes

    def named(self, file: str) -> tuple[int, int]:
        """Version and length of the file that a timestamp or snapshot names."""
        entry = self.signed["meta"][file]
        return entry["version"], entry["length"]


def read(data: bytes, role: str) -> Document:
    """Read a file of TUF.

    Args:
        data: the bytes.
        role: what it must be, one of ``ROLES``.

    Raises:
        FormatError: it is not written as the format says.
        TrustError: one key's signature stands in it twice.
    """
    match _one_way(data, role):
        case {"signatures": list(signatures), "signed": dict(signed), **rest} if not rest:
            _check_signatures(signatures, role)
            return Document(role, *_common(signed, role), signed, data)
        case _:
            raise FormatError(f"the {role} has no signed part, or more than that")


def _one_way(data: bytes, role: str) -> Any:
    if len(data) > LIMITS[role]:
        raise FormatError(f"the {role} is longer than {LIMITS[role]} bytes")
    try:
        value = json.loads(data.decode("ascii"), parse_float=_refuse, parse_constant=_refuse)
        again = json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")
    except (ValueError, RecursionError):
        raise FormatError(
            f"the {role} is not JSON as it should be", "Was it a page that says “not found”?"
        ) from None
    if again != data:
        raise FormatError(f"the {role} is not written in the one way")
    return value


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


def _check_signatures(signatures: list[Any], role: str) -> None:
    keyids: set[str] = set()
    for signature in signatures:
        match signature:
            case {"keyid": str(keyid), "sig": str(sig), **rest} if not rest:
                if not KEYID.match(keyid) or not _SIGNATURE.match(sig):
                    raise FormatError(f"a signature of the {role} is none")
            case _:
                raise FormatError(f"a signature of the {role} is none")
        if keyid in keyids:
            raise TrustError(f"the {role} has two signatures of one key, {keyid}")
        keyids.add(keyid)
    if len(keyids) > 2 * MAX_KEYS:
        raise FormatError(f"the {role} has too many signatures")


def _common(signed: dict[str, Any], role: str) -> tuple[int, datetime.datetime]:
    kind, specification = signed.get("_type"), signed.get("spec_version")
    if kind != role:
        raise FormatError(f"this should be the {role}, and says that it is something else")
    if not isinstance(specification, str) or not _SPECIFICATION.match(specification):
        raise FormatError(f"the {role} is of another version of TUF")
    _SHAPES[role](signed)
    return whole(signed.get("version"), "version"), _date(signed.get("expires"), role)


def _date(raw: object, role: str) -> datetime.datetime:
    if isinstance(raw, str) and _DATE.match(raw):
        try:
            return datetime.datetime.fromisoformat(raw)
        except ValueError:
            pass
    raise FormatError(f"the date until which the {role} was signed is none")


def _root(signed: dict[str, Any]) -> None:
    match signed:
        case {"consistent_snapshot": True, "keys": dict(keys), "roles": dict(roles)}:
            pass
        case _:
            raise FormatError("the root does not say who signs")
    if set(roles) != set(ROLES):
        raise FormatError("the root names other roles than the four of TUF")
    if not 1 <= len(keys) <= MAX_KEYS or not all(map(KEYID.match, keys)):
        raise FormatError("the root has no keys, too many, or ids of keys that are none")
    for key in keys.values():
        match key:
            case {"keytype": str(), "scheme": str(), "keyval": {"public": str(), **rest}}:
                if rest:
                    raise FormatError("a key of the root has more than a public part")
            case _:
                raise FormatError("a key of the root is none")
    for name, role in roles.items():
        _check_role(name, role, keys)


def _check_role(name: str, role: Any, keys: dict[str, Any]) -> None:
    match role:
        case {"keyids": list(keyids), "threshold": int(threshold)} if type(threshold) is int:
            if not all(isinstance(keyid, str) and keyid in keys for keyid in keyids):
                raise FormatError(f"the root names a key for “{name}” that it does not have")
            if len(set(keyids)) != len(keyids):
                raise TrustError(f"the root counts one key twice for “{name}”")
            if not 1 <= threshold <= len(keyids):
                raise TrustError(
                    f"the root asks for {threshold} signatures of {len(keyids)} keys for “{name}”"
                )
        case _:
            raise FormatError(f"the root does not say who signs “{name}”")


def _timestamp(signed: dict[str, Any]) -> None:
    _names_one(signed, "timestamp", "snapshot")


def _snapshot(signed: dict[str, Any]) -> None:
    _names_one(signed, "snapshot", "targets")


def _names_one(signed: dict[str, Any], role: str, below: str) -> None:
    """Whether a timestamp or snapshot names one file, with version and length."""
    match signed.get("meta"):
        case {**files} if set(files) == {f"{below}.json"}:
            entry = files[f"{below}.json"]
        case _:
            raise FormatError(f"the {role} names something else than the {below}")
    if not isinstance(entry, dict) or "hashes" in entry:
        raise FormatError(f"the {role} does not name version and length of the {below} alone")
    whole(entry.get("version"), "version")
    if whole(entry.get("length"), "length") > LIMITS[below]:
        raise FormatError(f"the {role} announces a {below} longer than {LIMITS[below]} bytes")


def _targets(signed: dict[str, Any]) -> None:
    if "delegations" in signed:
        raise FormatError("the targets hand on their right to sign")
    if not isinstance(signed.get("targets"), dict):
        raise FormatError("the targets name no files")
    for target in signed["targets"].values():
        match target:
            case {"hashes": dict(), "length": int(length)} if type(length) is int:
                pass
            case _:
                raise FormatError("the targets do not say how a file must be")


_SHAPES = {"root": _root, "timestamp": _timestamp, "snapshot": _snapshot, "targets": _targets}
