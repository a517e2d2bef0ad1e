"""What the page of a person is made of, one part of the page a module.

    identity    the head and the column at the side: names, portrait, where from
    stays       each deprivation of liberty as days that are certain and days that may be
    bar         those days as the cells of a table, a row for each year or for several
    custody     the bar, its legend and the table that says the same in words
    timeline    entries of the timeline and events of the cases, by date
    cases       charges, courts, sentence, lawyers, UN opinions
    sureness    how sure each claim is, and on what kinds of sources it rests
    poster      a page to print, and what a share picture says

Each takes the record's facts and the shelf of an edition and returns plain data; words
come from the vocabularies, the record and the catalogues. ``views/person.py`` puts them
together.
"""
