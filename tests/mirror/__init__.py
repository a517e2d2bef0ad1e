"""Tests of ``mirror/``: one module for each of its modules, and a hostile server."""
