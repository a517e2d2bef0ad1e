"""Pinyin against characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.harm.naming.pinyin import compare, pinyin_form
from plugins.checks.harm.naming.readings import (
    _surnames,
    readings,
    surname_readings,
    syllables,
    toneless,
)
from tests.checks.harm.cases import noted, person

SURNAMES = sorted(name for name in _surnames() if len(name) == 1)


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("刘晓波", "Liú Xiǎobō"),
        ("刘晓波", "Liu Xiaobo"),
        ("刘晓波", "LIÚ Xiǎo-bō"),
        ("单雄信", "Shàn Xióngxìn"),
        ("仇明", "Qiú Míng"),
        ("曾明", "Zēng Míng"),
        ("解明", "Xiè Míng"),
        ("查明", "Zhā Míng"),
        ("区明", "Ōu Míng"),
        ("任明", "Rén Míng"),
        ("盖明", "Gě Míng"),
        ("朴明", "Piáo Míng"),
        ("尉迟明", "Yùchí Míng"),
        ("万俟明", "Mòqí Míng"),
        ("吕明", "Lǚ Míng"),
        ("吕明", "Lv Ming"),
        ("王安", "Wáng Ān"),
        ("李长乐", "Lǐ Chánglè"),
        ("李长乐", "Lǐ Zhǎngyuè"),
    ],
)
def test_one_name(name: str, pinyin: str) -> None:
    """With or without tone marks; a given name may have any reading of its characters."""
    assert compare(name, pinyin) is None


@pytest.mark.parametrize(
    ("name", "pinyin", "severity", "words"),
    [
        ("单雄信", "Dān Xióngxìn", "warning", "as a surname 单 is read “shàn”"),
        ("单雄信", "Dan Xiongxin", "warning", "as a surname 单 is read “shàn”"),
        ("仇明", "Chóu Míng", "warning", "as a surname 仇"),
        ("曾明", "Céng Míng", "warning", "as a surname 曾"),
        ("任明", "Rèn Míng", "warning", "as a surname 任"),
        ("万俟明", "Wànsì Míng", "warning", "as a surname 万"),
        ("刘晓波", "Liú Xiǎopō", "warning", "波 is read"),
        ("刘晓波", "Liǔ Xiǎobō", "warning", "刘 is read “liú”"),
        ("刘晓波", "Liú Bō", "error", "not as many syllables"),
        ("刘晓波", "Liú Xiǎobōmǔ", "error", "not as many syllables"),
        ("刘波", "Liú Xiǎobō", "error", "not as many syllables"),
    ],
)
def test_another_name(name: str, pinyin: str, severity: str, words: str) -> None:
    """A wrong number of syllables is certain; a reading may be one that no dictionary has."""
    verdict = compare(name, pinyin)

    assert verdict is not None
    assert (verdict.severity, words in verdict.message) == (severity, True)


@given(st.lists(st.sampled_from("刘晓波王明安国华建军丽芳"), min_size=2, max_size=4), st.data())
def test_any_reading_of_each_character_is_taken(chars: list[str], data: st.DataObject) -> None:
    """However the syllables run together."""
    name = "李" + "".join(chars)[:3]
    given_ = "".join(data.draw(st.sampled_from(readings(char))) for char in name[1:])

    assert compare(name, f"Lǐ {given_}") is None
    assert compare(name, f"Li {toneless(given_)}") is None


@pytest.mark.parametrize("surname", SURNAMES)
def test_each_surname_has_readings_that_exist(surname: str) -> None:
    """In composed form, and each a syllable of the language."""
    (read,) = surname_readings(f"{surname}某")

    assert read
    for one in read:
        assert one == unicodedata.normalize("NFC", one)
        assert toneless(one) in syllables()


def test_a_character_that_no_dictionary_has_proves_nothing() -> None:
    """Nothing is said of the name."""
    assert compare("王\U000323af", "Wáng Míng") is None


@pytest.mark.parametrize(
    ("name", "more", "count"),
    [
        ({"en": "Liu Ming", "pinyin": "Liú Míng"}, {}, 0),
        ({"en": "LIU Ming", "pinyin": "Liú Míng"}, {}, 0),
        ({"en": "Ming Liu", "pinyin": "Liú Míng"}, {}, 0),
        ({"en": "Low Ming", "pinyin": "Liú Míng"}, {}, 1),
        ({"en": "Low Ming", "pinyin": "Liú Míng"}, {"nationality": ["HK"]}, 0),
        ({"en": "Low Ming"}, {}, 0),
        ({"en": "X", "pinyin": "X", "native": {"lang": "bo", "text": "X"}}, {}, 0),
        ({"en": "X", "pinyin": "X", "romanised": {"system": "Wylie", "text": "X"}}, {}, 0),
        ({"en": "Lyu Ming", "zh-Hans": "吕明", "zh-Hant": "呂明", "pinyin": "Lǚ Míng"}, {}, 0),
        ({"en": "Lu Ming", "zh-Hans": "吕明", "zh-Hant": "呂明", "pinyin": "Lǚ Míng"}, {}, 0),
    ],
)
def test_the_english_form(name: dict[str, object], more: dict[str, object], count: int) -> None:
    """Either order, any ü; other names and other places have their own ways."""
    forms = {"zh-Hans": "刘明", "zh-Hant": "劉明", **name}

    assert count == len(noted(pinyin_form, person(name=forms, **more)))
