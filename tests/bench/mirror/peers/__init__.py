"""Other ways to keep a copy of a tree, each run for real on loopback, one module each."""
