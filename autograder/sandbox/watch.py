"""What a submission takes, counted by the clock: whatever it says or does not say meanwhile."""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections.abc import Callable, Iterator

import psutil

from autograder.disk.limits import Limits

EVERY = 0.1  # seconds
_STATE = re.compile(rb".*\) (.)", re.DOTALL)
_RESIDENT = re.compile(rb"^Rss(?:Anon|Shmem):\s+(\d+) kB$", re.MULTILINE)
_PART = re.compile(rb"^Pss_(?:Anon|Shmem):\s+(\d+) kB$", re.MULTILINE)


class Watch:
    """Ends a submission that takes more memory, processes or files than it may.

    A thread of its own looks every tenth of a second, so a submission that talks all the time is
    watched like one that is silent. What is counted is what the kernel says from outside.

    Parameters
    ----------
    limits : Limits
    roots : tuple of int
        The submission's process and the first process of its room; all others come from them.
    folders : list of int
        Descriptors of the file systems that it may write to; closed at the end.
    stop : callable
        Ends the submission, from this thread.

    Attributes
    ----------
    reason : str
        Why the submission was ended; empty if it was not.
    also : callable or None
        Another reason to end it, asked at each look.
    """

    def __init__(
        self,
        limits: Limits,
        roots: tuple[int, ...],
        folders: list[int],
        stop: Callable[[], None],
    ) -> None:
        self.limits, self.roots, self.folders, self.stop = limits, roots, folders, stop
        self.reason = ""
        self.also: Callable[[], str] | None = None
        self.over = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def end(self) -> None:
        """Stop looking."""
        self.over.set()

    def _look(self) -> None:
        try:
            while not (self.reason or self.over.wait(EVERY)):
                self.reason = self._excess()
        except Exception:
            self.reason = "what it takes could not be counted"
        finally:
            if self.reason:
                self.stop()
            for folder in self.folders:
                os.close(folder)

    def _excess(self) -> str:
        processes = tree(self.roots)
        spaces = [os.fstatvfs(folder) for folder in self.folders]
        files = sum(space.f_files - space.f_ffree for space in spaces)
        stored = sum((space.f_blocks - space.f_bfree) * space.f_frsize for space in spaces)
        room = self.limits.memory_mb * 2**20 - stored
        if all(sum(map(count, processes)) > room for count in (_resident, _part)):
            return "it used more memory than it may"
        if len(processes) > self.limits.processes + 3:
            return "it started more processes than it may"
        if files > self.limits.files:
            return "it made more files than it may"
        also = self.also
        return also() if also else ""


def tree(roots: tuple[int, ...]) -> set[int]:
    """Find all processes that come from some; the kernel lists children by thread."""
    found, new = set(), set(roots)
    while new:
        found |= new
        new = set().union(*map(_children, new)) - found
    return found


def is_running(pid: int) -> bool:
    """Tell whether any thread of a process runs: the first one may have ended before the others."""
    states = (_STATE.match(about) for about in _of_threads(pid, "stat"))
    return any(state and state[1] not in b"ZX" for state in states)


def _children(pid: int) -> list[int]:
    lists = list(_of_threads(pid, "children"))
    if lists or not is_running(pid):
        return [int(child) for children in lists for child in children.split()]
    try:  # a kernel that keeps no such list
        return [child.pid for child in psutil.Process(pid).children()]
    except psutil.Error:
        return []


def _resident(pid: int) -> int:
    """Count the bytes of a process that no file backs; what two share is counted twice."""
    return _told(pid, "status", _RESIDENT)


def _part(pid: int) -> int:
    """Count them by halves where two share them, and so on, which takes the kernel longer."""
    return _told(pid, "smaps_rollup", _PART) or _resident(pid)


def _told(pid: int, name: str, sizes: re.Pattern[bytes]) -> int:
    """Add up what the kernel tells of a process: a thread that has ended is told nothing of."""
    sums = (sum(map(int, sizes.findall(about))) for about in _of_threads(pid, name))
    return 1024 * next(filter(None, sums), 0)


def _of_threads(pid: int, name: str) -> Iterator[bytes]:
    """Read what the kernel says of each thread of a process, as far as there still are any.

    In bytes and by line feeds alone: all else may stand in a name that a process gave itself.
    """
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return
    for thread in threads:
        with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/{name}", "rb") as file:
            yield file.read()
