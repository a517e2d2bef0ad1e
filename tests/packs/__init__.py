"""Tests of books to carry."""
