"""Making small sites to test, and building them.

    content = write_content(tmp_path, {"topics/torture/en.md": "…"})
    report = build(content)
    problems = problems_of(content)

``write_content`` starts from a small content folder without any mistake (``SMALL``);
a test names only what is different in its own. A value of None takes a file away.
"""

from __future__ import annotations

import signal
import textwrap
from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup

from plugins.build.story import Options, Report, build_site, check_site
from plugins.build.templates import Theme
from plugins.errors import ContentError, Problem

ROOT = Path(__file__).resolve().parents[1]
THEME = ROOT / "theme"

SITE = """\
name: {en: Small, zh-Hans: 小站, zh-Hant: 小站}
wordmark: {en: [Sm, all], zh-Hans: [小, 站], zh-Hant: [小, 站]}
tagline: {en: A small site., zh-Hans: 一个小站。, zh-Hant: 一個小站。}
licence: {en: Copy it., zh-Hans: 可以复制。, zh-Hant: 可以複製。}
promise: {en: No cookies., zh-Hans: 没有饼干。, zh-Hant: 沒有餅乾。}
quick_exit: https://example.org/
topics: [speech]
sections:
  - id: topics
    title: {en: Topics, zh-Hans: 议题, zh-Hant: 議題}
    short: {en: Topics, zh-Hans: 议题, zh-Hant: 議題}
    intro: {en: All topics., zh-Hans: 全部议题。, zh-Hant: 全部議題。}
  - id: people
    title: {en: People, zh-Hans: 人物, zh-Hant: 人物}
    short: {en: People, zh-Hans: 人物, zh-Hant: 人物}
    intro: {en: All people., zh-Hans: 全部人物。, zh-Hant: 全部人物。}
home:
  title: {en: Know, zh-Hans: 知, zh-Hant: 知}
  lead: {en: Read., zh-Hans: 读。, zh-Hant: 讀。}
door:
  lead: {en: Choose., zh-Hans: 选。, zh-Hant: 選。}
date: 2012-03-01
"""

TOPIC = """\
glyph: 言
sources:
  - {id: s1, kind: ngo, title: A report, date: 2001-11, url: https://example.org/report}
key_facts:
  - {figure: "35", text: {en: The article., zh-Hans: 条文。}, source: [s1]}
"""

TOPIC_EN = """\
---
title: Speech
summary: What may be said.
---
## What it is {#what}

Words may be said [@s1], as [](person:yu-jie) did.
"""

TOPIC_HANS = """\
---
title: 言论
summary: 什么话可以说。
---
## 它是什么 {#what}

话可以说 [@s1]，[](person:yu-jie)就说了。他说“读‘书’”，理**发**店。
"""

PERSON = """\
name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰}
status: released
status_as_of: 2012-01
status_source: [s1, n1]
topics: [speech]
verification: reported
last_verified: 2012-01-18
sources:
  - {id: s1, kind: media, title: News, date: 2012-01-18, url: https://example.org/news, archive: https://example.org/copy}
  - {id: n1, kind: ngo, title: A list, publisher: A group, date: 2012-01}
timeline:
  - {date: 2012-01, text: {en: He left., zh-Hans: 他离开了。}, source: [s1], key: true}
id: p-000001
consent: {status: self, scope: [name, letters]}
"""

PERSON_EN = """\
---
summary: A writer.
---
A story.
"""

PERSON_HANS = """\
---
summary: 作家余杰。
---
余杰的故事，与余下的事。
"""

VOCABULARY = {
    "consent": (
        "self: {en: the person agreed, zh-Hans: 本人同意, zh-Hant: 本人同意}\n"
        "public-record: {en: public record, zh-Hans: 公开资料, zh-Hant: 公開資料}\n"
    ),
    "status": "released: {en: released, zh-Hans: 已获释, zh-Hant: 已獲釋}\n",
    "verification": "reported: {en: reported, zh-Hans: 据报, zh-Hant: 據報}\n",
    "certainty": "alleged: {en: alleged, zh-Hans: 有人指称, zh-Hant: 有人指稱}\n",
    "source-kind": (
        "ngo: {en: report, zh-Hans: 报告, zh-Hant: 報告}\n"
        "media: {en: news, zh-Hans: 新闻, zh-Hant: 新聞}\n"
    ),
}

SMALL: dict[str, str] = {
    "site.yaml": SITE,
    "topics/speech/record.yaml": TOPIC,
    "topics/speech/en.md": TOPIC_EN,
    "topics/speech/zh-Hans.md": TOPIC_HANS,
    "people/yu-jie/record.yaml": PERSON,
    "people/yu-jie/en.md": PERSON_EN,
    "people/yu-jie/zh-Hans.md": PERSON_HANS,
    **{f"vocabulary/{name}.yaml": text for name, text in VOCABULARY.items()},
}


def write_content(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the small content folder with ``changes`` into ``folder/content``."""
    content = folder / "content"
    files: dict[str, str | bytes | None] = {**SMALL, **(changes or {})}
    for name, text in files.items():
        path = content / name
        if text is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return content


def text(words: str) -> str:
    """A triple-quoted text without its indentation."""
    return textwrap.dedent(words).lstrip("\n")


def build(content: Path, theme: Path = THEME) -> Report:
    """Build a site in memory.

    Raises:
        ContentError: the content has errors.
    """
    return build_site(Options(content, theme))


def problems_of(content: Path, theme: Path = THEME) -> list[Problem]:
    """Every problem that ``make check`` finds, warnings included, sorted."""
    try:
        problems = check_site(Options(content, theme), Theme(theme))[2]
    except ContentError as error:
        return error.problems
    return sorted([*problems.errors, *problems.warnings])


def page(report: Report, path: str) -> BeautifulSoup:
    """A page of a built site, parsed."""
    return BeautifulSoup(report.files[path], "html.parser")


def hear_ctrl_c() -> None:
    """Let a child hear Ctrl-C before it begins; what runs in the background is deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
