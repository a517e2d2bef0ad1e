"""Texts of treaties out of packages and repositories, byte for byte the same each time.

command    make texts: writes content/texts/<name>/<lang>.txt, or compares
story      one text: file checked, read, tidied, corrected, written
readers    what each kind of file looks like
tidy       what is put in order without asking, each by a name of its own
"""
