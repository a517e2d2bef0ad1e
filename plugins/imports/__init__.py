"""Drafts of people's records from somebody else's table.

    python -m plugins.imports people.csv map.yaml content

Data flows one way:

    table ──read──▶ rows ──map──▶ values ──compose──▶ drafts ──write──▶ content/people/
                     │              │                   │
                     └──────────────┴───── report ◀─────┘

What is read is read exactly or not at all: what could not be read stands in the report with
its row, its column and a hint. Nothing private is taken, nothing that exists is touched, and
every record is a draft: an editor makes a record of it, or does not. Checking and publishing
are left to the rooms that do that for all content.
"""
