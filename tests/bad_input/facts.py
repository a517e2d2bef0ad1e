"""Mistakes in ``record.yaml``: YAML, fields, types."""

from __future__ import annotations

from tests.bad_input import PERSON_FACTS, TOPIC_FACTS, Case, add, edit

_STATEMENT = {"library/report/en.md": "---\ntitle: A report\nsummary: It says.\n---\nText.\n"}
_KIND = {"vocabulary/library-kind.yaml": "report: {en: report, zh-Hans: 报告, zh-Hant: 報告}\n"}


CASES = [
    Case(
        "yaml",
        edit(TOPIC_FACTS, "glyph: 言", "glyph: [言"),
        """
        content/topics/speech/record.yaml:2:8: error[yaml]: the YAML does not parse: did not find expected ',' or ']'
          |
        2 | sources:
          |        ^
          = hint: check the brackets, and put text with commas or quotation marks in quotes
        """,  # noqa: E501
    ),
    Case(
        "colon in text",
        edit(TOPIC_FACTS, "glyph: 言", "glyph: 言: 论"),
        """
        content/topics/speech/record.yaml:1:9: error[yaml]: the YAML does not parse: mapping values are not allowed in this context
          |
        1 | glyph: 言: 论
          |          ^
          = hint: text that holds “: ” needs quotes around it
        """,  # noqa: E501
    ),
    Case(
        "tab",
        edit(TOPIC_FACTS, "  - {figure", "\t- {figure"),
        """
        content/topics/speech/record.yaml:5:1: error[yaml]: the YAML does not parse: found character that cannot start any token
          |
        5 |  - {figure: "35", text: {en: The article., zh-Hans: 条文。}, source: [s1]}
          | ^
          = hint: indent with spaces, not with tabs
        """,  # noqa: E501
    ),
    Case(
        "yaml of a person",
        edit(PERSON_FACTS, "status: released", "status: [released"),
        """
        content/people/yu-jie/record.yaml:3:13: error[yaml]: the YAML does not parse: did not find expected ',' or ']'
          |
        3 | status_as_of: 2012-01
          |             ^
          = hint: check the brackets, and put text with commas or quotation marks in quotes
        """,  # noqa: E501
    ),
    Case(
        "alias",
        add(TOPIC_FACTS, "internal: [&note see above, *note]"),
        """
        content/topics/speech/record.yaml:6:12: error[yaml]: an alias (*) is not allowed here
          |
        6 | internal: [&note see above, *note]
          |            ^^^^^^^^^^^^^^^
          = hint: write the value out again
        """,
    ),
    Case(
        "tag",
        edit(TOPIC_FACTS, "glyph: 言", "glyph: !python/name 言"),
        """
        content/topics/speech/record.yaml:1:8: error[yaml]: the tag !python/name is not allowed here
          |
        1 | glyph: !python/name 言
          |        ^^^^^^^^^^^^^^^
          = hint: take it out
        """,
    ),
    Case(
        "field twice",
        edit(TOPIC_FACTS, "glyph: 言", "glyph: 言\nglyph: 論"),
        """
        content/topics/speech/record.yaml:2:1: error[duplicate-field]: “glyph” is given twice
          |
        2 | glyph: 論
          | ^^^^^
          = hint: keep one of the two
        """,
    ),
    Case(
        "unknown field",
        edit(TOPIC_FACTS, "glyph:", "glyhp:"),
        """
        content/topics/speech/record.yaml:1:1: error[unknown-field]: there is no field “glyhp” here
          |
        1 | glyhp: 言
          | ^^^^^
          = hint: did you mean “glyph”?
        """,
    ),
    Case(
        "unknown field below",
        edit(TOPIC_FACTS, "figure:", "figures:"),
        """
        content/topics/speech/record.yaml:5:6: error[unknown-field]: there is no field “figures” here
          |
        5 |   - {figures: "35", text: {en: The article., zh-Hans: 条文。}, source: [s1]}
          |      ^^^^^^^
          = hint: did you mean “figure”?
        """,  # noqa: E501
    ),
    Case(
        "list instead of a mapping",
        {TOPIC_FACTS: "- glyph\n"},
        """
        content/topics/speech/record.yaml:1:1: error[wrong-type]: this must be a mapping of fields
          |
        1 | - glyph
          | ^
          = hint: write the fields below it, indented by two spaces
        """,
    ),
    Case(
        "list instead of text",
        edit(TOPIC_FACTS, "glyph: 言", "glyph: [言, 論]"),
        """
        content/topics/speech/record.yaml:1:8: error[wrong-type]: this must be text, or text by language
          |
        1 | glyph: [言, 論]
          |        ^^^^^^^^
        """,  # noqa: E501
    ),
    Case(
        "text instead of a list",
        edit(PERSON_FACTS, "topics: [speech]", "topics: speech"),
        """
        content/people/yu-jie/record.yaml:5:9: error[wrong-type]: this must be a list
          |
        5 | topics: speech
          |         ^^^^^^
          = hint: begin each item on its own line with “- ”
        """,
    ),
    Case(
        "text instead of a number",
        {**_STATEMENT, **_KIND, "library/report/record.yaml": "kind: report\npages: many\n"},
        """
        content/library/report/record.yaml:2:8: error[wrong-type]: this must be a whole number
          |
        2 | pages: many
          |        ^^^^
          = hint: write digits only
        """,
    ),
    Case(
        "text instead of yes or no",
        edit(PERSON_FACTS, "key: true", "key: maybe"),
        """
        content/people/yu-jie/record.yaml:12:78: error[wrong-type]: this must be true or false
           |
        12 |   - {date: 2012-01, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: maybe}
           |                                                                                   ^^^^^
        """,  # noqa: E501
    ),
    Case(
        "no such choice",
        add(PERSON_FACTS, "sex: woman"),
        """
        content/people/yu-jie/record.yaml:15:6: error[wrong-type]: this is none of the words allowed here
           |
        15 | sex: woman
           |      ^^^^^
          = hint: one of: 'female', 'male', 'other' or 'unknown'
        """,  # noqa: E501
    ),
    Case(
        "no value",
        add(TOPIC_FACTS, "topics:"),
        """
        content/topics/speech/record.yaml:6:8: error[wrong-type]: “topics” has no value
          |
        6 | topics:
          |        ^
          = hint: write one, or take the line out
        """,
    ),
    Case(
        "missing field",
        edit(PERSON_FACTS, "verification: reported\n", ""),
        """
        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “verification” is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “verification: …”
        """,  # noqa: E501
    ),
    Case(
        "no date",
        edit(PERSON_FACTS, "{date: 2012-01, t", "{t"),
        """
        content/people/yu-jie/record.yaml:12:5: error[missing-field]: the field “date” is missing
           |
        12 |   - {text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: add a line “date: …”
        """,
    ),
]
