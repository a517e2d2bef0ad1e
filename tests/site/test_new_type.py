"""A new content type is a schema, a view and a template: no other file changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.site.running import environment, run
from tests.sites import ROOT, SITE, write_content

_SCHEMA = '''\
"""A recipe."""

from plugins.records.base import Facts, Schema, TitledWords


class RecipeFacts(Facts):
    """Facts of a recipe."""

    minutes: int


SCHEMA = Schema(name="recipe", section="recipes", facts=RecipeFacts, words=TitledWords)
'''
_VIEW = '''\
"""The page of a recipe."""

from plugins.views.base import RecordView

VIEW = RecordView(
    name="recipe",
    variables=lambda record, shelf: {"twice": record.facts.minutes * 2},
    anchors=frozenset({"time"}),
)
'''
_TEMPLATE = """\
{% extends "record.html" %}
{% block after %}<h2 id="time">{{ facts.minutes }}/{{ twice }}</h2>{% endblock %}
"""
_SECTION = """\
  - id: recipes
    title: {en: Recipes, zh-Hans: 菜谱, zh-Hant: 菜譜}
    short: {en: Recipes, zh-Hans: 菜谱, zh-Hant: 菜譜}
    intro: {en: All recipes., zh-Hans: 全部菜谱。, zh-Hant: 全部菜譜。}
home:
"""
_CONTENT = {
    "site.yaml": SITE.replace("home:\n", _SECTION),
    "recipes/soup/record.yaml": "minutes: 21\nrelated: [topic:speech]\n",
    "recipes/soup/en.md": "---\ntitle: Soup\nsummary: A soup.\n---\nSee [time](#time).\n",
    "recipes/soup/zh-Hans.md": "---\ntitle: 汤面\nsummary: 一碗汤面。\n---\n[时间](#time)。\n",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with recipes, built by a copy of the project that knows them."""
    project = tmp_path_factory.mktemp("project")
    for name in ("plugins", "theme"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, project / name, ignore=ignored)
    shutil.copy(ROOT / "pelicanconf.py", project)
    (project / "plugins/records/schemas/recipe.py").write_text(_SCHEMA, "utf-8")
    (project / "plugins/views/recipe.py").write_text(_VIEW, "utf-8")
    (project / "theme/templates/recipe.html").write_text(_TEMPLATE, "utf-8")
    write_content(project, _CONTENT)
    done = run("plugins.build", "site", cwd=project, env=environment(project))
    assert done.returncode == 0, done.stderr
    return project / "output"


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_bytes(), "html.parser")


@pytest.mark.parametrize(
    ("edition", "title"), [("en", "Soup"), ("zh-hans", "汤面"), ("zh-hant", "湯麵")]
)
def test_new_type_has_pages(output: Path, edition: str, title: str) -> None:
    """A recipe has a page in each edition, with its facts, its words and its script."""
    soup = _soup(output / edition / "recipes" / "soup.html")

    assert [tag.get_text(strip=True) for tag in soup.select("h1, #time")] == [title, "21/42"]


@pytest.mark.parametrize("edition", ["en", "zh-hans", "zh-hant"])
def test_new_type_is_listed(output: Path, edition: str) -> None:
    """The section has its list and stands in the menu of other pages."""
    menu = _soup(output / edition / "topics" / "speech.html").select(".nav a")
    cards = _soup(output / edition / "recipes" / "index.html").select("a.card")

    assert "../recipes/index.html" in [str(link["href"]) for link in menu]
    assert [str(card["href"]) for card in cards] == ["../recipes/soup.html"]
