"""Tests of ``plugins.views.registers``."""
