"""Mistakes with files and folders: encodings, names, links, places."""

from __future__ import annotations

from pathlib import Path

from tests.bad_input import PERSON_FACTS, SITE, TOPIC_EN, TOPIC_FACTS, TOPIC_HANS, Case
from tests.sites import SMALL

TALK = "---\ntitle: Talk\nsummary: What is said.\n---\nWords.\n"


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
        """,  # noqa: E501
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
        {"topics/speech/fr.md": TALK},
        """
        content/topics/speech/fr.md: error[unknown-language]: “fr.md” is no language of this site
          = hint: texts are en.md, zh-Hans.md, zh-Hant.md
        """,
    ),
    Case(
        "which Chinese",
        {"topics/speech/zh.md": TALK},
        """
        content/topics/speech/zh.md: error[unknown-language]: “zh.md” is no language of this site
          = hint: did you mean zh-Hans.md?
        """,
    ),
    Case(
        "Chinese by region",
        {"topics/speech/zh-TW.md": TALK},
        """
        content/topics/speech/zh-TW.md: error[unknown-language]: “zh-TW.md” is no language of this site
          = hint: did you mean zh-Hant.md?
        """,  # noqa: E501
    ),
    Case(
        "unknown section",
        {"topic/speech/en.md": TALK},
        """
        content/topic: error[unknown-section]: there is no section “topic”
          = hint: did you mean “topics”?
        """,
    ),
    Case(
        "slug in upper case",
        {"topics/Talk/en.md": TALK},
        """
        content/topics/Talk: error[bad-slug]: “Talk” cannot be part of an address
          = hint: use lower-case a to z, digits and single hyphens: liu-xiaobo
        """,
    ),
    Case(
        "slug in Chinese",
        {"topics/言论/en.md": TALK},
        """
        content/topics/言论: error[bad-slug]: “言论” cannot be part of an address
          = hint: use lower-case a to z, digits and single hyphens: liu-xiaobo
        """,
    ),
    Case(
        "slug in a field",
        {"topics/talk/en.md": TALK, "topics/talk/record.yaml": "slug: Free_Talk\n"},
        """
        content/topics/talk/record.yaml:1:7: error[bad-slug]: “Free_Talk” cannot be part of an address
          |
        1 | slug: Free_Talk
          |       ^^^^^^^^^
          = hint: use lower-case a to z, digits and single hyphens: liu-xiaobo
        """,  # noqa: E501
    ),
    Case(
        "slug taken",
        {
            "topics/talk/en.md": TALK,
            "topics/talk/record.yaml": "slug: speech\n",
        },
        """
        content/topics/talk/record.yaml:1:7: error[duplicate-slug]: the name “speech” is already taken by content/topics/speech
          |
        1 | slug: speech
          |       ^^^^^^
          = hint: choose another folder name or slug
        """,  # noqa: E501
    ),
    Case(
        "file from outside",
        {},
        """
        content/topics/speech/photo.jpg: error[link-outside]: this link leads out of the content folder
          = hint: put a copy of the file here instead of a link
        """,  # noqa: E501
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
        content/site.yaml: error[link-outside]: this link leads out of the content folder
          = hint: put a copy of the file here instead of a link
        """,
        _site_from_outside,
    ),
    Case(
        "link to itself",
        {},
        """
        content/topics/speech/photo.jpg: error[unreadable]: the file cannot be read: too many levels of symbolic links
        """,  # noqa: E501
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
        {"topics/torture.md": TALK},
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
        """,  # noqa: E501
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
