"""Syncs that are killed, in processes of their own; ``test_crash.py`` starts them.

    python -m tests.mirror.crash sync COPY 13        say "ready", make release 13, say "done"
    python -m tests.mirror.crash every COPY link     kill a sync before each step it takes

The releases are made up: each changes a third of the one before. ``every`` forks for each step, so
this module imports little and starts no thread before.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from mirror.disk import durable
from mirror.format.manifest import Entry
from mirror.swap import Copy
from mirror.tree import open_folder

FILES = 400
STEPS = {
    "os.mkdir",
    "os.rename",
    "os.link",
    "os.symlink",
    "os.remove",
    "os.rmdir",
    "shutil.rmtree",
    "fcntl.flock",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def release(number: int, files: int = FILES) -> dict[str, bytes]:
    """Path and bytes of a release's files."""
    changed = {n: number - (number - n) % 3 for n in range(files)}
    pages = {f"s{n % 7}/p{n}.html": b"%d of %d " % (n, changed[n]) * 200 for n in range(files)}
    return {**pages, f"only/{number}.html": b"%d" % number}


def served(copy: Path) -> dict[str, bytes]:
    """Path and bytes of what a reader gets."""
    site = (copy / "site").resolve()
    found = (path for path in site.rglob("*") if not path.is_dir())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def sync(folder: Path, number: int, files: int = FILES) -> None:
    """Make a copy serve a release: link what it has, write what it lacks."""
    copy = Copy.open(folder)
    with copy.lock():
        if copy.current != number:
            _fetch(copy, number, release(number, files))
        copy.forget(keep=1)


def _fetch(copy: Copy, number: int, wanted: dict[str, bytes]) -> None:
    entries = {path: Entry.of(data) for path, data in wanted.items()}
    with copy.begin(number) as tree:
        if copy.current:
            with open_folder(copy.path(copy.current)) as old:
                lacking = tree.take_over(old, entries)
        else:
            lacking = dict.fromkeys(wanted, "new")
        for path in lacking:
            tree.write(path, [wanted[path][:500], wanted[path][500:]], entries[path])
        copy.swap(number)


def every(folder: Path, *, links: bool, files: int = 5) -> list[str]:
    """Kill syncs from release 2 to 3 before each step, and look at what is left.

    Returns:
        What was wrong, one line a find; the last line says how many steps there were.
    """
    durable.settle = lambda folder: None  # power cuts are not what this is about
    Copy.create(folder / "base", links=links)
    sync(folder / "base", 1, files)
    sync(folder / "base", 2, files)
    wrong: list[str] = []
    for step in count(1):
        copy = folder / str(step)
        shutil.copytree(folder / "base", copy, symlinks=True)
        ended = _dies(lambda at=copy: sync(at, 3, files), step)  # type: ignore[misc]
        wrong += [f"step {step}: {line}" for line in _problems(copy, files, links=links)]
        shutil.rmtree(copy)
        if ended:
            return [*wrong, f"{step} steps"]
    raise AssertionError


def _problems(copy: Path, files: int, *, links: bool) -> list[str]:
    old, new = release(2, files), release(3, files)
    wrong = []
    missing = not links and not (copy / "site").exists()
    if not missing and served(copy) not in (old, new):
        wrong.append("a mix is served")
    sync(copy, 3, files)
    if served(copy) != new:
        wrong.append("the next sync does not complete")
    left = sorted(path.name for path in (copy / ".zhiquan/releases").iterdir())
    if left != (["2", "3"] if links else ["2"]):
        wrong.append(f"{left} are left")
    return wrong


def _dies(work: Callable[[], None], step: int) -> bool:
    """Do some work in a child that is gone before this step; whether it came to its end."""
    child = os.fork()
    if child == 0:
        _die_before(step)
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def _die_before(last: int) -> None:
    """End this process, with nothing cleaned up, before a step of a given number."""
    steps, write = count(1), os.write

    def hook(event: str, args: tuple[Any, ...]) -> None:
        opens = event == "open" and isinstance(args[2], int) and args[2] & _WRITING
        if (event in STEPS or opens) and next(steps) == last:
            os._exit(9)

    def half(descriptor: int, data: bytes) -> int:
        if next(steps) == last:
            write(descriptor, data[: len(data) // 2])
            os._exit(9)
        return write(descriptor, data)

    sys.addaudithook(hook)
    os.write = half  # type: ignore[assignment]


if __name__ == "__main__":
    _, what, place, argument = sys.argv
    if what == "sync":
        print("ready", flush=True)  # noqa: T201
        sync(Path(place), int(argument))
        print("done", flush=True)  # noqa: T201
    else:
        print(json.dumps(every(Path(place), links=argument == "link")))  # noqa: T201
