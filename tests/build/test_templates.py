"""The theme: templates that forgive nothing, one stylesheet, a policy that allows only it."""

from __future__ import annotations

import base64
import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest

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


def test_the_policy_allows_the_stylesheet_and_nothing_else() -> None:
    """The sum in the policy is that of the very text in the page."""
    look = Theme(THEME).look("topic.html")
    digest = base64.b64encode(hashlib.sha256(look["style"].encode()).digest()).decode()

    assert f"style-src 'sha256-{digest}'" in look["policy"]
    assert "default-src 'none'" in look["policy"]
    assert "unsafe" not in look["policy"]


def test_a_page_holds_the_stylesheet_as_it_is(folder: Path) -> None:
    """It is not escaped, or the sum would not fit."""
    shown = rendered(folder, "<style>{{ style }}</style>")

    assert shown == f"<style>{Theme(THEME).style}</style>"


def test_a_template_may_have_styles_of_its_own(folder: Path) -> None:
    """They follow the common ones in its own pages, under a policy of their own."""
    (folder / "static" / "test.css").write_text(".only-here { margin: 0 }", "utf-8")
    theme = Theme(folder)

    assert theme.look("test.html")["style"] == f"{theme.style}.only-here{{margin:0}}"
    assert theme.look("topic.html")["style"] == theme.style
    assert theme.look("test.html")["policy"] != theme.look("topic.html")["policy"]


@pytest.mark.parametrize("lost", ["static/style.css", "locale/zh-Hant.po"])
def test_a_file_that_the_theme_lacks_is_named(lost: str, folder: Path) -> None:
    """Whoever changes the theme is told what to put back."""
    (folder / lost).unlink()
    with pytest.raises(SetupError) as missing:
        rendered(folder, "{{ style }}")

    assert f"theme/{lost} cannot be read" in str(missing.value)
