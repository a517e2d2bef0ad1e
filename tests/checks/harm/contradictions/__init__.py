"""Tests of ``plugins/checks/harm/contradictions``."""
