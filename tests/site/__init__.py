"""Tests over whole sites as they are built: no page is exempt."""
