"""Whether a folder is a release, whole and genuine: a copy, a stick, a download.

    found = verify(Path("/media/stick/notes"), parse_anchor("zhiquan:9f86…"), now)
    found.changed, found.missing, found.extra, found.age.words()

Nothing is fetched: the folder brings its own proofs, and they hold as far as the root does with
which trust begins. A copy has a root already; for another folder one is given, or the folder's
own is taken and said to be worth little.
"""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from .agreement import SUMS_PATH, disagreements, listed_files, signed_files
from .disk.hashing import MISSING
from .disk.matching import Faults, ahead, faults
from .disk.reading import listing, read
from .disk.switch import OWN
from .errors import CopyError, MismatchError, RefusedError, SourceError
from .fetch.folder import FolderSource
from .fetch.pool import Pool
from .format.manifest import Entry, Manifest
from .format.names import RELEASE
from .format.targets import INDEX, MANIFEST
from .proofs import newest_root, proofs
from .swap import Copy
from .trust.age import Age
from .trust.anchor import Anchor, How
from .trust.news import News
from .trust.proof import prove
from .trust.trust import Trust

Progress = Callable[[int, int], None]  # files done, files in all


@dataclass
class Found:
    """What a folder is.

    Args:
        number: of the release that it says it is, and proves to be.
        age: until when it was signed.
        how: where trust began.
        files: how many files it should have.
        missing: files that are not there.
        changed: files that are not the signed ones.
        extra: files that no release names; anybody may have put them there.
        wrong: sentences: parts of the release that say otherwise than others, false signatures.
    """

    number: int
    age: Age
    how: How
    files: int
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def genuine(self) -> bool:
        """Whether every file that was signed is there as it was signed, and all of it agrees."""
        return not self.missing and not self.changed and not self.wrong

    def note(self, faults: Faults) -> None:
        """Add files of the site that are not as signed."""
        missing = {path for path, why in faults.items() if why == MISSING}
        self.missing += sorted(missing)
        self.changed += sorted(faults.keys() - missing)


def verify(
    folder: Path, anchor: Anchor | None, now: datetime.datetime, progress: Progress
) -> Found:
    """Check every file of a folder.

    Args:
        folder: a copy, or the site itself.
        anchor: where trust begins; a copy has begun already.
        now: what the clock says.
        progress: told how many files are done.

    Raises:
        RefusedError: its proofs are not genuine.
        CopyError: there is no release in it, or it cannot be read.
    """
    site, how, news = proven(folder, anchor, now)
    manifest = _manifest(site, news)
    found = Found(news.release.number, news.age, how, len(manifest.files))
    with ahead(site, manifest.files) as finish:
        made = proofs(manifest, newest_root(news))
        found.wrong += disagreements(site, news.release, manifest, made)
        there = [one.path for one in listing(site)]
        known = {*manifest.files, *_release_files(site, news, made, found, {*there})}
        found.extra = [path for path in there if path not in known]
        found.note(finish(_counted(progress, found.files)))
    return found


def _counted(progress: Progress, of: int) -> Callable[[int], None]:
    """Progress by portions, told as files done."""
    done = 0

    def more(count: int) -> None:
        nonlocal done
        done += count
        progress(done, of)

    return more


def verify_page(folder: Path, page: str, anchor: Anchor | None, now: datetime.datetime) -> Found:
    """Check one file of a folder, without reading the others.

    Raises:
        RefusedError: its proofs are not genuine, or the release has no such file.
        CopyError: there is no release in it, or it cannot be read.
    """
    site, how, news = proven(folder, anchor, now)
    with Pool([FolderSource(site)]) as pool:
        entry = prove(page, news.release, pool.read)
    found = Found(news.release.number, news.age, how, 1)
    found.note(faults(site, {page: entry}))
    return found


def proven(folder: Path, anchor: Anchor | None, now: datetime.datetime) -> tuple[Path, How, News]:
    """The folder of the site, where trust began, and what is proven of its release.

    Raises:
        RefusedError: its proofs are not genuine.
        CopyError: there is no release in it.
    """
    if os.path.lexists(folder / OWN):
        return _proven_copy(Copy.open(folder), now)
    if not (folder / RELEASE).is_dir():
        raise CopyError(f"there is no release in {folder}", f"It would have a folder “{RELEASE}”.")
    return folder, *_alone(folder, anchor, now)


def _proven_copy(copy: Copy, now: datetime.datetime) -> tuple[Path, How, News]:
    if copy.current is None:
        raise CopyError(f"there is no release in this copy yet: {copy.folder}", "Sync it first.")
    trust, site = Trust(copy.trust), copy.path(copy.current)
    # Begun anew: more may be known by now than what is served.
    _, news = _alone(site, Anchor(trust.how.sha256, trust.first_root), now)
    return site, trust.how, news


def _alone(site: Path, anchor: Anchor | None, now: datetime.datetime) -> tuple[How, News]:
    """What a folder proves by itself, from where trust begins."""
    with tempfile.TemporaryDirectory() as store:
        trust, source = Trust(Path(store)), FolderSource(site)
        how = Trust.start(Path(store), [source], anchor)
        news = trust.refresh([source], now, offline=True)
        with suppress(RefusedError, SourceError):
            news = replace(news, files={**trust.older_roots([source]), **news.files})
        return how, news


def _manifest(site: Path, news: News) -> Manifest:
    entry = news.release.manifest
    data = read(site, f"{RELEASE}/{MANIFEST}", entry.size)
    if not entry.fits(data):
        raise MismatchError("the manifest in this folder is not the signed one")
    return Manifest.parse(data)


def _release_files(
    site: Path, news: News, made: dict[str, bytes], found: Found, there: set[str]
) -> set[str]:
    """Files of ``release/`` that belong there; those that are not as signed are noted.

    A copy need not carry all of them, so none is missing but those of TUF.
    """
    sums = made[SUMS_PATH]
    signed, wrong = signed_files(site, news, sums, there)
    found.wrong += wrong
    known = {**news.files, **made, **signed}
    expected = {path: Entry.of(data) for path, data in known.items()}
    expected[f"{RELEASE}/{INDEX}"] = news.release.index
    listed, wrong = listed_files(site, news.release, sums)
    found.wrong += wrong
    expected = {**listed, **expected}
    found.missing += sorted(news.files.keys() - there)
    found.changed += sorted(faults(site, {p: e for p, e in expected.items() if p in there}))
    return {*expected}
