"""Facts of a person that cannot all be true, and forms of a name that are not one name."""

from __future__ import annotations

from tests.bad_input import PERSON_FACTS, SITE, Case, edit
from tests.bad_input.people import facts, scope
from tests.sites import PERSON
from tests.sites import SITE as SITE_YAML

_CASE = scope("name, case, letters")


def _custody(*items: str, **ids: str) -> dict[str, str]:
    """The small person with custody, one element a line."""
    lines = "\n".join(f"  - {{measure: prison, {item}}}" for item in items)
    return facts(f"custody:\n{lines}", *_CASE, measure="prison", **ids)


def _dated(start: str, end: str = "", place: str = "") -> str:
    """One custody, with two sources."""
    parts = [f"start: {{date: {start}, source: [s1, n1]}}"]
    parts += [f"end: {{date: {end}, source: s1}}"] if end else []
    parts += [f"place: {place}"] if place else []
    return ", ".join(parts)


def _case(more: str = "", *events: str, before: str = "") -> dict[str, str]:
    """The small person with a case and its events, ``type date`` each, one a line."""
    lines = "".join(
        f"      - {{type: {type_}, date: {date}, source: [s1, n1]}}\n"
        for type_, date in (event.split() for event in events)
    )
    told = f"    events:\n{lines}" if lines else ""
    extra = f"    {more}\n" if more else ""
    words = f"{before}case:\n  - id: c1\n    source: [s1, n1]\n{extra}{told}"
    return facts(
        words.rstrip("\n"),
        *_CASE,
        event=" ".join(sorted({event.split()[0] for event in events})) or "arrested",
        charge="CL-293",
        stage="convicted indicted",
        sentence_kind="fixed life control",
        measure="prison",
    )


def _status(status: str, more: str = "", **ids: str) -> dict[str, str]:
    """The small person with another status."""
    return facts(more, "status: released", f"status: {status}", status=status, **ids)


def _held(custody: str) -> dict[str, str]:
    """The small person in custody by status."""
    given = PERSON.replace("status: released", "status: detained").replace(*_CASE)
    words = f"custody: [{{measure: prison, {custody}}}]"
    return facts(words, PERSON, given, status="detained", measure="prison")


def _dead(more: str, **ids: str) -> dict[str, str]:
    """The small person, who died in 2009."""
    given = PERSON.replace("status: released", "status: died-after-release").replace(*_CASE)
    words = f"death: {{date: 2009, source: [s1, n1]}}\n{more}"
    return facts(words, PERSON, given, status="died-after-release", **ids)


def _serving(sentence: str, date: str = "2012-03-01") -> dict[str, str]:
    """The small person in prison, at a site of a day."""
    words = f"case: [{{id: c1, source: [s1, n1], sentence: {{kind: fixed, {sentence}}}}}]"
    given = PERSON.replace("status: released", "status: serving").replace(*_CASE)
    changed = facts(words, PERSON, given, status="serving", sentence_kind="fixed")
    return {**changed, SITE: SITE_YAML.replace("2012-03-01", date)}


def _name(hans: str, hant: str, pinyin: str = "", en: str = "Yu Jie") -> dict[str, str]:
    """The small person under another name."""
    read = f", pinyin: {pinyin}" if pinyin else ""
    name = f"name: {{en: {en}, zh-Hans: {hans}, zh-Hant: {hant}{read}}}"
    words = PERSON.split("\n")[0]
    return {
        **edit(PERSON_FACTS, words, name),
        "people/yu-jie/zh-Hans.md": "---\nsummary: 作家。\n---\n他的故事。\n",
    }


CASES = [
    Case(
        "dead without a death",
        _status("died-in-custody"),
        """
        content/people/yu-jie/record.yaml:2:9: error[contradiction]: the status is “died-in-custody”, and no death is recorded
          |
        2 | status: died-in-custody
          |         ^^^^^^^^^^^^^^^
          = hint: add “death: {date: …, source: [s1]}”, or correct the status
        """,  # noqa: E501
    ),
    Case(
        "a death and a status of the living",
        facts("death: {date: 2011, source: [s1, n1]}"),
        """
        content/people/yu-jie/record.yaml:2:9: error[contradiction]: a death is recorded, and the status is “released”
          |
        2 | status: released
          |         ^^^^^^^^
          = hint: write “status: died-after-release” or “died-in-custody”, or correct the death
        """,  # noqa: E501
    ),
    Case(
        "died in custody after release",
        _status("died-after-release", "death: {date: 2011, in_custody: true, source: [s1, n1]}"),
        """
        content/people/yu-jie/record.yaml:2:9: error[contradiction]: the death was in custody, and the status says that it came after release
          |
        2 | status: died-after-release
          |         ^^^^^^^^^^^^^^^^^^
          = hint: write “status: died-in-custody”, or take “in_custody: true” out
        """,  # noqa: E501
    ),
    Case(
        "died in custody, the death elsewhere",
        _status("died-in-custody", "death: {date: 2011, source: [s1, n1]}"),
        """
        content/people/yu-jie/record.yaml:15:1: warning[contradiction]: the status is “died-in-custody”, and the death does not say so
           |
        15 | death: {date: 2011, source: [s1, n1]}
           | ^^^^^
          = hint: add “in_custody: true” to the death
        """,  # noqa: E501
    ),
    Case(
        "released and still held",
        _custody(_dated("2010")),
        """
        content/people/yu-jie/record.yaml:16:15: warning[contradiction]: the status is “released”, and the newest custody has no end
           |
        16 |   - {measure: prison, start: {date: 2010, source: [s1, n1]}}
           |               ^^^^^^
          = hint: add “end: {date: …, source: [s1]}”; a year alone will do
        """,  # noqa: E501
    ),
    Case(
        "held and released",
        _held(_dated("2010", "2011")),
        """
        content/people/yu-jie/record.yaml:15:80: warning[contradiction]: the status is “detained”, and the newest custody has ended
           |
        15 | custody: [{measure: prison, start: {date: 2010, source: [s1, n1]}, end: {date: 2011, source: s1}}]
           |                                                                                ^^^^
          = hint: add the custody that followed, or correct the status
        """,  # noqa: E501
    ),
    Case(
        "serving after the end",
        _serving("to_per_prc: 2011-06-01"),
        """
        content/people/yu-jie/record.yaml:15:71: error[contradiction]: the sentence ended on 2011-06-01 at the latest, and the status is “serving” after it
           |
        15 | case: [{id: c1, source: [s1, n1], sentence: {kind: fixed, to_per_prc: 2011-06-01}}]
           |                                                                       ^^^^^^^^^^
          = hint: write what the source says of later, or correct the sentence
        """,  # noqa: E501
    ),
    Case(
        "serving after the term",
        _serving("start: 2001-06-02, term: 10y6m"),
        """
        content/people/yu-jie/record.yaml:15:84: error[contradiction]: the sentence ended on 2011-12-02 at the latest, and the status is “serving” after it
           |
        15 | case: [{id: c1, source: [s1, n1], sentence: {kind: fixed, start: 2001-06-02, term: 10y6m}}]
           |                                                                                    ^^^^^
          = hint: write what the source says of later, or correct the sentence
        """,  # noqa: E501
    ),
    Case(
        "serving, and the end has passed since",
        _serving("to_per_prc: 2012-02-01"),
        """
        content/people/yu-jie/record.yaml:15:71: warning[contradiction]: the sentence ended on 2012-02-01 at the latest, and the status is still “serving”
           |
        15 | case: [{id: c1, source: [s1, n1], sentence: {kind: fixed, to_per_prc: 2012-02-01}}]
           |                                                                       ^^^^^^^^^^
          = hint: look for news of a release; if there is none, say so in the text
        """,  # noqa: E501
    ),
    Case(
        "custody ends before it begins",
        _custody(_dated("2010-05-02", "2010-05-01")),
        """
        content/people/yu-jie/record.yaml:16:80: error[contradiction]: this custody ends (2010-05-01) before it begins (2010-05-02)
           |
        16 |   - {measure: prison, start: {date: 2010-05-02, source: [s1, n1]}, end: {date: 2010-05-01, source: s1}}
           |                                                                                ^^^^^^^^^^
          = hint: look both dates up in the source
        """,  # noqa: E501
    ),
    Case(
        "custody ends before it begins, about",
        _custody(_dated("2010-05", "2010-04~")),
        """
        content/people/yu-jie/record.yaml:16:77: warning[contradiction]: this custody ends (2010-04~) before it begins (2010-05)
           |
        16 |   - {measure: prison, start: {date: 2010-05, source: [s1, n1]}, end: {date: 2010-04~, source: s1}}
           |                                                                             ^^^^^^^^
          = hint: look both dates up in the source
        """,  # noqa: E501
    ),
    Case("custody within one month", _custody(_dated("2010-05-02", "2010-05")), ""),
    Case(
        "custody after death",
        _dead(f"custody: [{{measure: prison, {_dated('2010', '2011')}}}]", measure="prison"),
        """
        content/people/yu-jie/record.yaml:16:43: error[contradiction]: this custody begins (2010) after the death (2009)
           |
        16 | custody: [{measure: prison, start: {date: 2010, source: [s1, n1]}, end: {date: 2011, source: s1}}]
           |                                           ^^^^
          = hint: look both dates up in the source
        """,  # noqa: E501
    ),
    Case(
        "two places at once",
        _custody(
            _dated("2010-01-01", "2010-03-01", "Prison A"),
            _dated("2010-02-01", "2010-04-01", "Prison B"),
        ),
        """
        content/people/yu-jie/record.yaml:17:37: warning[contradiction]: this custody overlaps with the one from 2010-01-01, in another place
           |
        17 |   - {measure: prison, start: {date: 2010-02-01, source: [s1, n1]}, end: {date: 2010-04-01, source: s1}, place: Prison B}
           |                                     ^^^^^^^^^^
          = hint: end the one where the other begins
        """,  # noqa: E501
    ),
    Case(
        "moved on one day",
        _custody(
            _dated("2010-01-01", "2010-03-01", "Prison A"),
            _dated("2010-03-01", "2010-04-01", "Prison B"),
        ),
        "",
    ),
    Case(
        "judged before indicted",
        _case("", "indicted 2010-05-02", "judgment-1 2010-05-01"),
        """
        content/people/yu-jie/record.yaml:20:34: error[contradiction]: “judgment-1” (2010-05-01) comes before “indicted” (2010-05-02)
           |
        20 |       - {type: judgment-1, date: 2010-05-01, source: [s1, n1]}
           |                                  ^^^^^^^^^^
          = hint: look both dates up in the source
        """,  # noqa: E501
    ),
    Case(
        "released before detained",
        _case("", "detained-criminal 2010-05-02", "released 2010-05-01"),
        """
        content/people/yu-jie/record.yaml:20:32: error[contradiction]: “released” (2010-05-01) comes before “detained-criminal” (2010-05-02)
           |
        20 |       - {type: released, date: 2010-05-01, source: [s1, n1]}
           |                                ^^^^^^^^^^
          = hint: look both dates up in the source
        """,  # noqa: E501
    ),
    Case(
        "arrested from freedom",
        _case("", "arrested 2010-05-02"),
        """
        content/people/yu-jie/record.yaml:19:16: warning[contradiction]: an arrest is told, and no detention or residential surveillance before it
           |
        19 |       - {type: arrested, date: 2010-05-02, source: [s1, n1]}
           |                ^^^^^^^^
          = hint: add what came first: - {type: detained-criminal, date: …, source: [s1]}
        """,  # noqa: E501
    ),
    Case(
        "arrested after detention",
        _case("", "detained-criminal 2010-05", "arrested 2010-05-02"),
        "",
    ),
    Case(
        "arrested after death",
        _dead(
            "case: [{id: c1, source: [s1, n1],"
            " events: [{type: bail, date: 2010, source: [s1, n1]}]}]",
            event="bail",
        ),
        """
        content/people/yu-jie/record.yaml:16:63: error[contradiction]: “bail” (2010) comes after the death (2009)
           |
        16 | case: [{id: c1, source: [s1, n1], events: [{type: bail, date: 2010, source: [s1, n1]}]}]
           |                                                               ^^^^
          = hint: look both dates up in the source
        """,  # noqa: E501
    ),
    Case(
        "eleven years old",
        _case(
            "",
            "detained-criminal 2010-05-02",
            before="name_display: initials\nbirth: {date: 1998-05-03, source: s1}\n",
        ),
        """
        content/people/yu-jie/record.yaml:21:41: error[contradiction]: born 1998-05-03, this person was not yet 12 then (2010-05-02)
           |
        21 |       - {type: detained-criminal, date: 2010-05-02, source: [s1, n1]}
           |                                         ^^^^^^^^^^
          = hint: look both dates up in the source
        """,  # noqa: E501
    ),
    Case(
        "dead before born",
        _status(
            "died-after-release",
            "birth: {date: 1970, source: s1}\ndeath: {date: 1969, source: [s1, n1]}",
        ),
        """
        content/people/yu-jie/record.yaml:1:7: error[minor]: this person may have been under 18 on 1969-01-01, and children are not named: the name is given in full
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: write initials or a pseudonym as the name, and “name_display: initials”

        content/people/yu-jie/record.yaml:16:15: error[contradiction]: the death (1969) comes before the birth (1970)
           |
        16 | death: {date: 1969, source: [s1, n1]}
           |               ^^^^
          = hint: look both dates up in the source
        """,  # noqa: E501
    ),
    Case(
        "sentenced and not convicted",
        _case(
            "charges: [{article: CL-293, stage: indicted}]\n    sentence: {kind: fixed, term: 5y}"
        ),
        """
        content/people/yu-jie/record.yaml:19:5: error[contradiction]: there is a sentence, and no charge with the stage “convicted”
           |
        19 |     sentence: {kind: fixed, term: 5y}
           |     ^^^^^^^^
          = hint: write “stage: convicted” for what the court decided
        """,  # noqa: E501
    ),
    Case(
        "judged and not convicted",
        _case("charges: [{article: CL-293, stage: indicted}]", "judgment-1 2010-05-01"),
        """
        content/people/yu-jie/record.yaml:18:5: warning[contradiction]: there is a judgment, and no charge with the stage “convicted”
           |
        18 |     charges: [{article: CL-293, stage: indicted}]
           |     ^^^^^^^
          = hint: write “stage: convicted” for what the court decided, or “dropped”
        """,  # noqa: E501
    ),
    Case(
        "longer than any term",
        _case("sentence: {kind: control, term: 5y}"),
        """
        content/people/yu-jie/record.yaml:18:37: error[contradiction]: no sentence of the kind “control” is as long as this (36 months)
           |
        18 |     sentence: {kind: control, term: 5y}
           |                                     ^^
          = hint: look the judgment up: the kind of sentence or the term is another
        """,  # noqa: E501
    ),
    Case(
        "a term of life",
        _case("sentence: {kind: life, term: 5y}"),
        """
        content/people/yu-jie/record.yaml:18:34: error[contradiction]: a sentence of the kind “life” has no term
           |
        18 |     sentence: {kind: life, term: 5y}
           |                                  ^^
          = hint: look the judgment up: the kind of sentence or the term is another
        """,  # noqa: E501
    ),
    Case(
        "an end that the term does not reach",
        _case("sentence: {kind: fixed, term: 5y, start: 2001-01-02, to_per_prc: 2006-02-01}"),
        """
        content/people/yu-jie/record.yaml:18:70: error[contradiction]: from 2001-01-02 the term runs out by 2006-01-02, and the end given is later (2006-02-01)
           |
        18 |     sentence: {kind: fixed, term: 5y, start: 2001-01-02, to_per_prc: 2006-02-01}
           |                                                                      ^^^^^^^^^^
          = hint: look the three up in the judgment: one of them is another
        """,  # noqa: E501
    ),
    Case(
        "an end that the term reaches",
        _case("sentence: {kind: fixed, term: 5y, start: 2001-01-02, to_per_prc: 2006-01-01}"),
        "",
    ),
    Case(
        "an end before the start",
        _case("sentence: {kind: fixed, start: 2001-01-02, to_per_prc: 2000-01-01}"),
        """
        content/people/yu-jie/record.yaml:18:60: error[contradiction]: the sentence ends (2000-01-01) before it begins (2001-01-02)
           |
        18 |     sentence: {kind: fixed, start: 2001-01-02, to_per_prc: 2000-01-01}
           |                                                            ^^^^^^^^^^
          = hint: look both dates up in the judgment
        """,  # noqa: E501
    ),
    Case(
        "a character of another name",
        _name("刘明", "鄭明"),
        """
        content/people/yu-jie/record.yaml:1:42: warning[name-form]: “鄭” is no Traditional form of “刘” that we know
          |
        1 | name: {en: Yu Jie, zh-Hans: 刘明, zh-Hant: 鄭明}
          |                                            ^^^^
          = hint: correct one of the two; if both are right, allow it in allow.yaml
        """,  # noqa: E501
    ),
    Case("one form that both scripts have", _name("余范", "余範"), ""),
    Case(
        "a character too many",
        _name("刘明", "劉明明"),
        """
        content/people/yu-jie/record.yaml:1:42: warning[name-form]: “刘明” and “劉明明” are not the same number of characters
          |
        1 | name: {en: Yu Jie, zh-Hans: 刘明, zh-Hant: 劉明明}
          |                                            ^^^^^^
          = hint: correct one of the two; if both are right, allow it in allow.yaml
        """,  # noqa: E501
    ),
    Case(
        "Simplified in both scripts",
        _name("刘明", "刘明"),
        """
        content/people/yu-jie/record.yaml:1:42: warning[name-form]: “刘” is no Traditional form of “刘” that we know
          |
        1 | name: {en: Yu Jie, zh-Hans: 刘明, zh-Hant: 刘明}
          |                                            ^^^^
          = hint: correct one of the two; if both are right, allow it in allow.yaml
        """,  # noqa: E501
    ),
    Case(
        "a syllable too few",
        _name("刘晓明", "劉曉明", "Liú Míng", "Liu Xiaoming"),
        """
        content/people/yu-jie/record.yaml:1:62: error[name-form]: “Liú Míng” has not as many syllables as “刘晓明” has characters
          |
        1 | name: {en: Liu Xiaoming, zh-Hans: 刘晓明, zh-Hant: 劉曉明, pinyin: Liú Míng}
          |                                                                    ^^^^^^^^
          = hint: correct the pinyin; if it is right, allow it in allow.yaml
        """,  # noqa: E501
    ),
    Case(
        "a surname read as a word",
        _name("单明", "單明", "Dān Míng", "Dan Ming"),
        """
        content/people/yu-jie/record.yaml:1:56: warning[name-form]: as a surname 单 is read “shàn”, and the pinyin is “Dān Míng”
          |
        1 | name: {en: Dan Ming, zh-Hans: 单明, zh-Hant: 單明, pinyin: Dān Míng}
          |                                                            ^^^^^^^^
          = hint: correct the pinyin; if it is right, allow it in allow.yaml
        """,  # noqa: E501
    ),
    Case(
        "another tone",
        _name("刘明", "劉明", "Liǔ Míng", "Liu Ming"),
        """
        content/people/yu-jie/record.yaml:1:56: warning[name-form]: 刘 is read “liú”, and the pinyin is “Liǔ Míng”
          |
        1 | name: {en: Liu Ming, zh-Hans: 刘明, zh-Hant: 劉明, pinyin: Liǔ Míng}
          |                                                            ^^^^^^^^
          = hint: correct the pinyin; if it is right, allow it in allow.yaml
        """,  # noqa: E501
    ),
    Case(
        "another name in English",
        _name("刘明", "劉明", "Liú Míng", "Low Ming"),
        """
        content/people/yu-jie/record.yaml:1:12: warning[name-form]: the English form “Low Ming” is not the pinyin “Liú Míng”
          |
        1 | name: {en: Low Ming, zh-Hans: 刘明, zh-Hant: 劉明, pinyin: Liú Míng}
          |            ^^^^^^^^
          = hint: correct one of the two; if the name is known so in English, allow it in allow.yaml
        """,  # noqa: E501
    ),
    Case("a name of a Uyghur", _name("买买提·某", "買買提·某", "Mǎimǎití", "Memet M."), ""),
]
