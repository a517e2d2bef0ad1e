"""Characters of Traditional names that have a form of their own in Simplified."""

from __future__ import annotations

import pytest

from plugins.editions.house import same_length
from plugins.editions.house.stays import staying


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        ("李承乾", "李承乾"),
        ("作家蕭乾，", "作家萧乾，"),
        ("陳著、", "陈著、"),
        ("沈香祖", "沈香祖"),
        ("律師沈思明說", "律师沈思明说"),
        ("李澤鉅", "李泽钜"),
        ("、陳鉅源，", "、陈钜源，"),
        ("麴文泰", "麹文泰"),
    ],
)
def test_they_stay_in_names(hant: str, hans: str) -> None:
    """Where a surname and one or two characters stand free."""
    assert same_length(hant, "zh-Hans") == hans


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        ("看著", "看着"),
        ("向著，", "向着，"),
        ("關心著", "关心着"),
        ("牛肉乾", "牛肉干"),
        ("擦乾、", "擦干、"),
        ("沈思", "沉思"),
        ("沈默中", "沉默中"),
        ("沈著應戰", "沉着应战"),
        ("鉅額", "巨额"),
        ("鉅野", "巨野"),
        ("紅麴", "红曲"),
        ("麴菌", "曲菌"),
    ],
)
def test_words_do_not(hant: str, hans: str) -> None:
    """What is no name is left to the lists."""
    assert same_length(hant, "zh-Hans") == hans


def test_nothing_is_looked_for_without_them() -> None:
    """Only texts with one of the characters are searched."""
    assert staying("王小明，李大偉") == []
    assert staying("王乾明，") == [(1, 2, "乾")]
