"""The theme: templates, interface words and the one stylesheet.

    theme = Theme(Path("theme"))
    theme.render(page)      # the bytes of a page

Autoescape is on; a variable that a view does not give is an error, never an empty spot.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cached_property
from pathlib import Path

import rcssmin
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from plugins.editions.catalogue import Catalogue
from plugins.errors import SetupError
from plugins.records.languages import LANGS
from plugins.views.pages import Page


class Theme:
    """Renders pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.catalogues = {lang: Catalogue.load(folder / "locale", lang) for lang in LANGS}
        self._environments: dict[str, Environment] = {}

    @cached_property
    def style(self) -> str:
        """The stylesheet as it stands in each page."""
        path = self.folder / "static" / "style.css"
        try:
            return str(rcssmin.cssmin(path.read_text("utf-8")))
        except OSError as error:
            raise SetupError(f"theme/static/style.css cannot be read: {error.strerror}") from error

    @cached_property
    def policy(self) -> str:
        """The content security policy: this page's own style and images, nothing else."""
        digest = base64.b64encode(hashlib.sha256(self.style.encode()).digest()).decode()
        return (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
            "base-uri 'none'; form-action 'none'"
        )

    def render(self, page: Page) -> bytes:
        """Make one page.

        Raises:
            SetupError: the template is missing or asks for what the view does not give.
        """
        environment = self._environment(page.lang)
        try:
            template = environment.get_template(page.template)
            text = template.render(page=page, root=page.root, lang=page.lang, **page.variables())
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
        )
        environment.globals.update(style=Markup(self.style), policy=self.policy)
        if lang in self.catalogues:
            catalogue = self.catalogues[lang]
            environment.globals.update({"_": catalogue.gettext, "ngettext": catalogue.ngettext})
        return environment
