"""Both sides of the wall in one process, without the wall: to try thousands of programs quickly.

The submission's side runs in a thread; messages are handed over as bytes. Nothing hostile may be
tried so.
"""

import builtins
import queue
import threading
import types

from autograder.crossing.channel import Closed
from autograder.crossing.wire import decode, encode
from autograder.disk.limits import Limits
from autograder.disk.notebook import Cell
from autograder.judge.namespace import Names
from autograder.judge.session import Session
from autograder.sandbox import memory
from autograder.sandbox.child import BY_VALUE, SHARED, Submission

memory._local_modules = lambda: []  # here they would be the tests' own


class Pipe:
    """One end of a connection within the process."""

    def __init__(self, out, into):
        self.out, self.into = out, into

    def send(self, message, deadline=None):
        self.out.put(message)

    def receive(self, deadline=None):
        message = self.into.get(timeout=20)
        if message is None:
            raise Closed
        return message


class Shell:
    """What a submission needs of a shell."""

    class outputs:
        @staticmethod
        def clear():
            pass

        @staticmethod
        def text(name):
            return ""

    def __init__(self):
        self.user_ns = {"__name__": "__main__", "__builtins__": builtins}

    def line_of(self, error):
        return ""

    def take_outputs(self):
        return []

    def run(self, source):
        exec(compile(source, "<submission>", "exec"), self.user_ns)
        return True


class Sandbox:
    """The judge's handle on the thread."""

    alive = True

    def __init__(self):
        there, here = queue.Queue(), queue.Queue()
        self.pipe = Pipe(there, here)
        self.submission = Submission(Shell(), Pipe(here, there))
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        submission = self.submission
        while True:
            try:
                submission.answer(*submission.read(submission.channel.receive()))
            except Closed:
                return

    def ask(self, request, deadline, table=None, serve=None):
        self.pipe.send(SHARED + table.pack(request) if table else BY_VALUE + encode(request))
        while True:
            message = self.pipe.receive()
            answer = table.unpack(message[1:]) if table else decode(message[1:])
            if answer[0] in ("return", "raise"):
                return answer
            self.pipe.send(SHARED + serve(answer))

    def settle(self):
        """A thread starts no process."""

    def kill(self):
        self.pipe.send(None)
        self.thread.join(20)


def open_session(source, classes="", names=()):
    """Run a submission, and return the session and the names of the tests."""
    sandbox = Sandbox()
    parent = types.SimpleNamespace(limits=Limits(), open=lambda: sandbox)
    session = Session(parent, {}, float("inf"))
    if classes:
        session.run(classes, 60, None, names)
    session.run(source, 60, 0)
    cells = [Cell("solution", "s", "code", source, source)]
    tests = Names(session, cells)
    if classes:
        locked = Cell("locked", "l", "code", classes, classes, binds=dict.fromkeys(names, "class"))
        tests.pass_over(locked)
    session.restore(0)
    session.begin(None)
    return session, tests
