"""How a page looks and what it may do: its styles, its scripts, and the policy that allows these.

    looks = Looks(Path("theme"))
    look = looks.of("register.html", ["filter"])
    look.policy         # default-src 'none'; style-src 'sha256-…'; script-src 'sha256-…'; …

``static/style.css`` stands in every page; behind it, where there are any, the stylesheets of
the page's own template, which no other page has to carry: ``person-poster.html`` gets
``person.css`` and ``person-poster.css``. A script is ``scripts/<name>.js``, and
``scripts/<name>.css`` if what it makes needs styles. It stands in a page as it lies there,
comments included, so that whoever looks can read what it does. Which scripts a page gets is
left to its template; why they stand in the page, to ``docs/decisions/0023-scripts.md``.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import rcssmin
from markupsafe import Markup

from plugins.errors import SetupError

_STYLES, _SCRIPTS = "static", "scripts"


@dataclass(frozen=True)
class Look:
    """What a page carries besides its words.

    Args:
        style: the text of its one ``<style>``.
        scripts: the text of each ``<script>``.
        policy: allows these texts, known by their sums, and pictures of the site.
    """

    style: Markup
    scripts: tuple[Markup, ...]
    policy: str


class Looks:
    """The styles and scripts of a theme's folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[tuple[str, tuple[str, ...]], Look] = {}

    @cached_property
    def style(self) -> str:
        """The stylesheet as it stands in each page."""
        return self._style(f"{_STYLES}/style.css")

    def of(self, template: str, scripts: Sequence[str] = ()) -> Look:
        """The look of a template's pages.

        Args:
            template: its file name.
            scripts: names of the scripts that it asks for.

        Raises:
            SetupError: the theme has no such script.
        """
        key = (template, tuple(scripts))
        if key not in self._made:
            self._made[key] = self._new(*key)
        return self._made[key]

    def _new(self, template: str, scripts: tuple[str, ...]) -> Look:
        name = template.removesuffix(".html")
        own = [f"{_STYLES}/{n}.css" for n in dict.fromkeys((name.partition("-")[0], name))]
        own += [f"{_SCRIPTS}/{script}.css" for script in scripts]
        given = [path for path in own if (self.folder / path).is_file()]
        style = self.style + "".join(map(self._style, given))
        texts = tuple(self._script(script) for script in scripts)
        return Look(Markup(style), texts, policy(style, texts))

    def _style(self, path: str) -> str:
        return str(rcssmin.cssmin(self._text(path)))

    def _script(self, name: str) -> Markup:
        text = self._text(f"{_SCRIPTS}/{name}.js")
        if "</" in text or "<!--" in text:
            hint = "write it as two texts: '<' + '/p>'"
            raise SetupError(f"theme/{_SCRIPTS}/{name}.js has “</” or “<!--”: {hint}")
        return Markup(text)

    def _text(self, path: str) -> str:
        try:
            return (self.folder / path).read_text("utf-8")
        except OSError as error:
            raise SetupError(f"theme/{path} cannot be read: {error.strerror}") from error


def policy(style: str, scripts: Sequence[str] = ()) -> str:
    """The content security policy of a page: its own style and scripts, pictures of the site.

    Without scripts ``default-src`` forbids them; of those that are there each is named by its
    sum, so a text that anybody else put into the page does not run (CSP Level 3, 6.7.3).
    """
    allowed = f"script-src {' '.join(map(_sum, scripts))}; " if scripts else ""
    return (
        f"default-src 'none'; style-src {_sum(style)}; {allowed}img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sum(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
