"""Whether many files are what they should be, looked at by two processes where there are two.

    with ahead(Path("copy/site"), manifest.files) as finish:
        ...                                    # other work, while the second process hashes
        faults = finish(progress)              # {'en/gone.html': 'missing', 'en/a.html': 'changed'}

Only what is wrong is told, so that the second process has little to say. How a file is hashed is
for ``hashing``; which files there should be, for the caller.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from ..format.manifest import Entry
from .folder import CAN_HANDLE, open_folder
from .hashing import PORTION, WORKERS, hash_files, spread
from .problems import telling
from .second import MOST, numbers, second

MANY = 8_000  # files, of which a second process looks at some

Faults = dict[str, str]
Progress = Callable[[int], None]
Finish = Callable[[Progress], Faults]

CHANGED = "changed"


def untold(count: int) -> None:
    """Progress that nobody wants to see."""


def faults(folder: Path, wanted: Mapping[str, Entry], *, handles: bool = CAN_HANDLE) -> Faults:
    """Files that are not as they should be, and why; no link is followed.

    Args:
        folder: where they are.
        wanted: path and entry of each.
        handles: see ``open_folder``.

    Raises:
        CopyError: the folder itself cannot be opened.
    """
    with ahead(folder, wanted, handles=handles) as finish:
        return finish(untold)


@contextmanager
def ahead(
    folder: Path, wanted: Mapping[str, Entry], *, handles: bool = CAN_HANDLE
) -> Iterator[Finish]:
    """Begin in a second process, if the files are many, while the caller has other things to do.

    Yields:
        What does the rest. It takes whom to tell how many files are done after each portion, and
        returns and raises as ``faults`` does; reasons are ``changed`` and those of ``Hashes``.
    """
    paths = sorted(wanted)
    size = max(PORTION, -(-len(paths) // MOST))
    parts = [paths[start : start + size] for start in range(0, len(paths), size)]

    def look(turn: int) -> tuple[int, Faults]:
        with telling(folder), open_folder(folder, handles=handles) as opened:
            found = hash_files(opened, parts[turn])
        wrong = {path: CHANGED for path, entry in found.files.items() if entry != wanted[path]}
        return turn, wrong | found.faults

    def look_at(turns: Iterable[int], progress: Progress = untold) -> dict[int, Faults]:
        looked: dict[int, Faults] = {}
        for turn, wrong in spread(look, iter(turns), WORKERS):
            looked[turn] = wrong
            progress(len(parts[turn]))
        return looked

    if len(paths) < MANY:
        yield lambda progress: _joined(look_at(range(len(parts)), progress))
        return
    with numbers(len(parts)) as turns, second(lambda: _to_bytes(look_at(turns))) as result:

        def finish(progress: Progress) -> Faults:
            looked = look_at(turns, progress)
            there = _from_bytes(result())
            progress(sum(len(parts[turn]) for turn in there))
            left = {*range(len(parts))} - looked.keys() - there.keys()
            return _joined(looked | there | look_at(sorted(left), progress))

        yield finish


def _joined(looked: dict[int, Faults]) -> Faults:
    return dict(chain.from_iterable(wrong.items() for wrong in looked.values()))


def _to_bytes(looked: dict[int, Faults]) -> bytes:
    return json.dumps(list(looked.items())).encode("ascii")


def _from_bytes(data: bytes | None) -> dict[int, Faults]:
    """What the second process has seen: nothing, if there was none or it came to no end."""
    return dict(json.loads(data)) if data else {}
