"""An editor's command: ``make sign``. See what changed, compare, type the number, sign.

    make sign REQUEST=releases/requests/12.release.request KEY=~/.zhiquan/keys/mei.editor.key

Works with the request alone, without a network. What one's own machine can say of it is
``judging``'s; the signatures are ``releasesignature``'s.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from plugins.errors import Problems, SetupError, report
from plugins.release import ceremony, known, releasesignature
from plugins.release import request as requests
from plugins.release.judging import judge
from plugins.release.opening import open_key
from plugins.release.qr import anchor
from plugins.release.request import Asked, ReleaseRequest
from plugins.release.tree import BUILT, Tree, read_output

Given = argparse.Namespace


def sign(given: Given) -> None:
    """Show what a release changes, compare it with one's own build, and sign it."""
    request = ceremony.read(given.request.expanduser(), ReleaseRequest)
    asked = requests.check(request, datetime.now(UTC))
    folder = given.key.expanduser().parent
    _follows(asked, known.recall(folder))
    judged = judge(asked, request, _own(given), given.before or given.releases / "public")
    print(*judged.lines, sep="\n")
    if judged.same is False:
        raise SetupError("not signed. SITE=none signs without comparing; better find out why")
    _confirm(asked, given.yes)
    signing = open_key(given.key, given.source)
    sums = asked.manifest.sums()
    paper = releasesignature.make(asked.targets, sums, signing)
    releasesignature.verify(paper, asked.targets, sums, asked.root)
    path = given.releases / "signatures" / paper.file_name
    ceremony.write(path, paper)
    known.remember(folder, asked.roles.texts)
    print(f"Signed as {paper.keyid}. Send back {path}")


def _own(given: Given) -> Tree | None:
    """One's own build, if there is one to compare with."""
    if given.site == "none":
        return None
    folder = Path(given.site) if given.site else given.output
    return site(folder) if given.site or (folder / BUILT).is_file() else None


def _follows(asked: Asked, recalled: bytes | None) -> None:
    """Compare who may sign with what is remembered.

    Raises:
        SetupError: it is another history than the one known here.
    """
    newest = asked.roles.texts[-1]
    print(f"Who may sign is said by root {asked.root.version}: {anchor(newest)}")
    if recalled is None:
        print("You have signed nothing from here yet: compare that line with another copy.\n")
    elif recalled not in asked.roles.texts:
        raise SetupError(
            "this request does not follow from the root that you know; do not sign, and ask "
            "the other editors by a way that you trust"
        )


def _confirm(asked: Asked, yes: bool) -> None:
    """Ask before signing.

    Raises:
        SetupError: the answer is no.
    """
    number = str(asked.release.number)
    if not yes and input(f"\nSign release {number}? Type {number}: ").strip() != number:
        raise SetupError("not signed")


def site(output: Path) -> Tree:
    """The finished site, with warnings printed.

    Raises:
        ContentError: it cannot be released as it is; with every problem.
    """
    problems = Problems()
    tree = read_output(output, problems)
    problems.raise_errors()
    if problems.warnings:
        print(f"{report(problems.warnings)}\n", file=sys.stderr)
    return tree
