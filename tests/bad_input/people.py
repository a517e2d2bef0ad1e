"""What a person's record must say, and must not: consent, children, hidden names, sources."""

from __future__ import annotations

from tests.bad_input import (
    PERSON_EN,
    PERSON_FACTS,
    SITE,
    TOPIC_EN,
    TOPIC_HANS,
    Case,
    Changes,
    add,
    edit,
)
from tests.bad_input.pictures import jpeg
from tests.sites import PERSON, SMALL

_LETTERS = (
    "---\ntitle: Letters\nsummary: How to write.\n{}pieces:\n"
    "  - {{id: a, kind: {}, title: To a minister, {}text: {}}}\n---\nWords.\n"
)
_PHOTO = (
    "photo: {file: yu-jie.jpg, credit: A group, licence: free, consent: self,"
    " others_in_frame: none, alt: A man, "
)


def _terms(**ids: str) -> dict[str, str]:
    """Vocabularies with these ids; each is its own label."""
    labels = "{{en: {0}, zh-Hans: {0}, zh-Hant: {0}}}"
    return {
        f"vocabulary/{name.replace('_', '-')}.yaml": "".join(
            f"{id_}: {labels.format(id_)}\n" for id_ in given.split()
        )
        for name, given in ids.items()
    }


def facts(more: str, old: str = "", new: str = "", **ids: str) -> dict[str, str]:
    """The small person with more facts, one thing changed, and the vocabularies for both."""
    given = PERSON.replace(old, new) if old else PERSON
    return {PERSON_FACTS: f"{given}{more}\n" if more else given, **_terms(**ids)}


def scope(items: str) -> tuple[str, str]:
    """A change of what was agreed to."""
    return "scope: [name, letters]", f"scope: [{items}]"


def _custody(start: str, end: str) -> str:
    """Time in prison."""
    ends = f"start: {{date: {start}, source: [s1, n1]}}, end: {{date: {end}, source: s1}}"
    return f"custody: [{{measure: prison, {ends}}}]"


def _internal(name: str) -> dict[str, str]:
    """The small person, whose editors keep a name back."""
    return add(PERSON_FACTS, f"internal: {{names: [{name}]}}")


def _photo(provenance: str, old: str = "", new: str = "", **ids: str) -> Changes:
    """The small person with a photo that they agreed to."""
    agreed = PERSON.replace(*scope("name, photo, letters"))
    given = agreed.replace(old, new) if old else agreed
    return {
        PERSON_FACTS: f"{given}{_PHOTO}{provenance}}}\n",
        "people/yu-jie/yu-jie.jpg": jpeg(),
        **add(PERSON_EN, "![A man](yu-jie.jpg)"),
        **_terms(**ids),
    }


def kit(kind: str, to: str = "to: The ministry, ", text: str = "Do it.", key: str = "") -> Changes:
    """A kit with one piece."""
    return {
        "kits/write/en.md": _LETTERS.format(key, kind, to, text),
        **_terms(piece_kind="letter petition poster", safety="no"),
    }


_NOTE = "key: [Not from mainland China.]\n"
_RISK = "risk: {level: high, reviewed: 2012-01-18, second_reviewer: cd}\n"
_LOUDI = "residence: {province: hunan, prefecture: Loudi, source: s1}\n"
_CHILD = "case: [{id: c1, source: [s1, n1], flags: {juvenile: true}}]"
_LAWYER = "case: [{id: c1, source: [s1, n1], lawyers: [{name: Qian Mou}]}]\n"
_MEMET = "{zh-Hans: 买买提·艾山某, zh-Hant: 買買提·艾山某}"
_ALLOW = "- {{rule: {}, where: {}, reason: {}}}\n"

CASES = [
    Case(
        "no id",
        edit(PERSON_FACTS, "id: p-000001\n", ""),
        """
        content/people/yu-jie/record.yaml:1:1: error[missing-id]: this person has no id
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add a line “id: p-000001”; it is never changed and never used again
        """,
    ),
    Case(
        "one id for two",
        {
            "people/zhao-mou/record.yaml": PERSON.replace("余杰", "王某"),
            "people/zhao-mou/en.md": SMALL[PERSON_EN],
        },
        """
        content/people/zhao-mou/record.yaml:13:5: error[duplicate-id]: “p-000001” is already the id of person:yu-jie
           |
        13 | id: p-000001
           |     ^^^^^^^^
          = hint: take the line out; the next run names a number that is free
        """,  # noqa: E501
    ),
    Case(
        "no consent",
        facts("", "consent: {status: self, scope: [name, letters]}\n"),
        """
        content/people/yu-jie/record.yaml:1:1: error[consent]: the record does not say on whose word this person is shown
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^
          = hint: add “consent: {status: public-record}”; or, if somebody agreed, for instance “consent: {status: family, scope: [name, case], date: 2026-11}”
        """,  # noqa: E501
    ),
    Case(
        "consent was withdrawn",
        facts("", "status: self,", "status: withdrawn,", consent="withdrawn"),
        """
        content/people/yu-jie/record.yaml:14:10: error[consent]: consent was withdrawn, and the record is shown
           |
        14 | consent: {status: withdrawn, scope: [name, letters]}
           |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: write “withdrawn: 2026-11-24” (the day) into record.yaml, and take all else out
        """,  # noqa: E501
    ),
    Case(
        "consent without the name",
        facts("", *scope("letters")),
        """
        content/people/yu-jie/record.yaml:1:1: error[consent]: the consent does not cover the name
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          | ^^^^
          = hint: if they agreed to it, write “scope: [letters, name]”; if not, take it out
        """,
    ),
    Case(
        "consent without the case",
        facts(_custody("2010", "2011"), measure="prison"),
        """
        content/people/yu-jie/record.yaml:15:1: error[consent]: the consent does not cover the case
           |
        15 | custody: [{measure: prison, start: {date: 2010, source: [s1, n1]}, end: {date: 2011, source: s1}}]
           | ^^^^^^^
          = hint: if they agreed to it, write “scope: [name, letters, case]”; if not, take it out
        """,  # noqa: E501
    ),
    Case(
        "consent without the health",
        facts("health: {text: Ill., source: [s1, n1], publish: true}"),
        """
        content/people/yu-jie/record.yaml:15:1: error[consent]: the consent does not cover the health
           |
        15 | health: {text: Ill., source: [s1, n1], publish: true}
           | ^^^^^^
          = hint: if they agreed to it, write “scope: [name, letters, health]”; if not, take it out
        """,  # noqa: E501
    ),
    Case(
        "consent without a relative",
        facts(
            "relatives: [{relation: parent, name: Zhao Mou, publish: true, source: s1}]",
            relation="parent",
        ),
        """
        content/people/yu-jie/record.yaml:15:38: error[consent]: the consent does not cover a relative
           |
        15 | relatives: [{relation: parent, name: Zhao Mou, publish: true, source: s1}]
           |                                      ^^^^^^^^
          = hint: if they agreed to it, write “scope: [name, letters, family]”; if not, take it out
        """,  # noqa: E501
    ),
    Case(
        "consent without the lawyer",
        facts(
            "case: [{id: c1, source: [s1, n1], lawyers: [{name: Qian Mou, publish: true}]}]",
            *scope("name, case, letters"),
        ),
        """
        content/people/yu-jie/record.yaml:15:52: error[consent]: the consent does not cover the lawyer's name
           |
        15 | case: [{id: c1, source: [s1, n1], lawyers: [{name: Qian Mou, publish: true}]}]
           |                                                    ^^^^^^^^
          = hint: if they agreed to it, write “scope: [name, case, letters, lawyer]”; if not, take it out
        """,  # noqa: E501
    ),
    Case(
        "consent without letters",
        {
            **kit("letter", key=_NOTE),
            "kits/write/record.yaml": "about: [person:yu-jie]\n",
            **facts("", *scope("name")),
        },
        """
        content/kits/write/record.yaml:1:9: error[consent]: this kit asks for letters, which the consent of person:yu-jie does not cover
          |
        1 | about: [person:yu-jie]
          |         ^^^^^^^^^^^^^
          = hint: ask, then add “letters” to the scope in content/people/yu-jie/record.yaml
        """,  # noqa: E501
    ),
    Case(
        "public record with one publisher",
        facts(
            "health: {text: Ill., source: s1, publish: true}",
            "status: self, scope: [name, letters]",
            "status: public-record",
        ),
        """
        content/people/yu-jie/record.yaml:8:1: warning[one-source]: 1 of 2 claims rest on one source or one kind: health
          |
        8 | sources:
          | ^^^^^^^
          = hint: add a source of another kind that does not repeat the first: source: [s1, s2]

        content/people/yu-jie/record.yaml:15:1: error[consent]: the health rests on public record, which takes two publishers; this has one
           |
        15 | health: {text: Ill., source: s1, publish: true}
           | ^^^^^^
          = hint: add a source of another publisher; or ask, and write “scope: [health]”
        """,  # noqa: E501
    ),
    Case(
        "historical and alive",
        facts("", "status: self,", "status: historical,", consent="historical"),
        """
        content/people/yu-jie/record.yaml:14:19: error[consent]: “historical” is for people who died long ago, and no death is recorded
           |
        14 | consent: {status: historical, scope: [name, letters]}
           |                   ^^^^^^^^^^
          = hint: write “status: public-record”, or add the death: death: {date: …, source: […]}
        """,  # noqa: E501
    ),
    Case(
        "consent that has lapsed",
        edit(PERSON_FACTS, "scope: [name, letters]", "scope: [name, letters], review_due: 2011-12"),
        """
        content/people/yu-jie/record.yaml:14:61: warning[consent]: the consent was to be asked for again by 2011-12
           |
        14 | consent: {status: self, scope: [name, letters], review_due: 2011-12}
           |                                                             ^^^^^^^
          = hint: ask, and write the new date: review_due: …
        """,  # noqa: E501
    ),
    Case(
        "a child",
        facts(
            "birth: {date: 1990, source: s1}\n" + _custody("2008", "2009"),
            *scope("name, case, letters"),
            measure="prison",
        ),
        """
        content/people/yu-jie/record.yaml:1:7: error[minor]: this person may have been under 18 on 2008-01-01, and children are not named: the name is given in full
          |
        1 | name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: write initials or a pseudonym as the name, and “name_display: initials”
        """,  # noqa: E501
    ),
    Case(
        "a child that is hidden but for its school",
        facts(
            "name_display: initials\naffiliation: [{name: No. 1 Middle School, source: s1}]\n"
            + _CHILD,
            *scope("case, letters"),
        ),
        """
        content/people/yu-jie/record.yaml:16:22: error[minor]: the record says that this was a juvenile's case, and children are not named: a school is named
           |
        16 | affiliation: [{name: No. 1 Middle School, source: s1}]
           |                      ^^^^^^^^^^^^^^^^^^^
          = hint: take the school out
        """,  # noqa: E501
    ),
    Case(
        "a child's places",
        facts(
            "name_display: initials\nbirth: {date: 1990, place: A village, source: s1}\n"
            + _LOUDI
            + _CHILD,
            *scope("case, letters"),
            province="hunan",
        ),
        """
        content/people/yu-jie/record.yaml:16:28: error[minor]: the record says that this was a juvenile's case, and children are not named: the place of birth is given
           |
        16 | birth: {date: 1990, place: A village, source: s1}
           |                            ^^^^^^^^^
          = hint: write “province: …” instead

        content/people/yu-jie/record.yaml:17:42: error[minor]: the record says that this was a juvenile's case, and children are not named: the prefecture is given
           |
        17 | residence: {province: hunan, prefecture: Loudi, source: s1}
           |                                          ^^^^^
          = hint: leave the province alone
        """,  # noqa: E501
    ),
    Case(
        "high risk and one reviewer",
        facts("risk: {level: high, reviewed: 2012-01-18, by: ab, second_reviewer: ab}"),
        """
        content/people/yu-jie/record.yaml:15:68: error[high-risk]: the risk is high, and nobody else has looked at the record
           |
        15 | risk: {level: high, reviewed: 2012-01-18, by: ab, second_reviewer: ab}
           |                                                                    ^^
          = hint: let a second person read it, and add their initials: second_reviewer: …
        """,  # noqa: E501
    ),
    Case(
        "high risk and the prefecture",
        facts(
            "risk: {level: high, reviewed: 2012-01-18, by: ab, second_reviewer: cd}\n"
            + _LOUDI.strip(),
            province="hunan",
        ),
        """
        content/people/yu-jie/record.yaml:16:42: error[high-risk]: the risk is high, and the prefecture is given
           |
        16 | residence: {province: hunan, prefecture: Loudi, source: s1}
           |                                          ^^^^^
          = hint: leave the province alone
        """,  # noqa: E501
    ),
    Case(
        "high risk and a lawyer",
        facts(
            _RISK
            + "case:\n  - id: c1\n    source: [s1, n1]\n    lawyers:\n"
            + "      - {name: Qian Mou, publish: true}",
            *scope("name, case, lawyer, letters"),
        ),
        """
        content/people/yu-jie/record.yaml:20:35: error[high-risk]: the risk is high, and a lawyer is named
           |
        20 |       - {name: Qian Mou, publish: true}
           |                                   ^^^^
          = hint: write “publish: false”
        """,  # noqa: E501
    ),
    Case(
        "high risk and a relative",
        facts(
            _RISK + "relatives:\n  - {relation: parent, name: Zhao Mou, publish: true, source: s1}",
            *scope("name, family, letters"),
            relation="parent",
        ),
        """
        content/people/yu-jie/record.yaml:17:49: error[high-risk]: the risk is high, and a relative is named
           |
        17 |   - {relation: parent, name: Zhao Mou, publish: true, source: s1}
           |                                                 ^^^^
          = hint: write “publish: false”
        """,  # noqa: E501
    ),
    Case(
        "hidden relative in the story",
        {
            **facts("relatives: [{relation: parent, name: Zhao Mou}]", relation="parent"),
            **add(PERSON_EN, "His father, ZHÀO  Mǒu, waits."),
        },
        """
        content/people/yu-jie/en.md:6:13: error[hidden-name]: this name is kept back in the record of person:yu-jie
          |
        6 | His father, ZHÀO  Mǒu, waits.
          |             ^^^^^^^^^
          = hint: say it without the name; “publish: true” there only if they agreed
        """,  # noqa: E501
    ),
    Case(
        "hidden relative, first name first",
        {
            **facts("relatives: [{relation: parent, name: Zhao Mou}]", relation="parent"),
            **add(TOPIC_EN, "So did Mou Zhao."),
        },
        """
        content/topics/speech/en.md:9:8: error[hidden-name]: this name is kept back in the record of person:yu-jie
          |
        9 | So did Mou Zhao.
          |        ^^^^^^^^
          = hint: say it without the name; “publish: true” there only if they agreed
        """,  # noqa: E501
    ),
    Case(
        "hidden relative in the other script",
        {
            **facts(
                "relatives: [{relation: parent, name: {zh-Hans: 赵龙某, zh-Hant: 趙龍某}}]",
                relation="parent",
            ),
            "people/yu-jie/zh-Hant.md": "---\nsummary: 作家。\n---\n他的父親趙龍某。\n",
        },
        """
        content/people/yu-jie/zh-Hant.md:4:5: error[hidden-name]: this name is kept back in the record of person:yu-jie
          |
        4 | 他的父親趙龍某。
          |         ^^^^^^
          = hint: say it without the name; “publish: true” there only if they agreed
        """,  # noqa: E501
    ),
    Case(
        "hidden name with another interpunct",
        {
            **facts("relatives: [{relation: parent, name: " + _MEMET + "}]", relation="parent"),
            **add(TOPIC_HANS, "买买提・艾山某也说了。"),
        },
        """
        content/topics/speech/zh-Hans.md:9:1: error[hidden-name]: this name is kept back in the record of person:yu-jie
          |
        9 | 买买提・艾山某也说了。
          | ^^^^^^^^^^^^^^
          = hint: say it without the name; “publish: true” there only if they agreed
        """,  # noqa: E501
    ),
    Case(
        "hidden lawyer among the facts",
        {
            **facts(
                _LAWYER + "works: [{title: Letter to Qian Mou, source: s1}]",
                *scope("name, case, letters"),
            )
        },
        """
        content/people/yu-jie/record.yaml:16:27: error[hidden-name]: this name is kept back in the record of person:yu-jie
           |
        16 | works: [{title: Letter to Qian Mou, source: s1}]
           |                           ^^^^^^^^
          = hint: say it without the name; “publish: true” there only if they agreed
        """,  # noqa: E501
    ),
    Case(
        "hidden by colleagues",
        {**_internal("Sun Mou"), **add(PERSON_EN, "-{Sun Mou}- said so.")},
        """
        content/people/yu-jie/en.md:6:3: error[hidden-name]: this name is kept back in the record of person:yu-jie
          |
        6 | -{Sun Mou}- said so.
          |   ^^^^^^^
          = hint: say it without the name; “publish: true” there only if they agreed
        """,  # noqa: E501
    ),
    Case(
        "hidden name of a file",
        {
            **_internal("Sun Mou"),
            **add(PERSON_EN, "![A man](sun-mou.jpg)"),
            "people/yu-jie/sun-mou.jpg": jpeg(),
        },
        """
        content/people/yu-jie/en.md:6:10: error[hidden-name]: this name is kept back in the record of person:yu-jie
          |
        6 | ![A man](sun-mou.jpg)
          |          ^^^^^^^
          = hint: say it without the name; “publish: true” there only if they agreed

        content/people/yu-jie/record.yaml: error[hidden-name]: the file “sun-mou.jpg” is called by a name that person:yu-jie keeps back
          = hint: give the file another name
        """,  # noqa: E501
    ),
    Case(
        "hidden name by chance",
        {**_internal("于禁"), **add(TOPIC_HANS, "由于禁止，没有说。")},
        """
        content/topics/speech/zh-Hans.md:9:2: warning[hidden-name]: this name is kept back in the record of person:yu-jie
          |
        9 | 由于禁止，没有说。
          |   ^^^^
          = hint: say it without the name; “publish: true” there only if they agreed
        """,  # noqa: E501
    ),
    Case(
        "residence without a source",
        facts("residence: {province: hunan}", province="hunan"),
        """
        content/people/yu-jie/record.yaml:15:12: error[unsourced-claim]: the residence is stated without a source
           |
        15 | residence: {province: hunan}
           |            ^^^^^^^^^^^^^^^^^
          = hint: add “source: [s1]” with the id of an entry under sources
        """,  # noqa: E501
    ),
    Case(
        "relative without a source",
        facts(
            "relatives: [{relation: parent, name: Zhao Mou, publish: true}]",
            *scope("name, family, letters"),
            relation="parent",
        ),
        """
        content/people/yu-jie/record.yaml:15:38: error[unsourced-claim]: a relative is stated without a source
           |
        15 | relatives: [{relation: parent, name: Zhao Mou, publish: true}]
           |                                      ^^^^^^^^
          = hint: add “source: [s1]” with the id of an entry under sources
        """,  # noqa: E501
    ),
    Case(
        "one source",
        {**edit(PERSON_FACTS, "[s1, n1]", "[s1]"), **add(PERSON_EN, "He left [@n1].")},
        """
        content/people/yu-jie/record.yaml:8:1: warning[one-source]: 1 of 1 claims rest on one source or one kind: status
          |
        8 | sources:
          | ^^^^^^^
          = hint: add a source of another kind that does not repeat the first: source: [s1, s2]
        """,  # noqa: E501
    ),
    Case(
        "two sources of one kind",
        facts("", "{id: n1, kind: ngo", "{id: n1, kind: media"),
        """
        content/people/yu-jie/record.yaml:8:1: warning[one-source]: 1 of 1 claims rest on one source or one kind: status
          |
        8 | sources:
          | ^^^^^^^
          = hint: add a source of another kind that does not repeat the first: source: [s1, s2]
        """,  # noqa: E501
    ),
    Case(
        "no stored copy",
        facts("", ", archive: https://example.org/copy", ""),
        """
        content/people/yu-jie/record.yaml:8:1: warning[no-archive]: no stored copy of one source: s1
          |
        8 | sources:
          | ^^^^^^^
          = hint: add “archive: https://web.archive.org/…” there
        """,
    ),
    Case(
        "no stored copy of a post",
        facts(
            "",
            "https://example.org/news, archive: https://example.org/copy",
            "https://m.weibo.com/1",
        ),
        """
        content/people/yu-jie/record.yaml:9:63: error[no-archive]: posts on weibo.com are deleted, and there is no stored copy of this one
          |
        9 |   - {id: s1, kind: media, title: News, date: 2012-01-18, url: https://m.weibo.com/1}
          |                                                               ^^^^^^^^^^^^^^^^^^^^^
          = hint: add “archive: https://web.archive.org/…”, or the copy's archived_sha256
        """,  # noqa: E501
    ),
    Case(
        "stored copy of a post",
        facts("", "https://example.org/news", "https://mp.weixin.qq.com/s/1"),
        """
        content/people/yu-jie/record.yaml:9:10: warning[uncropped]: a stored copy of a post shows the account that put it up or passed it on
          |
        9 |   - {id: s1, kind: media, title: News, date: 2012-01-18, url: https://mp.weixin.qq.com/s/1, archive: https://example.org/copy}
          |          ^^
          = hint: crop the handle, the face and the likes; then write “cropped: true”
        """,  # noqa: E501
    ),
    Case(
        "picture of a post",
        {**add(PERSON_EN, "![Screenshot of a post](post.jpg)"), "people/yu-jie/post.jpg": jpeg()},
        """
        content/people/yu-jie/en.md:6:3: warning[uncropped]: a picture of a post shows the account that put it up or passed it on
          |
        6 | ![Screenshot of a post](post.jpg)
          |   ^^^^^^^^^^^^^^^^^^^^
          = hint: crop it, and say so: ![Screenshot of a post (cropped)](…)
        """,  # noqa: E501
    ),
    Case(
        "nothing new for a year",
        edit(SITE, "date: 2012-03-01", "date: 2013-03-01"),
        """
        content/people/yu-jie/record.yaml:7:16: warning[stale]: nothing newer than 2012-01-18 was read for this person
          |
        7 | last_verified: 2012-01-18
          |                ^^^^^^^^^^
          = hint: look for newer sources, and write the day of the newest: last_verified: …
        """,  # noqa: E501
    ),
    Case(
        "nothing new for two years",
        edit(SITE, "date: 2012-03-01", "date: 2014-03-01"),
        """
        content/people/yu-jie/record.yaml:7:16: warning[stale]: nothing newer than 2012-01-18 was read for this person; the page calls the status the last one known
          |
        7 | last_verified: 2012-01-18
          |                ^^^^^^^^^^
          = hint: look for newer sources, and write the day of the newest: last_verified: …
        """,  # noqa: E501
    ),
    Case(
        "no date of the site",
        edit(SITE, "date: 2012-03-01\n", ""),
        """
        content/site.yaml:1:1: warning[no-site-date]: the site has no date, so nobody can say what is out of date
          |
        1 | name: {en: Small, zh-Hans: 小站, zh-Hant: 小站}
          | ^
          = hint: add a line “date: 2026-11-24” (the day of the release) to site.yaml
        """,  # noqa: E501
    ),
    Case(
        "judged before a court did",
        add(
            PERSON_EN,
            "The police say that he confessed; other offenders went free. “His crimes are grave.”",
        ),
        """
        content/people/yu-jie/en.md:6:24: warning[wording]: “confessed” says more than any court did, by this record
          |
        6 | The police say that he confessed; other offenders went free. “His crimes are grave.”
          |                        ^^^^^^^^^
          = hint: better: “is said by the authorities to have confessed”, with the source

        content/people/yu-jie/en.md:6:41: warning[wording]: “offenders” says more than any court did, by this record
          |
        6 | The police say that he confessed; other offenders went free. “His crimes are grave.”
          |                                         ^^^^^^^^^
          = hint: better: the person's name, “suspect” or “defendant”
        """,  # noqa: E501
    ),
    Case(
        "judged in Chinese",
        add("people/yu-jie/zh-Hans.md", "报纸称他为“罪犯”，他犯下什么？"),
        """
        content/people/yu-jie/zh-Hans.md:6:11: warning[wording]: “他犯下” says more than any court did, by this record
          |
        6 | 报纸称他为“罪犯”，他犯下什么？
          |                   ^^^^^^
          = hint: better: “被指控的行为”；官方怎么说，写明是官方说的
        """,  # noqa: E501
    ),
    Case(
        "blame",
        add(PERSON_EN, "Some say that he had it coming."),
        """
        content/people/yu-jie/en.md:6:18: warning[wording]: “had it coming” blames the person
          |
        6 | Some say that he had it coming.
          |                  ^^^^^^^^^^^^^
          = hint: better: what was done, and by whom
        """,
    ),
    Case(
        "no word for readers in China",
        kit("letter"),
        """
        content/kits/write/en.md:4:1: error[action-note]: this kit asks to sign or send something, without a word for readers in China
          |
        4 | pieces:
          | ^^^^^^
          = hint: add under key: - "If you are in mainland China, [read this first](page:safety); do not sign or send this."
        """,  # noqa: E501
    ),
    Case(
        "sheet with telephone numbers",
        kit("petition", key=_NOTE, text='"| Name | Phone |"'),
        """
        content/kits/write/en.md:6:85: error[action-note]: this sheet asks for more than a name and a town: “Phone”
          |
        6 |   - {id: a, kind: petition, title: To a minister, to: The ministry, text: "| Name | Phone |"}
          |                                                                                     ^^^^^
          = hint: take the field out: a list of names and numbers is evidence against its signers
        """,  # noqa: E501
    ),
    Case(
        "letter to nobody",
        kit("letter", to="", key=_NOTE),
        """
        content/kits/write/en.md:6:34: error[action-note]: this does not say to whom it goes
          |
        6 |   - {id: a, kind: letter, title: To a minister, text: Do it.}
          |                                  ^^^^^^^^^^^^^
          = hint: name the public office that it is addressed to: to: …
        """,
    ),
    Case(
        "writing to prisoners",
        {"pages/write/en.md": "---\ntitle: Write to a prisoner\nsummary: How.\n---\nBe kind.\n"},
        """
        content/pages/write/en.md:2:8: warning[prison-mail]: this is about writing to prisoners, and does not say what happens to mail
          |
        2 | title: Write to a prisoner
          |        ^^^^^^^^^^^^^^^^^^^
          = hint: say that letters are read, and what not to write (Prison Law, arts. 68 to 71)
        """,  # noqa: E501
    ),
    Case(
        "photo from the internet",
        _photo("provenance: internet, source: s1"),
        """
        content/people/yu-jie/record.yaml:15:121: error[photo-provenance]: this does not say where the photo comes from
           |
        15 | photo: {file: yu-jie.jpg, credit: A group, licence: free, consent: self, others_in_frame: none, alt: A man, provenance: internet, source: s1}
           |                                                                                                                         ^^^^^^^^
          = hint: name who took or published it, and when; if nobody knows, take the photo out
        """,  # noqa: E501
    ),
    Case(
        "photo that nobody compared",
        _photo("provenance: Taken by a friend in 2009, source: s1"),
        """
        content/people/yu-jie/record.yaml:15:121: warning[photo-provenance]: this does not say how the photo was compared with others of the person
           |
        15 | photo: {file: yu-jie.jpg, credit: A group, licence: free, consent: self, others_in_frame: none, alt: A man, provenance: Taken by a friend in 2009, source: s1}
           |                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: search for it by image, then add, for instance: compared with … on 2026-11-24
        """,  # noqa: E501
    ),
    Case(
        "photo without a source",
        _photo("provenance: Matched with two others"),
        """
        content/people/yu-jie/record.yaml:15:1: error[photo-provenance]: the photo has no source
           |
        15 | photo: {file: yu-jie.jpg, credit: A group, licence: free, consent: self, others_in_frame: none, alt: A man, provenance: Matched with two others}
           | ^^^^^
          = hint: add “source: [s1]” to it
        """,  # noqa: E501
    ),
    Case(
        "face of an unverified case",
        _photo(
            "provenance: Matched with two others, source: s1",
            "verification: reported",
            "verification: unverified",
            verification="unverified",
        ),
        """
        content/people/yu-jie/record.yaml:15:15: error[photo-provenance]: the record is not verified, and shows a face
           |
        15 | photo: {file: yu-jie.jpg, credit: A group, licence: free, consent: self, others_in_frame: none, alt: A man, provenance: Matched with two others, source: s1}
           |               ^^^^^^^^^^
          = hint: use a drawing, or take the photo out until the record is verified
        """,  # noqa: E501
    ),
    Case(
        "photo without consent",
        _photo("provenance: Matched with two others, source: s1", "photo, letters]", "letters]"),
        """
        content/people/yu-jie/record.yaml:15:1: error[consent]: the consent does not cover the photo
           |
        15 | photo: {file: yu-jie.jpg, credit: A group, licence: free, consent: self, others_in_frame: none, alt: A man, provenance: Matched with two others, source: s1}
           | ^^^^^
          = hint: if they agreed to it, write “scope: [name, letters, photo]”; if not, take it out
        """,  # noqa: E501
    ),
    Case(
        "photo at high risk",
        _photo(
            "provenance: Matched with two others, source: s1",
            "verification: reported",
            "verification: reported\n" + _RISK.strip(),
        ),
        """
        content/people/yu-jie/record.yaml:16:1: error[high-risk]: the risk is high, and there is a photo
           |
        16 | photo: {file: yu-jie.jpg, credit: A group, licence: free, consent: self, others_in_frame: none, alt: A man, provenance: Matched with two others, source: s1}
           | ^^^^^
          = hint: take the photo out
        """,  # noqa: E501
    ),
    Case(
        "named official",
        add(PERSON_EN, "Judge Zhao Mou heard the case [@s1]."),
        """
        content/people/yu-jie/en.md:6:1: error[named-official]: “Judge Zhao Mou” is named as an official, with no word on a reply
          |
        6 | Judge Zhao Mou heard the case [@s1].
          | ^^^^^^^^^^^^^^
          = hint: say that they were asked, or that no reply is known; or give the office alone

        content/people/yu-jie/en.md:6:1: error[named-official]: “Judge Zhao Mou” is named as an official, without two sources of two publishers
          |
        6 | Judge Zhao Mou heard the case [@s1].
          | ^^^^^^^^^^^^^^
          = hint: cite both in the same paragraph, [@s1][@s2]; or give the office alone
        """,  # noqa: E501
    ),
    Case(
        "named official in Chinese",
        add("people/yu-jie/zh-Hans.md", "审判长赵某宣判[@s1][@n1]。"),
        """
        content/people/yu-jie/zh-Hans.md:6:1: error[named-official]: “审判长赵某” is named as an official, with no word on a reply
          |
        6 | 审判长赵某宣判[@s1][@n1]。
          | ^^^^^^^^^^
          = hint: say that they were asked, or that no reply is known; or give the office alone
        """,  # noqa: E501
    ),
    Case(
        "allowance without a reason",
        {"allow.yaml": _ALLOW.format("wording", "people/yu-jie/en.md", "fine")},
        """
        content/allow.yaml:1:55: error[allowance]: the reason is too short for others to understand
          |
        1 | - {rule: wording, where: people/yu-jie/en.md, reason: fine}
          |                                                       ^^^^
          = hint: say in a few words why this harms nobody
        """,
    ),
    Case(
        "allowance without an end",
        {"allow.yaml": _ALLOW.format("wording", "people/**", "we checked all of them")},
        """
        content/allow.yaml:1:26: error[allowance]: “people/**” without text would turn the rule off altogether
          |
        1 | - {rule: wording, where: people/**, reason: we checked all of them}
          |                          ^^^^^^^^^
          = hint: name one record, people/yu-jie/*, or add the words: text: …
        """,  # noqa: E501
    ),
    Case(
        "allowance of what is hidden",
        {"allow.yaml": _ALLOW.format("hidden-name", "people/yu-jie", "we checked all of them")},
        """
        content/allow.yaml:1:10: error[allowance]: “hidden-name” can never be allowed
          |
        1 | - {rule: hidden-name, where: people/yu-jie, reason: we checked all of them}
          |          ^^^^^^^^^^^
          = hint: take the words out of the text instead
        """,
    ),
    Case(
        "allowance of no rule",
        {"allow.yaml": _ALLOW.format("wordings", "people/yu-jie", "we checked all of them")},
        """
        content/allow.yaml:1:10: error[allowance]: “wordings” is no rule that can be allowed
          |
        1 | - {rule: wordings, where: people/yu-jie, reason: we checked all of them}
          |          ^^^^^^^^
          = hint: did you mean “wording”?
        """,
    ),
    Case(
        "allowance in vain",
        {"allow.yaml": _ALLOW.format("wording", "people/yu-jie", "we checked all of them")},
        """
        content/allow.yaml:1:10: warning[unused-allowance]: this allows nothing: “wording” finds no such thing there (any more)
          |
        1 | - {rule: wording, where: people/yu-jie, reason: we checked all of them}
          |          ^^^^^^^
          = hint: take the entry out, or correct “where” or “text”
        """,  # noqa: E501
    ),
    Case(
        "allowed",
        {
            "allow.yaml": _ALLOW.format(
                "wording", "people/yu-jie/en.md, text: had it coming", "quotes what neighbours said"
            ),
            **add(PERSON_EN, "Some say that he had it coming."),
        },
        "",
    ),
]
