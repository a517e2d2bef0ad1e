"""Mistakes in ``record.yaml``: YAML, fields, types, dates, sources, terms."""

from __future__ import annotations

from tests.bad_input import PERSON_FACTS, TOPIC_FACTS, Case, add, edit
from tests.sites import SMALL

_STATEMENT = {"library/report/en.md": "---\ntitle: A report\nsummary: It says.\n---\nText.\n"}
_KIND = {"vocabulary/library-kind.yaml": "report: {en: report, zh-Hans: 报告, zh-Hant: 報告}\n"}


def _dated(date: str) -> dict[str, str]:
    return edit(PERSON_FACTS, "- {date: 2012-01,", f"- {{date: {date},")


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
        """,
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
        """,
    ),
    Case(
        "tab",
        edit(TOPIC_FACTS, "  - {figure", "\t- {figure"),
        """
        content/topics/speech/record.yaml:5:1: error[yaml]: the YAML does not parse: found character that cannot start any token
          |
        5 |  - {figure: "35", text: {en: The article., zh-Hans: 条文。}, source: [s1]}
          | ^
          = hint: check the indentation, the quotes and the brackets on this line and the one before
        """,
    ),
    Case(
        "yaml of a person",
        edit(PERSON_FACTS, "status: released", "status: [released"),
        """
        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “last_verified” is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “last_verified: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “name” is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “name: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “sources” is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “sources: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “status_as_of” is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “status_as_of: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “status_source” is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “status_source: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “status” is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “status: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “verification” is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “verification: …”

        content/people/yu-jie/record.yaml:3:13: error[yaml]: the YAML does not parse: did not find expected ',' or ']'
          |
        3 | status_as_of: 2012-01
          |             ^
          = hint: check the brackets, and put text with commas or quotation marks in quotes
        """,
    ),
    Case(
        "alias",
        edit(TOPIC_FACTS, "zh-Hans: 条文。", "zh-Hans: *a"),
        """
        content/topics/speech/record.yaml:5:54: error[yaml]: the YAML does not parse: found undefined alias
          |
        5 |   - {figure: "35", text: {en: The article., zh-Hans: *a}, source: [s1]}
          |                                                      ^
          = hint: check the indentation, the quotes and the brackets on this line and the one before
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
        content/topics/speech/record.yaml:5:5: error[missing-field]: the field “figure” is missing
          |
        5 |   - {figures: "35", text: {en: The article., zh-Hans: 条文。}, source: [s1]}
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: add a line “figure: …”

        content/topics/speech/record.yaml:5:6: error[unknown-field]: there is no field “figures” here
          |
        5 |   - {figures: "35", text: {en: The article., zh-Hans: 条文。}, source: [s1]}
          |      ^^^^^^^
          = hint: did you mean “figure”?
        """,
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
        """,
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
        content/people/yu-jie/record.yaml:11:78: error[wrong-type]: this must be true or false
           |
        11 |   - {date: 2012-01, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: maybe}
           |                                                                                   ^^^^^
        """,
    ),
    Case(
        "no such choice",
        add(PERSON_FACTS, "sex: woman"),
        """
        content/people/yu-jie/record.yaml:12:6: error[wrong-type]: this is none of the words allowed here
           |
        12 | sex: woman
           |      ^^^^^
          = hint: one of: 'female', 'male', 'other' or 'unknown'
        """,
    ),
    Case(
        "no value",
        add(TOPIC_FACTS, "topics:"),
        """
        content/topics/speech/record.yaml:6:8: error[wrong-type]: this must be a list
          |
        6 | topics:
          |        ^
          = hint: begin each item on its own line with “- ”
        """,
    ),
    Case(
        "no such day",
        _dated("2015-02-30"),
        """
        content/people/yu-jie/record.yaml:11:12: error[bad-date]: “2015-02-30” is not a date: there is no such day
           |
        11 |   - {date: 2015-02-30, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,
    ),
    Case(
        "no such month",
        _dated("2015-13"),
        """
        content/people/yu-jie/record.yaml:11:12: error[bad-date]: “2015-13” is not a date: there is no such month
           |
        11 |   - {date: 2015-13, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,
    ),
    Case(
        "no leap year",
        _dated("2015-02-29"),
        """
        content/people/yu-jie/record.yaml:11:12: error[bad-date]: “2015-02-29” is not a date: there is no such day
           |
        11 |   - {date: 2015-02-29, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,
    ),
    Case(
        "date in words",
        _dated("Spring 2015"),
        """
        content/people/yu-jie/record.yaml:11:12: error[bad-date]: “Spring 2015” is not a date: not a date
           |
        11 |   - {date: Spring 2015, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,
    ),
    Case(
        "backwards",
        _dated("2015-07/2014-01"),
        """
        content/people/yu-jie/record.yaml:11:12: error[bad-date]: “2015-07/2014-01” is not a date: the interval ends before it begins
           |
        11 |   - {date: 2015-07/2014-01, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^^^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,
    ),
    Case(
        "month where a day belongs",
        edit(PERSON_FACTS, "d: 2012-01-18", "d: 2012-01"),
        """
        content/people/yu-jie/record.yaml:7:16: error[bad-date]: this must be one day
          |
        7 | last_verified: 2012-01
          |                ^^^^^^^
          = hint: write the day: 2026-11-23
        """,
    ),
    Case(
        "one script",
        edit(PERSON_FACTS, ", zh-Hant: 余杰", ""),
        """
        content/people/yu-jie/record.yaml:1:7: error[missing-script]: a name must be given in every script; zh-Hant is missing
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: names are never converted: give en, zh-Hans and zh-Hant
        """,
    ),
    Case(
        "unknown language of a text",
        edit(TOPIC_FACTS, "zh-Hans: 条文。", "zh-CN: 条文。"),
        """
        content/topics/speech/record.yaml:5:26: error[unknown-language]: “zh-CN” is not a language of this site
          |
        5 |   - {figure: "35", text: {en: The article., zh-CN: 条文。}, source: [s1]}
          |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: did you mean “zh-Hans”?
        """,
    ),
    Case(
        "no words in a language",
        edit(TOPIC_FACTS, "zh-Hans: 条文。", "zh-Hans:"),
        """
        content/topics/speech/record.yaml:5:52: error[yaml]: the YAML does not parse: found unexpected ':'
          |
        5 |   - {figure: "35", text: {en: The article., zh-Hans:}, source: [s1]}
          |                                                    ^
          = hint: check the indentation, the quotes and the brackets on this line and the one before
        """,
    ),
    Case(
        "no source",
        edit(TOPIC_FACTS, ", source: [s1]", ""),
        """
        content/topics/speech/record.yaml:5:5: error[unsourced]: this needs a source
          |
        5 |   - {figure: "35", text: {en: The article., zh-Hans: 条文。}}
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: name the id of an entry under sources: source: [s1]
        """,
    ),
    Case(
        "empty list of sources",
        edit(TOPIC_FACTS, "source: [s1]", "source: []"),
        """
        content/topics/speech/record.yaml:5:68: error[unsourced]: this needs a source
          |
        5 |   - {figure: "35", text: {en: The article., zh-Hans: 条文。}, source: []}
          |                                                                       ^^
          = hint: name the id of an entry under sources: source: [s1]
        """,
    ),
    Case(
        "source not listed",
        edit(PERSON_FACTS, "status_source: [s1]", "status_source: [s2]"),
        """
        content/people/yu-jie/record.yaml:4:17: error[unknown-source]: this record has no source “s2”
          |
        4 | status_source: [s2]
          |                 ^^
          = hint: one of: s1
        """,
    ),
    Case(
        "source twice",
        edit(TOPIC_FACTS, "sources:", "sources:\n  - {id: s1, kind: ngo, title: B}"),
        """

        """,
    ),
    Case(
        "language of a source",
        edit(TOPIC_FACTS, "title: A report,", 'title: A, lang: "en\'>",'),
        """

        """,
    ),
    Case(
        "no web address",
        edit(TOPIC_FACTS, "https://example.org", "www.example.org"),
        """
        content/topics/speech/record.yaml:3:62: error[wrong-type]: this is not a web address
          |
        3 |   - {id: s1, kind: ngo, title: A report, date: 2001-11, url: www.example.org/report}
          |                                                              ^^^^^^^^^^^^^^^^^^^^^^
          = hint: an address begins with https://
        """,
    ),
    Case(
        "unknown term",
        edit(PERSON_FACTS, "status: released", "status: relaesed"),
        """
        content/people/yu-jie/record.yaml:2:9: error[unknown-term]: “relaesed” is not in vocabulary/status.yaml
          |
        2 | status: relaesed
          |         ^^^^^^^^
          = hint: did you mean “released”?
        """,
    ),
    Case(
        "unknown topic",
        edit(PERSON_FACTS, "topics: [speech]", "topics: [speach]"),
        """
        content/people/yu-jie/record.yaml:5:10: error[dead-link]: there is no topic “speach”
          |
        5 | topics: [speach]
          |          ^^^^^^
          = hint: did you mean “speech”?
        """,
    ),
    Case(
        "unknown record",
        add(PERSON_FACTS, "related: [topic:yu-jie]"),
        """
        content/people/yu-jie/record.yaml:12:11: error[dead-link]: no record is called “topic:yu-jie”
           |
        12 | related: [topic:yu-jie]
           |           ^^^^^^^^^^^^
          = hint: did you mean “person:yu-jie”?
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
        """,
    ),
    Case(
        "no date",
        {PERSON_FACTS: SMALL[PERSON_FACTS].replace("{date: 2012-01, t", "{t")},
        """
        content/people/yu-jie/record.yaml:11:5: error[missing-field]: the field “date” is missing
           |
        11 |   - {text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: add a line “date: …”
        """,
    ),
    Case(
        "two paragraphs",
        edit(TOPIC_FACTS, "zh-Hans: 条文。", "zh-Hans: '- 条文'"),
        """
        content/topics/speech/record.yaml:5:55: error[inline-only]: there is room for one paragraph here
          |
        5 |   - {figure: "35", text: {en: The article., zh-Hans: '- 条文'}, source: [s1]}
          |                                                       ^^^^^^
          = hint: keep it to one paragraph without lists or headings
        """,
    ),
    Case(
        "length of time",
        {
            **add(
                PERSON_FACTS, "case: [{id: c1, source: [s1], sentence: {kind: prison, dpr: long}}]"
            ),
            "vocabulary/sentence-kind.yaml": "prison: {en: prison, zh-Hans: 徒刑, zh-Hant: 徒刑}\n",
        },
        """
        content/people/yu-jie/record.yaml:12:56: error[wrong-type]: this is none of the words allowed here
           |
        12 | case: [{id: c1, source: [s1], sentence: {kind: prison, dpr: long}}]
           |                                                        ^^^
          = hint: one of: 'life'

        content/people/yu-jie/record.yaml:12:56: error[wrong-type]: “long” is not a length of time
           |
        12 | case: [{id: c1, source: [s1], sentence: {kind: prison, dpr: long}}]
           |                                                        ^^^
          = hint: write 11y, 4y6m or 15d
        """,
    ),
]
