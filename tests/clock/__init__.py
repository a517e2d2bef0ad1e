"""Tests of the case clock; ``cases`` writes histories in one line."""
