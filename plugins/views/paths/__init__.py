"""A decision path as readers meet it: one page to print, a page a question, a diagram.

    paths/which-door.html            every question, numbered, with its answers; prints alone
    paths/which-door--held.html      one question, for a small screen and a shaking hand
    paths/which-door--diagram.svg    the same as a picture, drawn when the site is built

The page of all questions says everything that the picture shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

from plugins.records.asking import asked, depths
from plugins.records.base import Record
from plugins.records.schemas.path import PathFacts
from plugins.views.base import BASE, RecordView
from plugins.views.pages import Document, Page, Planned
from plugins.views.paths.diagram import Box, Outlet, draw, size
from plugins.views.shelves import EditionShelf


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    picture = size(_boxes(record, shelf))
    return {
        "questions": _questions(record, shelf),
        "diagram": SimpleNamespace(
            name=_diagram(record), width=picture.width, height=picture.height
        ),
        "first": f"{record.slug}--{_facts(record).questions[0].id}.html",
    }


def _facts(record: Record) -> PathFacts:
    assert isinstance(record.facts, PathFacts)
    return record.facts


def _diagram(record: Record) -> str:
    return f"{record.slug}--diagram.svg"


def _questions(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """The questions in the order of asking, each with its number."""
    order = [question.id for question in asked(_facts(record).questions)]
    numbers = {id_: number for number, id_ in enumerate(order, start=1)}
    shown = {question.id: question for question in shelf.view.facts(record).questions}
    return [_question(shown[id_], numbers, record, shelf) for id_ in order]


def _question(
    question: Any, numbers: dict[str, int], record: Record, shelf: EditionShelf
) -> SimpleNamespace:
    answers = [
        SimpleNamespace(
            text=answer.text,
            note=answer.note,
            number=numbers[answer.next] if answer.next else 0,
            anchor=f"#q-{answer.next}" if answer.next else "",
            page=f"{record.slug}--{answer.next}.html" if answer.next else "",
            doors=[shelf.card(ref.id, BASE) for ref in answer.doors],
        )
        for answer in question.answers
    ]
    return SimpleNamespace(
        id=question.id,
        number=numbers[question.id],
        text=question.text,
        help=question.help,
        answers=answers,
    )


def _more_pages(record: Record, shelf: EditionShelf) -> Iterator[Planned]:
    folder = f"{shelf.view.edition.id}/{record.schema.section}"
    yield Document(f"{folder}/{_diagram(record)}", partial(_picture, record, shelf))
    for question in asked(_facts(record).questions):
        yield _question_page(record, shelf, question.id)


def _question_page(record: Record, shelf: EditionShelf, id_: str) -> Page:
    address = f"{record.schema.section}/{record.slug}--{id_}.html"

    def variables() -> dict[str, Any]:
        questions = _questions(record, shelf)
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "path": shelf.plain_card(record, BASE),
            "question": next(question for question in questions if question.id == id_),
            "total": len(questions),
            "before": [q for q in questions if any(a.anchor == f"#q-{id_}" for a in q.answers)],
            "slug": record.slug,
        }

    return Page(f"{shelf.view.edition.id}/{address}", "path-question.html", variables, shelf.lang)


def _picture(record: Record, shelf: EditionShelf) -> bytes:
    title = shelf.view.title(record.id).plain
    return draw(_boxes(record, shelf), title, shelf.lang)


def _boxes(record: Record, shelf: EditionShelf) -> list[Box]:
    """The questions as boxes; behind each answer with doors a box of their names."""
    at = depths(_facts(record).questions)
    boxes = []
    for question in _questions(record, shelf):
        outlets: list[Outlet] = []
        doors: list[Box] = []
        for answer in question.answers:
            to = [f"q-{answer.anchor[3:]}"] if answer.anchor else []
            if answer.doors:
                name = f"{question.id}-{len(outlets)}"
                to.append(name)
                titles = tuple(card.title.plain for card in answer.doors)
                doors.append(Box(name, at[question.id] + 1, "", titles, ()))
            outlets.append(Outlet(answer.text.plain, tuple(to)))
        head = f"{question.number}. {question.text.plain}"
        boxes.append(Box(f"q-{question.id}", at[question.id], head, (), tuple(outlets)))
        boxes += doors
    return boxes


VIEW = RecordView(
    name="path",
    variables=_variables,
    anchors=frozenset({"questions", "diagram"}),
    more_pages=_more_pages,
)
