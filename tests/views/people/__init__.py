"""Tests of the parts of a person's page."""
