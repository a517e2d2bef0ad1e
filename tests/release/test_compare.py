"""What is different between two pages is told as a reader would notice it."""

from __future__ import annotations

from plugins.release.compare import Change, compare, marked
from plugins.release.pagetext import read_page
from tests.release.making import page


def changes(old: str, new: str) -> list[Change]:
    """What is different between two bodies."""
    return compare(read_page(page("T", old)), read_page(page("T", new)))


def test_nothing_differs_in_the_same_page() -> None:
    """Nor when only styles, numbers of citations or attributes differ."""
    old = '<p>He left<sup class="cite"><a href="#a">[1]</a></sup>.</p>'
    new = '<p class="x">He left<sup class="cite"><a href="#a">[2]</a></sup>.</p>'

    assert changes(old, new) == []


def test_a_changed_sentence_is_shown_as_it_was_and_is() -> None:
    """Only that one, and the character that differs is marked."""
    (change,) = changes("<p>一。刘小波。三。</p>", "<p>一。刘晓波。三。</p>")

    assert change == Change("text", "刘小波。", "刘晓波。")
    assert marked(change) == ("刘[小]波。", "刘[晓]波。")


def test_a_word_is_marked_whole() -> None:
    """Of a language that has them, and a number; Chinese characters by themselves."""
    (month,) = changes("<p>As of January 2012.</p>", "<p>As of February 2012.</p>")
    (day,) = changes("<p>On 18 May he left.</p>", "<p>On 19 May he left.</p>")

    assert marked(month) == ("As of [January] 2012.", "As of [February] 2012.")
    assert marked(day) == ("On [18] May he left.", "On [19] May he left.")


def test_a_sentence_that_came_or_went_is_shown_alone() -> None:
    """There is nothing to compare it with."""
    assert changes("<p>One.</p>", "<p>One. Two.</p>") == [Change("text", "", "Two.")]
    assert changes("<p>One. Two.</p>", "<p>Two.</p>") == [Change("text", "One.", "")]


def test_facts_are_paired_by_their_labels() -> None:
    """A new row does not shift the others, however alike they are."""
    row = "<tr><th>{}</th><td>{}</td></tr>".format
    old = f"<table>{row('Detention', 5)}{row('Arrest', 3)}</table>"
    new = f"<table>{row('Dementia', 5)}{row('Detention', 4)}{row('Arrest', 3)}</table>"

    assert changes(old, new) == [
        Change("fact", "", "Dementia | 5"),
        Change("fact", "Detention | 5", "Detention | 4"),
    ]


def test_what_only_moved_is_said_to_have_moved() -> None:
    """A list in another order has no new lines."""
    old, new = ("".join(f"<p>{x} stands here.</p>" for x in order) for order in ("abc", "bca"))

    assert changes(old, new) == [Change("note", "", "some lines stand in another order")]


def test_links_and_pictures_are_told() -> None:
    """Where the text is the same and the address is not."""
    old = '<p><a href="https://example.org/a">A</a><img src="a.png" alt="face"></p>'
    new = '<p><a href="https://example.org/b">A</a><img src="b.png" alt="face"></p>'

    assert changes(old, new) == [
        Change("link", "https://example.org/a", ""),
        Change("link", "", "https://example.org/b"),
        Change("picture", "a.png", ""),
        Change("picture", "", "b.png"),
    ]


def test_a_script_is_told() -> None:
    """It is no text, and the reader's browser would run it."""
    (change,) = changes("<p>a</p>", "<p>a</p><script>x</script>")

    assert change.what == "note"
    assert "script" in change.new


def test_title_and_frame_are_told_apart() -> None:
    """A new title is one; a word of the frame is another."""
    old = read_page(page("Old", "<p>a</p>"))
    new = read_page(page("New", "<p>a</p>").replace(b"Foot.", b"Feet."))

    assert compare(old, new) == [
        Change("title", "Old", "New"),
        Change("text", "Old", "New"),
        Change("frame", "Foot.", "Feet."),
    ]


def test_a_very_long_list_is_compared_all_the_same() -> None:
    """More lines than can be aligned are counted."""
    old = "".join(f"<p>Line {i} of many.</p>" for i in range(4000))
    new = "<p>First.</p>" + old.replace("Line 7 ", "Line x ") + "<p>Last.</p>"

    assert set(changes(old, new)) == {
        Change("text", "Line 7 of many.", ""),
        Change("text", "", "Line x of many."),
        Change("text", "", "First."),
        Change("text", "", "Last."),
    }
