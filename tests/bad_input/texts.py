"""Mistakes in texts of treaties, and in references to their articles."""

from __future__ import annotations

from tests.bad_input import PERSON_FACTS, Case, Changes, add
from tests.texts import FOLDER, TREATY, damaged, sheet


def _related(reference: str) -> Changes:
    """The treaty, and a person's record that refers to an article."""
    return {**TREATY, **add(PERSON_FACTS, f"related: ['{reference}']")}


CASES = [
    Case(
        "article that is lost",
        damaged("zh-Hans", "（甲）得知理由；\n", ""),
        """
        content/texts/harbour/zh-Hans.txt:8:1: error[text-parity]: art-2-2-a of en is missing here
          |
        8 | ### 第二条
          | ^^^^^^^^^^
          = hint: compare both with the official text
        """,
    ),
    Case(
        "half-width stop",
        damaged("zh-Hans", "本港口的船只，", "本港口的船只,"),
        """
        content/texts/harbour/zh-Hans.txt:3:7: error[text-parity]: “,” is a half-width stop in Chinese
          |
        3 | 本港口的船只,
          |             ^
          = hint: see tidy: [stops]
        """,  # noqa: E501
    ),
    Case(
        "heading of no article",
        damaged("en", "### Preamble\n", "### Preface\n"),
        """
        content/texts/harbour/en.txt:2:1: error[legal-text]: “Preface” is no heading of an article
          |
        2 | ### Preface
          | ^^^^^^^^^^^
          = hint: begin an article with “### Article 7” or “### 第七条”, the preamble with “### Preamble”
        """,  # noqa: E501
    ),
    Case(
        "version without a file",
        {**TREATY, f"{FOLDER}/zh-Hans.txt": None},
        """
        content/texts/harbour/text.yaml:11:11: error[legal-text]: there is no file zh-Hans.txt
           |
        11 |   - lang: zh-Hans
           |           ^^^^^^^
          = hint: run make texts, or take it out
        """,
    ),
    Case(
        "page that begins nowhere",
        sheet("[preamble, art-2]", "[preamble, art-3]"),
        """
        content/texts/harbour/text.yaml:4:19: error[legal-text]: there is no “art-3” here
          |
        4 | pages: [preamble, art-3]
          |                   ^^^^^
          = hint: did you mean “art-2”?
        """,
    ),
    Case(
        "reference to no article",
        _related("topic:speech#art-22"),
        """
        content/people/yu-jie/record.yaml:15:11: error[dead-link]: topic:speech has no article “art-22”
           |
        15 | related: ['topic:speech#art-22']
           |           ^^^^^^^^^^^^^^^^^^^^^
          = hint: did you mean “topic:speech#art-2-2”?
        """,  # noqa: E501
    ),
    Case(
        "reference into a record without a text",
        _related("person:yu-jie#art-1"),
        """
        content/people/yu-jie/record.yaml:15:11: error[dead-link]: person:yu-jie has no text here, so no article
           |
        15 | related: ['person:yu-jie#art-1']
           |           ^^^^^^^^^^^^^^^^^^^^^
          = hint: refer to the whole of it: person:yu-jie
        """,  # noqa: E501
    ),
]
