"""The prisoner list for a meeting: who is on it, and what its numbered revisions said.

    choice      prisoner-list.yaml: title, note, whom the list names
    entry       the facts of one person as the list shows them, as plain data
    revisions   prisoner-list.revisions.yaml: the last revision, kept as data
    compare     what is new since the last revision

A list that is handed over has a number and a date, and the next one says what changed. Both
files stand in the content folder; a build reads them and writes neither, so the same commit
makes the same list. New revisions are written by ``plugins.build.revise``. How an entry
reads is left to ``plugins.views.lists``. Why so: ``docs/decisions/0013-prisoner-list.md``.
"""
