"""Rules that look across records. A rule is a function with a name, a docstring and a test.

    check_content(content, problems)                # over what was read
    check_personal(content, problems, redactions)   # numbers and addresses of people in it
    check_rendering(content, rendering, problems)   # over what the texts became
    check_output(content, files, problems)          # over every byte that would be written

``docs/rules.md`` explains each to editors; a test holds the two together.
"""

from plugins.checks.gate import check_output
from plugins.checks.personal import check_personal
from plugins.checks.rules import check_content, check_rendering

__all__ = ["check_content", "check_output", "check_personal", "check_rendering"]
