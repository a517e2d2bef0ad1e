"""Encodings are found by what the bytes say, or refused in one sentence."""

from __future__ import annotations

import codecs

import pytest

from plugins.errors import SetupError
from plugins.imports.encoding import decode

HANS = "编号,姓名,性别\nA1,钟某甲,男\nA2,叶某乙,女\n"
HANT = "編號,姓名,性別\nA1,鍾某甲,男\nA2,葉某乙,女\n"
FRENCH = "key,name\nA1,Zo\u00e9 Quelqu\u2019un\nA2,Fran\u00e7ois Personne\n"


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (HANS, "utf-8", "utf-8"),
        (HANS, "utf-8-sig", "utf-8-sig"),
        (HANS, "gb18030", "gb18030"),
        (HANT, "gb18030", "gb18030"),
        (HANT, "big5", "big5hkscs"),
        (HANS, "utf-16", "utf-16"),
        (HANS, "utf-16-le", "utf-16-le"),
        ("key,name\nA1,Somebody\n", "utf-16-be", "utf-16-be"),
        (FRENCH, "cp1252", "windows-1252"),
        ("key,name\nA1,Somebody\n", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str, found: str) -> None:
    """Whatever a spreadsheet program saved, the text is the same."""
    decoded = decode(text.encode(encoding))

    assert (decoded.text, decoded.encoding) == (text, found)


def test_a_byte_order_mark_of_the_other_end_is_heard() -> None:
    """UTF-16 comes in both orders."""
    raw = codecs.BOM_UTF16_BE + HANS.encode("utf-16-be")

    assert decode(raw).text == HANS


def test_guesses_are_called_guesses() -> None:
    """The report says how sure the encoding is."""
    assert decode(HANS.encode("gb18030")).guessed
    assert not decode(HANS.encode("utf-8")).guessed


def test_the_map_decides() -> None:
    """An encoding that is named is not guessed at."""
    assert decode(HANT.encode("big5"), "big5").text == HANT


def test_a_wrong_encoding_in_the_map_names_the_line() -> None:
    """Where it cannot be read is where somebody should look."""
    with pytest.raises(SetupError, match="line 1 cannot be read; save it again"):
        decode(HANS.encode("gb18030"), "utf-8")


def test_an_unknown_encoding_gets_a_hint() -> None:
    """A slip of the pen in the map is not a crash."""
    with pytest.raises(SetupError, match="“gbk8” is not an encoding; write encoding:"):
        decode(b"a", "gbk8")


def test_bytes_of_no_encoding_are_refused() -> None:
    """A picture that is called .csv is no table."""
    with pytest.raises(SetupError, match="in no encoding that is known here"):
        decode(bytes([0x81, 0x20, 0x8D, 0x20, 0x90, 0x20, 0x9D]) * 3)
