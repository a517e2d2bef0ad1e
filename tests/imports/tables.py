"""Small tables and maps to test with, and a content folder to import into.

    content = content_folder(tmp_path)
    imported = bring_in(tmp_path, "编号,姓名\\nA1,王某甲\\n", MAP)
    imported.record("p-000002")["name"]

All people in these tables are made up: their names have 某 in them, their numbers are
impossible ones.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plugins.errors import Problems
from plugins.imports.report import Outcome, as_markdown
from plugins.imports.rows import Remark
from plugins.imports.story import Job, read, write
from plugins.records.files import SourceFile
from plugins.records.references import Term
from plugins.records.site import read_vocabularies
from plugins.records.yamlfile import parse_yaml
from tests.sites import ROOT, write_content

MAP = """\
scheme: list-a
key: 编号
as_of: 2016-02-01
source: {id: list-a, kind: ngo, title: A list}
columns:
  姓名: name
"""


@cache
def vocabularies() -> Mapping[str, Mapping[str, Term]]:
    """The vocabularies of the real content folder."""
    return read_vocabularies(ROOT / "content", "content", Problems())


def content_folder(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The small content folder of all tests, with the real vocabularies."""
    content = write_content(folder, changes)
    shutil.copytree(ROOT / "content" / "vocabulary", content / "vocabulary", dirs_exist_ok=True)
    return content


@dataclass
class Imported:
    """A finished import: what it says, and the records that it wrote."""

    outcome: Outcome
    content: Path

    @property
    def report(self) -> str:
        """The report."""
        return as_markdown(self.outcome)

    @property
    def records(self) -> dict[int, dict[str, Any]]:
        """The drafts by their row in the table."""
        return {w.row: self.data(w.folder) for w in self.outcome.written}

    def data(self, folder: str) -> dict[str, Any]:
        """A record as plain data."""
        text = (self.content / folder / "record.yaml").read_text("utf-8")
        tree = parse_yaml(text, SourceFile(folder, text), Problems())
        assert isinstance(tree.data, dict)
        return tree.data

    def text(self, row: int) -> str:
        """The YAML of a draft."""
        folder = next(w.folder for w in self.outcome.written if w.row == row)
        return (self.content / folder / "record.yaml").read_text("utf-8")

    @property
    def remarks(self) -> list[Remark]:
        """All remarks."""
        return self.outcome.remarks

    def refused(self) -> dict[int, str]:
        """Rows that became no draft, and why."""
        return {row.row: row.why for row in self.outcome.refused}


def bring_in(
    folder: Path,
    table: str | bytes | Path,
    table_map: str = MAP,
    changes: Mapping[str, str | bytes | None] | None = None,
) -> Imported:
    """Import a table into the small content folder, which is made unless it is there.

    Raises:
        ContentError: the map has mistakes.
        SetupError: the table cannot be used.
    """
    content = folder / "content"
    if not content.exists():
        content_folder(folder, changes)
    path = table if isinstance(table, Path) else folder / "people.csv"
    if not isinstance(table, Path):
        path.write_bytes(table.encode("utf-8") if isinstance(table, str) else table)
    (folder / "map.yaml").write_text(table_map, "utf-8")
    plan = read(Job(path, folder / "map.yaml", content))
    write(plan)
    return Imported(plan.outcome, content)


def one(folder: Path, header: str, row: str, columns: str) -> Imported:
    """Import a table of one person: names, cells and map lines beside number and name."""
    table = f"编号,姓名,{header}\nA1,王某甲,{row}\n"
    return bring_in(folder, table, MAP + "".join(f"  {line}\n" for line in columns.split("\n")))
