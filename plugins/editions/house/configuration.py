"""OpenCC configurations made from OpenCC's own dictionaries and the house lists.

    engine("zh-Hant").convert("外国历史")      # 外國歷史, where s2tw says 外國曆史

OpenCC reads a configuration from a file only, so one is written into a temporary
directory, loaded and removed. Its own dictionaries are named by absolute path (else it
looks in the working directory first); ours stand inside the configuration.

The stages, Simplified to Traditional:

1. segmentation, by the longest match: our phrases, guard words, OpenCC's phrases. A guard
   word changes nothing; it ends where a word ends, so that no phrase matches across it.
2. conversion: the longest phrase of ours or OpenCC's; then flips; then OpenCC's characters.
3. glyphs as Taiwan writes them (``variants.tsv``); what our phrases chose stays.

What the lists say and where they come from stands in their first lines. Names are not
converted here at all: ``plugins.editions.names``.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import opencc

from plugins.editions.house.lists import pairs, words

Dictionary = dict[str, object]

_OPENCC = Path(opencc.__file__).parent / "clib" / "share" / "opencc"


@cache
def engine(target: str) -> opencc.OpenCC:
    """The converter into one script, loaded once in a process."""
    configuration = traditional() if target == "zh-Hant" else simplified()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.json"
        path.write_text(json.dumps(configuration, ensure_ascii=False), encoding="utf-8")
        return opencc.OpenCC(str(path), include_tofu_risk_dictionaries=False)


def traditional() -> Dictionary:
    """Simplified to Traditional."""
    ours = pairs("phrases.tsv")
    variants = pairs("variants.tsv")
    phrases = [_inline(ours), _own("STPhrases"), _own("STPhrases_GeneratedFromRegionalPhrases")]
    boundaries = _inline(ours | {word: word for word in words("guards.txt")})
    return _configuration(
        _group("union", [boundaries, *phrases[1:]]),
        _group(
            "short_circuit",
            [_group("union", phrases), _inline(pairs("flips.tsv")), _own("STCharacters")],
        ),
        _group(
            "short_circuit",
            [_inline(_kept(ours.values()) | variants), _own("TWVariants")],
        ),
    )


def simplified() -> Dictionary:
    """Traditional, as Taiwan or Hong Kong writes it, to Simplified."""
    ours = _inline(pairs("reverse.tsv"))
    regions = [f"{region}VariantsRev{part}" for part in ("Phrases", "") for region in ("TW", "HK")]
    return _configuration(
        _group("union", [ours, _own("TSPhrases")]),
        _group("short_circuit", [_inline(_kept(pairs("reverse.tsv"))), *map(_own, regions)]),
        _group(
            "short_circuit",
            [_group("union", [ours, _own("TSPhrases")]), _own("TSCharacters")],
        ),
    )


def _configuration(segmentation: Dictionary, *stages: Dictionary) -> Dictionary:
    return {
        "name": "Zhiquan",
        "normalization": [{"dict": _own("CJK_Compatibility_Ideographs")}],
        "segmentation": {"type": "mmseg", "dict": segmentation},
        "conversion_chain": [{"dict": stage} for stage in stages],
    }


def _group(policy: str, dictionaries: list[Dictionary]) -> Dictionary:
    return {"type": "group", "match_policy": policy, "dicts": dictionaries}


def _inline(entries: Mapping[str, str]) -> Dictionary:
    return {"type": "inline", "entries": dict(entries)}


def _own(name: str) -> Dictionary:
    """One of the dictionaries that come with OpenCC."""
    return {"type": "ocd2", "file": str(_OPENCC / f"{name}.ocd2")}


def _kept(phrases: Iterable[str]) -> dict[str, str]:
    """Phrases that the stage of glyphs must not touch again."""
    return {phrase: phrase for phrase in phrases}
