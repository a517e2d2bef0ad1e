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
from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.errors import ContentError, ZhiquanError, report
from plugins.release import keyfolder
from plugins.release.editor import sign
from plugins.release.passphrase import Source
from plugins.release.publishing import make_client, publish_to_git, release, renew_release

Given = argparse.Namespace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        command: Callable[[Given], None] = given.run
        command(given)
    except ContentError as error:
        print(f"\n{report(error.problems)}\n\nNothing was released.", file=sys.stderr)
        return 1
    except ZhiquanError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped; what is published is as it was.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.release")
    parser.add_argument("--releases", type=Path, default=Path("releases"))
    parser.add_argument("--output", type=Path, default=Path("output"))
    parser.add_argument("--folder", type=Path, default=keyfolder.DEFAULT)
    parser.add_argument(
        "--passphrase-file", dest="source", type=lambda p: Source(Path(p)), default=Source()
    )
    commands = parser.add_subparsers(required=True)

    def command(name: str, run: Callable[[Given], None]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=run.__doc__)
        added.set_defaults(run=run)
        return added

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
