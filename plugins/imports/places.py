"""Places, down to the prefecture and no further.

    Places(vocabulary).find("湖南省长沙市岳麓区")    # province hunan, prefecture 长沙市

The first part that names a province gives it; what follows up to 市, 州, 盟 or 地区, or a
part of its own in English, is the prefecture. What is more exact is left out and never
repeated: where somebody lives is nobody's business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.editions.script import in_script
from plugins.imports.cells import Read, Result, Unread, folded, without_footnote
from plugins.imports.terms import Terms
from plugins.records.languages import HAN
from plugins.records.references import Term

_CITIES = ("beijing", "tianjin", "shanghai", "chongqing", "hong-kong", "macau")
_PREFECTURE = re.compile(
    rf"([{HAN}]{{1,10}}?(?:自治州|地[区區]|市|盟|州(?![{HAN}]*市)))[,·\s]*(.*)"
)
_MORE_EXACT = re.compile(
    rf"[{HAN}]*[区區县縣旗镇鎮乡鄉村路街号號]"
    r"|.*\b(?:district|county|banner|township|town|village|road|street|st\.|no\.|\d+).*"
)
_SUFFIX = re.compile(r"\s+(?:prefecture|city|municipality|prefectural-level city)$", re.I)
# Prefectures of more than three characters, which are written without a suffix too.
_LONG = frozenset({
    "乌鲁木齐", "克拉玛依", "呼和浩特", "呼伦贝尔", "乌兰察布", "巴彦淖尔", "锡林郭勒", "齐齐哈尔",
    "鄂尔多斯", "西双版纳", "大兴安岭", "博尔塔拉", "巴音郭楞", "克孜勒苏",
})  # fmt: skip
_LEFT_OUT = "what is more exact than the prefecture was left out"


class Places:
    """Finds provinces and prefectures.

    Args:
        provinces: ``vocabulary/province.yaml``.
        values: the map's own table for this column.
    """

    def __init__(self, provinces: Mapping[str, Term], values: Mapping[str, str] | None) -> None:
        self.provinces = Terms(provinces, values)

    def find(self, text: str) -> Result:
        """A place as a dict with ``province`` and, where it is given, ``prefecture``."""
        plain = without_footnote(folded(text))
        whole = self.provinces.find(plain)
        if isinstance(whole, Read):
            return Read({"province": whole.value})
        if re.search(f"[{HAN}]", plain):
            return self._chinese(plain)
        return self._english([part.strip() for part in plain.split(",") if part.strip()])

    def _chinese(self, text: str) -> Result:
        for length in range(min(len(text), 9), 1, -1):
            province = self.provinces.find(text[:length])
            if isinstance(province, Read):
                return _with_prefecture(str(province.value), text[length:].lstrip(" ,·-—"))
        return Unread("no province is named here", "write the province first: 湖南省长沙市")

    def _english(self, parts: list[str]) -> Result:
        found = [(part, self.provinces.find(part)) for part in parts]
        provinces = [str(result.value) for _, result in found if isinstance(result, Read)]
        if len(provinces) != 1:
            return Unread("no one province is named here", "write Changsha, Hunan")
        others = [part for part, result in found if isinstance(result, Unread)]
        kept = [part for part in others if not _MORE_EXACT.fullmatch(part.casefold())]
        place = {"province": provinces[0]}
        if kept and provinces[0] not in _CITIES:
            place["prefecture"] = _SUFFIX.sub("", kept[-1])
        lost = len(others) - ("prefecture" in place)
        return Read(place, (_LEFT_OUT,) if lost else ())


def prefecture_of(text: str) -> Result:
    """The prefecture alone, of a cell that has no more."""
    plain = without_footnote(folded(text))
    if not re.search(f"[{HAN}]", plain):
        parts = [part.strip() for part in plain.split(",") if part.strip()]
        kept = [part for part in parts if not _MORE_EXACT.fullmatch(part.casefold())]
        if not kept:
            return Unread("this is more exact than a prefecture", "name the prefecture alone")
        return Read(_SUFFIX.sub("", kept[-1]), (_LEFT_OUT,) if len(parts) > 1 else ())
    name, rest = _split(plain)
    if not name:
        return Unread("this is more exact than a prefecture", "name the prefecture alone")
    return Read(name, (_LEFT_OUT,) if rest else ())


def _with_prefecture(province: str, rest: str) -> Result:
    if not rest:
        return Read({"province": province})
    name, more = ("", rest) if province in _CITIES else _split(rest)
    place = {"province": province} | ({"prefecture": name} if name else {})
    return Read(place, (_LEFT_OUT,) if more else ())


def _split(text: str) -> tuple[str, str]:
    """The prefecture at the start of a text, and what follows it."""
    match = _PREFECTURE.match(text)
    if match:
        return match[1], match[2]
    bare = in_script(text, "zh-Hans")
    if _MORE_EXACT.match(text) or (len(text) > 3 and bare not in _LONG):
        return "", text
    return text, ""
