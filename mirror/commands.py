"""What each command does, between what was typed (``cli``) and what is answered (``say``).

    status = sync_copy(given, talk, now)

Each takes what was typed, whom to tell, and the time, and returns the exit status.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import configurations, say
from .config import Config
from .disk.switch import OWN
from .errors import CopyError, MirrorError, RefusedError
from .export import export
from .fetch.base import Source
from .fetch.opening import is_there, open_source
from .profiles import PROFILES
from .repair import HINT
from .serve import HOST, preview
from .status import Last, read_status
from .swap import Copy
from .sync import Report, sync
from .talk import Talk, plain
from .trust.anchor import Anchor, parse_anchor
from .trust.trust import Trust
from .verify import Found, verify, verify_page

Given = argparse.Namespace
_QR = "zhiquan:"
_WEB = ("http://", "https://")


def init(given: Given, talk: Talk, now: datetime.datetime) -> int:
    """Make a copy: begin to trust, and get the release."""
    anchor, texts = _begin(given)
    sources = _sources(texts, given)
    copy = Copy.create(given.copy)
    try:
        with copy.lock():
            how = Trust.start(copy.trust, sources, anchor)
            config = Config(_remembered(texts), given.carry, given.keep)
            config.save(copy.config)
            for line in (how.words(), *(f"{s.name}: {s.note}" for s in sources if s.note)):
                talk.say(line)
    except BaseException:
        _unmake(copy)
        raise
    return _run(copy, config, sources, given, talk, now)


def _begin(given: Given) -> tuple[Anchor | None, list[str]]:
    """Where trust begins and where releases come from, of what was typed."""
    is_code = given.source.strip().lower().startswith(_QR)
    text = given.root or (given.source if is_code else None)
    anchor = parse_anchor(text) if text else None
    first = _address(anchor) if is_code else given.source
    return anchor, [first, *given.also]


def _address(anchor: Anchor | None) -> str:
    """The address in a code: of the web alone, for who made the code names no folder here.

    A “folder” may be one of another machine, to which Windows would send the user's password.
    """
    address = anchor.address if anchor else ""
    if not address:
        raise CopyError("this code names no address", "Give one: init ADDRESS COPY --root CODE")
    if not address.lower().startswith(_WEB):
        raise CopyError(
            "the address in this code is none of the web", "Give one: init ADDRESS COPY --root CODE"
        )
    return address


def _remembered(texts: Sequence[str]) -> tuple[str, ...]:
    """Sources as they are kept: a folder by its whole path, for cron runs elsewhere."""
    return tuple(str(Path(text).resolve()) if is_there(text) else text for text in texts)


def _unmake(copy: Copy) -> None:
    """Take back a copy that never began; nothing but our own folder is removed."""
    shutil.rmtree(copy.own, ignore_errors=True)
    with suppress(OSError):
        copy.folder.rmdir()


def sync_copy(given: Given, talk: Talk, now: datetime.datetime) -> int:
    """Get the newest release."""
    copy = Copy.open(given.copy)
    config = Config.load(copy.config)
    wanted = config.with_sources(_remembered(given.add))
    sources = _sources([*wanted.sources, *given.extra], given)
    if wanted != config:
        wanted.save(copy.config)
    config = wanted
    return _run(copy, config, sources, given, talk, now, repairing=given.repair)


def _sources(texts: Sequence[str], given: Given) -> list[Source]:
    return [open_source(text, proxy=given.proxy, ca_file=given.ca_file) for text in texts]


def _run(
    copy: Copy,
    config: Config,
    sources: list[Source],
    given: Given,
    talk: Talk,
    now: datetime.datetime,
    *,
    repairing: bool = False,
) -> int:
    """Sync, remember how it went, and answer."""
    ended = now.replace(microsecond=0).isoformat()
    with copy.lock(), talk.fetching("fetching"):
        try:
            report = sync(copy, config, sources, now, talk, repairing=repairing)
        except MirrorError as error:
            Last(ended, f"nothing newer: {error}", getattr(error, "reasons", {})).save(copy)
            raise
        lines = say.synced(report)
        Last(ended, lines[0], report.sources).save(copy)
    _answer(given, lines, say.synced_json(report))
    return _status_of(report)


def _status_of(report: Report) -> int:
    """1 if a source gave what is not genuine, so that cron's mail says so; else 0."""
    return int(any(told.startswith("refused") for told in report.sources.values()))


def verify_folder(given: Given, talk: Talk, now: datetime.datetime) -> int:
    """Check every file."""
    hint = HINT if os.path.lexists(given.folder / OWN) else ""
    try:
        found = _verified(given, talk, now)
    except RefusedError as error:
        error.hint = error.hint or hint
        raise
    damaged = not found.genuine or found.extra
    lines = [*say.verified(found), *([hint] if damaged and hint else [])]
    _answer(given, lines, say.verified_json(found))
    if not found.genuine:
        return 2
    return 1 if found.extra or found.age.expired or found.age.ahead else 0


def _verified(given: Given, talk: Talk, now: datetime.datetime) -> Found:
    """What is in the folder."""
    anchor = parse_anchor(given.root) if given.root else None
    if given.page:
        return verify_page(given.folder, given.page, anchor, now)
    with talk.counting("checking") as progress:
        return verify(given.folder, anchor, now, progress)


def serve(given: Given, talk: Talk, now: datetime.datetime) -> int:
    """Show the copy on this machine, until Ctrl-C."""
    with preview(Copy.open(given.copy), given.port) as server:
        port = server.server_address[1]
        talk.say(f"http://{HOST}:{port}/ shows the copy, on this machine alone; Ctrl-C ends it")
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


def status(given: Given, talk: Talk, now: datetime.datetime) -> int:
    """Tell how the copy stands."""
    copy = Copy.open(given.copy)
    found = read_status(copy, Config.load(copy.config), now)
    _answer(given, say.standing(found), found.to_json())
    return 0 if found.well else 1


def export_copy(given: Given, talk: Talk, now: datetime.datetime) -> int:
    """Write the site out for another host."""
    profile = PROFILES[given.profile]
    copy = Copy.open(given.copy)
    with copy.lock():
        done = export(copy, given.target, profile, now)
    _answer(given, say.exported(done, profile.title, profile.note), vars(done))
    return 0


def configuration(given: Given, talk: Talk, now: datetime.datetime) -> int:
    """List the ready configurations, or print one."""
    if given.name and not given.json:
        print(configurations.text(given.name), end="")  # ours, and with tabs in it
    elif given.name:
        text = configurations.text(given.name)
        _answer(given, [], {"name": given.name, "text": text})
    else:
        names = configurations.names()
        _answer(given, names, {"names": names})
    return 0


def _answer(given: Given, lines: list[str], data: dict[str, Any]) -> None:
    if given.json:
        print(json.dumps(data, sort_keys=True))  # ASCII: names of files may be no text
    elif not given.quiet:
        print("\n".join(map(plain, lines)))
