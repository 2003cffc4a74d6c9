"""The keeper of sandboxes: does for a process that runs tests what reaches over walls.

The tests' process lives behind a wall of its own. It holds one connection to a submission, and
nothing else of it: to open a sandbox, to interrupt it, to end it or to leave it alone with a check
it asks its keeper, the worker that forked it. What it asks may be anything.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable

import psutil

from autograder.sandbox import seclusion
from autograder.sandbox.client import Refused, Ward, WarmParent
from autograder.sandbox.wall import NoWall

_LONGEST_ORDER = 100
_MOST_OPENED = 10_000  # by the tests of one notebook, one after the other


class Keeper:
    """Keeps the sandboxes of one tests' process: one at a time.

    Parameters
    ----------
    parent : WarmParent

    Attributes
    ----------
    theirs : socket.socket
        The other end of the connection, for the tests' process.
    """

    def __init__(self, parent: WarmParent) -> None:
        self.parent = parent
        self.ward: Ward | None = None
        self.opened = 0
        self.control, self.theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.orders: dict[str, Callable[[Ward], None]] = {
            "interrupt": Ward.interrupt,
            "close": Ward.kill,
            "settle": seclusion.settle,
            "require-no-strays": seclusion.require_no_strays,
            "clear": seclusion.clear_room,
            "seclude": seclusion.seclude,
            "end-check": seclusion.end_check,
            "go-on": seclusion.go_on,
        }

    def follow_order(self) -> bool:
        """Do what the tests' process asks for; return False when it has hung up."""
        try:
            message = self.control.recv(_LONGEST_ORDER)
            order, _, argument = message.decode("ascii", "replace").partition(" ")
            if order == "open" and argument.isdigit():
                self._open(int(argument))
            elif order in self.orders and self.ward:
                self._answer(self._obey(order, self.ward))
            elif order:
                return False  # it is no longer ours
        except OSError:
            return False
        return bool(message)

    def _obey(self, order: str, ward: Ward) -> dict[str, str]:
        try:
            self.orders[order](ward)
            return {"reason": ward.watch.reason}
        except (Refused, psutil.Error, ProcessLookupError) as error:
            return {"reason": ward.watch.reason, "error": str(error) or "it ended"}

    def _open(self, processor: int) -> None:
        if self.ward:
            self.ward.kill()
        self.opened += 1
        try:
            if self.opened > _MOST_OPENED:
                raise NoWall("the tests opened too many sandboxes")
            self.ward = self.parent.open(processor)
        except NoWall as error:
            self._answer({"error": str(error)})
            return
        self._answer({}, [self.ward.connection.fileno()])

    def _answer(self, told: dict[str, str], descriptors: list[int] | None = None) -> None:
        socket.send_fds(self.control, [json.dumps(told).encode()], descriptors or [])

    def close(self) -> None:
        """End the sandbox, and hang up."""
        if self.ward:
            self.ward.kill()
        for end in (self.control, self.theirs):
            end.close()
