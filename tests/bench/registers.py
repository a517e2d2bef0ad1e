"""What a large register costs to build: time by step, memory, files; and how that grows.

    make bench-registers          python -m tests.bench.registers --rounds 1 1000 2000

Builds a made-up register (``made``), each entry with a page in three editions and every kind of
view, in a process of its own for each size and round, and writes ``docs/benchmarks/registers.md``.
Times are those of the processor, so that a busy machine changes them little; the median of the
rounds counts. Nothing is written to a disk but the content.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from plugins.build.story import Options, build_site
from tests.bench.made import made_register
from tests.sites import ROOT, THEME, write_content

TABLE = ROOT / "docs" / "benchmarks" / "registers.md"
SIZES = (1_000, 2_000, 5_000, 10_000)


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds of the processor, megabytes of memory, files and bytes."""

    seconds: float
    memory: int
    files: int
    size: int


def main(sizes: list[int], rounds: int) -> None:
    """Measure every size and write the table."""
    costs = {size: _measured(size, rounds) for size in sizes}
    TABLE.write_text("\n".join(_page(costs, rounds)) + "\n", "utf-8", newline="\n")
    print(f"Wrote {TABLE.relative_to(ROOT)}")


def _measured(size: int, count: int) -> Cost:
    with tempfile.TemporaryDirectory(prefix="zhiquan-registers-") as folder:
        content = write_content(Path(folder), dict(made_register(size)))
        rounds = [_round(content) for _ in range(count)]
    cost = Cost(
        median(one.seconds for one in rounds),
        max(one.memory for one in rounds),
        rounds[0].files,
        rounds[0].size,
    )
    print(f"{size}: {cost}")
    return cost


def _round(content: Path) -> Cost:
    """One build in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.registers", "--build", str(content)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Cost(**json.loads(done.stdout))


def _build(content: Path) -> None:
    """Build, and tell what it took."""
    report = build_site(Options(content, THEME))
    used = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    found = {
        "seconds": time.process_time(),
        "memory": used.ru_maxrss // unit,
        "files": len(report.files),
        "size": sum(map(len, report.files.values())),
    }
    print(json.dumps(found))


def _page(costs: dict[int, Cost], rounds: int) -> Iterator[str]:
    first = next(iter(costs))
    yield "# What a large register costs"
    yield ""
    yield "Made by `make bench-registers`; do not edit."
    yield ""
    yield (
        "A made-up register with a page for each entry in three editions, a table in three orders, "
        "cards, calendar, matrix, chart, five facets, CSV, JSON, iCalendar and Atom, built in one "
        f"process. Seconds of the processor: the median of {rounds} builds. "
        "Memory is the most of any, the finished site included, which is held until it is judged."
    )
    yield ""
    yield "| entries | files | MB of files | seconds | ms an entry | growth | MB of memory |"
    yield "|---|---|---|---|---|---|---|"
    for size, cost in costs.items():
        each = cost.seconds / size
        growth = each / (costs[first].seconds / first)
        yield (
            f"| {size:,} | {cost.files:,} | {cost.size / 1e6:.0f} | {cost.seconds:.1f} "
            f"| {each * 1000:.1f} | {growth:.2f} | {cost.memory:,} |"
        )
    yield ""
    yield (
        f"*Growth* is the time an entry takes, beside that in the register of {first:,}: 1 is "
        "linear."
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What a large register costs to build.")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="entries")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each size")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    asked = _asked()
    if asked.build:
        _build(asked.build)
    else:
        main(list(asked.sizes), asked.rounds)
