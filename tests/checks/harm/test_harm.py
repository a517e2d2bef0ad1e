"""The room's door: which rules there are, and that what is allowed is let pass."""

from __future__ import annotations

from pathlib import Path

from plugins.checks.harm import RULES
from tests.bad_input import PERSON_EN, add
from tests.sites import problems_of, write_content
from tests.source_code import rule_names_in


def test_the_names_are_those_that_the_rules_note() -> None:
    """An entry of ``allow.yaml`` can name each of them, and no other."""
    assert rule_names_in("checks/harm") == RULES


def test_what_is_allowed_is_let_pass_and_the_rest_is_not(tmp_path: Path) -> None:
    """One word is allowed on one page; the other is still named."""
    allowed = "- {rule: wording, where: people/yu-jie/en.md, text: confessed, reason: it is so}\n"
    words = add(PERSON_EN, "He confessed. He had it coming.")
    found = problems_of(write_content(tmp_path, {"allow.yaml": allowed, **words}))

    assert [p.message for p in found] == ["“had it coming” blames the person"]
