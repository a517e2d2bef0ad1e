"""The command ``zhiquan-mirror``: what a volunteer types, and what it ends with.

    zhiquan-mirror init https://example.org/notes copy
    zhiquan-mirror sync copy

Exit codes, for cron: 0 all is well; 1 the copy is fine, and something needs attention (no
mirror answers, signatures are old); 2 something that is not genuine was refused, and nothing
better was to be had; 3 the command, the disk or a lock does not allow it.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from . import __version__, commands
from .config import CARRY
from .disk.problems import copy_error
from .errors import CopyError, MirrorError
from .profiles import PROFILES
from .talk import Talk, plain

_ABOUT = """\
Keeps a copy of a site that many people carry: it gets the newest release from any
mirror, folder or stick, proves that its editors signed it, and swaps it in whole.

The first time:
    zhiquan-mirror init https://example.org/notes copy
        makes the folder “copy” and gets the release. If somebody gave you a code
        (zhiquan: and 64 letters and digits), add --root CODE: with it nobody
        can give you a false one.

From then on, by hand or each hour from cron:
    zhiquan-mirror sync copy

Let a web server show the folder copy/site. Ready configurations:
    zhiquan-mirror config
    zhiquan-mirror config nginx.conf > zhiquan.conf"""

_END = """\
It ends with 0 if all is well, 1 if something needs attention, 2 if something that
is not genuine was refused, 3 if the command or the disk does not allow it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    typed = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(typed)
    except MirrorError as error:
        found = error
    except KeyboardInterrupt:
        found = CopyError("stopped", "What was served is served on.")
    except OSError as error:
        found = copy_error(error, error.filename or "the disk")
    _say_error(found, as_json="--json" in typed)
    return found.exit_code


def _run(typed: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of files may have any letters
            stream.reconfigure(errors="backslashreplace")
    given = _parser().parse_args(typed)
    talk = Talk(quiet=given.quiet or given.json)
    return int(given.command(given, talk, datetime.datetime.now(datetime.UTC)))


def _say_error(error: MirrorError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"error": str(error), "hint": error.hint, "exit": error.exit_code}))
        return
    print(f"error: {plain(str(error))}", file=sys.stderr)
    if error.hint:
        print(f"  = hint: {plain(error.hint)}", file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong as everything else is said; argparse's own exit status is taken."""

    def error(self, message: str) -> NoReturn:
        raise CopyError(message, f"“{self.prog} --help” tells how it is used.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="zhiquan-mirror",
        description=_ABOUT,
        epilog=_END,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"zhiquan-mirror {__version__}")
    commands_ = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _init(commands_)
    _sync(commands_)
    _verify(commands_)
    _serve(commands_)
    _status(commands_)
    _export(commands_)
    _config(commands_)
    return parser


def _add(to: Any, name: str, run: Callable[..., int], help_: str) -> argparse.ArgumentParser:
    found: argparse.ArgumentParser = to.add_parser(name, help=help_, description=help_)
    found.set_defaults(command=run)
    found.add_argument("--json", action="store_true", help="answer in JSON, for programs")
    found.add_argument("--quiet", "-q", action="store_true", help="say only what is wrong")
    return found


def _init(to: Any) -> None:
    found = _add(to, "init", commands.init, "make a copy: begin to trust, and get the release")
    found.add_argument("source", help="an address, a folder, or the text of a QR code")
    found.add_argument("copy", type=Path, help="the folder to make")
    found.add_argument("--root", metavar="CODE", help="where trust begins: a code, or N.root.json")
    found.add_argument("--also", action="append", default=[], metavar="SOURCE", help="one more")
    found.add_argument(
        "--carry",
        choices=CARRY,
        default="all",
        help="all: others can start from this copy (the default); site: the pages alone",
    )
    found.add_argument("--keep", type=_count, default=1, help="older releases to keep (1)")
    _network(found)


def _sync(to: Any) -> None:
    found = _add(to, "sync", commands.sync_copy, "get the newest release, if there is a newer one")
    found.add_argument("copy", type=Path, help="the folder of the copy")
    found.add_argument(
        "--from", dest="extra", action="append", default=[], metavar="SOURCE",
        help="a further address or folder, this time only: a stick, for instance",
    )  # fmt: skip
    found.add_argument("--add", action="append", default=[], metavar="SOURCE", help="from now on")
    found.add_argument(
        "--repair", action="store_true",
        help="look at every file here too, and fetch those that are damaged or missing",
    )  # fmt: skip
    _network(found)


def _network(found: argparse.ArgumentParser) -> None:
    found.add_argument("--proxy", metavar="URL", help="in place of what the environment says")
    found.add_argument("--ca-file", metavar="FILE", help="certificate authorities to trust")


def _verify(to: Any) -> None:
    found = _add(to, "verify", commands.verify_folder, "check every file of a copy or a stick")
    found.add_argument("folder", type=Path, help="a copy, or a folder with a site in it")
    found.add_argument("--root", metavar="CODE", help="where trust begins, for other folders")
    found.add_argument("--page", metavar="PATH", help="only this file, such as en/index.html")


def _serve(to: Any) -> None:
    found = _add(to, "serve", commands.serve, "show the copy in a browser on this machine alone")
    found.add_argument("copy", type=Path, help="the folder of the copy")
    found.add_argument("--port", type=int, default=8000, help="8000; 0 for any that is free")


def _status(to: Any) -> None:
    found = _add(to, "status", commands.status, "tell what is served, how old it is, from where")
    found.add_argument("copy", type=Path, help="the folder of the copy")


def _export(to: Any) -> None:
    found = _add(to, "export", commands.export_copy, "write the site out for another host")
    found.add_argument("copy", type=Path, help="the folder of the copy")
    found.add_argument("target", type=Path, help="the folder to fill")
    found.add_argument(
        "--profile", choices=sorted(PROFILES), default="plain",
        help="the host that it is for; its limits are checked first (plain: none)",
    )  # fmt: skip


def _config(to: Any) -> None:
    about = "list ready configurations of servers, or print one"
    found = _add(to, "config", commands.configuration, about)
    found.add_argument("name", nargs="?", help="of the one to print")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


if __name__ == "__main__":
    sys.exit(main())
