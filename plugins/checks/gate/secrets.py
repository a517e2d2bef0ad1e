"""What the records say must not be published, and how it is recognised anywhere.

    secrets = Secrets(secrets_of(content))
    secrets.found("他的妻子王 某說")        # the secret “王某”, hidden by publish: false

Four kinds: names of relatives and lawyers without ``publish: true`` (rule hidden-name),
what stands under ``internal`` and what a confidential source says of itself
(internal-data), and everything that a withdrawn record still says of itself
(withdrawn-record). All text is compared in one form: Simplified, small letters, no
interpunct, no space between Han characters; so neither script nor spacing hides a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from plugins.checks.privacy import APART
from plugins.editions.script import in_script
from plugins.errors import Place
from plugins.records.base import Model, Record, Source
from plugins.records.held import Held
from plugins.records.languages import HAN
from plugins.records.reader import Content
from plugins.records.registers.spec import RegisterSchema
from plugins.records.text import Text

_GAP = re.compile(f"(?<=[{HAN}])\\s+(?=[{HAN}])")
_DROPPED = dict.fromkeys(map(ord, "·‧•・･\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_HAN = re.compile(f"[{HAN}]")
_LONG_ENOUGH = 4  # letters; shorter ones meet by chance in any text
_TOO_COMMON = re.compile(r"[\d\W_]+")  # dates and figures are facts, not secrets
_NAMES = ("name", "aliases")


@dataclass(frozen=True)
class Secret:
    """Words that may stand in no finished file.

    Args:
        words: as they were written.
        rule: hidden-name, internal-data or withdrawn-record.
        place: where they were written.
    """

    words: str
    rule: str
    place: Place


def secrets_of(content: Content) -> Iterator[Secret]:
    """Every secret of the records, published or held back."""
    for record in content.records.values():
        yield from _of_model(record.facts, (), record)
        if isinstance(record.schema, RegisterSchema):
            yield from _not_public(record)
    for held in content.held.values():
        yield from _of_held(held)


def _of_model(value: Any, path: tuple[str | int, ...], record: Record) -> Iterator[Secret]:
    """Secrets of a value and of all that is in it."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _of_model(item, (*path, number), record)
    elif isinstance(value, BaseModel):
        yield from _of_this(value, path, record)
        for name, info in type(value).model_fields.items():
            if name != "internal":
                yield from _of_model(getattr(value, name), (*path, info.alias or name), record)


def _not_public(record: Record) -> Iterator[Secret]:
    """What an entry of a register says in fields that its schema does not make public."""
    for name in sorted(record.facts.private - {"internal"}):
        for words in _strings(getattr(record.facts, name)):
            yield Secret(words, "internal-data", record.tree.place((name,)))


def _of_this(model: BaseModel, path: tuple[str | int, ...], record: Record) -> Iterator[Secret]:
    place = record.tree.place(path)
    for words in _strings(getattr(model, "internal", None)):
        yield Secret(words, "internal-data", record.tree.place((*path, "internal"), key=True))
    if getattr(model, "publish", True) is False:
        for words in _strings(getattr(model, "name", None)):
            yield Secret(words, "hidden-name", place)
        for words in _strings(getattr(model, "text", None)):
            yield Secret(words, "internal-data", place)
    for field in ("by", "second_reviewer"):
        if isinstance(model, Model) and field in model.private:
            for words in _strings(getattr(model, field)):
                yield Secret(words, "internal-data", place)
    if isinstance(model, Source) and model.confidential:
        for field in ("title", "url", "archive"):
            for words in _strings(getattr(model, field, None)):
                yield Secret(words, "internal-data", place)


def _of_held(held: Held) -> Iterator[Secret]:
    """What a held record says that nothing may show: of a draft, its internal notes."""
    data = held.raw.facts.data if isinstance(held.raw.facts.data, dict) else {}
    place = Place(held.raw.shown)
    for words in _strings(data.get("internal")):
        yield Secret(words, "internal-data", place)
    if held.why == "withdrawn" and held.raw.schema.name == "person":
        named = [data.get(field) for field in _NAMES]
        for words in sorted({*_strings(named), held.raw.slug, held.raw.slug.replace("-", " ")}):
            yield Secret(words, "withdrawn-record", place)


def _strings(value: Any) -> Iterator[str]:
    """Every text in some data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield from value.by_lang.values()
    elif isinstance(value, BaseModel):
        yield from _strings(dict(value))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def folded(text: str) -> str:
    """The one form in which texts are compared."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_DROPPED)
    return _GAP.sub("", " ".join(in_script(plain, "zh-Hans").split()))


class Secrets:
    """Finds secrets in any text; a look at two characters first spares most of them."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._by_start: dict[str, list[tuple[re.Pattern[str], Secret]]] = {}
        seen: set[tuple[str, str]] = set()
        for secret in secrets:
            words = folded(secret.words)
            if _tells_something(words) and (words, secret.rule) not in seen:
                seen.add((words, secret.rule))
                entry = (_expression(words), secret)
                self._by_start.setdefault(words[:2], []).append(entry)

    def __bool__(self) -> bool:
        return bool(self._by_start)

    def any_in(self, texts: Iterable[str]) -> bool:
        """Whether one of several texts gives a secret away; they are folded together."""
        return bool(self) and next(self.found(APART.join(texts)), None) is not None

    def found(self, text: str) -> Iterator[tuple[Secret, str]]:
        """Each secret that ``text`` gives away, with the words around it, folded."""
        if not self:
            return
        words = folded(text)
        pairs = {words[at : at + 2] for at in range(len(words) - 1)}
        for start in sorted(pairs & self._by_start.keys()):
            for pattern, secret in self._by_start[start]:
                match = pattern.search(words)
                if match:
                    yield secret, words[max(match.start() - 8, 0) : match.end() + 8]


def _tells_something(words: str) -> bool:
    """Whether words are so long that they do not meet by chance."""
    if _HAN.search(words):
        return len(words) > 1
    return len(words) >= _LONG_ENOUGH and not _TOO_COMMON.fullmatch(words)


def _expression(words: str) -> re.Pattern[str]:
    """Latin words end where words end; Han characters need no end."""
    before = r"(?<![^\W\d_])" if words[0].isalpha() and not _HAN.match(words[0]) else ""
    after = r"(?![^\W\d_])" if words[-1].isalpha() and not _HAN.match(words[-1]) else ""
    return re.compile(before + re.escape(words) + after)
