"""The rule ``term-variant``: which words are named, and which never."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problem
from tests.sites import SITE, TOPIC, TOPIC_EN, TOPIC_HANS, problems_of, write_content
from tests.terms import FOLDER, GLOSSARY, HARBOUR

HANS, EN = "topics/speech/zh-Hans.md", "topics/speech/en.md"


def found(folder: Path, changes: dict[str, str]) -> list[Problem]:
    """What the rule finds in the small content with the glossary."""
    problems = problems_of(write_content(folder, {**GLOSSARY, **changes}))
    return [problem for problem in problems if problem.rule.startswith("term-")]


def test_the_variant_the_chosen_word_and_the_reason_are_named(tmp_path: Path) -> None:
    """An editor can mend it without looking anything up."""
    (problem,) = found(tmp_path, {HANS: f"{TOPIC_HANS}\n这是码头规矩。\n"})

    assert problem.severity == "warning"
    assert (problem.place.line, problem.place.column, problem.place.length) == (9, 3, 4)
    assert problem.message == "“码头规矩” is not written here: write “港法” (harbour law)"
    assert problem.hint == "It is no custom; see term:harbour-law"


def test_words_in_yaml_are_looked_at_too(tmp_path: Path) -> None:
    """Each at its own line."""
    facts = TOPIC.replace("The article.", "The dock law.")
    (problem,) = found(tmp_path, {"topics/speech/record.yaml": facts})

    assert problem.place.path.endswith("record.yaml") and "dock law" in problem.message


def test_the_words_of_the_site_are_looked_at(tmp_path: Path) -> None:
    """They stand on every page."""
    site = SITE.replace("A small site.", "A site on dock law.")
    (problem,) = found(tmp_path, {"site.yaml": site})

    assert problem.place.path.endswith("site.yaml") and problem.place.line == 3


def test_the_other_script_is_looked_at_as_conversion_writes_it(tmp_path: Path) -> None:
    """A variant given in Simplified is found in a text in Traditional."""
    text = "---\ntitle: 言論\nsummary: 什麼話。\n---\n這是碼頭規矩，見 [@s1]。\n"
    (problem,) = found(tmp_path, {HANS: "", "topics/speech/zh-Hant.md": text} | {HANS: None})  # type: ignore[dict-item]

    assert "“碼頭規矩”" in problem.message and "“港法”" in problem.message


@pytest.mark.parametrize(
    "words",
    [
        "他说“这是码头规矩”。",
        "「码头规矩」",
        "> 码头规矩",
        "《码头规矩》一书",
        "`码头规矩`",
        "[码头规矩]{lang=zh-Hant}",
    ],
)
def test_quotations_titles_code_and_other_languages_are_left_alone(
    tmp_path: Path, words: str
) -> None:
    """What somebody else said is not ours to change."""
    assert found(tmp_path, {HANS: f"{TOPIC_HANS}\n{words}\n"}) == []


def test_titles_of_sources_and_names_are_left_alone(tmp_path: Path) -> None:
    """Their owners chose them."""
    facts = TOPIC.replace("title: A report", "title: {en: The dock law, zh-Hans: 码头规矩}")

    assert found(tmp_path, {"topics/speech/record.yaml": facts}) == []


def test_the_terms_own_record_may_name_its_variants(tmp_path: Path) -> None:
    """It has to say why; another term's record may not."""
    why = HARBOUR.replace("A list has it", "Not dock law: a list has it")

    assert found(tmp_path / "a", {f"{FOLDER}/harbour-law.yaml": why}) == []
    tide = GLOSSARY[f"{FOLDER}/tide.yaml"].replace("Told beside", "Told beside dock law and")
    assert len(found(tmp_path / "b", {f"{FOLDER}/tide.yaml": tide})) == 1


def test_an_editor_can_allow_a_word(tmp_path: Path) -> None:
    """With a reason, in one file; in vain it is named."""
    allow = (
        f"- rule: term-variant\n  where: {EN}\n  text: dock law\n"
        "  reason: the wording of the statute that the page is about\n"
    )
    text = f"{TOPIC_EN}\nThe dock law says so.\n"

    assert found(tmp_path / "a", {EN: text, "allow.yaml": allow}) == []
    unused = problems_of(write_content(tmp_path / "b", {**GLOSSARY, "allow.yaml": allow}))
    assert [problem.rule for problem in unused] == ["unused-allowance"]


def test_a_form_means_one_term(tmp_path: Path) -> None:
    """Two terms that claim it are named."""
    tide = GLOSSARY[f"{FOLDER}/tide.yaml"].replace("spring tide", "quay law")
    (problem,) = found(tmp_path, {f"{FOLDER}/tide.yaml": tide})

    assert problem.rule == "term-entry"
    assert problem.message == "“quay law” is already a form of term:harbour-law"


def test_a_term_has_a_word_for_each_edition(tmp_path: Path) -> None:
    """A page in English needs an English word."""
    given = HARBOUR.replace("{en: harbour law, zh-Hans", "{zh-Hans")
    (problem,) = found(tmp_path, {f"{FOLDER}/harbour-law.yaml": given})

    assert problem.rule == "term-entry" and problem.severity == "error"


def test_a_refused_word_has_a_reason(tmp_path: Path) -> None:
    """Nobody is told what to write without being told why."""
    given = HARBOUR.replace("    reason: {en: Docks are for ships., zh-Hans: 船坞是给船的。}\n", "")
    (problem,) = found(tmp_path, {f"{FOLDER}/harbour-law.yaml": given})

    assert problem.rule == "term-entry" and "why" in problem.message
