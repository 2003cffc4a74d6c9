"""Messages over a socket: a length, then so many bytes."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import time

from autograder.crossing.wire import WireError

_SIZE = struct.Struct("<Q")


class Closed(Exception):
    """The other side hung up."""


class TimeIsUp(Exception):
    """The other side did not answer in time."""


class TooLarge(WireError):
    """The other side sent more than it may."""


class Channel:
    """One end of the connection between the tests and a submission."""

    def __init__(self, descriptor: int, message_bytes: int | None = None) -> None:
        self.socket = socket.socket(fileno=descriptor)
        self.message_bytes = message_bytes
        self.readable, self.writable = (
            _poll(self.socket, e) for e in (select.POLLIN, select.POLLOUT)
        )
        self.buffer = bytearray()
        self.received = 0  # bytes, of all messages together

    def send(self, message: bytes, deadline: float | None = None) -> None:
        """Send a message."""
        remaining = memoryview(_SIZE.pack(len(message)) + message)
        flags = 0 if deadline is None else socket.MSG_DONTWAIT
        try:
            while remaining:
                try:
                    remaining = remaining[self.socket.send(remaining, flags) :]
                except BlockingIOError:
                    self._wait(self.writable, deadline)
        except OSError as error:
            raise Closed from error

    def receive(self, deadline: float | None = None) -> bytes:
        """Wait for a message."""
        self._fill(_SIZE.size, deadline)
        (size,) = _SIZE.unpack_from(self.buffer)
        if self.message_bytes is not None and size > self.message_bytes:
            raise TooLarge("a message is too large")
        self.received += size
        end = _SIZE.size + size
        self._fill(end, deadline)
        message = bytes(self.buffer[_SIZE.size : end])
        del self.buffer[:end]
        return message

    def _fill(self, size: int, deadline: float | None) -> None:
        """Read until so many bytes are there."""
        flags = 0 if deadline is None else socket.MSG_DONTWAIT
        try:
            while len(self.buffer) < size:
                self._wait(self.readable, deadline)
                missing = size - len(self.buffer)  # recv sets aside as much memory as it may read
                piece = self.socket.recv(min(max(missing, 1 << 14), 1 << 20), flags)
                if not piece:
                    raise Closed
                self.buffer += piece
        except OSError as error:  # BlockingIOError too: something other than data woke us up
            raise Closed from error

    def _wait(self, event: select.poll, deadline: float | None) -> None:
        if deadline is None:
            return
        left = deadline - time.monotonic()
        if left <= 0 or not event.poll(left * 1000):
            raise TimeIsUp

    def drain(self) -> None:
        """Forget what was sent and nobody waits for."""
        self.buffer.clear()
        with contextlib.suppress(BlockingIOError, ConnectionError):
            while self.socket.recv(1 << 20, socket.MSG_DONTWAIT):
                continue

    def close(self) -> None:
        """Hang up."""
        self.socket.close()


def _poll(connection: socket.socket, event: int) -> select.poll:
    waiting = select.poll()
    waiting.register(connection, event)
    return waiting
