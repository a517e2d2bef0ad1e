"""Tests of the format of a release."""
