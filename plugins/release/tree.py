"""The finished site as it lies in OUTPUT: read with suspicion, every mistake at once.

    problems = Problems()
    tree = read_output(Path("output"), problems)
    problems.raise_errors()
    tree.manifest(()).total

What the build wrote is named in OUTPUT/.manifest; only that is published. A file that it does
not name is reported and left out; one that is not as it was built stops the release, and so
does any link, special file or name that some file system could confuse with another. Names
that begin with a dot are nobody's to publish.

What a release adds to these files is for ``content`` to say.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mirror.format import names
from mirror.format.manifest import Entry, Manifest
from plugins.errors import Place, Problems, SetupError
from plugins.release.disk import entry_of, read

BUILT = ".manifest"  # what plugins/build/output.py leaves

_HINTS = {
    "is longer": "shorten the record's folder name or the file's name",
    "has more than": "put the file into fewer folders",
    "would stand": "call the section or file something else",
    "has characters": "rename it: lower-case letters a to z, digits, “-”",
    "has an empty": "take out the doubled “/”",
    "has a part that": "rename it so that it begins and ends with a letter or digit",
    "has a part longer": "shorten it to 100 characters",
    "has a name that": "put a word before it: “about-con.html”",
}


@dataclass(frozen=True)
class Tree:
    """Files of a site with their sizes and hashes, and where to read them.

    Args:
        files: path and entry of each.
        place: the file on disk of a path.
    """

    files: Mapping[str, Entry]
    place: Callable[[str], Path]

    def read(self, path: str) -> bytes:
        """The bytes of a file, which must be those of its entry.

        Raises:
            SetupError: they are not any more.
        """
        data = read(self.place(path))
        if not self.files[path].fits(data):
            raise SetupError(f"{self.place(path)} was changed; it is not what was released")
        return data

    def manifest(self, revoked: tuple[str, ...]) -> Manifest:
        """The manifest of these files."""
        return Manifest(revoked, dict(self.files))


def read_output(output: Path, problems: Problems) -> Tree:
    """Read what ``make site`` left, noting all that keeps it from being released.

    Args:
        output: the folder.
        problems: notes what is wrong; files that are not published are warnings.

    Raises:
        SetupError: no site was built there.
    """
    built = _built(output)
    found = dict(_walk(output, "", problems))
    for path in sorted(found.keys() - built.keys()):
        message = "no build wrote this file, so it is not published"
        _note(problems, output, path, "not-built", message, "delete it, or leave it", warn=True)
    for path in sorted(built.keys() - found.keys()):
        _note(problems, output, path, "touched-output", "the file is gone", "run `make site`")
    check_names(built, problems, str(output))
    files = {path: entry_of(found[path]) for path in sorted(built.keys() & found.keys())}
    for path, entry in files.items():
        if entry.sha256 != built[path]:
            message = "the file was changed after it was built"
            _note(problems, output, path, "touched-output", message, "run `make site` again")
    return Tree(files, lambda path: output / path)


def check_names(paths: Mapping[str, object], problems: Problems, where: str) -> None:
    """Note every name that some file system, server or shell would confuse."""
    for path in paths:
        wrong = names.problem(path)
        if wrong:
            hint = next((hint for start, hint in _HINTS.items() if wrong.startswith(start)), "")
            problems.add(Place(f"{where}/{path}"), "release-name", f"the name {wrong}", hint)
    sound = [path for path in paths if not names.problem(path)]
    for message in names.problems(sound):
        problems.add(Place(where), "release-name", message, "rename one of them")


def walk(folder: Path) -> dict[str, Path]:
    """Every plain file below a folder by its path.

    Raises:
        ContentError: there are links or special files.
    """
    problems = Problems()
    found = dict(_walk(folder, "", problems))
    problems.raise_errors()
    return found


def _walk(folder: Path, prefix: str, problems: Problems) -> Iterator[tuple[str, Path]]:
    """Plain files below ``folder``, sorted; notes links and what is no file."""
    for item in sorted(os.scandir(folder), key=lambda item: item.name):
        path = prefix + _shown(item.name)
        if item.name.startswith("."):
            continue
        mode = item.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            yield from _walk(Path(item.path), f"{path}/", problems)
        elif stat.S_ISREG(mode):
            yield path, Path(item.path)
        else:
            kind = "a link" if stat.S_ISLNK(mode) else "neither a file nor a folder"
            hint = "put a copy of the file here, or delete it"
            problems.add(Place(_shown(item.path)), "release-link", f"this is {kind}", hint)


def _built(output: Path) -> dict[str, str]:
    """SHA-256 of each file that the build wrote.

    Raises:
        SetupError: there is no list of them, or it is none.
    """
    try:
        lines = (output / BUILT).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"no site was built in {output}; run `make site` first") from error
    found = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    found = {path: digest for path, digest in found.items() if not _hidden(path)}
    if not found or not all(found) or any(len(digest) != 64 for digest in found.values()):
        raise SetupError(f"{output / BUILT} is not what a build writes; run `make site` again")
    return found


def _shown(name: str) -> str:
    """A name that can be printed, also where the disk holds bytes that are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _note(
    problems: Problems,
    output: Path,
    path: str,
    rule: str,
    message: str,
    hint: str,
    *,
    warn: bool = False,
) -> None:
    place = Place(f"{output}/{path}")
    problems.add(place, rule, message, hint, "warning" if warn else "error")
