"""One submission under test: its sandbox, and the traffic between the tests and it."""

from __future__ import annotations

import builtins
import contextlib
import functools
import io
import logging
import sys
import threading
import time
import types
import unittest.mock
import warnings
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.crossing import codecs, exceptions
from autograder.crossing.randomness import GENERATORS, advance, global_state, name_of, state_of
from autograder.crossing.sharing import Table
from autograder.crossing.traits import BINARY, COMPARISONS, UNARY, traits_of
from autograder.crossing.wire import Reference, WireError, derives_from_plain, encode
from autograder.disk.counting import counted
from autograder.disk.limits import Limits
from autograder.judge.deriving import members_of
from autograder.judge.folder import Folder, looks_at_files
from autograder.judge.replaced import ABSENT, Replaced
from autograder.judge.standins import (
    Derived,
    Function,
    Link,
    Module,
    OfSubmission,
    StandIn,
    class_of_builtin,
    derive,
    is_standin,
    link_of,
    make_class,
)
from autograder.judge.wording import described
from autograder.sandbox.client import Died, Hatch, Interrupted, Sandbox

_TAKEN_FOR_AN_END = ("IndexError", "AttributeError", "KeyError")


class Stopped(BaseException):
    """The check is over, and no test can catch this. The message is for the student."""


class SubmissionError(Exception):
    """An exception of the submission whose class is no built-in one."""


class Session:
    """Opens, restores and asks the sandbox of one notebook.

    Attributes
    ----------
    writes : frozenset of str or None
        What a submission's changes are shown to the tests of, by the places where it first
        crossed; None: all of it.
    raised : str or None
        What the submission raised last: class, message and line.
    round, answers : int
        Count the tests, and the submission's answers.
    late : bool
        Whether it ran out of time.
    stopped : str
        Why the check is over, whatever the test made of it; empty if it is not.
    stuck : str
        What could not cross the wall since the last test began; empty if all could.
    catches : bool
        Whether the test that runs has handlers for exceptions, or helpers that expect them.
    follows_files, follows_logs : bool
        Whether the test that runs may look at files, or at what is logged.
    complains : bool
        Whether the submission wrote to standard error since the last test began.
    unseen : str
        An exception of the submission that Python itself took for an end, or for no attribute.
    bind : callable
        Binds a name of the tests' that the submission bound to something else.
    seeded : bool
        Whether a test seeded the module-wide generators since the last call.
    copying : bool
        Whether the tests' names are being copied: nothing may be asked then.
    """

    def __init__(
        self,
        hatch: Hatch,
        files: dict[str, bytes],
        end: float,
        end_of_cells: float | None = None,
    ) -> None:
        self.hatch, self.files, self.end = hatch, files, end
        self.limits: Limits = hatch.limits
        self.sandbox: Sandbox | None = None
        self.generation = 0
        self.deadline, self.seconds = end, 0.0
        # What remains is for the tests, however long the cells take.
        self.end_of_cells = end if end_of_cells is None else end_of_cells
        self.writes: frozenset[str] | None = frozenset()
        self.precedent = self.writes  # what the author's own solution writes, if that is known
        self.table = Table(2, self.refer, self.resolve, self.derived, lambda thing: False, True)
        codecs.allow(*codecs.FILES)  # what the submission gives may be of a library not used here
        self.table.accepts = lambda label: self.writes is None or label in self.writes
        self.standins: dict[int, Any] = {}
        self.told: dict[str, Any] = {}  # what names mean, until the submission may rebind them
        self.asked_for: list[str] = []  # classes that the exercise asks for
        self.common: set[str] = set()  # names that both sides bind
        self.bind: Callable[[str, Any], None] = lambda name, value: None
        self.given: dict[int, Any] = {}  # functions and objects that a test handed over
        self.folder = Folder()
        self.replaced = Replaced()
        self.numbers: dict[int, int] = {}
        self.last_number = 0
        self.round = self.answers = 0
        self.exceptions: dict[str, type] = {}
        self.exception_references: dict[type, Reference] = {}
        self.raised: str | None = None
        self.stopped, self.late, self.stuck = "", False, ""
        self.exposed = False  # whether a check that hides something was ever run
        self.seeded = self.copying = self.catches = False
        self.follows_files = self.follows_logs = self.complains = False
        self.unseen = ""
        self.lost: list[str] = []  # why its cells could not be run again, as often in a row
        self.settings = _settings()
        self.turn = threading.RLock()  # a test may call from several threads
        # The submission's cells in order, to run them again after it died.
        self.history: list[tuple] = []
        self.cells_took = 0.0  # seconds

    @property
    def reading(self) -> bool:
        """Whether a message is being read, or names copied: nothing may be asked then."""
        return self.copying or self.table.reading

    @property
    def withheld(self) -> bool:
        """Whether a change that the submission made was not shown to the test."""
        return bool(self.table.withheld)

    def follow(self, source: str) -> None:
        """Find out what a test looks at."""
        self.follows_files = looks_at_files(source)
        self.follows_logs = "logging" in source or "Logs" in source

    def begin(self, writes: frozenset[str] | None, again: bool = False) -> None:
        """Begin a test that may see such changes; None: all of them."""
        self.writes = writes
        if not again:
            self.precedent = writes
        self.table.withheld, self.table.applied = set(), set()

    # The sandbox and its cells.

    def start_clock(self, seconds: float) -> None:
        """Give what follows so many seconds."""
        self.seconds = seconds
        self.deadline = min(self.end, time.monotonic() + seconds)

    def run(
        self,
        source: str,
        seconds: float,
        snapshot: int | None = None,
        classes: Iterable[str] = (),
    ) -> tuple[bool, list, str | None]:
        """Run one of the submission's cells, and take the snapshot of that number after it.

        `classes` are those that a cell of the instructor's defines.

        Returns
        -------
        tuple
            Whether it ended well, its outputs, and a note when it had to be stopped.
        """
        if time.monotonic() >= self.end_of_cells:
            return False, [], "Not run: the time of the whole notebook is up."
        self._revive()
        self.start_clock(seconds)
        self.deadline = min(self.deadline, self.end_of_cells)
        ok, outputs, note = False, [], None
        request, began = ("run", source, snapshot, list(classes)), time.monotonic()
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
        self.cells_took += time.monotonic() - began
        if snapshot is not None:
            self.snapshot(snapshot)
        return ok is True, outputs if type(outputs) is list else [], note

    def snapshot(self, number: int) -> None:
        """Remember the submission's names at this point."""
        if time.monotonic() >= self.end:
            return
        request = ("snapshot", number)
        with contextlib.suppress(Died, Interrupted):
            try:
                self._revive()
                self.sandbox.ask(request, self.end)
            finally:
                self.history.append(request)

    def restore(self, number: int, wanted: Iterable[str] = ()) -> None:
        """Bring the submission's names back to a snapshot, in a new sandbox if need be.

        What functions are called `wanted` is told at once: the test is about to ask.
        """
        for again in (False, True):
            self._require_time()
            try:
                if len(self.lost) == _OFTEN:
                    raise Died(self.lost[0])
                self._revive()
                self.table.clear()
                self.common.clear()
                self.table.site = "names"
                request = ("restore", number, tuple(self.asked_for), tuple(wanted))
                answer = self.sandbox.ask(request, self.deadline, self.table)
                if answer[0] != "return":
                    raise Died("its names could not be put back")
                rebound, functions = answer[1:] if len(answer) == 3 else (None, ())
                self._forget(rebound)
                self._expect(functions, wanted)
                self.lost.clear()
                return
            except (Died, Interrupted) as error:
                # What a check left behind may have ended it, or take its time: that is no fault of
                # the next check.
                if again or len(self.lost) == _OFTEN:
                    self.lost = [*self.lost, str(error)][:_OFTEN]
                    raise self._stop(f"Your code could not be run again: {error}.") from error
                self.close()
                self.start_clock(self.seconds)

    def settle(self) -> None:
        """Begin with the tests: what runs now is of the cells."""
        if self.sandbox and self.sandbox.alive:
            self.sandbox.settle()

    def leave_strays(self) -> None:
        """Leave the sandbox for another where a failed check left something running in it.

        That might slow down or end the next check; and to end it alone might break what the
        submission still remembers of it, such as a pool of processes. But the cells run anew there:
        where that takes long, the other checks need the time more.
        """
        affordable = _REPLAYS * self.cells_took < self.end - time.monotonic()
        if self.sandbox and self.sandbox.alive and affordable:
            with contextlib.suppress(Died):
                self.sandbox.leave_strays()

    def renew(self) -> None:
        """Forget what checks did: the submission's cells run anew in a process that saw none."""
        self.close()
        self.exposed = False
        self.lost.clear()

    def close(self) -> None:
        """End the sandbox."""
        if self.sandbox:
            self.sandbox.kill()

    def _revive(self) -> None:
        if self.sandbox and self.sandbox.alive:
            return
        self.sandbox = self.hatch.open()
        self.generation += 1
        self.table.clear()
        self.standins.clear()
        self.told.clear()
        self.folder.theirs = {}
        self.replaced.told.clear()
        if self.files:
            told = self.sandbox.ask(("files", self.files), self.end)[1]
            self.folder.theirs = told if type(told) is dict else {}
        for request in self.history:
            if time.monotonic() >= self.end:
                break
            with contextlib.suppress(Interrupted):
                self.sandbox.ask(request, min(self.end, self._cell_end()))
        if self.history:  # at first no cell has run: `settle` comes when all have
            self.sandbox.settle()

    def _cell_end(self) -> float:
        return time.monotonic() + self.limits.cell_seconds

    def _too_long(self) -> str:
        return f"Stopped after {counted(self.seconds, 'second')}."

    def _require_time(self) -> None:
        if time.monotonic() >= self.end:
            self.late = True
            raise self._stop("The time of the whole notebook is up.")

    def _stop(self, why: str) -> Stopped:
        """Remember that the submission hung or died, whatever a test does about it."""
        self.stopped = why
        return Stopped(why)

    # What the tests ask.

    def ask(self, operation: str, *arguments: Any) -> Any:
        """Ask for one thing and return it; raise what the submission raised."""
        return self._result(self._exchange((operation, *arguments)))

    def apply(self, operation: str, operands: list, made: bool = False) -> Any:
        """Apply an operator; `made` tells whether the tests made what it is applied to."""
        links = [link for link in map(link_of, operands) if link is not None]
        if operation in _OPERATIONS and not any(link.made for link in links):
            self.table.applied.add(self._operated(operation))
        return self._result(self._exchange(("apply", operation, operands)), made and operation)

    def has_precedent(self, operation: str) -> bool:
        """Whether the author's own solution lets an object that it gives back operate here."""
        return self.table.accepts(self._operated(operation))

    def _operated(self, operation: str) -> str:
        return f"{operation} by {_OBJECT} {_line_of_the_test()}"

    def next(self, iterator: Any) -> Any:
        """Take one item of an iterator of the submission's."""
        answer = self._exchange(("next", iterator))
        if answer[0] == "return" and answer[1] is not True:
            raise StopIteration
        return self._result((answer[0], *answer[2:]) if answer[0] == "return" else answer)

    def name(self, name: str) -> Any:
        """Look up a name of the submission; KeyError when there is none."""
        if name in self.told:
            return self.told[name]
        answer = self._exchange(("name", name), f"name {name}")
        value = self._result((answer[0], *answer[2:]) if answer[0] == "return" else answer)
        if answer[1] is not True:
            raise KeyError(name)
        if link_of(value) is not None:
            link_of(value).asked = None
        if callable(value) and is_standin(value):
            self.told[name] = value
        return value

    def _expect(self, functions: Any, wanted: Iterable[str]) -> None:
        """Remember functions that the submission named before it was asked for them."""
        for pair in functions if type(functions) is tuple else ():
            name, value = pair if type(pair) is tuple and len(pair) == 2 else (None, None)
            if type(name) is str and name in wanted and isinstance(value, Function):
                self.told[name] = value

    def _forget(self, names: Any) -> None:
        """Look names up again that the submission bound to something else."""
        if type(names) in (list, tuple) and all(type(name) is str for name in names):
            for name in names:
                self.told.pop(name, None)
        else:
            self.told.clear()

    def call(self, function: Any, arguments: Iterable[Any], keywords: dict[str, Any]) -> Any:
        """Call something of the submission."""
        asked = link_of(function) and link_of(function).asked
        if asked and (arguments or keywords):
            self.let_decide(asked[0], f"method {asked[1]}")
        self._hand_on_files()
        self._hand_on_replaced()
        handed = [*arguments, *keywords.values()]
        generators = {self._number(v): v for v in handed if type(v) in GENERATORS}
        states = {number: state_of(generator) for number, generator in generators.items()}
        seeds, self.seeded = (global_state() if self.seeded else None), False
        settings = _settings()
        changed_settings = settings if settings != self.settings else None
        # As plain data, and in one piece: only what the test hands over is shared, and numbered.
        levels = _levels_listened_to() if self.follows_logs else {}
        told = (states, seeds, changed_settings, levels)
        beside = encode(told) if any(told) else b""
        answer = self._exchange(
            ("call", function, tuple(arguments), tuple(keywords.items()), beside)
        )
        moved, printed, issued, rebound, logged, complains, bound = _after(answer)
        self.complains = self.complains or complains is True
        self._repeat(printed, issued, logged)
        self._forget(rebound)
        if self.common:
            self._follow(bound if answer[0] == "return" else self.ask("moved"))
        self.take_files()
        self._notice(answer)
        constructs = self._constructs(function)
        theirs = not constructs and link_of(function) is not None and link_of(function).made
        result = self._result(answer[:2] if answer[0] == "return" else answer, theirs and "call")
        if constructs and link_of(result) is not None:
            link_of(result).made = True
        for number, generator in generators.items():
            advance(generator, moved.get(number))
        return result

    def _constructs(self, function: Any) -> bool:
        """Whether it makes objects as a class does that the exercise asks for."""
        if isinstance(function, OfSubmission):
            return function._declared
        return isinstance(function, Function) and link_of(function).name in self.asked_for

    def _notice(self, answer: tuple) -> None:
        """Notice an exception that may end a loop of the tests, or look like no attribute.

        In plain Python it does; but a test that handles none, and whose author's own solution
        raises none, asks for an answer.
        """
        names = answer[1] if answer[0] == "raise" and type(answer[1]) is tuple else ()
        found = [n for n in names if type(n) is str and n in _TAKEN_FOR_AN_END]
        if found and not self.catches and not self.table.takes(f"raises {found[0]}"):
            self.unseen = found[0]

    def may_swallow(self, kind: type | None, error: BaseException | None) -> bool:
        """Whether an `__exit__` of the submission may end an exception of the test."""
        if kind is None:
            return True
        if issubclass(kind, AssertionError) and not getattr(error, "_from_submission", False):
            return False
        return self.table.takes(f"swallows {kind.__name__}")

    def _hand_on_files(self) -> None:
        """Let the submission read what a test has written into its folder."""
        written = self.folder.changed(self.follows_files)
        if written:
            told = self.ask("files", written)
            known = told if type(told) is dict else {}
            self.folder.theirs |= {name: known.get(name) for name in written}

    def _hand_on_replaced(self) -> None:
        """Let the submission use what a test has put in the place of a library's functions."""
        for place, name, value, as_at_first in self.replaced.news():
            if place == "builtins" and name != "input":  # what speaks with us needs them as well
                value = None if value is ABSENT else value
                self._tell(("unbind", name) if as_at_first else ("bind", name, value))
            elif as_at_first:
                self._tell(("unpatch", place, name))
            else:
                self._tell(("patch", place, name, *([] if value is ABSENT else [value])))

    def take_files(self) -> None:
        """Show a test that looks at files what the submission has written into its own folder."""
        if self.follows_files:
            self.folder.take(self.ask, self.table.takes)

    def _repeat(self, printed: Any, issued: Any, logged: Any) -> None:
        """Let a test that listens hear what the call printed, warned of and logged."""
        if type(printed) is str and printed:
            sys.stdout.write(printed)
        for warning in issued if type(issued) is tuple else ():
            if type(warning) is tuple and len(warning) == 2:
                category = getattr(builtins, str(warning[0]), None)
                if isinstance(category, type) and issubclass(category, Warning):
                    warnings.warn(str(warning[1]), category, stacklevel=3)
        for record in logged if type(logged) is tuple else ():
            if type(record) is tuple and tuple(map(type, record)) == (str, int, str):
                name, level, text = record
                made = logging.LogRecord(name, level, "", 0, text, (), None)
                logging.getLogger(name).handle(made)

    def _exchange(self, request: tuple, site: str = "") -> tuple:
        self._require_time()
        if request[0] not in ("name", "call"):
            self.told.clear()
        if not (self.sandbox and self.sandbox.alive):
            raise self._stop("Your code ended its own process, or had to be stopped.")
        try:
            with self.turn:
                self.table.site, self.table.masked = site or _line_of_the_test(), False
                answer = self.sandbox.ask(request, self.deadline, self.table, self.serve)
                self.answers += 1
            if self.table.masked:
                self.stuck = "an answer holds masked values, which hide what they are compared with"
                raise self._stop("Your code gave masked values.")
            return answer
        except WireError as error:
            self.stuck = f"a value of the test cannot be handed over: {error}"
            raise self._stop("The check could not hand over a value to your code.") from error
        except Interrupted as stop:
            self.late = True
            raise self._stop(self._too_long()) from stop
        except Died as death:
            self.late = time.monotonic() >= self.deadline
            raise self._stop(f"Your code was stopped: {death}.") from death

    def _result(self, answer: tuple, made_by: str | bool = "") -> Any:
        """Return an answer; `made_by` names what an object of the tests' own was asked to do.

        What comes of it is theirs as well, and may say what it equals and how it is calculated
        with, only where the author's own solution gives an object, too, and no number.
        """
        if answer[0] == "raise":
            raise self._exception(*answer[1:])
        result = answer[1]
        if made_by and link_of(result) is not None:
            alone = isinstance(result, Function | Module | OfSubmission)
            where = f"{made_by} gives {_OBJECT} {self.table.site}"
            link_of(result).made = alone or self.table.takes(where)
        return result

    def let_decide(self, thing: Any, what: str) -> None:
        """Let an object of the submission's decide about values of a test.

        Raises
        ------
        Stopped
            The author's own solution has no such object there, made by the test or given back, but
            data, which decide nothing: a person must look.
        """
        if link_of(type(thing)) is None and not isinstance(thing, Derived):
            return  # of a class that both sides have
        whose = "made by the test" if link_of(thing).made else "given back"
        if not self.table.takes(f"{what} of {_OBJECT} {_line_of_the_test()}, {whose}"):
            self.stuck = "an answer is an object that decides what is right"
            raise self._stop("Your code returned an object where data are expected.")

    def link(self, data: dict[str, Any], constants: dict[str, Any]) -> None:
        """Let data of the instructor's cells be the same on both sides, if they can cross."""
        self.common |= {*data, *constants}
        try:
            self.table.site = "data"
            request = ("adopt", data, constants)
            answer = self.sandbox.ask(request, self.deadline, self.table, self.serve)
            self._follow(answer[1], by_cells=True)
        except WireError:
            for name in data if len(data) > 1 else ():
                self.link({name: data[name]}, {})
            if data and constants:
                self.link({}, constants)
        except (Interrupted, Died) as error:
            raise self._stop(f"Your code was stopped: {error}.") from error

    def _follow(self, bound: Any, by_cells: bool = False) -> None:
        """Bind names anew that the submission bound to something else, as `global` lets it.

        Like any change of what the tests hold, they see it where the author's own solution does so.
        What its cells redefine beyond that changes nothing for the tests.
        """
        for pair in bound if type(bound) is tuple else ():
            name, value = pair if type(pair) is tuple and len(pair) == 2 else (None, None)
            label = f"binds {name}"
            if type(name) is not str or name not in self.common:
                continue
            if by_cells and self.precedent is not None and label not in self.precedent:
                continue
            if self.table.takes(label):
                self.bind(name, value)

    def hand_on(self, name: str, value: Any, follow: bool = True) -> None:
        """Bind a name of the submission's to what a test bound it to, if that can cross.

        Unless `follow`, what the submission binds it to changes nothing for the test.
        """
        if follow:
            self.common.add(name)
        self._tell(("bind", name, value))

    def _tell(self, request: tuple) -> None:
        """Tell the submission's side something, if it can cross."""
        try:
            self.table.site = f"name {request[1]}"
            self.sandbox.ask(request, self.deadline, self.table, self.serve)
        except WireError:
            return
        except (Interrupted, Died) as error:
            raise self._stop(f"Your code was stopped: {error}.") from error

    # What the submission asks, while it works.

    def serve(self, request: tuple) -> bytes:
        """Use something that the submission was given, and write the answer."""
        kind, number, *rest = request
        self.told.clear()
        try:
            if type(number) is not int or number not in self.given:
                raise TypeError("no such function")
            thing = self.given[number]
            if kind == "call":
                result = thing(*rest[0], **rest[1])
            elif kind == "operate":
                result = _operate(thing, *rest)
            elif kind == "next":
                result = _next(thing)
            elif kind == "remove":
                result = self._remove(thing, *rest)
            else:
                result = self._attribute(thing, *rest)
            return self.table.pack(("result", result))
        except Exception as error:
            name = type(error).__name__
            name = name if hasattr(builtins, name) else "RuntimeError"
            return self.table.pack(("error", name, str(error)[:500]))

    def _attribute(self, thing: Any, name: Any, *new: Any) -> Any:
        """Read or set a public attribute of an object of the tests'; say whether it was set.

        Setting one is a change of an argument, and shown or held back like any other.
        """
        if name == "__doc__" and not new and type(thing) is types.FunctionType:
            return thing.__doc__  # for `functools.wraps`
        _require_public(thing, name)
        if isinstance(thing, unittest.mock.NonCallableMock) and (new or name in _MOCKS_OWN):
            raise AttributeError("a mock's own methods are for the tests")
        if not new:
            return getattr(thing, name)
        shown = self.table.takes(f"attribute {name}")
        if shown:
            setattr(thing, name, new[0])
        return shown

    def _remove(self, thing: Any, name: Any) -> None:
        """Delete a public attribute of an object of the tests', as far as setting it is shown."""
        _require_public(thing, name)
        if isinstance(thing, unittest.mock.NonCallableMock) or not hasattr(thing, name):
            raise AttributeError("no such attribute")
        if self.table.takes(f"attribute {name}"):
            delattr(thing, name)

    def forget_given(self) -> None:
        """Take back the functions that a test handed over: no later code may call them."""
        self.given.clear()
        self.numbers.clear()
        self.folder.put_back()
        self.follows_files = self.follows_logs = False
        self.round += 1

    # Classes that a test derives from the submission's.

    def derive(self, name: str, bases: tuple, space: dict[str, Any], options: dict) -> tuple:
        """Let the submission derive a class; return its number, and the names it has above."""
        told = self.ask("derive", name, bases, members_of(space, is_standin), options)
        if type(told) is not tuple or len(told) != 2 or type(told[0]) is not int:
            raise TypeError("the submission's class cannot be derived from")
        return told

    def learn_derived(self, cls: type, number: int) -> None:
        """Know a test's class as that of the submission's of this number."""
        type.__setattr__(cls, "_class_link", Link(self, number))
        self.standins[number] = cls

    def is_outdated(self, link: Link) -> bool:
        """Whether what a class handed over was taken back since."""
        return (link.generation, link.round) != (self.generation, self.round)

    def _number(self, thing: Any) -> int:
        number = self.numbers.get(id(thing))
        if number is None:
            self.last_number += 1
            number = self.numbers[id(thing)] = self.last_number
            self.given[number] = thing
        return number

    # Things that do not travel.

    def refer(self, thing: Any) -> Reference:
        """Say how something of the tests' reaches the submission."""
        link = link_of(thing)
        if link is not None:
            link.items = None  # whoever is given it may change it
            if link.generation != self.generation:
                raise WireError("it belongs to a process of the submission that has ended")
            return Reference("submission", link.number)
        if isinstance(thing, OfSubmission):  # derived by a test from a class of the submission's
            return self.refer(next(kind for kind in thing.__mro__ if link_of(kind) is not None))
        if isinstance(thing, type) and thing in self.exception_references:
            return self.exception_references[thing]
        if derives_from_plain(thing) and _decides(type(thing)):
            raise WireError(f"the class {type(thing).__name__} has operators of its own")
        if type(thing) in GENERATORS:
            return Reference("test", self._number(thing), "generator", name_of(thing))
        found = f"{thing.__name__}:" if type(thing) is types.ModuleType else _library_name(thing)
        if found.partition(".")[0].partition(":")[0] in _LIBRARIES:
            return Reference("test", self._number(thing), "library", found, about=("__call__",))
        if callable(thing) or _may_be_asked(thing):
            name = getattr(thing, "__name__", "")
            name = name if isinstance(name, str) else ""
            traits = ("__call__",) if isinstance(thing, type) else traits_of(type(thing))
            return Reference("test", self._number(thing), "function", name, about=traits)
        raise WireError(f"an object of type {type(thing).__name__} is not plain data")

    def resolve(self, reference: Reference) -> Any:
        """Say what stands for something of the submission's here."""
        number = reference.number
        if reference.side == "test":
            if number not in self.given:
                raise WireError("it named a function that it was never given")
            return self.given[number]
        if number not in self.standins:
            self.standins[number] = self._standin(reference)
        return self.standins[number]

    def _standin(self, reference: Reference) -> Any:
        kind, name = reference.kind, reference.name
        link = Link(self, reference.number, reference.hashed)
        if kind == "exception":
            cls = self._exception_class(name.split(","))
            self.exception_references[cls] = reference
            return cls
        if kind == "error":
            raised = self.raised  # this one is only shown
            made, self.raised = self._exception(*reference.about, ""), raised
            return made
        if kind == "class":
            module, bases, traits, own, meta = reference.about
            whole = type(bases) is tuple and all(isinstance(base, type) for base in bases)
            if not whole or type(module) is not str or {type(traits), type(own)} != {tuple}:
                raise WireError("a class is malformed")
            return make_class(link, name, module, bases, traits, own, meta is True)
        if kind == "module":
            link.name = name
            return StandIn.__new__(Module, link)
        if kind == "function":
            made = StandIn.__new__(Function, link)
            claimed = reference.cls if reference.cls in _FUNCTIONS else Function
            object.__setattr__(made, "_claimed", claimed)
            return made
        if reference.cls is None:
            raise WireError("an object is malformed")
        if not isinstance(reference.cls, OfSubmission):
            return StandIn.__new__(_class_of_builtin(reference.cls), link)
        return StandIn.__new__(reference.cls, link)

    def derived(self, reference: Reference, data: Any) -> Any:
        """Make an object of a class of the submission's that derives from plain data."""
        known = self.standins.get(reference.number)
        if known is not None and not is_standin(known):
            return known
        cls = reference.cls
        if not isinstance(cls, OfSubmission) or type(data) not in cls._plain:
            raise WireError("a derived object is malformed")
        link = Link(self, reference.number, reference.hashed)
        self.standins[reference.number] = made = derive(cls, type(data), data, link)
        return made

    def _exception(
        self,
        names: Any,
        message: Any,
        arguments: Any,
        attributes: Any,
        line: Any,
        cause: Any = None,
    ) -> BaseException:
        known = [n for n in names if type(n) is str] if type(names) is tuple else []
        cls = self._exception_class(known)
        text = message if type(message) is str else ""
        where = line if type(line) is str else ""
        called = known[0].rpartition(":")[2] if known else "an exception"
        self.raised = described(called, text, where)
        if known[:1] == ["WireError"]:
            self.stuck = f"an answer cannot be handed over: {text}"
            raise self._stop("Your code returned something that cannot be handed over.")
        if "BaseException" in known and "Exception" not in known:
            # It would end the test in one process too, and is nothing that a test may expect.
            # Its name is the submission's choice, and could say what it was given.
            raise self._stop("Your code raised an exception that ends a program.")
        ends = known[:1] == ["StopIteration"]
        if ends and self.table.takes(f"raises StopIteration in {self.table.site}"):
            cls = StopIteration  # as `send` to a generator does: here the author's own does as well
        error = self._raised_again(cls, arguments if type(arguments) is tuple else (text,), text)
        for key, value in attributes if type(attributes) is tuple else ():
            if type(key) is str and not key.startswith("_"):
                error.__dict__[key] = value
        error._from_submission = True
        if isinstance(cause, BaseException):
            error.__cause__ = cause
        return error

    def _raised_again(self, cls: type, arguments: tuple, text: str) -> BaseException:
        """Make an exception of a class of this side with the submission's arguments."""
        try:
            if any(map(exceptions.of_library, cls.__mro__)):
                return exceptions.instance(cls, arguments)
            return cls(*arguments)
        except Exception:  # some want other arguments than they are given
            return SubmissionError(text)

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
        found = self.table.classes.by_name.get(name) or getattr(builtins, name, None)
        found = found or exceptions.find(name)
        if isinstance(found, type) and issubclass(found, BaseException):
            if issubclass(found, (StopIteration, StopAsyncIteration)):
                return RuntimeError  # one that escapes would end a loop of the tests early
            return found if issubclass(found, Exception) else SubmissionError
        if name not in self.exceptions:
            called = name.rpartition(":")[2][:100]
            self.exceptions[name] = type(called, (self._exception_class(names[1:]),), {})
        return self.exceptions[name]


_OBJECT = "an object in"
_REPLAYS = 10  # as often there must be time for the cells, to run them anew for one check
_OFTEN = 2  # what failed twice in a row, in four sandboxes, is not tried again
_class_of_builtin = functools.cache(class_of_builtin)


def is_of_object(label: str) -> bool:
    """Tell what an object of the submission did from a change in what it was given."""
    return _OBJECT in label


def _after(answer: tuple) -> tuple:
    """Read what a call did besides returning something; mostly nothing."""
    after = answer[2] if answer[0] == "return" and len(answer) == 3 else None
    if type(after) is not tuple or len(after) != 7:
        rebound = () if type(after) is tuple and not after else None  # None: it was not said
        return {}, "", (), rebound, (), False, ()
    moved, *others = after
    try:
        return (dict(moved), *others)
    except (TypeError, ValueError):
        return ({}, *others)


def _levels_listened_to() -> dict[str, int]:
    """Name the loggers that somebody listens to, and from which level on."""
    known = [logging.root, *logging.root.manager.loggerDict.values()]
    loggers = [logger for logger in known if isinstance(logger, logging.Logger)]
    return {
        logger.name: logger.getEffectiveLevel()
        for logger in loggers
        if any(not isinstance(handler, logging.NullHandler) for handler in logger.handlers)
    }


def _next(iterator: Any) -> tuple:
    try:
        return True, next(iterator)
    except StopIteration:
        return False, None


def _operate(thing: Any, operation: Any, operands: Any) -> Any:
    """Apply a special method to an object that a test handed over."""
    if type(operation) is not str or operation not in _OPERATIONS or type(operands) is not list:
        raise TypeError("no such operation")
    if operation == "exit":
        kind = operands[0] if operands else None
        operands = [kind, kind() if isinstance(kind, type) else None, None]
    return getattr(type(thing), f"__{operation}__")(thing, *operands)


def _decides(kind: type) -> bool:
    """Whether a class of the tests' does itself what plain data do."""
    return any(
        base.__module__ == "__main__" and vars(base).keys() & _OPERATORS for base in kind.__mro__
    )


def _may_be_asked(thing: Any, name: str = "close") -> bool:
    """Whether a thing may be asked for attributes: a mock, a file, the tests' own, an iterator."""
    if isinstance(thing, (unittest.mock.NonCallableMock, io.IOBase)):
        return True
    if hasattr(type(thing), "__next__"):
        return type(thing).__module__ == "__main__" or name in ("send", "throw", "close")
    return type(thing).__module__ == "__main__"


def _require_public(thing: Any, name: Any) -> None:
    if type(name) is not str or name.startswith("_") or not _may_be_asked(thing, name):
        raise AttributeError("no such attribute")
    if not _lends(thing, name):
        raise AttributeError("what a library brings with it is for the tests")


def _lends(thing: Any, name: str) -> bool:
    """Whether a name of an object of the tests' is its own, and not, say, of a `TestCase`."""
    owner = next((kind for kind in type(thing).__mro__ if name in vars(kind)), None)
    lent = owner is None or owner.__module__.partition(".")[0] in _LENDERS
    return lent or isinstance(thing, (unittest.mock.NonCallableMock, io.IOBase))


def _library_name(thing: Any) -> str:
    """Name a function or class of a library, if that name leads to it."""
    if not isinstance(thing, _NAMEABLE):
        return ""
    module = getattr(thing, "__module__", None) or ("numpy" if isinstance(thing, np.ufunc) else "")
    name = getattr(thing, "__qualname__", None) or getattr(thing, "__name__", "")
    if not isinstance(module, str) or module == "__main__" or not isinstance(name, str):
        return ""
    found: Any = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return f"{module}:{name}" if found is thing else ""


def _line_of_the_test() -> str:
    """Say from which line of a cell the submission is asked."""
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith(("<test ", "<locked ", "<context ")):
            return f"line {frame.f_lineno}"
        frame = frame.f_back
    return ""


_LIBRARIES = {*sys.stdlib_module_names, "numpy", "scipy", "pandas", "matplotlib", "sklearn"}
_LIBRARIES |= {"sympy", "networkx", "PIL", "torch", "statsmodels", "seaborn"}
_LENDERS = {"__main__", "builtins", "collections", "_collections_abc", "enum", "random", "_random"}
_LENDERS |= {"tempfile", "io", "_io"}
_FUNCTIONS = {types.FunctionType, types.BuiltinFunctionType, types.MethodType, np.ufunc}
_FUNCTIONS |= {types.MethodWrapperType, types.WrapperDescriptorType, types.MethodDescriptorType}
_NAMEABLE = (type, types.FunctionType, types.BuiltinFunctionType, np.ufunc)
_OPERATIONS = {
    *COMPARISONS,
    *UNARY,
    *BINARY,
    *(f"r{n}" for n in BINARY),
    *(f"i{n}" for n in BINARY),
}
_OPERATIONS |= {"eq", "len", "iter", "getitem", "contains", "reversed", "setitem", "delitem"}
_OPERATIONS |= {
    "int",
    "float",
    "complex",
    "index",
    "bool",
    "str",
    "repr",
    "format",
    "enter",
    "exit",
}
# Of what these do, data that are handed over in place of an object know nothing.
_OPERATORS = {f"__{name}__" for name in _OPERATIONS - {"str", "repr", "format"}} | {"__missing__"}
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
