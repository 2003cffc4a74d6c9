"""One submission under test: its sandbox, and the traffic between the tests and it."""

from __future__ import annotations

import builtins
import contextlib
import sys
import threading
import time
import unittest.mock
import warnings
from collections.abc import Iterable
from typing import Any

import numpy as np

from autograder.crossing.inplace import make_equal
from autograder.crossing.randomness import GENERATORS, advance, global_state, state_of
from autograder.crossing.wire import Reference, WireError, encode
from autograder.disk.limits import Limits
from autograder.judge.proxies import CallableInstance, Function, Instance, Proxy
from autograder.sandbox.client import Died, Interrupted, Sandbox, WarmParent


class Stopped(BaseException):
    """The submission hung or died; no test can catch this. The message is for the student."""


class SubmissionError(Exception):
    """An exception of the submission whose class is no built-in one."""


NOT_PLAIN = "Your code returned something that is no number, list, dict or array."


class CannotTravel(Exception):
    """A test wants to hand over what the wire does not carry."""


class NotPlain(SubmissionError):
    """The submission returned what cannot be taken for plain data."""


class Session:
    """Opens, restores and asks the sandbox of one notebook.

    Attributes
    ----------
    share_arguments : bool
        Whether a change that the submission makes to an argument is seen by the tests even when
        the call also returns a value.
    withheld : bool
        Whether such a change was made and not shown.
    raised : str or None
        The built-in name of the last exception that came from the submission.
    late : bool
        Whether it ran out of time.
    stopped : str
        Why the submission hung or died since the last test began; empty if it did not.
    seeded : bool
        Whether a test seeded the module-wide generators since the last call.
    """

    def __init__(self, parent: WarmParent, files: dict[str, bytes], end: float) -> None:
        self.parent, self.files, self.end = parent, files, end
        self.limits: Limits = parent.limits
        self.sandbox: Sandbox | None = None
        self.generation = 0
        self.deadline, self.seconds = end, 0.0
        self.proxies: dict[tuple[int, bool], Proxy] = {}
        self.told: dict[str, Proxy] = {}  # what names mean, until the submission may rebind them
        self.callbacks: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}
        self.given = 0
        self.exceptions: dict[str, type] = {}
        self.exception_references: dict[type, Reference] = {}
        self.share_arguments = self.withheld = False
        self.raised: str | None = None
        self.stopped, self.late = "", False
        self.seeded = False
        self.settings = _settings()
        self.turn = threading.RLock()  # a test may call from several threads
        # The submission's cells in order, to run them again after it died.
        self.history: list[tuple] = []

    # The sandbox and its cells.

    def start_clock(self, seconds: float) -> None:
        """Give what follows so many seconds."""
        self.seconds = seconds
        self.deadline = min(self.end, time.monotonic() + seconds)

    def run(
        self, source: str, seconds: float, snapshot: int | None = None
    ) -> tuple[bool, list, str | None]:
        """Run one of the submission's cells, and take the snapshot of that number after it.

        Returns
        -------
        tuple
            Whether it ended well, its outputs, and a note when it had to be stopped.
        """
        if time.monotonic() >= self.end:
            return False, [], "Not run: the time of the whole notebook is up."
        self._revive()
        self.start_clock(seconds)
        ok, outputs, note = False, [], None
        request = ("run", source, snapshot)
        try:
            _, ok, outputs = self.sandbox.ask(request, self.deadline)
            self.history.append(request)
            snapshot = None  # taken
        except Interrupted as stop:
            outputs = stop.answer[2] if len(stop.answer) == 3 else []
            note = self._too_long()
        except Died as death:
            note = f"The cell was stopped: {death}."
        except (ValueError, TypeError):
            self.sandbox.kill()
            note = "The cell was stopped: it broke the connection."
        if snapshot is not None:
            self.snapshot(snapshot)
        return ok is True, outputs if type(outputs) is list else [], note

    def snapshot(self, number: int) -> None:
        """Remember the submission's names at this point."""
        if time.monotonic() < self.end:
            self.history.append(("snapshot", number))
            with contextlib.suppress(Died, Interrupted):
                self._revive()
                self.sandbox.ask(("snapshot", number), self.end)

    def restore(self, number: int) -> None:
        """Bring the submission's names back to a snapshot, in a new sandbox if need be."""
        self._require_time()
        try:
            self._revive()
            self._forget(self.sandbox.ask(("restore", number), self.deadline)[1])
        except (Died, Interrupted) as error:
            raise self._stop(f"Your code could not be run again: {error}.") from error

    def close(self) -> None:
        """End the sandbox."""
        if self.sandbox:
            self.sandbox.kill()

    def _revive(self) -> None:
        if self.sandbox and self.sandbox.alive:
            return
        self.sandbox = self.parent.open()
        self.generation += 1
        self.proxies.clear()
        self.told.clear()
        if self.files:
            self.sandbox.ask(("files", self.files), self.end)
        for request in self.history:
            try:
                self.sandbox.ask(request, min(self.end, self._cell_end()))
            except Interrupted:
                continue

    def _cell_end(self) -> float:
        return time.monotonic() + self.limits.cell_seconds

    def _too_long(self) -> str:
        return f"Stopped after {self.seconds:g} second{'' if self.seconds == 1 else 's'}."

    def _require_time(self) -> None:
        if time.monotonic() >= self.end:
            raise self._stop("The time of the whole notebook is up.")

    def _stop(self, why: str) -> Stopped:
        """Remember that the submission hung or died, whatever a test does about it."""
        self.stopped = why
        return Stopped(why)

    # What the tests ask.

    def ask(self, operation: str, *arguments: Any) -> Any:
        """Ask for one thing and return it; raise what the submission raised."""
        return self._result(self._exchange((operation, *arguments)))

    def apply(self, operation: str, operands: list, keep: bool, declared: bool = False) -> Any:
        """Apply an operator; see `Proxy` for what to keep."""
        answer = self._exchange(("apply", operation, operands, keep))
        if answer[0] == "raise" and answer[1] == "StopIteration" and operation == "next":
            raise StopIteration
        return self._result(answer, declared, keep)

    def name(self, name: str) -> Any:
        """Look up a name of the submission; KeyError when there is none."""
        if name in self.told:
            return self.told[name]
        answer = self._exchange(("name", name))
        value = self._result((answer[0], *answer[2:]) if answer[0] == "return" else answer)
        if answer[1] is not True:
            raise KeyError(name)
        if isinstance(value, (Function, CallableInstance)):
            self.told[name] = value
        return value

    def _forget(self, names: Any) -> None:
        """Look names up again that the submission bound to something else."""
        if type(names) is list and all(type(name) is str for name in names):
            for name in names:
                self.told.pop(name, None)
        else:
            self.told.clear()

    def call(self, function: Proxy, arguments: Iterable[Any], keywords: dict[str, Any]) -> Any:
        """Call something of the submission."""
        handed = [*arguments, *keywords.values()]
        generators = {self._number(v): v for v in handed if type(v) in GENERATORS}
        states = {number: state_of(generator) for number, generator in generators.items()}
        seeds, self.seeded = (global_state() if self.seeded else None), False
        settings = _settings()
        changed_settings = settings if settings != self.settings else None
        answer = self._exchange(
            (
                *("call", function, list(arguments), keywords, states, seeds),
                *(changed_settings, function._keeps),
            )
        )
        after = answer[2] if len(answer) == 3 and type(answer[2]) is dict else {}
        self._repeat(after.get("printed"), after.get("warnings"))
        self._forget(after.get("rebound", []) if answer[0] == "return" else None)
        declared = function._declared and function._reference.kind == "class"
        result = self._result(answer, declared, function._keeps)
        self._take_back(handed, after.get("changed"))
        moved = after.get("moved")
        for number, generator in generators.items():
            advance(generator, moved.get(number) if type(moved) is dict else None)
        return result

    def _repeat(self, printed: Any, issued: Any) -> None:
        """Let a test that listens hear what the call printed and what it warned of."""
        if type(printed) is str and printed:
            sys.stdout.write(printed)
        for warning in issued if type(issued) is list else ():
            if type(warning) is tuple and len(warning) == 2:
                category = getattr(builtins, str(warning[0]), None)
                if isinstance(category, type) and issubclass(category, Warning):
                    warnings.warn(str(warning[1]), category, stacklevel=3)

    def _take_back(self, handed: list, changed: Any) -> None:
        """Show the tests what the submission changed in their arguments, or hold it back.

        A submission could change an argument so that a wrong answer looks right.
        """
        if type(changed) is not dict or not changed:
            return
        if not self.share_arguments:
            self.withheld = True
            return
        for position, value in changed.items():
            if type(position) is int and 0 <= position < len(handed):
                make_equal(handed[position], value)

    def _exchange(self, request: tuple) -> tuple:
        self._require_time()
        if request[0] not in ("name", "call"):
            self.told.clear()
        if not (self.sandbox and self.sandbox.alive):
            raise self._stop("Your code ended its own process, or had to be stopped.")
        try:
            with self.turn:
                return self.sandbox.ask(
                    request, self.deadline, self.refer, self.resolve, self.serve
                )
        except WireError as error:
            raise CannotTravel(f"this cannot be handed to the submission: {error}") from error
        except Interrupted as stop:
            self.late = True
            raise self._stop(self._too_long()) from stop
        except Died as death:
            self.late = time.monotonic() >= self.deadline
            raise self._stop(f"Your code was stopped: {death}.") from death

    def _result(self, answer: tuple, declared: bool = False, keep: bool = False) -> Any:
        if answer[0] == "raise":
            raise self._exception(*answer[1:])
        result = answer[1]
        if declared and isinstance(result, Proxy):
            result = self._proxy(result._reference, declared=True)
        if keep and isinstance(result, Proxy):
            result._note(_keeps=True)
        return result

    def _proxy(self, reference: Reference, declared: bool = False) -> Proxy:
        """Find or make what stands for an object; one object has one proxy, so `is` works."""
        key = (reference.number, declared)
        if key not in self.proxies:
            calls = reference.kind in ("function", "class")
            kinds = {
                (False, False): Proxy,
                (True, False): Function,
                (False, True): Instance,
                (True, True): CallableInstance,
            }
            self.proxies[key] = kinds[calls, declared](self, reference, self.generation)
        return self.proxies[key]

    def forget_callbacks(self) -> None:
        """Take back the functions that a test handed over: no later code may call them."""
        self.callbacks.clear()
        self.numbers.clear()

    # Things that do not travel.

    def refer(self, thing: Any) -> Reference:
        """Say how something of the tests' reaches the submission."""
        if isinstance(thing, Proxy):
            if thing._generation != self.generation:
                raise WireError("it belongs to a process of the submission that has ended")
            return thing._reference
        if isinstance(thing, type) and thing in self.exception_references:
            return self.exception_references[thing]
        if type(thing) in GENERATORS:
            name = type(getattr(thing, "bit_generator", thing)).__name__
            return Reference("test", self._number(thing), "generator", name)
        if isinstance(thing, np.dtype):
            thing = thing.type
        name = getattr(thing, "__name__", "")
        for kind, module in (("builtin", builtins), ("numpy", np)):
            if isinstance(name, str) and name and getattr(module, name, None) is thing:
                return Reference("test", 0, kind, name)
        if callable(thing) or self._may_be_asked(thing):
            return Reference("test", self._number(thing), "function", name)
        raise WireError(f"an object of type {type(thing).__name__} is not plain data")

    def resolve(self, reference: Reference) -> Any:
        """Say what stands for something of the submission's here."""
        kind, name = reference.kind, reference.name
        if reference.side == "test":
            if reference.number not in self.callbacks:
                raise WireError("it named a function that it was never given")
            return self.callbacks[reference.number]
        if kind in ("builtin", "numpy"):
            found = getattr(builtins if kind == "builtin" else np, name, None)
            if isinstance(found, type) and (kind == "builtin" or issubclass(found, np.generic)):
                return found
            raise WireError("it named a type that there is not")
        if kind == "exception":
            cls = self._exception_class(name.split(","))
            self.exception_references[cls] = reference
            return cls
        return self._proxy(reference)

    def serve(self, request: tuple) -> tuple:
        """Answer what the submission asks while it works: use something that it was given."""
        kind, number, *rest = request
        self.told.clear()
        try:
            if type(number) is not int or number not in self.callbacks:
                raise TypeError("no such function")
            thing = self.callbacks[number]
            if kind == "call":
                result = thing(*rest[0], **rest[1])
            else:
                result = self._attribute(thing, *rest)
            encode(result, self.refer)
            return ("result", result)
        except Exception as error:
            name = type(error).__name__
            return ("error", name if hasattr(builtins, name) else "RuntimeError", str(error)[:500])

    def _attribute(self, thing: Any, name: Any, *new: Any) -> Any:
        """Read or set a public attribute of an object of the tests'.

        Setting one is a change of an argument, and shown or held back like any other.
        """
        if type(name) is not str or name.startswith("_") or not self._may_be_asked(thing):
            raise AttributeError("no such attribute")
        mock = isinstance(thing, unittest.mock.NonCallableMock)
        if mock and (new or name in _MOCKS_OWN):
            raise AttributeError("a mock's own methods are for the tests")
        if not new:
            return getattr(thing, name)
        if self.share_arguments:
            setattr(thing, name, new[0])
        else:
            self.withheld = True
        return None

    def _may_be_asked(self, thing: Any) -> bool:
        """Whether public attributes of a thing may be read: it is a mock, or the tests' own."""
        own = type(thing).__module__ == "__main__"
        return own or isinstance(thing, unittest.mock.NonCallableMock)

    def _number(self, thing: Any) -> int:
        number = self.numbers.get(id(thing))
        if number is None:
            self.given += 1
            number = self.numbers[id(thing)] = self.given
            self.callbacks[number] = thing
        return number

    def _exception(
        self, name: Any, bases: Any, message: Any, arguments: Any, attributes: Any
    ) -> Exception:
        names = [n for n in bases if type(n) is str] if type(bases) is list else []
        cls = self._exception_class(names or [str(name)])
        text = message if type(message) is str else ""
        if cls.__name__ == "WireError":
            cls = NotPlain
            self.stopped = NOT_PLAIN  # no exception of the submission's: no test may expect it
        elif cls in (StopIteration, StopAsyncIteration):
            cls = RuntimeError  # one that escapes would end a loop of the tests early
        self.raised = cls.__name__ if hasattr(builtins, cls.__name__) else None
        try:
            error = cls(*arguments) if type(arguments) is tuple else cls(text)
        except (TypeError, ValueError):  # some want other arguments than they are given
            error = SubmissionError(text)
        for key, value in attributes.items() if type(attributes) is dict else ():
            if type(key) is str and not key.startswith("_"):
                error.__dict__[key] = value
        error._from_submission = True
        return error

    def _exception_class(self, names: list[str]) -> type:
        """Find the exception class of that name here: built in, or made to stand for one.

        Parameters
        ----------
        names : list of str
            The names of the class and of its bases, in the order of resolution.
        """
        if not names:
            return SubmissionError
        name = names[0]
        found = getattr(builtins, name, None)
        if isinstance(found, type) and issubclass(found, BaseException):
            return found if issubclass(found, Exception) else SubmissionError
        if name not in self.exceptions:
            self.exceptions[name] = type(name[:100], (self._exception_class(names[1:]),), {})
        return self.exceptions[name]


_MOCKS_OWN = set(dir(unittest.mock.MagicMock()))


def _settings() -> tuple:
    """Return which warnings and which floating-point errors a test wants to hear of."""
    filters = [
        (
            action,
            message.pattern if message else None,
            category.__name__,
            module.pattern if hasattr(module, "pattern") else module,
            line,
        )
        for action, message, category, module, line in warnings.filters
    ]
    # catch_warnings(record=True) replaces what shows a warning, and the list of filters.
    return filters, np.geterr(), id(warnings.filters)
