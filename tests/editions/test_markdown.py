"""Markdown as editors write it, in Chinese above all."""

from __future__ import annotations

import pytest

from plugins.editions.markdown import MarkdownEngine

ENGINE = MarkdownEngine("Back to note")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**重要。**内容", "<strong>重要。</strong>内容"),
        ("这是**重要**的", "这是<strong>重要</strong>的"),
        ("*重*要", "<em>重</em>要"),
        ("[words]{lang=en}", '<span lang="en">words</span>'),
        ('[words]{lang="en"}', '<span lang="en">words</span>'),
        ("[words]{: lang=en}", '<span lang="en">words</span>'),
        ("-{余杰}-", "-{余杰}-"),
        ("==看这里==", "<mark>看这里</mark>"),
        ("a == b and c == d", "a == b and c == d"),
        ("`-{余杰}-`", "<code>-{余杰}-</code>"),
        ("`[@s1]`", "<code>[@s1]</code>"),
        ("<ruby>余<rt>yú</rt></ruby>", "<ruby>余<rt>yú</rt></ruby>"),
    ],
)
def test_means_of_our_own(text: str, expected: str) -> None:
    """Each does what the handbook says, and nothing inside code."""
    assert (expected, True) == ENGINE.inline(text)


@pytest.mark.parametrize(
    ("text", "ids"),
    [("a [@s1]", ["s1"]), ("a [@s1; @s2]", ["s1", "s2"]), ("a [@s1;@s2]", ["s1", "s2"])],
)
def test_citations(text: str, ids: list[str]) -> None:
    """A citation leads to its sources and hangs on the word before it."""
    links = "".join(f'<a href="cite:{id_}">{id_}</a>' for id_ in ids)

    assert ENGINE.inline(text)[0] == f'a<sup class="cite">{links}</sup>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一行\n两行", "一行两行"),
        ("一行。\n两行", "一行。两行"),
        ("一行，\nABC", "一行，ABC"),
        ("“一行”\n“两行”", "“一行”“两行”"),
        ("one\ntwo", "one\ntwo"),
        ("一行\nABC", "一行\nABC"),
        ("ABC\n一行", "ABC\n一行"),
        ("一行  \n两行", "一行<br />\n两行"),
    ],
    ids=["Han", "point", "point, Latin", "quotes", "Latin", "Han, Latin", "Latin, Han", "break"],
)
def test_lines_of_chinese_are_joined(text: str, expected: str) -> None:
    """A browser would show a space between them; two spaces at the end are a line break."""
    assert expected == ENGINE.inline(text)[0]


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("一段。\n\n两段。", "<p>两段。</p>"),
        ("一段。\n\n- 一\n- 二", "<li>二</li>"),
        ("## 标题 {#what}\n\n内容", '<h2 id="what">标题</h2>'),
        ("- 一。\n- 二。", "<li>二。</li>"),
        ("1. 一。\n2. 二。", "<li>二。</li>"),
        ("> 一。\n> 二。", "<blockquote>"),
        ("字[^1]。\n\n[^1]: 注。\n[^2]: 又。", '<li id="fn:1">'),
        ("| 甲 | 乙 |\n|---|---|\n| 一。 | 二。 |\n| 三。 | 四。 |", "<td>四。</td>"),
        ("<div>一。</div>\n<div>二。</div>", "<div>二。</div>"),
    ],
    ids=[
        "paragraphs",
        "list",
        "heading",
        "items",
        "numbers",
        "quotation",
        "notes",
        "table",
        "html",
    ],
)
def test_joining_lines_leaves_blocks_alone(text: str, element: str) -> None:
    """What begins a block of its own stays on a line of its own."""
    assert element in ENGINE.block(text)


@pytest.mark.parametrize(
    ("text", "one"),
    [("one", True), ("*one*", True), ("one\n\ntwo", False), ("- one", False), ("## one", False)],
)
def test_one_paragraph_is_told_from_more(text: str, one: bool) -> None:
    """Some fields have room for one paragraph."""
    assert one == ENGINE.inline(text)[1]


def test_one_text_leaves_nothing_for_the_next() -> None:
    """Notes and links of one text do not appear in another."""
    ENGINE.block("a[^1] [b][c]\n\n[^1]: note\n\n[c]: https://example.org\n")
    after = ENGINE.block("a [b][c]")

    assert after == "<p>a [b][c]</p>"


def test_no_cell_has_a_style() -> None:
    """Columns are aligned without a ``style`` attribute, which the pages forbid."""
    assert "style=" not in ENGINE.block("| a | b |\n|:--|--:|\n| 1 | 2 |")
