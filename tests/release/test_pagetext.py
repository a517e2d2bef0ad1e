"""What a reader meets on a page: sentences, facts, links; nothing of its form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.release.pagetext import Line, read_page, sentences
from tests.release.making import page


def lines(body: str) -> list[tuple[str, str]]:
    """Kind and text of the lines of a body."""
    return [(line.kind, line.text) for line in read_page(page("T", body)).lines[1:]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See art. 89, para. 1 and 3.5 km.", ["See art. 89, para. 1 and 3.5 km."]),
        ("“Yes.” He left.", ["“Yes.”", "He left."]),
        ("他说：“不。”然后走了。真的？", ["他说：“不。”", "然后走了。", "真的？"]),
        ("没有句号", ["没有句号"]),
        ("她说。 He left.", ["她说。", "He left."]),
        ("", []),
    ],
)
def test_sentences_are_cut_where_a_reader_would(text: str, parts: list[str]) -> None:
    """English and Chinese, with quotation marks and abbreviations."""
    assert list(sentences(text)) == parts


@given(st.text(alphabet="aB.。！ ”“?1", max_size=40))
def test_no_character_of_a_text_is_lost(text: str) -> None:
    """All that is not a space stands in one of the sentences, in order."""
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_facts_are_lines_with_their_labels() -> None:
    """Terms and what explains them, rows of tables, key figures."""
    body = """<dl><div><dt>Died</dt><dd>14 March <b>2014</b></dd></div></dl>
    <table><tr><th>From</th><td>2013</td><td>2014</td></tr></table>
    <ul class="nums"><li><b>52</b> her age. Not exact.</li></ul>
    <p><b class="tag f4">serving</b> as of May</p>"""

    assert lines(body) == [
        ("fact", "Died: 14 March 2014"),
        ("fact", "From | 2013 | 2014"),
        ("fact", "52 her age. Not exact."),
        ("fact", "serving as of May"),
    ]


def test_a_day_stands_with_what_happened_on_it() -> None:
    """As in a timeline, whether the day is exact or not."""
    body = """<ol><li><time datetime="2014-03">March 2014</time><p>She died.</p><p>More.</p></li>
    <li><span class="when">2009 to 2010</span><p>A term.</p></li></ol>"""

    assert [text for _, text in lines(body)] == [
        "March 2014: She died.",
        "More.",
        "2009 to 2010: A term.",
    ]


def test_numbers_of_citations_are_no_text() -> None:
    """They move when a source is added; where they lead is kept."""
    body = '<p>He left\u2060<sup class="cite"><a href="#src-a">[8]</a></sup>.</p>'

    assert lines(body) == [("text", "He left.")]
    assert read_page(page("T", body)).links == {"#src-a": 1}


def test_the_frame_is_apart() -> None:
    """What stands around the middle is known as such, and its links are not the page's."""
    found = read_page(page("T", "<p>Text.</p>"))

    assert [line.text for line in found.frame] == ["Home", "Foot."]
    assert not found.links


def test_title_summary_cards_and_pictures_are_known() -> None:
    """The title without the site's name; cards as links to records; pictures with their words."""
    body = '<p><a class="card" href="x.html"><b>X</b>Says it.</a><img src="m.png" alt="A face"></p>'
    found = read_page(page("曹顺利", body, summary="她要求参与。"))

    assert (found.title, found.summary) == ("曹顺利", "她要求参与。")
    assert found.cards == {"x.html"}
    assert found.pictures == {"m.png": 1}
    assert [line.text for line in found.lines[1:]] == ["X", "Says it.", "A face"]


def test_drawings_are_seen_as_a_whole() -> None:
    """What is drawn with cells of a table differs when a cell does, and is no text."""
    drawn = '<table class="bars"><tr><td class="f1" colspan="{}">A</td></tr></table>'
    one, other = (read_page(page("T", drawn.format(width))) for width in (3, 4))

    assert one.lines == other.lines == [Line("text", "T")]
    assert one.drawings != other.drawings


def test_what_acts_is_noticed() -> None:
    """Elements and attributes that a page of this site does not have."""
    found = read_page(page("T", '<p onclick="x()">a</p><script>let a = "text"</script>'))

    assert {"script", "p onclick"} <= found.tags
    assert [line.text for line in found.lines] == ["T", "a"]


@given(st.text(alphabet="<>/abdtp \"'=!-&;", max_size=60))
def test_anything_is_read_as_far_as_it_goes(text: str) -> None:
    """Broken markup is no reason to stop."""
    read_page(text.encode())
