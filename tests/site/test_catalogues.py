"""Interface words: every one that templates and plugins ask for, in all editions, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from plugins.records.languages import LANGS
from tests.site.pages import listed
from tests.sites import ROOT, THEME

_KEYWORDS: dict[str, Any] = {"_": None, "gettext": None, "ngettext": (1, 2)}
_WORDS_OF = re.compile(r"""\.gettext\(\s*(["'])(.+?)\1""")  # Jinja's extractor skips methods
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
Id = str | tuple[str, ...]


def _asked() -> Iterator[Id]:
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        with path.open("rb") as file:
            yield from (message for _, message, _, _ in extract("python", file, _KEYWORDS))
    for path in sorted((THEME / "templates").rglob("*.html")):
        with path.open("rb") as file:
            yield from (m for _, m, _, _ in extract(babel_extract, file, _KEYWORDS))
        yield from (match.group(2) for match in _WORDS_OF.finditer(path.read_text("utf-8")))


def _catalogue(lang: str) -> Catalog:
    with (THEME / "locale" / f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang.replace("-", "_"), abort_invalid=True)


def _forms(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value or ""),)


@pytest.mark.parametrize("lang", LANGS)
def test_catalogue_has_what_is_asked_for(lang: str) -> None:
    """No word that the site asks for is missing, and none is left over."""
    asked = {_forms(message) for message in _asked()}
    given = {_forms(message.id) for message in _catalogue(lang) if message.id}
    problems = [f"missing: {ids}" for ids in asked - given]
    problems += [f"left over: {ids}" for ids in given - asked]

    assert problems == [], listed(problems)


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_is_said(lang: str) -> None:
    """Each word has all the forms that its language needs, none empty, none fuzzy."""
    catalogue = _catalogue(lang)
    problems = []
    for message in catalogue:
        wanted = catalogue.num_plurals if message.pluralizable else 1
        forms = _forms(message.string)
        if message.id and (len(forms) != wanted or not all(forms) or message.fuzzy):
            problems.append(f"{message.id}: {forms}")

    assert problems == [], listed(problems)


@pytest.mark.parametrize("lang", LANGS)
def test_placeholders_are_kept(lang: str) -> None:
    """What is put into a word, such as {n} or {date}, has its place in each form of it."""
    problems = [
        f"{message.id}: {form}"
        for message in _catalogue(lang)
        if message.id
        for form in _forms(message.string)
        if sorted(_PLACEHOLDER.findall(form)) != sorted(_PLACEHOLDER.findall(_forms(message.id)[0]))
    ]

    assert problems == [], listed(problems)
