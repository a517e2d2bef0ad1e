"""Settings for building the site on this machine: ``pelican content -s pelicanconf.py -o output``.

Pelican's own article and page generators get no paths: ``plugins.build`` makes every page.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

PATH = "content"
OUTPUT_PATH = "output"
THEME = str(HERE / "theme")
SITENAME = "Zhiquan"
SITEURL = ""
TIMEZONE = "UTC"

PLUGINS = ["plugins.build"]

# Nothing for the generators that Pelican brings along.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
