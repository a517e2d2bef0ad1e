"""Asks the sources of a copy which release is the newest, mirrors and folders together.

    news = ask(copy, sources, now, talk)
    older_roots(copy, held, sources)       # to be served beside the others

What is believed is for ``trust``; here is whom to ask, and what a folder alone is good for.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import closing, suppress

from .errors import NoSourceError, RefusedError, SourceError, StaleError
from .fetch.base import Source
from .fetch.folder import FolderSource
from .swap import Copy
from .talk import Talk
from .trust.news import News
from .trust.trust import Trust
from .ways.job import Held


def ask(copy: Copy, sources: Sequence[Source], now: datetime.datetime, talk: Talk) -> News:
    """Which release is the newest; of a folder alone its age is told, and not refused.

    Raises:
        MirrorError: nobody gives one that is genuine, fresh and not older than what is known.
    """
    trust = Trust(copy.trust)
    folders = [source for source in sources if isinstance(source, FolderSource)]
    offline = len(folders) == len(sources)
    try:
        return trust.refresh(sources, now, offline=offline, ask_all=len(sources) > 1)
    except (NoSourceError, StaleError):
        if offline or not folders:
            raise
        talk.say("no mirror answers with something fresh; the folders are asked alone")
        return trust.refresh(folders, now, offline=True, ask_all=True)


def older_roots(copy: Copy, old: Held | None, sources: Sequence[Source]) -> dict[str, bytes]:
    """Roots before the one where trust began here: others may begin with them.

    Those that are served already are proven anew: somebody may have put others there.
    """
    trust = Trust(copy.trust)
    lacking = (RefusedError, NoSourceError, SourceError)
    if old:
        with suppress(*lacking), closing(FolderSource(old.folder)) as served:
            return trust.older_roots([served])
    with suppress(*lacking):
        return trust.older_roots(sources)
    return {}
