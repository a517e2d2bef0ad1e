"""Each distinct piece is judged once, and judged as if it were alone."""

from __future__ import annotations

import pytest

from plugins.checks.gate.judge import Judge
from plugins.checks.gate.secrets import Secret, Secrets
from plugins.checks.privacy import Redactions
from plugins.errors import Place

HIDDEN = Secret("王某某", "hidden-name", Place("content/people/x/record.yaml", 3))
PAGE = """<!doctype html>
<html lang="en">
<body>
<p>{}</p>
<p>Nothing.</p>
</body>
</html>
"""


def rules(judge: Judge, path: str, text: str) -> list[str]:
    """The rules that a file breaks."""
    return sorted({found.rule for found, _ in judge.of_file(path, text.encode())})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nothing.", []),
        ("王<b>某</b>\n<i>某</i>", ["hidden-name"]),
        ("致电 138 0000 0000", ["phone"]),
        ('<img src="https://example.org/a.gif" alt="王某某">', ["foreign-request", "hidden-name"]),
        (
            '<img src="https://example.org/a.gif"\n<p alt="王某某">',
            ["foreign-request", "hidden-name"],
        ),
        ("<!-- a\n<p>王某某\n-->", ["hidden-name"]),
    ],
)
def test_a_page_is_judged_the_same_whatever_was_read_before(
    words: str, expected: list[str]
) -> None:
    """What is remembered of other pages, and of this one, changes nothing."""
    judge = Judge(Secrets([HIDDEN]), Redactions())
    before = rules(judge, "en/a.html", PAGE.format("Something else."))
    twice = [rules(judge, "en/b.html", PAGE.format(words)) for _ in range(2)]

    assert (before, twice) == ([], [expected, expected])


def test_a_text_is_judged_by_its_setting() -> None:
    """The street of a court is harmless on a page, and not on one about a person."""
    judge = Judge(Secrets([]), Redactions())
    street = PAGE.format("某某路10号")

    assert rules(judge, "en/topics/a.html", street) == []
    assert rules(judge, "en/people/a.html", street) == ["private-address"]


def test_names_of_files_are_read_together_and_judged_alone() -> None:
    """The file that has the name is the one that is named."""
    judge = Judge(Secrets([HIDDEN]), Redactions())
    judge.of_names(["en/a.html", "en/%E7%8E%8B%E6%9F%90%E6%9F%90.html"])

    assert rules(judge, "en/a.html", "<p>a</p>") == []
    assert rules(judge, "en/%E7%8E%8B%E6%9F%90%E6%9F%90.html", "<p>a</p>") == ["hidden-name"]
