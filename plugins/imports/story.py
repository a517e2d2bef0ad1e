"""How a table becomes drafts: the main story.

    plan = read(Job(Path("people.csv"), Path("map.yaml"), Path("content")))
    write(plan)

1. read the map    against the vocabularies of the content folder
2. read the table  and find the map's columns in it
3. read the rows   each cell is read, or remarked on
4. recognise       who has a record, or stands in the table twice, is not drafted
5. write           each draft whole, or not at all

The first four are ``read``, which changes nothing, so that the report can be kept before the
first folder is made. Where the report goes is left to ``__main__``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.checks.privacy import Redactions
from plugins.errors import ContentError, Problems, SetupError
from plugins.imports.columns import Bound, bind
from plugins.imports.compose import Draft, compose
from plugins.imports.known import Known, Match
from plugins.imports.mapping import Mapped, Vocabularies, read_map
from plugins.imports.private import Guard
from plugins.imports.reading import Layout, read_table
from plugins.imports.report import Outcome, Refused, Written
from plugins.imports.rows import RowReader, RowReading, constants
from plugins.imports.values import Values
from plugins.imports.writing import as_yaml, clear_unfinished, write_record
from plugins.records.files import SourceFile
from plugins.records.raw import source_ids
from plugins.records.reader import shown_path
from plugins.records.references import ReadingContext
from plugins.records.schemas.person import PersonFacts
from plugins.records.site import read_vocabularies
from plugins.records.validate import apply
from plugins.records.yamlfile import parse_yaml

_STILL_WANTED = frozenset({"missing-field", "missing-script"})  # what an editor adds to a draft


@dataclass(frozen=True)
class Job:
    """What to import: the table, its map, and the content folder that gets the drafts."""

    table: Path
    map: Path
    content: Path


@dataclass(frozen=True)
class Plan:
    """What an import is going to write, and what there is to say of it."""

    job: Job
    outcome: Outcome
    records: list[tuple[str, str]] = field(default_factory=list)  # slug and text


def read(job: Job) -> Plan:
    """Read a table and plan its drafts; nothing is written.

    Raises:
        SetupError: the table, the map or the content folder cannot be used at all.
        ContentError: the map has mistakes, or names columns that the table lacks.
    """
    if not job.content.is_dir():
        raise SetupError(f"there is no folder {job.content}; check CONTENT=…")
    problems = Problems()
    vocabularies = read_vocabularies(job.content, shown_path(job.content), Problems())
    mapped = read_map(job.map, vocabularies, problems)
    if mapped is None:
        raise ContentError(problems.errors)
    bound, values, fixed = _prepared(job, mapped, vocabularies, problems)
    plan = Plan(job, Outcome(bound.table.name, bound.table.how, unused=bound.unused))
    reader = RowReader(bound, mapped, values)
    drafting = _Drafting(plan, mapped, fixed, vocabularies, Known.in_content(job.content))
    for row in bound.rows:
        plan.outcome.rows += 1
        drafting.add(reader.read(row))
    return plan


def write(plan: Plan) -> None:
    """Make the folders of a plan; if that fails midway, the outcome says how far it came."""
    people = plan.job.content / "people"
    clear_unfinished(people)
    for number, (slug, text) in enumerate(plan.records):
        try:
            write_record(text, people, slug)
        except SetupError as error:
            plan.outcome.stopped = str(error)
            del plan.outcome.written[number:]
            return


def _prepared(
    job: Job, mapped: Mapped, vocabularies: Vocabularies, problems: Problems
) -> tuple[Bound, Values, dict[str, list[Any]]]:
    table_map = mapped.map
    layout = Layout(table_map.encoding, table_map.delimiter, table_map.sheet)
    table = read_table(job.table, layout)
    guard = Guard(Redactions.from_environment())
    values = Values(vocabularies, table_map.lang, table.epoch, guard, table_map.empty)
    bound = bind(mapped, table, problems)
    fixed = constants(mapped, values, problems)
    if bound is None or problems.errors:
        raise ContentError(problems.errors)
    return bound, values, fixed


@dataclass
class _Drafting:
    """Turns readings into drafts of a plan, one row after another."""

    plan: Plan
    mapped: Mapped
    fixed: dict[str, list[Any]]
    vocabularies: Vocabularies
    known: Known

    def add(self, reading: RowReading) -> None:
        """One row: a draft to write, or a reason why there is none; and its remarks."""
        refused = self._refused(reading)
        if refused:
            self.plan.outcome.refused.append(refused)
        self.plan.outcome.remarks += reading.remarks

    def _refused(self, reading: RowReading) -> Refused | None:
        draft = None if reading.refused else compose(reading, self.fixed, self.mapped)
        if draft is None:
            return Refused(reading.row, reading.refused)
        match = self.known.match(draft)
        if match and not _apart(match, draft, self.mapped, reading):
            reading.remarks.clear()  # they were, or will be, the other record's
            return _refusal(match, draft)
        return self._planned(draft, reading)

    def _planned(self, draft: Draft, reading: RowReading) -> Refused | None:
        """Give a draft its number and its folder, if it is as the schema wants it."""
        id_ = self.known.next_id()
        draft.data = {"id": id_, **draft.data}
        text = as_yaml(draft, self.mapped.map.scheme)
        wrong = _wrong(text, self.vocabularies)
        if wrong:
            self.known.last_number -= 1
            why = reading.guard.shown(wrong, 200)
            return Refused(draft.row, f"the draft would not be valid: {why}")
        slug = self.known.slug_for(draft.data, id_)
        self.known.add(draft, f"row {draft.row} (people/{slug})")
        self.plan.records.append((slug, text))
        self.plan.outcome.written.append(Written(draft.row, f"people/{slug}", id_, _holds(draft)))
        return None


def _apart(match: Match, draft: Draft, mapped: Mapped, reading: RowReading) -> bool:
    """Whether a draft is made although somebody is like it."""
    if match.kind == "namesake":
        why = f"{match.who} has the same name, and no year of birth tells them apart"
        reading.remark("confirm", "name", _shown_name(draft), why, "is it the same person?")
        return True
    return match.kind == "same" and draft.key in mapped.map.distinct


def _refusal(match: Match, draft: Draft) -> Refused:
    if match.kind == "there":
        return Refused(draft.row, f"already there: {match.who}", there=True)
    if match.kind == "twice":
        return Refused(draft.row, f"it repeats {match.who}")
    if match.kind == "twice-otherwise":
        why = f"it has the key of {match.who} and says something else: compare the two"
        return Refused(draft.row, why)
    if match.kind == "withdrawn":
        return Refused(draft.row, f"this seems to be somebody who was withdrawn: {match.who}")
    hint = "if it is somebody else, add the row’s key to distinct: in the map"
    return Refused(draft.row, f"this seems to be the person of {match.who}; {hint}")


def _wrong(text: str, vocabularies: Vocabularies) -> str:
    """What the schema says against a draft, apart from what an editor still has to add."""
    problems = Problems()
    tree = parse_yaml(text, SourceFile("record.yaml", text), problems)
    context = ReadingContext(dict(vocabularies), frozenset(), source_ids(tree.data))
    apply(PersonFacts, tree, context, problems)
    grave = [problem for problem in problems.errors if problem.rule not in _STILL_WANTED]
    return "; ".join(problem.message for problem in grave[:3])


def _shown_name(draft: Draft) -> str:
    name = draft.data["name"]
    return str(next((name[part] for part in ("zh-Hans", "zh-Hant", "en") if part in name), ""))


_PLAIN = frozenset({"id", "draft", "name", "sources", "same_as", "verification", "internal"})


def _holds(draft: Draft) -> str:
    """What a draft says, in a line: its name, and the fields that were filled."""
    return ", ".join([_shown_name(draft), *(name for name in draft.data if name not in _PLAIN)])
