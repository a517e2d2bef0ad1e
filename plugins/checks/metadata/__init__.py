"""Hidden data in files: finding it, and making the same file without it.

    hidden(data, "photo.jpg")     # → Hidden("hidden-data", "the place where it was taken", …), …
    scrubbed(data, "photo.jpg")   # → the same picture
    check_files(files)            # → problems in a finished site

Pure functions from bytes. What a file is, is told by its bytes; a format that cannot be
looked into is a finding too. Which files are shown, and what ``make scrub`` rewrites, is
decided elsewhere (``checks.rules``, ``build.scrub``).
"""

from plugins.checks.metadata.found import Hidden
from plugins.checks.metadata.look import hidden, scrubbed
from plugins.checks.metadata.report import OF_FILES, check_files, problems_in

__all__ = ["OF_FILES", "Hidden", "check_files", "hidden", "problems_in", "scrubbed"]
