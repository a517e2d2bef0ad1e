"""The questions of a decision path as a graph: their order, and what is wrong with it.

    asked(questions)        # the questions that can be reached, in the order of asking
    circle(questions)       # ids that lead back to the first of them; none in a good path

Pure; what to say of a mistake is left to ``checks.paths``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.records.schemas.path import Question

Next = Mapping[str, list[str]]


def asked(questions: Sequence[Question]) -> list[Question]:
    """The questions that can be reached from the first, each before those it leads to."""
    by_id = {question.id: question for question in questions}
    leads = _leads(questions)
    order: list[str] = []
    _visit(questions[0].id, leads, order, set())
    return [by_id[id_] for id_ in reversed(order)]


def _visit(id_: str, leads: Next, order: list[str], seen: set[str]) -> None:
    """Depth first, the last answer first, so that the reversed order reads like the file."""
    if id_ in seen:
        return
    seen.add(id_)
    for following in reversed(leads[id_]):
        _visit(following, leads, order, seen)
    order.append(id_)


def _leads(questions: Sequence[Question]) -> dict[str, list[str]]:
    known = {question.id for question in questions}
    return {q.id: [a.next for a in q.answers if a.next in known and a.next] for q in questions}


def depths(questions: Sequence[Question]) -> dict[str, int]:
    """How many questions at most come before each of those that can be reached."""
    order = asked(questions)
    found = dict.fromkeys((question.id for question in order), 0)
    leads = _leads(order)
    for question in order:
        for following in leads[question.id]:
            found[following] = max(found[following], found[question.id] + 1)
    return found


def circle(questions: Sequence[Question]) -> list[str]:
    """The ids of questions that lead back to the first of them; empty if none do."""
    leads = _leads(questions)
    for question in questions:
        for way in _ways(question.id, leads, [question.id]):
            if way[-1] == question.id:
                return way
    return []


def _ways(start: str, leads: Next, way: list[str]) -> Iterator[list[str]]:
    """Every way on from the end of ``way`` that meets its start or nothing twice."""
    for following in leads[way[-1]]:
        if following == start:
            yield [*way, following]
        elif following not in way:
            yield from _ways(start, leads, [*way, following])
