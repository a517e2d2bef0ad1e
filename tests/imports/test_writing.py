"""A folder is whole or not there, and one that is there is never touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import Problems, SetupError
from plugins.imports.compose import Draft
from plugins.imports.story import Job, read, write
from plugins.imports.writing import as_yaml, clear_unfinished, write_record
from plugins.records.files import SourceFile
from plugins.records.yamlfile import parse_yaml
from tests.imports.tables import MAP, bring_in, content_folder


def test_a_folder_that_is_there_is_not_touched(tmp_path: Path) -> None:
    """Whatever is in it, even nothing."""
    (tmp_path / "somebody").mkdir()
    with pytest.raises(SetupError, match="is there already; nothing in it was touched"):
        write_record("id: p-000001\n", tmp_path, "somebody")

    assert list((tmp_path / "somebody").iterdir()) == []


def test_nothing_is_written_outside_the_content_folder(tmp_path: Path) -> None:
    """A link that leads out of it is not followed, as readers do not follow it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    people = tmp_path / "content" / "people"
    people.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SetupError, match="leads out of the content folder"):
        write_record("id: p-000001\n", people, "somebody")

    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_failure_leaves_no_half_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full at the last moment."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SetupError, match="cannot be written: no space left on device"):
        write_record("id: p-000001\n", tmp_path, "somebody")

    assert list(tmp_path.iterdir()) == []


def test_what_a_run_that_was_cut_off_left_is_removed(tmp_path: Path) -> None:
    """Only folders of ours: a name of theirs, and at most one file in them."""
    for name in (".import-a", ".import-b", "import-c"):
        (tmp_path / name).mkdir()
    (tmp_path / ".import-a" / "record.yaml").write_text("id")
    (tmp_path / ".import-b" / "en.md").write_text("somebody's work")
    clear_unfinished(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [".import-b", "import-c"]


def test_an_unfinished_folder_is_no_content(tmp_path: Path) -> None:
    """Readers pass it over, and the next run makes it good."""
    content = content_folder(tmp_path, {"people/.import-p-000002/record.yaml": "id: p-0000"})
    imported = bring_in(tmp_path, "编号,姓名\nA1,王某甲\n")

    assert imported.outcome.written[0].folder == "people/p-000002"
    assert not list((content / "people").glob(".import-*"))


def test_a_run_that_stops_midway_says_how_far_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the next one does the rest."""
    content = content_folder(tmp_path)
    (tmp_path / "people.csv").write_text("编号,姓名\nA1,王某甲\nA2,李某乙\nA3,张某丙\n", "utf-8")
    (tmp_path / "map.yaml").write_text(MAP, "utf-8")
    job = Job(tmp_path / "people.csv", tmp_path / "map.yaml", content)
    plan = read(job)
    (content / "people" / "p-000003").mkdir()
    write(plan)

    assert [written.row for written in plan.outcome.written] == [2]
    assert "p-000003 is there already" in plan.outcome.stopped
    (content / "people" / "p-000003").rmdir()
    again = read(job)
    write(again)
    assert [written.row for written in again.outcome.written] == [3, 4]


TEXT = st.text(
    st.characters(
        blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\ufffe\uffff\x85\u2028\u2029"
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip())


@given(TEXT, TEXT)
def test_whatever_is_written_is_read_back(name: str, note: str) -> None:
    """No text of a table breaks the YAML or becomes something else in it."""
    data = {
        "id": "p-000001",
        "draft": "true",
        "name": {"en": name},
        "birth": {"date": "1978-03", "source": ["s1"]},
        "custody": [{"measure": "unknown", "place": {"en": note}, "start": {"date": note}}],
        "internal": {name: note},
    }
    text = as_yaml(Draft(3, "A1", data, {"name": [name]}), "list-a")
    problems = Problems()
    tree = parse_yaml(text, SourceFile("record.yaml", text), problems)

    assert list(problems) == []
    assert tree.data == data
