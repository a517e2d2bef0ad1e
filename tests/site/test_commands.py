"""The commands that people type: what they say, how they end, what they leave alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.site.running import Command, run, times, tree
from tests.sites import ROOT, write_content

pytestmark = pytest.mark.slow  # whole sites, or a crowd of people

_BAD = {"topics/speech/en.md": "---\ntitle: Speech\nsumary: x\n---\n[x](topic:speach)\n"}
_TO_LOOK_FOR = {"no-archive", "one-source", "stale"}  # another source, a copy, newer news
_SETTINGS = ("pelicanconf.py", "publishconf.py")


def _site(content: Path, output: Path, cwd: Path = ROOT) -> Command:
    return run("plugins.build", "site", content, output, cwd=cwd)


def _pelican(content: Path, output: Path, settings: str, cwd: Path = ROOT) -> Command:
    return run("pelican", content, "-s", ROOT / settings, "-o", output, cwd=cwd)


def _is_editors_report(done: Command) -> bool:
    """Problems on standard error, each with its place, and no word of Python."""
    place = re.search(r"topics/speech/en\.md:\d+:\d+: error\[[a-z-]+\]: ", done.stderr)
    return bool(place) and "Traceback" not in done.stderr + done.stdout


def test_site(tmp_path: Path) -> None:
    """``site`` ends with 0, sums up and says where to look, all on standard output."""
    done = _site(write_content(tmp_path), tmp_path / "output")

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"2 records, pages: en \d+, zh-hans \d+, zh-hant \d+", done.stdout)
    assert re.search(r"\d+ files written, 0 unchanged, 0 removed, 0 warnings", done.stdout)
    assert "output/index.html" in done.stdout


def test_site_with_mistakes(tmp_path: Path) -> None:
    """A failed build ends with 1, reports, and leaves the last good output untouched."""
    output = tmp_path / "output"
    _site(write_content(tmp_path), output).check_returncode()
    bytes_before, times_before = tree(output), times(output)
    done = _site(write_content(tmp_path, _BAD), output)

    assert done.returncode == 1
    assert _is_editors_report(done)
    assert "did you mean “summary”" in done.stderr
    assert (tree(output), times(output)) == (bytes_before, times_before)


def test_site_with_mistakes_makes_no_output(tmp_path: Path) -> None:
    """Where there was no output, a failed build leaves none, or an empty folder."""
    done = _site(write_content(tmp_path, _BAD), tmp_path / "output")

    assert done.returncode == 1
    assert tree(tmp_path / "output") == {}


def test_check(tmp_path: Path) -> None:
    """``check`` ends with 0, sums up, and writes nothing."""
    content = write_content(tmp_path)
    before = tree(tmp_path)
    done = run("plugins.build", "check", content)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 records, no errors, 0 warnings\n"
    assert tree(tmp_path) == before


def test_check_with_mistakes(tmp_path: Path) -> None:
    """``check`` ends with 1 and counts the errors that it names."""
    done = run("plugins.build", "check", write_content(tmp_path, _BAD))
    named = len(re.findall(r": error\[", done.stderr))

    assert done.returncode == 1
    assert _is_editors_report(done)
    assert f"\n{named} errors\n" in done.stderr


def test_check_says_what_drafts_need(tmp_path: Path) -> None:
    """A draft's mistakes are told, and stop nothing."""
    content = write_content(tmp_path, {"people/x/record.yaml": "draft: true\n"})
    done = run("plugins.build", "check", content)

    assert done.returncode == 0
    assert "error[missing-field]: the field “name” is missing" in done.stderr
    assert done.stderr.rstrip().endswith("1 draft, not published")


def test_no_content_folder(tmp_path: Path) -> None:
    """A folder that does not exist is a plain message, for both commands."""
    missing = tmp_path / "nothing"
    done = [run("plugins.build", name, missing, tmp_path / "o") for name in ("site", "check")]

    assert [one.returncode for one in done] == [1, 1]
    assert ["error" in one.stderr and "Traceback" not in one.stderr for one in done] == [True] * 2


def test_own_content_is_without_mistakes() -> None:
    """Zhiquan's own content passes ``check``; all that may be left is to find more sources."""
    done = run("plugins.build", "check")

    assert done.returncode == 0, done.stderr
    assert "no errors, " in done.stdout
    assert set(re.findall(r": warning\[(.+?)\]", done.stderr)) <= _TO_LOOK_FOR


def test_any_working_directory(tmp_path: Path) -> None:
    """A build from another folder gives the same bytes, with paths given either way."""
    write_content(tmp_path)
    relative = _site(Path("content"), Path("one"), cwd=tmp_path)
    absolute = _site(tmp_path / "content", tmp_path / "two")

    assert (relative.returncode, absolute.returncode) == (0, 0)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.parametrize("settings", _SETTINGS)
def test_pelican(tmp_path: Path, settings: str) -> None:
    """Pelican's own command makes the same bytes as ours, with either settings file."""
    content = write_content(tmp_path)
    _site(content, tmp_path / "ours").check_returncode()
    done = _pelican(content, tmp_path / "pelican", settings)

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "pelican") == tree(tmp_path / "ours")


def test_pelican_from_another_folder(tmp_path: Path) -> None:
    """Pelican's command works from any working directory."""
    write_content(tmp_path)
    done = _pelican(Path("content"), Path("out"), _SETTINGS[0], cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "zh-hant/index.html" in tree(tmp_path / "out")


@pytest.mark.parametrize("settings", _SETTINGS)
def test_pelican_with_mistakes(tmp_path: Path, settings: str) -> None:
    """With mistakes in the content Pelican's command fails too, and reports as ours does."""
    done = _pelican(write_content(tmp_path, _BAD), tmp_path / "output", settings)

    assert done.returncode != 0
    assert _is_editors_report(done)
    assert tree(tmp_path / "output") == {}


def test_make_lists_its_targets() -> None:
    """``make`` alone names every target with what it does."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile.replace("\\\n", ""), re.M)
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    said = dict(re.findall(r"^  make (\S+) +(\S.+)$", done.stdout, re.M))

    assert phony is not None
    assert sorted(said) == sorted(phony.group(1).split())
