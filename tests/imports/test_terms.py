"""Words of a table become ids: labels in any language and script first, then the map's table."""

from __future__ import annotations

import pytest

from plugins.imports.cells import Read, Unread
from plugins.imports.terms import Terms, split_doubt
from tests.imports.tables import vocabularies

FOUND = {
    "ethnicity": {
        "维吾尔族": "uyghur", "維吾爾": "uyghur", "Uyghur": "uyghur", "漢族": "han", "土族": "tu",
        "土家族": "tujia", "tibetan": "tibetan", " 藏 ": "tibetan",
    },
    "province": {
        "广东省": "guangdong", "廣東": "guangdong", "Guangdong Province": "guangdong",
        "XUAR": "xinjiang", "Xinjiang Uyghur Autonomous Region": "xinjiang",
        "内蒙": "inner-mongolia",
        "TAR": "tibet", "广西壮族自治区": "guangxi", "Shaanxi": "shaanxi", "山西": "shanxi",
        "北京市": "beijing", "香港特别行政区": "hong-kong",
    },
    "status": {"released": "released", "已獲釋": "released", "獲釋": "released", "服刑": "serving"},
    "occupation": {"律師": "lawyer", "rights-defender": "rights-defender"},
}  # fmt: skip
CASES = [(name, text, id_) for name, words in FOUND.items() for text, id_ in words.items()]


@pytest.mark.parametrize(("name", "text", "id_"), CASES)
def test_a_word_is_found(name: str, text: str, id_: str) -> None:
    """By id or label, in either script, with or without what adds nothing."""
    assert Terms(vocabularies()[name]).find(text) == Read(id_)


@pytest.mark.parametrize("name", sorted(vocabularies()))
def test_every_label_means_its_own_entry(name: str) -> None:
    """No label of one entry is taken for another, and none is lost."""
    terms = Terms(vocabularies()[name])
    for id_, term in vocabularies()[name].items():
        for label in (id_, *term.label.by_lang.values()):
            result = terms.find(label)
            assert result == Read(id_) or isinstance(result, Unread), (id_, label)


def test_a_near_miss_is_a_hint_and_no_guess() -> None:
    """A wrong word would be a wrong fact."""
    result = Terms(vocabularies()["ethnicity"]).find("Uighur")

    assert isinstance(result, Unread)
    assert "did you mean “uyghur”?" in result.hint


def test_the_table_of_the_map_comes_first() -> None:
    """Its signs count, so that codes with a slash can be told apart."""
    terms = Terms(vocabularies()["status"], {"DET": "detained", "DET/life": "serving"})

    assert terms.find("det") == Read("detained")
    assert terms.find("DET/life") == Read("serving")
    assert isinstance(terms.find("DET-life"), Unread)


@pytest.mark.parametrize("text", ["DET?", "DET (?)", "DET（？）", "DE?T"])
def test_a_question_mark_is_doubt(text: str) -> None:
    """Wherever it stands."""
    assert split_doubt(text) == ("DET", True)


def test_no_question_mark_is_no_doubt() -> None:
    """The text stays as it is."""
    assert split_doubt("DET/life") == ("DET/life", False)
