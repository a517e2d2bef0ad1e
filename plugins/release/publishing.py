"""The publisher's commands: ``make client``, ``release``, ``renew``, ``publish-git``.

    python -m plugins.release release       # the next step, and what comes after it

Reads the clock and the folders, and says what was done and what comes next. The steps
themselves are ``story``'s, ``renewal``'s and ``publish_git``'s.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.errors import Problems, SetupError
from plugins.release import bundle, ceremony, keyfolder, publish_git, wheels
from plugins.release.bars import Bars
from plugins.release.editor import site
from plugins.release.keys import Signing
from plugins.release.opening import open_key
from plugins.release.qr import anchor
from plugins.release.renewal import WARN, days_left, renew
from plugins.release.request import ReleaseRequest
from plugins.release.roles import read_current
from plugins.release.store import Store
from plugins.release.story import Joined, Publisher
from plugins.release.tree import BUILT, read_output

Given = argparse.Namespace
CLIENT_FOLDER = "client"  # below RELEASES
ROOT = Path(__file__).resolve().parents[2]


def release(given: Given) -> None:
    """Do the next step of a release, and say what comes after it."""
    store = Store(given.releases)
    with store.at_work(), Bars() as bars:
        key = _publishing_key(given)
        client = given.client or _client(given.releases)
        publisher = Publisher(store, datetime.now(UTC), key, client, bars.show)
        waiting = publisher.waiting()
        asked = waiting and (store.requests / f"{waiting}.release.request").is_file()
        if asked and not given.again:
            _join(publisher, given)
        else:
            _prepare(publisher, given)


def make_client(given: Given) -> None:
    """Make what releases carry so that one mirror can start the next."""
    folder = given.to or given.releases / CLIENT_FOLDER
    with Bars() as bars, TemporaryDirectory() as cache:
        files = bundle.bundle(ROOT, wheels.fetch(ROOT, Path(cache), bars.show))
    bundle.put(folder, files)
    print(f"{len(files)} files, {sum(map(len, files.values())):,} bytes: {folder}")
    print(f"SHA-256 of {bundle.CLIENT}: {sha256(files[bundle.CLIENT]).hexdigest()}")
    print("The next make release puts them into release/client/.")


def _client(releases: Path) -> Path | None:
    """The folder that ``make client`` filled, if it did."""
    folder = releases / CLIENT_FOLDER
    return folder if folder.is_dir() else None


def _prepare(publisher: Publisher, given: Given) -> None:
    tree = site(given.output)
    if not publisher.changed(tree) and not given.again:
        _nothing_new(publisher)
        return
    commit = _commit(ROOT)
    path = publisher.prepare(tree, commit)
    request = ceremony.read(path, ReleaseRequest)
    print(*request.words, sep="\n")
    print(f"\nRelease {request.release} is prepared. Send {path} to the editors.")
    if not commit:
        print("Mind: not all of this repository is committed, so nobody can build the same site.")
    if publisher.client is None:
        print("Mind: it carries no client, so nobody can start a mirror from it. See make client.")
    print("Each looks at it and signs with: make sign REQUEST=… KEY=…")
    print(f"Put what they send back into {publisher.store.signatures}, and run make release again.")


def _nothing_new(publisher: Publisher) -> None:
    before = publisher.store.before()
    current = read_current(publisher.store.public / "release" / "tuf")
    assert before is not None
    print(f"Nothing has changed since release {before.number}.")
    if current and (left := days_left(current[0], publisher.now)) < WARN:
        print(f"Its signatures expire in {left} days: run make release AGAIN=1.")
    else:
        print("make renew keeps it fresh; it belongs into cron, once a day.")


def _join(publisher: Publisher, given: Given) -> None:
    joined = publisher.join()
    for line in joined.bad:
        print(f"Mind: {line}", file=sys.stderr)
    if joined.missing.lacking:
        _still_waiting(publisher, joined, keyfolder.names(given.folder.expanduser()))
    else:
        publisher.publish()
        _published(publisher, joined)
    if (given.output / BUILT).is_file() and _is_another(publisher, given.output):
        print(f"Mind: {given.output} was built anew since; make release AGAIN=1 begins with it.")


def _still_waiting(publisher: Publisher, joined: Joined, names: dict[str, str]) -> None:
    missing = joined.missing
    what = "signature" if missing.lacking == 1 else "signatures"
    print(f"Release {joined.number} waits for {missing.lacking} more {what}.")
    for title, keyids in (("Signed", missing.signed), ("May still sign", missing.unsigned)):
        shown = ", ".join(f"{k} ({names[k]})" if k in names else k for k in keyids)
        print(f"{title}: {shown or 'nobody'}")
    print(f"Put what comes into {publisher.store.signatures}, and run make release again.")


def _published(publisher: Publisher, joined: Joined) -> None:
    print(f"Release {joined.number} is published: {publisher.store.public}")
    if joined.missing.lacking_plain:
        print("Mind: mirrors that cannot check hardware keys see too few signatures.")
    print(
        "Copy that folder to where mirrors fetch it, release/ last; or: make publish-git REMOTE=…"
    )
    print("Run make renew once a day, and copy release/tuf/ again.")
    print(f"It begins with {anchor(publisher.roles.texts[-1])}")


def _is_another(publisher: Publisher, output: Path) -> bool:
    """Whether the site was built anew since the release that waits, or was published."""
    store = publisher.store
    held = store.waiting() or store.before()
    return held is not None and dict(held.tree.files) != dict(read_output(output, Problems()).files)


def renew_release(given: Given) -> None:
    """Sign the timestamp anew, and the snapshot when it is due; for cron."""
    store = Store(given.releases)
    with store.at_work():
        renewed = renew(store, datetime.now(UTC), _publishing_key(given))
    what = "Timestamp and snapshot are" if renewed.snapshot else "The timestamp is"
    print(f"{what} signed anew, until {renewed.until:%Y-%m-%d}.")
    if renewed.warning:
        print(f"Mind: {renewed.warning}", file=sys.stderr)


def publish_to_git(given: Given) -> None:
    """Push what is published as one commit without history."""
    store = Store(given.releases)
    with store.at_work():
        before = store.before()
        if before is None:
            raise SetupError("nothing is published yet; begin with `make release`")
        message = f"Release {before.number}"
        commit = publish_git.push(
            store.public, given.remote, given.branch, message, nojekyll=not given.jekyll
        )
    print(f"{message} is commit {commit} of {given.branch}, without history.")


def _publishing_key(given: Given) -> Callable[[], Signing]:
    """Opens the publishing key when it is needed."""
    return lambda: open_key(given.key or _found_key(given.folder.expanduser()), given.source)


def _found_key(folder: Path) -> Path:
    """The one publishing key in one's folder of keys.

    Raises:
        SetupError: there is none, or there are several.
    """
    endings = (".key", ".hsm.json")
    found = [p for p in sorted(folder.glob("*.publisher.*")) if p.name.endswith(endings)]
    if len(found) != 1:
        count = "several publishing keys" if found else "no publishing key"
        raise SetupError(f"there are {count} in {folder}; say which with KEY=…")
    return found[0]


def _commit(repository: Path) -> str:
    """The commit from which the site was built, '' if not all of it is committed."""
    try:
        run = ["git", "-C", str(repository)]
        state = subprocess.run([*run, "status", "--porcelain"], capture_output=True, check=True)
        if state.stdout.strip():
            return ""
        head = subprocess.run([*run, "rev-parse", "HEAD"], capture_output=True, check=True)
        return head.stdout.decode("ascii").strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
