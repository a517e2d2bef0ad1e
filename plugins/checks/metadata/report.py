"""What is hidden in files, laid out as problems: one a file and rule, however much is found.

for problem in check_files({"media/topics/x/photo.jpg": b"…"}): ...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from plugins.checks.metadata import formats
from plugins.checks.metadata.found import Budget, Hidden
from plugins.checks.metadata.look import found_in, hidden
from plugins.checks.metadata.page import comments
from plugins.errors import Place, Problem, Severity

# What a file may carry if ``allow.yaml`` names the file; all else that is hidden, never.
OF_FILES = frozenset({"document-metadata", "media-metadata", "wrong-format"})
MEDIA = "media/"  # where editors' files stand in a finished site
_WORDS = (formats.TEXT, "html", "svg")  # formats whose words the gate reads
_SHOWN = 5  # findings that one message names
_SAYS = {
    "hidden-data": "carries hidden data",
    "document-metadata": "tells about its making",
    "media-metadata": "tells about its making",
    "unsafe-svg": "is a drawing that can act",
    "unsafe-html": "is a page that can act",
    "machine-trace": "tells of the computer where it was made",
    "wrong-format": "is not what it seems",
}


def check_files(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """What is hidden in the files of a finished site, by path.

    The words of pages and texts, names of files, and what the site's own pages may do are
    read by the gate (``checks.gate``); here it is what lies inside pictures, documents,
    sound, archives, and in pages that editors put among their files. What a pack holds is
    judged once, where it lies open.
    """
    known = frozenset(sha256(data).digest() for data in files.values())
    for path, data in sorted(files.items()):
        own = not path.startswith(MEDIA)
        if own and path.endswith(".html"):
            found = comments(data)
        else:
            found = found_in(data, path, Budget(known=known))
        left_out = _elsewhere(path, data, own)
        yield from _problems((h for h in found if h.kind not in left_out), path, path)


def _elsewhere(path: str, data: bytes, own: bool) -> set[str]:
    """Rules that the gate answers for in a file."""
    words = {"machine-trace"} if formats.of(data, path) in _WORDS else set()
    return words | ({"unsafe-html"} if own else set())


def problems_in(name: str, data: bytes, shown: str) -> Iterator[Problem]:
    """The problems of one file.

    Args:
        name: what the file is called.
        data: its bytes.
        shown: its path as messages show it.
    """
    return _problems(hidden(data, name), name, shown)


def _problems(found: Iterable[Hidden], name: str, shown: str) -> Iterator[Problem]:
    by_rule: dict[str, list[Hidden]] = {}
    for one in found:
        by_rule.setdefault(one.kind, []).append(one)
    for rule, all_ in by_rule.items():
        severity: Severity = "error" if any(f.severity == "error" for f in all_) else "warning"
        message = f"“{name.rpartition('/')[2]}” {_SAYS[rule]}: {_listed(all_)}"
        yield Problem(Place(shown), rule, message, _hint(all_), severity)


def _listed(all_: Iterable[Hidden]) -> str:
    """What was found, each once; traces with the words that betray them."""
    said = dict.fromkeys(_said(found) for found in all_)
    more = f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else ""
    return ", ".join(list(said)[:_SHOWN]) + more


def _said(found: Hidden) -> str:
    betrays = found.kind == "machine-trace" and found.remedy and found.detail
    return f"{found.what} (“{found.detail}”)" if betrays else found.what


def _hint(all_: Iterable[Hidden]) -> str:
    remedies = [found.remedy for found in all_ if found.remedy]
    return remedies[0] if remedies else "run “make scrub”: it takes this out and leaves the rest"
