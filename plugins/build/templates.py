"""The theme: templates and interface words.

    theme = Theme(Path("theme"))
    theme.render(page)      # the bytes of a page

Styles, scripts and the policy that allows them are left to ``look``; a template gets them by
``look(scripts)`` with the names of the scripts that it wants.
Autoescape is on; a variable that a view does not give is an error, never an empty spot.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket

from plugins.build.look import Looks
from plugins.editions.catalogue import Catalogue
from plugins.errors import SetupError
from plugins.records.languages import LANGS
from plugins.views.pages import Page

# Short, and in the letters that a reader writes; the filter escapes what HTML would read.
_JSON = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}


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
        self.looks = Looks(folder)

    def render(self, page: Page) -> bytes:
        """Make one page.

        Raises:
            SetupError: the template is missing or asks for what the view does not give.
        """
        environment = self._environment(page.lang)
        try:
            template = environment.get_template(page.template)
            look = partial(self.looks.of, page.template)
            given = {"page": page, "root": page.root, "lang": page.lang, "look": look}
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
        environment.policies["json.dumps_kwargs"] = _JSON
        if lang in self.catalogues:
            catalogue = self.catalogues[lang]
            environment.globals.update({"_": catalogue.gettext, "ngettext": catalogue.ngettext})
        return environment
