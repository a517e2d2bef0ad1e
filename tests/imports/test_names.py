"""Names go to the script that they are in; the other one is proposed, never filled in."""

from __future__ import annotations

import pytest

from plugins.imports.cells import Read, Unread
from plugins.imports.names import (
    other_script,
    read_chinese,
    read_latin,
    same_name,
    slug_of,
    split_name,
)


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("钟某甲", "", {"zh-Hans": "钟某甲"}),
        ("鍾某甲", "", {"zh-Hant": "鍾某甲"}),
        ("王某甲", "", {"zh-Hans": "王某甲"}),
        ("王某甲", "zh-Hant", {"zh-Hant": "王某甲"}),
        ("王 某\u3000甲", "", {"zh-Hans": "王某甲"}),
        ("某某·甲乙", "", {"zh-Hans": "某某·甲乙"}),
        ("范鍾某", "", {"zh-Hant": "范鍾某"}),
        ("王某甲[1]", "", {"zh-Hans": "王某甲"}),
    ],
)
def test_a_chinese_name_goes_to_its_script(text: str, wanted: str, found: dict[str, str]) -> None:
    """A name that could be either goes where the map says, else to Simplified."""
    assert read_chinese(text, wanted) == Read(found)


def test_a_name_in_the_wrong_column_is_told() -> None:
    """A Traditional name in the column of Simplified ones is kept as it is, elsewhere."""
    result = read_chinese("鍾某甲", "zh-Hans")

    assert result == Read({"zh-Hant": "鍾某甲"}, ("the name is in zh-Hant and was written there",))


@pytest.mark.parametrize("text", ["钟某葉", "王□甲", "王某?", "王某甲 Wang", "王x甲", "", "王某…"])
def test_a_damaged_name_is_not_read(text: str) -> None:
    """Mixed scripts, gaps, doubts: a wrong character in a name can hurt."""
    assert isinstance(read_chinese(text), Unread)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("王某甲（Wang Moujia）", {"zh": "王某甲", "en": "Wang Moujia"}),
        ("Wang Moujia (王某甲)", {"zh": "王某甲", "en": "Wang Moujia"}),
        ("Wang Moujia [王某甲]", {"zh": "王某甲", "en": "Wang Moujia"}),
        ("Wang Moujia 王某甲", {"zh": "王某甲", "en": "Wang Moujia"}),
        ("王某甲 / Wáng Mǒujiǎ", {"zh": "王某甲", "pinyin": "Wáng Mǒujiǎ"}),
        ("Wang Moujia", {"en": "Wang Moujia"}),
        ("王某甲", {"zh": "王某甲"}),
    ],
)
def test_a_cell_with_both_alphabets_is_parted(text: str, parts: dict[str, str]) -> None:
    """Whatever stands between them."""
    assert split_name(text) == Read(parts)


@pytest.mark.parametrize("text", ["王某甲、李某乙", "王某甲 Wang (2)", "123", "—"])
def test_what_is_not_one_name_is_not_read(text: str) -> None:
    """Two people in a cell are two rows."""
    assert isinstance(split_name(text), Unread)


def test_names_in_latin_letters_keep_their_signs() -> None:
    """Apostrophes, hyphens and accents belong to names."""
    assert read_latin(" Ömer O’Somebody-Else ") == Read("Ömer O’Somebody-Else")
    assert isinstance(read_latin("Wang 2"), Unread)


def test_the_other_script_is_the_converters_proposal() -> None:
    """Nothing but a proposal; where people write several forms, all of them."""
    assert other_script("钟某叶", "zh-Hans") == ("zh-Hant", ["鍾某葉", "鐘某葉"])
    assert other_script("王某甲", "zh-Hans") == ("zh-Hant", ["王某甲"])
    assert other_script("鍾某葉", "zh-Hant") == ("zh-Hans", ["钟某叶"])


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Wáng Mǒujiǎ", "wang-moujia"),
        ("Xī'ān Somebody", "xian-somebody"),
        ("Ömer O’Nobody", "omer-onobody"),
        ("王某甲", ""),
        ("  --  ", ""),
        ("A" * 200, "a" * 60),
    ],
)
def test_a_slug_is_plain_letters(name: str, slug: str) -> None:
    """A folder's name for good, or none."""
    assert slug_of(name) == slug


def test_names_compare_across_scripts() -> None:
    """Spaces and interpuncts do not make another person."""
    assert same_name("鍾 某·甲") == same_name("钟某甲")
