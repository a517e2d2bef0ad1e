"""The theme: templates, interface words and styles.

    theme = Theme(Path("theme"))
    theme.render(page)      # the bytes of a page

``static/style.css`` stands in every page; behind it, where there are any, the stylesheets of
the page's own template, which no other page has to carry: ``person-poster.html`` gets
``person.css`` and ``person-poster.css``.
Autoescape is on; a variable that a view does not give is an error, never an empty spot.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cached_property
from pathlib import Path

import rcssmin
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket
from markupsafe import Markup

from plugins.editions.catalogue import Catalogue
from plugins.errors import SetupError
from plugins.records.languages import LANGS
from plugins.views.pages import Page


class _Compiled(BytecodeCache):
    """Templates that this process has compiled, so that three editions compile each once.

    Jinja's key is the file with a checksum of its source, so a changed file is another one.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` if its template is known."""
        code = self._kept.get((bucket.key, bucket.checksum))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Theme:
    """Renders pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.catalogues = {lang: Catalogue.load(folder / "locale", lang) for lang in LANGS}
        self._environments: dict[str, Environment] = {}
        self._looks: dict[str, dict[str, str]] = {}

    @cached_property
    def style(self) -> str:
        """The stylesheet as it stands in each page."""
        return self._minified("style.css")

    def look(self, template: str) -> dict[str, str]:
        """The styles of a template's pages, and the policy that allows them and no others."""
        if template not in self._looks:
            name = template.removesuffix(".html")
            own = dict.fromkeys((name.partition("-")[0], name))
            given = [n for n in own if (self.folder / "static" / f"{n}.css").is_file()]
            style = self.style + "".join(self._minified(f"{n}.css") for n in given)
            self._looks[template] = {"style": Markup(style), "policy": policy(style)}
        return self._looks[template]

    def _minified(self, name: str) -> str:
        try:
            text = (self.folder / "static" / name).read_text("utf-8")
        except OSError as error:
            raise SetupError(f"theme/static/{name} cannot be read: {error.strerror}") from error
        return str(rcssmin.cssmin(text))

    def render(self, page: Page) -> bytes:
        """Make one page.

        Raises:
            SetupError: the template is missing or asks for what the view does not give.
        """
        environment = self._environment(page.lang)
        try:
            template = environment.get_template(page.template)
            look = self.look(page.template)
            given = {"page": page, "root": page.root, "lang": page.lang, **look}
            text = template.render(**given, **page.variables())
        except TemplateError as error:
            where = f"theme/templates/{getattr(error, 'name', None) or page.template}"
            raise SetupError(f"{where}, for {page.path}: {error.message}") from error
        return text.encode("utf-8")

    def _environment(self, lang: str) -> Environment:
        if lang not in self._environments:
            self._environments[lang] = self._new_environment(lang)
        return self._environments[lang]

    def _new_environment(self, lang: str) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.folder / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        if lang in self.catalogues:
            catalogue = self.catalogues[lang]
            environment.globals.update({"_": catalogue.gettext, "ngettext": catalogue.ngettext})
        return environment


def policy(style: str) -> str:
    """The content security policy of a page: its own style, pictures of the site, no more."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )
