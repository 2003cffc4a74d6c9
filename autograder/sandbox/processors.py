"""Which processor a submission keeps to.

The tests and the submission take turns: on one processor they hand over without waking another, and
find in its cache what both use. That is a tenth of the time. Which one it is, the kernel chooses
anew for every submission, by where there is room.
"""

from __future__ import annotations

import contextlib
import ctypes
import os

_libc = ctypes.CDLL(None)


def current() -> int:
    """Return the number of the processor that runs this process just now."""
    return _libc.sched_getcpu()


def keep_to(processor: int) -> None:
    """Keep this process, and what it starts from now on, to one processor."""
    with contextlib.suppress(OSError):  # it may have been taken away in the meantime
        os.sched_setaffinity(0, {processor})
