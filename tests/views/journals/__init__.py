"""Tests of journals, their issues and citations."""
