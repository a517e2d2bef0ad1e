"""The same content gives the same bytes anywhere; a second build touches only what changed."""

from __future__ import annotations

import locale
import os
import random
import shutil
from pathlib import Path

import pytest

from tests.site.running import environment, run, times, tree
from tests.sites import PERSON, PERSON_EN, ROOT, TOPIC_EN, write_content

_CODE = ("plugins", "theme", "pelicanconf.py", "publishconf.py")


def _copy(source: Path, target: Path, seed: int) -> None:
    """Copy a folder, its files in an order and with times of their own."""
    chance = random.Random(seed)
    files = sorted(path for path in source.rglob("*") if path.is_file())
    chance.shuffle(files)
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        moment = chance.randrange(1_000_000_000)
        os.utime(copy, (moment, moment))


def _project(folder: Path, seed: int) -> Path:
    """A copy of what a build needs: code, theme and content."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in _CODE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    _copy(ROOT / "content", folder / "content", seed)
    return folder


def _chinese_locale() -> str:
    """The locale of a machine in China where there is one, else a plain one in UTF-8."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "zh_CN.UTF-8")
    except locale.Error:
        return "C.UTF-8"
    else:
        return "zh_CN.UTF-8"
    finally:
        locale.setlocale(locale.LC_ALL, before)


@pytest.mark.slow
def test_same_bytes_anywhere(tmp_path: Path) -> None:
    """Folder, time zone, locale, hash seed, order and times of files change no byte."""
    one = _project(tmp_path / "one", seed=1)
    two = _project(tmp_path / "deeper" / "另 一 个" / "two", seed=2)
    env_1 = environment(one, TZ="Asia/Shanghai", LANG="C", LC_ALL="C", PYTHONHASHSEED="1")
    chinese = _chinese_locale()
    env_2 = environment(two, TZ="America/New_York", LANG=chinese, LC_ALL=chinese)
    env_2 |= {"PYTHONHASHSEED": "2"}
    run("plugins.build", "site", cwd=one, env=env_1).check_returncode()
    run("plugins.build", "site", two / "content", two / "output", env=env_2).check_returncode()
    first, second = tree(one / "output"), tree(two / "output")

    assert len(first) > 90
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


@pytest.mark.slow
def test_second_build_writes_nothing(tmp_path: Path) -> None:
    """Building the same content again leaves every file and folder as old as it was."""
    output = tmp_path / "output"
    run("plugins.build", "site", ROOT / "content", output).check_returncode()
    before = times(output)
    done = run("plugins.build", "site", ROOT / "content", output)

    assert done.returncode == 0
    assert times(output) == before
    assert "0 files written" in done.stdout


@pytest.mark.slow
def test_removed_record_disappears(tmp_path: Path) -> None:
    """Pages of a record that is gone are removed with their folders, feeds and references."""
    extra = {
        "people/gone/record.yaml": PERSON.replace("Yu Jie", "Gone")
        .replace("余杰", "某某")
        .replace("p-000001", "p-000002"),
        "people/gone/en.md": PERSON_EN,
        "library/gone/en.md": TOPIC_EN.replace("[@s1]", ""),
        "library/gone/record.yaml": "kind: book\n",
        "vocabulary/library-kind.yaml": "book: {en: book, zh-Hans: 书, zh-Hant: 書}\n",
    }
    output = tmp_path / "output"
    content = write_content(tmp_path, extra)
    run("plugins.build", "site", content, output).check_returncode()
    before = set(tree(output))
    stranger = output / "en" / "people" / "stranger.txt"
    stranger.write_text("mine", "utf-8")
    shutil.rmtree(content / "people" / "gone")
    shutil.rmtree(content / "library")
    run("plugins.build", "site", content, output).check_returncode()
    gone = {
        f"{e}/{p}"
        for e in ("en", "zh-hans", "zh-hant")
        for p in (
            *("people/gone.html", "people/gone--poster.html", "library/gone.html"),
            *("people/gone.atom", "people/gone.json"),
        )
    } | {f"data/library.{ending}" for ending in ("bib", "csl.json", "ris")}

    assert gone <= before
    assert before - set(tree(output)) == gone
    assert stranger.read_text("utf-8") == "mine"
    assert not (output / "en" / "library").exists()


@pytest.mark.slow
def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A word changed in one English text touches English pages alone."""
    output = tmp_path / "output"
    content = write_content(tmp_path)
    run("plugins.build", "site", content, output).check_returncode()
    before = times(output)
    (content / "topics/speech/en.md").write_text(TOPIC_EN.replace("may be said", "can be said"))
    run("plugins.build", "site", content, output).check_returncode()
    after = times(output)
    changed = {p for p in after if p.endswith(".html") and after[p] != before[p]}

    assert "en/topics/speech.html" in changed
    assert {path.partition("/")[0] for path in changed} == {"en"}
