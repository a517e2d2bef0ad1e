"""A glossary for tests: two terms with variants, longer words and a word that means two things.

content = write_content(tmp_path, GLOSSARY)
"""

from __future__ import annotations

from tests.sites import text

FOLDER = "registers/terms"
SOURCE = "- {id: s1, kind: ngo, title: A list of words, url: https://example.org/w}"

HARBOUR = text(
    f"""
    title: {{en: harbour law, zh-Hans: 港法, zh-Hant: 港法}}
    pinyin: gǎng fǎ
    summary: {{en: What holds in a harbour., zh-Hans: 港口里的规矩。}}
    area: trial
    why: {{en: "A list has it [@s1].", zh-Hans: "有一份名单这样写[@s1]。"}}
    usage:
      - where: un
        form: {{zh-Hans: 港口法}}
        note: {{en: In full., zh-Hans: 全称。}}
        source: s1
    variants:
      - {{form: {{zh-Hans: 港口法}}, status: accepted}}
      - {{form: {{en: quay law}}, status: accepted}}
      - form: {{zh-Hans: 码头规矩}}
        status: avoid
        region: mainland
        reason: {{en: It is no custom., zh-Hans: 不是习惯。}}
        source: s1
      - form: {{en: dock law}}
        status: avoid
        reason: {{en: Docks are for ships., zh-Hans: 船坞是给船的。}}
    not_in:
      - {{zh-Hans: 港法大学, zh-Hant: 港法大學}}
    topics: [speech]
    related: [term:tide]
    sources:
      {SOURCE}
    """
)

TIDE = text(
    f"""
    title: {{en: tide, zh-Hans: 潮汐, zh-Hant: 潮汐}}
    pinyin: cháo xī
    summary: {{en: The sea comes and goes., zh-Hans: 海水涨落。}}
    area: society
    why: {{en: "Told beside [](term:harbour-law).", zh-Hans: "与[](term:harbour-law)并提。"}}
    common: [english]
    variants:
      - {{form: {{en: spring tide}}, status: accepted}}
    sources:
      {SOURCE}
    """
)

GLOSSARY: dict[str, str] = {
    f"{FOLDER}/harbour-law.yaml": HARBOUR,
    f"{FOLDER}/tide.yaml": TIDE,
}
