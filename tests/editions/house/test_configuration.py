"""The engines: right words, the length kept, nothing from the working directory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.editions.house import configuration, engine, same_length
from plugins.editions.house.lists import pairs
from tests.bench.scoring import rows
from tests.sites import ROOT

DATA = ROOT / "tests" / "data"


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("不准保释", "不准保釋"),
        ("准备不足，不准备上诉", "準備不足，不準備上訴"),
        ("无记名表决", "無記名表決"),
        ("外国历史", "外國歷史"),
        ("结束发言", "結束發言"),
        ("重大冲击", "重大衝擊"),
        ("规定制定程序", "規定制定程序"),
        ("正当法律程序", "正當法律程序"),
        ("20余人与余律师", "20餘人與余律師"),
        ("台湾舞台上的台风", "台灣舞台上的颱風"),
        ("公布并发布", "公布並發布"),
    ],
)
def test_simplified_to_traditional(hans: str, hant: str) -> None:
    """Words that plain s2tw gets wrong, or spells otherwise than the house does."""
    assert same_length(hans, "zh-Hant") == hant


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        ("土著居民看著", "土著居民看着"),
        ("為甚麼", "为什么"),
        ("身分證與帳戶", "身份证与账户"),
        ("衞生署覆核", "卫生署复核"),
        ("陳乾生擦乾", "陈乾生擦干"),
        ("執行死刑", "执行死刑"),
        ("模倣與搆成", "模仿与构成"),
        ("歌手陳栢宇", "歌手陈柏宇"),
        ("畬族居民", "畲族居民"),
    ],
)
def test_traditional_to_simplified(hant: str, hans: str) -> None:
    """Words of Taiwan and Hong Kong in the mainland's standard, never another word."""
    assert same_length(hant, "zh-Hans") == hans


@pytest.mark.parametrize("name", ["王濬", "曹叡", "陳寔", "胤禩", "徐繼畬", "王珮", "張堃", "甯浩"])
def test_variants_that_names_keep(name: str) -> None:
    """The standard allows them in names, or Simplified editions keep them."""
    kept = set("濬叡寔禩畬珮堃甯") & set(name)
    assert kept & set(same_length(name, "zh-Hans"))


@pytest.mark.parametrize("name", ["conversion_names.tsv", "conversion_sentences.tsv"])
def test_the_length_is_kept(name: str) -> None:
    """By the engines alone, in both directions, on all data."""
    for hans, hant, *_ in rows(DATA / name):
        assert len(engine("zh-Hant").convert(hans)) == len(hans)
        assert len(engine("zh-Hans").convert(hant)) == len(hant)


def test_a_file_in_the_working_directory_is_not_read(tmp_path: Path) -> None:
    """OpenCC would take a dictionary of the same name from there."""
    (tmp_path / "STPhrases.ocd2").write_text("nonsense")
    (tmp_path / "phrases.txt").write_text("人权\t鬼权\n", encoding="utf-8")
    code = "from plugins.editions.house import engine; print(engine('zh-Hant').convert('人权'))"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code]
    run = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert run.stdout.strip() == "人權"


def test_a_glyph_that_a_phrase_chose_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taiwan's table has 么 for 幺; a phrase of ours may say otherwise."""
    lists = {"phrases.tsv": {"幺妹": "幺妹"}}
    monkeypatch.setattr(configuration, "pairs", lambda name: lists.get(name) or pairs(name))
    convert = engine.__wrapped__("zh-Hant").convert
    assert convert("幺妹与老幺") == "幺妹與老么"


def test_it_is_ready_at_once() -> None:
    """The goal is 150 ms; the test allows for a slow machine."""
    start = time.perf_counter()
    engine.__wrapped__("zh-Hant")
    assert time.perf_counter() - start < 0.6
