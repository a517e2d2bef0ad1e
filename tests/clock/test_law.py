"""The law files: complete, in three languages, and refused when they are wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.clock.deadlines import steps
from plugins.clock.history import Flags
from plugins.clock.law import LAW, in_force, load_law
from plugins.clock.schema import LawFile, Stage
from plugins.errors import SetupError
from plugins.records.languages import LANGS
from tests.sites import ROOT

FORBIDDEN = re.compile(r"illegal|unlawful|违法|違法|非法", re.IGNORECASE)
# Words of the statute itself: “acts that violate public security administration”.
STATUTE = re.compile("违反治安管理|違反治安管理")


def stages() -> list[tuple[LawFile, Stage]]:
    """Every stage with its law."""
    return list(load_law().stages())


def texts(data: Any) -> Iterator[dict[str, str]]:
    """Every text by language, at any depth of a law file."""
    if isinstance(data, dict) and "en" in data:
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


def law_files() -> list[Path]:
    """Every file of ``law/``."""
    return sorted(LAW.glob("*.yaml"))


@pytest.mark.parametrize("path", law_files(), ids=lambda path: path.stem)
def test_words_stand_in_all_three_languages_and_accuse_nobody(path: Path) -> None:
    """The clock names what is exceeded; it never says that something is unlawful."""
    found = list(texts(yaml.safe_load(path.read_text("utf-8"))))

    assert found
    for words in found:
        assert set(words) == set(LANGS)
        assert all(text.strip() for text in words.values())
        assert not FORBIDDEN.search(STATUTE.sub("", " ".join(words.values())))


@pytest.mark.parametrize(("file", "stage"), stages(), ids=lambda x: getattr(x, "id", ""))
def test_every_rule_names_its_article_in_every_version(file: LawFile, stage: Stage) -> None:
    """No figure stands without the article that it comes from."""
    for version in stage.articles:
        found = steps(stage, version, Flags())

        assert all(stage.articles[version])
        assert (stage.kind == "none") == (not found)
        for step in found[1:]:
            assert step.extension is not None
            assert step.extension.articles[version]


@pytest.mark.parametrize(("file", "stage"), stages(), ids=lambda x: getattr(x, "id", ""))
def test_extensions_only_lengthen(file: LawFile, stage: Stage) -> None:
    """Adding an approval never shortens, from any day of four years on."""
    days = [
        date(year, month, day)
        for year in (2023, 2024)
        for month in range(1, 13)
        for day in (1, 15, 28)
    ]
    for version in stage.articles:
        found = steps(stage, version, Flags())
        for start in days:
            deadlines = [step.deadline(start) for step in found]

            assert deadlines == sorted(deadlines)


@pytest.mark.parametrize(("file", "stage"), stages(), ids=lambda x: getattr(x, "id", ""))
def test_events_stand_in_the_vocabulary(file: LawFile, stage: Stage) -> None:
    """What the clock reads is what an editor can write."""
    text = (ROOT / "content/vocabulary/event.yaml").read_text("utf-8")
    known = set(yaml.safe_load(text))

    assert {*stage.events, *file.sequence, *file.ends} <= known


@pytest.mark.parametrize(
    ("stage", "version", "spans"),
    [
        ("trial-1", "1996", "1mo 1mo15d 2mo15d"),
        ("trial-1", "2012", "2mo 3mo 6mo"),
        ("trial-1", "2018", "2mo 3mo 6mo"),
        ("appeal", "1996", "1mo 1mo15d 2mo15d"),
        ("appeal", "2012", "2mo 4mo"),
        ("pre-arrest-procuratorate", "1996", "10d 14d"),
        ("pre-arrest-procuratorate", "2012", "14d 17d"),
        ("investigation", "1996", "2mo 3mo 5mo 7mo"),
        ("investigation", "2018", "2mo 3mo 5mo 7mo"),
        ("pre-arrest", "1996", "10d 14d 37d"),
        ("review", "1996", "1mo 1mo15d"),
        ("liuzhi", "2018", "3mo 6mo"),
        ("liuzhi", "2024", "3mo 6mo 8mo"),
    ],
)
def test_figures_differ_between_versions_as_the_laws_do(
    stage: str, version: str, spans: str
) -> None:
    """First instance, appeal and the procuratorate's own cases changed in 2013; others not."""
    found = [
        (sum(s.months for s in step.spans), sum(s.days for s in step.spans))
        for step in steps(load_law().stage(stage), version, Flags())
    ]
    written = [f"{months}mo" * bool(months) + f"{days}d" * bool(days) for months, days in found]

    assert spans == " ".join(written)


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(1997, 1, 1), "1996"),
        (date(2012, 12, 31), "1996"),
        (date(2013, 1, 1), "2012"),
        (date(2018, 10, 25), "2012"),
        (date(2018, 10, 26), "2018"),
    ],
)
def test_a_version_holds_from_the_day_it_came_into_force(day: date, version: str) -> None:
    """1 January 1997, 1 January 2013, 26 October 2018."""
    file = next(file for file in load_law().files if file.id == "cpl")

    assert [version] == [v.id for v in in_force(file, day, day)]


def test_an_unknown_stage_is_a_key_error() -> None:
    """Whoever asks for one by id learns that it is not there."""
    with pytest.raises(KeyError):
        load_law().stage("ordeal")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("cpl", "limit: 12h", "limit: 12 hours", "is not a length of time"),
        ("cpl", '"1996": "92(2)", ', '"1995": "92(2)", ', "versions that are not listed: 1995"),
        ("cpl", '"2018": "119(2)"}', '"2018": "article 119"}', "is not an article"),
        ("cpl", "      zh-Hant: 《刑事訴訟法》（1996年）\n", "", "needs to be given in zh-Hant"),
        ("cpl", "mps-2020:300", "mps-1998:300", "has no name for: mps-1998"),
        ("cpl", "limit: 12h", "limits: 12h", "there is no field “limits” here"),
        ("cpl", "- id: bail\n", "- id: review\n", "stages that stand twice: review"),
        ("cpl", "limit: 12h", 'limit: {"2018": 12h}', "“summons” has no limit for 1996, 2012"),
        ("cpl", "- total: 24h\n", "- add: 1h\n        total: 24h\n", "either “add” or “total”"),
        ("cpl", "    kind: own\n", "    kind: none\n", "has no limit, so it needs a reason"),
        ("sentence", '"2:1"', '"two to one"', "this is not a ratio"),
        ("sentence", "- since: 2011-05-01", "- since: 1990-05-01", "not in the order"),
        ("reasons", "no-rule:", "no-rule: {", "the YAML does not parse"),
    ],
)
def test_a_mistake_in_a_law_file_is_named(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    """Whoever changes the law learns at once what is wrong, and where."""
    folder = tmp_path / "law"
    shutil.copytree(LAW, folder)
    path = folder / f"{file}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(SetupError, match=re.escape(message)):
        load_law(folder)


def test_a_folder_without_the_files_is_refused(tmp_path: Path) -> None:
    """Missing files are named, not passed over."""
    with pytest.raises(SetupError, match=r"law/sentence\.yaml"):
        load_law(tmp_path)
