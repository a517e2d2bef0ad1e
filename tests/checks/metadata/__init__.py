"""Hidden data in files: found, taken out, and nothing else changed."""
