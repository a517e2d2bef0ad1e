"""Tests of ``plugins.records.registers``."""
