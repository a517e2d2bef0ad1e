"""Tests mirror the modules; sites to test are made with ``tests.sites``."""
