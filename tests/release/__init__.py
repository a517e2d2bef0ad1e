"""Tests of ``plugins/release``."""
