"""Mistakes in registers: their schemas, their entries, their tables; and in strategies.yaml."""

from __future__ import annotations

from tests.bad_input import Case, Changes
from tests.registers import FOLDER, REGISTER, WEST

_HEAD = "slug,title.en,title.zh-Hans,title.zh-Hant,kind,source.kind,source.title\n"


def _edit(name: str, old: str, new: str) -> Changes:
    """The register with one of its files changed in one place."""
    given = REGISTER[f"{FOLDER}/{name}"]
    assert given.count(old) == 1, f"{old!r} must stand in {name} once"
    return {**REGISTER, f"{FOLDER}/{name}": given.replace(old, new)}


def _table(rows: str) -> Changes:
    """The register with a table beside its entries."""
    return {**REGISTER, f"{FOLDER}/entries.csv": rows}


_STRATEGIES = "intro: A\nsource: {id: s1, kind: ngo, title: A}\nstrategies:\n"
_STRATEGY = "  - {number: 1, title: A, proposed: A, here: A}\n"

CASES = [
    Case(
        "unknown type of field",
        _edit("schema.yaml", "type: duration", "type: span"),
        """
        content/registers/wharves/schema.yaml:64:11: error[wrong-type]: this is none of the words allowed here
           |
        64 |     type: span
           |           ^^^^
          = hint: one of: 'words', 'name', 'text', 'prose', 'form', 'date', 'day', 'number', 'integer', 'yes-no', 'url', 'term', 'ref', 'duration', 'rows' or 'history'
        """,  # noqa: E501
    ),
    Case(
        "no label",
        _edit(
            "schema.yaml",
            "    type: url\n    label: {en: Site, zh-Hans: 网址, zh-Hant: 網址}\n",
            "    type: url\n",
        ),
        """
        content/registers/wharves/schema.yaml:50:9: error[register-schema]: the field “site” has no label
           |
        50 |   - id: site
           |         ^^^^
          = hint: add label: {en: …, zh-Hans: …, zh-Hant: …}
        """,  # noqa: E501
    ),
    Case(
        "vocabulary that is not there",
        _edit("schema.yaml", "    type: url\n", "    type: term\n    vocabulary: statsu\n"),
        """
        content/registers/wharves/schema.yaml:52:17: error[register-schema]: there is no vocabulary “statsu”
           |
        52 |     vocabulary: statsu
           |                 ^^^^^^
          = hint: did you mean “status”?
        """,  # noqa: E501
    ),
    Case(
        "term without terms",
        _edit("schema.yaml", "    type: url\n", "    type: term\n"),
        """
        content/registers/wharves/schema.yaml:50:9: error[register-schema]: where do the words of “site” come from?
           |
        50 |   - id: site
           |         ^^^^
          = hint: give vocabulary: or terms:, one of the two
        """,  # noqa: E501
    ),
    Case(
        "type that is not there",
        _edit("schema.yaml", "to: [wharf]", "to: [warf]"),
        """
        content/registers/wharves/schema.yaml:55:10: error[register-schema]: no record is of the type “warf”
           |
        55 |     to: [warf]
           |          ^^^^
          = hint: did you mean “wharf”?
        """,  # noqa: E501
    ),
    Case(
        "no title",
        {
            **_edit(
                "schema.yaml",
                "- {id: title, type: name, required: true}",
                "- {id: called, type: name, label: {en: A, zh-Hans: 甲, zh-Hant: 甲}}",
            )
        },
        """
        content/registers/wharves/schema.yaml:10:3: error[register-schema]: every register needs a field “title”
           |
        10 |   - {id: called, type: name, label: {en: A, zh-Hans: 甲, zh-Hant: 甲}}
           |   ^
          = hint: add - {id: title, type: name, required: true}

        content/registers/wharves/schema.yaml:86:25: error[register-schema]: there is no field “title”
           |
        86 |   - {kind: table, sort: title}
           |                         ^^^^^
          = hint: did you mean “site”?
        """,  # noqa: E501
    ),
    Case(
        "taken name",
        _edit("schema.yaml", "id: symbol", "id: sources"),
        """
        content/registers/wharves/schema.yaml:30:9: error[register-schema]: a field cannot be called “sources”: this name means something else in every record
           |
        30 |   - id: sources
           |         ^^^^^^^
          = hint: rename it
        """,  # noqa: E501
    ),
    Case(
        "option without meaning",
        _edit(
            "schema.yaml",
            "  - id: berths\n    type: integer",
            "  - id: berths\n    type: integer\n    filter: true",
        ),
        """
        content/registers/wharves/schema.yaml:45:13: error[register-schema]: “filter” means nothing for a field of the type “integer”
           |
        45 |     filter: true
           |             ^^^^
          = hint: it is for: term, ref, yes-no, history, date, day
        """,  # noqa: E501
    ),
    Case(
        "view of no field",
        _edit("schema.yaml", "date: opened}", "date: opend}"),
        """
        content/registers/wharves/schema.yaml:88:28: error[register-schema]: there is no field “opend”
           |
        88 |   - {kind: calendar, date: opend}
           |                            ^^^^^
          = hint: did you mean “opened”?
        """,  # noqa: E501
    ),
    Case(
        "view of a wrong type",
        _edit("schema.yaml", "date: opened}", "date: kind}"),
        """
        content/registers/wharves/schema.yaml:88:28: error[register-schema]: a calendar cannot show “kind” there: it is of the type “term”
           |
        88 |   - {kind: calendar, date: kind}
           |                            ^^^^
          = hint: name a field of the type date, day, history
        """,  # noqa: E501
    ),
    Case(
        "view without its field",
        _edit("schema.yaml", "columns: state}", "sort: title}"),
        """
        content/registers/wharves/schema.yaml:89:12: error[register-schema]: a matrix needs “columns”
           |
        89 |   - {kind: matrix, rows: kind, sort: title}
           |            ^^^^^^
          = hint: add columns: and the id of a field

        content/registers/wharves/schema.yaml:89:38: error[register-schema]: “sort” means nothing for a matrix
           |
        89 |   - {kind: matrix, rows: kind, sort: title}
           |                                      ^^^^^
          = hint: a matrix takes: rows, columns
        """,  # noqa: E501
    ),
    Case(
        "rows without fields",
        _edit("schema.yaml", "  - id: berths\n    type: integer", "  - id: berths\n    type: rows"),
        """
        content/registers/wharves/schema.yaml:43:9: error[register-schema]: the rows “berths” have no fields
           |
        43 |   - id: berths
           |         ^^^^^^
          = hint: add fields: and a list
        """,  # noqa: E501
    ),
    Case(
        "id of the program",
        _edit("schema.yaml", "id: wharf\n", "id: topic\n"),
        """
        content/registers/wharves/schema.yaml:1:5: error[register-schema]: “topic” is already the id of a type of the program (topics)
          |
        1 | id: topic
          |     ^^^^^
          = hint: choose another id
        """,  # noqa: E501
    ),
    Case(
        "no schema",
        {**REGISTER, "registers/piers/a.yaml": "title: A\n"},
        """
        content/registers/piers: error[register-schema]: there is no schema.yaml here
          = hint: every register begins with a schema.yaml: see docs/registers.md
        """,
    ),
    Case(
        "missing field",
        _edit("east.yaml", "kind: sea\n", ""),
        """
        content/registers/wharves/east.yaml:1:1: error[missing-field]: the field “kind” is missing
          |
        1 | title: {en: East Wharf, zh-Hans: 东码头, zh-Hant: 東碼頭}
          | ^
          = hint: add a line “kind: …”
        """,
    ),
    Case(
        "unknown term of a schema",
        _edit("east.yaml", "kind: sea\n", "kind: see\n"),
        """
        content/registers/wharves/east.yaml:3:7: error[unknown-term]: “see” is none of the terms that schema.yaml gives
          |
        3 | kind: see
          |       ^^^
          = hint: did you mean “sea”?
        """,  # noqa: E501
    ),
    Case(
        "dangling reference",
        _edit("east.yaml", "near: [wharf:west]", "near: [wharf:wset]"),
        """
        content/registers/wharves/east.yaml:12:8: error[dead-link]: no record is called “wharf:wset”
           |
        12 | near: [wharf:wset]
           |        ^^^^^^^^^^
          = hint: did you mean “wharf:west”?
        """,
    ),
    Case(
        "reference of a wrong type",
        _edit("east.yaml", "writer: person:yu-jie", "writer: topic:speech"),
        """
        content/registers/wharves/east.yaml:13:9: error[wrong-type]: “topic:speech” is of the wrong type
           |
        13 | writer: topic:speech
           |         ^^^^^^^^^^^^
          = hint: name a record of the type person
        """,  # noqa: E501
    ),
    Case(
        "one language",
        _edit(
            "east.yaml",
            "{en: The oldest of them., zh-Hans: 其中最老的一座。}",
            "{en: The oldest of them.}",
        ),
        """
        content/registers/wharves/east.yaml:2:10: error[missing-script]: this needs to be given in zh-Hans too
          |
        2 | summary: {en: The oldest of them.}
          |          ^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: give en and zh-Hans (or zh-Hant)
        """,  # noqa: E501
    ),
    Case(
        "text with languages",
        _edit("east.yaml", "symbol: W/1", "symbol: {en: W/1}"),
        """
        content/registers/wharves/east.yaml:6:9: error[wrong-type]: this is the same in all languages
          |
        6 | symbol: {en: W/1}
          |         ^^^^^^^^^
          = hint: write it without languages; or make the field's type words
        """,  # noqa: E501
    ),
    Case(
        "no number",
        _edit("east.yaml", "length: 120.5", "length: long"),
        """
        content/registers/wharves/east.yaml:8:9: error[wrong-type]: this must be a number
          |
        8 | length: long
          |         ^^^^
          = hint: write digits, with a point for a fraction: 12.5
        """,
    ),
    Case(
        "no sources",
        _edit(
            "west/record.yaml",
            "sources:\n  - {id: s1, kind: ngo, title: A story, date: 1999, url: https://example.org/story}\n",
            "",
        ),
        """
        content/registers/wharves/west/record.yaml:1:1: error[unsourced]: this needs a source
          |
        1 | title: {en: West Wharf, zh-Hans: 西码头, zh-Hant: 西碼頭}
          | ^
          = hint: add sources: and a list with at least one: {id: s1, kind: …, title: …, url: …}
        """,
    ),
    Case(
        "not unique",
        {**REGISTER, f"{FOLDER}/west/record.yaml": WEST + "symbol: W/1\n"},
        """
        content/registers/wharves/west/record.yaml:8:9: error[not-unique]: “symbol” is the same as in wharf:east
          |
        8 | symbol: W/1
          |         ^^^
          = hint: every entry needs its own; or take “unique” out of schema.yaml
        """,  # noqa: E501
    ),
    Case(
        "orphan",
        {
            **REGISTER,
            f"{FOLDER}/lone.yaml": WEST.replace("West Wharf", "Lone Wharf").replace("西", "孤"),
        },
        """
        content/registers/wharves/lone.yaml:1:1: warning[orphan]: nothing leads to wharf:lone, and it leads nowhere
          |
        1 | title: {en: Lone Wharf, zh-Hans: 孤码头, zh-Hant: 孤碼頭}
          | ^^^^^
          = hint: add topics: or a reference
        """,  # noqa: E501
    ),
    Case(
        "name of a page",
        {**REGISTER, f"{FOLDER}/by-the-sea.yaml": WEST + "near: [wharf:east]\n"},
        """
        content/registers/wharves/by-the-sea.yaml:1:1: error[bad-slug]: “by-the-sea” could be one of the register's own pages
          |
        1 | title: {en: West Wharf, zh-Hans: 西码头, zh-Hant: 西碼頭}
          | ^
          = hint: begin it with another word
        """,  # noqa: E501
    ),
    Case(
        "unknown column",
        _table(_HEAD.replace(",kind", ",kynd")),
        """
        content/registers/wharves/entries.csv:1:43: error[unknown-field]: no column can be called “kynd”
          |
        1 | slug,title.en,title.zh-Hans,title.zh-Hant,kynd,source.kind,source.title
          |                                           ^^^^
          = hint: did you mean “kind”?
        """,  # noqa: E501
    ),
    Case(
        "rows in a table",
        _table(_HEAD.replace(",kind", ",kind,boats")),
        """
        content/registers/wharves/entries.csv:1:48: error[unknown-field]: no column can be called “boats”
          |
        1 | slug,title.en,title.zh-Hans,title.zh-Hant,kind,boats,source.kind,source.title
          |                                                ^^^^^
          = hint: rows and histories need an entry of their own: a YAML file
        """,  # noqa: E501
    ),
    Case(
        "no slug",
        _table("title.en\nA\n"),
        """
        content/registers/wharves/entries.csv:1:1: error[missing-field]: there is no column “slug”
          |
        1 | title.en
          | ^
          = hint: add a column “slug”: the names in the addresses
        """,
    ),
    Case(
        "too many cells",
        _table(_HEAD + "a,A,甲,甲,sea,ngo,A list, of names\n"),
        """
        content/registers/wharves/entries.csv:2:1: error[csv]: this row has 8 cells for 7 columns
          |
        2 | a,A,甲,甲,sea,ngo,A list, of names
          | ^
          = hint: a cell that holds a comma stands in quotes
        """,
    ),
    Case(
        "wrong cell",
        _table(_HEAD + "a,A,甲,甲,sae,ngo,A list\n"),
        """
        content/registers/wharves/entries.csv:2:9: error[unknown-term]: “sae” is none of the terms that schema.yaml gives
          |
        2 | a,A,甲,甲,sae,ngo,A list
          |           ^^^
          = hint: did you mean “sea”?
        """,  # noqa: E501
    ),
    Case(
        "open quotation",
        _table(_HEAD + 'a,"A,甲\n'),
        """
        content/registers/wharves/entries.csv:2:1: error[csv]: the table cannot be read: unexpected end of data
          |
        2 | a,"A,甲
          | ^
          = hint: a cell that holds a comma or a quotation mark stands in quotes, “ as ""
        """,  # noqa: E501
    ),
    Case(
        "strategy twice",
        {"strategies.yaml": f"{_STRATEGIES}{_STRATEGY}{_STRATEGY}"},
        """
        content/strategies.yaml:4:3: error[duplicate-field]: the strategy 1 is given twice
          |
        4 |   - {number: 1, title: A, proposed: A, here: A}
          |   ^
          = hint: keep one of the two
        """,
    ),
]
