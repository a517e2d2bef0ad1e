"""Splitting a Markdown file into its YAML front matter and its body.

>>> split(SourceFile("en.md", "---\\ntitle: A\\n---\\nText\\n"), Problems())
('title: A\\n', 'Text\\n', 15)
"""

from __future__ import annotations

import re

from plugins.errors import Problems
from plugins.records.files import SourceFile

_FENCE = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)


def split(source: SourceFile, problems: Problems) -> tuple[str, str, int]:
    """Return the front matter (from line 2), the body, and where the body begins.

    A file without front matter is noted and gives an empty one.
    """
    match = _FENCE.match(source.text)
    if match:
        return match.group(1), source.text[match.end() :], match.end()
    hint = "begin with a line “---”, then title: and summary:, then another line “---”"
    if source.text.startswith("---"):
        problems.add(source.place(1), "front-matter", "the front matter is not closed", hint)
    else:
        problems.add(source.place(1), "front-matter", "the file has no front matter", hint)
    return "", source.text, 0
