"""The Pelican plugin: the site as a numbered story, commands, writing and pruning.

``PLUGINS = ["plugins.build"]`` in ``pelicanconf.py`` is all that Pelican needs to know.
Only this file, ``generator`` and the commands in ``__main__`` import Pelican.
"""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Called by Pelican: hand over the generator that makes the three editions."""
    from pelican import signals

    signals.get_generators.connect(_generators)


def _generators(sender: Any) -> type:
    from plugins.build.generator import EditionsGenerator

    return EditionsGenerator
