"""What both sides of the wall say of the files in their folder, to find those that changed."""

from __future__ import annotations

import itertools
import os
import time
import zlib
from pathlib import Path

MOST_BYTES = 8_000_000
MOST_FILES = 1000
_MOST_READ = 1_000_000
_RECENT = 1.0

State = tuple[int, int, int]


def files_here(closely: bool = True) -> dict[str, State]:
    """Tell of each file when it was changed, its size, and a sum of what it holds.

    A file can change twice within a tick of the clock that dates it; so what is small and was
    changed just now is read, if one looks closely. The sum is 0 for all others.
    """
    with os.scandir() as entries:
        files = [e for e in entries if e.is_file(follow_symlinks=False)]
    now = time.time()
    return {e.name: _state(e, now, closely) for e in itertools.islice(files, MOST_FILES)}


def state_of(path: Path) -> State:
    """Tell of one file what `files_here` tells of each, looked at closely."""
    return _state(path, time.time(), closely=True)


def _state(file: Path | os.DirEntry[str], now: float, closely: bool) -> State:
    about = os.lstat(file)
    fresh = closely and abs(now - about.st_mtime) < _RECENT and about.st_size <= _MOST_READ
    total = zlib.crc32(Path(file).read_bytes()) if fresh else 0
    return about.st_mtime_ns, about.st_size, total


def read(name: str) -> bytes | None:
    """Read a file unless it is too large."""
    return Path(name).read_bytes() if os.stat(name).st_size <= MOST_BYTES else None
