"""The commands of a release: ``python -m plugins.release client|release|sign|renew|publish-git``.

    make client                                    what mirrors need to start from a mirror
    make release                                   the next step, and what comes after it
    make sign REQUEST=12.release.request KEY=…     see what changed, compare, sign
    make renew                                     for cron: still alive
    make publish-git REMOTE=… BRANCH=pages         a snapshot without history

docs/signing.md goes through them step by step. This module reads the arguments, the clock and
the folders, and says what was done. Keys and roots have their own commands, in ``signing``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.release.command import begin, end
from plugins.release.editor import sign
from plugins.release.publishing import make_client, publish_to_git, release, renew_release


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    return end(_parser().parse_args(arguments), "what is published is as it was")


def _parser() -> argparse.ArgumentParser:
    parser, command = begin("python -m plugins.release")
    parser.add_argument("--output", type=Path, default=Path("output"))
    one = command("client", make_client)
    one.add_argument("to", type=Path, nargs="?")
    one = command("release", release)
    one.add_argument("--key", type=Path)
    one.add_argument("--client", type=Path)
    one.add_argument("--again", action="store_true")
    one = command("sign", sign)
    one.add_argument("request", type=Path)
    one.add_argument("key", type=Path)
    one.add_argument("--site", default="")
    one.add_argument("--before", type=Path)
    one.add_argument("--yes", action="store_true")
    one = command("renew", renew_release)
    one.add_argument("--key", type=Path)
    one = command("publish-git", publish_to_git)
    one.add_argument("remote")
    one.add_argument("--branch", default="pages")
    one.add_argument("--jekyll", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
