"""Finding names that are kept back, and leaving others alone."""

from __future__ import annotations

import pytest

from plugins.checks.harm.hidden import Finder, HiddenName, _forms, _inside_words


def finds(name: str, text: str) -> list[str]:
    """What is found of a hidden name in a text."""
    finder = Finder([HiddenName(_forms([name]), "person:wang-mou")])
    return [text[start:end] for start, end, _ in finder.find(text)]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Zhao Mou", "His father Zhao Mou waits.", "Zhao Mou"),
        ("Zhao Mou", "ZHAO Mou", "ZHAO Mou"),
        ("Zhao Mou", "Mou Zhao", "Mou Zhao"),
        ("Zhao Mou", "Zhào Mǒu", "Zhào Mǒu"),
        ("Zhao Mou", "Zhao\nMou", "Zhao\nMou"),
        ("Zhao Mou-mou", "Zhao Moumou", "Zhao Moumou"),
        ("Zhao Mou", "ZhaoMou said", "ZhaoMou"),
        ("Zhao Mou", "父亲Zhao Mou说", "Zhao Mou"),
        ("Zhao Mou", "Zhao Zhao Mou", "Zhao Mou"),
        ("赵某某", "赵赵某某", "赵某某"),
        ("赵某某", "趙某某的父親", "趙某某"),
        ("趙某某", "赵某某的父亲", "赵某某"),
        ("赵某某", "赵 某某", ""),
        ("买买提·某", "买买提•某", "买买提•某"),
        ("买买提·某", "買買提．某", "買買提．某"),
        ("买买提·某", "买买提某", "买买提某"),
    ],
)
def test_a_name_is_found_in_any_writing(name: str, text: str, found: str) -> None:
    """Both scripts, any interpunct, either order, tone marks and capitals."""
    assert ([found] if found else []) == finds(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Li Wei", "Ali Weiss"),
        ("Li Wei", "Li, Wei and others"),
        ("Li", "Li Wangyang"),
        ("某", "某人"),
        ("Zhao Mou", "Zhao and Mou"),
        ("赵某某", "赵某"),
    ],
)
def test_another_name_is_none(name: str, text: str) -> None:
    """Parts of other words, single short words and single characters meet by chance."""
    assert finds(name, text) == []


def test_many_names_are_told_apart() -> None:
    """Names that begin alike, one inside the other, each with the record that hides it."""
    names = {"王某": "person:a", "王某某": "person:b", "Wang Mou": "person:c", "李某某": "person:d"}
    finder = Finder([HiddenName(_forms([name]), whose) for name, whose in names.items()])
    text = "王某某、王某、李某某和Wang Mou，Wangs"
    found = [(text[start:end], whose) for start, end, whose in finder.find(text)]

    assert found == [
        ("王某某", "person:b"),
        ("王某", "person:a"),
        ("李某某", "person:d"),
        ("Wang Mou", "person:c"),
    ]


@pytest.mark.parametrize(
    ("text", "by_chance"),
    [("由于禁止，", True), ("由于禁说，", False), ("听于禁止步", False), ("于禁", False)],
)
def test_only_the_seam_of_two_common_words_is_chance(text: str, by_chance: bool) -> None:
    """With a common word on one side alone it may be the name."""
    at = text.find("于")

    assert by_chance == _inside_words(text, at, at + 2)
