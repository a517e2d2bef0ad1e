"""Nothing runs in a reader's browser that whoever signed was not told of."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from plugins.release.scripts import fresh_scripts
from plugins.release.telling import tell
from plugins.release.words import Words
from tests.release.making import page, tree_of

PLAIN = page("A", "<p>a</p>")
KNOWN = page("B", "<p>b</p><script>a < b;\n</script>")


def sum_of(text: str) -> str:
    """As ``sha256sum`` has it."""
    return sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("path", "data", "text"),
    [
        ("en/a.html", page("A", "<p>a</p><script>x()</script>"), "x()"),
        ("en/b.html", page("B", "<p>b</p><script>a < c;\n</script>"), "a < c;\n"),
        ("en/new.html", page("N", "<SCRIPT>// 新</SCRIPT>"), "// 新"),
        ("en/a.html", page("A", '<script src="https://example.org/x.js"></script>'), ""),
        ("media/a.svg", b"<svg><script>x()</script></svg>", "x()"),
    ],
    ids=["first of a page", "changed", "new page", "of a file", "picture"],
)
def test_a_script_that_no_page_had_is_found(
    path: str, data: bytes, text: str, tmp_path: Path
) -> None:
    """Wherever it stands, in whatever letters; by the sum of its very text."""
    files = {"en/a.html": PLAIN, "en/b.html": KNOWN}
    old, new = tree_of(tmp_path / "old", files), tree_of(tmp_path / "new", {**files, path: data})

    assert fresh_scripts(old, new) == {sum_of(text): [path]}


def test_a_script_that_was_there_is_not_told_again(tmp_path: Path) -> None:
    """On a new page, on a page that changed, or gone from one."""
    old = {"en/a.html": PLAIN, "en/b.html": KNOWN}
    new = {"en/a.html": KNOWN, "en/b.html": PLAIN, "en/new.html": KNOWN}

    assert fresh_scripts(tree_of(tmp_path / "old", old), tree_of(tmp_path / "new", new)) == {}


def test_it_is_told_once_and_first(tmp_path: Path) -> None:
    """With how many pages have it; where they are few they are named."""
    old = {f"en/{n}.html": PLAIN for n in "abcdefghijkl"}
    many = {path: PLAIN.replace(b"</body>", b"<script>x()</script></body>") for path in old}
    few = {**old, "en/a.html": KNOWN}
    before = tree_of(tmp_path / "old", old)

    lines = list(tell(Words.of(before, tree_of(tmp_path / "many", many))))
    assert lines[2:5] == [
        "Scripts that no page had before",
        f"  SHA-256 {sum_of('x()')}",
        "    12 pages",
    ]
    lines = list(tell(Words.of(before, tree_of(tmp_path / "few", few))))
    assert lines[4] == "    1 page: en/a.html"
