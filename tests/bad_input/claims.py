"""Mistakes in what ``record.yaml`` states: dates, languages, sources, terms, references."""

from __future__ import annotations

from tests.bad_input import PERSON_FACTS, TOPIC_FACTS, Case, add, edit


def _dated(date: str) -> dict[str, str]:
    return edit(PERSON_FACTS, "- {date: 2012-01,", f"- {{date: {date},")


CASES = [
    Case(
        "no such day",
        _dated("2015-02-30"),
        """
        content/people/yu-jie/record.yaml:12:12: error[bad-date]: “2015-02-30” is not a date: there is no such day
           |
        12 |   - {date: 2015-02-30, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,  # noqa: E501
    ),
    Case(
        "no such month",
        _dated("2015-13"),
        """
        content/people/yu-jie/record.yaml:12:12: error[bad-date]: “2015-13” is not a date: there is no such month
           |
        12 |   - {date: 2015-13, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,  # noqa: E501
    ),
    Case(
        "no leap year",
        _dated("2015-02-29"),
        """
        content/people/yu-jie/record.yaml:12:12: error[bad-date]: “2015-02-29” is not a date: there is no such day
           |
        12 |   - {date: 2015-02-29, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,  # noqa: E501
    ),
    Case(
        "date in words",
        _dated("Spring 2015"),
        """
        content/people/yu-jie/record.yaml:12:12: error[bad-date]: “Spring 2015” is not a date: not a date
           |
        12 |   - {date: Spring 2015, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,  # noqa: E501
    ),
    Case(
        "backwards",
        _dated("2015-07/2014-01"),
        """
        content/people/yu-jie/record.yaml:12:12: error[bad-date]: “2015-07/2014-01” is not a date: the interval ends before it begins
           |
        12 |   - {date: 2015-07/2014-01, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
           |            ^^^^^^^^^^^^^^^
          = hint: write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to
        """,  # noqa: E501
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
        """,  # noqa: E501
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
        """,  # noqa: E501
    ),
    Case(
        "no words in a language",
        edit(TOPIC_FACTS, "zh-Hans: 条文。", "zh-Hans: ''"),
        """
        content/topics/speech/record.yaml:5:26: error[wrong-type]: the text in zh-Hans is missing
          |
        5 |   - {figure: "35", text: {en: The article., zh-Hans: ''}, source: [s1]}
          |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
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
        edit(PERSON_FACTS, "status_source: [s1, n1]", "status_source: [s2]"),
        """
        content/people/yu-jie/record.yaml:4:17: error[unknown-source]: this record has no source “s2”
          |
        4 | status_source: [s2]
          |                 ^^
          = hint: one of: n1, s1
        """,  # noqa: E501
    ),
    Case(
        "source twice",
        edit(TOPIC_FACTS, "sources:", "sources:\n  - {id: s1, kind: ngo, title: B}"),
        """
        content/topics/speech/record.yaml:4:10: error[duplicate-field]: “s1” is given twice
          |
        4 |   - {id: s1, kind: ngo, title: A report, date: 2001-11, url: https://example.org/report}
          |          ^^
          = hint: keep one of the two
        """,
    ),
    Case(
        "language of a source",
        edit(TOPIC_FACTS, "title: A report,", 'title: A, lang: "en\'>",'),
        """
        content/topics/speech/record.yaml:3:41: error[wrong-type]: “en'>” is not the tag of a language
          |
        3 |   - {id: s1, kind: ngo, title: A, lang: "en'>", date: 2001-11, url: https://example.org/report}
          |                                         ^^^^^^
          = hint: write en, zh-Hans, ja, …
        """,  # noqa: E501
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
        """,  # noqa: E501
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
        content/people/yu-jie/record.yaml:15:11: error[dead-link]: no record is called “topic:yu-jie”
           |
        15 | related: [topic:yu-jie]
           |           ^^^^^^^^^^^^
          = hint: did you mean “person:yu-jie”?
        """,  # noqa: E501
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
        """,  # noqa: E501
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
        content/people/yu-jie/record.yaml:15:61: error[wrong-type]: “long” is not a length of time
           |
        15 | case: [{id: c1, source: [s1], sentence: {kind: prison, dpr: long}}]
           |                                                             ^^^^
          = hint: write 11y, 4y6m or 15d
        """,
    ),
]
