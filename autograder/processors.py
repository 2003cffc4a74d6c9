"""Which processor a worker keeps to.

The tests and the submission take turns: on one processor they hand over without waking another, and
find in its cache what both use. That is a tenth of the time, and every submission has as much to
compute with, however many processors the machine has.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
from pathlib import Path

_SIBLINGS = "/sys/devices/system/cpu/cpu{}/topology/thread_siblings_list"


def shared_out(workers: int) -> list[int]:
    """Name a processor for every worker; nothing where processes cannot be kept to one."""
    if not hasattr(os, "sched_getaffinity"):
        return []
    usable = sorted(os.sched_getaffinity(0), key=lambda cpu: (_is_second_thread(cpu), cpu))
    return list(itertools.islice(itertools.cycle(usable), workers))


def keep_to(processor: int) -> None:
    """Keep this process, and what it starts from now on, to one processor."""
    with contextlib.suppress(OSError):  # it may have been taken away in the meantime
        os.sched_setaffinity(0, {processor})


def _is_second_thread(cpu: int) -> bool:
    """Whether another processor is the first thread of the same core."""
    with contextlib.suppress(OSError):
        first = re.match(r"\d+", Path(_SIBLINGS.format(cpu)).read_text())
        return first is not None and int(first[0]) != cpu
    return False
