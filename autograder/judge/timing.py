"""How long a cell may take, and the alarm that ends what takes longer in this process."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator
from typing import Any

from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell

BUSY = 2.0  # a machine that is so slow has other things to do than to grade
_MEASURED = 0.1  # seconds of a processor: some turns of the scheduler


class Overtime(BaseException):
    """A test ran longer than a cell may."""


def seconds_for(cell: Cell, limits: Limits) -> float:
    """Return how long a cell may take."""
    return cell.seconds or limits.cell_seconds


def slowness() -> float:
    """Measure how many times longer than on an idle machine a calculation takes, from 1 to 10."""
    began, used = time.monotonic(), time.thread_time()
    while time.thread_time() - used < _MEASURED:
        pass
    return min(max((time.monotonic() - began) / _MEASURED, 1.0), 10.0)


@contextlib.contextmanager
def patience() -> Iterator[None]:
    """Let an alarm end what runs too long in this process."""

    def ring(*_: Any) -> None:
        raise Overtime

    before = signal.signal(signal.SIGALRM, ring)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_REAL, seconds + 3)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
