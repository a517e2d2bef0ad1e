"""Hosts that delete, stored copies, pictures of posts."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.harm.sources import deleting_host
from tests.bad_input import PERSON_EN, TOPIC_FACTS, add, edit
from tests.sites import problems_of, write_content


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://weibo.com/1", "weibo.com"),
        ("https://m.weibo.com/1", "weibo.com"),
        ("https://MP.weixin.qq.com/s/1", "weixin.qq.com"),
        ("https://www.bilibili.com/video/1", "bilibili.com"),
        ("https://notweibo.com/1", ""),
        ("https://weibo.com.example.org/", ""),
        ("https://example.org/weibo.com", ""),
        ("", ""),
    ],
)
def test_a_host_is_met_with_those_below_it(url: str, host: str) -> None:
    """And never inside another name, or in the path."""
    assert host == deleting_host(url)


def test_a_post_needs_a_stored_copy_on_any_page(tmp_path: Path) -> None:
    """A topic's sources vanish as a person's do."""
    content = write_content(tmp_path, edit(TOPIC_FACTS, "example.org/report", "zhihu.com/q/1"))

    assert [(p.rule, p.severity) for p in problems_of(content)] == [("no-archive", "error")]


def test_a_topic_is_not_asked_for_other_copies(tmp_path: Path) -> None:
    """Its source has an address and no copy, and the small site has no problem."""
    assert problems_of(write_content(tmp_path)) == []


@pytest.mark.parametrize(
    "words",
    ["A screenshot, cropped", "微博截图，已遮去账号", "A court in Beijing", "法院门口"],
)
def test_a_cropped_picture_is_left_alone(words: str, tmp_path: Path) -> None:
    """So is one that is no picture of a post."""
    content = write_content(tmp_path, add(PERSON_EN, f"![{words}](a.jpg)"))

    assert [p.rule for p in problems_of(content)] == ["missing-picture"]
