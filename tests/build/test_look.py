"""What a page carries besides its words, and the policy that allows just that."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path

import pytest

from plugins.build.look import Looks
from plugins.errors import SetupError
from tests.sites import THEME


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the theme with two scripts, one of which has styles."""
    theme = Path(shutil.copytree(THEME, tmp_path / "theme"))
    (theme / "scripts" / "first.js").write_text("first();\n", "utf-8")
    (theme / "scripts" / "second.js").write_text("// says 二\nsecond();\n", "utf-8")
    (theme / "scripts" / "second.css").write_text(".made-by-it { margin: 0 }", "utf-8")
    return theme


def sum_of(text: str) -> str:
    """How a policy names a text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, str]:
    """What a policy says of each kind of thing."""
    return dict(part.split(" ", 1) for part in policy.split("; "))


def test_without_scripts_the_policy_allows_none(folder: Path) -> None:
    """The style by its sum, pictures of the site, and nothing else at all."""
    look = Looks(folder).of("topic.html")

    assert look.scripts == ()
    assert directives(look.policy) == {
        "default-src": "'none'",
        "style-src": sum_of(look.style),
        "img-src": "'self' data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_each_script_is_allowed_by_its_sum(folder: Path) -> None:
    """The very text that stands in the page, in any letters, and no other."""
    look = Looks(folder).of("topic.html", ["first", "second"])

    assert look.scripts == ("first();\n", "// says 二\nsecond();\n")
    assert directives(look.policy)["script-src"] == " ".join(map(sum_of, look.scripts))
    assert not re.search("unsafe|'self' '|http", look.policy)


def test_scripts_bring_their_styles(folder: Path) -> None:
    """Only to the pages that have them, behind all others."""
    looks = Looks(folder)
    alone, with_it = looks.of("person.html"), looks.of("person.html", ["second"])

    assert with_it.style == alone.style + ".made-by-it{margin:0}"
    assert looks.of("person.html", ["first"]).style == alone.style


def test_a_template_may_have_styles_of_its_own(folder: Path) -> None:
    """They follow the common ones in its own pages, under a policy of their own."""
    (folder / "static" / "test.css").write_text(".only-here { margin: 0 }", "utf-8")
    (folder / "static" / "test-part.css").write_text(".or-here { margin: 0 }", "utf-8")
    looks = Looks(folder)

    assert looks.of("test.html").style == f"{looks.style}.only-here{{margin:0}}"
    assert looks.of("test-part.html").style == looks.of("test.html").style + ".or-here{margin:0}"
    assert looks.of("topic.html").style == looks.style
    assert looks.of("test.html").policy != looks.of("topic.html").policy


def test_a_script_that_the_theme_lacks_is_named(folder: Path) -> None:
    """Whoever changes a template is told which file it asks for."""
    with pytest.raises(SetupError) as missing:
        Looks(folder).of("topic.html", ["third"])

    assert "theme/scripts/third.js cannot be read" in str(missing.value)


@pytest.mark.parametrize("text", ["a = '</script>';", "a = '</b>';", "a = '<!-- b';"])
def test_a_script_cannot_end_before_its_end(text: str, folder: Path) -> None:
    """HTML would read on in the middle of it (HTML Standard, 13.1.2.1)."""
    (folder / "scripts" / "first.js").write_text(text, "utf-8")
    with pytest.raises(SetupError) as wrong:
        Looks(folder).of("topic.html", ["first"])

    assert "theme/scripts/first.js has “</” or “<!--”" in str(wrong.value)
