"""Mistakes in what holds for the whole site: ``site.yaml``, vocabularies, the glossary."""

from __future__ import annotations

from tests.bad_input import SITE, Case, add, edit

_STATUS = "vocabulary/status.yaml"
_GLOSSARY = "glossary.yaml"
_VOTE = "- {zh-Hans: 记名表决, zh-Hant: 記名表決}\n"

_REVISIONS = "prisoner-list.revisions.yaml"

CASES = [
    Case(
        "somebody in a revision who is not published",
        {_REVISIONS: "entries:\n  p-000007:\n    status: serving\n"},
        """
        content/prisoner-list.revisions.yaml:2:3: error[revision-unpublished]: this revision still tells of p-000007, who is not published
          |
        2 |   p-000007:
          |   ^^^^^^^^
          = hint: run “make list-revision”: it takes them out
        """,  # noqa: E501
    ),
    Case(
        "unknown topic",
        edit(SITE, "topics: [speech]", "topics: [speech, torture]"),
        """
        content/site.yaml:7:18: error[dead-link]: no record is called “topic:torture”
          |
        7 | topics: [speech, torture]
          |                  ^^^^^^^
          = hint: one of: speech
        """,
    ),
    Case(
        "unknown person",
        edit(SITE, "topics: [speech]", "people: [yu-ji]"),
        """
        content/site.yaml:7:10: error[dead-link]: no record is called “person:yu-ji”
          |
        7 | people: [yu-ji]
          |          ^^^^^
          = hint: did you mean “yu-jie”?
        """,
    ),
    Case(
        "unknown section",
        edit(SITE, "- id: people", "- id: persons"),
        """
        content/site.yaml:13:9: error[unknown-section]: there is no section “persons”
           |
        13 |   - id: persons
           |         ^^^^^^^
          = hint: one of: briefs, issues, kits, library, pages, paths, people, topics
        """,
    ),
    Case(
        "one script",
        edit(SITE, "一个小站。, zh-Hant: 一個小站。}", "一个小站。}"),
        """
        content/site.yaml:3:10: error[missing-script]: this needs to be given in zh-Hant too
          |
        3 | tagline: {en: A small site., zh-Hans: 一个小站。}
          |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: give en, zh-Hans and zh-Hant
        """,
    ),
    Case(
        "three parts",
        edit(SITE, "[Sm, all]", "[S, m, all]"),
        """
        content/site.yaml:2:16: error[wrong-type]: there are more than 2 items here
          |
        2 | wordmark: {en: [S, m, all], zh-Hans: [小, 站], zh-Hant: [小, 站]}
          |                ^^^^^^^^^^^
          = hint: keep the most important ones
        """,
    ),
    Case(
        "yaml",
        edit(SITE, "quick_exit: https", "quick_exit: [https"),
        """
        content/site.yaml:7:7: error[yaml]: the YAML does not parse: did not find expected ',' or ']'
          |
        7 | topics: [speech]
          |       ^
          = hint: check the brackets, and put text with commas or quotation marks in quotes
        """,  # noqa: E501
    ),
    Case(
        "no label",
        add(_STATUS, "detained: {en: detained, zh-Hans: 在押}"),
        """
        content/vocabulary/status.yaml:2:1: error[missing-label]: “detained” needs a label in each language
          |
        2 | detained: {en: detained, zh-Hans: 在押}
          | ^^^^^^^^
          = hint: write {en: …, zh-Hans: …, zh-Hant: …}
        """,  # noqa: E501
    ),
    Case(
        "vocabulary as a list",
        {"vocabulary/sex.yaml": "- female\n"},
        """
        content/vocabulary/sex.yaml:1:1: error[wrong-type]: a vocabulary is a mapping of ids to labels
          |
        1 | - female
          | ^
          = hint: write “id: {en: …, zh-Hans: …, zh-Hant: …}” on each line
        """,  # noqa: E501
    ),
    Case(
        "glossary conflict",
        {_GLOSSARY: _VOTE + "- {zh-Hans: 记名表决, zh-Hant: 記名錶決}\n"},
        """
        content/glossary.yaml:1:13: error[glossary-conflict]: “记名表决” has two forms in the other script: “記名表決” and “記名錶決”
          |
        1 | - {zh-Hans: 记名表决, zh-Hant: 記名表決}
          |             ^^^^^^^^
          = hint: the other one stands at content/glossary.yaml:1; keep one of the two
        """,  # noqa: E501
    ),
    Case(
        "glossary entry too short",
        {_GLOSSARY: "- {zh-Hans: 表决, zh-Hant: 表決}\n"},
        """
        content/glossary.yaml:1:13: error[glossary-short]: “表决” is too short: two characters also meet by chance
          |
        1 | - {zh-Hans: 表决, zh-Hant: 表決}
          |             ^^^^
          = hint: add the word before or after it, or give the entry a group
        """,  # noqa: E501
    ),
    Case(
        "glossary, unknown field",
        {_GLOSSARY: _VOTE.replace("}", ", kid: place}")},
        """
        content/glossary.yaml:1:34: error[unknown-field]: there is no field “kid” here
          |
        1 | - {zh-Hans: 记名表决, zh-Hant: 記名表決, kid: place}
          |                                          ^^^
          = hint: did you mean “kind”?
        """,
    ),
    Case(
        "glossary, one script",
        {_GLOSSARY: "- {zh-Hans: 记名表决}\n"},
        """
        content/glossary.yaml:1:3: error[missing-field]: the field “zh-Hant” is missing
          |
        1 | - {zh-Hans: 记名表决}
          |   ^^^^^^^^^^^^^^^^^^^
          = hint: add a line “zh-Hant: …”
        """,
    ),
    Case(
        "section twice",
        edit(SITE, "- id: people", "- id: topics"),
        """
        content/site.yaml:13:9: error[duplicate-field]: “topics” is given twice
           |
        13 |   - id: topics
           |         ^^^^^^
          = hint: keep one of the two
        """,
    ),
]
