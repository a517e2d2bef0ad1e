"""Tests of the last gate."""
