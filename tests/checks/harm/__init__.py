"""Tests of ``plugins/checks/harm``."""
