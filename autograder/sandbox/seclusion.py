"""Keep a process that runs one check alone in its room, from outside the wall.

The submission's own process is stopped for as long as the check runs, and whatever else it started
is ended before and after. So nobody but the process that was forked for the check hears its source,
and nothing of that process outlives it. The kernel tells which processes there are, not they.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Set

import psutil

from autograder.sandbox.client import Refused, Ward
from autograder.sandbox.watch import is_running, tree

_TRIES = 20  # a submission that starts processes faster than they are ended is given up


def clear_room(ward: Ward) -> None:
    """End whatever the submission started and left running."""
    _end_others(ward)


def settle(ward: Ward) -> None:
    """Take what runs now for what the submission's cells need, whatever a check leaves behind."""
    ward.settled = tree(ward.watch.roots)


def require_no_strays(ward: Ward) -> None:
    """Look whether something was started since the submission settled, and left running.

    Raises
    ------
    Refused
        Where it was: no other check shall begin in this room.
    """
    strays = tree(ward.watch.roots) - ward.settled
    if any(map(is_running, strays)):
        raise Refused("a check left something running")


def seclude(ward: Ward) -> None:
    """Let nothing run in the room but the one process that the submission's just forked.

    Raises
    ------
    Refused
        When there is no such process, or more than one.
    """
    child = _only_child(ward)
    ward.send_signal(signal.SIGSTOP)
    ward.watch.also = _watching(child)
    _end_others(ward, keep={child})


def end_check(ward: Ward) -> None:
    """End the check's process, and whatever that started."""
    ward.watch.also = None
    _end_others(ward)


def go_on(ward: Ward) -> None:
    """Let the submission's own process go on; refused if the check ended it."""
    if not is_running(ward.pid):
        raise Refused("the check ended it")
    ward.send_signal(signal.SIGCONT)


def _watching(child: int) -> Callable[[], str]:
    """Notice as well when the process has ended; what it had sent before is read first."""
    looks_after_the_end = 0

    def watch() -> str:
        nonlocal looks_after_the_end
        if is_running(child):
            return ""
        looks_after_the_end += 1
        return "it ended" if looks_after_the_end > 1 else ""

    return watch


def _only_child(ward: Ward) -> int:
    with contextlib.suppress(psutil.Error):
        children = [c for c in psutil.Process(ward.pid).children() if is_running(c.pid)]
        if len(children) == 1:
            return children[0].pid
    raise Refused("the check could not be run in a process of its own")


def _end_others(ward: Ward, keep: Set[int] = frozenset()) -> None:
    others: list[psutil.Process] = []
    for _ in range(_TRIES):
        before, others = others, _others(ward, keep)
        if not before and not others:  # one look may miss whose parent ends meanwhile
            return
        for process in others:
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(others, timeout=0.05)
    raise Refused("it kept starting processes")


def _others(ward: Ward, keep: Set[int]) -> list[psutil.Process]:
    """List what the submission started: later than its own process, and still running."""
    found = []
    with contextlib.suppress(psutil.Error):
        main = psutil.Process(ward.pid)
        for root in set(ward.watch.roots):
            for process in psutil.Process(root).children(recursive=True):
                if process.pid in {*keep, ward.pid, os.getpid()}:
                    continue
                with contextlib.suppress(psutil.Error):
                    started_later = process.create_time() > main.create_time()
                    if started_later and is_running(process.pid):
                        found.append(process)
    return found
