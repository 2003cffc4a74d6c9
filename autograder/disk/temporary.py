"""Temporary folders that do not outlive their process, however that ends.

A folder is locked for as long as the process that made it lives: the kernel gives a lock back even
after ``kill -9``. So a folder of ours that nobody holds is left over, and the next run removes it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

PREFIX = "autograder-"


class OwnFolder:
    """A temporary folder, and the lock that says that its process lives.

    Attributes
    ----------
    name : str
        Its path.
    """

    def __init__(self) -> None:
        self.lock, self.name = None, ""
        while not os.path.isdir(
            self.name
        ):  # another run may take it for left over until we hold it
            self.cleanup()
            self.name = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")
            self.lock = _lock(Path(self.name), fcntl.LOCK_EX)

    def cleanup(self) -> None:
        """Remove it."""
        if self.name:
            shutil.rmtree(self.name, ignore_errors=True)
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None


def _lock(folder: Path, how: int = fcntl.LOCK_EX | fcntl.LOCK_NB) -> int | None:
    """Lock a folder; None where another process holds it, it is gone, or no lock can be had."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, how)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def left_over() -> list[Path]:
    """List the folders whose process is gone; those of other users are theirs to remove."""
    found = []
    with contextlib.suppress(OSError):
        for folder in sorted(Path(tempfile.gettempdir()).glob(f"{PREFIX}[0-9]*-*")):
            if folder.lstat().st_uid == os.getuid() and (lock := _lock(folder)) is not None:
                os.close(lock)
                found.append(folder)
    return found


def sweep() -> list[Path]:
    """Remove what runs that were killed left in the temporary folder; return what it was."""
    found = left_over()
    for folder in found:
        if (lock := _lock(folder)) is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)
    return found
