"""Where the bytes of a release come from: web servers, folders, and many of them at once.

| module | what |
|---|---|
| ``base`` | what a source is; failures, verdicts, how long things may take; safe paths |
| ``wire``, ``address``, ``proxies``, ``http`` | a web server as a source |
| ``folder`` | a folder as a source |
| ``opening`` | a source from what was typed |
| ``standing``, ``tries`` | how sources have done, which to ask next, when to give up |
| ``downloads``, ``many`` | one big file, many small ones |
| ``pool`` | all sources together: what the rest of the client uses |

Everything here is bounded, in bytes, seconds and tries, and nothing here is trusted.
"""

from .base import BrokenError, MissingError, Pace, Source, Tally, Verdict, Want
from .folder import FolderSource
from .http import HttpSource
from .opening import open_source
from .pool import Pool
from .standing import Patience

__all__ = [
    "BrokenError",
    "FolderSource",
    "HttpSource",
    "MissingError",
    "Pace",
    "Patience",
    "Pool",
    "Source",
    "Tally",
    "Verdict",
    "Want",
    "open_source",
]
