"""Reading a content folder into typed records. See ``reader.read_content``."""
