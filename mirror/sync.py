"""Bringing a copy up to date: the story of ``zhiquan-mirror sync``.

    report = sync(copy, Config.load(copy.config), now, Talk())
    report.number, report.way, report.age.words()

1. ask       which release is the newest, and is that proven and fresh
2. get       its files, in the cheapest way that works, into a fresh tree
3. swap      serve it, in one step
4. forget    what must not stay: a withdrawn record, older releases
5. carry     what others need to start from this copy

With ``--repair`` the files that are served are looked at first, and step 2 gets those that are
damaged or missing. Whatever goes wrong, the release that was served is served on.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from . import native
from .asking import ask, older_roots
from .carry import complete, gather, metadata, served_signatures
from .config import Config
from .disk.folder import open_folder
from .errors import CopyError, RefusedError, TrustError
from .fetch.base import Source
from .fetch.pool import Pool
from .format.manifest import MAX_BYTES, Manifest, build, lines_of, parse_head
from .format.names import RELEASE
from .format.targets import MANIFEST
from .proofs import joined, newest_root, proofs
from .repair import look, with_manifest
from .swap import Copy
from .talk import Talk
from .tree import Tree, read
from .trust.news import News
from .ways.bring import bring_zstd
from .ways.choose import take
from .ways.job import Held, Job, aborted_by_errors, withdrawn
from .ways.walk import walked


@dataclass
class Report:
    """What a sync did.

    Args:
        number: of the release that is served now.
        before: of the one that was served, None if there was none.
        way: how the files came; '' if nothing had to come.
        news: what was proven of the release.
        repaired: files that were damaged or missing here, and came anew.
        removed: files that nobody signed, and that are not served any more.
        notes: sentences that the volunteer should read.
        sources: of each source, how it stood: ``good``, or another word and why.
        requests: how many were sent, over all sources.
        bytes: of bodies that came.
    """

    number: int
    before: int | None
    way: str
    news: News
    repaired: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    requests: int = 0
    bytes: int = 0


def sync(
    copy: Copy,
    config: Config,
    sources: Sequence[Source],
    now: datetime.datetime,
    talk: Talk,
    *,
    repairing: bool = False,
) -> Report:
    """Bring a copy up to date; the caller holds its lock.

    Args:
        copy: the copy.
        config: what it carries and keeps.
        sources: where releases come from.
        now: what the clock says.
        talk: is told what happens.
        repairing: whether every file that is served is looked at, and made whole.

    Raises:
        MirrorError: nothing newer could be had; what was served is served on.
    """
    news = ask(copy, sources, now, talk)
    good = [s for s in sources if s.name not in news.standings or _is_good(news, s)]
    with Pool(good, progress=talk.came) as pool:
        job = Job(copy, pool, news.release, held(copy))
        report = Report(news.release.number, copy.current, "", news)
        native.add(copy.own / "lib")
        asked = good if config.carry == "all" else []
        news = replace(news, files={**older_roots(copy, job.old, asked), **news.files})
        if repairing and copy.current == news.release.number:
            _repair(job, news, config, report, now, talk)
        elif _is_served(job, news):
            _renew(job, news)
        else:
            _get(job, news, config, report, talk)
        _forget(copy, config)
        if config.carry == "all":
            _carry(job, news, report)
            _forget(copy, config)
        report.sources = _standings(news, pool)
    report.notes = list(dict.fromkeys([*report.notes, *news.notes]))
    report.requests = sum(source.tally.requests for source in sources)
    report.bytes = sum(source.tally.bytes for source in sources)
    return report


def _standings(news: News, pool: Pool) -> dict[str, str]:
    """How each source stood, in what it said of the release and in what files it gave."""
    found = {name: _words(one.kind, one.why) for name, one in news.standings.items()}
    for name, verdict in pool.verdicts.items():
        if verdict.state in ("refused", "unreachable"):
            found[name] = _words(verdict.state, verdict.reason)
        elif verdict.failures:
            tries = "once" if verdict.failures == 1 else f"{verdict.failures} times, at last"
            found[name] = _words("good", f"it failed {tries} for {verdict.reason}")
    return found


def _words(kind: str, why: str) -> str:
    return f"{kind}: {why}" if why else kind


def _is_good(news: News, source: Source) -> bool:
    return news.standings[source.name].kind == "good"


def held(copy: Copy) -> Held | None:
    """The release that is served, if its manifest can be read."""
    if copy.current is None:
        return None
    folder = copy.path(copy.current)
    with suppress(CopyError, RefusedError):
        manifest = Manifest.parse(read(folder, f"{RELEASE}/{MANIFEST}", MAX_BYTES))
        return Held(copy.current, folder, manifest)
    return None


def _is_served(job: Job, news: News) -> bool:
    """Whether the release is here as it was signed, for all that its manifest says."""
    old, release = job.old, job.release
    same = old is not None and old.number == release.number and release.fits(old.manifest)
    return same and not news.root_rotated


def _renew(job: Job, news: News) -> None:
    """Serve metadata that were signed anew, and no older ones beside them."""
    assert job.old
    with open_folder(job.old.folder) as served:
        there, signatures = metadata(served), served_signatures(served)
    files = {**joined(news.files, signatures), **news.files}
    gone = there.keys() - files.keys()
    changed = {path: data for path, data in files.items() if there.get(path) != data}
    if changed or gone:
        job.copy.renew(changed, sorted(gone))


def _get(job: Job, news: News, config: Config, report: Report, talk: Talk) -> None:
    """Get the release into a fresh tree, serve it, and forget what must not stay."""
    report.notes += bring_zstd(job)
    report.way, tree = take(job, talk.say)
    _serve(job, news, config, report, tree)


def _repair(
    job: Job, news: News, config: Config, report: Report, now: datetime.datetime, talk: Talk
) -> None:
    """Make the release that is served anew, of what is good in it and what is fetched."""
    damage = look(job, news, now, talk)
    if not damage and _is_served(job, news):
        report.notes.append("every file here was looked at, and is as it was signed")
        _renew(job, news)
        return
    report.way = "file by file"
    job = with_manifest(job)
    _serve(job, news, config, report, walked(job))
    report.repaired = sorted({*damage.files, *report.repaired})
    report.removed += damage.extra
    report.notes += damage.why


def _serve(job: Job, news: News, config: Config, report: Report, tree: Tree) -> None:
    """Complete a tree that has the pages, and let it take the place of what is served."""
    with aborted_by_errors(tree):
        manifest = _dress(job, news, tree)
        if config.carry == "all":
            report.notes += gather(job, news, manifest, tree)
        for path, data in joined(news.files, served_signatures(tree.path)).items():
            tree.write(path, [data])
        tree.finish()
    job.copy.swap(job.release.number)
    report.repaired += job.repaired


def _dress(job: Job, news: News, tree: Tree) -> Manifest:
    """Add to a tree what proves it; its manifest."""
    files = {path: entry for path, entry in tree.files.items() if entry}
    manifest = job.proven(build(withdrawn(job.old, tree, files), sorted(files.items())))
    _still_withdrawn(job, manifest)
    for path, data in {**news.files, **proofs(manifest, newest_root(news))}.items():
        tree.write(path, [data])
    return manifest


def _still_withdrawn(job: Job, manifest: Manifest) -> None:
    """Refuse a release that forgets a withdrawn record: what was withdrawn stays so.

    Raises:
        TrustError: it does.
    """
    lost = set(job.old.manifest.revoked if job.old else ()) - set(manifest.revoked)
    if lost:
        raise TrustError(
            f"release {job.release.number} no longer names {min(lost)}, which was withdrawn",
            "The list never shrinks. Ask the editors; what was served is served on.",
        )


def _forget(copy: Copy, config: Config) -> None:
    """Remove older releases: all of them if one holds a record that is withdrawn now.

    Also where nothing new has come: the last sync may have been killed before it got here.
    """
    revoked = _revoked(copy, copy.current)
    if any(revoked - _revoked(copy, number) for number in copy.older):
        copy.forget_previous()
    else:
        copy.forget(config.keep)


def _revoked(copy: Copy, number: int | None) -> set[str]:
    """The withdrawn records that a release here knows of; none if that cannot be read."""
    with suppress(CopyError, RefusedError):
        data = read(copy.path(number or 0), f"{RELEASE}/{MANIFEST}", MAX_BYTES)
        return {*parse_head(lines_of(data, MANIFEST, MAX_BYTES), MANIFEST)[0]}
    return set()


def _carry(job: Job, news: News, report: Report) -> None:
    served = held(job.copy)
    if served:
        again = replace(job, old=served, taken={})
        report.notes += complete(again, newest_root(news), served.manifest)
        job.copy.forget_partial()
