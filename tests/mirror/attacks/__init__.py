"""Attacks on the mirror's client, each a named test."""
