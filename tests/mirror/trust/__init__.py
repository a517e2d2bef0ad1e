"""Tests of what the client trusts."""
