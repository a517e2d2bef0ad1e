"""What the page of a person is made of, one part of the page a module.

    identity    the head and the column at the side: names, portrait, where from
    stays       each deprivation of liberty as days that are certain and days that may be
    bar         those days as the cells of a table, a row for each year or for several
    custody     the bar, its legend and the table that says the same in words
    timeline    entries of the timeline and events of the cases, by date
    cases       charges, courts, sentence, lawyers, UN opinions
    clock       a case as the clock is told of it, and its readings
    limits      a reading of the clock as a bar
    arithmetic  when a sentence ends by our own count
    clock_page  what the clock says, in words and pictures, and the page for it
    sureness    how sure each claim is, and on what kinds of sources it rests
    poster      a page to print
    share       what a picture to pass on says

Each takes the record's facts and the shelf of an edition and returns plain data; words
come from the vocabularies, the record and the catalogues. ``views/person.py`` puts them
together.
"""
