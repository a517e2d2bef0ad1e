"""The rules themselves, in the order in which they run.

Each takes what it needs and notes problems; none changes anything. What one record says
of itself is its schema's business; here stand rules that need more than one field.
"""

from __future__ import annotations

import re
from pathlib import Path

from plugins.checks.chinese import check_chinese
from plugins.checks.harm import RULES as OF_PEOPLE
from plugins.checks.harm import check_people
from plugins.checks.metadata import OF_FILES, problems_in
from plugins.checks.parity import check_parity
from plugins.checks.paths import check_paths
from plugins.checks.personal import RULES as OF_TEXTS
from plugins.checks.prisoners import check_prisoners
from plugins.checks.registers import check_registers
from plugins.checks.terms import RULES as OF_TERMS
from plugins.checks.terms import check_terms
from plugins.checks.texts import Passage, blanked, mostly, passages
from plugins.editions.names import EVERYWHERE
from plugins.editions.render import Rendering
from plugins.errors import Place, Problems, did_you_mean
from plugins.records.allowed import Allowed
from plugins.records.base import Record, Written
from plugins.records.languages import is_chinese
from plugins.records.people.care import Photo
from plugins.records.reader import Content
from plugins.records.references import no_record
from plugins.records.registers.spec import RegisterSchema
from plugins.records.walk import walk

ALLOWABLE = OF_PEOPLE | OF_TEXTS | OF_FILES | OF_TERMS  # what ``allow.yaml`` may name
SUMMARY = {"en": 160, "zh-Hans": 80, "zh-Hant": 80}  # characters that fit a card
SHARE = "share-"  # how the names of share pictures begin (plugins.views.people.share)
_LATIN_PHRASE = re.compile(r"[A-Za-z]+(?:[ ’'-][A-Za-z]+){2,}")


def check_content(content: Content, problems: Problems) -> None:
    """Run every rule over the records as they were read."""
    site_lists(content, problems)
    glossary_length(content, problems)
    check_people(content, problems)
    content.allowed.note_unknown(ALLOWABLE, problems)
    check_prisoners(content, problems)
    check_parity(content, problems)
    check_registers(content, problems)
    check_paths(content, problems)
    check_terms(content, problems)
    for record in content.records.values():
        one_source_each(record, problems)
        portrait_is_there(record, problems)
        for written in record.written.values():
            summary_length(written, problems)
            wrong_script(written, problems)
        for passage in passages(record):
            straight_quotes(passage, problems)
            unmarked_language(passage, problems)


def one_source_each(record: Record, problems: Problems) -> None:
    """No two sources of a record share an id."""
    seen: set[str] = set()
    for number, source in enumerate(record.facts.sources):
        if source.id in seen:
            place = record.tree.place(("sources", number, "id"))
            message = f"“{source.id}” is given twice"
            problems.add(place, "duplicate-field", message, "keep one of the two")
        seen.add(source.id)


def portrait_is_there(record: Record, problems: Problems) -> None:
    """The photo that a person's record names lies in its folder."""
    photo = getattr(record.facts, "photo", None)
    if isinstance(photo, Photo) and photo.file not in record.files:
        place = record.tree.place(("photo", "file"))
        hint = did_you_mean(photo.file, record.files) or "put the picture into the record's folder"
        problems.add(place, "missing-picture", f"there is no picture “{photo.file}” here", hint)


def check_rendering(content: Content, rendering: Rendering, problems: Problems) -> None:
    """Run every rule over the records and what their texts refer to."""
    check_chinese(content, rendering, problems)
    for record in content.records.values():
        unused_sources(record, rendering, problems)
        unused_files(record, rendering, problems)
        hidden_data(record, rendering, content.allowed, problems)
    content.allowed.note_unused(OF_FILES, problems)


def site_lists(content: Content, problems: Problems) -> None:
    """``site.yaml`` names sections, topics and people that exist."""
    site, tree = content.site, content.site_tree
    if site is None or tree is None:
        return
    sections = {s for s, t in content.schemas.items() if not isinstance(t, RegisterSchema)}
    seen: set[str] = set()
    for number, section in enumerate(site.sections):
        if section.id in seen:
            place = tree.place(("sections", number, "id"))
            message = f"“{section.id}” is given twice"
            problems.add(place, "duplicate-field", message, "keep one of the two")
        seen.add(section.id)
        if section.id not in sections:
            place = tree.place(("sections", number, "id"))
            hint = did_you_mean(section.id, sections)
            problems.add(place, "unknown-section", f"there is no section “{section.id}”", hint)
    for field, kind in (("topics", "topic"), ("people", "person")):
        known = {i.partition(":")[2] for i in content.addresses if i.startswith(f"{kind}:")}
        for number, slug in enumerate(getattr(site, field)):
            if slug not in known:
                place = tree.place((field, number))
                message, hint = no_record(f"{kind}:{slug}", (), content.unpublished)
                problems.add(place, "dead-link", message, hint or did_you_mean(slug, known))


def glossary_length(content: Content, problems: Problems) -> None:
    """A term that holds everywhere has three characters at least."""
    for entry in content.glossary:
        if len(entry.zh_Hans) < EVERYWHERE and not entry.group:
            place = content.glossary_place(entry.zh_Hans)
            message = f"“{entry.zh_Hans}” is too short: two characters also meet by chance"
            hint = "add the word before or after it, or give the entry a group"
            problems.add(place, "glossary-short", message, hint)


def summary_length(written: Written, problems: Problems) -> None:
    """A summary fits a card."""
    limit = SUMMARY[written.lang]
    length = len(written.words.summary)
    if length > limit:
        place = written.tree.place(("summary",))
        message = f"the summary has {length} characters; cards have room for {limit}"
        problems.add(place, "long-summary", message, "say it shorter", "warning")


def straight_quotes(passage: Passage, problems: Problems) -> None:
    """Chinese text has Chinese quotation marks, which can follow the script."""
    if not is_chinese(passage.lang):
        return
    for match in re.finditer(r'(?m)^[^"\n]*(")', passage.text):
        hint = "write “ ” or 「 」"
        message = 'the straight " is no Chinese quotation mark'
        problems.add(passage.place(match.start(1), 1), "straight-quote", message, hint)


def wrong_script(written: Written, problems: Problems) -> None:
    """A file holds the script that its name says."""
    if not is_chinese(written.lang):
        return
    other = "zh-Hans" if written.lang == "zh-Hant" else "zh-Hant"
    if mostly(blanked(written.body), other):
        place = written.source.place(1)
        message = f"this text looks like {other}, but the file is called {written.lang}.md"
        problems.add(place, "wrong-script", message, f"rename the file to {other}.md")


def unmarked_language(passage: Passage, problems: Problems) -> None:
    """Three Latin words in a row in Chinese text are a phrase in another language."""
    if not is_chinese(passage.lang):
        return
    for match in _LATIN_PHRASE.finditer(passage.text):
        place = passage.place(match.start(), len(match.group()))
        hint = f"write [{match.group()}]{{lang=en}}"
        message = "these words need their language, for screen readers"
        problems.add(place, "unmarked-language", message, hint, "warning")


def unused_sources(record: Record, rendering: Rendering, problems: Problems) -> None:
    """Every source is named by a fact or cited in a text; a register's stand for the entry."""
    if isinstance(record.schema, RegisterSchema):
        return
    used = set(rendering.cited.get(record.id, set()))
    used.update(v for path, v in walk(record.facts) if _is_source_reference(path))
    for number, source in enumerate(record.facts.sources):
        if source.id not in used:
            place = record.tree.place(("sources", number, "id"))
            message = f"no fact and no sentence names the source “{source.id}”"
            problems.add(place, "unused-source", message, f"cite it with [@{source.id}]", "warning")


def unused_files(record: Record, rendering: Rendering, problems: Problems) -> None:
    """Every file in a record's folder is shown or linked; what is not stays at home.

    A fact shows a file by naming it; share pictures are drawn by a command (``views.share``).
    """
    named = {value for _, value in walk(record.facts) if isinstance(value, str)}
    drawn = {name for name in record.files if name.startswith(SHARE)}
    shown = rendering.files.get(record.id, set()) | named | drawn
    for name in sorted(record.files):
        if name not in shown:
            place = record.tree.source.place(0)
            message = f"“{name}” in this folder is not shown by any text and is not published"
            problems.add(
                place, "unused-file", message, f"write ![…]({name}) or remove it", "warning"
            )


def hidden_data(record: Record, rendering: Rendering, allowed: Allowed, problems: Problems) -> None:
    """No file that is shown carries what its reader does not see, or it is allowed to."""
    shown = rendering.files.get(record.id, set()) - rendering.holes.get(record.id, set())
    for name in sorted(shown):
        where = f"{record.folder}/{name}"
        try:
            data = Path(record.files[name]).read_bytes()
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            problems.add(Place(where), "unreadable", f"the file cannot be read: {reason}")
            continue
        for problem in problems_in(name, data, where):
            if problem.rule not in OF_FILES or not allowed.covers(problem.rule, where):
                problems.note(problem)


def _is_source_reference(path: tuple[str | int, ...]) -> bool:
    """Whether a path ends like ``…/source/0``, or in a field of its own for one status."""
    return len(path) > 1 and path[-2] in ("source", "status_source")
