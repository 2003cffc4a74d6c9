"""Keep a process that runs one check alone in its room, from outside the wall.

The submission's own process is stopped for as long as the check runs, and whatever else it started
is ended before and after. So nobody but the process that was forked for the check hears its source,
and nothing of that process outlives it. The kernel tells which processes there are, not they.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator

import psutil

from autograder.sandbox.client import Died, Sandbox

_TRIES = 20  # a submission that starts processes faster than they are ended is given up


def clear_room(sandbox: Sandbox) -> None:
    """End whatever the submission started and left running."""
    _end_others(sandbox, keep=None)


@contextlib.contextmanager
def alone(sandbox: Sandbox) -> Iterator[None]:
    """Let nothing run in the room but the one process that the submission's just forked.

    Raises
    ------
    Died
        When there is no such process, or more than one.
    """
    child = _only_child(sandbox)
    signal.pidfd_send_signal(sandbox.pidfd, signal.SIGSTOP)
    sandbox.watch.also = _watching(child)
    try:
        _end_others(sandbox, keep=child)
        yield
    finally:
        sandbox.watch.also = None
        if sandbox.alive:
            _end_others(sandbox, keep=None)
            sandbox.channel.drain()
            _go_on(sandbox)


def _watching(child: int) -> Callable[[], str]:
    """Notice as well when the process has ended; what it had sent before is read first."""
    looks_after_the_end = 0

    def watch() -> str:
        nonlocal looks_after_the_end
        with contextlib.suppress(psutil.NoSuchProcess):
            if _runs(psutil.Process(child)):
                return ""
        looks_after_the_end += 1
        return "it ended" if looks_after_the_end > 1 else ""

    return watch


def _go_on(sandbox: Sandbox) -> None:
    """Let the submission's own process go on, or close the sandbox if the check ended it."""
    with contextlib.suppress(psutil.Error, ProcessLookupError):
        if _runs(psutil.Process(sandbox.pid)):
            signal.pidfd_send_signal(sandbox.pidfd, signal.SIGCONT)
            return
    sandbox.kill()


def _only_child(sandbox: Sandbox) -> int:
    with contextlib.suppress(psutil.Error):
        children = [c for c in psutil.Process(sandbox.pid).children() if _runs(c)]
        if len(children) == 1:
            return children[0].pid
    raise Died("the check could not be run in a process of its own")


def _end_others(sandbox: Sandbox, keep: int | None) -> None:
    for _ in range(_TRIES):
        others = _others(sandbox, keep)
        if not others:
            return
        for process in others:
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(others, timeout=0.05)
    raise Died("it kept starting processes")


def _others(sandbox: Sandbox, keep: int | None) -> list[psutil.Process]:
    """List what the submission started: later than its own process, and still running."""
    found = []
    with contextlib.suppress(psutil.Error):
        main = psutil.Process(sandbox.pid)
        for root in set(sandbox.watch.roots):
            for process in psutil.Process(root).children(recursive=True):
                if process.pid in (keep, sandbox.pid, os.getpid()):
                    continue
                with contextlib.suppress(psutil.Error):
                    if _runs(process) and process.create_time() > main.create_time():
                        found.append(process)
    return found


def _runs(process: psutil.Process) -> bool:
    return process.status() != psutil.STATUS_ZOMBIE
