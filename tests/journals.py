"""A small site with a made-up journal: three issues, one article that may be shown."""

from __future__ import annotations

JOURNAL = {
    "vocabulary/library-kind.yaml": (
        "journal: {en: journal, zh-Hans: 刊物, zh-Hant: 刊物}\n"
        "article: {en: article, zh-Hans: 文章, zh-Hant: 文章}\n"
    ),
    "library/harbour/record.yaml": """\
kind: journal
publisher: {en: Nobody Press, zh-Hans: 无人出版社}
date: 1990/..
languages: [en]
issn: 0000-0000
url: https://example.org/harbour
""",
    "library/harbour/en.md": "---\ntitle: Harbour\nsummary: A journal.\n---\nWhat it is.\n",
    "library/harbour/zh-Hans.md": "---\ntitle: 港湾\nsummary: 一份刊物。\n---\n说明。\n",
    "library/tides/record.yaml": """\
kind: article
authors: [Nobody]
date: 2003-04
languages: [zh-Hans]
licence: CC BY 4.0
sources:
  - {id: s1, kind: ngo, title: A report, date: 2001-11, url: https://example.org/report}
""",
    "library/tides/zh-Hans.md": """\
---
title: 潮汐
summary: 关于潮汐。
key:
  - 潮汐自己会来。
---
## 起落 {#rise}

潮水来了[@s1]，[](topic:speech)也在，[港湾](library:harbour)还是港湾。

- [起落](#rise)
""",
    "issues/harbour-2003-2/record.yaml": """\
title: {en: Low Water, zh-Hans: 低潮}
summary: {en: On the second tide., zh-Hans: 第二次潮水。}
journal: harbour
volume: 3
number: 2
season: spring
date: 2003
pages: 64
languages: [en]
url: https://example.org/harbour/2003-2
source: [s1]
contents:
  - {part: On the Ground, title: "Ropes & Knots", authors: [A. Nobody, B. Nobody], pages: 3–9,
     url: https://example.org/ropes, summary: {en: How to tie them., zh-Hans: 怎样打结。}}
  - {part: On the Ground, title: 锚, lang: zh-Hans}
  - {part: Poems, title: {en: Tides, zh-Hans: 潮汐}, lang: zh-Hans, authors: [Nobody], text: tides}
sources:
  - {id: s1, kind: ngo, title: Harbour's own page, date: 2003,
     url: https://example.org/harbour/2003-2, read: 2012-02-20}
""",
    "issues/harbour-2003-10/record.yaml": """\
title: {en: High Water, zh-Hans: 高潮}
journal: harbour
volume: 3
number: 10
date: 2003
source: [s1]
complete: true
contents:
  - {title: Nothing}
sources:
  - {id: s1, kind: ngo, title: Harbour's own page, date: 2003}
""",
    "issues/harbour-2004-1/record.yaml": """\
title: {en: Storm, zh-Hans: 风暴}
journal: harbour
number: 1–2
date: 2004-05
source: [s1]
sources:
  - {id: s1, kind: ngo, title: Harbour's own page, date: 2004}
""",
}
