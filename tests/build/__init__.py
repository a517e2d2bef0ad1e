"""Tests of ``plugins/build``: one module for each of its modules."""
