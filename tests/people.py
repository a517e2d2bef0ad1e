"""A crowd of made-up people, for tests of lists and exports.

    content = write_content(tmp_path, crowd(40))
    content = write_content(tmp_path, {**crowd(40), **edited(3, "status: serving", "…")})

Given names are the signs of the sexagenary cycle (甲子, 乙丑 …), which nobody bears; places,
courts and sources are invented. Vocabularies are those of the real content.
"""

from __future__ import annotations

import re
import unicodedata

from tests.sites import ROOT, SITE, SMALL

# Simplified, Traditional, pinyin: common surnames, some that are read in several ways
# (单 Shàn, 曾 Zēng, 解 Xiè, 仇 Qiú), one of two characters, one whose forms differ much.
SURNAMES = [
    ("王", "王", "Wáng"), ("李", "李", "Lǐ"), ("陈", "陳", "Chén"), ("叶", "葉", "Yè"),
    ("单", "單", "Shàn"), ("曾", "曾", "Zēng"), ("解", "解", "Xiè"), ("仇", "仇", "Qiú"),
    ("吕", "呂", "Lǚ"), ("路", "路", "Lù"), ("钟", "鍾", "Zhōng"), ("欧阳", "歐陽", "Ōuyáng"),
    ("丁", "丁", "Dīng"), ("蒋", "蔣", "Jiǎng"), ("龚", "龔", "Gōng"), ("安", "安", "Ān"),
]  # fmt: skip
_READ = "jiǎ yǐ bǐng dīng wù jǐ gēng xīn rén guǐ zǐ chǒu yín mǎo chén sì wǔ wèi shēn yǒu xū hài"
READINGS = dict(zip("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", _READ.split(" "), strict=True))
STEMS, BRANCHES = list(READINGS)[:10], list(READINGS)[10:]
STATUSES = ["serving", "released", "detained", "on-trial", "died-in-custody", "exiled", "arrested"]
CHARGES = ["CL-293", "CL-105-2", "CL-103-2", "CL-111"]
_WEB = "https://example.org"
PROVINCES = ["beijing", "guangdong", "xinjiang", "sichuan", "hong-kong", "hunan", "tibet"]
ETHNICITIES = ["han", "uyghur", "tibetan", "hui"]


def names(number: int) -> tuple[str, str, str, str]:
    """A name by number: English, Simplified, Traditional, pinyin."""
    hans, hant, surname = SURNAMES[number % len(SURNAMES)]
    turn = number // len(SURNAMES)
    stem, branch = STEMS[turn % len(STEMS)], BRANCHES[turn // len(STEMS) % len(BRANCHES)]
    pinyin = f"{surname} {READINGS[stem].capitalize()}{READINGS[branch]}"
    given = stem + branch
    marked = unicodedata.normalize("NFD", pinyin)
    english = "".join(char for char in marked if not unicodedata.combining(char))
    return english, hans + given, hant + given, pinyin


def slug(number: int) -> str:
    """The name of a person's folder."""
    return f"{names(number)[0].lower().replace(' ', '-')}-{number}"


def neutral_id(number: int) -> str:
    """The id that says nothing of the person."""
    return f"p-{number + 1:06d}"


def record(number: int) -> str:
    """A person's facts; by number they differ in everything that lists group by."""
    en, hans, hant, pinyin = names(number)
    year = 2001 + number * 7 % 23
    status = STATUSES[number % len(STATUSES)]
    held = status in ("serving", "detained", "on-trial", "arrested")
    end = "" if held else f"\n    end: {{date: {year + 1}-05, source: [s1]}}"
    case = "" if number % 5 == 4 else _case(number, year)
    death = f"death: {{date: {year + 1}-03, source: [s1, s2], in_custody: true}}\n"
    died = death if status == "died-in-custody" else ""
    ethnicity = "" if number % 9 == 8 else f"ethnicity: {ETHNICITIES[number % 4]}\n"
    return f"""\
id: {neutral_id(number)}
name: {{en: {en}, zh-Hans: {hans}, zh-Hant: {hant}, pinyin: {pinyin}}}
sex: {["female", "male"][number % 2]}
birth: {{date: {1940 + number % 40}, source: [s1]}}
{died}{ethnicity}status: {status}
status_as_of: {year + 1}-03
status_source: [s1]
custody:
  - measure: criminal-detention
    start: {{date: {year}-02-{number % 27 + 1:02d}, source: [s1]}}
    place: {{en: Detention Centre No. {number}, zh-Hans: 第{number}看守所}}
    province: {PROVINCES[number % len(PROVINCES)]}{end}
{case}topics: [speech]
verification: reported
last_verified: {year + 2}-01-18
consent: {{status: family, scope: [name, case], date: {year + 2}-01}}
risk: {{level: low, reviewed: {year + 2}-01-18}}
sources:
  - {{id: s1, kind: media, title: News {number}, date: {year + 1}-03, url: "{_WEB}/n{number}"}}
  - {{id: s2, kind: ngo, title: Report {number}, date: {year + 1}-04, url: "{_WEB}/r{number}"}}
"""


def _case(number: int, year: int) -> str:
    convicted = number % len(STATUSES) == 0
    sentence = "    sentence: {kind: fixed, term: 4y6m}\n" if convicted else ""
    stage = "convicted" if convicted else "suspected"
    return f"""\
case:
  - id: c1
    charges: [{{article: {CHARGES[number % 4]}, stage: {stage}}}]
    events:
      - {{type: detained-criminal, date: {year}-02-{number % 27 + 1:02d}, source: [s1]}}
      - {{type: arrested, date: {year}-06-01, source: [s1]}}
{sentence}    source: [s1, s2]
"""


TOPIC = "---\ntitle: {title}\nsummary: {words}\n---\n{words} [@s1]\n"
TEXT = "---\nsummary: Somebody made up.\n---\nTold twice [@s1] [@s2].\n"


def crowd(count: int) -> dict[str, str | None]:
    """The files of ``count`` people, with the real vocabularies, for ``write_content``."""
    files: dict[str, str | None] = dict.fromkeys(n for n in SMALL if n.startswith("people/"))
    for path in sorted((ROOT / "content" / "vocabulary").glob("*.yaml")):
        files[f"vocabulary/{path.name}"] = path.read_text("utf-8")
    files["topics/speech/en.md"] = (
        "---\ntitle: Speech\nsummary: What may be said.\n---\nWords [@s1].\n"
    )
    files["topics/speech/zh-Hans.md"] = "---\ntitle: 言论\nsummary: 话。\n---\n话可以说 [@s1]。\n"
    files["site.yaml"] = site("2026-11-24")
    for number in range(count):
        files |= person(number)
    return files


def site(date: str) -> str:
    """The words of the small site, of one day, or of none."""
    undated = re.sub(r"(?m)^date: .*\n", "", SITE)
    return undated + (f"date: {date}\n" if date else "")


def person(number: int, facts: str = "") -> dict[str, str | None]:
    """The files of one person; ``facts`` replaces what the record says."""
    folder = f"people/{slug(number)}"
    return {f"{folder}/record.yaml": facts or record(number), f"{folder}/en.md": TEXT}


def edited(number: int, before: str, after: str) -> dict[str, str | None]:
    """The files of one person of whom something else is said."""
    facts = record(number)
    assert before in facts, f"the record does not say {before!r}"
    return person(number, facts.replace(before, after))
