"""The theme: templates that forgive nothing, and get what they ask for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.build.look import Looks
from plugins.build.templates import Theme
from plugins.errors import InterfaceWordError, SetupError
from plugins.views.pages import Page
from tests.sites import THEME


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the theme that a test may change."""
    return Path(shutil.copytree(THEME, tmp_path / "theme"))


def rendered(folder: Path, template: str, **variables: Any) -> str:
    """What a template makes of some variables."""
    (folder / "templates" / "test.html").write_text(template, "utf-8")
    page = Page("en/topics/a.html", "test.html", lambda: variables, "zh-Hans")
    return Theme(folder).render(page).decode("utf-8")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ words }}", "&lt;b&gt;"),
        ("{{ root }}", "../../"),
        ("{{ lang }}", "zh-Hans"),
        ("{{ page.path }}", "en/topics/a.html"),
        ('{{ _("Sources") }}', "来源"),
    ],
    ids=["escaped", "way up", "language", "page", "interface word"],
)
def test_what_a_template_gets(template: str, expected: str, folder: Path) -> None:
    """Its page, the way up to the root, words in its language; all text is escaped."""
    assert expected == rendered(folder, template, words="<b>")


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "{{ nothing }}",
            "test.html, for en/topics/a.html: 'nothing' is undefined",
        ),
        ("{% if %}", "theme/templates/test.html, for en/topics/a.html: "),
        ("{% include 'gone.html' %}", "theme/templates/gone.html, for en/topics/a.html: "),
    ],
    ids=["not given", "syntax", "no such template"],
)
def test_a_designers_mistake_names_its_template(template: str, message: str, folder: Path) -> None:
    """A variable that is not given is an error, never an empty spot."""
    with pytest.raises(SetupError) as wrong:
        rendered(folder, template)

    assert message in str(wrong.value)


def test_a_missing_interface_word_is_its_own_error(folder: Path) -> None:
    """All of them can so be named together."""
    with pytest.raises(InterfaceWordError):
        rendered(folder, '{{ _("No such word") }}')


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<style>{{ look().style }}</style>", "<style>a>b{margin:0}</style>"),
        ('{% for one in look(["greet"]).scripts %}{{ one }}{% endfor %}', "if (1 > 0 && 2) {}\n"),
    ],
    ids=["style", "script"],
)
def test_a_page_holds_styles_and_scripts_as_they_are(
    template: str, expected: str, folder: Path
) -> None:
    """They are not escaped, or their sums would not fit."""
    (folder / "static" / "style.css").write_text("a > b { margin: 0 }", "utf-8")
    (folder / "scripts" / "greet.js").write_text("if (1 > 0 && 2) {}\n", "utf-8")

    assert rendered(folder, template) == expected


@pytest.mark.parametrize("base", ["base.html", "bare.html"])
def test_a_page_has_the_scripts_that_its_template_names(base: str, folder: Path) -> None:
    """And no other page has them; the policy of each fits what it holds."""
    (folder / "scripts" / "greet.js").write_text("greet();", "utf-8")
    frame = SimpleNamespace(
        name=SimpleNamespace(plain=""), wordmark=["", ""], editions=[], menu=[], footer=[],
        feeds=[], base="", quick_exit="", tagline="", licence="", promise="",
    )  # fmt: skip
    plain = rendered(folder, f'{{% extends "{base}" %}}', frame=frame)
    asked = f'{{% extends "{base}" %}}{{% set scripts = ["greet"] %}}'
    scripted = rendered(folder, asked, frame=frame)

    assert "<script" not in plain
    assert scripted.count("<script>greet();</script>") == 1
    assert Looks(folder).of("test.html", ["greet"]).policy in scripted.replace("&#39;", "'")


def test_data_for_scripts_are_short_and_safe(folder: Path) -> None:
    """They stand in an attribute, in the letters that readers write."""
    given = {"b": "王<b>", "a": 'it\'s "1" & more'}
    attribute = rendered(folder, "<p data-x='{{ given | tojson }}'></p>", given=given)

    assert "王" in attribute
    assert "\\u003cb" in attribute
    assert json.loads(str(BeautifulSoup(attribute, "html.parser").p["data-x"])) == given  # type: ignore[index]


@pytest.mark.parametrize("lost", ["static/style.css", "locale/zh-Hant.po"])
def test_a_file_that_the_theme_lacks_is_named(lost: str, folder: Path) -> None:
    """Whoever changes the theme is told what to put back."""
    (folder / lost).unlink()
    with pytest.raises(SetupError) as missing:
        rendered(folder, "{{ look().style }}")

    assert f"theme/{lost} cannot be read" in str(missing.value)
