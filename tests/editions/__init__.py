"""Tests of one record seen in one edition."""
