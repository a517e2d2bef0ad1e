"""What the commands answer, in lines for people and as data for programs.

    print("\\n".join(synced(report)))

One thing a line; what needs attention last, where it is seen.
"""

from __future__ import annotations

from typing import Any

from .export import Exported
from .status import Status
from .sync import Report
from .verify import Found

_SHOWN = 10  # names of files, of each kind


def size(count: int) -> str:
    """Bytes for people: ``5.2 MB``."""
    value, unit = float(count), "bytes"
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            break
        value /= 1000
    return f"{value:,.0f} {unit}" if unit == "bytes" else f"{value:,.1f} {unit}"


def synced(report: Report) -> list[str]:
    """What a sync did."""
    release, news = report.number, report.news
    if not report.way:
        first = f"Release {release} is the newest, and is here; {news.age.words()}."
    elif report.before == release:
        first = f"Release {release} was made whole again, {report.way}; {news.age.words()}."
    else:
        since = f", after release {report.before}" if report.before else ""
        first = f"Release {release} came {report.way}{since}; {news.age.words()}."
    lines = [first, *_sources(report)]
    if report.repaired:
        lines += _files("damaged or missing here, and came anew", report.repaired)
    if report.removed:
        lines += _files("that nobody signed, and not served any more", report.removed)
    return [*lines, *(f"Note: {note}" for note in report.notes)]


def _sources(report: Report) -> list[str]:
    """Each source that was not good, and why: who runs it should know."""
    bad = {name: told for name, told in report.sources.items() if told != "good"}
    return [f"{name}: {told}" for name, told in bad.items()]


def synced_json(report: Report) -> dict[str, Any]:
    """The same, for programs."""
    return {
        "release": report.number,
        "before": report.before,
        "way": report.way,
        "signed_until": report.news.age.expires.isoformat(),
        "expired": report.news.age.expired,
        "sources": report.sources,
        "requests": report.requests,
        "bytes": report.bytes,
        "repaired": report.repaired,
        "removed": report.removed,
        "notes": report.notes,
    }


def verified(found: Found) -> list[str]:
    """What verifying found."""
    lines = []
    for what, paths in (
        ("missing", found.missing),
        ("not as they were signed", found.changed),
        ("named by no release; anybody may have put them there", found.extra),
    ):
        lines += _files(what, paths) if paths else []
    lines += [f"Wrong: {sentence}" for sentence in found.wrong]
    if found.genuine:
        count = "the file is" if found.files == 1 else f"all {found.files:,} files are"
        lines.append(f"Release {found.number}: {count} as signed; {found.age.words()}.")
    else:
        lines.append(f"This is not release {found.number} as it was signed.")
    return [*lines, found.how.words()]


def _files(what: str, paths: list[str]) -> list[str]:
    more = f", and {len(paths) - _SHOWN:,} more" if len(paths) > _SHOWN else ""
    count = "1 file" if len(paths) == 1 else f"{len(paths):,} files"
    return [f"{count} {what}: {', '.join(paths[:_SHOWN])}{more}"]


def verified_json(found: Found) -> dict[str, Any]:
    """The same, for programs."""
    return {
        "release": found.number,
        "genuine": found.genuine,
        "signed_until": found.age.expires.isoformat(),
        "expired": found.age.expired,
        "root": found.how.code,
        "root_from": found.how.kind,
        "files": found.files,
        "missing": found.missing,
        "changed": found.changed,
        "extra": found.extra,
        "wrong": found.wrong,
    }


def standing(status: Status) -> list[str]:
    """How a copy stands."""
    if status.number is None:
        return ["There is no release in this copy yet.", *_told(status)]
    age = status.age.words() if status.age else "nobody knows until when it was signed"
    kept = f", release {status.previous} is kept" if status.previous else ""
    lines = [
        f"Release {status.number} is served{kept}; {age}.",
        f"{status.files:,} files, {size(status.bytes)}.",
    ]
    if status.newest and status.newest != status.number:
        lines.append(f"Release {status.newest} is known, and is not here yet: sync again.")
    return [*lines, *_told(status)]


def _told(status: Status) -> list[str]:
    """Sources, how the last sync went, and where trust began."""
    last = status.last.sources if status.last else {}
    sources = [f"From {name}" + _standing_of(name, last) for name in status.config.sources]
    ended = [f"Last sync {status.last.ended}: {status.last.result}"] if status.last else []
    return [*sources, *ended, status.how.words()]


def _standing_of(name: str, last: Any) -> str:
    return f": {last[name]}" if name in last else ""


def exported(done: Exported, title: str, note: str) -> list[str]:
    """What an export did."""
    lines = [
        f"Release {done.number} for {title}: {done.written:,} files written, "
        f"{done.same:,} as they were, {done.removed:,} removed."
    ]
    if done.left_out:
        lines += _files("left out, which a copy can do without", list(done.left_out))
    return [*lines, note]
