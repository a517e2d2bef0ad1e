"""What an editor can do in a text so that both scripts are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import build, page, write_content

HANS = "---\ntitle: {title}\nsummary: {summary}\n{front}---\n{body}\n"


def shown(
    tmp_path: Path, body: str, front: str = "", title: str = "言论", summary: str = "短。"
) -> tuple[str, str]:
    """A text of the small site in Simplified and in Traditional."""
    words = HANS.format(title=title, summary=summary, front=front, body=body)
    report = build(write_content(tmp_path, {"topics/speech/zh-Hans.md": words}))
    hans, hant = (
        page(report, f"{edition}/topics/speech.html") for edition in ("zh-hans", "zh-hant")
    )
    return hans.select_one(".text").get_text().strip(), hant.select_one(".text").get_text().strip()


@pytest.mark.parametrize(
    ("typed", "hans", "hant"),
    [
        ("头**发**", "头发", "頭髮"),
        ("-{头发}-与头发", "头发与头发", "头发與頭髮"),
        ("-{zh-hans:信息;zh-hant:資訊}-", "信息", "資訊"),
        ("看`头发`。", "看头发。", "看头发。"),
        ("[頭髮]{lang=zh-Hant}发黄", "頭髮发黄", "頭髮發黃"),
        ("| 甲 | 乙 |\n|---|---|\n| -{余}- | 头发 |", "余", "头发"),
        ("伊力哈木・土赫提", "伊力哈木·土赫提", "伊力哈木·土赫提"),
        ("他说“读‘书’”，People’s", "他说“读‘书’”，People’s", "他說「讀『書』」，People’s"),
    ],
    ids=["split word", "kept", "both forms", "code", "quotation", "table", "interpunct", "quotes"],
)
def test_spans(tmp_path: Path, typed: str, hans: str, hant: str) -> None:
    """Words stay, change or have two forms as the editor says; a cut word is one word."""
    in_hans, in_hant = shown(tmp_path, typed)

    if "|" in typed:
        assert ("余" in in_hant, "頭髮" in in_hant) == (True, True)
    else:
        assert (in_hans, in_hant) == (hans, hant)


def test_a_rule_of_the_page(tmp_path: Path) -> None:
    """``convert`` gives a word its form on this page, two characters long or more."""
    front = "convert:\n  - {zh-Hans: 网络, zh-Hant: 網路}\n"

    assert shown(tmp_path, "网络", front)[1] == "網路"


def test_a_group_of_the_glossary(tmp_path: Path) -> None:
    """An entry of a group holds only on pages that ask for the group."""
    words = HANS.format(title="言论", summary="短。", front="", body="网络")
    asking = HANS.format(title="言论", summary="短。", front="groups: [net]\n", body="网络")
    glossary = "- {zh-Hans: 网络, zh-Hant: 網路, group: net}\n"
    both = [
        build(
            write_content(
                tmp_path / name, {"topics/speech/zh-Hans.md": text, "glossary.yaml": glossary}
            )
        )
        for name, text in (("a", words), ("b", asking))
    ]
    texts = [
        page(r, "zh-hant/topics/speech.html").select_one(".text").get_text().strip() for r in both
    ]

    assert texts == ["網絡", "網路"]


def test_titles_and_summaries(tmp_path: Path) -> None:
    """Front matter takes the same path as the text."""
    words = HANS.format(
        title="-{zh-hans:信息;zh-hant:資訊}-与言论", summary="-{余}-。", front="", body="甲"
    )
    report = build(write_content(tmp_path, {"topics/speech/zh-Hans.md": words}))
    hant = page(report, "zh-hant/topics/speech.html")

    assert hant.h1.get_text().strip() == "資訊與言論"
    assert hant.select_one(".head p").get_text() == "余。"


def test_marks_in_english(tmp_path: Path) -> None:
    """Where a page is not Chinese the marks are not seen."""
    words = "---\ntitle: A\nsummary: B -{余}-.\n---\nC -{余}-.\n"
    report = build(write_content(tmp_path, {"topics/speech/en.md": words}))

    assert "-{" not in page(report, "en/topics/speech.html").get_text()


def test_a_derived_page_says_so(tmp_path: Path) -> None:
    """A derived page names its source, and what to do about a wrong character."""
    site = (write_content(tmp_path) / "site.yaml").read_text("utf-8")
    corrections = "corrections: {en: Write to us., zh-Hans: 写信。, zh-Hant: 寫信。}\n"
    report = build(write_content(tmp_path, {"site.yaml": site + corrections}))
    hant = page(report, "zh-hant/topics/speech.html").select_one(".notice")

    assert hant is not None
    assert "简体中文" in hant.get_text()
    assert "寫信。" in hant.get_text()
    assert page(report, "zh-hans/topics/speech.html").select_one(".notice") is None
