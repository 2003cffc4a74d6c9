"""Where the tests run: a process forked from the worker for one notebook, behind a wall of its own.

What tests do with a submission's answers may be more than their author thought of. So their process
sees Python, the instructor's packages and the files of the exercise, but neither course nor
gradebook; it has no network, and writes to files that end with it. All that it can do is ask its
keeper for a sandbox and report what it found.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import BinaryIO, NamedTuple

import psutil

from autograder.disk.limits import Limits
from autograder.judge.reports import MACHINE, write
from autograder.sandbox import wall
from autograder.sandbox.client import Hatch, WarmParent
from autograder.sandbox.keeper import Keeper
from autograder.sandbox.processors import current, keep_to

Report = Callable[..., object]
Work = Callable[[Hatch, Report], None]

_MORE_MB = 8192  # an answer may be a thing out of which a test builds something enormous
_MOST_SECONDS = 86_400
_SECONDS_TO_END = 10.0


class Ended(NamedTuple):
    """How the tests' process ended, and what it reported.

    Attributes
    ----------
    well : bool
        Whether it came to its end.
    hung : bool
        Whether it had to be ended: it was silent for too long, or took no end.
    reports : bytes
    """

    well: bool
    hung: bool
    reports: bytes


class Booth:
    """Forks the processes of the tests, one after the other.

    Parameters
    ----------
    limits : Limits
        Of a submission; tests may use more memory.
    isolation : str
        "bubblewrap", or "process" for submissions that are trusted.
    """

    def __init__(self, limits: Limits, isolation: str) -> None:
        self.limits = limits
        self.wall = wall.find_wall() if isolation == "bubblewrap" else None
        own_user = self.wall is not None and self.wall.own_user
        self.user = wall.first_submission_user() if own_user else None
        self.shown: frozenset[str] = frozenset()
        self.limits_of_tests: Limits | None = None
        self.room: wall.Room | None = None

    def show(self, places: Iterable[str]) -> None:
        """Let the tests see files and folders beside Python and the system's."""
        self.limits_of_tests = None
        if frozenset(places) != self.shown:
            self.shown = frozenset(places)
            self.close()

    def close(self) -> None:
        """Take the wall down."""
        if self.room:
            self.room.destroy()
            self.room = None

    def run(self, work: Work, parent: WarmParent, patience: float, end: float) -> Ended:
        """Fork a process, let it work, and serve it until it ends.

        It is killed when it reports nothing for too long.
        """
        self._stand()
        keeper = Keeper(parent)
        limits = self._limits_of_tests()
        with (
            self._folder(parent) as folder,
            open(os.memfd_create("reports"), "w+b", buffering=0) as written,
        ):
            pid = self.room.fork_alone() if self.room else os.fork()
            if pid == 0:
                self._become_tests(work, keeper, written, folder, limits)
            keeper.theirs.close()
            hung_up = False
            try:
                hung_up = _serve(keeper, written, patience, end)
            finally:
                finished = _end(pid, _SECONDS_TO_END if hung_up else 0.0)
                keeper.close()
            written.seek(0)
            return Ended(finished, not hung_up, written.read())

    def _limits_of_tests(self) -> Limits:
        """More memory than what their process begins with: some libraries reserve terabytes."""
        if not self.limits_of_tests:
            held = psutil.Process().memory_info().vms // 2**20
            more = {"memory_mb": held + _MORE_MB, "submission_seconds": _MOST_SECONDS}
            self.limits_of_tests = replace(self.limits, **more)
        return self.limits_of_tests

    def _folder(self, parent: WarmParent) -> contextlib.AbstractContextManager[str]:
        """Give the tests a folder: behind the wall they have one that ends with them."""
        if self.room:
            return contextlib.nullcontext(wall.HOME)
        return tempfile.TemporaryDirectory(dir=parent.folder.name)

    def _stand(self) -> None:
        """Build the wall, if it does not stand."""
        if self.room and self.room.placeholder.poll() is not None:
            self.close()
        if self.wall and not self.room:
            command = self.wall.command(self.limits, (), self.shown)
            self.room = wall.Room(self.wall, command, wall.shown_within(self.shown))

    def _become_tests(
        self, work: Work, keeper: Keeper, written: BinaryIO, folder: str, limits: Limits
    ) -> None:
        """Go on as the tests' process."""
        status = 1
        try:
            keep_to(current())
            try:
                self._go_behind_the_wall(folder, limits)
            except OSError as error:
                written.write(write(MACHINE, f"the tests could not be walled in: {error}"))
                return
            wall.keep_only(keeper.theirs.fileno(), written.fileno())
            control, reports = socket.socket(fileno=3), 4
            work(Hatch(control, self.limits), lambda *told: os.write(reports, write(*told)))
            status = 0
        finally:
            os._exit(status)

    def _go_behind_the_wall(self, folder: str, limits: Limits) -> None:
        if self.room:
            self.room.enter_alone(self.limits.file_mb * 2**20, self.limits.files)
            os.environ["HOME"] = folder
        os.environ |= wall.SET_BY_NBGRADER
        os.chdir(folder)
        sys.path.insert(0, folder)
        wall.give_up_privileges(limits, self.user)
        wall.die_with_parent()


def _serve(keeper: Keeper, written: BinaryIO, patience: float, end: float) -> bool:
    """Do what the tests ask for until they hang up; return False if they have to be ended."""
    size, silent_since = 0, time.monotonic()
    while time.monotonic() < end + patience:
        if select.select([keeper.control], [], [], 1.0)[0] and not keeper.follow_order():
            return True
        if (now := os.fstat(written.fileno()).st_size) > size:
            size, silent_since = now, time.monotonic()
        elif time.monotonic() - silent_since > patience:
            return False
    return False


def _end(pid: int, seconds: float) -> bool:
    """Give a process so long to end before it is killed; tell whether it finished."""
    descriptor = os.pidfd_open(pid)
    try:
        if not select.select([descriptor], [], [], seconds)[0]:
            with contextlib.suppress(psutil.Error):
                for child in psutil.Process(pid).children(recursive=True):
                    child.kill()
            signal.pidfd_send_signal(descriptor, signal.SIGKILL)
    finally:
        os.close(descriptor)
    return os.waitpid(pid, 0)[1] == 0
