"""OpenCC configurations made from OpenCC's own dictionaries and the house lists.

    engine("zh-Hant").convert("外国历史")      # 外國歷史, where s2tw says 外國曆史

OpenCC reads a configuration from files only, so they are written into a temporary
directory, loaded and removed. All are named by absolute path, because OpenCC looks in the
working directory first.

The stages, Simplified to Traditional:

1. segmentation, by the longest match: our phrases, guard words, OpenCC's phrases. A guard
   word changes nothing; it ends where a word ends, so that no phrase matches across it.
2. conversion: the longest phrase of ours or OpenCC's; then flips; then OpenCC's characters.
3. glyphs as Taiwan writes them, less ``variants.tsv``; what our phrases chose stays.

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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        made = traditional(folder) if target == "zh-Hant" else simplified(folder)
        path = folder / "house.json"
        path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
        return opencc.OpenCC(str(path), include_tofu_risk_dictionaries=False)


def traditional(folder: Path) -> Dictionary:
    """Simplified to Traditional; our dictionaries are written into ``folder``."""
    ours = pairs("phrases.tsv")
    theirs = [_own("STPhrases"), _own("STPhrases_GeneratedFromRegionalPhrases")]
    boundaries = _text(folder, "boundaries", ours | _kept(words("guards.txt")))
    phrases = _group("union", [_text(folder, "phrases", ours), *theirs])
    flips = _text(folder, "flips", pairs("flips.tsv"))
    glyphs = _text(folder, "glyphs", _kept(ours.values()) | pairs("variants.tsv"))
    return _configuration(
        _group("union", [boundaries, *theirs]),
        _group("short_circuit", [phrases, flips, _own("STCharacters")]),
        _group("short_circuit", [glyphs, _own("TWVariants")]),
    )


def simplified(folder: Path) -> Dictionary:
    """Traditional, as Taiwan or Hong Kong writes it, to Simplified."""
    ours = pairs("reverse.tsv")
    phrases = _group("union", [_text(folder, "phrases", ours), _own("TSPhrases")])
    regions = [f"{region}VariantsRev{part}" for part in ("Phrases", "") for region in ("TW", "HK")]
    return _configuration(
        phrases,
        _group("short_circuit", [_text(folder, "kept", _kept(ours)), *map(_own, regions)]),
        _group("short_circuit", [phrases, _own("TSCharacters")]),
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


def _text(folder: Path, name: str, entries: Mapping[str, str]) -> Dictionary:
    """A dictionary of ours, as text: it loads twice as fast as one inside the configuration."""
    path = folder / f"{name}.txt"
    lines = [f"{source}\t{target}\n" for source, target in entries.items()]
    path.write_text("".join(lines), encoding="utf-8")
    return {"type": "text", "file": str(path)}


def _own(name: str) -> Dictionary:
    """One of the dictionaries that come with OpenCC."""
    return {"type": "ocd2", "file": str(_OPENCC / f"{name}.ocd2")}


def _kept(entries: Iterable[str]) -> dict[str, str]:
    """Entries that a stage must not touch."""
    return {entry: entry for entry in entries}
