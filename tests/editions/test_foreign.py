"""What is written in another script than the text around it is marked with its language."""

from __future__ import annotations

import pytest

from plugins.editions.foreign import mark


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Liu (刘晓波)", 'Liu (<span lang="zh-Hans">刘晓波</span>)'),
        ("Liu (劉曉波)", 'Liu (<span lang="zh-Hant">劉曉波</span>)'),
        ("Lin (林昭)", 'Lin (<span lang="zh">林昭</span>)'),
        ("the 《零八宪章》 of 2008", 'the <span lang="zh-Hans">《零八宪章》</span> of 2008'),
        ("言论、自由。Then", '<span lang="zh-Hans">言论、自由</span>。Then'),
        ("བོད་ཡིག here", '<span lang="bo">བོད་ཡིག</span> here'),
        ("ئۇيغۇر تىلى here", '<span lang="ug" dir="rtl">ئۇيغۇر تىلى</span> here'),
        ("ᠮᠣᠩᠭᠣᠯ here", '<span lang="mn">ᠮᠣᠩᠭᠣᠯ</span> here'),
        ("\U00020000 here", '<span lang="zh">\U00020000</span> here'),
    ],
    ids=["Hans", "Hant", "either", "title", "point", "Tibetan", "Uyghur", "Mongolian", "rare Han"],
)
def test_in_english(html: str, expected: str) -> None:
    """Script alone tells Han, Tibetan, Uyghur and Mongolian from English."""
    assert expected == mark(html, "en")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("藏文 བོད་ཡིག。", '藏文 <span lang="bo">བོད་ཡིག</span>。'),
        ("言论", "言论"),
        ("Liu Xiaobo 说", "Liu Xiaobo 说"),
    ],
    ids=["Tibetan", "Han", "Latin"],
)
def test_in_chinese(html: str, expected: str) -> None:
    """Han belongs here; of Latin letters nobody can tell which language they are in."""
    assert expected == mark(html, "zh-Hans")


@pytest.mark.parametrize(
    "html",
    [
        '<span lang="zh-Hans">言论</span>',
        '<i lang="zh-Hans"><b>言论</b></i>',
        "<code>言论</code>",
        '<img alt="言论">',
        "no other script",
    ],
    ids=["marked", "marked above", "code", "attribute", "none"],
)
def test_what_is_left_alone(html: str) -> None:
    """What says its language already is not marked again."""
    assert html == mark(html, "en")


def test_marking_goes_on_after_what_is_marked() -> None:
    """The end of an element that says its language ends its effect."""
    found = mark('<i lang="zh">言</i>论<b>论</b>', "en")

    assert found == (
        '<i lang="zh">言</i><span lang="zh-Hans">论</span><b><span lang="zh-Hans">论</span></b>'
    )


def test_marking_twice_changes_nothing_more() -> None:
    """A text may pass through two steps that mark."""
    once = mark("Liu (刘晓波) བོད་", "en")

    assert once == mark(once, "en")
