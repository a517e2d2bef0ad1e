"""Scores the converter beside others: names, sentences, both directions, traps, speed.

    make bench-conversion DATA="folder folder"

Writes ``docs/benchmarks/conversion.md``. The held-out set in ``tests/data`` is always
scored; the development set in DATA where it is there (``names.tsv``, ``sentences.tsv``,
``t2s_traps.tsv``), and what ``unseen`` scores. Sentences of DATA are never quoted, only
their line numbers.
``zhconv-rs`` and ``zhconv`` are scored where they are installed.
"""

from __future__ import annotations

import argparse
import importlib
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import median

import opencc

from plugins.editions.names import Known, NameBook, Scope
from plugins.editions.script import Converter
from tests.bench import scoring
from tests.bench.scoring import Convert, Row, Score
from tests.bench.unseen import failures, hits_table, names_table

ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = ROOT / "tests" / "data"
_SECOND = "held out, second"
REPORT = ROOT / "docs" / "benchmarks" / "conversion.md"
LISTED, NAMED = 700, 20  # names that a site knows; people whom one of its pages names


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="*", default=[])
    folders = parser.parse_args().data
    if not any((folder / "names.tsv").exists() for folder in folders):
        print("No development data: only the held-out set is scored.")
    sets = {name: data for folder in [HELD_OUT, *folders] for name, data in _sets(folder)}
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text("\n".join(_report(sets, folders)) + "\n", encoding="utf-8")
    print(f"Wrote {REPORT.relative_to(ROOT)}")


def _sets(folder: Path) -> Iterator[tuple[str, dict[str, list[Row]]]]:
    if folder == HELD_OUT:
        kinds = {"names": "conversion_names", "sentences": "conversion_sentences"}
        yield "held out", {k: scoring.rows(folder / f"{file}.tsv") for k, file in kinds.items()}
    elif (folder / "names.tsv").exists():
        kinds = {"names": "names", "sentences": "sentences", "traps": "t2s_traps"}
        yield "development", {k: scoring.rows(folder / f"{file}.tsv") for k, file in kinds.items()}


def _all_names(sets: dict[str, dict[str, list[Row]]], folders: list[Path]) -> dict[str, list[Row]]:
    """Every set of names: those of the tables above, the second held-out one, and further ones."""
    names = {name: data["names"] for name, data in sets.items()}
    names[_SECOND] = scoring.rows(HELD_OUT / "conversion_names_2.tsv")
    names["held out, third"] = scoring.rows(HELD_OUT / "conversion_names_3.tsv")
    for folder in folders:
        for path in sorted(folder.glob("names_*.tsv")):
            names[path.stem.removeprefix("names_").replace("_", " ")] = scoring.rows(path)
    return names


def _to_traditional() -> Iterator[tuple[str, Convert]]:
    ours = Converter(NameBook([]))
    yield "Zhiquan, no name listed", lambda text: ours.convert(text, "zh-Hans", "zh-Hant")
    for name in ("s2t", "s2tw", "s2twp", "s2hk"):
        yield f"OpenCC {name}", _opencc(name)
    yield from _peers("zh-hant")


def _to_simplified() -> Iterator[tuple[str, Convert]]:
    ours = Converter(NameBook([]))
    yield "Zhiquan, no name listed", lambda text: ours.convert(text, "zh-Hant", "zh-Hans")
    for name in ("t2s", "tw2s", "hk2s"):
        yield f"OpenCC {name}", _opencc(name)
    yield from _peers("zh-hans")


def _opencc(name: str) -> Convert:
    path = Path(opencc.__file__).parent / "clib" / "share" / "opencc" / f"{name}.json"
    convert: Convert = opencc.OpenCC(str(path), include_tofu_risk_dictionaries=False).convert
    return convert


def _peers(target: str) -> Iterator[tuple[str, Convert]]:
    for package, module, function in (
        ("zhconv-rs", "zhconv_rs", "zhconv"),
        ("zhconv", "zhconv", "convert"),
    ):
        try:
            convert = getattr(importlib.import_module(module), function)
        except ImportError:
            print(f"{package} is not installed: not scored.")
            continue
        yield f"{package} {version(package)}", _bound(convert, target)


def _bound(convert: Callable[[str, str], str], target: str) -> Convert:
    return lambda text: convert(text, target)


def _report(sets: dict[str, dict[str, list[Row]]], folders: list[Path]) -> Iterator[str]:
    yield "# Simplified and Traditional: what is converted right\n"
    yield "Made by `make bench-conversion`; do not edit.\n"
    yield from _method()
    yield "\n## Simplified to Traditional\n"
    yield from _traditional_table(sets)
    yield "\n## Traditional to Simplified\n"
    yield from _simplified_table(sets)
    yield "\n## Names that nobody listed\n"
    names = _all_names(sets, folders)
    yield _UNSEEN
    yield from names_table(names)
    yield "\nWrong in the second held-out set (\\* not flagged): " + failures(names[_SECOND]) + "."
    yield "\n## Listed names in text\n"
    yield _HITS
    yield from hits_table(folders, names)
    yield "\n## What is still wrong\n"
    yield from _failures(sets)


_UNSEEN = (
    "The second held-out set and those below it are halves of their sources, parted by a hash of "
    "the name; the tables of names were made from the other halves. *Flagged*: `make check` would "
    "ask. *In a sentence*: 去年…被捕，至今没有消息。 *To Simplified*: of names whose Simplified "
    "form is the source's own; in brackets, if either form counts where the mainland's standard "
    "allows two in names (毕升, 毕昇). The third set and *paired* are names of which two sources "
    "have the two forms, not one source both; the third is a part of *paired*, richer in hard "
    "characters. *paired later* is a list made the same way with lexicons of which a part was "
    "made by a converter (高拱干 for 高拱乾).\n"
)
_HITS = (
    "All names of three characters or more that are marked in the text, or in the lists above, are "
    "listed. A *misfire* changes words that are not the name. Flags are those without any list.\n"
)


def _method() -> Iterator[str]:
    yield (
        "Held out: names and sentences in `tests/data`, written before the lists. Development: "
        "kept outside the repository. A wrong word is a wrong Chinese character after folding "
        "glyphs that differ by region and spellings that are free in Traditional. Development was "
        "looked at while the lists were written; held out was not."
    )
    yield (
        f"\n{platform.machine()}, {platform.system()}, Python {platform.python_version()}, "
        f"OpenCC {scoring.opencc_version()}. Start-up is a new process less the import of Python "
        "itself. Speed is over single lines, and over blocks of four as a page has them; in "
        "brackets as a share of s2tw, timed in turn with it. Times are medians: of five, and of 25."
        f"\n\nOf {LISTED} names listed, {NAMED} are people whom the page names; these lines and "
        "blocks are converted as a page's are."
    )


def _traditional_table(sets: dict[str, dict[str, list[Row]]]) -> Iterator[str]:
    columns = [f"{kind}, {name}" for name in sets for kind in ("names", "wrong/10k", "lines")]
    yield "| converter | " + " | ".join(columns) + " | MB/s, lines | MB/s, blocks | start-up ms |"
    yield "|---" * (len(columns) + 4) + "|"
    everything, blocks = _texts(sets)
    for name, convert in _to_traditional():
        cells = []
        for data in sets.values():
            score = scoring.sentences(convert, data["sentences"])
            cells.append(f"{scoring.names(convert, data['names'])[0]:.1f} %")
            cells += [f"{score.per_10k:.1f}", f"{score.right_lines:.1f} %"]
        start = f"{_start_up():.0f}" if name.startswith("Zhiquan") else "–"
        cells += [_speed(convert, texts) for texts in (everything, blocks)]
        yield f"| {name} | {' | '.join(cells)} | {start} |"
    speeds = [_speed(_as_on_a_page(sets), texts) for texts in (everything, blocks)]
    yield f"| Zhiquan, {LISTED} names listed |{' – |' * len(columns)} {' | '.join(speeds)} | – |"
    yield _listed(sets)


def _texts(sets: dict[str, dict[str, list[Row]]]) -> tuple[list[str], list[str]]:
    """All Simplified sentences: one by one, and in blocks."""
    lines = [row[0] for data in sets.values() for row in data["sentences"]]
    return lines, ["\n".join(lines[at : at + 4]) for at in range(0, len(lines), 4)]


def _as_on_a_page(sets: dict[str, dict[str, list[Row]]]) -> Convert:
    """Our converter with as many names as a site lists, one answer for each character."""
    known = [Known(*forms, f"person-{n}") for n, forms in enumerate(_many_names(sets))]
    named = Scope(people=frozenset(entry.person for entry in known[:: LISTED // NAMED]))
    converter = Converter(NameBook(known))
    return lambda text: "".join(converter.slots(text, "zh-Hans", "zh-Hant", named))


def _many_names(sets: dict[str, dict[str, list[Row]]]) -> list[tuple[str, str]]:
    """The names of the sets, and as many more with the surname of one and the rest of another."""
    names = [(row[0], row[1]) for data in sets.values() for row in data["names"]]
    mixed = (
        (one[0][0] + other[0][1:], one[1][0] + other[1][1:])
        for shift in range(1, len(names))
        for one, other in zip(names, names[shift:], strict=False)
    )
    return list(dict.fromkeys((*names, *mixed)))[:LISTED]


def _listed(sets: dict[str, dict[str, list[Row]]]) -> str:
    names = [row for data in sets.values() for row in data["names"]]
    book = Converter(
        NameBook(Known(row[0], row[1], "listed") for row in names),
    )
    named = Scope(people=frozenset({"listed"}))
    right = sum(
        scoring.same_name(book.convert(row[0], "zh-Hans", "zh-Hant", named), row[1])
        for row in names
    )
    return f"\nThe same {len(names)} names, listed: {100 * right / len(names):.1f} % right."


def _simplified_table(sets: dict[str, dict[str, list[Row]]]) -> Iterator[str]:
    yield "| converter | " + " | ".join(f"names, {name}" for name in sets) + " | traps |"
    yield "|---" * (len(sets) + 2) + "|"
    traps = [row for data in sets.values() for row in data.get("traps", [])]
    for name, convert in _to_simplified():
        cells = []
        for data in sets.values():
            turned = [[row[1], row[0]] for row in data["names"]]
            right, _ = scoring.accepted(convert, turned)
            cells.append(f"{100 * right / len(turned):.1f} %")
        cells.append(f"{scoring.accepted(convert, traps)[0]}/{len(traps)}")
        yield f"| {name} | {' | '.join(cells)} |"


def _failures(sets: dict[str, dict[str, list[Row]]]) -> Iterator[str]:
    convert = next(_to_traditional())[1]
    for name, data in sets.items():
        _, names = scoring.names(convert, data["names"])
        score = scoring.sentences(convert, data["sentences"])
        yield f"\n**{name.capitalize()}, by character** (as it should be ← as it came out): "
        yield ", ".join(f"{w} ← {g} {n}×" for (w, g), n in _classes(names, score)) + ".\n"
        yield "Names: " + ", ".join(f"{want} ← {got}" for want, got in names) + ".\n"
        yield "Sentences, by line: " + ", ".join(
            f"{line} ({' '.join(f'{w}←{g}' for w, g in bad)})" for line, bad in score.failures
        )


def _classes(names: list[tuple[str, str]], score: Score) -> list[tuple[tuple[str, str], int]]:
    found = [pair for _, bad in score.failures for pair in bad]
    for want, got in names:
        found += [(w, g) for w, g in zip(want, got, strict=True) if w != g]
    return Counter(found).most_common()


def _speed(convert: Convert, texts: list[str]) -> str:
    """Megabytes a second and the share of s2tw's speed, timed in turn: medians of 25."""
    peer = opencc.OpenCC("s2tw").convert
    pairs = [(_seconds(convert, texts), _seconds(peer, texts)) for _ in range(25)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    speed = size / median(own for own, _ in pairs)
    return f"{speed:.1f} ({median(other / own for own, other in pairs):.2f})"


def _seconds(convert: Convert, lines: list[str]) -> float:
    start = time.perf_counter()
    for line in lines:
        convert(line)
    return time.perf_counter() - start


def _start_up() -> float:
    """Milliseconds to load our engine for Traditional in a new process; median of five."""
    code = (
        "import time; t = time.perf_counter(); from plugins.editions.house import engine; "
        "engine('zh-Hant'); print(time.perf_counter() - t)"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, text=True, cwd=ROOT) for _ in range(5)]
    return 1000 * median(float(run.stdout) for run in runs)


if __name__ == "__main__":
    main()
