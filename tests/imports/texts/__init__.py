"""Tests of making texts of treaties from packages."""
