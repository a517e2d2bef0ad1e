"""Tests of ``plugins/views``."""
