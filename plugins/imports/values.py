"""What a cell says: its text as values of the fields that it goes to.

    values = Values(vocabularies, manner)
    values.read(Reading(to="birth.date"), "1978年3月", lambda column: "")
    # [("birth.date", Read("1978-03"))]

One reader a kind of field; each calls the module that knows the matter. A cell can give
several values: a name in two alphabets, a status with its certainty. Splitting cells, and
what to do with the results, is left to ``rows``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from plugins.imports.ages import born
from plugins.imports.cells import Read, Result, Unread, folded, key_of, tidy, without_footnote
from plugins.imports.charges import Charges
from plugins.imports.datepoints import PLAIN, Manner
from plugins.imports.dates import read_date
from plugins.imports.fields import Field, field_of
from plugins.imports.mapping import Reading, Vocabularies
from plugins.imports.names import read_chinese, read_latin, split_name
from plugins.imports.places import Places, prefecture_of
from plugins.imports.private import Guard
from plugins.imports.sentences import read_length, read_sentence
from plugins.imports.terms import Terms, split_doubt
from plugins.records.languages import HAN, LANGS

Found = list[tuple[str, Result]]
Pairs = tuple[tuple[str, str], ...]
Other = Callable[[str], str]  # the text of another column of the same row

_SEX = {
    "female": "female f w woman 女 女性 婦女 妇女",
    "male": "male m man 男 男性",
    "other": "other 其他",
}
_SEXES = {word: sex for sex, words in _SEX.items() for word in words.split()}
_NOTHING = frozenset({
    "na", "none", "nil", "null", "unknown", "notknown", "notavailable",
    "不详", "不詳", "未知", "不明", "无", "無", "暂无", "暫無", "待查", "待核实", "待核實",
})  # fmt: skip
_URL = re.compile(r"https?://\S+")


class Values:
    """Reads cells.

    Args:
        vocabularies: those of the content folder.
        lang: the language of the table, for Chinese text that could be in either script.
        epoch: where Excel's serial numbers begin in this file.
        guard: looks at links, and at cells for whoever uses this.
        nothing: words that mean nothing in this table, besides the usual ones.
    """

    def __init__(
        self,
        vocabularies: Vocabularies,
        lang: str = "zh-Hans",
        epoch: int = 1900,
        guard: Guard | None = None,
        nothing: Sequence[str] = (),
    ) -> None:
        self.guard = guard or Guard()
        self._nothing = _NOTHING | {key_of(word) for word in nothing}
        self.vocabularies = vocabularies
        self.script = lang if lang in ("zh-Hans", "zh-Hant") else ""
        self.manner = replace(PLAIN, epoch=epoch)
        self._terms = cache(self._made_terms)
        self._charges = cache(self._made_charges)
        self._places = cache(self._made_places)
        self._readers: Mapping[str, Callable[[Reading, Field, str], Result]] = {
            "latin": lambda reading, field, text: read_latin(text),
            "pinyin": lambda reading, field, text: read_latin(text),
            "chinese": lambda reading, field, text: read_chinese(text, field.part or self.script),
            "native": lambda reading, field, text: Read({"lang": reading.lang, "text": tidy(text)}),
            "alias": self._alias,
            "sex": lambda reading, field, text: _sex(text),
            "date": lambda reading, field, text: read_date(text, self._manner(reading)),
            "place": self._place,
            "province": self._province,
            "prefecture": lambda reading, field, text: prefecture_of(text),
            "text": lambda reading, field, text: Read(without_footnote(tidy(text))),
            "words": lambda reading, field, text: Read(without_footnote(tidy(text))),
            "charge": self._charge,
            "sentence": lambda reading, field, text: read_sentence(text),
            "length": lambda reading, field, text: read_length(text),
            "number": lambda reading, field, text: _number(text),
            "country": lambda reading, field, text: _country(text),
            "url": self._link,
            "id": lambda reading, field, text: Read(folded(text)),
            "private": lambda reading, field, text: Read(tidy(text)),
        }

    def empty(self, text: str) -> bool:
        """Whether a cell says nothing: blank, a dash, “unknown”, or what the map calls empty."""
        key = key_of(text)
        return not key or key in self._nothing

    def read(self, reading: Reading, text: str, other: Other) -> Found:
        """The values that a cell, or a piece of one, gives.

        Args:
            reading: what the map says of it.
            text: what stands in it.
            other: gives the text of another column of the row, for ages.
        """
        field = field_of(reading.to)
        if field is None or field.kind == "skip":
            return []
        if field.kind == "name":
            return self._names(text)
        if field.kind == "age":
            return [(reading.to, born(text, read_date(other(reading.at), self._manner(reading))))]
        if field.kind == "term":
            return self._term(reading, field, text)
        return [(reading.to, self._readers[field.kind](reading, field, text))]

    def _manner(self, reading: Reading) -> Manner:
        return replace(self.manner, order=reading.order, calendar=reading.calendar)

    def _names(self, text: str) -> Found:
        parts = split_name(text)
        if isinstance(parts, Unread):
            return [("name", parts)]
        found: Found = []
        for kind, name in parts.value.items():
            result = read_chinese(name, self.script) if kind == "zh" else read_latin(name)
            found.append((f"name.{kind}", result))
        return found

    def _term(self, reading: Reading, field: Field, text: str) -> Found:
        terms = self._terms(field.vocabulary, _fixed(reading.values))
        if terms.listed(text):
            return [(reading.to, terms.find(text))]
        plain, doubt = split_doubt(text)
        result = terms.find(plain)
        if isinstance(result, Unread) and self.empty(text):
            return []
        if doubt and isinstance(result, Read):
            if reading.to == "status":
                return [("status", result), ("status_certainty", Read("alleged"))]
            hint = "if it holds, add it to the draft by hand"
            return [(reading.to, Unread("the table itself is not sure of this", hint))]
        return [(reading.to, result)]

    def _made_terms(self, vocabulary: str, values: Pairs) -> Terms:
        return Terms(self.vocabularies.get(vocabulary, {}), dict(values))

    def _made_charges(self, values: Pairs) -> Charges:
        return Charges(self.vocabularies.get("charge", {}), dict(values))

    def _made_places(self, values: Pairs) -> Places:
        return Places(self.vocabularies.get("province", {}), dict(values))

    def _alias(self, reading: Reading, field: Field, text: str) -> Result:
        chinese = bool(re.search(f"[{HAN}]", text))
        result = read_chinese(text, self.script) if chinese else read_latin(text)
        if isinstance(result, Unread):
            return result
        alias = {"text": result.value} | ({"kind": reading.kind} if reading.kind else {})
        return Read(alias, result.notes)

    def _place(self, reading: Reading, field: Field, text: str) -> Result:
        return self._places(_fixed(reading.values)).find(text)

    def _province(self, reading: Reading, field: Field, text: str) -> Result:
        result = self._place(reading, field, text)
        if isinstance(result, Unread):
            return result
        more = ("what is more exact than the province was left out",)
        return Read(result.value["province"], more if len(result.value) > 1 else result.notes)

    def _charge(self, reading: Reading, field: Field, text: str) -> Result:
        charges = self._charges(_fixed(reading.values))
        plain, doubt = split_doubt(text)
        if doubt and not charges.listed(text):
            return Unread("the table itself is not sure of this", "add it to the draft by hand")
        result = charges.find(text if charges.listed(text) else plain)
        if isinstance(result, Unread):
            return result
        return Read({"article": result.value, "stage": reading.stage}, result.notes)

    def _link(self, reading: Reading, field: Field, text: str) -> Result:
        url = without_footnote(tidy(text)).strip(" <>，。；")
        if not _URL.fullmatch(url):
            return Unread("this is not a web address", "an address begins with https://")
        result = self.guard.link(url)
        if isinstance(result, Unread):
            return result
        source = {"kind": reading.kind, "url": result.value}
        return Read(source | ({"lang": reading.lang} if reading.lang else {}), result.notes)


def _fixed(values: Mapping[str, str]) -> Pairs:
    """A map's table of values as something that a cache can know it by."""
    return tuple(sorted(values.items()))


def _sex(text: str) -> Result:
    sex = _SEXES.get(key_of(without_footnote(folded(text))))
    return Read(sex) if sex else Unread("this is not a sex that is known", "write 男, 女, M or F")


def _number(text: str) -> Result:
    match = re.fullmatch(r"(\d{1,3})(?:\.0+)?", without_footnote(folded(text)))
    return Read(int(match[1])) if match else Unread("this is not a whole number", "digits only")


def _country(text: str) -> Result:
    code = _countries().get(key_of(text))
    return Read(code) if code else Unread("this is not a country that is known", "write CN")


@cache
def _countries() -> Mapping[str, str]:
    """ISO 3166 codes by code and by name in each language, from the CLDR."""
    from babel import Locale

    found: dict[str, str] = {}
    for lang in LANGS:
        for code, name in Locale.parse(lang, sep="-").territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(key_of(name), code)
                found.setdefault(key_of(code), code)
    return found
