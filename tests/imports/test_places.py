"""Places are read down to the prefecture, and what is more exact is left out."""

from __future__ import annotations

import pytest

from plugins.imports.cells import Read, Unread
from plugins.imports.places import Places, prefecture_of
from tests.imports.tables import vocabularies

FOUND = {
    "湖南省长沙市": ("hunan", "长沙市"), "湖南长沙": ("hunan", "长沙"),
    "湖南省长沙市岳麓区": ("hunan", "长沙市"), "新疆和田地区": ("xinjiang", "和田地区"),
    "四川省阿坝藏族羌族自治州阿坝县": ("sichuan", "阿坝藏族羌族自治州"),
    "内蒙古锡林郭勒盟": ("inner-mongolia", "锡林郭勒盟"), "新疆乌鲁木齐": ("xinjiang", "乌鲁木齐"),
    "湖南省某县": ("hunan", None), "北京市海淀区": ("beijing", None),
    "广东广州天河": ("guangdong", "广州"), "广东佛山南海": ("guangdong", None),
    "湖南省某市某区某路": ("hunan", "某市"), "西藏": ("tibet", None),
    "Changsha, Hunan": ("hunan", "Changsha"), "Hunan Province": ("hunan", None),
    "Yuelu District, Changsha City, Hunan": ("hunan", "Changsha"),
    "Somewhere Village, Hunan": ("hunan", None),
}  # fmt: skip


@pytest.mark.parametrize("text", FOUND)
def test_a_place_is_read(text: str) -> None:
    """Province and prefecture, nothing below."""
    result = Places(vocabularies()["province"], None).find(text)
    province, prefecture = FOUND[text]

    assert isinstance(result, Read)
    assert (result.value["province"], result.value.get("prefecture")) == (province, prefecture)


@pytest.mark.parametrize("text", ["湖南省长沙市岳麓区", "北京市海淀区", "Somewhere Village, Hunan"])
def test_what_was_left_out_is_told_and_not_repeated(text: str) -> None:
    """The note does not say what it was."""
    result = Places(vocabularies()["province"], None).find(text)

    assert isinstance(result, Read)
    assert result.notes == ("what is more exact than the prefecture was left out",)


@pytest.mark.parametrize("text", ["长沙", "某地", "Somewhere", "Beijing, Shanghai", ""])
def test_without_a_province_nothing_is_read(text: str) -> None:
    """A city's name alone may be anybody's guess."""
    assert isinstance(Places(vocabularies()["province"], None).find(text), Unread)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("长沙市", "长沙市"),
        ("长沙", "长沙"),
        ("Changsha Prefecture", "Changsha"),
        ("长沙市某区", "长沙市"),
    ],
)
def test_a_prefecture_alone_is_read(text: str, name: str) -> None:
    """From a column of its own."""
    result = prefecture_of(text)

    assert isinstance(result, Read)
    assert result.value == name


@pytest.mark.parametrize("text", ["某区", "某县某村", "Somewhere District", "某路1号"])
def test_what_is_more_exact_than_a_prefecture_is_not_read(text: str) -> None:
    """A column may hold more than its name says."""
    assert isinstance(prefecture_of(text), Unread)
