"""Each step of order does what its name says, and leaves the rest alone."""

from __future__ import annotations

import pytest

from plugins.imports.texts.tidy import tidied


@pytest.mark.parametrize(
    ("step", "given", "made"),
    [
        ("letters", ["(b)To see"], ["(b) To see"]),
        ("spaces", ["第 1  款"], ["第1款"]),
        ("stops", ['稱"酷刑"者\ufe54或'], ["稱“酷刑”者；或"]),
        ("items", ["如：（a）法律；或（b）條約"], ["如：", "（a）法律；或", "（b）條約"]),
        ("hyphens", ["co\u2010operation"], ["co-operation"]),
        ("stops", ["权利,自由;(见下)"], ["权利，自由；（见下）"]),
        ("stops", ["Rights, freedoms; (see below)"], ["Rights, freedoms; (see below)"]),
        ("spaces", ["权 利  自由"], ["权利自由"]),
        ("spaces", ["一  權利"], ["一　權利"]),
        ("spaces", ["1 . In  time"], ["1. In time"]),
        ("joined", ["world,Recognizing;that"], ["world, Recognizing; that"]),
        (
            "letters",
            ["a) For respect; or", "see b) there"],
            ["(a) For respect; or", "see b) there"],
        ),
        ("parts", ["第貳編", "PART II", "## Part III", "第二條"], ["第二條"]),
        (
            "items",
            ["in full: (a) one; (b) two; and (c) three"],
            ["in full:", "(a) one;", "(b) two; and", "(c) three"],
        ),
        ("items", ["(b) Paragraph 3 (a) shall not"], ["(b) Paragraph 3 (a) shall not"]),
        (
            "numbers",
            ["### 第一條", "一  甲。二  乙。三", "（一）丙"],
            ["### 第一條", "一  甲。", "二  乙。", "三", "（一）丙"],
        ),
        (
            "numbers",
            ["### Article 1", "2. A. 3. When. See 4. Then"],
            ["### Article 1", "2. A.", "3. When. See 4. Then"],
        ),
        ("numbers", ["### 第一條", "一  甲，二  乙"], ["### 第一條", "一  甲，二  乙"]),
        (
            "renumber",
            ["### Article 1", "All may speak.No one is silenced."],
            ["### Article 1", "1. All may speak.", "2. No one is silenced."],
        ),
        (
            "renumber",
            ["### Article 1", "They agree:(a) one;(b) two 26;(c) three."],
            ["### Article 1", "They agree:", "(a) one;", "(b) two 26;", "(c) three."],
        ),
        (
            "renumber",
            ["### Article 1", "They hold that:All may speak.All may write."],
            ["### Article 1", "They hold that:", "1. All may speak.", "2. All may write."],
        ),
    ],
)
def test_a_step_of_order(step: str, given: list[str], made: list[str]) -> None:
    """Marks and lines are put in order; no word is changed."""
    result = tidied(given, [step])

    assert result == made
    kept = "parts" in step or step in ("hyphens", "stops", "spaces", "renumber", "letters")
    assert kept or "".join("".join(result).split()) == "".join("".join(given).split())
