"""Tests of the imports: a module each, a messy table of a thousand rows, the command."""
