"""The last gate: every byte of a finished site is read before one is written.

    check_output(content, files, problems)

    secrets    what the records say must not be published
    seen       what people, browsers and programs can read in a file
    requests   what would make a page ask another host for something
    judge      each distinct piece of a file judged once

What the records themselves show is checked before (``plugins.checks.harm``); this gate
does not trust that a template, an export or a file keeps to it.
"""

from plugins.checks.gate.gate import check_output

__all__ = ["check_output"]
