"""Only names that no file system, server or shell can confuse are let through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.errors import FormatError
from mirror.format import names

GOOD = ["index.html", "404.html", "en/people/liu-xiaobo--clock.html", "media/a_b/1.tar.gz", "a"]
BAD = {
    "": "empty part",
    "/etc/passwd": "empty part",
    "a//b": "empty part",
    "a/": "empty part",
    "a/../b": "begins with",
    "..": "begins with",
    ".manifest": "begins with",
    "a/.git/config": "begins with",
    "-rf": "begins with",
    "a/-o": "begins with",
    "a.": "ends with",
    "a./b": "ends with",
    "C:\\x": "characters",
    "c:/x": "characters",
    "\\\\server\\share": "characters",
    "a\\b": "characters",
    "a\0b": "characters",
    "a\nb": "characters",
    "a b": "characters",
    "a%2e": "characters",
    "a?b": "characters",
    "A.html": "characters",
    "con": "device",
    "con.html": "device",
    "en/aux.tar.gz": "device",
    "lpt9/x": "device",
    "é.html": "characters",
    "名.html": "characters",
    "a\u200b": "characters",
    "release/manifest": "belongs to the release",
    "x" * 101: "longer than 100",
    "/".join(["abcdefghij"] * 19): "longer than 200",
    "/".join("a" * 17): "more than 16",
}


@pytest.mark.parametrize("path", GOOD)
def test_ordinary_names_are_let_through(path: str) -> None:
    """Names as this site has them, and a few more."""
    assert names.check(path) == path


@pytest.mark.parametrize(("path", "why"), BAD.items())
def test_other_names_are_refused_with_a_reason(path: str, why: str) -> None:
    """Whatever leads out, is a device, or differs only by case, form, dots or blanks."""
    assert why in names.problem(path)
    with pytest.raises(FormatError, match="the name"):
        names.check(path)


def test_no_path_is_the_folder_of_another() -> None:
    """A file cannot stand where a folder must, whatever sorts between the two."""
    found = names.problems(["a", "a-b", "a.html", "a/b", "b/c", "b/c/d", "b/c-d"])

    assert found == ["the name 'a' is a file and a folder", "the name 'b/c' is a file and a folder"]


def test_all_wrong_names_are_told_together() -> None:
    """One run names every file that has to be renamed."""
    assert len(names.problems(["A", "good", "con", "x y"])) == 3


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=6))
def test_two_good_names_are_never_twins(found: list[str]) -> None:
    """What is let through differs even where case and Unicode forms do not count."""
    good = {path for path in found if not names.problem(path)}
    folded = {unicodedata.normalize("NFKC", path).casefold() for path in good}

    assert len(folded) == len(good)


@given(
    st.one_of(
        st.lists(
            st.sampled_from([*GOOD, *BAD, "con", "release", "a", "b.c", "-", ".", "x" * 99])
        ).map("/".join),
        st.text("con.1-_/A", max_size=40),
    )
)
def test_the_quick_look_never_says_more(path: str) -> None:
    """What is passed at one look would be passed part by part."""
    assert names.problem(path) == names._problem(path)
