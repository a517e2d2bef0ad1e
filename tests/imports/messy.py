"""A table as people keep them, with what each cell truly says: seeded, so always the same.

    table = messy(rows=1000, seed=7)
    table.cells[5]["出生"], table.truth[5]["birth"]

Overloaded columns, dates in every form, footnote marks, full-width digits, odd spaces, empty
and repeated rows, the names of columns in row 3, private data where nobody expects it. People
are made of 某 and the ten heavenly stems; telephone numbers and the like are impossible ones.
``truth`` has what a draft must say; ``unread`` the cells that no one could read.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

COLUMNS = (
    "编号", "姓名", "性别", "出生", "民族", "职业", "居住地", "经过", "罪名", "刑期", "关押地点",
    "现状", "备注", "电话", "来源",
)  # fmt: skip
MAP = """\
scheme: messy
key: 编号
as_of: 2020-01-01
columns:
  姓名: name
  性别: sex
  出生: birth.date
  民族: ethnicity
  职业: {to: occupation, split: [、, ；]}
  居住地: residence
  经过:
    split: [；, ;, "\\n"]
    parts:
      - {match: '^(.+?)被?(?:刑事)?拘留$', to: custody.start}
      - {match: '^detained (.+)', to: custody.start}
      - {match: '^(.+?)被?逮捕$', to: event.arrested}
      - {match: '^arrested (.+)', to: event.arrested}
  罪名: {to: case.charges, split: [、, ；]}
  刑期: case.sentence
  关押地点: custody.place
  现状: {to: status, values: {在押: detained, 服刑: serving, 获释: released}}
  备注: internal
  来源: {to: source.url, kind: media}
"""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LATIN = dict(
    zip(_STEMS, ("jia", "yi", "bing", "ding", "wu", "ji", "geng", "xin", "ren", "gui"), strict=True)
)
_SURNAMES = {
    "钟": "Zhong", "叶": "Ye", "刘": "Liu", "张": "Zhang", "赵": "Zhao", "陈": "Chen",
    "孙": "Sun", "吴": "Wu", "郑": "Zheng", "马": "Ma",
}  # fmt: skip
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_MONTHS = [name for name in calendar.month_name if name]
PRIVATE = (
    "13800000000", "138-0000-0000", "１３９００００００００", "11010519491231002X",
    "nobody@example.org", "湖南省长沙市某区某路1号", "微信：nobody000",
)  # fmt: skip


@dataclass
class Messy:
    """The table, row by row as it would be typed, and what is true of each."""

    lines: list[list[str]] = field(default_factory=list)
    truth: dict[int, dict[str, Any]] = field(default_factory=dict)
    unread: set[tuple[int, str]] = field(default_factory=set)
    private: set[tuple[int, str]] = field(default_factory=set)
    twice: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)


def messy(rows: int = 1000, seed: int = 7) -> Messy:
    """Make a table of so many rows that have something in them."""
    rng = random.Random(seed)
    table = Messy()
    table.lines += [["在押人员名单（草稿）"], [], list(COLUMNS)]
    names = [
        (surname, first, second) for surname in _SURNAMES for first in _STEMS for second in _STEMS
    ]
    rng.shuffle(names)
    for number in range(rows):
        if rng.random() < 0.03:
            table.lines.append([rng.choice(["", " ", "\u3000"])] * rng.randrange(1, len(COLUMNS)))
        if rng.random() < 0.01:
            table.lines.append(list(COLUMNS))  # the names again, as on each printed page
        if table.truth and rng.random() < 0.03:
            _repeat(table, rng)
        else:
            _person(table, number, names[number % len(names)], rng)
    return table


def _repeat(table: Messy, rng: random.Random) -> None:
    """A row once more, as copying leaves them."""
    original = rng.choice(sorted(table.truth))
    table.lines.append(list(table.lines[original - 1]))
    table.twice.add(len(table.lines))


def _person(table: Messy, number: int, name: tuple[str, str, str], rng: random.Random) -> None:
    row = len(table.lines) + 1
    truth: dict[str, Any] = {}
    cells = {"编号": f"M{number:04d}", "来源": f"https://example.org/{number}"}
    for column, fill in _FILL.items():
        text, told = fill(rng, name)
        cells[column] = _spoilt(text, column, rng)
        if told is _UNREADABLE:
            table.unread.add((row, column))
        elif told is not None:
            truth[column] = told
    if rng.random() < 0.02:
        column = rng.choice(["备注", "关押地点", "现状", "经过", "罪名"])
        cells[column] = rng.choice(PRIVATE) if rng.random() < 0.5 else f"见 {rng.choice(PRIVATE)}"
        truth.pop(column, None)
        table.unread.discard((row, column))
        table.private.add((row, column))
    table.lines.append([cells.get(column, "") for column in COLUMNS])
    if (row, "姓名") in table.unread:
        table.refused.add(row)
    else:
        table.truth[row] = truth


def _spoilt(text: str, column: str, rng: random.Random) -> str:
    """Spaces, footnote marks, full-width digits."""
    chance = rng.random()
    if not text:
        return rng.choice(["", "", " ", "—", "不详" if column not in ("姓名", "备注") else ""])
    if chance < 0.08:
        return text + rng.choice([" ", "\u3000", "\u00a0", " \t"])
    if chance < 0.14 and column not in ("姓名", "备注", "经过"):
        return text + rng.choice(["[1]", "¹", "*", "†", "①"])
    if chance < 0.24 and column in ("出生", "刑期", "经过"):
        return text.translate(_WIDE)
    return text


_UNREADABLE = object()
Told = tuple[str, Any]
Fill = Callable[[random.Random, tuple[str, str, str]], Told]


def _name(rng: random.Random, name: tuple[str, str, str]) -> Told:
    surname, first, second = name
    chinese = f"{surname}某{first}{second}"
    latin = f"{_SURNAMES[surname]} Mou{_LATIN[first]}{_LATIN[second]}"
    return rng.choices(
        [
            (chinese, {"zh-Hans": chinese}),
            (f"{chinese}（{latin}）", {"zh-Hans": chinese, "en": latin}),
            (f"{latin} {chinese}", {"zh-Hans": chinese, "en": latin}),
            (f"{surname}□{second}", _UNREADABLE),
            (f"{surname}某{first}、{surname}某{second}", _UNREADABLE),
        ],
        weights=[60, 20, 17, 2, 1],
    )[0]


def _sex(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return rng.choice(
        [("男", "male"), ("女", "female"), ("M", "male"), ("Ｆ", "female"), ("女性", "female"),
         ("", None), ("男女", _UNREADABLE)]
    )  # fmt: skip


def date_forms(rng: random.Random, first: int, last: int) -> Told:
    """A date in one of the forms that tables have, and as EDTF."""
    year, month, day = rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)
    full, part = f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}"
    english = _MONTHS[month - 1]
    return rng.choices(
        [
            (full, full), (f"{year}/{month}/{day}", full), (f"{year}.{month}.{day}", full),
            (f"{year}年{month}月{day}日", full), (f"{day} {english} {year}", full),
            (f"{english[:3]} {day}, {year}", full), (f"{year}{month:02d}{day:02d}", full),
            (f"民国{year - 1911}年{month}月{day}日", full),
            (f"{year}年{month}月", part), (f"{english} {year}", part),
            (f"{year}-{month:02d}-dd", part), (f"{year}/{month:02d}/dd", part),
            (str(year), str(year)), (f"{year}年", str(year)), (f"c. {year}", f"{year}~"),
            (f"约{year}年", f"{year}~"), (f"{year}?", f"{year}?"), (f"{part} (?)", f"{part}?"),
            (f"before {year}", f"../{year}"), (f"{year}年以前", f"../{year}"),
            (f"{year}-{year + 1}", f"{year}/{year + 1}"),
            (f"{year}年{month}月至{year + 1}年{month}月", f"{part}/{year + 1}-{month:02d}"),
            (f"{year}年夏", f"{year}-06/{year}-08"), (f"summer {year}", f"{year}-06/{year}-08"),
            (f"{year}-02-31", _UNREADABLE), (f"{year % 100:02d}/{month}/{day}", _UNREADABLE),
            ("那年春节", _UNREADABLE),
        ],
        weights=[8, 8, 6, 10, 4, 3, 3, 3, 8, 4, 5, 5, 6, 4, 3, 3, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 1],
    )[0]  # fmt: skip


def _birth(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return date_forms(rng, 1940, 1975) if rng.random() < 0.8 else ("", None)


def _ethnicity(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return rng.choice(
        [("汉族", "han"), ("汉", "han"), ("漢族", "han"), ("Tibetan", "tibetan"),
         ("藏族", "tibetan"), ("维吾尔", "uyghur"), ("維吾爾族", "uyghur"), ("", None),
         ("火星族", _UNREADABLE)]
    )  # fmt: skip


def _occupation(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return rng.choice(
        [("律师", ["lawyer"]), ("律師、作家", ["lawyer", "writer"]), ("writer", ["writer"]),
         ("教师；记者", ["teacher", "journalist"]), ("", None), ("算命先生", _UNREADABLE)]
    )  # fmt: skip


def _residence(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return rng.choice(
        [("湖南省长沙市", ("hunan", "长沙市")), ("广东广州", ("guangdong", "广州")),
         ("北京市海淀区", ("beijing", None)), ("湖南省长沙市某区", ("hunan", "长沙市")),
         ("Chengdu, Sichuan", ("sichuan", "Chengdu")), ("西藏自治区", ("tibet", None)),
         ("", None), ("某地", _UNREADABLE)]
    )  # fmt: skip


def _story(rng: random.Random, name: tuple[str, str, str]) -> Told:
    """The overloaded column: detention and arrest in one cell; the truth has both dates."""
    taken, first = date_forms(rng, 2005, 2010)
    arrested, second = date_forms(rng, 2012, 2018)
    if first is _UNREADABLE or second is _UNREADABLE:
        return "后来被抓走了", _UNREADABLE
    forms = [
        (f"{taken}被拘留；{arrested}被逮捕", (first, second)),
        (f"{taken}刑事拘留;{arrested}逮捕", (first, second)),
        (f"detained {taken}; arrested {arrested}", (first, second)),
        (f"{taken}被拘留\n{arrested}被逮捕", (first, second)),
        (f"{taken}拘留", (first, None)),
    ]
    return rng.choice(forms)


def _charges(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return rng.choice(
        [("颠覆国家政权罪(105-1)", ["CL-105-1"]), ("煽動顛覆國家政權罪", ["CL-105-2"]),
         ("寻衅滋事", ["CL-293"]), ("293", ["CL-293"]),
         ("105(2)、寻衅滋事罪", ["CL-105-2", "CL-293"]),
         ("第三百条", ["CL-300"]), ("picking quarrels and provoking trouble", ["CL-293"]),
         ("", None), ("105", _UNREADABLE), ("口袋罪", _UNREADABLE)]
    )  # fmt: skip


def _sentence(rng: random.Random, name: tuple[str, str, str]) -> Told:
    years, months = rng.randint(5, 15), rng.randint(1, 11)
    return rng.choice(
        [(f"刑期{years}年{months}个月", {"kind": "fixed", "term": f"{years}y{months}m"}),
         (f"{years} yrs {months} mos", {"kind": "fixed", "term": f"{years}y{months}m"}),
         ("有期徒刑三年，缓刑四年", {"kind": "suspended", "term": "3y", "suspended": "4y"}),
         ("无期徒刑，剥夺政治权利终身", {"kind": "life", "dpr": "life"}),
         (f"有期徒刑{years}年，剥夺政治权利2年",
          {"kind": "fixed", "term": f"{years}y", "dpr": "2y"}),
         ("死缓", {"kind": "death-reprieve"}), ("", None), ("待判", _UNREADABLE)]
    )  # fmt: skip


def _place(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return rng.choice(
        [("某市第一看守所", {"zh-Hans": "某市第一看守所"}),
         ("某市第一監獄", {"zh-Hant": "某市第一監獄"}), ("Prison No. 1", {"en": "Prison No. 1"}),
         ("", None)]
    )  # fmt: skip


def _status(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return rng.choice(
        [("在押", "detained"), ("服刑", "serving"), ("获释", "released"), ("已獲釋", "released"),
         ("serving a sentence", "serving"), ("", None), ("不好说", _UNREADABLE)]
    )  # fmt: skip


def _note(rng: random.Random, name: tuple[str, str, str]) -> Told:
    return rng.choice([("", None), ("待核对，见去年的名单第三页", "待核对，见去年的名单第三页")])


def _telephone(rng: random.Random, name: tuple[str, str, str]) -> Told:
    """A column that no map takes."""
    return rng.choice(["", "13800000000", "138-0000-0000"]), None


_FILL: dict[str, Fill] = {
    "姓名": _name, "性别": _sex, "出生": _birth, "民族": _ethnicity, "职业": _occupation,
    "居住地": _residence, "经过": _story, "罪名": _charges, "刑期": _sentence, "关押地点": _place,
    "现状": _status, "备注": _note, "电话": _telephone,
}  # fmt: skip
