"""The same place of a text has the same name in every language."""

from __future__ import annotations

import pytest

from plugins.records.texts.labels import Label, article, label, settled


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Article 7", "art-7"),
        ("ARTICLE 14. Fair trial", "art-14"),
        ("第七条", "art-7"),
        ("第一百零五條", "art-105"),
        ("第 23 條", "art-23"),
        ("Preamble", "preamble"),
        ("前言", "preamble"),
        ("Part II", ""),
        ("第二部分", ""),
    ],
)
def test_a_heading_has_its_anchor(heading: str, anchor: str) -> None:
    """Whatever the language, article 7 is ``art-7``."""
    assert article(heading) == anchor


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("3. Everyone", ("number", "3")),
        ("三、人人", ("number", "3")),
        ("三　人人", ("number", "3")),
        ("二", ("number", "2")),
        ("(c) To be tried", ("letter", "c")),
        ("（丙）受审", ("letter", "c")),
        ("（寅）受审", ("letter", "c")),
        ("（三）受审", ("letter", "c")),
        ("(ii) through a friend", ("roman", "ii")),
        ("（2）由朋友", ("roman", "ii")),
        ("Everyone", None),
        ("三人成虎", None),
        ("1948 was the year", None),
        ("3.5 metres", None),
        ("(see above)", None),
    ],
)
def test_a_line_begins_with_its_number(line: str, found: Label | None) -> None:
    """What counts a paragraph is told from words that only look like it."""
    assert label(line) == found


@pytest.mark.parametrize(
    ("before", "after", "within", "level"),
    [
        (("letter", "h"), ("letter", "j"), "h", "letter"),
        (("letter", "h"), ("roman", "ii"), "h", "roman"),
        (("letter", "c"), ("roman", "ii"), "c", "roman"),
        (("letter", "c"), None, "c", "roman"),
        (None, None, "", "letter"),
    ],
)
def test_an_i_is_a_letter_or_a_number(
    before: Label | None, after: Label | None, within: str, level: str
) -> None:
    """“(i)” follows “(h)”, unless “(ii)” comes next."""
    assert settled(("letter", "i"), before, after, within) == (level, "i")
