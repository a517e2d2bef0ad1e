"""Mistakes in what texts refer to: records, anchors, files, addresses, citations."""

from __future__ import annotations

from tests.bad_input import TOPIC_EN, TOPIC_HANS, Case, add

CASES = [
    Case(
        "dead link",
        add(TOPIC_EN, "See [this](topic:spech)."),
        """
        content/topics/speech/en.md:9:12: error[dead-link]: no record is called “topic:spech”
          |
        9 | See [this](topic:spech).
          |            ^^^^^^^^^^^
          = hint: did you mean “topic:speech”?
        """,
    ),
    Case(
        "right slug, wrong type",
        add(TOPIC_EN, "See [](topic:yu-jie)."),
        """
        content/topics/speech/en.md:9:8: error[dead-link]: no record is called “topic:yu-jie”
          |
        9 | See [](topic:yu-jie).
          |        ^^^^^^^^^^^^
          = hint: did you mean “person:yu-jie”?
        """,
    ),
    Case(
        "dead link in Chinese",
        add(TOPIC_HANS, "参见“言论”：[言论](topic:spech)。"),
        """
        content/topics/speech/zh-Hans.md:9:13: error[dead-link]: no record is called “topic:spech”
          |
        9 | 参见“言论”：[言论](topic:spech)。
          |                    ^^^^^^^^^^^
          = hint: did you mean “topic:speech”?
        """,
    ),
    Case(
        "no such anchor",
        add(TOPIC_EN, "See [this](topic:speech#wat)."),
        """
        content/topics/speech/en.md:9:12: error[dead-link]: “topic:speech” has no anchor “wat”
          |
        9 | See [this](topic:speech#wat).
          |            ^^^^^^^^^^^^^^^^
          = hint: did you mean “what”?
        """,
    ),
    Case(
        "no such anchor here",
        add(TOPIC_EN, "See [this](#wat)."),
        """
        content/topics/speech/en.md:9:11: error[dead-link]: “topic:speech” has no anchor “wat”
          |
        9 | See [this](#wat).
          |           ^^^^^
          = hint: did you mean “what”?
        """,
    ),
    Case(
        "link by path",
        add(TOPIC_EN, "See [him](../../people/yu-jie/en.md)."),
        """
        content/topics/speech/en.md:9:11: error[dead-link]: there is nothing at “../../people/yu-jie/en.md”
          |
        9 | See [him](../../people/yu-jie/en.md).
          |           ^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: link to records by id: topic:torture, person:liu-xiaobo
        """,  # noqa: E501
    ),
    Case(
        "link to a missing file",
        add(TOPIC_EN, "See [it](report.pdf)."),
        """
        content/topics/speech/en.md:9:10: error[dead-link]: there is nothing at “report.pdf”
          |
        9 | See [it](report.pdf).
          |          ^^^^^^^^^^
          = hint: put the file into the record's folder
        """,
    ),
    Case(
        "script in a link",
        add(TOPIC_EN, "See [this](javascript:alert(1))."),
        """
        content/topics/speech/en.md:9:12: error[bad-link]: a link cannot lead to “javascript:”
          |
        9 | See [this](javascript:alert(1)).
          |            ^^^^^^^^^^^^^^^^^^^
          = hint: use https:// or a record's id
        """,
    ),
    Case(
        "script in a link, in capitals",
        add(TOPIC_EN, "See [this](JavaScript:alert(1))."),
        """
        content/topics/speech/en.md:9:12: error[bad-link]: a link cannot lead to “javascript:”
          |
        9 | See [this](JavaScript:alert(1)).
          |            ^^^^^^^^^^^^^^^^^^^
          = hint: use https:// or a record's id
        """,
    ),
    Case(
        "full-width slash",
        add(TOPIC_HANS, "见[网站](https://example.org／a)。"),
        """
        content/topics/speech/zh-Hans.md:9:7: error[bad-link]: this is not a web address
          |
        9 | 见[网站](https://example.org／a)。
          |          ^^^^^^^^^^^^^^^^^^^^^^
          = hint: an address begins with https://
        """,
    ),
    Case(
        "broken address",
        add(TOPIC_EN, "See [this](https://[example.org/)."),
        """
        content/topics/speech/en.md:9:12: error[bad-link]: this is not a web address
          |
        9 | See [this](https://[example.org/).
          |            ^^^^^^^^^^^^^^^^^^^^^
          = hint: an address begins with https://
        """,
    ),
    Case(
        "unknown citation",
        add(TOPIC_EN, "It is so [@s2]."),
        """
        content/topics/speech/en.md:9:11: error[unknown-source]: this record has no source “s2”
          |
        9 | It is so [@s2].
          |           ^^^
          = hint: one of: s1
        """,
    ),
]
