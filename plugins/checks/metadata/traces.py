"""Traces of a machine and of who sat at it, in the words inside files.

    traces("made in /home/example/site")   # → Hidden("machine-trace", "a folder on …", …)

What such traces look like is ``plugins.checks.privacy.traces``'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.metadata.found import Budget, Examined, Hidden
from plugins.checks.privacy.traces import told

_XML = (".xml", ".xsl", ".xslt", ".rdf", ".atom", ".rss")
_SCRIPT = re.compile(rb"<(?:[\w-]{1,20}:)?script\b", re.I)
_REMEDY = "take it out of the text by hand"


def examine(data: bytes, name: str, budget: Budget) -> Examined:
    """Traces in a plain text; browsers run a script in any XML, whatever else it is."""
    found = list(traces(data.decode("utf-8", "replace")))
    if name.lower().endswith(_XML) and _SCRIPT.search(data):
        found.append(Hidden("unsafe-html", "the element <script>", "XML", remedy=_REMEDY))
    return Examined(tuple(found), lambda: data)


def traces(text: str) -> Iterator[Hidden]:
    """Every trace in a text, each once."""
    seen: set[str] = set()
    small = text.lower()
    for start, end, what, severity in told(small):
        words = (text if len(text) == len(small) else small)[start:end]
        if words not in seen:
            seen.add(words)
            yield Hidden("machine-trace", what, words[:120], severity, _REMEDY)


def has_trace(text: str) -> bool:
    """Whether a text tells of a machine."""
    return next(traces(text), None) is not None
