"""Interface words come whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editions.catalogue import Catalogue
from plugins.errors import InterfaceWordError, SetupError
from tests.sites import text

HEAD = """\
msgid ""
msgstr ""
"Language: {lang}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural};\\n"

"""
ENGLISH = HEAD.format(lang="en", plural="nplurals=2; plural=(n != 1)")
CHINESE = HEAD.format(lang="zh_Hans", plural="nplurals=1; plural=0")


def load(folder: Path, lang: str, words: str) -> Catalogue:
    """A catalogue with these words."""
    (folder / f"{lang}.po").write_text((ENGLISH if lang == "en" else CHINESE) + words, "utf-8")
    return Catalogue.load(folder, lang)


def test_a_word_is_found(tmp_path: Path) -> None:
    """The word that the theme asks for, in the catalogue's language."""
    catalogue = load(tmp_path, "zh-Hans", 'msgid "Sources"\nmsgstr "来源"\n')

    assert catalogue.gettext("Sources") == "来源"


@pytest.mark.parametrize(
    "words",
    [
        "",
        'msgid "Sources"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Sources"\nmsgstr "来源"\n',
        '#~ msgid "Sources"\n#~ msgstr "来源"\n',
    ],
    ids=["not there", "empty", "not sure", "taken out"],
)
def test_a_missing_word_is_an_error(words: str, tmp_path: Path) -> None:
    """Never English in a Chinese page; the message names the file and the word."""
    catalogue = load(tmp_path, "zh-Hans", words)
    with pytest.raises(InterfaceWordError) as missing:
        catalogue.gettext("Sources")

    assert str(missing.value) == "theme/locale/zh-Hans.po has no words for “Sources”: add them"


def test_plural_forms(tmp_path: Path) -> None:
    """English has two, Chinese has one."""
    words = text("""
        msgid "{n} day"
        msgid_plural "{n} days"
        """)
    english = load(tmp_path, "en", words + 'msgstr[0] "{n} day"\nmsgstr[1] "{n} days"\n')
    chinese = load(tmp_path, "zh-Hans", words + 'msgstr[0] "{n}天"\n')
    said = [c.ngettext("{n} day", "{n} days", n) for c in (english, chinese) for n in (0, 1, 2)]

    assert said == ["{n} days", "{n} day", "{n} days", "{n}天", "{n}天", "{n}天"]


def test_half_a_plural_is_a_missing_word(tmp_path: Path) -> None:
    """Each form must be there."""
    words = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} day"\nmsgstr[1] ""\n'
    catalogue = load(tmp_path, "en", words)

    with pytest.raises(InterfaceWordError):
        catalogue.ngettext("{n} day", "{n} days", 1)


@pytest.mark.parametrize("raw", [None, b'msgid "a\n', b"\xff\xfe"], ids=["none", "open", "bytes"])
def test_a_file_that_cannot_be_read_says_which(raw: bytes | None, tmp_path: Path) -> None:
    """A designer's mistake is a clear message too."""
    if raw is not None:
        (tmp_path / "en.po").write_bytes(raw)
    with pytest.raises(SetupError) as broken:
        Catalogue.load(tmp_path, "en")

    assert str(broken.value).startswith("theme/locale/en.po cannot be read: ")
