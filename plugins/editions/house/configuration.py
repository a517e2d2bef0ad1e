"""OpenCC configurations made from OpenCC's own dictionaries and the house lists.

    engine("zh-Hant").convert("外国历史")      # 外國歷史, where s2tw says 外國曆史

OpenCC reads a configuration from files only, so they are written into a temporary
directory, loaded and removed. All are named by absolute path, because OpenCC looks in the
working directory first.

The stages, Simplified to Traditional:

1. words: at each place the longest entry of our phrases, OpenCC's phrases, guard words,
   flips and OpenCC's characters. A guard word has the form that its characters have; it ends
   where a word ends, so that no phrase matches across it.
2. glyphs as Taiwan writes them, less ``variants.tsv``; what our phrases chose stays.

Segmentation of its own, as ``s2tw`` has, would find the same words once more: an entry is
found in the running text or not at all. So there is none, and that is more than twice as
fast. ``tests/editions/house/chained.py`` has the slow way and the proof.

What the lists say and where they come from stands in their first lines. Names are not
converted here at all: ``plugins.editions.names``. Compatibility ideographs are replaced
before: ``house.same_length``.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
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
        return _loaded(folder, made)


def traditional(folder: Path) -> Dictionary:
    """Simplified to Traditional; our dictionaries are written into ``folder``."""
    ours = _text(folder, "phrases", pairs("phrases.tsv"))
    theirs = [_own("STPhrases"), _own("STPhrases_GeneratedFromRegionalPhrases")]
    characters = [_text(folder, "flips", pairs("flips.tsv")), _own("STCharacters")]
    guards = _text(folder, "guards", _guards(folder, [ours, *characters]))
    return _configuration(
        _group("union", [ours, *theirs, guards, *characters]),
        _group("short_circuit", _glyphs(folder)),
    )


def _guards(folder: Path, dictionaries: list[Dictionary]) -> dict[str, str]:
    """Guard words and what they become; OpenCC's phrases inside them stand in a list."""
    guards = words("guards.txt")
    forms = _each(folder, _group("union", dictionaries), guards)
    return dict(zip(guards, forms, strict=True)) | pairs("guarded.tsv")


def _glyphs(folder: Path) -> list[Dictionary]:
    """Taiwan's glyphs and ours, with the phrases of ours that they would change."""
    glyphs = [_text(folder, "glyphs", pairs("variants.tsv")), _own("TWVariants")]
    chosen = list(pairs("phrases.tsv").values())
    changed = _each(folder, _group("short_circuit", glyphs), chosen)
    kept = {own: own for own, other in zip(chosen, changed, strict=True) if own != other}
    return [_text(folder, "kept", kept), *glyphs] if kept else glyphs


def simplified(folder: Path) -> Dictionary:
    """Traditional, as Taiwan or Hong Kong writes it, to Simplified."""
    ours = pairs("reverse.tsv") | pairs("merged.tsv")
    phrases = _group("union", [_text(folder, "phrases", ours), _own("TSPhrases")])
    regions = [f"{region}VariantsRev{part}" for part in ("Phrases", "") for region in ("TW", "HK")]
    kept = _text(folder, "kept", {form: form for form in ours})
    return _configuration(
        _group("short_circuit", [kept, *map(_own, regions)]),
        _group("short_circuit", [phrases, _own("TSCharacters")]),
        segmentation=phrases,
    )


def _each(folder: Path, dictionary: Dictionary, entries: list[str]) -> list[str]:
    """What one stage alone makes of each entry."""
    text = _loaded(folder, _configuration(dictionary)).convert("\n".join(entries))
    return str(text).split("\n")


def _loaded(folder: Path, configuration: Dictionary) -> opencc.OpenCC:
    path = folder / "house.json"
    path.write_text(json.dumps(configuration, ensure_ascii=False), encoding="utf-8")
    return opencc.OpenCC(str(path), include_tofu_risk_dictionaries=False)


def _configuration(*stages: Dictionary, segmentation: Dictionary | None = None) -> Dictionary:
    found = {"segmentation": {"type": "mmseg", "dict": segmentation}} if segmentation else {}
    return {"name": "Zhiquan", **found, "conversion_chain": [{"dict": stage} for stage in stages]}


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
