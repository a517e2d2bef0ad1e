"""A made-up person whose record fills every field, to test and to look at the whole page.

    content = write_content(tmp_path, MADE_UP)
    page(build(content), f"en/people/{SLUG}.html")

Nobody of that name is meant: 王某某 is “Wang So-and-so”. Places, offices, numbers, sources
and dates are invented; some dates are partial, uncertain or open, as in real records.
"""

# ruff: noqa: E501 (a record is easier to read with a fact on each line)
from __future__ import annotations

import io

from PIL import Image

from tests.bad_input import Changes
from tests.sites import ROOT, SITE, text

SLUG = "wang-moumou"
FOLDER = f"people/{SLUG}"
HIDDEN = "zq-hidden-5e1d"  # stands wherever nothing may be shown

RECORD = text(f"""
    id: p-000999
    kind: person
    name:
      en: Wang Moumou
      zh-Hans: 王某某
      zh-Hant: 王某某
      pinyin: Wáng Mǒumǒu
      native: {{lang: ug, text: پالانى پوكۇنى}}
      romanised: {{system: ULY, text: Palani Pokuni}}
    family_name_first: true
    aliases:
      - {{text: {{en: Paper Boat, zh-Hans: 纸船, zh-Hant: 紙船}}, kind: pen-name}}
      - {{text: {{en: Wong Mau-mau}}, kind: variant}}
    sex: male
    gender_note: {{en: write “Mr Wang”, zh-Hans: 写信时称“王先生”}}
    birth: {{date: "1979~", place: {{en: a county town, zh-Hans: 某县}}, province: hunan, source: [ngo]}}
    nationality: [CN]
    ethnicity: han
    religion: protestant-house-church
    occupation: [writer]
    affiliation:
      - name: {{en: Paper Boat Reading Room, zh-Hans: 纸船书屋}}
        role: {{en: owner, zh-Hans: 主人}}
        start: 2008
        end: 2019-03
        source: [ngo]
    residence: {{province: guangdong, prefecture: {{en: a prefecture, zh-Hans: 某市}}, source: [ngo]}}
    roles: [writer, online-speech]
    issues: [speech, information]
    status: on-trial
    status_as_of: 2026-11
    status_source: [lawyer, media]
    status_certainty: reported
    custody:
      - measure: administrative-detention
        start: {{date: 2019-03-02, source: [doc]}}
        end: {{date: 2019-03-17, source: [doc]}}
        province: guangdong
        authority: {{en: Public security bureau of a county, zh-Hans: 某县公安局}}
      - measure: house-arrest
        start: {{date: "2021-06~", source: [media], certainty: alleged}}
        end: {{date: 2021-07, source: [media]}}
      - measure: rsdl
        start: {{date: 2024-02-19, source: [family, media]}}
        end: {{date: 2024-08, source: [lawyer]}}
        whereabouts: undisclosed
        family_notified: {{date: 2024-02-26, notice_seen: false, source: [family]}}
        lawyer:
          requested: 2024-02-27
          refused_reason: {{en: state security, zh-Hans: 涉及国家安全}}
          source: [lawyer]
      - measure: criminal-detention
        start: {{date: 2024-08-18, source: [doc]}}
        end: {{date: 2024-09-23, source: [doc]}}
        place: {{en: Detention centre of a city, zh-Hans: 某市看守所}}
        whereabouts: disclosed
        family_notified: {{date: 2024-08-20, notice_seen: true, source: [family]}}
      - measure: arrest
        start: {{date: 2024-09-23, source: [doc]}}
        place: {{en: Detention centre of a city, zh-Hans: 某市看守所}}
        whereabouts: disclosed
        lawyer: {{requested: 2024-09-24, met: 2026-10-14, source: [lawyer], certainty: confirmed}}
    case:
      - id: c1
        jurisdiction: prc-criminal
        charges:
          - {{article: CL-105-2, stage: indicted, since: 2025-09-28, source: [doc]}}
          - {{article: CL-293, stage: dropped, source: [lawyer]}}
        flags: {{state_security: true}}
        events:
          - {{type: rsdl-start, date: 2024-02-19, by: {{en: city police, zh-Hans: 某市公安局}}, source: [family]}}
          - {{type: detained-criminal, date: 2024-08-18, notice: true, source: [doc], key: true}}
          - {{type: arrested, date: 2024-09-23, by: {{en: city procuratorate, zh-Hans: 某市检察院}}, notice: true, source: [doc], document: "https://example.org/arrest"}}
          - {{type: transferred-for-prosecution, date: 2025-03-18, source: [lawyer], certainty: reported}}
          - {{type: returned-for-supplementary, date: 2025-04, source: [lawyer], certainty: reported}}
          - {{type: indicted, date: 2025-09-28, source: [doc]}}
          - {{type: court-accepted, date: "2025-10-03~", source: [lawyer]}}
          - {{type: trial-opened, date: 2026-03-26, public: false, key: true, text: {{en: "Four hours behind closed doors; his wife waited outside.", zh-Hans: 不公开开庭四小时，妻子在法院门外等到天黑。}}, source: [lawyer, media]}}
        court_1: {{en: Intermediate people's court of a city, zh-Hans: 某市中级人民法院}}
        court_2: {{en: High people's court of a province, zh-Hans: 某省高级人民法院}}
        docket: （2025）某01刑初0号
        lawyers:
          - {{name: {{en: Zhao Moumou, zh-Hans: 赵某某, zh-Hant: 趙某某}}, publish: true, kind: chosen, source: [media]}}
          - {{name: {{en: {HIDDEN}-lawyer}}, kind: dismissed, source: [lawyer]}}
        un:
          - {{mechanism: wgad, symbol: Opinion 0/2025, date: 2025-04, finding: arbitrary, categories: [II, III], source: [un]}}
        source: [doc, lawyer]
      - id: c0
        jurisdiction: prc-admin
        charges: []
        sentence:
          kind: fixed
          term: 1y6m
          suspended: 2y
          dpr: 1y
          fine: {{en: 1 yuan, zh-Hans: 一元}}
          start: 2010-01-01
          to_per_prc: 2011-06-30
        events:
          - {{type: judgment-1, date: 2010-01, announced: 2010-02-01, source: [media]}}
        source: [media]
    health: {{text: {{en: "High blood pressure, treated.", zh-Hans: 高血压，有药。}}, publish: true, source: [lawyer], certainty: reported}}
    torture_alleged: {{text: {{en: "Kept awake for five nights, he told the court.", zh-Hans: 他当庭说，曾被连续五夜不让睡觉。}}, source: [lawyer], certainty: alleged}}
    relatives:
      - {{relation: spouse, name: {{en: {HIDDEN}-wife}}, source: [family]}}
      - {{relation: sibling, name: {{en: Wang Mou, zh-Hans: 王某, zh-Hant: 王某}}, publish: true, source: [media]}}
    quote:
      text: {{en: “I only put the books within reach. The children stretch out their hands by themselves.”, zh-Hans: “我只是把书放在够得着的地方。孩子们自己会伸手。”}}
      by: {{en: "Wang Moumou, last words in court, from the notes of the defence", zh-Hans: 王某某当庭最后陈述，据律师笔记}}
      source: [lawyer]
    works:
      - {{title: {{en: Books a county does not have, zh-Hans: 《县城没有的书》}}, date: 2019, source: [ngo]}}
      - {{title: {{en: Outline of a ferry, zh-Hans: 《渡口》}}, source: [media], certainty: reported}}
    photo:
      file: portrait.png
      credit: {{en: a friend, zh-Hans: 友人}}
      licence: CC BY 4.0
      consent: family
      others_in_frame: none
      provenance: {{en: given by the family, zh-Hans: 家属提供}}
      alt: {{en: A man with a book at a window, zh-Hans: 一个男人拿着书站在窗边}}
      source: [family]
    consent:
      status: family
      scope: [name, photo, case, health, family, lawyer]
      date: 2025-11
      by: {HIDDEN}-consent
      review_due: 2026-11
      note_public: {{en: Shown with the agreement of the family., zh-Hans: 经家属同意公布。}}
    risk: {{level: medium, to: [family], reviewed: 2026-05-02, by: {HIDDEN}-editor}}
    campaigns: [letters]
    verification: confirmed
    same_as:
      - {{scheme: cecc, id: 0000-00000}}
      - {{scheme: wikidata, id: Q0}}
    key_facts:
      - {{figure: {{en: "3", zh-Hans: 3篇}}, text: {{en: articles for which he is on trial, zh-Hans: 他因这几篇文章受审}}, source: [doc]}}
    timeline:
      - {{date: 2001, text: {{en: Begins to teach., zh-Hans: 开始教书。}}, source: [ngo]}}
      - {{date: 2019-03-02, text: {{en: The reading room is closed; fifteen days of detention., zh-Hans: 书屋被查封，行政拘留十五天。}}, source: [doc]}}
      - {{date: 2024-02-19, key: true, text: {{en: Taken away at the school gate by three men in plain clothes., zh-Hans: 清早在校门口被三名便衣带走。}}, source: [family, media]}}
      - {{date: 2024-08-18, text: {{en: Moved to a detention centre., zh-Hans: 转到看守所。}}, source: [family]}}
      - {{date: "2026-10~", certainty: alleged, text: {{en: "Moved to another cell, it is said.", zh-Hans: 据说换了监室。}}, source: [inside]}}
    topics: [speech]
    related: [topic:speech]
    last_verified: 2026-11-20
    internal: {{contact: {HIDDEN}-internal}}
    sources:
      - {{id: doc, kind: official-document, title: {{en: Decision on punishment (invented), zh-Hans: 行政处罚决定书（虚构）}}, date: 2019-03-02, lang: zh-Hans, reliability: high}}
      - {{id: family, kind: family, title: {{en: Statement of the family (invented), zh-Hans: 家属声明（虚构）}}, date: 2024-02-26, lang: zh-Hans, url: "https://example.org/family", archive: "https://example.org/archive"}}
      - {{id: lawyer, kind: lawyer, title: {{en: Notes of the defence (invented), zh-Hans: 辩护律师笔记（虚构）}}, date: 2026-03-26, lang: zh-Hans}}
      - {{id: media, kind: media, title: A report (invented), publisher: {{en: A paper, zh-Hans: 某报}}, date: 2026-11, lang: en, url: "https://example.org/report", read: 2026-11-20}}
      - {{id: ngo, kind: ngo, title: A profile (invented), date: 2025, lang: en, url: "https://example.org/profile"}}
      - {{id: un, kind: un-document, title: An opinion (invented), date: 2025-04, lang: en, url: "https://example.org/opinion"}}
      - {{id: inside, kind: prisoner, title: {HIDDEN}-title, publisher: {HIDDEN}-publisher, lang: en, url: "https://example.org/{HIDDEN}", confidential: true}}
    """)

EN = text("""
    ---
    summary: A teacher who kept a free reading room in a county town; on trial for three articles, without a judgment.
    key:
      - The court has had the case for more than thirteen months; the family has seen no approval of more time.
      - His lawyer last met him on 14 October 2026.
    glance:
      - {term: Held in, text: detention centre of a city (November 2026)}
    life:
      - Born in a county town; his father, a carpenter, built the first shelf with him.
      - From 2001 he taught Chinese.
      - In 2008 he opened the reading room, without deposits.
      - In 2019 it was closed and he was detained for fifteen days.
      - In 2024 he was taken away for three old articles.
    actions:
      - Outside mainland China, write a letter with the kit below.
      - If you are in mainland China, do not contact his family; a name on an envelope is seen.
    ---
    ## The room {#room}

    It had two windows and no rules [@ngo]. He said what he thought [@inside].
    """)

HANS = text("""
    ---
    summary: 在县城办免费书屋的语文老师。因为三篇旧文受审，至今没有判决。
    key:
      - 法院受理已经十三个多月，家属没有见到延长审限的批文。
      - 律师最近一次会见是2026年10月14日。
    glance:
      - {term: 关押地, text: 某市看守所（2026年11月）}
    life:
      - 生在县城，父亲是木匠，同他一起打了第一排书架。
      - 2001年起教语文。
      - 2008年办书屋，不收押金。
      - 2019年书屋被关，他被拘留十五天。
      - 2024年因三篇旧文被带走。
    actions:
      - 身在中国大陆以外的读者，可以用下面的工具写一封信。
      - 身在中国大陆的读者，不要联系他的家人；信封上的名字会被看到。
    ---
    ## 书屋 {#room}

    两扇窗，没有规矩[@ngo]。他怎么想就怎么说[@inside]。
    """)

KIT = text("""
    topics: [speech]
    about: [person:wang-moumou]
    steps:
      - {title: {en: Write, zh-Hans: 写}, minutes: 10, safe_in_china: with-care}
    """)
KIT_EN = "---\ntitle: Letters\nsummary: How to write one.\n---\nWords.\n"
KIT_HANS = "---\ntitle: 写信\nsummary: 怎样写一封信。\n---\n内容。\n"


def portrait() -> bytes:
    """A drawn face that is nobody's: grey stripes."""
    picture = Image.new("L", (300, 400), 190)
    for row in range(0, 400, 16):
        picture.paste(120, (0, row, 300, row + 6))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _vocabularies() -> dict[str, str]:
    """The site's own vocabularies: a made-up case has to be told in real terms."""
    folder = ROOT / "content" / "vocabulary"
    return {f"vocabulary/{p.name}": p.read_text("utf-8") for p in sorted(folder.glob("*.yaml"))}


MADE_UP: Changes = {
    **_vocabularies(),
    "site.yaml": SITE,
    f"{FOLDER}/record.yaml": RECORD,
    f"{FOLDER}/en.md": EN,
    f"{FOLDER}/zh-Hans.md": HANS,
    f"{FOLDER}/portrait.png": portrait(),
    "kits/letters/record.yaml": KIT,
    "kits/letters/en.md": KIT_EN,
    "kits/letters/zh-Hans.md": KIT_HANS,
}
