"""Tests of the texts of treaties."""
