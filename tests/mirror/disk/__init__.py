"""Tests of ``mirror/disk/``."""
