"""What is kept of the prisoner list's revisions: nobody who is not published.

A person who is withdrawn leaves every page at once, because pages name only who is published.
The facts that a revision kept of them stay in the repository until they are taken out, and
this rule holds the build until then.
"""

from __future__ import annotations

from plugins.errors import Problems
from plugins.records.prisoners.choice import neutral_ids
from plugins.records.reader import Content


def check_prisoners(content: Content, problems: Problems) -> None:
    """Note each id in the revisions of which no published person has the name."""
    if len(content.records) < len(content.addresses):
        return  # records that could not be read are named elsewhere; they may be meant
    published = set(neutral_ids(content.records).values())
    for id_ in sorted(content.prisoners.revisions.ids - published):
        message = f"this revision still tells of {id_}, who is not published"
        hint = "run “make list-revision”: it takes them out"
        problems.add(content.prisoners.place(id_), "revision-unpublished", message, hint)
