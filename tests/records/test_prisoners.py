"""The prisoner list as data: whom it names, what changed, and who leaves it for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problems
from plugins.records.prisoners.compare import Change, Changes, compare
from plugins.records.prisoners.entry import Entry
from plugins.records.prisoners.files import written
from plugins.records.prisoners.lists import Current, current
from plugins.records.prisoners.revisions import Numbered, Revisions
from plugins.records.reader import Content, read_content
from tests.people import crowd, names, neutral_id, slug
from tests.sites import write_content

LI: Entry = {"name": {"en": "Li Jiazi"}, "status": "detained", "charges": ["CL-293"]}
WANG: Entry = {"name": {"en": "Wang Jiazi"}, "status": "serving"}


def read(folder: Path, changes: dict[str, str | None] | None = None) -> tuple[Content, Problems]:
    """Eight people and what differs."""
    problems = Problems()
    return read_content(write_content(folder, {**crowd(8), **(changes or {})}), problems), problems


def now(folder: Path, changes: dict[str, str | None] | None = None) -> Current:
    """The list of eight people as it is."""
    content, problems = read(folder, changes)
    problems.raise_errors()
    return current(content.records, content.prisoners)


def revision(number: int, count: int = 2) -> Numbered:
    """A revision of one number."""
    return Numbered.model_validate({"number": number, "date": "2026-11-24", "count": count})


def test_by_rule_the_list_names_who_is_deprived_of_liberty(tmp_path: Path) -> None:
    """Of eight, those who serve, are detained, on trial or arrested; by the alphabet."""
    order = now(tmp_path).order

    assert order == tuple(f"person:{slug(n)}" for n in (2, 7, 0, 6, 3))


def test_the_editor_may_name_people_in_an_order(tmp_path: Path) -> None:
    """A list for one meeting names whom it is about, whatever their status."""
    chosen = f"people: [{slug(5)}, {slug(1)}]\n"

    assert now(tmp_path, {"prisoner-list.yaml": chosen}).order == (
        f"person:{slug(5)}",
        f"person:{slug(1)}",
    )


def test_the_editor_may_name_statuses(tmp_path: Path) -> None:
    """Only those who are on trial, for instance."""
    chosen = "status: [on-trial, exiled]\n"

    assert set(now(tmp_path, {"prisoner-list.yaml": chosen}).order) == {
        f"person:{slug(3)}",
        f"person:{slug(5)}",
    }


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ("people: [nobody]\n", "dead-link"),
        ("status: [free]\n", "unknown-term"),
        ("order: pinyin\n", "unknown-field"),
        ("title: {en: A list}\n", "missing-script"),
    ],
)
def test_mistakes_in_the_choice_are_named(given: str, rule: str, tmp_path: Path) -> None:
    """An editor is told the line, not shown a list without somebody."""
    problems = read(tmp_path, {"prisoner-list.yaml": given})[1].errors

    assert [(p.place.path.rpartition("/")[2], p.rule) for p in problems] == [
        ("prisoner-list.yaml", rule)
    ]


def test_compare() -> None:
    """Who came, who went, and which facts are told otherwise, from what to what."""
    later: Entry = {"name": {"en": "Li Jiazi"}, "status": "serving", "term": "4y"}

    assert compare({"p-1": LI, "p-2": WANG}, {"p-1": later, "p-3": WANG}) == Changes(
        ("p-3",),
        ("p-2",),
        {
            "p-1": {
                "charges": Change(["CL-293"], None),
                "term": Change(None, "4y"),
                "status": Change("detained", "serving"),
            }
        },
    )


def test_nothing_new_is_no_change() -> None:
    """The same facts are no revision."""
    assert not compare({"p-1": LI}, {"p-1": dict(LI)})


def kept() -> Revisions:
    """Two revisions; the second changed one person, added one and lost one."""
    changes = Changes(("p-2",), ("p-3",), {"p-1": {"status": Change("arrested", "detained")}})
    entries = {"p-2": WANG, "p-1": LI}
    return Revisions(revisions=[revision(1)]).followed_by(revision(2), changes, entries)


def test_a_file_that_is_written_is_read_back(tmp_path: Path) -> None:
    """What the command writes is, fact for fact, what the next build reads."""
    files = {"prisoner-list.revisions.yaml": written(kept())}
    content, problems = read(tmp_path, files)

    assert problems.errors == []
    assert content.prisoners.revisions == kept()


def test_who_is_not_published_leaves_everything() -> None:
    """No fact, no id: only how many they were."""
    rest = kept().without({"p-1", "p-4"})

    assert rest.ids == {"p-1"}
    assert (rest.taken_out, rest.changes) == (1, kept().changes.only({"p-1"}))
    assert "p-2" not in written(rest)
    assert "Wang" not in written(rest)


def test_a_number_is_for_the_list_that_was_numbered(tmp_path: Path) -> None:
    """Unchanged it has its number; with a fact changed or somebody gone it has none."""
    first = now(tmp_path / "first")
    revisions = Revisions().followed_by(revision(1, 5), first.changes, first.entries)
    numbered = {"prisoner-list.revisions.yaml": written(revisions)}
    gone = {
        f"people/{slug(3)}/record.yaml": f"id: {neutral_id(3)}\nwithdrawn: 2026-11-25\n",
        f"people/{slug(3)}/en.md": None,
    }

    assert not first.as_numbered
    assert now(tmp_path / "same", numbered).as_numbered
    without = now(tmp_path / "gone", numbered | gone)
    assert (without.as_numbered, bool(without.changes)) == (False, False)
    assert without.revisions.taken_out == 1
    assert names(3)[1] not in str(without)


def test_a_person_without_an_id_cannot_be_numbered(tmp_path: Path) -> None:
    """The list then says that it has no number."""
    facts = crowd(8)[f"people/{slug(0)}/record.yaml"]
    assert facts
    changed = {f"people/{slug(0)}/record.yaml": facts.replace(f"id: {neutral_id(0)}\n", "")}
    found = now(tmp_path, changed)

    assert found.nameless == (f"person:{slug(0)}",)
    assert len(found.entries) == 4
