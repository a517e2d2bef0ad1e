"""Tests of ``plugins/checks``."""
