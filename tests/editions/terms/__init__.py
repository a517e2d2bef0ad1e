"""Tests of the glossary in running text."""
