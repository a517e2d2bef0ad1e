"""Tests of ``plugins/editions``: one module for each of its modules."""
