"""The commands behind the Makefile: ``python -m plugins.build site|check|preview|…``.

    python -m plugins.build site content output
    python -m plugins.build check content

``site`` runs Pelican with a progress bar; ``pelican content -s pelicanconf.py -o output``
does the same without one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.build.reports import say_drafts, say_error, say_failure, say_warnings
from plugins.build.revise import file_of, revise
from plugins.build.scrub import scrub
from plugins.build.story import Options, check_site
from plugins.build.templates import Theme
from plugins.checks.privacy import Redactions
from plugins.checks.second import second_opinion
from plugins.errors import SetupError, ZhiquanError
from plugins.records.reader import shown_path

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m plugins.build", description=__doc__)
    commands = ["site", "check", "scrub", "preview", "revise", "share"]
    parser.add_argument("command", choices=commands)
    parser.add_argument("content", type=Path, nargs="?", default=ROOT / "content")
    parser.add_argument("output", type=Path, nargs="?", default=ROOT / "output")
    parser.add_argument("--settings", type=Path, default=ROOT / "pelicanconf.py")
    parser.add_argument("--second-opinion", action="store_true")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--date", default="", help="of a new revision: 2026-11-24")
    given = parser.parse_args(arguments)
    if given.command == "check":
        return check(given.content, given.second_opinion)
    if given.command == "scrub":
        return scrub(given.content)
    if given.command == "share":
        return share(given.content)
    if given.command == "preview":
        from plugins.build.preview import preview

        return preview(given.content, given.output, given.port)
    if given.command == "revise":
        return list_revision(given.content, given.date)
    return site(given.content, given.output, given.settings)


def list_revision(content: Path, date: str = "") -> int:
    """Number the prisoner list anew if it has changed, and say what changed."""
    try:
        outcome = revise(content, date)
    except ZhiquanError as error:
        say_error(error)
        return 1
    print("\n".join(outcome.lines))
    if outcome.text is not None:
        file_of(content).write_text(outcome.text, "utf-8", newline="\n")
        print(f"Wrote {shown_path(file_of(content))}")
    return 0


def check(content: Path, second: bool = False) -> int:
    """Validate the content without building anything; ``second`` asks another converter."""
    try:
        options = Options(content, ROOT / "theme", redactions=Redactions.from_environment())
        found, rendering, problems = check_site(options, Theme(ROOT / "theme"))
        if second:
            second_opinion(found, rendering, problems)
    except ZhiquanError as error:
        say_error(error)
        return 1
    say_warnings(problems.warnings)
    say_drafts(found)
    print(f"{len(found.records)} records, no errors, {len(problems.warnings)} warnings")
    return 0


def share(content: Path) -> int:
    """Draw the share pictures that are missing, and take away those that are out of date."""
    from plugins.build.drawing import Fonts
    from plugins.build.share import draw_all

    try:
        drawn = draw_all(Options(content, ROOT / "theme"), Fonts.installed())
    except SetupError as error:
        say_failure(error)
        return 1
    except ZhiquanError as error:
        say_error(error)
        return 1
    print(f"{len(drawn.new)} drawn, {len(drawn.kept)} as they were, {len(drawn.gone)} taken away")
    return 0


def site(content: Path, output: Path, settings_file: Path) -> int:
    """Build with Pelican, showing progress."""
    from pelican import Pelican
    from pelican.log import console
    from pelican.settings import read_settings

    from plugins.build.progress import Bar

    if not content.is_dir():
        say_failure(SetupError(f"there is no folder {content}; check CONTENT=…"))
        return 1
    console.quiet = True  # Pelican would end with “Processed 0 articles”
    with Bar() as bar:
        override = {
            "PATH": str(content.resolve()),
            "OUTPUT_PATH": str(output.resolve()),
            "ZHIQUAN_OPTIONS": {"progress": bar.show},
        }
        pelican = Pelican(read_settings(str(settings_file), override=override))
        if "plugins.build" not in pelican.settings["PLUGINS"]:
            print("error: the plugin plugins.build did not load", file=sys.stderr)
            return 1
        pelican.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
