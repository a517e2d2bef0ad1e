"""What is wrong in the release that a copy serves, and what of it can be gone on with.

    damage = look(job, news, now, talk)
    damage.files, damage.extra, damage.why      # nothing in any of them: all is well
    job = with_manifest(job)                    # walks from what is here, damaged or not

Damage comes from disks, from editors who opened a page where it is served, and from whoever got
into the machine. A poll does not look for it, for that would read the whole site each hour.
Fetching what is lacking and serving it is for ``sync``, as for any other release.
"""

from __future__ import annotations

import datetime
import os
from contextlib import suppress
from dataclasses import dataclass, replace

from .disk.reading import read
from .errors import CopyError, MirrorError, RefusedError
from .format.names import RELEASE
from .format.targets import INDEX
from .proofs import newest_root, proofs
from .talk import Talk
from .trust.news import News
from .verify import verify
from .ways.job import Held, Job
from .ways.walk import whole

HINT = "“zhiquan-mirror sync --repair” and the name of the copy fetches what is damaged or missing."


@dataclass(frozen=True)
class Damage:
    """What is wrong in what is served.

    Args:
        files: those that are missing, or not as they were signed.
        extra: those that no release names.
        why: sentences on what else is wrong: false signatures, proofs that prove nothing.
    """

    files: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.files or self.extra or self.why)


def look(job: Job, news: News, now: datetime.datetime, talk: Talk) -> Damage:
    """Check every file that is served, and whether all are there that a copy makes itself."""
    try:
        with talk.counting("checking") as progress:
            found = verify(job.copy.folder, None, now, progress)
    except MirrorError as error:
        return Damage(why=(f"what proves the release was damaged here: {error}",))
    files = {*found.missing, *found.changed, *_lacking(job, news)}
    return Damage(tuple(sorted(files)), tuple(found.extra), tuple(found.wrong))


def _lacking(job: Job, news: News) -> set[str]:
    """Proofs that others could use and that are gone; verifying does not need them."""
    if not job.old:
        return set()
    made = proofs(job.old.manifest, newest_root(news))
    return {path for path in made if not os.path.lexists(job.old.folder / path)}


def with_manifest(job: Job) -> Job:
    """The job with what is here as its beginning, the signed manifest and the index in hand.

    Raises:
        NoSourceError: the manifest is damaged here, and nobody has it.
    """
    folder = job.copy.path(job.release.number)
    with suppress(CopyError, RefusedError):
        job.take_index(read(folder, f"{RELEASE}/{INDEX}", job.release.index.size))
    if job.old and job.release.fits(job.old.manifest):
        return job
    return replace(job, old=Held(job.release.number, folder, whole(job)))
