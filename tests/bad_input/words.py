"""Mistakes in texts: front matter, headings, quotation marks, script."""

from __future__ import annotations

from tests.bad_input import PERSON_EN, TOPIC_EN, TOPIC_HANS, Case, add, edit
from tests.sites import SMALL

_HANT = """\
---
title: 言论
summary: 什么话可以说。
---
这些话说的是言论与表达的自由。
"""

CASES = [
    Case(
        "no title",
        edit(TOPIC_EN, "title: Speech\n", ""),
        """
        content/topics/speech/en.md:2:1: error[missing-title]: the field “title” is missing
          |
        2 | summary: What may be said.
          | ^
          = hint: add a line “title: …”
        """,
    ),
    Case(
        "no summary",
        edit(TOPIC_EN, "summary: What may be said.\n", ""),
        """
        content/topics/speech/en.md:2:1: error[missing-field]: the field “summary” is missing
          |
        2 | title: Speech
          | ^
          = hint: add a line “summary: …”
        """,
    ),
    Case(
        "empty summary",
        edit(TOPIC_EN, "What may be said.", "''"),
        """
        content/topics/speech/en.md:3:10: error[wrong-type]: this must not be empty
          |
        3 | summary: ''
          |          ^^
        """,
    ),
    Case(
        "title of a person",
        edit(PERSON_EN, "summary:", "title: Yu Jie\nsummary:"),
        """
        content/people/yu-jie/en.md:2:1: error[unknown-field]: there is no field “title” here
          |
        2 | title: Yu Jie
          | ^^^^^
          = hint: one of: actions, convert, glance, groups, key, life, people, summary, terms
        """,
    ),
    Case(
        "no front matter",
        {PERSON_EN: "A story.\n"},
        """
        content/people/yu-jie/en.md:1:1: error[front-matter]: the file has no front matter
          |
        1 | A story.
          | ^
          = hint: begin with a line “---”, then title: and summary:, then another line “---”
        """,
    ),
    Case(
        "front matter not closed",
        {PERSON_EN: "---\nsummary: A writer.\n\nA story.\n"},
        """
        content/people/yu-jie/en.md:1:1: error[front-matter]: the front matter is not closed
          |
        1 | ---
          | ^
          = hint: begin with a line “---”, then title: and summary:, then another line “---”
        """,
    ),
    Case(
        "yaml of a text",
        edit(TOPIC_EN, "title: Speech", "title: Speech: what may be said"),
        """
        content/topics/speech/en.md:2:14: error[yaml]: the YAML does not parse: mapping values are not allowed in this context
          |
        2 | title: Speech: what may be said
          |              ^
          = hint: text that holds “: ” needs quotes around it
        """,  # noqa: E501
    ),
    Case(
        "list instead of a title",
        edit(TOPIC_EN, "title: Speech", "title: [Speech]"),
        """
        content/topics/speech/en.md:2:8: error[wrong-type]: this must be text
          |
        2 | title: [Speech]
          |        ^^^^^^^^
          = hint: write the words on one line, or in a block that begins with >-
        """,
    ),
    Case(
        "text instead of a list",
        edit(TOPIC_EN, "title: Speech", "title: Speech\nkey: Read."),
        """
        content/topics/speech/en.md:3:6: error[wrong-type]: this must be a list
          |
        3 | key: Read.
          |      ^^^^^
          = hint: begin each item on its own line with “- ”
        """,
    ),
    Case(
        "five sentences",
        edit(TOPIC_EN, "title: Speech", "title: Speech\nkey: [a, b, c, d, e]"),
        """
        content/topics/speech/en.md:3:6: error[wrong-type]: there are more than 4 items here
          |
        3 | key: [a, b, c, d, e]
          |      ^^^^^^^^^^^^^^^
          = hint: keep the most important ones
        """,
    ),
    Case(
        "list in a sentence",
        edit(TOPIC_EN, "title: Speech", "title: Speech\nkey: ['1. one']"),
        """
        content/topics/speech/en.md:3:8: error[inline-only]: there is room for one paragraph here
          |
        3 | key: ['1. one']
          |        ^^^^^^
          = hint: keep it to one paragraph without lists or headings
        """,
    ),
    Case(
        "unknown person",
        edit(TOPIC_EN, "title: Speech", "title: Speech\npeople: [yu-ji]"),
        """
        content/topics/speech/en.md:3:10: error[dead-link]: there is no person “yu-ji”
          |
        3 | people: [yu-ji]
          |          ^^^^^
          = hint: did you mean “yu-jie”?
        """,
    ),
    Case(
        "straight quotes",
        edit(TOPIC_HANS, "“读‘书’”", '"读书"'),
        """
        content/topics/speech/zh-Hans.md:7:35: error[straight-quote]: the straight " is no Chinese quotation mark
          |
        7 | 话可以说 [@s1]，[](person:yu-jie)就说了。他说"读书"，理**发**店。
          |                                              ^
          = hint: write “ ” or 「 」
        """,  # noqa: E501
    ),
    Case("attributes are no quotation", add(TOPIC_HANS, '有<abbr title="说明">缩写</abbr>。'), ""),
    Case(
        "wrong script",
        {"topics/speech/zh-Hant.md": _HANT},
        """
        content/topics/speech/zh-Hant.md:1:1: error[wrong-script]: this text looks like zh-Hans, but the file is called zh-Hant.md
          |
        1 | ---
          | ^
          = hint: rename the file to zh-Hans.md
        """,  # noqa: E501
    ),
    Case(
        "first-level heading",
        add(TOPIC_EN, "# Another title"),
        """
        content/topics/speech/en.md:9:3: error[heading-level]: a text has no first-level heading
          |
        9 | # Another title
          |   ^^^^^^^^^^^^^
          = hint: begin with “## ”: the title is the page's first heading
        """,
    ),
    Case(
        "heading skips a level",
        edit(TOPIC_EN, "## What it is", "#### What it is"),
        """
        content/topics/speech/en.md:5:1: error[heading-level]: a heading skips a level
          |
        5 | #### What it is {#what}
          | ^^^^^^^^^^^^^^^
          = hint: write “## ”
        """,
    ),
    Case(
        "anchor twice",
        add(TOPIC_EN, "## Again {#what}"),
        """
        content/topics/speech/en.md:9:11: error[duplicate-anchor]: the anchor “what” is taken
          |
        9 | ## Again {#what}
          |           ^^^^^
          = hint: choose another {#anchor}
        """,
    ),
    Case(
        "anchor of the page",
        add(TOPIC_EN, "## Where from {#sources}"),
        """
        content/topics/speech/en.md:9:16: error[duplicate-anchor]: the anchor “sources” is taken
          |
        9 | ## Where from {#sources}
          |                ^^^^^^^^
          = hint: choose another {#anchor}
        """,
    ),
    Case(
        "caret under Han characters",
        {TOPIC_HANS: SMALL[TOPIC_HANS].replace("话可以说 [@s1]", "话，“可以说” [@s2][@s1]")},
        """
        content/topics/speech/zh-Hans.md:7:10: error[unknown-source]: this record has no source “s2”
          |
        7 | 话，“可以说” [@s2][@s1]，[](person:yu-jie)就说了。他说“读‘书’”，理**发**店。
          |               ^^^
          = hint: one of: s1
        """,
    ),
    Case(
        "characters of the other script",
        add(TOPIC_HANS, "她說这是真的。"),
        """
        content/topics/speech/zh-Hans.md:9:2: error[mixed-script]: “說” belongs to zh-Hant, but this text is zh-Hans
          |
        9 | 她說这是真的。
          |   ^^
          = hint: write “说”, or mark a quotation: [words]{lang=zh-Hant}
        """,  # noqa: E501
    ),
    Case(
        "short name of somebody",
        {
            TOPIC_EN: SMALL[TOPIC_EN].replace("[](person:yu-jie)", "he"),
            TOPIC_HANS: SMALL[TOPIC_HANS].replace("[](person:yu-jie)就", "余杰也"),
        },
        """
        content/topics/speech/zh-Hans.md:7:12: error[short-name]: is “余杰” the person (余杰)? A name of two characters holds only where named
          |
        7 | 话可以说 [@s1]，余杰也说了。他说“读‘书’”，理**发**店。
          |                 ^^^^
          = hint: link it, [](person:yu-jie), or write people: [yu-jie] in the front matter; if it is right as it is, add to approved.txt: 2c30a9ea7d6c 余杰
        """,  # noqa: E501
    ),
    Case(
        "line that approves nothing",
        {"approved.txt": "# note\nis right\n"},
        """
        content/approved.txt:2:1: error[approved-line]: this line approves nothing
          |
        2 | is right
          | ^
          = hint: copy the line that make check prints, or begin the line with #
        """,
    ),
]
