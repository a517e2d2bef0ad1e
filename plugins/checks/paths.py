"""Rules over decision paths: every answer leads on, nothing goes round, every door is reached.

Whoever follows a path may be in distress: it must never leave them standing.
"""

from __future__ import annotations

from plugins.errors import Problems, did_you_mean
from plugins.records.asking import asked, circle
from plugins.records.base import Record
from plugins.records.reader import Content
from plugins.records.schemas.path import PathFacts


def check_paths(content: Content, problems: Problems) -> None:
    """Run the rules over every path."""
    for record in content.records.values():
        if isinstance(record.facts, PathFacts):
            one_id_each(record, record.facts, problems)
            sound = answers_lead_on(record, record.facts, problems)
            sound = not goes_round(record, record.facts, problems) and sound
            if sound and len(content.records) == len(content.addresses):
                all_reached(record, record.facts, content, problems)


def one_id_each(record: Record, facts: PathFacts, problems: Problems) -> None:
    """No two questions share an id."""
    seen: set[str] = set()
    for number, question in enumerate(facts.questions):
        if question.id in seen:
            place = record.tree.place(("questions", number, "id"))
            message = f"“{question.id}” is given twice"
            problems.add(place, "duplicate-field", message, "keep one of the two")
        seen.add(question.id)


def answers_lead_on(record: Record, facts: PathFacts, problems: Problems) -> bool:
    """Every answer leads to a question that is there, or to a door; return whether it is so."""
    sound = True
    known = {question.id for question in facts.questions}
    for at, question in enumerate(facts.questions):
        for number, answer in enumerate(question.answers):
            here = ("questions", at, "answers", number)
            if answer.next is None and not answer.doors:
                sound = False
                hint = "add next: and a question, or doors: and records"
                place = record.tree.place((*here, "text"), key=True)
                problems.add(place, "dead-end", "this answer leads nowhere", hint)
            elif answer.next is not None and answer.next not in known:
                sound = False
                hint = did_you_mean(answer.next, known)
                message = f"there is no question “{answer.next}”"
                problems.add(record.tree.place((*here, "next")), "dead-end", message, hint)
    return sound


def goes_round(record: Record, facts: PathFacts, problems: Problems) -> bool:
    """Note questions that lead back to themselves; return whether there are any."""
    way = circle(facts.questions)
    if way:
        at = next(n for n, question in enumerate(facts.questions) if question.id == way[0])
        message = f"these questions lead in a circle: {' → '.join(way)}"
        hint = "let one of the answers lead to a door"
        problems.add(record.tree.place(("questions", at, "id")), "circle", message, hint)
    return bool(way)


def all_reached(record: Record, facts: PathFacts, content: Content, problems: Problems) -> None:
    """Every question can be reached from the first, and every door that is promised."""
    reached = {question.id for question in asked(facts.questions)}
    for at, question in enumerate(facts.questions):
        if question.id not in reached:
            message = f"no answer leads to the question “{question.id}”"
            place = record.tree.place(("questions", at, "id"))
            problems.add(place, "not-reached", message, f"add next: {question.id} to an answer")
    doors = {ref.id for q in facts.questions for answer in q.answers for ref in answer.doors}
    for number, type_ in enumerate(facts.doors_of):
        place = record.tree.place(("doors_of", number))
        if type_ not in {schema.name for schema in content.schemas.values()}:
            hint = did_you_mean(type_, [schema.name for schema in content.schemas.values()])
            problems.add(place, "not-reached", f"no record is of the type “{type_}”", hint)
        for id_, door in content.records.items():
            if door.schema.name == type_ and id_ not in doors:
                message = f"no answer leads to {id_}"
                problems.add(place, "not-reached", message, "add it to the doors of an answer")
