"""The case clock: what the law's time limits say about the stages of a case.

Law is data (``law/``), dates are ranges, and what comes out are grades with the article
beside them. Nothing here knows of pages or editions.

    history    what the clock is told: events, flags, the day up to which they are known
    clock      read_clock: a history in, readings out
    readings   what comes out: deadlines, a grade, and the words for a page
    sentence   when a prison term ends, and what is counted towards it
    compare    how many people are past each limit

Below these: ``stages`` finds the runs of each stage in a history, ``versions`` the version
of the law, ``deadlines`` the last days, ``grades`` what is certain and what is possible,
``speaking`` and ``words`` the words. ``law``, ``schema`` and ``terms`` read ``law/``;
``spans`` is the calendar. For editors and lawyers: ``docs/clock.md``.
"""
