"""Pages as a browser shows them; needs a Chromium."""
