"""Renewing: a new timestamp, and a new snapshot when it is due, so that readers see it is alive.

    renewed = renew(Store(Path("releases")), now, publishing_key)
    renewed.timestamp_expires, renewed.warning

For cron. It changes nothing of what is published: not the site, not who signed it. A new root
that was joined goes out with it. It refuses where its signature would promise more than the
editors' own, and says some weeks before how many days are left. It writes in place, in the order
in which readers ask the other way round, so that nobody meets a name that leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from mirror.format.dates import DAYS, too_far
from mirror.format.joined import ENDING
from mirror.format.signatures import PATH as SIGNATURES
from plugins.errors import SetupError
from plugins.release.disk import read, write
from plugins.release.joining import joint
from plugins.release.keys import Signing
from plugins.release.metadata import parse
from plugins.release.roles import Roles, read_current
from plugins.release.store import Store
from plugins.release.story import published_roots

WARN = 45  # days before the editors' signatures expire
SNAPSHOT = 15  # days before a snapshot expires it is signed anew

_SNAPSHOT = re.compile(rf"([1-9][0-9]*)\.(?:snapshot\.json|{ENDING})\Z")


@dataclass(frozen=True)
class Renewed:
    """What renewing did.

    Args:
        until: when the new timestamp expires.
        snapshot: whether the snapshot was signed anew too.
        warning: what is to be done soon, or ''.
    """

    until: datetime
    snapshot: bool
    warning: str


def renew(store: Store, now: datetime, publishing_key: Callable[[], Signing]) -> Renewed:
    """Sign the timestamp anew, and what is due.

    Args:
        store: the folder RELEASES.
        now: the time.
        publishing_key: opens the key.

    Raises:
        SetupError: nothing is published, or readers would refuse it soon.
    """
    folder = store.public / "release"
    current = read_current(folder / "tuf")
    if current is None:
        raise SetupError("nothing is published yet; begin with `make release`")
    roles = Roles.load(store.folder / "roots")
    left = days_left(current[0], now)
    _refuse_late(left, roles, current[0])
    targets, snapshot, timestamp = current
    due = _is_due(snapshot, now) or roles.missing(snapshot).lacking > 0
    key = publishing_key()
    if due:
        snapshot = roles.snapshot(key, targets, parse(snapshot).signed.version + 1, now)
    timestamp = roles.timestamp(key, snapshot, parse(timestamp).signed.version + 1, now)
    wrong = roles.problems(targets, snapshot, timestamp, now)
    if wrong:
        raise SetupError(f"readers would refuse this: {'; '.join(wrong)}; nothing was changed")
    _put(folder, roles, targets, snapshot, timestamp)
    warning = _warning(left) if left < WARN else ""
    return Renewed(parse(timestamp).signed.expires, due, warning)


def days_left(data: bytes, now: datetime) -> int:
    """Whole days until metadata expire."""
    return int((parse(data).signed.expires - now) / timedelta(days=1))


def _is_due(snapshot: bytes, now: datetime) -> bool:
    """Whether it ends soon, or later than readers believe: the clock was wrong when it was made."""
    too_late = too_far("snapshot", parse(snapshot).signed.expires, now)
    return days_left(snapshot, now) < SNAPSHOT or too_late


def _refuse_late(left: int, roles: Roles, targets: bytes) -> None:
    """Stop where a new timestamp would outlive what the editors signed.

    Raises:
        SetupError: it would; or a new root no longer knows enough of those who signed.
    """
    if roles.missing(targets).lacking:
        raise SetupError(
            f"root {roles.root.version} asks for other signatures than this release has; "
            "run `make release AGAIN=1` and let the editors sign it"
        )
    if left < DAYS["timestamp"]:
        raise SetupError(f"{_warning(left)}; until then nothing can be renewed")


def _warning(left: int) -> str:
    when = f"expire in {left} days" if left >= 0 else f"expired {-left} days ago"
    return f"the editors' signatures {when}: run `make release AGAIN=1` and let them sign"


def _put(folder: Path, roles: Roles, targets: bytes, snapshot: bytes, timestamp: bytes) -> None:
    """Write roots, then the snapshot, then what leads to it; the snapshot before stays."""
    for path, data in published_roots(roles).items():
        if not (folder / path).is_file() or read(folder / path) != data:
            write(folder / path, data)
    version = parse(snapshot).signed.version
    write(folder / "tuf" / f"{version}.snapshot.json", snapshot)
    for path, data in joint(roles, read(folder / SIGNATURES), targets, snapshot).items():
        write(folder / path, data)
    write(folder / "tuf" / "timestamp.json", timestamp)
    for old in (folder / "tuf").iterdir():
        match = _SNAPSHOT.match(old.name)
        if match and int(match[1]) < version - 1:
            old.unlink()
