"""``python -m mirror`` is ``zhiquan-mirror``."""

import sys

from .cli import main

sys.exit(main())
