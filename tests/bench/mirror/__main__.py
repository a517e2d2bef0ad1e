"""Updates a mirror in every way there is, on the same trees, and writes the table.

    make bench-mirror                                     # 10,000 and 30,000 pages: an hour
    python -m tests.bench.mirror --pages 300 --records 90 --report /tmp/mirror.md    # a look
    python -m tests.bench.mirror --only Zhiquan --report /tmp/ours.md         # without peers

Writes ``docs/benchmarks/mirror.md``. Needs about 4 GB in a temporary folder (``TMPDIR``).
What is not installed is named in the table.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.mirror import table
from tests.bench.mirror.goals import Results, Tree
from tests.bench.mirror.measure import ROUNDS, Base, Move, Run, edit, grow, measured
from tests.bench.mirror.ours import Ours
from tests.bench.mirror.peers.archives import TarGz, TarZst, Zip
from tests.bench.mirror.peers.git import GitDumb, GitSmart
from tests.bench.mirror.peers.ostree import Ostree
from tests.bench.mirror.peers.peer import Peer
from tests.bench.mirror.peers.rsync import Rsync, RsyncChecksums, RsyncRenewed
from tests.bench.mirror.peers.tuf import Tuf, Tuf512
from tests.bench.mirror.peers.zsync import Zsync, ZsyncCompressed
from tests.bench.mirror.trees import Site

ROOT = Path(__file__).resolve().parents[3]
REPORT = ROOT / "docs" / "benchmarks" / "mirror.md"
WAYS: tuple[type[Peer], ...] = (
    Ours, Rsync, RsyncRenewed, RsyncChecksums, Zsync, ZsyncCompressed, GitSmart, GitDumb,
    Ostree, Tuf, Tuf512, TarGz, TarZst, Zip,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write the report."""
    options = _options(arguments)
    ways = [way for way in WAYS if not options.only or way.name in options.only]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _as_installed(folder)
        trees = [_tree(Site.of_pages(pages), folder, ways, edits) for pages in options.pages]
        article = _tree(Site.of_records(options.records), folder, ways, articles)
    command = shlex.join(["python", "-m", "tests.bench.mirror", *(arguments or sys.argv[1:])])
    lines = table.report(Results(trees, article), command)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"Wrote {options.report}")


def _as_installed(folder: Path) -> None:
    """Let the Python programs that are measured keep their bytecode, as installed ones do."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")


def edits(site: Site) -> list[Move]:
    """As many edits as there are rounds, each in another record."""
    return [edit(site.records * at // (ROUNDS + 1)) for at in range(1, ROUNDS + 1)]


def articles(site: Site) -> list[Move]:
    """As many new articles."""
    return [grow] * ROUNDS


def _tree(
    site: Site, folder: Path, ways: Sequence[type[Peer]], moves: Callable[[Site], list[Move]]
) -> Tree:
    """Run the ways on one tree, which is gone afterwards."""
    place = folder / "tree"
    _say(f"{site.pages:,} pages …")
    base = Base(site, place)
    sizes = [(place / path).stat().st_size for path in site.paths()]
    runs = [run for way in ways for run in _run(way, base, folder / "work", moves(site))]
    shutil.rmtree(place)
    return Tree(site.records, site.pages, len(sizes), sum(sizes), runs)


def _run(way: type[Peer], base: Base, work: Path, moves: list[Move]) -> list[Run]:
    start = time.perf_counter()
    runs = measured(way, base, work, moves)
    _say(f"  {way.name}: {runs[0].trouble or f'{time.perf_counter() - start:.0f} s'}")
    return runs


def _say(line: str) -> None:
    print(line, flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[10_000, 30_000])
    parser.add_argument("--records", type=int, default=1_000, help="of the tree that grows")
    parser.add_argument("--only", nargs="+", metavar="WAY", choices=[way.name for way in WAYS])
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
