"""Where publicity is dangerous, less is shown, and two people look (rule ``high-risk``, S16).

OHCHR, Manual on Human Rights Monitoring, ch. 2 and 14: a regular assessment of the risk to
victims, witnesses, family members and associates, and as little exposure as possible.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.harm.people import Person
from plugins.errors import Problems


def high_risk(person: Person, problems: Problems) -> None:
    """At high risk no photo, prefecture, lawyer or relative, and a second reviewer."""
    risk = person.facts.risk
    if risk is None or risk.level != "high":
        return
    for path, what, hint in _exposed(person):
        place = person.place(*path, key=len(path) == 1)
        problems.add(place, "high-risk", f"the risk is high, and {what}", hint)
    if not risk.second_reviewer or risk.second_reviewer == risk.by:
        message = "the risk is high, and nobody else has looked at the record"
        hint = "let a second person read it, and add their initials: second_reviewer: …"
        place = person.place("risk", "second_reviewer")
        problems.add(place, "high-risk", message, hint)


def _exposed(person: Person) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """What is shown that should not be: its path, a phrase, a hint."""
    facts = person.facts
    if facts.photo:
        yield ("photo",), "there is a photo", "take the photo out"
    if facts.residence and facts.residence.prefecture:
        path = ("residence", "prefecture")
        yield path, "the prefecture is given", "leave the province alone"
    for number, case in enumerate(facts.case):
        for at, lawyer in enumerate(case.lawyers):
            if lawyer.publish:
                path_of_lawyer = ("case", number, "lawyers", at, "publish")
                yield path_of_lawyer, "a lawyer is named", "write “publish: false”"
    for number, relative in enumerate(facts.relatives):
        if relative.publish:
            path_of_relative = ("relatives", number, "publish")
            yield path_of_relative, "a relative is named", "write “publish: false”"
