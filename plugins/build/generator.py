"""The one generator that makes the three editions inside a Pelican run.

Pelican brings the command line, the settings and the plugin signals; its own article and
page generators have nothing to do (``pelicanconf.py`` gives them no paths). An editor's
mistake ends the run with a report and status 1, without a traceback: Pelican would print
one for any exception, and ends with 0 when a plugin logs an error.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.build.output import write_tree
from plugins.build.reports import say_failure, say_success
from plugins.build.story import DONE, Options, Report, build_site
from plugins.checks.privacy import Redactions
from plugins.errors import ZhiquanError


class EditionsGenerator(Generator):
    """Reads everything in ``generate_context`` and writes in ``generate_output``."""

    report: Report

    def generate_context(self) -> None:
        """Build the site in memory; stop here if anything is wrong."""
        self.started = time.monotonic()
        self.options = Options(
            content=Path(self.path),
            theme=Path(self.theme),
            **self.settings.get("ZHIQUAN_OPTIONS", {}),
        )
        try:
            redactions = Redactions.from_environment()
            self.report = build_site(replace(self.options, redactions=redactions))
        except ZhiquanError as error:
            self._fail(error)

    def generate_output(self, writer: Writer) -> None:
        """Write the site."""
        output = Path(self.output_path)
        try:
            written = write_tree(output, self.report.files)
        except ZhiquanError as error:
            self._fail(error)
        self.options.progress(DONE, 1, 1)
        say_success(self.report, written, output, time.monotonic() - self.started)

    def _fail(self, error: ZhiquanError) -> NoReturn:
        """End the run; Pelican would print a traceback for any other exception."""
        self.options.progress(DONE, 1, 1)
        say_failure(error)
        sys.exit(1)
