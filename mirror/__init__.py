"""Zhiquan's mirror client: gets a release from anywhere, proves it, and swaps it in whole.

    zhiquan-mirror init https://example.org/notes copy
    zhiquan-mirror sync copy

It knows only the format of a release (``docs/format.md``), and imports nothing of the
generator: neither Pelican nor ``plugins/``. In the wheel this package is called
``zhiquan_mirror``, so everything inside it is imported relatively.
"""

__version__ = "0.1.0"
