"""What an editor sees before signing a release, and what their own machine says of it.

    judged = judge(asked, request, own=read_output(…), before=Path("releases/public"))
    print("\\n".join(judged.lines))
    judged.same         # True: one's own build has the same files, byte for byte

Of a request alone, a machine can prove that its parts belong together, not that the site in it
is what the content says. One's own build of the same commit can: it has the same files or it
has not. Where the release before is at hand too, the words are made anew from both, and nothing
rests on the publisher's. Asking and signing is for the command.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mirror.errors import FormatError
from mirror.format.manifest import Entry, Manifest
from plugins.errors import SetupError
from plugins.release.disk import read
from plugins.release.request import Asked, ReleaseRequest, compare
from plugins.release.telling import tell
from plugins.release.tree import Tree
from plugins.release.words import Words


@dataclass(frozen=True)
class Judged:
    """What is to be said of a request.

    Args:
        lines: for the editor.
        same: whether one's own build is the same; None if there is none to compare with.
    """

    lines: tuple[str, ...]
    same: bool | None


def judge(asked: Asked, request: ReleaseRequest, own: Tree | None, before: Path) -> Judged:
    """Judge a request that is sound in itself.

    Args:
        asked: what it asks for.
        request: it.
        own: one's own build, None for none.
        before: where the release before may be, or may not.

    Raises:
        SetupError: one's own build has other words for what changed than the request.
    """
    differences = compare(asked, own) if own else []
    words, whose = list(request.words), "the publisher's"
    if own and not differences:
        mine = _own_words(asked, request, own, before)
        if mine is not None and mine != words:
            raise SetupError(
                "the words in this request are not what changed since the release before; "
                "do not sign it, and ask the publisher why"
            )
        whose = "the publisher's" if mine is None else "your own machine's"
    same = not differences if own else None
    lines = [f"What changes with release {asked.release.number}, in {whose} words:", "", *words]
    lines += ["", *_beside(asked), "", *_verdict(request, same, differences)]
    return Judged(tuple(lines), same)


def _own_words(asked: Asked, request: ReleaseRequest, own: Tree, before: Path) -> list[str] | None:
    """The words made anew, if the release before is at hand."""
    if not request.before:
        return list(tell(Words.of(None, own, (), asked.manifest.revoked)))
    path = before / "release" / "manifest"
    if not path.is_file() or Entry.of(read(path)).sha256 != request.before:
        return None
    try:
        manifest = Manifest.parse(read(path))
    except FormatError as error:
        raise SetupError(f"{path} is damaged: {error}") from error
    old = Tree(manifest.files, lambda name: before / name)
    return list(tell(Words.of(old, own, manifest.revoked, asked.manifest.revoked)))


def _beside(asked: Asked) -> Iterator[str]:
    """What the release holds beside the site."""
    packs = sorted(asked.index.packs)
    names = ", ".join(f"{a}-{b}" for a, b in packs) or "none"
    yield f"The site: {asked.release.files} files, {asked.release.bytes:,} bytes."
    yield f"Packs (proven by their result): {names}"
    for path, entry in sorted(asked.index.files.items()):
        if path.startswith("client/"):
            yield f"Program for volunteers: {path}, SHA-256 {entry.sha256}"
    yield f"The signatures would be good until {asked.expires:%Y-%m-%d}."


def _verdict(request: ReleaseRequest, same: bool | None, differences: list[str]) -> Iterator[str]:
    commit = request.commit or "the one that the publisher names to you"
    if same is None:
        yield "NOT COMPARED with a site of your own: you would sign on the publisher's word."
        yield f"To compare: git checkout {commit}, make site, and call this again with SITE=output."
    elif same:
        yield "THE SAME as your own build, file by file. What is in your content is what you sign."
    else:
        yield "NOT THE SAME as your own build:"
        yield from (f"  {line}" for line in differences)
        yield f"It was built from commit {commit}; is your copy at that one, and built anew?"
