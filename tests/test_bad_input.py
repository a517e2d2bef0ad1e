"""Bad input gets a clear message: the table in ``tests/bad_input``, and what all share."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from plugins.checks.privacy.finding import ORDER
from plugins.errors import ContentError, Place, Problem, report
from tests import bad_input
from tests.bad_input import TOPIC_EN, TOPIC_FACTS, TOPIC_HANS, Case, add, edit
from tests.sites import SMALL, build, problems_of, text, write_content
from tests.source_code import rule_names

MODULES = sorted(info.name for info in pkgutil.iter_modules(bad_input.__path__))
TABLE = {
    f"{name}: {case.id}": case
    for name in MODULES
    for case in importlib.import_module(f"{bad_input.__name__}.{name}").CASES
}
# Rules that the table cannot show, with the test that does.
ELSEWHERE = {
    "second-opinion": "tests.checks.test_second",
    "list-needs-id": "tests.build.test_revise",
    "doubtful-name": "test_a_warning_does_not_stop_a_build",
    "long-summary": "test_a_warning_does_not_stop_a_build",
    "unmarked-language": "test_a_warning_does_not_stop_a_build",
    "foreign-request": "tests.checks.gate.test_gate",
    "internal-data": "tests.checks.gate.test_secrets",
    "private-column": "tests.imports.test_mapping",
    "not-built": "tests.release.test_tree",
    "release-link": "tests.release.test_tree",
    "release-name": "tests.release.test_tree",
    "touched-output": "tests.release.test_tree",
    "unknown-column": "tests.imports.test_columns",
    "withdrawn-record": "tests.checks.gate.test_secrets",
    "unused-file": "test_a_warning_does_not_stop_a_build",
    "unused-source": "test_a_warning_does_not_stop_a_build",
    **dict.fromkeys(set(ORDER) - {"machine-trace"}, "tests.checks.privacy.test_privacy"),
}

SECOND_SOURCE = "sources:\n  - {id: s2, kind: ngo, title: B}"
WARNINGS: dict[str, tuple[bad_input.Changes, str]] = {
    "doubtful name": (add(TOPIC_HANS, "律师钟明被带走。"), "doubtful-name"),
    "unused source": (edit(TOPIC_FACTS, "sources:", SECOND_SOURCE), "unused-source"),
    "unused file": ({"topics/speech/notes.txt": "notes"}, "unused-file"),
    "long summary": (edit(TOPIC_EN, "What may be said.", "a" * 161), "long-summary"),
    "unmarked language": (
        add("topics/speech/zh-Hans.md", "人权组织 Human Rights in China 说。"),
        "unmarked-language",
    ),
}
LEFTOVERS = (".DS_Store", "en.md~", "#x#", ".en.md.swp", "Thumbs.db", "desktop.ini")


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, so that messages show paths as an editor sees them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(folder: Path, changes: bad_input.Changes) -> str:
    """What ``make check`` prints about a content folder with ``changes``."""
    write_content(folder, changes)
    return report(problems_of(Path("content")))


@pytest.mark.parametrize("case", TABLE.values(), ids=TABLE.keys())
def test_the_whole_message_is_as_expected(case: Case, in_folder: Path) -> None:
    """Each mistake gives one message that says where, what and how to put it right."""
    content = write_content(in_folder, case.changes)
    case.prepare(content)
    shown = report(problems_of(Path("content")))

    assert text(case.expected).strip("\n") == shown


def test_every_rule_is_in_the_table() -> None:
    """No rule can be noted without a case that shows its message."""
    shown = "\n".join(case.expected for case in TABLE.values())
    missing = {rule for rule in rule_names() if f"[{rule}]" not in shown}

    assert set(ELSEWHERE) == missing


def test_the_small_folder_has_no_mistake(in_folder: Path) -> None:
    """A message in the table comes from the case's own mistake and nothing else."""
    shown = printed(in_folder, {})

    assert shown == ""


def test_the_caret_counts_two_columns_for_a_han_character() -> None:
    """In a terminal a Han character is two columns wide, and so is its caret."""
    problem = Problem(Place("zh-Hans.md", 14, 4, 2, "他说：言论a"), "rule", "wrong")
    excerpt = str(problem).split("\n")[1:]

    assert excerpt == ["   |", "14 | 他说：言论a", "   |       ^^^^"]


def test_the_column_counts_one_for_a_han_character(in_folder: Path) -> None:
    """The column is the one that an editor's program shows, which counts characters."""
    shown = printed(in_folder, add("topics/speech/zh-Hans.md", "言论 [@s2]"))

    assert shown.startswith("content/topics/speech/zh-Hans.md:9:5: error[unknown-source]")


def test_several_errors_come_sorted_and_all_at_once(in_folder: Path) -> None:
    """One run names every mistake, by file, line and column, whichever step found it."""
    changes = {
        **add(TOPIC_EN, "See [a](topic:b), [c](topic:d).\n\n<script>e</script>"),
        **edit(TOPIC_FACTS, "glyph:", "glyhp:"),
        "topics/speech/fr.md": SMALL[TOPIC_EN],
    }
    write_content(in_folder, changes)
    found = [
        (problem.place.path.rpartition("/")[2], problem.place.line, problem.rule)
        for problem in problems_of(Path("content"))
    ]

    assert found == sorted(found)
    assert {"record.yaml", "fr.md"} <= {file for file, _, _ in found}


def test_errors_of_one_text_come_in_the_order_of_its_lines(in_folder: Path) -> None:
    """The second of two mistakes of a kind is reported at its own place."""
    words = "See [a](topic:b), [c](topic:b).\n\n<script>e</script>\n\n[f](topic:b)"
    write_content(in_folder, add(TOPIC_EN, words))
    places = [(p.place.line, p.place.column) for p in problems_of(Path("content"))]

    assert places == [(9, 9), (9, 23), (11, 1), (13, 5)]


def test_an_empty_line_stands_between_two_messages(in_folder: Path) -> None:
    """Messages can be told apart at a glance."""
    shown = printed(in_folder, {"topics/speech/fr.md": "", "topics/speech/de.md": ""})

    assert [m.split(":")[0] for m in shown.split("\n\n")] == [
        "content/topics/speech/de.md",
        "content/topics/speech/fr.md",
    ]


@pytest.mark.parametrize(("changes", "rule"), WARNINGS.values(), ids=WARNINGS.keys())
def test_a_warning_does_not_stop_a_build(
    changes: bad_input.Changes, rule: str, tmp_path: Path
) -> None:
    """What a reader could live with is named, and the site is built."""
    built = build(write_content(tmp_path, changes))

    assert [(w.rule, w.severity) for w in built.warnings] == [(rule, "warning")]
    assert "en/topics/speech.html" in built.files


def test_leftovers_of_editors_and_systems_are_passed_over(tmp_path: Path) -> None:
    """Nobody has to tidy up after their own program."""
    folders = ("", "topics/", "topics/speech/")
    content = write_content(tmp_path, {f"{f}{name}": "x" for f in folders for name in LEFTOVERS})

    assert problems_of(content) == []


def test_an_error_stops_the_build_with_every_problem(tmp_path: Path) -> None:
    """Warnings are told too, so that one run is enough."""
    changes = {
        **edit(TOPIC_FACTS, "sources:", SECOND_SOURCE),
        **add(TOPIC_EN, "<script>alert(1)</script>"),
    }
    with pytest.raises(ContentError) as stopped:
        build(write_content(tmp_path, changes))

    assert {p.rule for p in stopped.value.problems} == {"unsafe-html", "unused-source"}
