"""What both sets of commands share: the options that come first, and how a command ends.

    parser, command = begin("python -m plugins.release")
    command("renew", renew_release).add_argument("--key", type=Path)
    return end(parser.parse_args(arguments), "what is published is as it was")

The commands themselves are in ``__main__`` (releases) and ``signing`` (keys and roots).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from plugins.errors import ContentError, ZhiquanError, report
from plugins.release import keyfolder
from plugins.release.passphrase import Source

Given = argparse.Namespace
Run = Callable[[Given], None]
Add = Callable[[str, Run], argparse.ArgumentParser]


def begin(program: str) -> tuple[argparse.ArgumentParser, Add]:
    """A parser with the options of all commands, and what adds a command to it."""
    parser = argparse.ArgumentParser(prog=program)
    parser.add_argument("--releases", type=Path, default=Path("releases"))
    parser.add_argument("--folder", type=Path, default=keyfolder.DEFAULT)
    parser.add_argument(
        "--passphrase-file", dest="source", type=lambda p: Source(Path(p)), default=Source()
    )
    commands = parser.add_subparsers(required=True)

    def command(name: str, run: Run) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=run.__doc__)
        added.set_defaults(run=run)
        return added

    return parser, command


def end(given: Given, stopped: str) -> int:
    """Run the command that was given; return its exit status.

    Args:
        given: what was typed.
        stopped: what holds after Ctrl-C, in words.
    """
    try:
        given.run(given)
    except ContentError as error:
        print(f"\n{report(error.problems)}\n\nNothing was released.", file=sys.stderr)
        return 1
    except ZhiquanError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped; {stopped}.", file=sys.stderr)
        return 1
    return 0
