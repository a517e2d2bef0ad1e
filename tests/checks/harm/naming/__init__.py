"""Tests of ``plugins/checks/harm/naming``."""
