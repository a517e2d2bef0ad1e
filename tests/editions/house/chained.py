"""The slow way to the same words: segmentation first, then one stage after the other.

    chained(folder)("外国历史")      # 外國歷史, as engine("zh-Hant") says

Written from what the lists mean, with nothing of ``configuration``: a guard word is a word of
the segmentation and of nothing else, so that what becomes of it is left to the stages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import opencc

from plugins.editions.house.lists import pairs, words

OPENCC = Path(opencc.__file__).parent / "clib" / "share" / "opencc"


def chained(folder: Path) -> Callable[[str], str]:
    """The converter to Traditional as OpenCC's own configurations are laid out."""
    ours, flips, glyphs = (pairs(f"{name}.tsv") for name in ("phrases", "flips", "variants"))
    guards = {word: word for word in words("guards.txt")}
    theirs = [_own("STPhrases"), _own("STPhrases_GeneratedFromRegionalPhrases")]
    kept = {form: form for form in ours.values()}
    phrases = _group("union", _text(folder, "phrases", ours), *theirs)
    found = _group("union", _text(folder, "found", guards | ours), *theirs)
    stages = [
        _group("short_circuit", phrases, _text(folder, "flips", flips), _own("STCharacters")),
        _group("short_circuit", _text(folder, "glyphs", kept | glyphs), _own("TWVariants")),
    ]
    configuration = {
        "name": "chained",
        "normalization": [{"dict": _own("CJK_Compatibility_Ideographs")}],
        "segmentation": {"type": "mmseg", "dict": found},
        "conversion_chain": [{"dict": stage} for stage in stages],
    }
    return loaded(folder, configuration)


def unified(folder: Path) -> Callable[[str], str]:
    """OpenCC's table of compatibility ideographs alone."""
    stage = {"dict": _own("CJK_Compatibility_Ideographs")}
    return loaded(folder, {"name": "unified", "conversion_chain": [stage]})


def loaded(folder: Path, configuration: Mapping[str, object]) -> Callable[[str], str]:
    """A configuration as OpenCC reads it."""
    path = folder / f"{configuration['name']}.json"
    path.write_text(json.dumps(configuration), encoding="utf-8")
    convert: Callable[[str], str] = opencc.OpenCC(str(path), False).convert
    return convert


def _group(policy: str, *dictionaries: object) -> dict[str, object]:
    return {"type": "group", "match_policy": policy, "dicts": list(dictionaries)}


def _text(folder: Path, name: str, entries: Mapping[str, str]) -> dict[str, object]:
    path = folder / f"chained_{name}.txt"
    lines = [f"{source}\t{target}\n" for source, target in entries.items()]
    path.write_text("".join(lines), encoding="utf-8")
    return {"type": "text", "file": str(path)}


def _own(name: str) -> dict[str, object]:
    return {"type": "ocd2", "file": str(OPENCC / f"{name}.ocd2")}
