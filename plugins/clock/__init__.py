"""The case clock: what the law's time limits say about the stages of a case.

Law is data (``law/``), dates are ranges, and what comes out are grades with the article
beside them. Nothing here knows of pages or editions.
"""
