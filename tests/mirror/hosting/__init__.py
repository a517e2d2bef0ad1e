"""Tests of ``mirror/hosting``: the ready configurations, with the real servers."""
