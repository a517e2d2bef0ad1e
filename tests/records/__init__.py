"""Tests of ``plugins/records``: one module for each of its modules."""
