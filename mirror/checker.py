#!/usr/bin/env python3
"""Checks a release with nothing but Python 3.8 or newer: one file, a second opinion.

    python3 zhiquan-check.py FOLDER
    python3 zhiquan-check.py FOLDER --root zhiquan:9f86d0...
    python3 zhiquan-check.py FOLDER --root 1.root.json

It is written from docs/format.md alone and shares no line with the client, so that a mistake in
one of them shows in the other; therefore it is one file, and says again what other modules say.
It fetches nothing and writes nothing. At the end it tells what it has checked and what it cannot,
and it ends with 0 if all is well, 1 if every file is as it was signed and something needs
attention, 2 if something is not genuine, 3 if that could not be found out.

What is not genuine, or not in the format, raises RefusedError in every function here.

Sources: docs/format.md; TUF specification 1.0; RFC 8032 (Ed25519); OpenSSH, PROTOCOL.sshsig;
minisign, "Signature format"; OLPC, "Canonical JSON".
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import datetime
import hashlib
import json
import os
import re
import stat
import sys
import textwrap
import zlib
from typing import Any, BinaryIO, Iterable, Iterator, NamedTuple, NoReturn, Sequence, Tuple

WELL, ATTENTION, REFUSED, CANNOT = 0, 1, 2, 3


class RefusedError(Exception):
    """Something is not genuine, or not written as the format says."""


class CannotError(Exception):
    """It cannot be found out whether it is genuine."""


class Report:
    """What was found, in sentences."""

    def __init__(self) -> None:
        self.number = 0  # of the release, while it is not known
        self.done: list[str] = []  # what was checked and is right
        self.notes: list[str] = []  # what is good to know
        self.limits: list[str] = []  # what cannot be checked
        self.attention: list[str] = []  # what somebody should look at
        self.unable: list[str] = []  # what should have been checked and could not be
        self.wrong: list[str] = []  # what is not genuine

    @property
    def exit_code(self) -> int:
        """The worst of what was found."""
        if self.wrong or self.unable:
            return REFUSED if self.wrong else CANNOT
        return ATTENTION if self.attention else WELL


@contextlib.contextmanager
def noted(report: Report) -> Iterator[None]:
    """Note what is refused, and go on with the next."""
    try:
        yield
    except RefusedError as error:
        report.wrong.append(str(error))


def want(condition: object, otherwise: str) -> None:
    """Refuse with a sentence unless the condition holds."""
    if not condition:
        raise RefusedError(otherwise)


def shown(text: str) -> str:
    """A name as it can be printed, whatever is in it."""
    return ascii(text) if len(text) <= 200 else f"{text[:200]!a}..."


# 1. Ed25519: RFC 8032, sections 5.1.3, 5.1.4 and 5.1.7; strict, and without cofactor.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = Tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z
NEUTRAL: Point = (0, 1, 1, 0)


def add(one: Point, two: Point) -> Point:
    """The sum of two points."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * one[3] * two[3] * D % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    """A multiple of a point."""
    total = NEUTRAL
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def decode_point(data: bytes) -> Point | None:
    """The point that 32 bytes stand for; None if there is none, or it is written otherwise."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def encode_point(point: Point) -> bytes:
    """The one way to write a point."""
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or NEUTRAL


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this is an Ed25519 signature of a message by the holder of a public key.

    The result is compared as bytes, so R must be written in the one way too. A key of small order
    is refused: it is nobody's, and has signatures that fit many messages.
    """
    key, s = decode_point(public), int.from_bytes(signature[32:], "little")
    if len(public) != 32 or len(signature) != 64 or key is None or s >= ORDER:
        return False
    if encode_point(times(8, key)) == encode_point(NEUTRAL):
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    x, y, z, t = times(int.from_bytes(digest, "little") % ORDER, key)
    return encode_point(add(times(s, BASE), (-x, y, z, -t))) == signature[:32]


# 2. Files: no link is followed, no device is waited for, nothing is read beyond its bounds.

DEEPEST = 64  # folders; the rule of names allows 16
MOST_ENTRIES = 3_000_000  # a release has one million files at most, and some folders
_FLAGS = os.O_RDONLY | sum(getattr(os, f"O_{n}", 0) for n in ("BINARY", "NOFOLLOW", "NONBLOCK"))
_REPARSE = 0x400  # Windows, FILE_ATTRIBUTE_REPARSE_POINT: links and junctions


class Entry(NamedTuple):
    """Size in bytes and SHA-256 of a file."""

    size: int
    sha256: str


def entry_of(data: bytes) -> Entry:
    """The entry of a file with these bytes."""
    return Entry(len(data), hashlib.sha256(data).hexdigest())


def is_link(found: os.stat_result) -> bool:
    """Whether this is a symbolic link, or what Windows has of that kind."""
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_file_attributes", 0) & _REPARSE)


def open_plain(folder: str, path: str) -> BinaryIO:
    """Open a file below a folder."""
    place = folder
    for part in path.split("/"):
        place = os.path.join(place, part)
        found = os.lstat(place)
        want(not is_link(found), f"{path} is a link, or lies behind one")
    want(stat.S_ISREG(found.st_mode), f"{path} is not a plain file")
    return os.fdopen(os.open(place, _FLAGS), "rb")


def read(folder: str, path: str, limit: int) -> bytes | None:
    """The bytes of a file, at most ``limit``; None if it is not there."""
    try:
        with open_plain(folder, path) as file:
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    want(len(data) <= limit, f"{path} is longer than {limit} bytes, which is the most it may have")
    return data


def read_needed(folder: str, path: str, limit: int) -> bytes:
    """The bytes of a file that must be there."""
    data = read(folder, path, limit)
    if data is None:
        raise RefusedError(f"{path} is missing")
    return data


def fault(folder: str, path: str, entry: Entry) -> str:
    """What is wrong with a file, or ''."""
    digest = hashlib.sha256()
    try:
        with open_plain(folder, path) as file:
            if os.fstat(file.fileno()).st_size != entry.size:
                return "is not as it was signed: it has another size"
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
    except (FileNotFoundError, NotADirectoryError):
        return "is missing"
    except RefusedError:
        return "is no plain file, or lies behind a link"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return "" if digest.hexdigest() == entry.sha256 else "is not as it was signed"


def walk(folder: str, report: Report) -> Iterator[str]:
    """The path of everything below a folder that is not itself a folder."""
    waiting, seen = [""], 0
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, below)) as entries:
                for one in entries:
                    seen += 1
                    plain = not is_link(one.stat(follow_symlinks=False))
                    if plain and one.is_dir(follow_symlinks=False) and below.count("/") < DEEPEST:
                        waiting.append(f"{below}{one.name}/")
                    else:
                        yield below + one.name
                    if seen > MOST_ENTRIES:
                        raise CannotError(f"there are more than {MOST_ENTRIES} files and folders")
        except OSError as error:
            report.unable.append(f"the folder {shown(below)} cannot be read ({error.strerror})")


class Faults:
    """Faults of files: all are counted, few are named."""

    def __init__(self) -> None:
        self.count = 0
        self.named: list[str] = []

    def note(self, path: str, what: str) -> None:
        """Note a fault, unless it is ''."""
        self.count += bool(what)
        if what and self.count <= 20:
            self.named.append(f"{shown(path)} {what}")

    def sentences(self) -> list[str]:
        """One for each that is named, and how many more there are."""
        more = self.count - len(self.named)
        return [*self.named, f"and {more} more of that kind"] if more else self.named


# 3. JSON. There is one way to write each file; what is signed is written in another, OLPC's.


def _bad(text: str) -> NoReturn:
    raise ValueError(text)


def parse_json(data: bytes, what: str, ending: str | None = "") -> Any:
    """A value from JSON in ASCII without fractions, written with sorted keys and no spaces.

    Args:
        data: the bytes.
        what: they are, in words.
        ending: what stands behind it; None if it may be written with spaces.
    """
    try:
        value = json.loads(
            data.decode("ascii"),
            parse_int=lambda text: int(text) if len(text) <= 16 else _bad(text),
            parse_float=_bad,
            parse_constant=_bad,
        )
        again = json.dumps(value, sort_keys=True, separators=(",", ":")) + (ending or "")
    except (ValueError, RecursionError):
        raise RefusedError(f"{what} is not JSON as it should be") from None
    want(ending is None or again.encode("ascii") == data, f"{what} is not written in the one way")
    return value


def canonical(value: Any) -> str:
    """OLPC's canonical JSON, as securesystemslib writes it: only quote and backslash escaped."""
    if isinstance(value, str):
        return '"{}"'.format(value.replace("\\", "\\\\").replace('"', '\\"'))
    if isinstance(value, dict):
        inside = (f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value))
        return "{" + ",".join(inside) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return {None: "null", True: "true", False: "false"}[value] if _is_word(value) else str(value)


def _is_word(value: Any) -> bool:
    return value is None or isinstance(value, bool)


def to_sign(value: Any) -> bytes:
    """The bytes over which a signature is made."""
    try:
        return canonical(value).encode("utf-8")
    except (ValueError, RecursionError):
        raise RefusedError("what was signed has text that cannot be written") from None


def whole(value: Any, what: str, low: int = 1, high: int = 10**9 - 1) -> int:
    """A whole number within bounds."""
    if type(value) is not int or not low <= value <= high:
        raise RefusedError(f"{what} is not a number from {low} to {high}")
    return value


def table(value: Any, what: str, *fields: str, only: bool = False) -> dict[str, Any]:
    """An object with these fields; with other ones too, unless ``only``."""
    if not isinstance(value, dict) or not set(fields) <= set(value):
        raise RefusedError(f"{what} is not what it should be")
    want(not only or len(value) == len(fields), f"{what} says more than it should")
    return value


def sha256_of(value: Any, what: str) -> str:
    """A SHA-256 in lower-case hex."""
    if not isinstance(value, str) or not re.fullmatch("[0-9a-f]{64}", value):
        raise RefusedError(f"{what} is not 64 hex digits")
    return value


# 4. TUF: who may sign, and what they signed.

TUF = "release/tuf"
ROLES = ("root", "timestamp", "snapshot", "targets")
LIMITS = {"root": 512_000, "timestamp": 16_384, "snapshot": 65_536, "targets": 65_536}
MAX_KEYS = 64
MAX_ROOTS = 256  # that are followed
MOST_DAYS_AHEAD = {"snapshot": 100, "timestamp": 31}  # of the clock
ED25519 = ("ed25519", "ed25519")


class Document(NamedTuple):
    """A file of TUF that is well formed; it is not proven by that."""

    role: str
    version: int
    expires: datetime.datetime
    signed: dict[str, Any]
    signatures: dict[str, bytes]
    data: bytes


def parse_document(data: bytes, role: str) -> Document:
    """Read a file of TUF."""
    what = f"the {role}"
    want(len(data) <= LIMITS[role], f"{what} is longer than {LIMITS[role]} bytes")
    value = table(parse_json(data, what), what, "signatures", "signed", only=True)
    signed = table(value["signed"], what, "_type", "spec_version", "version", "expires")
    want(signed["_type"] == role, f"what should be {what} says that it is something else")
    want(str(signed["spec_version"]).startswith("1."), f"{what} is of another version of TUF")
    if role == "root":
        check_root(signed)
    expires, version = date_of(signed["expires"], what), whole(signed["version"], "a version")
    return Document(role, version, expires, signed, signatures_of(value["signatures"], what), data)


def date_of(value: Any, what: str) -> datetime.datetime:
    """Until when something is signed."""
    shape = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
    try:
        found = re.fullmatch(shape, str(value)) or _bad("date")
        moment = datetime.datetime.strptime(found.group(), "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        raise RefusedError(f"the date until which {what} was signed is none") from None
    return moment.replace(tzinfo=datetime.timezone.utc)


def signatures_of(value: Any, what: str) -> dict[str, bytes]:
    """The signatures by the ids of their keys."""
    want(isinstance(value, list) and len(value) <= 2 * MAX_KEYS, f"{what} has no signatures")
    found: dict[str, bytes] = {}
    for one in value:
        entry = table(one, f"a signature of {what}", "keyid", "sig", only=True)
        keyid, sig = str(entry["keyid"]), str(entry["sig"])
        sound = re.fullmatch("[0-9a-f]{8}", keyid) and re.fullmatch("([0-9a-f]{2}){0,1024}", sig)
        want(sound, f"a signature of {what} is none")
        want(keyid not in found, f"{what} has two signatures of one key, {keyid}")
        found[keyid] = bytes.fromhex(sig)
    return found


def check_root(signed: dict[str, Any]) -> None:
    """Check what a root says of keys and roles."""
    want(signed.get("consistent_snapshot") is True, "the root has no consistent snapshots")
    keys, seen = table(signed.get("keys"), "the root"), set()
    want(1 <= len(keys) <= MAX_KEYS, "the root has no keys, or too many")
    for keyid, key in keys.items():
        usual = {part: table(key, "a key", part)[part] for part in ("keytype", "scheme", "keyval")}
        public = table(key["keyval"], "a key", "public", only=True)["public"]
        want(isinstance(public, str), "a key of the root is none")
        if kind_of(key) == ED25519:
            sha256_of(public, f"the key {shown(keyid)}")  # which is as long
        name = hashlib.sha256(to_sign(usual)).hexdigest()[:8]
        want(name == keyid, f"the key {shown(keyid)} should be called {name}")
        want("".join(public.split()) not in seen, f"the root has one key twice, also as {keyid}")
        seen.add("".join(public.split()))
    roles = table(signed.get("roles"), "the root", *ROLES, only=True)
    for name, role in roles.items():
        check_role(name, table(role, "a role", "keyids", "threshold"), keys)


def check_role(name: str, role: dict[str, Any], keys: dict[str, Any]) -> None:
    """Check who may sign for a role."""
    keyids = role["keyids"]
    sound = isinstance(keyids, list) and all(isinstance(k, str) and k in keys for k in keyids)
    want(sound, f"the root names a key for the {name} that it does not have")
    want(len(set(keyids)) == len(keyids), f"the root counts one key twice for the {name}")
    whole(role["threshold"], f"how many must sign the {name}", high=len(keyids))


def kind_of(key: dict[str, Any]) -> tuple[str, str]:
    """Of which kind a key is."""
    return str(key["keytype"]), str(key["scheme"])


def judge(document: Document, root: Document, report: Report) -> str:
    """Check that enough of the keys that a root names have signed; tell how many of how many."""
    role, payload = root.signed["roles"][document.role], to_sign(document.signed)
    what, threshold = f"the {document.role} {document.version}", role["threshold"]
    good, unknown = set(), set()  # public keys, so that none counts twice
    for keyid in (keyid for keyid in role["keyids"] if keyid in document.signatures):
        key = root.signed["keys"][keyid]
        public = key["keyval"]["public"]
        if kind_of(key) != ED25519:
            unknown.add(public)
        elif signed_by(bytes.fromhex(public), payload, document.signatures[keyid]):
            good.add(public)
        else:
            report.notes.append(f"a signature of {what} by {keyid} is false, and did not count")
    lack = f"{what} has {len(good)} good signatures, and root {root.version} asks for {threshold}"
    want(len(good) + len(unknown) >= threshold, lack)
    if len(good) < threshold:
        kind = "of a kind that this program does not know, ECDSA or RSA"
        report.unable.append(
            f"{lack}; {len(unknown)} more are {kind}: zhiquan-mirror verify checks them"
        )
    return f"{document.role} {document.version} ({len(good)} of {threshold})"


class Anchor(NamedTuple):
    """The root that was given: its SHA-256, and the file if that was given."""

    sha256: str
    data: bytes


def parse_anchor(text: str) -> Anchor:
    """Read what was given as root."""
    code = re.fullmatch("(?:zhiquan:)?([0-9a-f]{64})( [!-~]+)?", text.strip(), re.IGNORECASE)
    if code:
        return Anchor(code.group(1).lower(), b"")
    try:
        with open(text, "rb") as file:
            data = file.read(LIMITS["root"] + 1)
    except (OSError, ValueError):
        hint = "give zhiquan: and 64 hex digits, or a file N.root.json"
        raise CannotError(f"{shown(text)} is no root to begin with: {hint}") from None
    return Anchor(entry_of(data).sha256, data)


def root_path(number: int) -> str:
    """Where a root stands."""
    return f"{TUF}/{number}.root.json"


def first_root(folder: str, anchor: Anchor | None) -> bytes:
    """The root where trust begins."""
    if anchor and anchor.data:
        return anchor.data
    for number in range(1, MAX_ROOTS + 1):
        data = read(folder, root_path(number), LIMITS["root"])
        want(data is not None or number > 1, f"{root_path(1)} is missing")
        if data is None:
            break
        if anchor is None or entry_of(data).sha256 == anchor.sha256:
            return data
    raise RefusedError("none of its roots is the one that you gave: another project, or forged")


def check_roots(folder: str, anchor: Anchor | None, report: Report) -> list[Document]:
    """Follow the roots from the one where trust begins to the newest; all, in order."""
    first = parse_document(first_root(folder, anchor), "root")
    judge(first, first, report)
    chain = [first]
    while len(chain) <= MAX_ROOTS:
        data = read(folder, root_path(chain[-1].version + 1), LIMITS["root"])
        if data is None:
            break
        chain.append(next_root(parse_document(data, "root"), chain[-1], report))
    report.done.append(
        f"Roots {first.version} to {chain[-1].version}, beginning with the one that "
        f"{'you gave' if anchor else 'is found here'}: each is signed by enough keys of the one "
        "before, and by enough of its own."
    )
    for name in ("root", "targets"):
        if chain[-1].signed["roles"][name]["threshold"] == 1:
            report.notes.append(f"one key alone may sign {name}; who steals it can forge it")
    code = f"zhiquan:{entry_of(first.data).sha256}"
    report.limits.append(
        f"Whether the root that you gave, {code}, is the right one: you know that as surely as "
        "you know where you have it from."
        if anchor
        else f"Whether root {first.version} is the right one: it came with the release, and who "
        f"forges a release makes a root of his own. Its fingerprint is {code}; compare it with "
        "one that you got another way (from a person, on a card), or give that one with --root."
    )
    return older_roots(folder, first, report) + chain


def next_root(new: Document, old: Document, report: Report) -> Document:
    """Check that a root follows another, and that enough old keys and new keys signed it."""
    wanted = old.version + 1
    want(new.version == wanted, f"root {wanted} calls itself root {new.version}")
    judge(new, old, report)
    judge(new, new, report)
    return new


def older_roots(folder: str, first: Document, report: Report) -> list[Document]:
    """The roots before the one where trust begins; they prove nothing, but must lead to it."""
    found = [first]
    try:
        while found[0].version > 1:
            data = read(folder, root_path(found[0].version - 1), LIMITS["root"])
            if data is None:
                break
            old = parse_document(data, "root")
            judge(old, old, Report())
            next_root(found[0], old, Report())
            found.insert(0, old)
    except RefusedError as error:
        report.attention.append(f"The roots before the one you gave do not lead to it: {error}.")
    return found[:-1]


def named(document: Document, below: str) -> tuple[int, int]:
    """Version and length of the one file that a timestamp or snapshot names."""
    what, file = f"the {document.role}", f"{below}.json"
    entry = table(document.signed.get("meta"), what, file, only=True)[file]
    entry = table(entry, what, "version", "length")
    want("hashes" not in entry, f"{what} names hashes")
    length = whole(entry["length"], f"the length of the {below}", high=LIMITS[below])
    return whole(entry["version"], f"the version of the {below}"), length


def check_roles(folder: str, root: Document, report: Report) -> list[Document]:
    """Check timestamp, snapshot and targets, each named by the one before."""
    data = read_needed(folder, f"{TUF}/timestamp.json", LIMITS["timestamp"])
    found = [parse_document(data, "timestamp")]
    told = [judge(found[0], root, report)]
    for role in ("snapshot", "targets"):
        version, length = named(found[-1], role)
        mixed = f"the {role} here is not the one that the {found[-1].role} names: files are mixed"
        data = read_needed(folder, f"{TUF}/{version}.{role}.json", LIMITS[role])
        found.append(parse_document(data, role))
        told.append(judge(found[-1], root, report))
        want(len(data) == length and found[-1].version == version, mixed)
    report.done.append(f"Good signatures, of those that root asks for: {', '.join(told)}.")
    return found


def tell_age(documents: Iterable[Document], now: datetime.datetime, report: Report) -> None:
    """Tell until when all this was signed, and what the clock has to do with it."""
    documents = list(documents)
    tell_ahead(documents, now, report)
    first = min(documents, key=lambda document: document.expires)
    told = f"signed until {first.expires:%Y-%m-%d}; the clock of this machine says {now:%Y-%m-%d}"
    if now < first.expires:
        report.done.append(f"Dates: {told}.")
        return
    report.attention.append(
        f"It is old, has expired: the {first.role} was {told}. The files can be genuine all the "
        "same, but something in them may have been corrected or withdrawn since, and somebody may "
        "want you to have the old ones. Look for a newer copy."
    )


def tell_ahead(documents: Iterable[Document], now: datetime.datetime, report: Report) -> None:
    """Tell of dates that are further ahead than any that is rightly signed."""
    for one in documents:
        most = MOST_DAYS_AHEAD.get(one.role)
        if most is not None and one.expires - now > datetime.timedelta(days=most):
            report.attention.append(
                f"The {one.role} says that it counts until {one.expires:%Y-%m-%d}; the clock of "
                f"this machine says {now:%Y-%m-%d}, and none counts for more than {most} days. "
                "If the clock is right, somebody may have stolen the publishing key and want this "
                "to look new for ever: ask the editors."
            )


# 5. The release: targets, names, manifest, nodes, index, withdrawn records.

MAX_FILES, MAX_SIZE = 1_000_000, 2**40 - 1
MAX_MANIFEST, MAX_INDEX, MAX_REVOKED = 400 * MAX_FILES, 4_000_000, 20_000_000
_PART = re.compile("[a-z0-9_](?:[a-z0-9._-]{0,98}[a-z0-9_-])?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_LINE = re.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,12}) ([^ ]+)")
_ID = re.compile("[a-z0-9:._-]{1,100}")


class Release(NamedTuple):
    """What the targets say of a release."""

    number: int
    manifest: Entry
    listing: Entry  # of the index
    custom: dict[str, Any]


def parse_targets(targets: Document) -> Release:
    """Read the targets."""
    what = "the targets"
    want("delegations" not in targets.signed, f"{what} hand on their right to sign")
    files = table(targets.signed.get("targets"), what, "manifest", "index.json", only=True)
    custom = table(files["manifest"], what, "custom")["custom"]
    custom = table(custom, what, "bytes", "files", "nodes", "pack", only=True)
    entries = []
    for path, limit in (("manifest", MAX_MANIFEST), ("index.json", MAX_INDEX)):
        target = table(files[path], what, "hashes", "length")
        sha256 = table(target["hashes"], what, "sha256", only=True)["sha256"]
        length = whole(target["length"], "the length of a target", 0, limit)
        entries.append(Entry(length, sha256_of(sha256, "the hash of a target")))
    return Release(targets.version, entries[0], entries[1], custom)


def check_names(paths: Iterable[str]) -> None:
    """Check the rule of names."""
    files, folders = set(paths), {""}
    for path in sorted(files):
        parts = path.split("/")
        sound = len(path) <= 200 and len(parts) <= 16 and parts[0] != "release"
        sound = sound and all(_PART.fullmatch(p) and not _DEVICE.fullmatch(p) for p in parts)
        want(sound, f"the name {shown(path)} is against the rule of names")
        folders.update("/".join(parts[:end]) for end in range(1, len(parts)))
    both = min(files & folders, default="")
    want(not both, f"the name {shown(both)} is a file and a folder")


class Manifest(NamedTuple):
    """Withdrawn records and files of a site."""

    revoked: list[str]
    files: dict[str, Entry]


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest, which can be written in one way only."""
    want(data.isascii() and data.endswith(b"\n"), "the manifest is not ASCII, or breaks off")
    lines = data.decode("ascii").split("\n")[:-1]
    want(lines[0] == "zhiquan manifest 1", "this is not a manifest of format 1")
    found, last = Manifest([], {}), ""
    for line in lines[1:]:
        match = _LINE.fullmatch(line)
        if match:
            sha256, size, path = match.groups()
            want(path > last, f"the manifest names {shown(path)} out of order")
            found.files[path] = Entry(whole(int(size), "a size", 0, MAX_SIZE), sha256)
            last = path
        else:
            sound = line.startswith("revoked ") and not found.files
            want(sound, f"this line of the manifest says nothing: {shown(line)}")
            found.revoked.append(line[len("revoked ") :])
    check_ids(found.revoked, "the manifest")
    want(len(found.files) <= MAX_FILES, f"the manifest names more than {MAX_FILES} files")
    check_names(found.files)
    return found


def check_ids(ids: list[Any], what: str) -> None:
    """Check ids of withdrawn records and their order."""
    sound = all(isinstance(one, str) and _ID.fullmatch(one) for one in ids)
    want(sound and ids == sorted(set(ids)), f"{what} does not name withdrawn records in order")


def check_manifest(folder: str, release: Release, report: Report) -> Manifest:
    """Check that the manifest is the signed one, and that the targets say the same of it."""
    data = read_needed(folder, "release/manifest", release.manifest.size)
    same = entry_of(data) == release.manifest
    want(same, "the manifest is not the one that was signed: of another release, or forged")
    manifest = parse_manifest(data)
    sums = {"files": len(manifest.files), "bytes": sum(e.size for e in manifest.files.values())}
    told = {name: release.custom[name] for name in sums}
    want(told == sums, "the targets give other sums of files and bytes than the manifest")
    report.done.append("Manifest: the one that was signed, well formed, all names by the rule.")
    return manifest


def text_of(lines: Iterable[str]) -> bytes:
    """Lines as bytes."""
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def sums_of(manifest: Manifest) -> bytes:
    """SHA256SUMS."""
    return text_of(f"{entry.sha256}  {path}" for path, entry in manifest.files.items())


def nodes_of(manifest: Manifest) -> dict[str, bytes]:
    """The manifest in pieces, by their paths."""
    leaves: dict[str, list[str]] = {}
    for path, entry in manifest.files.items():
        leaf = hashlib.sha256(path.encode("ascii")).hexdigest()[:2]
        leaves.setdefault(leaf, []).append(f"{entry.sha256} {entry.size} {path}")
    found = {leaf: text_of(lines) for leaf, lines in leaves.items()}

    def lines_for(names: Iterable[str]) -> list[str]:
        entries = ((name, entry_of(found[name])) for name in sorted(names))
        return [f"{entry.sha256} {entry.size} {name}" for name, entry in entries]

    middle = sorted({leaf[0] for leaf in leaves})
    found.update({x: text_of(lines_for(leaf for leaf in leaves if leaf[0] == x)) for x in middle})
    head = ["zhiquan nodes 1", *(f"revoked {one}" for one in manifest.revoked)]
    found["root"] = text_of([*head, *lines_for(middle)])
    return {f"release/nodes/{name}": data for name, data in found.items()}


def check_index(folder: str, release: Release, sums: bytes) -> dict[str, Entry]:
    """What the index says of files in ``release/``; nothing if it is not here."""
    data, number = read(folder, "release/index.json", release.listing.size), release.number
    if data is None:
        return {}
    want(entry_of(data) == release.listing, "the index is not the one that was signed")
    what = "the index"
    value = table(parse_json(data, what, "\n"), what, "files", "format", "release", only=True)
    whole(value["format"], "the format of the index", 1, 1)
    want(value["release"] == number, "the index is of another release than the targets")
    files = {path: listed(entry) for path, entry in table(value["files"], what).items()}
    want(len(files) <= 10_000, f"{what} names too many files")
    own = entry_of(sums)
    want(files.get("SHA256SUMS", own) == own, f"{what} has other SHA256SUMS than the manifest")
    check_names(path for path in files if path != "SHA256SUMS")
    others = ("tuf", "nodes", "keys", "manifest", "index.json", "signatures.json")
    want(not any(p.split("/")[0] in others for p in files), f"{what} names what it should not")
    pack = files.get(f"packs/{number - 1}-{number}.pack", Entry(0, ""))
    want(pack.size == release.custom["pack"], f"{what} and the targets disagree on the pack")
    return {f"release/{path}": entry for path, entry in files.items()}


def listed(value: Any) -> Entry:
    """What the index says of one file."""
    want(isinstance(value, list) and len(value) == 2, "the index says nothing sound of a file")
    sha256 = sha256_of(value[1], "a hash in the index")
    return Entry(whole(value[0], "a size in the index", 0, MAX_SIZE), sha256)


def check_revoked(folder: str, manifest: Manifest, report: Report) -> None:
    """Check that the manifest repeats the withdrawn records of ``revoked.json``."""
    what, ids = "revoked.json", []
    if what in manifest.files:
        if fault(folder, what, manifest.files[what]):
            return  # told with the other files
        value = parse_json(read_needed(folder, what, MAX_REVOKED), what, None)
        records = table(value, what, "format", "revoked")["revoked"]
        want(value["format"] == 1 and isinstance(records, list), f"{what} is not of format 1")
        ids = [table(one, "a withdrawn record", "id", "date")["id"] for one in records]
        check_ids(ids, what)
    want(ids == manifest.revoked, "manifest and revoked.json name other withdrawn records")
    report.done.append(f"Withdrawn records: {len(ids)}, the same in manifest and revoked.json.")


# 6. Signatures over SHA256SUMS, as ssh-keygen and minisign write them, by the editors' keys.

MAX_SIGNATURES = 200_000
KINDS = {"sig": "ssh", "minisig": "minisign"}


def string(data: bytes) -> bytes:
    """Bytes as SSH writes them, with their length before."""
    return len(data).to_bytes(4, "big") + data


def unbase64(text: str) -> bytes:
    """Bytes from base64, none if it is not that."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


SSH_PURPOSE = string(b"zhiquan-release") + string(b"") + string(b"sha512")


def ssh_message(sums: bytes) -> bytes:
    """What a key signs for ssh-keygen."""
    return b"SSHSIG" + SSH_PURPOSE + string(hashlib.sha512(sums).digest())


def ssh_good(text: str, public: bytes, sums: bytes) -> bool:
    """Whether this is a good signature for ssh-keygen."""
    lines = text.split("\n")
    framed = lines[0] == "-----BEGIN SSH SIGNATURE-----"
    framed = framed and lines[-2:] == ["-----END SSH SIGNATURE-----", ""]
    key = string(string(b"ssh-ed25519") + string(public))
    blob = unbase64("".join(lines[1:-2]))
    signature = string(string(b"ssh-ed25519") + string(blob[-64:]))
    same = blob == b"SSHSIG\0\0\0\1" + key + SSH_PURPOSE + signature
    return framed and same and signed_by(public, ssh_message(sums), blob[-64:])


def minisign_good(text: str, public: bytes, sums: bytes, comment: str) -> bool:
    """Whether this is a good signature for minisign, with this comment."""
    lines = text.split("\n")
    if len(lines) != 5 or lines[4] or not lines[0].startswith("untrusted comment: "):
        return False
    blob = unbase64(lines[1])
    named = blob[:10] == b"ED" + hashlib.sha256(public).digest()[:8]
    named = named and lines[2] == f"trusted comment: {comment}"
    return named and sealed_good(blob[10:], unbase64(lines[3]), public, sums, comment)


def sealed_good(first: bytes, second: bytes, public: bytes, sums: bytes, comment: str) -> bool:
    """Whether these are minisign's two signatures: of the data, and of that and the comment."""
    good = signed_by(public, hashlib.blake2b(sums).digest(), first)
    return good and signed_by(public, first + comment.encode("ascii"), second)


def editors_of(root: Document) -> dict[str, bytes]:
    """The Ed25519 keys that may sign targets, by their ids."""
    keys, keyids = root.signed["keys"], sorted(root.signed["roles"]["targets"]["keyids"])
    usable = (keyid for keyid in keyids if kind_of(keys[keyid]) == ED25519)
    return {keyid: bytes.fromhex(keys[keyid]["keyval"]["public"]) for keyid in usable}


def keys_folder(editors: dict[str, bytes]) -> dict[str, bytes]:
    """The files of ``keys/`` by their paths."""
    files, allowed = {}, []
    for keyid, public in editors.items():
        code = base64.b64encode(string(b"ssh-ed25519") + string(public)).decode("ascii")
        allowed.append(f'{keyid} namespaces="zhiquan-release" ssh-ed25519 {code}')
        raw = b"Ed" + hashlib.sha256(public).digest()[:8] + public
        lines = [f"untrusted comment: zhiquan {keyid}", base64.b64encode(raw).decode("ascii")]
        files[f"release/keys/{keyid}.pub"] = text_of(lines)
    return {"release/keys/allowed_signers": text_of(allowed), **files}


def joined_signatures(folder: str, release: int) -> dict[str, str]:
    """The signatures of ``signatures.json`` by the names of their files; none if it is not here."""
    data, what = read(folder, "release/signatures.json", MAX_SIGNATURES), "signatures.json"
    if data is None:
        return {}
    value = parse_json(data, what, "\n")
    table(value, what, "format", "release", "ssh", "minisign", only=True)
    want(whole(value["format"], f"the format of {what}") == 1, f"{what} is not of format 1")
    want(whole(value["release"], what) == release, f"{what} is of another release")
    found = {}
    for ending, kind in KINDS.items():
        for keyid, text in table(value[kind], what).items():
            sound = re.fullmatch("[0-9a-f]{8}", keyid) and isinstance(text, str) and text.isascii()
            want(sound, f"{what} has a signature that is none")
            found[f"release/SHA256SUMS.{keyid}.{ending}"] = text
    return found


def check_signatures(
    folder: str, editors: dict[str, bytes], sums: bytes, release: int, report: Report
) -> set[str]:
    """Check all signatures over SHA256SUMS that are here; the paths of files that they explain."""
    known, texts = {"release/signatures.json"}, {}
    try:
        texts = joined_signatures(folder, release)
    except RefusedError as error:
        report.wrong.append(str(error))
    good = dict.fromkeys(KINDS, 0)
    expected = {f"release/SHA256SUMS.{keyid}.{ending}" for keyid in editors for ending in KINDS}
    for path in sorted(expected | set(texts)):
        try:
            data = read(folder, path, MAX_SIGNATURES)
            text = texts.get(path) if data is None else data.decode("ascii", "replace")
            if text is not None:
                known.add(path)
                check_signature(path, text, editors, sums, release)
                want(text == texts.get(path, text), f"{path} is not what signatures.json has")
                good[path.split(".")[2]] += 1
        except RefusedError as error:
            report.wrong.append(str(error))
    told = f"{good['sig']} for ssh-keygen and {good['minisig']} for minisign are good"
    report.done.append(f"Signatures over SHA256SUMS: {told}.")
    return known


def check_signature(
    path: str, text: str, editors: dict[str, bytes], sums: bytes, release: int
) -> None:
    """Check one signature over SHA256SUMS."""
    keyid, ending = path.split(".")[1:]
    want(keyid in editors, f"{path} is by a key that may not sign")
    if ending == "sig":
        right = ssh_good(text, editors[keyid], sums)
    else:
        right = minisign_good(text, editors[keyid], sums, f"zhiquan release {release}")
    want(right, f"the signature {path} is false")


MAX_JOINED = 200_000
_JOINED_LINE = re.compile("([0-9a-f]{8}) ([0-9a-f]{128}) ([0-9a-f]{128}) ([0-9a-f]{128})")


def check_joined(
    folder: str, documents: list[Document], editors: dict[str, bytes], sums: bytes, report: Report
) -> None:
    """Check the file that holds snapshot, targets and signatures joined."""
    snapshot, targets = documents[-2:]
    path = f"{TUF}/{snapshot.version}.joined"
    data = read(folder, path, MAX_JOINED)
    if data is None:
        return
    lines = unpacked(data, path).split(b"\n")
    sound = len(lines) > 2 and not lines[-1] and lines[:2] == [snapshot.data, targets.data]
    want(sound, f"{path} does not hold the snapshot and targets that are here")
    last = ""
    for line in lines[2:-1]:
        match = _JOINED_LINE.fullmatch(line.decode("ascii", "replace"))
        want(match and match.group(1) > last, f"{path} has a signature that is none")
        last, *three = match.groups() if match else ("", "", "", "")
        check_three(last, [bytes.fromhex(one) for one in three], editors, sums, targets.version)
    report.done.append(f"{path.rpartition('/')[2]}: the same snapshot, targets and signatures.")


def check_three(
    keyid: str, three: list[bytes], editors: dict[str, bytes], sums: bytes, release: int
) -> None:
    """Check the signatures of one key in a joined file."""
    want(keyid in editors, f"a joined signature is by a key that may not sign, {keyid}")
    public, comment = editors[keyid], f"zhiquan release {release}"
    good = signed_by(public, ssh_message(sums), three[0])
    good = good and sealed_good(three[1], three[2], public, sums, comment)
    want(good, f"a joined signature by {keyid} is false")


def unpacked(data: bytes, what: str) -> bytes:
    """What zlib has compressed, within bounds."""
    reader = zlib.decompressobj()
    try:
        text = reader.decompress(data, MAX_JOINED + 1)
    except zlib.error:
        raise RefusedError(f"{what} is no joined file") from None
    bounded = len(text) <= MAX_JOINED and reader.eof and not reader.unused_data
    want(bounded, f"{what} breaks off, or holds too much")
    return text


# 7. The whole.


def check(folder: str, anchor: Anchor | None, now: datetime.datetime, report: Report) -> None:
    """Check a folder; what is found goes into the report."""
    if not os.path.isdir(os.path.join(folder, "release")):
        below = os.path.isdir(os.path.join(folder, "site", "release"))
        hint = "check the folder 'site' in it" if below else "it would have a folder 'release'"
        raise CannotError(f"there is no release in {shown(folder)}: {hint}")
    roots = check_roots(folder, anchor, report)
    documents = check_roles(folder, roots[-1], report)
    tell_age([roots[-1], *documents], now, report)
    release = parse_targets(documents[-1])
    report.number = release.number
    manifest = check_manifest(folder, release, report)
    sums, nodes, editors = sums_of(manifest), nodes_of(manifest), editors_of(roots[-1])
    same = entry_of(nodes["release/nodes/root"]).sha256 == release.custom["nodes"]
    want(same, "the targets give other nodes than those of the manifest")
    made = {**nodes, **keys_folder(editors), "release/SHA256SUMS": sums}
    made.update({root_path(root.version): root.data for root in roots})
    for document in documents:
        number = "" if document.role == "timestamp" else f"{document.version}."
        made[f"{TUF}/{number}{document.role}.json"] = document.data
    carried = {path: entry_of(data) for path, data in made.items()}
    carried["release/manifest"] = release.manifest
    known = check_signatures(folder, editors, sums, release.number, report)
    known.add(f"{TUF}/{documents[-2].version}.joined")
    with noted(report):
        check_joined(folder, documents, editors, sums, report)
    with noted(report):
        carried.update(check_index(folder, release, sums))
    with noted(report):
        check_revoked(folder, manifest, report)
    compare(folder, manifest.files, carried, report)
    tell_strangers(folder, {*manifest.files, *carried, *known, "release/index.json"}, report)


def compare(folder: str, site: dict[str, Entry], carried: dict[str, Entry], report: Report) -> None:
    """Compare every file with what was signed; of ``release/`` a copy may leave files out."""
    faults, there = Faults(), 0
    for path, entry in site.items():
        faults.note(path, fault(folder, path, entry))
    if not faults.count:
        report.done.append(f"All {len(site)} files of the site: size and SHA-256.")
    before = faults.count
    for path, entry in carried.items():
        found = fault(folder, path, entry)
        there += not found
        faults.note(path, "" if found == "is missing" else found)
    if faults.count == before:
        report.done.append(
            f"{there} files of release/, with nodes, index, SHA256SUMS, keys, packs, archives and "
            f"client: they agree. {len(carried) - there} are not here, and need not be."
        )
    report.wrong += faults.sentences()


def tell_strangers(folder: str, known: set[str], report: Report) -> None:
    """Tell of everything that the release does not name."""
    faults = Faults()
    for path in walk(folder, report):
        faults.note(path, "" if path in known else "is named by no release")
    if not faults.count:
        report.done.append("No other file is in the folder.")
        return
    report.attention += faults.sentences()
    report.attention.append("Somebody put these there, and nothing vouches for them: open none.")


LIMITS_OF_ALL = (
    "Whether there is a newer release: only who has it can tell.",
    "Signatures by ECDSA or RSA keys; what is inside packs and archives (only that they are those "
    "that were signed).",
    "What a browser shows of it, and what a web server that has it sends.",
    "Whether this program is genuine. If it came with the release, who forged that could change "
    "this too: take it from somebody you trust.",
)
VERDICTS = {
    WELL: "WELL: release {0} is whole, and every file is as it was signed.",
    ATTENTION: "ATTENTION: every file of release {0} is as it was signed. Read what stands above.",
    REFUSED: "NOT GENUINE: do not trust what is in this folder.",
    CANNOT: "UNDECIDED: it could not be found out whether this is genuine.",
}
CHINESE = {
    WELL: "结论：第 {0} 次发布完整无缺，每个文件都与签名相符。",
    ATTENTION: "结论：第 {0} 次发布的文件都与签名相符，但有几点需要留意，见上文。",
    REFUSED: "结论：这一份不是真的，或已被改动，请不要相信。",
    CANNOT: "结论：没能查完，无法判断真假。",
}


def lines_of(report: Report) -> Iterator[str]:
    """What was found, for people; the worst and the verdict last, where they are seen."""
    for title, told in (
        ("Checked, and right:", report.done),
        ("Good to know:", report.notes),
        ("What this program cannot tell you:", [*report.limits, *LIMITS_OF_ALL]),
        ("Needs attention:", report.attention),
        ("Should have been checked, and could not be:", report.unable),
        ("WRONG:", report.wrong),
    ):
        if told:
            yield title
            for sentence in told:
                for number, line in enumerate(textwrap.wrap(sentence, 74, break_long_words=False)):
                    yield f"    {line}" if number else f"  - {line}"
            yield ""
    yield VERDICTS[report.exit_code].format(report.number)
    yield CHINESE[report.exit_code].format(report.number)


def examine(folder: str, root: str | None, now: datetime.datetime) -> Report:
    """Check a folder, whatever is in it."""
    report = Report()
    try:
        check(folder, parse_anchor(root) if root else None, now, report)
    except RefusedError as error:
        report.wrong.append(str(error))
    except CannotError as error:
        report.unable.append(str(error))
    except (OSError, ValueError, MemoryError) as error:
        report.unable.append(f"this machine could not go on ({str(error)!a})")
    except KeyboardInterrupt:
        report.unable.append("it was stopped")
    return report


class Parser(argparse.ArgumentParser):
    """One that ends with the right code for a wrong command: 2 means something else here."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command."""
        self.exit(CANNOT, f"{self.format_usage()}error: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the folder that is given; return the exit status."""
    about = (__doc__ or "").split("\n\n")
    parser = Parser(description=about[0], epilog=" ".join(about[2].split()))
    parser.add_argument("folder", help="of the site, in which the folder 'release' is")
    parser.add_argument("--root", help="where trust begins: zhiquan:HEX, or a file N.root.json")
    given = parser.parse_args(arguments)
    report = examine(given.folder, given.root, datetime.datetime.now(datetime.timezone.utc))
    for line in lines_of(report):
        try:
            print(line)
        except UnicodeEncodeError:  # a terminal without Chinese
            continue
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
