"""Phrases of a private list are found in any writing, and the list tells nothing of them."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.privacy.redaction import MOST, VARIABLE, Redactions, entry
from plugins.errors import SetupError

SALT = bytes(range(16))


def found(phrase: str, text: str) -> list[str]:
    """Parts of a text that a list with one phrase marks."""
    return [text[f.start : f.end] for f in Redactions([entry(phrase, SALT)]).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "part"),
    [
        ("钟某某", "律师鍾某某说", "鍾某某"),
        ("鐘某某", "律师钟某某说", "钟某某"),
        ("某甲乙", "某 甲\u200b乙", "某 甲\u200b乙"),
        ("某甲乙", "某·甲乙", "某·甲乙"),
        ("某甲乙", "某<b>甲</b>乙", "某<b>甲</b>乙"),
        ("某甲乙", '<b title="某甲乙">x</b>', "某甲乙"),
        ("某甲乙", "某&#30002;乙", "某&#30002;乙"),
        ("某甲乙", "某甲\n乙", "某甲\n乙"),
        (
            "某甲乙",
            "https://example.org/%E6%9F%90%E7%94%B2%E4%B9%99/",
            "%E6%9F%90%E7%94%B2%E4%B9%99",
        ),
        ("Mou Jia", "said mou jia.", "mou jia"),
        ("Mou Jia", "said MOU-JIA.", "MOU-JIA"),
        ("Mou Jia", "Mǒu Jiǎ’s house", "Mǒu Jiǎ"),
        ("mou jia", "people/mou-jia.html", "mou-jia"),
        ("Ｍｏｕ１２", "mou12", "mou12"),
        ("0000 0000 00", "00000-00000", "00000-00000"),
        ("Nobody Nowhere Never", "NOBODY NOWHERE NEVER", "NOBODY NOWHER"),
    ],
)
def test_a_phrase_is_found_in_any_writing(phrase: str, text: str, part: str) -> None:
    """Both scripts, tones, tags, references, spaces and links make no difference."""
    assert part in found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("某甲乙", "某甲丙乙"),
        ("某甲", "我姓某。甲方"),
        ("某甲", "某，甲"),
        ("Mou Ji", "mou jia"),
        ("ou jia", "mou jia"),
        ("1234", "51234"),
    ],
)
def test_what_is_no_such_phrase_is_left_alone(phrase: str, text: str) -> None:
    """Sentences end a phrase, and Latin words are found whole."""
    assert found(phrase, text) == []


def test_a_hash_is_hmac_sha256_of_the_folded_phrase() -> None:
    """The format can be read and made by others; folded letters are in UTF-32."""
    expected = hmac.new(SALT, "钟某".encode("utf-32-le"), hashlib.sha256).digest()

    assert entry(" 鍾 某 ", SALT).digest == expected


@given(st.text("某甲乙丙丁abc", min_size=2, max_size=MOST), st.text("某甲乙丙丁 "))
def test_a_phrase_is_found_wherever_it_stands(phrase: str, around: str) -> None:
    """Whatever stands before and behind, a phrase between blanks is found."""
    assert found(phrase, f"{around} {phrase} {around}")


@given(st.text(), st.text(min_size=2))
def test_any_text_can_be_searched(text: str, phrase: str) -> None:
    """Findings lie in the text, whatever it holds."""
    try:
        phrases = Redactions([entry(phrase, SALT)])
    except ValueError:
        return
    assert all(0 <= f.start < f.end <= len(text) for f in phrases.find(text))


@pytest.mark.parametrize("phrase", ["", "某", " a ", "某。甲"])
def test_a_phrase_must_say_enough(phrase: str) -> None:
    """One letter would be found everywhere, and a sentence nowhere."""
    with pytest.raises(ValueError, match="two letters or more"):
        entry(phrase, SALT)


def test_the_message_does_not_name_the_phrase() -> None:
    """A log must not tell who is protected."""
    (finding,) = Redactions([entry("某甲乙", SALT)]).find("某甲乙")

    assert "某" not in finding.message + finding.hint
    assert (finding.rule, finding.severity) == ("redacted", "error")


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Notes and empty lines are skipped; several salts may stand in one list."""
    entries = (entry("某甲", SALT), entry("某乙丙", SALT[::-1]))
    path = tmp_path / "list"
    path.write_text("# ours\n\n" + "\n".join(map(str, entries)) + "\n", "utf-8")

    assert Redactions.read(path).entries == entries
    assert [f.start for f in Redactions.read(path).find("某乙丙和某甲")] == [0, 4]


def test_no_list_finds_nothing(tmp_path: Path) -> None:
    """Most who build have no list, and need none."""
    assert not Redactions.from_environment({})
    assert not Redactions.read(tmp_path / "absent")
    assert list(Redactions().find("某甲")) == []


def test_a_list_that_is_named_but_missing_stops_the_build(tmp_path: Path) -> None:
    """A stick that is not plugged in must not publish what its list keeps out."""
    with pytest.raises(SetupError, match="not there"):
        Redactions.from_environment({VARIABLE: str(tmp_path / "absent")})


@pytest.mark.parametrize(
    "line",
    [
        "某甲",
        str(entry("某甲", SALT))[:-1],
        str(entry("某甲", SALT)).replace(" 2 ", " 13 "),
        str(entry("某甲", SALT)).replace("redaction-1", "redaction-2"),
    ],
)
def test_a_broken_list_stops_the_build(tmp_path: Path, line: str) -> None:
    """The message gives the line's number and not what stands there."""
    path = tmp_path / "list"
    path.write_text(f"{entry('某乙', SALT)}\n{line}\n", "utf-8")

    with pytest.raises(SetupError, match=r"^line 2 of the redaction list is broken") as caught:
        Redactions.from_environment({VARIABLE: str(path)})
    assert "某" not in str(caught.value)


def test_a_list_in_another_encoding_stops_the_build(tmp_path: Path) -> None:
    """Bytes that are no text are named as such, without a traceback."""
    path = tmp_path / "list"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(SetupError, match="cannot be read"):
        Redactions.read(path)
