"""Tests of the detectors of personal data."""
