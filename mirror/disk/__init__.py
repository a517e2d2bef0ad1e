"""A volunteer's disk: folders that nothing leads out of, hashes, durability, locks, room.

Knows files and folders, and nothing of releases; ``tree``, ``archive`` and ``swap`` build on it.

    folder.py    what a folder can do, and which of the two ways this system has
    handles.py   through directory handles (POSIX)
    paths.py     through paths that are checked step by step (Windows)
    problems.py  the system's errors in words
    reading.py   one file, or a list of all that is there
    hashing.py   SHA-256 of many files
    durable.py   what must outlive a power cut
    lock.py      one sync at a time
    space.py     whether there is room
    marker.py    what makes a folder a copy
    trees.py     what the trees of a copy are called, and which may go
    switch.py    the one step from the old release to the new
"""
