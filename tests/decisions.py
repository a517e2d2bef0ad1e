"""A decision path for tests: three questions, two of which lead on to the third.

content = write_content(tmp_path, PATH)
"""

from __future__ import annotations

from tests.sites import SITE, text

FOLDER = "paths/harbour"
FACTS = text(
    """
    questions:
      - id: boat
        text: {en: Is there a boat?, zh-Hans: 有船吗？}
        help: {en: "Ask [](person:yu-jie).", zh-Hans: "去问[](person:yu-jie)。"}
        answers:
          - {text: {en: There is one, zh-Hans: 有}, next: wind}
          - text: {en: There is none, zh-Hans: 没有}
            note: {en: Look twice., zh-Hans: 再看一遍。}
            next: legs
      - id: wind
        text: {en: Is there wind?, zh-Hans: 有风吗？}
        answers:
          - {text: {en: Some wind, zh-Hans: 有一点}, doors: [topic:speech]}
          - {text: {en: No wind, zh-Hans: 没有}, doors: [page:help], next: legs}
      - id: legs
        text: {en: Can you walk?, zh-Hans: 走得动吗？}
        answers:
          - {text: {en: I can, zh-Hans: 走得动}, doors: [topic:speech, page:help]}
          - {text: {en: I cannot, zh-Hans: 走不动}, doors: [person:yu-jie]}
    doors_of: [topic]
    """
)
EN = "---\ntitle: Leaving the harbour\nsummary: How to get away.\n---\nTake your time.\n"
HANS = "---\ntitle: 离开港口\nsummary: 怎么离开。\n---\n不要急。\n"
PAGE = "---\ntitle: {}\nsummary: {}\n---\n{}\n"
PATH: dict[str, str] = {
    "site.yaml": SITE.replace(
        "home:\n",
        "  - id: paths\n"
        "    title: {en: Ways, zh-Hans: 办法, zh-Hant: 辦法}\n"
        "    short: {en: Ways, zh-Hans: 办法, zh-Hant: 辦法}\n"
        "    intro: {en: All ways., zh-Hans: 全部办法。, zh-Hant: 全部辦法。}\n"
        "home:\n",
    ),
    f"{FOLDER}/record.yaml": FACTS,
    f"{FOLDER}/en.md": EN,
    f"{FOLDER}/zh-Hans.md": HANS,
    "pages/help/en.md": PAGE.format("Help", "Whom to ask.", "Ask."),
    "pages/help/zh-Hans.md": PAGE.format("帮助", "问谁。", "问。"),
}
