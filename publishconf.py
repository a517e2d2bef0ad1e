"""Settings for what goes out: ``pelican content -s publishconf.py -o output``.

Today these give the same bytes as ``pelicanconf.py``: every link is relative, so the tree
needs to know no host, and nothing is left out of a local build. What only a release needs
(packs, signatures) is set here when it comes.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403
