"""Registers: kinds of records that the content folder declares, with no code of their own.

    spec      what ``schema.yaml`` may say, as models
    rules     what in it cannot work: unknown vocabularies, views without their fields
    types     a field's type as pydantic applies it
    model     the facts of a register's entries, made from its fields
    table     ``entries.csv``: a row an entry, with the place of each cell
    own       schemas of the program's own registers, whose entries are content
    reading   the folder ``content/registers`` as content types and raw records

An entry is an ordinary record once it is read. How it is shown is left to
``plugins.views.registers``; the contract for editors is ``docs/registers.md``.
"""
