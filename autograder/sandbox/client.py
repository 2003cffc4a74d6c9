"""The grader's handles on sandboxes: the worker's that opens and ends them, the tests' that asks.

A tests' process holds a `Hatch`, through which it gets a `Sandbox`: a connection to a submission.
The worker that forked it holds the `WarmParent` and, of each sandbox, a `Ward`.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict

from autograder.crossing.channel import Channel, Closed, TimeIsUp
from autograder.crossing.sharing import Table
from autograder.crossing.wire import WireError, decode, encode
from autograder.disk.limits import Limits
from autograder.sandbox import wall
from autograder.sandbox.processors import current
from autograder.sandbox.starting import Process
from autograder.sandbox.watch import Watch

GRACE_SECONDS = 1.0
BY_VALUE, SHARED = b"V", b"T"


class Died(Exception):
    """The submission's process is gone; the message says why, if that is known."""


class Refused(Exception):
    """What was asked of the keeper of a sandbox cannot be done; the message says why."""


class Interrupted(Exception):
    """The submission took too long, was interrupted and lives on.

    Attributes
    ----------
    answer : tuple
        What the submission answered when it was interrupted.
    """

    def __init__(self, answer: tuple) -> None:
        super().__init__("it took too long")
        self.answer = answer


class WarmParent:
    """A warm parent and the sandboxes that it forks.

    Parameters
    ----------
    limits : Limits
    hidden : tuple of str
        Folders that no submission may see.
    isolation : str
        "bubblewrap", or "process" for submissions that are trusted.
    modules : tuple of str
        What to import before anything is forked; see `prepare`.
    started : Process, optional
        The process, where it was started already.
    """

    def __init__(
        self,
        limits: Limits,
        hidden: tuple[str, ...],
        isolation: str,
        modules: tuple[str, ...] = (),
        started: Process | None = None,
    ) -> None:
        self.limits = limits
        self.process = started or Process()
        self.control, self.folder = self.process.control, self.process.folder
        found = wall.find_wall() if isolation == "bubblewrap" else None
        settings = {
            "limits": asdict(limits),
            "hidden": hidden + wall.package_folders(limits.hidden_packages),
            "wall": asdict(found) if found else None,
        }
        self._order(f"settings {json.dumps(settings)}")
        self.prepare(modules)

    def prepare(self, modules: tuple[str, ...]) -> None:
        """Import modules once, so that no submission has to; only what can be seen by all.

        The order comes before that to open a sandbox, so nobody waits for an answer.
        """
        if modules:
            self._order(f"import {' '.join(modules)}")

    def _order(self, order: str) -> None:
        with contextlib.suppress(OSError):  # it ended; `open` says so
            self.control.send(order.encode())

    def open(self, processor: int | None = None) -> Ward:
        """Open a sandbox for one submission, on the processor of its tests."""
        ours, theirs = socket.socketpair()
        order = f"open {current() if processor is None else processor}"
        try:
            socket.send_fds(self.control, [order.encode()], [theirs.fileno()])
            message, descriptors, _, _ = socket.recv_fds(self.control, 4096, 1 + len(wall.WRITABLE))
        except OSError:
            message = b""
        theirs.close()
        answer = json.loads(message or b'{"error": "the sandbox\'s parent process ended"}')
        if "pid" not in answer:
            ours.close()
            raise wall.NoWall(answer["error"])
        pidfd, *folders = descriptors
        return Ward(self, ours.detach(), answer["pid"], answer["init"], pidfd, folders)

    @property
    def alive(self) -> bool:
        """Whether its process still runs."""
        return self.process.process.poll() is None

    def close(self) -> None:
        """End the warm parent and whatever it started."""
        self.process.close()


class Ward:
    """One submission's process as the worker keeps it, from outside the wall.

    Attributes
    ----------
    connection : socket.socket
        What the tests' process gets, to talk to the submission.
    alive : bool
    watch : Watch
    settled : set of int
        Processes that ran when its cells had run.
    """

    def __init__(
        self,
        parent: WarmParent,
        connection: int,
        pid: int,
        init: int,
        pidfd: int,
        folders: list[int],
    ) -> None:
        self.parent, self.pid, self.pidfd = parent, pid, pidfd
        self.connection = socket.socket(fileno=connection)
        self.alive = True
        self.watch = Watch(parent.limits, (pid, init), folders, self._end_processes)
        self.settled: set[int] = set()

    def interrupt(self) -> None:
        """Interrupt what runs."""
        self.send_signal(signal.SIGINT)

    def send_signal(self, what: int) -> None:
        """Send a signal to the submission's own process."""
        if not self.alive:
            raise Refused("it ended")
        signal.pidfd_send_signal(self.pidfd, what)

    def kill(self) -> None:
        """End the submission and everything that it started."""
        if self.alive:
            self.alive = False
            self.watch.end()
            self._end_processes()
            os.close(self.pidfd)
            self.connection.close()

    def _end_processes(self) -> None:
        """End them, also from the thread that watches; who waits for them sees them hang up."""
        with contextlib.suppress(OSError):
            self.parent.control.send(f"close {self.pid}".encode())
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


class Hatch:
    """The way from a tests' process to the worker that keeps its sandboxes.

    Parameters
    ----------
    control : socket.socket
    limits : Limits
    """

    def __init__(self, control: socket.socket, limits: Limits) -> None:
        self.control, self.limits = control, limits
        self.deaths = 0  # of sandboxes that nobody here ended: the submission did, or the machine

    def open(self) -> Sandbox:
        """Open a sandbox, in place of the one before.

        Raises
        ------
        NoWall
            When the worker cannot open one.
        """
        message, descriptors = self._send(f"open {current()}")
        if not descriptors:
            raise wall.NoWall(message.get("error", "the worker ended"))
        return Sandbox(self, descriptors[0])

    def order(self, what: str) -> str:
        """Let something be done to the sandbox; return why it was ended, if it was.

        Raises
        ------
        Refused
            When that could not be done.
        """
        message, _ = self._send(what)
        if "error" in message:
            raise Refused(message["error"])
        return message.get("reason", "")

    def _send(self, order: str) -> tuple[dict[str, str], list[int]]:
        try:
            self.control.send(order.encode())
            message, descriptors, _, _ = socket.recv_fds(self.control, 4096, 1)
        except OSError:
            message, descriptors = b"", []
        return json.loads(message or b'{"error": "the worker ended"}'), descriptors


class Sandbox:
    """One submission's process as its tests know it: one connection.

    Attributes
    ----------
    alive : bool
        Whether the conversation goes on.
    """

    def __init__(self, hatch: Hatch, connection: int) -> None:
        self.hatch, self.limits = hatch, hatch.limits
        self.channel = Channel(connection, self.limits.message_bytes)
        self.alive = True
        self.most: int | None = None

    def ask(
        self,
        request: tuple,
        deadline: float,
        table: Table | None = None,
        serve: Callable[[tuple], tuple] | None = None,
    ) -> tuple:
        """Send a request and wait for the answer, serving calls back in the meantime.

        Parameters
        ----------
        request : tuple
        deadline : float
        table : Table, optional
            What both sides share; without one, the request and its answer are plain data.
        serve : callable, optional
            Answers what the submission asks in the meantime.

        Raises
        ------
        Interrupted
            When it took longer than allowed but stopped when it was told to.
        Died
            When it had to be killed, or ended by itself.
        WireError
            When the request holds something that cannot travel.
        """
        if not self.alive:
            raise Died("the submission's process has ended")
        # What is only shown has bounds of its own, which are checked before it is read.
        self.most = _size_of_shown(self.limits) if request[0] == "run" else None
        packed = SHARED + table.pack(request) if table else BY_VALUE + encode(request)
        try:
            self.channel.send(packed, deadline)
            while True:
                answer = self._receive(table, deadline)
                if answer[0] in ("return", "raise"):
                    return answer
                if serve is None:
                    raise WireError("it asked for what it was not given")
                self.channel.send(SHARED + serve(answer), deadline)
        except TimeIsUp:
            raise Interrupted(self._interrupt()) from None
        except (Closed, WireError) as error:
            reason = self.kill()
            self.hatch.deaths += isinstance(error, Closed) and not reason
            raise Died(reason or str(error) or "its process ended") from error
        except BaseException:
            self.kill()  # the conversation broke off in the middle
            raise

    def _receive(self, table: Table | None, deadline: float) -> tuple:
        self.channel.message_bytes = self._room()
        message = self.channel.receive(deadline)
        if message[:1] != (SHARED if table else BY_VALUE):
            raise WireError("it answered in another way than it was asked")
        answer = table.unpack(message[1:]) if table else decode(message[1:])
        lengths = {
            "return": (2, 3),
            "raise": (6, 7),
            "call": (4,),
            "attribute": (3,),
            "assign": (4,),
            "remove": (3,),
        }
        lengths |= {"operate": (4,), "next": (2,)}
        if (
            type(answer) is not tuple
            or not answer
            or type(answer[0]) is not str
            or len(answer) not in lengths.get(answer[0], ())
        ):
            raise WireError("it sent an answer that is none")
        return answer

    def _interrupt(self) -> tuple:
        """Interrupt what runs and return its answer; kill the submission if it does not stop."""
        deadline = time.monotonic() + GRACE_SECONDS
        try:
            self.hatch.order("interrupt")
            while True:
                message = self.channel.receive(deadline)
                if message[:1] == SHARED:  # what both share is given up: nobody reads it
                    return ("raise",)
                answer = decode(message[1:])
                if type(answer) is tuple and answer[:1] in (("return",), ("raise",)):
                    return answer
        except (TimeIsUp, Closed, WireError, Refused) as error:
            why = self.kill() or "it took too long and did not stop when it was told to"
            raise Died(why) from error

    def _room(self) -> int:
        """Return how large the next message may be."""
        left = self.limits.sent_mb * 2**20 - self.channel.received
        if left < 0:
            raise WireError("it sent more than it may, all together")
        return min(self.limits.message_bytes, left, self.most or left)

    def kill(self) -> str:
        """End the submission and everything that it started; return why its keeper did, if so."""
        if not self.alive:
            return ""
        self.alive = False
        self.channel.close()
        with contextlib.suppress(Refused):
            return self.hatch.order("close")
        return ""

    def settle(self) -> None:
        """Take what runs now for what the submission's cells need."""
        self._let("settle")

    def leave_strays(self) -> None:
        """Be ended where something was started since it settled, and runs on.

        Raises
        ------
        Died
            Where that is so.
        """
        self._let("require-no-strays")

    def clear_room(self) -> None:
        """End whatever the submission started and left running.

        Raises
        ------
        Died
            When that could not be done.
        """
        self._let("clear")

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let nothing run in the room but the one process that the submission's just forked.

        Raises
        ------
        Died
            When there is no such process, or more than one.
        """
        self._let("seclude")
        try:
            yield
        finally:
            if self.alive:
                self._let("end-check")
                self.channel.drain()
                with contextlib.suppress(Died):  # if the check ended it: the next one sees that
                    self._let("go-on")

    def _let(self, order: str) -> None:
        try:
            self.hatch.order(order)
        except Refused as error:
            self.kill()
            raise Died(str(error)) from error


def _size_of_shown(limits: Limits) -> int:
    """Return how large the message about one cell's outputs can be: pictures are in base64."""
    return 4 * limits.output_bytes + 3 * limits.picture_bytes + 100_000
