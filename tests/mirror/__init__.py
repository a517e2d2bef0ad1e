"""Tests of the volunteer's client."""
