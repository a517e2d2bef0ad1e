"""Interface words: gettext catalogues in ``theme/locale``, complete in all editions.

    catalogue = Catalogue.load(Path("theme/locale"), "zh-Hans")
    catalogue.gettext("Sources")            # 来源

A word that a catalogue lacks is an error, never a silent fallback to English.
The .po files are read directly, so that nothing compiled needs to be kept in step.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from plugins.errors import InterfaceWordError, SetupError


class Catalogue:
    """The interface words of one language."""

    def __init__(self, lang: str, words: Mapping[str, tuple[str, ...]], plural: Catalog) -> None:
        self.lang = lang
        self._words = words
        self._plural = plural

    @classmethod
    def load(cls, folder: Path, lang: str) -> Catalogue:
        """Read ``<folder>/<lang>.po``.

        Raises:
            SetupError: the file is missing or cannot be read.
        """
        path = folder / f"{lang}.po"
        try:
            with path.open("rb") as file:
                catalog = read_po(file, locale=lang.replace("-", "_"), abort_invalid=True)
        except (OSError, PoFileError, ValueError) as error:
            raise SetupError(f"theme/locale/{path.name} cannot be read: {error}") from error
        words: dict[str, tuple[str, ...]] = {}
        for message in catalog:
            if message.id and not message.fuzzy:
                key = message.id if isinstance(message.id, str) else message.id[0]
                said = message.string or ""
                words[key] = (said,) if isinstance(said, str) else tuple(said)
        return cls(lang, words, catalog)

    def gettext(self, word: str) -> str:
        """The word in this language.

        Raises:
            InterfaceWordError: the catalogue does not have it.
        """
        return self._look_up(word)[0]

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The word for ``number`` of something.

        Raises:
            InterfaceWordError: the catalogue does not have it.
        """
        forms = self._look_up(one)
        return forms[min(self._form(number), len(forms) - 1)]

    def _form(self, number: int) -> int:
        return 0 if self._plural.num_plurals == 1 or number == 1 else 1

    def _look_up(self, word: str) -> tuple[str, ...]:
        forms = self._words.get(word, ())
        if not forms or not all(forms):
            message = f"theme/locale/{self.lang}.po has no words for “{word}”: add them"
            raise InterfaceWordError(message)
        return forms
