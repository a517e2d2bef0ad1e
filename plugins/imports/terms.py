"""Words of a table as ids of a vocabulary.

    Terms(vocabularies["ethnicity"]).find("维吾尔族")         # Read("uyghur")

Tried in this order: the map's own table of values, the id, the label in each language, the
label in the other script. Case, spaces, punctuation, and words that add nothing (族, 省, 罪,
what stands in brackets) do not count. Two labels that then look alike are no answer, and a
near miss is a hint, never a guess. A question mark means that the table is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from plugins.editions.script import in_script
from plugins.errors import nearest
from plugins.imports.cells import Read, Result, Unread, folded, key_of, without_footnote
from plugins.records.languages import LANGS
from plugins.records.references import Term

_DOUBT = re.compile(r"\s*(?:\(\s*\?\s*\)|\?)\s*")
_BRACKETS = re.compile(r"\s*[(（].*?[)）]\s*")
_NOTHING_ADDED = re.compile(
    r"^[已被](?=..)|(?<=.)(?:族|罪)$"
    r"|(?<=..)(?:省|市|(?:壮族|壯族|回族|维吾尔|維吾爾)?自治[区區]|特[别別]行政[区區])$"
    r"|\s+(?:province|municipality|sar|special administrative region"
    r"|(?:(?:zhuang|hui|uyghur|uighur)\s+)?autonomous region|\(?tar\)?)$"
)
_PLACES = {"xuar": "xinjiang", "tar": "tibet", "imar": "innermongolia", "内蒙": "内蒙古"}


def split_doubt(text: str) -> tuple[str, bool]:
    """A text without its question marks (DET?/life), and whether it had any."""
    plain = without_footnote(folded(text))
    shorter = _DOUBT.sub("", plain)
    return shorter, shorter != plain


class Terms:
    """Finds the entries of one vocabulary.

    Args:
        terms: the vocabulary, by id.
        values: the map's own table: what stands in cells, and the id that it means.
    """

    def __init__(self, terms: Mapping[str, Term], values: Mapping[str, str] | None = None) -> None:
        self.ids = frozenset(terms)
        self._values = {exact(text): id_ for text, id_ in (values or {}).items()}
        self._labels = _labels(terms)
        self._found = cache(self._looked_up)

    def find(self, text: str) -> Result:
        """The id that a cell means, whatever doubt it expresses."""
        return self._found(text)

    def _looked_up(self, text: str) -> Result:
        if exact(text) in self._values:
            return Read(self._values[exact(text)])
        for key in _keys(text):
            ids = self._labels.get(key, set())
            if len(ids) == 1:
                return Read(next(iter(ids)))
            if ids:
                return Unread("this means more than one thing here", _or(ids))
        return Unread("this word is not known", self._hint(text))

    def listed(self, text: str) -> bool:
        """Whether the map's own table says what a cell means."""
        return exact(text) in self._values

    def _hint(self, text: str) -> str:
        near = nearest(key_of(text), self._labels)
        if near:
            return f"did you mean {_or(self._labels[near])}? Add it to values: in the map"
        return "add it to values: in the map, or to the vocabulary"


def exact(text: str) -> str:
    """How entries of the map's own tables are compared: signs count, case and spaces do not."""
    return "".join(without_footnote(folded(text)).casefold().split())


def _labels(terms: Mapping[str, Term]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id_, term in terms.items():
        for form in (id_, *(term.label.by_lang[lang] for lang in LANGS)):
            for key in _keys(form):
                found.setdefault(key, set()).add(id_)
    return _decided(found, terms)


def _decided(found: dict[str, set[str]], terms: Mapping[str, Term]) -> dict[str, set[str]]:
    """What is an entry's id or whole label means that entry, whatever else it may resemble."""
    for id_, term in terms.items():
        for form in (id_, *(term.label.by_lang[lang] for lang in LANGS)):
            whole = key_of(form)
            if len(found.get(whole, set())) > 1 and _only(whole, id_, terms):
                found[whole] = {id_}
    return found


def _only(whole: str, id_: str, terms: Mapping[str, Term]) -> bool:
    wholes = [
        other
        for other, term in terms.items()
        if whole in {key_of(form) for form in (other, *term.label.by_lang.values())}
    ]
    return wholes == [id_]


def _keys(text: str) -> Iterable[str]:
    """Forms under which a word is looked up, the fullest first."""
    plain = folded(text).casefold()
    short = _BRACKETS.sub(" ", plain).strip()
    seen = dict.fromkeys([plain, short, *(_NOTHING_ADDED.sub("", form) for form in (plain, short))])
    for form in seen:
        key = key_of(form)
        key = _PLACES.get(key, key)
        if key:
            yield key
            yield in_script(key, "zh-Hans")


def _or(ids: Iterable[str]) -> str:
    return " or ".join(f"“{id_}”" for id_ in sorted(ids))
