"""Mistakes with files and folders: encodings, names, links, places."""

from __future__ import annotations

from pathlib import Path

from tests.bad_input import PERSON_FACTS, SITE, TOPIC_EN, TOPIC_FACTS, TOPIC_HANS, Case, edit
from tests.sites import SMALL


def _file_from_outside(content: Path) -> None:
    (content.parent / "secret.jpg").write_bytes(b"secret")
    (content / "topics/speech/photo.jpg").symlink_to("../../../secret.jpg")


def _folder_from_outside(content: Path) -> None:
    (content.parent / "elsewhere").mkdir()
    (content / "topics/other").symlink_to("../../elsewhere")


def _site_from_outside(content: Path) -> None:
    (content / SITE).rename(content.parent / "elsewhere.yaml")
    (content / SITE).symlink_to("../elsewhere.yaml")


def _link_to_itself(content: Path) -> None:
    (content / "topics/speech/photo.jpg").symlink_to("photo.jpg")


def _no_folder(content: Path) -> None:
    content.rename(content.parent / "contents")


CASES = [
    Case(
        "not utf-8",
        {TOPIC_HANS: SMALL[TOPIC_HANS].encode("gbk")},
        """
        content/topics/speech/zh-Hans.md:2:8: error[not-utf8]: the file is not UTF-8: byte 0xD1 cannot be read
          = hint: save it again with the encoding “UTF-8” (it may be GBK or Big5 now)
        """,
    ),
    Case(
        "byte order mark",
        {TOPIC_EN: b"\xef\xbb\xbf" + SMALL[TOPIC_EN].encode()},
        """
        content/topics/speech/en.md:1:1: error[bom]: the file begins with a byte order mark
          = hint: save it again as “UTF-8”, not “UTF-8 with BOM”
        """,
    ),
    Case(
        "unknown language",
        {"topics/speech/fr.md": SMALL[TOPIC_EN]},
        """
        content/topics/speech/fr.md: error[unknown-language]: “fr.md” is no language of this site
          = hint: texts are en.md, zh-Hans.md, zh-Hant.md
        """,
    ),
    Case(
        "which Chinese",
        {"topics/speech/zh.md": SMALL[TOPIC_EN]},
        """
        content/topics/speech/zh.md: error[unknown-language]: “zh.md” is no language of this site
          = hint: did you mean zh-Hans.md?
        """,
    ),
    Case(
        "Chinese by region",
        {"topics/speech/zh-TW.md": SMALL[TOPIC_EN]},
        """
        content/topics/speech/zh-TW.md: error[unknown-language]: “zh-TW.md” is no language of this site
          = hint: did you mean zh-Hant.md?
        """,
    ),
    Case(
        "unknown section",
        {"topic/speech/en.md": SMALL[TOPIC_EN]},
        """
        content/topic: error[unknown-section]: there is no section “topic”
          = hint: did you mean “topics”?
        """,
    ),
    Case(
        "slug in upper case",
        {"topics/Speech/en.md": SMALL[TOPIC_EN]},
        """
        content/topics/Speech: error[bad-slug]: “Speech” cannot be part of an address
          = hint: use lower-case a to z, digits and single hyphens: liu-xiaobo

        content/topics/Speech/en.md:7:20: error[unknown-source]: this record has no source “s1”
          |
        7 | Words may be said [@s1], as [](person:yu-jie) did.
          |                    ^^^
          = hint: add it under sources in record.yaml
        """,
    ),
    Case(
        "slug in Chinese",
        {"topics/言论/en.md": SMALL[TOPIC_EN]},
        """
        content/topics/言论: error[bad-slug]: “言论” cannot be part of an address
          = hint: use lower-case a to z, digits and single hyphens: liu-xiaobo

        content/topics/言论/en.md:7:20: error[unknown-source]: this record has no source “s1”
          |
        7 | Words may be said [@s1], as [](person:yu-jie) did.
          |                    ^^^
          = hint: add it under sources in record.yaml
        """,
    ),
    Case(
        "slug in a field",
        edit(TOPIC_FACTS, "glyph: 言", "slug: Free_Speech"),
        """
        content/people/yu-jie/record.yaml:5:10: error[dead-link]: there is no topic “speech”
          |
        5 | topics: [speech]
          |          ^^^^^^
          = hint: one of: Free_Speech

        content/site.yaml:7:10: error[dead-link]: no record is called “topic:speech”
          |
        7 | topics: [speech]
          |          ^^^^^^
          = hint: one of: Free_Speech

        content/topics/speech/record.yaml:1:7: error[bad-slug]: “Free_Speech” cannot be part of an address
          |
        1 | slug: Free_Speech
          |       ^^^^^^^^^^^
          = hint: use lower-case a to z, digits and single hyphens: liu-xiaobo

        content/topics/speech/record.yaml:1:7: error[wrong-type]: this may hold only lower-case letters, digits and single hyphens
          |
        1 | slug: Free_Speech
          |       ^^^^^^^^^^^
          = hint: for instance tiananmen-mothers
        """,
    ),
    Case(
        "slug taken",
        {
            "topics/talk/en.md": SMALL[TOPIC_EN],
            "topics/talk/record.yaml": "slug: speech\n" + SMALL[TOPIC_FACTS],
        },
        """
        content/topics/talk/record.yaml:1:7: error[duplicate-slug]: the name “speech” is already taken by content/topics/speech
          |
        1 | slug: speech
          |       ^^^^^^
          = hint: choose another folder name or slug
        """,
    ),
    Case(
        "file from outside",
        {},
        """
        content/topics/speech/photo.jpg: error[link-outside]: this link leads out of the content folder
          = hint: put a copy of the file here instead of a link
        """,
        _file_from_outside,
    ),
    Case(
        "folder from outside",
        {},
        """
        content/topics/other: error[link-outside]: this link leads out of the content folder
          = hint: put a copy of the file here instead of a link
        """,
        _folder_from_outside,
    ),
    Case(
        "site from outside",
        {},
        """

        """,
        _site_from_outside,
    ),
    Case(
        "link to itself",
        {},
        """
        TRACEBACK RuntimeError: Symlink loop from '/tmp/tmplkrl6j0c/content/topics/speech/photo.jpg'
        """,
        _link_to_itself,
    ),
    Case(
        "no text",
        {TOPIC_EN: None, TOPIC_HANS: None},
        """
        content/topics/speech: error[no-words]: this record has no text in any language
          = hint: add en.md, zh-Hans.md or zh-Hant.md
        """,
    ),
    Case(
        "text beside the records",
        {"topics/torture.md": SMALL[TOPIC_EN]},
        """
        content/topics/torture.md: error[stray-file]: nothing reads “torture.md” here
          = hint: a record is a folder: content/topics/torture/en.md
        """,
    ),
    Case(
        "facts of another name",
        {"topics/speech/record.yml": SMALL[TOPIC_FACTS]},
        """
        content/topics/speech/record.yml: error[stray-file]: nothing reads “record.yml” here
          = hint: facts stand in record.yaml; pictures and files lie directly in the folder
        """,
    ),
    Case(
        "folder in a record",
        {"topics/speech/photos/a.jpg": b""},
        """
        content/topics/speech/photos: error[stray-file]: nothing reads “photos” here
          = hint: facts stand in record.yaml; pictures and files lie directly in the folder
        """,
    ),
    Case(
        "no site.yaml",
        {SITE: None},
        """
        content/site.yaml: error[missing-site]: there is no site.yaml
          = hint: copy it from Zhiquan's own content folder and change the words
        """,
    ),
    Case(
        "folder instead of a file",
        {PERSON_FACTS: None, f"{PERSON_FACTS}/a": ""},
        """
        content/people/yu-jie/record.yaml: error[unreadable]: the file cannot be read: is a directory

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “last_verified” is missing
          = hint: add a line “last_verified: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “name” is missing
          = hint: add a line “name: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “sources” is missing
          = hint: add a line “sources: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “status_as_of” is missing
          = hint: add a line “status_as_of: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “status_source” is missing
          = hint: add a line “status_source: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “status” is missing
          = hint: add a line “status: …”

        content/people/yu-jie/record.yaml:1:1: error[missing-field]: the field “verification” is missing
          = hint: add a line “verification: …”
        """,
    ),
    Case(
        "no such folder",
        {},
        """
        content: error[no-content]: there is no such folder
          = hint: check CONTENT=…
        """,
        _no_folder,
    ),
]
