"""Tests of decision paths."""
