"""What a submission takes, counted by the clock: whatever it says or does not say meanwhile."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

import psutil

from autograder.disk.limits import Limits

EVERY = 0.1  # seconds


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
        self.looking = threading.Lock()
        threading.Thread(target=self._look, daemon=True).start()

    def end(self) -> None:
        """Stop looking."""
        self.over.set()

    def finish_look(self) -> None:
        """Wait for a look that has begun: it may count what has ended since."""
        with self.looking:
            pass

    def _look(self) -> None:
        while not (self.reason or self.over.wait(EVERY)):
            with self.looking:
                self.reason = self._excess()
                if self.reason:
                    self.stop()
        for folder in self.folders:
            os.close(folder)

    def _excess(self) -> str:
        processes = tree(self.roots)
        spaces = [os.fstatvfs(folder) for folder in self.folders]
        files = sum(space.f_files - space.f_ffree for space in spaces)
        stored = sum((space.f_blocks - space.f_bfree) * space.f_frsize for space in spaces)
        memory = sum(map(_memory, processes)) + stored
        if memory > self.limits.memory_mb * 2**20:
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


def _children(pid: int) -> list[int]:
    try:
        threads = os.listdir(f"/proc/{pid}/task")
        found = (_read(f"/proc/{pid}/task/{thread}/children") for thread in threads)
        lists = [children for children in found if children is not None]
        if not lists:  # a kernel that keeps no such list, or a process that ended
            return [child.pid for child in psutil.Process(pid).children()]
    except (OSError, psutil.Error):
        return []
    return [int(child) for children in lists for child in children.split()]


def _memory(pid: int) -> int:
    """Count the bytes of a process that no file backs."""
    lines = (_read(f"/proc/{pid}/status") or "").splitlines()
    fields = dict(line.split(":", 1) for line in lines if line.startswith("Rss"))
    return sum(
        int(fields[name].split()[0]) * 1024 for name in ("RssAnon", "RssShmem") if name in fields
    )


def _read(path: str) -> str | None:
    """Read what the kernel says, unless the process has ended."""
    try:
        with open(path, errors="replace") as file:  # a process may have any bytes as its name
            return file.read()
    except OSError:
        return None
