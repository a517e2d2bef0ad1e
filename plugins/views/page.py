"""The site's own pages: about, safety, hosting a copy."""

from __future__ import annotations

from plugins.views.base import RecordView

VIEW = RecordView(name="page")
