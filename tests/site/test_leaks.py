"""Planted leaks stop a real build wherever an editor may put them; look-alikes do not.

The tables are those of the detectors (``tests/checks/privacy``) and of hidden data in files
(``tests/checks/metadata``); here they go through the folder of an editor and the finished
site, as in a real run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks import check_output, check_personal
from plugins.checks.privacy import Redactions, Setting
from plugins.checks.privacy.redaction import entry
from plugins.errors import Problem, Problems
from plugins.records.reader import Content, read_content
from tests.checks.privacy.tables import Leak, harmless, planted
from tests.sites import PERSON, PERSON_EN, SMALL, TOPIC, build, problems_of, write_content

TOPIC_EN = "topics/speech/en.md"
TOPIC_HANS = "topics/speech/zh-Hans.md"
PERSON_MD = "people/yu-jie/en.md"
SALT = b"0123456789abcdef"
HEAD = "---\ntitle: Speech\nsummary: What may be said.\n---\n"


def paragraphs(texts: list[str]) -> tuple[str, list[range]]:
    """Texts as paragraphs of one file that has a header of four lines, and each one's lines."""
    lines: list[str] = []
    spans = []
    for text in texts:
        start = len(lines) + 5
        lines += [*text.split("\n"), ""]
        spans.append(range(start, len(lines) + 5))
    return "\n".join(lines) + "\n", spans


def found_in(problems: list[Problem], file: str, span: range) -> set[tuple[str, str]]:
    """Rules and severities of the problems on some lines of a file."""
    here = [p for p in problems if p.place.path.endswith(file) and p.place.line in span]
    return {(p.rule, p.severity) for p in here}


def of(setting: Setting) -> list[Leak]:
    """The planted leaks of one setting."""
    return [leak for leak in planted() if leak.setting == setting]


@pytest.mark.parametrize(
    ("setting", "file", "head"),
    [
        (Setting.PAGE, TOPIC_EN, HEAD),
        (Setting.PROFILE, PERSON_MD, "---\nsummary: A writer.\nkey: []\n---\n"),
    ],
    ids=["page", "profile"],
)
def test_every_leak_in_a_text_is_found_at_its_line(
    setting: Setting, file: str, head: str, tmp_path: Path
) -> None:
    """All in one run, each at its place, each as grave as the table says."""
    leaks = of(setting)
    body, spans = paragraphs([leak.text for leak in leaks])
    problems = problems_of(write_content(tmp_path, {file: head + body}))
    missed = [
        leak.text
        for leak, span in zip(leaks, spans, strict=True)
        if (leak.rule, leak.severity) not in found_in(problems, file, span)
    ]

    assert missed == []


def test_there_are_enough_of_them() -> None:
    """The goal is 150 leaks that an editor's folder or a finished file may hold."""
    assert len({leak.text for leak in planted()}) >= 150


def test_harmless_lines_are_let_through(tmp_path: Path) -> None:
    """Case numbers, dates, sums and law look like numbers of people and are none."""
    body, _ = paragraphs(harmless())
    content = write_content(tmp_path, {TOPIC_EN: HEAD + body, TOPIC_HANS: None})
    from_texts = [p for p in problems_of(content) if p.rule in {leak.rule for leak in planted()}]

    assert [(p.rule, p.place.text) for p in from_texts] == []


PHONE = "138-0000-0000"
PLACES: dict[str, dict[str, str | bytes | None]] = {
    "a title": {TOPIC_EN: f"---\ntitle: Call {PHONE}\nsummary: A.\n---\nB.\n"},
    "a summary": {TOPIC_EN: f"---\ntitle: A\nsummary: Call {PHONE}\n---\nB.\n"},
    "a key fact": {"topics/speech/record.yaml": TOPIC.replace("The article.", f"Call {PHONE}.")},
    "a source's title": {
        "topics/speech/record.yaml": TOPIC.replace("A report", f"Interview {PHONE}")
    },
    "a timeline": {"people/yu-jie/record.yaml": PERSON.replace("He left.", f"He left {PHONE}.")},
    "a link": {PERSON_MD: f"{PERSON_EN}\n[call](https://example.org/?tel=13800000000)\n"},
    "a picture's words": {PERSON_MD: f"{PERSON_EN}\n![{PHONE}](a.png)\n"},
    "the site's words": {
        "site.yaml": SMALL["site.yaml"].replace("A small site.", f"Call {PHONE}.")
    },
    "the glossary": {
        "glossary.yaml": f"- {{zh-Hans: 某某某, zh-Hant: 某某某, note: 电话 {PHONE}}}\n"
    },
}


@pytest.mark.parametrize("changes", PLACES.values(), ids=PLACES.keys())
def test_wherever_words_may_stand_they_are_read(
    changes: dict[str, str | bytes | None], tmp_path: Path
) -> None:
    """Titles, facts, sources, links, descriptions, the site's own words."""
    problems = problems_of(write_content(tmp_path, changes))

    assert "phone" in [p.rule for p in problems if p.severity == "error"]


FILES = {
    "en/people/yu-jie.html": f"<p>{PHONE[:6]}<b>{PHONE[6:]}</b></p>",
    "en/a.html": f'<img alt="{PHONE}" src="a.png">',
    "en/b.html": '<a href="tel:+8613800000000">call</a>',
    "en/c.html": f"<!-- {PHONE} -->",
    "en/d.html": "<p>&#49;&#51;8-0000-0000</p>",
    "en/e.html": f'<meta name="description" content="{PHONE}">',
    "data/people.csv": f"name,note\nA,{PHONE}\n",
    "data/people.json": '{"note": "\\u0031\\u0033\\u0038-0000-0000"}',
    "feed.xml": f"<entry>{PHONE}</entry>",
    "list.ics": f"SUMMARY:{PHONE}\n",
    "media/people/x/13800000000.txt": "Words.",
}


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """The small site's records."""
    return read_content(write_content(tmp_path), Problems())


@pytest.mark.parametrize("path", FILES)
def test_every_kind_of_finished_file_is_read(path: str, content: Content) -> None:
    """Whatever made a file, what can be read in it is read before it is written."""
    check_output(content, {path: FILES[path].encode("utf-8")}, problems := Problems())
    rules = ["hidden-data", "phone"] if "<!--" in FILES[path] else ["phone"]

    assert [(p.rule, p.place.path) for p in problems.errors] == [
        (rule, f"output/{path}") for rule in rules
    ]


def test_the_small_site_itself_is_clean(tmp_path: Path) -> None:
    """What the tests plant is what they find."""
    assert build(write_content(tmp_path)).warnings == []


ALLOW = """\
- rule: phone
  where: topics/speech/*
  text: 138-0000-0000
  reason: a number that the court itself publishes
"""


def test_what_is_allowed_with_a_reason_passes_both_gates(tmp_path: Path) -> None:
    """An entry for words of a record holds on its pages, its card and its lists too."""
    changes = {
        TOPIC_EN: f"---\ntitle: A\nsummary: Call {PHONE}\n---\nCall {PHONE}.\n",
        TOPIC_HANS: None,
        "allow.yaml": ALLOW,
    }
    report = build(write_content(tmp_path, changes))

    assert PHONE.encode() in report.files["en/topics/index.html"]
    assert report.warnings == []


def test_an_exception_that_nothing_needs_is_named(tmp_path: Path) -> None:
    """Once both gates have asked; the site is built all the same."""
    report = build(write_content(tmp_path, {"allow.yaml": ALLOW}))

    assert [(w.rule, w.place.path.rpartition("/")[2]) for w in report.warnings] == [
        ("unused-allowance", "allow.yaml")
    ]


def test_what_is_allowed_elsewhere_does_not_pass(tmp_path: Path) -> None:
    """An entry for one record is no leave for another."""
    changes = {PERSON_MD: f"{PERSON_EN}\nCall {PHONE}.\n", "allow.yaml": ALLOW}

    assert "phone" in [p.rule for p in problems_of(write_content(tmp_path, changes))]


def test_a_message_on_a_redacted_phrase_does_not_repeat_it(tmp_path: Path) -> None:
    """Whoever reads the log of a build learns only where to look."""
    changes = {TOPIC_HANS: "---\ntitle: 言论\nsummary: 话。\n---\n某甲乙来过 [@s1]。\n"}
    content = read_content(write_content(tmp_path, changes), Problems())
    check_personal(content, problems := Problems(), Redactions([entry("某甲乙", SALT)]))

    assert [p.rule for p in problems] == ["redacted"]
    assert "某甲乙" not in str(next(iter(problems)))


def test_a_redacted_phrase_is_in_no_finished_file(content: Content, tmp_path: Path) -> None:
    """Phrases known only by their hashes are looked for in the output as well."""
    redactions = Redactions([entry("某甲乙", SALT)])
    files = {"en/a.html": "<p>某<i>甲</i>乙來過</p>".encode()}
    check_output(content, files, problems := Problems(), redactions)

    assert [p.rule for p in problems.errors] == ["redacted"]
