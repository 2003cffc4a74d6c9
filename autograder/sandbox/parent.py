"""The warm parent: imports everything once, then forks a walled-in child for every submission.

It runs no code of any submission and knows nothing of the course. Its first argument is the
descriptor of the socket on which it gets its orders.
"""

from __future__ import annotations

import contextlib
import importlib
import itertools
import json
import os
import select
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from typing import Any

from autograder.disk.limits import Limits
from autograder.sandbox import child, shell, wall
from autograder.sandbox.forking import settle
from autograder.sandbox.memory import note_libraries
from autograder.sandbox.processors import keep_to

_LONGEST_ORDER = 200_000


class Parent:
    """Forks submissions' processes on request."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.shell = shell.warm()
        self.rooms: dict[int, wall.Room] = {}
        self.settled = False  # ready for being forked over and over

    def set_up(self, settings: dict[str, Any]) -> None:
        """Learn for what submissions to build rooms."""
        self.limits = Limits(**settings["limits"])
        self.shell.take_limits(self.limits)
        self.wall = wall.Wall(**settings["wall"]) if settings["wall"] else None
        hidden = tuple(settings["hidden"])
        self.command = self.wall.command(self.limits, hidden) if self.wall else []
        self.users = itertools.count(wall.first_submission_user())

    def serve(self) -> None:
        """Open and close rooms until the grader hangs up."""
        wall.adopt_orphans()
        try:
            with _ended_by(signal.SIGTERM):
                while self._follow_order():
                    pass
        finally:
            for pid in list(self.rooms):
                self.close(pid)

    def _follow_order(self) -> bool:
        """Open or close a room; return False when the grader has hung up."""
        message, descriptors, _, _ = socket.recv_fds(self.control, _LONGEST_ORDER, 1)
        order, _, argument = message.decode().partition(" ")
        if order == "open":
            keep_to(int(argument))
            self._settle()
            try:
                self.open(descriptors[0])
            except (wall.NoWall, OSError) as error:
                self.control.send(json.dumps({"error": str(error)}).encode())
        elif order == "settings":
            self.set_up(json.loads(argument))
        elif order == "import":
            self.import_ahead(argument.split())
        elif order == "close":
            self.close(int(argument))
        return bool(order)

    def import_ahead(self, modules: list[str]) -> None:
        """Import what the course uses, so that no process forked from here has to."""
        for name in modules:
            with contextlib.suppress(Exception, SystemExit):
                importlib.import_module(name)
        self.shell.outputs.clear()  # what an import printed or warned of is nobody's output
        self.settled = False
        self._settle()

    def _settle(self) -> None:
        if not self.settled:
            note_libraries()
            settle()
            self.settled = True

    def open(self, connection: int) -> None:
        """Build a room, fork a child into it, and tell its process id."""
        room = wall.Room(self.wall, self.command) if self.wall else None
        user = next(self.users) if self.wall and self.wall.own_user else None
        report, theirs = socket.socketpair()
        pid = room.fork() if room else os.fork()
        if pid == 0:
            self._become_submission(room, connection, theirs, user)
        theirs.close()
        os.close(connection)
        with report:
            error, folders = _read_report(report)
        if error:
            for folder in folders:
                os.close(folder)
            os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
            if room:
                room.destroy()
            raise wall.NoWall(error)
        self.rooms[pid] = room
        descriptors = [os.pidfd_open(pid), *folders]
        answer = {"pid": pid, "init": room.init if room else pid}
        socket.send_fds(self.control, [json.dumps(answer).encode()], descriptors)
        for descriptor in descriptors:
            os.close(descriptor)

    def close(self, pid: int) -> None:
        """Destroy a room with everything in it."""
        if pid not in self.rooms:  # closed already, when it took too much
            return
        room = self.rooms.pop(pid)
        if room:
            room.destroy()
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass

    def _become_submission(
        self, room: wall.Room | None, connection: int, report: socket.socket, user: int | None
    ) -> None:
        """Go on as the submission's process; tell what fails before any of its code runs."""
        try:
            if room:
                room.enter()
                # What is in them is counted from outside, where a submission cannot lie about it.
                opened = [os.open(folder, os.O_PATH) for folder in wall.WRITABLE]
                socket.send_fds(report, [b"\0"], opened)
            os.setsid()
            os.chdir(wall.HOME if room else os.environ["AUTOGRADER_FOLDER"])
            wall.give_up_privileges(self.limits, user)
            wall.keep_only(connection)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            child.live(self.shell, 3)
        except BaseException as error:
            with contextlib.suppress(OSError):
                report.send((str(error) or type(error).__name__).encode())
        finally:
            os._exit(0)


def _read_report(report: socket.socket) -> tuple[str, list[int]]:
    """Read why a process cannot be a submission's, if so, and the folders that it may write to."""
    text, folders = b"", []
    while True:
        piece, descriptors, _, _ = socket.recv_fds(report, 4096, len(wall.WRITABLE))
        folders += descriptors
        if not piece:
            return text.strip(b"\0").decode(), folders
        text += piece


def _has_hung_up(control: socket.socket) -> bool:
    """Tell whether nobody is at the other end, whatever came from there before."""
    waiting = select.poll()
    waiting.register(control, 0)
    return bool(waiting.poll(0))


@contextlib.contextmanager
def _ended_by(sign: signal.Signals) -> Iterator[None]:
    """Let a signal end what is done here, and never what tidies up after it."""
    signal.signal(sign, lambda *_: sys.exit())
    try:
        yield
    finally:
        signal.signal(sign, signal.SIG_IGN)


def main() -> None:
    """Run the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ourselves, folder = os.getpid(), os.environ["AUTOGRADER_FOLDER"]
    control = socket.socket(fileno=int(sys.argv[1]))
    try:
        with _ended_by(signal.SIGTERM):
            wall.die_with_parent(by=signal.SIGTERM)
            parent = Parent(control)
        parent.serve()
    except Exception:
        if not _has_hung_up(control):  # else the grader ended, and may have taken the folder away
            raise
    finally:
        if os.getpid() == ourselves:  # the grader may have been killed before it could tidy up
            shutil.rmtree(folder, ignore_errors=True)
