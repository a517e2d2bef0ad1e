"""The command says what it did in a few lines, and never shows a traceback."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.imports.__main__ import main
from tests.imports.tables import MAP, content_folder
from tests.sites import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a table, a map and content."""
    monkeypatch.chdir(tmp_path)
    content_folder(tmp_path)
    Path("people.csv").write_text("编号,姓名\nA1,王某甲\nA2,王□\n", "utf-8")
    Path("map.yaml").write_text(MAP, "utf-8")
    return tmp_path


def test_a_run_ends_with_its_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0, though a cell was not read."""
    assert main(["people.csv", "map.yaml", "content"]) == 0
    assert capsys.readouterr().out == (
        "people.csv: 2 rows, 1 draft written, 0 already there, 1 not written\n"
        "1 cell not read, 0 left out as private, 1 to confirm\n"
        "Report: import-report.md\n"
    )


def test_the_whole_report_is_as_expected(folder: Path) -> None:
    """Plain words, by row and column, with what to do."""
    main(["people.csv", "map.yaml", "content"])

    assert Path("import-report.md").read_text("utf-8") == (
        """\
# Import of people.csv

Read as: utf-8, cells parted by commas.

- rows with anything in them: 2
- drafts written: 1
- already there from an earlier run: 0
- rows that became no draft for another reason: 1
- cells that could not be read: 1
- cells left out because they are private: 0
- things to confirm: 1

## Rows that became no draft

| Row | Why |
| --- | --- |
| 3 | no name could be read, and a record needs one |

## Cells that could not be read

| Row | Column | Text | What | What to do |
| --- | --- | --- | --- | --- |
| 3 | 姓名 | 王□ | a part of this is no name | give each name a column of its own |

## To confirm

| Row | Column | Text | What | What to do |
| --- | --- | --- | --- | --- |
| 2 | name | 王某甲 | in Traditional, the converter proposes 王某甲 | names are never converted |

## Drafts

| Row | Folder | Number | What was read |
| --- | --- | --- | --- |
| 2 | people/p-000002 | p-000002 | 王某甲 |

## What comes next

Open a draft, compare it with its source, and add what is missing: the name in every script, a
text in at least one language, `last_verified`. `make check` names what each draft still lacks;
when nothing is left, take out the line `draft: true`. A draft that nobody needs can be deleted.
"""
    )


def test_a_second_run_keeps_the_first_report(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing new was written, and the report of what was is still there."""
    main(["people.csv", "map.yaml", "content"])
    first = Path("import-report.md").read_text("utf-8")
    assert main(["people.csv", "map.yaml", "content"]) == 0
    printed = capsys.readouterr().out

    assert "Nothing new was written.\nReport: import-report-2.md\n" in printed
    assert Path("import-report.md").read_text("utf-8") == first
    assert main(["people.csv", "map.yaml", "content"]) == 0
    assert not Path("import-report-3.md").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "error: say which table and which map: make import FILE=people.csv MAP=map.yaml"),
        (["", "", "content"], "error: say which table and which map"),
        (["none.csv", "map.yaml", "content"], "error: the table none.csv cannot be read: no such"),
        (["people.csv", "none.yaml", "content"], "error: there is no map none.yaml; check MAP=…"),
        (["people.csv", "map.yaml", "none"], "error: there is no folder none; check CONTENT=…"),
        (["people.csv", "people.csv", "content"], "people.csv:1:1: error["),
        (
            ["people.csv", "map.yaml", "content", "--report", "content/report.md"],
            "error: the report content/report.md would lie in the content folder",
        ),
        (
            ["people.csv", "map.yaml", "content", "--report", "none/report.md"],
            "error: the report none/report.md cannot be written",
        ),
    ],
)
def test_what_cannot_be_used_is_told_in_one_message(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 1, nothing written, no traceback."""
    assert main(arguments) == 1
    printed = capsys.readouterr()

    assert message in printed.err
    assert "Traceback" not in printed.err
    assert sorted(path.name for path in Path("content/people").iterdir()) == ["yu-jie"]


def test_a_table_cannot_break_the_report(folder: Path) -> None:
    """Bars, brackets and tags of a cell are shown as they are."""
    Path("people.csv").write_text("编号,姓名\nA1,<b>|[x](y)`\n", "utf-8")
    main(["people.csv", "map.yaml", "content"])

    assert "| \\<b\\>\\|\\[x\\](y)\\` |" in Path("import-report.md").read_text("utf-8")


@pytest.mark.slow
def test_make_import_runs_it(folder: Path) -> None:
    """The target hands its settings on."""
    run = subprocess.run(
        [
            "make", "--no-print-directory", "-s", "-o", ".venv/site", "import",
            f"FILE={folder / 'people.csv'}", f"MAP={folder / 'map.yaml'}",
            f"CONTENT={folder / 'content'}", f"REPORT={folder / 'report.md'}",
        ],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.returncode == 0, run.stderr
    assert "1 draft written" in run.stdout
    assert (folder / "report.md").is_file()
