"""A small treaty for tests, in English and Simplified Chinese, of a topic of the small site.

content = write_content(tmp_path, TREATY)
content = write_content(tmp_path, damaged("zh-Hans", "人人有言论自由。", ""))
"""

from __future__ import annotations

from tests.sites import text

FOLDER = "texts/harbour"
SHEET = text(
    """
    record: topic:speech
    licence: {en: Nobody owns it., zh-Hans: 没有人拥有它。}
    note: {en: A treaty of a story., zh-Hans: 故事里的条约。}
    pages: [preamble, art-2]
    versions:
      - lang: en
        official: yes
        who: {en: The harbour, zh-Hans: 港口}
        url: https://example.org/treaty
        origin: &origin
      - lang: zh-Hans
        official: no
        who: {en: A clerk, zh-Hans: 书记}
        origin: &origin
    """
).replace(
    "&origin",
    "{package: npm harbour 1.0.0, file: treaty.html, reader: udhr, read: 2012-01-18, sha256: "
    + "0" * 64
    + "}",
)
LONG = (
    "In the determination of any criminal charge against him, everyone shall be entitled to a fair "
    "and public hearing by a competent, independent and impartial tribunal established by law."
)
LONG_HANS = (
    "在审判对任何人提出的刑事指控时，人人有资格由合格的、独立的和无偏倚的法庭公正和公开审讯。"
)
ENGLISH = text(
    f"""
    # The Harbour Treaty
    ### Preamble
    The ships of this harbour,
    ### Article 1
    Everyone has the right to speak.
    Nobody may be silenced.
    ## Part II
    ### Article 2
    1. {LONG}
    2. Everyone charged shall have the right:
    (a) to be told why;
    (b) to be heard, in particular:
    (i) in person;
    (ii) through a friend.
    3. No one may be held twice.
    """
)
CHINESE = text(
    f"""
    # 港口条约
    ### 序言
    本港口的船只，
    ### 第一条
    人人有言论自由。
    不得使任何人噤声。
    ## 第二部分
    ### 第二条
    一、{LONG_HANS}
    二、被控告的人有权：
    （甲）得知理由；
    （乙）受到审讯，特别是：
    （1）亲自到场；
    （2）由朋友代理。
    三、任何人不得两次被关押。
    """
)
TREATY: dict[str, str] = {
    f"{FOLDER}/text.yaml": SHEET,
    f"{FOLDER}/en.txt": ENGLISH,
    f"{FOLDER}/zh-Hans.txt": CHINESE,
}


def damaged(lang: str, old: str, new: str) -> dict[str, str]:
    """The treaty with one of its versions changed in one place."""
    given = TREATY[f"{FOLDER}/{lang}.txt"]
    assert given.count(old) == 1, f"{old!r} must stand in {lang}.txt once"
    return {**TREATY, f"{FOLDER}/{lang}.txt": given.replace(old, new)}


def sheet(old: str, new: str) -> dict[str, str]:
    """The treaty with its sheet changed in one place."""
    assert SHEET.count(old) == 1, f"{old!r} must stand in text.yaml once"
    return {**TREATY, f"{FOLDER}/text.yaml": SHEET.replace(old, new)}
