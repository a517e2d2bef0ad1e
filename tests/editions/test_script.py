"""One Chinese script from the other: characters only, names as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editions.names import Known, NameBook, Scope
from plugins.editions.script import Converter, script_of

CONVERTER = Converter(NameBook([Known("余杰", "余杰", "yu-jie"), Known("刘晓波", "劉曉波")]))
HANS, HANT = "zh-Hans", "zh-Hant"


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("法律程序", "法律程序"),
        ("网络信息", "網絡信息"),
        ("理发", "理髮"),
        ("发展", "發展"),
        ("皇后", "皇后"),
        ("以后", "以後"),
        ("面条", "麵條"),
        ("他说“读‘书’”。", "他說「讀『書』」。"),
        ("劳动教养", "勞動教養"),
        ("2015年7月9日", "2015年7月9日"),
        ("NGO 与 GDP", "NGO 與 GDP"),
        ("吾尔开希・多莱特，A・B", "吾爾開希·多萊特，A・B"),
        ("", ""),
    ],
)
def test_to_traditional(simplified: str, traditional: str) -> None:
    """Characters follow the word that they are in; no word becomes another word."""
    assert traditional == CONVERTER.convert(simplified, HANS, HANT)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("勞動教養", "劳动教养"), ("他說「讀『書』」。", "他说“读‘书’”。"), ("程式", "程式")],
)
def test_to_simplified(traditional: str, simplified: str) -> None:
    """The other way too, and no word of one region becomes one of another."""
    assert simplified == CONVERTER.convert(traditional, HANT, HANS)


@pytest.mark.parametrize(
    ("people", "expected"),
    [({"yu-jie"}, "余杰寫道，餘下的事"), (set(), "余傑寫道，餘下的事")],
    ids=["named on the page", "not named"],
)
def test_a_name_has_its_own_form(people: set[str], expected: str) -> None:
    """A known name is what the record says; the words around it are converted."""
    found = CONVERTER.convert("余杰写道，余下的事", HANS, HANT, Scope(people=frozenset(people)))

    assert expected == found


def test_a_name_joins_no_word_across_its_end() -> None:
    """The characters before and behind a name are converted as if alone."""
    assert CONVERTER.convert("头刘晓波发", HANS, HANT) == "頭劉曉波發"


def test_there_is_one_answer_for_each_character() -> None:
    """So that it can be dealt back to the elements that the characters came from."""
    text = "刘晓波说“理发”"

    assert len(text) == len(CONVERTER.slots(text, HANS, HANT))


def test_text_in_its_own_script_keeps_its_characters() -> None:
    """Only the quotation marks are set."""
    assert CONVERTER.convert("以后「皇后」", HANS, HANS) == "以后“皇后”"


@pytest.mark.parametrize(
    ("text", "script"), [("言论", HANS), ("言論", HANT), ("中文", "zh"), ("abc", "zh"), ("", "zh")]
)
def test_which_script_a_text_is_in(text: str, script: str) -> None:
    """Text that could be both is just Chinese."""
    assert script == script_of(text)


def test_a_file_in_the_working_folder_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OpenCC looks there first for a configuration; it is given whole paths instead."""
    (tmp_path / "s2tw.json").write_text("broken")
    monkeypatch.chdir(tmp_path)

    assert Converter(NameBook([])).convert("言论", HANS, HANT) == "言論"
