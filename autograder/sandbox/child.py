"""The submission's process: runs its cells in IPython and answers what the tests ask of it.

Everything here runs inside the wall, next to the submission's own code, which may do to it what it
likes. Nothing that this process says is therefore taken for more than an answer.
"""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import copy
import importlib
import inspect
import operator
import os
import signal
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder.crossing.channel import Channel, Closed
from autograder.crossing.inplace import make_equal
from autograder.crossing.randomness import set_global_state, set_state, state_of
from autograder.crossing.wire import Reference, decode, derives_from_plain
from autograder.sandbox.shell import Shell

OPERATORS: dict[str, Callable] = {
    **{name: getattr(operator, name) for name in ("eq", "lt", "le", "gt", "ge", "getitem")},
    **{name: getattr(operator, name) for name in ("add", "sub", "mul", "truediv", "floordiv")},
    **{name: getattr(operator, name) for name in ("mod", "pow", "matmul", "and_", "or_", "xor")},
    **{name: getattr(operator, name) for name in ("lshift", "rshift", "neg", "pos", "abs")},
    **{name: getattr(operator, name) for name in ("invert", "setitem", "delitem", "contains")},
    **{name: getattr(builtins, name) for name in ("len", "iter", "next", "bool", "str", "repr")},
    **{name: getattr(builtins, name) for name in ("int", "float", "complex", "isinstance")},
    **{name: getattr(builtins, name) for name in ("issubclass", "hash", "format")},
    **{name: getattr(operator, name) for name in ("iadd", "isub", "imul", "itruediv", "imatmul")},
    **{name: getattr(operator, name) for name in ("ifloordiv", "imod", "ipow", "iand", "ior")},
    "ne": operator.ne,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
}
CONTAINERS = (list, dict, set, np.ndarray)
SNAPSHOT_BYTES = 4_000_000
ABSENT = object()


class Submission:
    """Serves one submission: its names, its objects, its cells."""

    def __init__(self, shell: Shell, channel: Channel) -> None:
        self.shell, self.channel = shell, channel
        self.objects: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}
        self.callbacks: dict[int, Callback] = {}
        self.snapshots: dict[int, tuple[dict[str, Any], dict[str, bytes]]] = {}
        self.told: dict[str, Any] = {}  # names that the tests may remember, and what they mean
        self.patched: dict[tuple[str, str], Any] = {}
        self.generators: dict[int, np.random.Generator] = {}

    def serve(self) -> None:
        """Answer requests until the other side hangs up."""
        while True:
            try:
                request = self.channel.receive(self.resolve)
                signal.signal(signal.SIGINT, signal.default_int_handler)
                self.answer(*request)
            except KeyboardInterrupt:
                continue
            except Closed:
                return

    def answer(self, operation: str, *arguments: Any) -> None:
        """Do what was asked; send back the result or the exception."""
        try:
            handler = getattr(self, "do_" + operation)
            answer = ("return", *handler(*arguments))
            message = self.channel.pack(answer, self.refer)
        except Closed:
            raise
        except BaseException as error:
            message = self.channel.pack(("raise", *self.describe(error)), self.refer)
        self.channel.send_packed(message)

    def describe(self, error: BaseException) -> tuple[str, list[str], str, tuple | None, dict]:
        """Tell of an exception its class, the names of its bases, its message and its data."""
        cls = type(error)
        try:
            message = str(error)[:2000]
        except BaseException:
            message = ""
        bases = [base.__name__ for base in cls.__mro__]
        arguments = error.args if self._packed(error.args) is not None else None
        attributes = dict(vars(error)) if self._packed(dict(vars(error))) is not None else {}
        return cls.__name__, bases, message, arguments, attributes

    # What can be asked.

    def do_files(self, files: dict[str, bytes]) -> tuple:
        """Put the files that belong to the submission into its folder."""
        for name, content in files.items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return (None,)

    def do_run(self, source: str, snapshot: int | None) -> tuple:
        """Run one cell; tell whether it ended well, and what it showed."""
        ok, outputs = self.shell.run(source), self.shell.take_outputs()
        if snapshot is not None:
            self.do_snapshot(snapshot)
        return ok, outputs

    def do_snapshot(self, number: int) -> tuple:
        """Remember which names there are, what they stand for, and what containers hold."""
        names = dict(self.shell.user_ns)
        room, contents = SNAPSHOT_BYTES, {}
        for name, value in names.items():
            own = isinstance(name, str) and not name.startswith("_") and name not in ("In", "Out")
            if own and type(value) in CONTAINERS:
                packed = self._packed(value)
                if packed is not None and len(packed) <= room:
                    contents[name] = packed
                    room -= len(packed)
        self.snapshots[number] = names, contents
        return (None,)

    def do_restore(self, number: int) -> tuple:
        """Go back to the names of a snapshot; functions defined since see them too."""
        names, contents = self.snapshots[number]
        self.shell.user_ns.clear()
        self.shell.user_ns.update(names)
        for name, packed in contents.items():
            if self._packed(names[name]) != packed:
                make_equal(names[name], decode(packed, self.resolve))
        self.shell.take_outputs()
        return (self._rebound(),)

    def do_name(self, name: str) -> tuple:
        """Look up a name: whether it is bound, and to what."""
        value = self.shell.user_ns.get(name)
        if callable(value):
            self.told[name] = value
        return name in self.shell.user_ns, value

    def _rebound(self) -> list[str]:
        """Name what was told and no longer holds."""
        names = self.shell.user_ns
        rebound = [name for name, value in self.told.items() if names.get(name) is not value]
        for name in rebound:
            del self.told[name]
        return rebound

    def do_bind(self, name: str, value: Any) -> tuple:
        """Bind a name."""
        self.shell.user_ns[name] = value
        return (None,)

    def do_unbind(self, name: str) -> tuple:
        """Delete a name."""
        del self.shell.user_ns[name]
        return (None,)

    def do_apply(self, name: str, arguments: list, keep: bool) -> tuple:
        """Apply an operator to its operands."""
        result = self._kept(OPERATORS[name](*arguments), keep)
        return ((result is True) if name in ("eq", "ne", "lt", "le", "gt", "ge") else result,)

    def do_signature(self, function: Any) -> tuple:
        """Describe a function's parameters."""
        parameters = inspect.signature(function).parameters.values()
        return ([(p.name, int(p.kind), p.default is not p.empty) for p in parameters],)

    def do_call(
        self,
        function: Callable,
        arguments: list,
        keywords: dict,
        states: dict[int, dict],
        seeds: tuple | None,
        settings: tuple | None,
        keep: bool,
    ) -> tuple:
        """Call something; besides the result, send back what else the call did."""
        for number, state in states.items():
            set_state(self.generators[number], state)
        if seeds is not None:
            set_global_state(seeds)
        handed = [*arguments, *keywords.values()]
        before = [self._packed(value) for value in handed]
        self.shell.outputs.clear()
        with _listening(settings) as issued:
            result = function(*arguments, **keywords)
        after = {
            "changed": {
                position: value
                for position, value in enumerate(handed)
                if before[position] is not None and self._packed(value) != before[position]
            },
            "moved": {n: state_of(self.generators[n]) for n in states},
            "printed": self.shell.outputs.text("stdout"),
            "warnings": [(type(w.message).__name__, str(w.message)) for w in issued],
            "rebound": self._rebound(),
        }
        return self._kept(result, keep), {key: value for key, value in after.items() if value}

    def _kept(self, result: Any, keep: bool) -> Any:
        """Let an object of a class that derives from plain data stay here, if that is wanted."""
        return self.refer(result) if keep and derives_from_plain(result) else result

    def do_await(self, coroutine: Any) -> tuple:
        """Run a coroutine to its end."""
        return (asyncio.run(coroutine),)

    def do_patch(self, module: str, name: str, value: Any) -> tuple:
        """Replace an attribute of a module, as a test does with `unittest.mock.patch`."""
        place = importlib.import_module(module)
        self.patched.setdefault((module, name), getattr(place, name, ABSENT))
        setattr(place, name, value)
        return (None,)

    def do_unpatch(self, module: str, name: str) -> tuple:
        """Put back what `do_patch` replaced."""
        before = self.patched.pop((module, name))
        place = importlib.import_module(module)
        if before is ABSENT:
            delattr(place, name)
        else:
            setattr(place, name, before)
        return (None,)

    def _packed(self, value: Any) -> bytes | None:
        if not isinstance(value, (*CONTAINERS, tuple)):
            return None
        try:
            return self.channel.pack(value, self.refer)
        except Exception:  # no plain data, or an object that raises when it is looked at
            return None

    # Objects that stay here, and functions that stay there.

    def refer(self, thing: Any) -> Any:
        """Give a thing that does not travel a number."""
        if isinstance(thing, Callback):
            return Reference("test", thing.number)
        if isinstance(thing, type) and getattr(builtins, thing.__name__, None) is thing:
            return Reference("submission", 0, "builtin", thing.__name__)
        if isinstance(thing, type) and getattr(np, thing.__name__, None) is thing:
            return Reference("submission", 0, "numpy", thing.__name__)
        number = self.numbers.get(id(thing))
        if number is None:
            number = self.numbers[id(thing)] = len(self.objects) + 1
            self.objects[number] = thing
        kind = _kind(thing)
        if kind == "exception":
            name = ",".join(base.__name__ for base in thing.__mro__)
        else:
            name = getattr(thing, "__name__", "")
        return Reference("submission", number, kind, name if isinstance(name, str) else "")

    def resolve(self, reference: Reference) -> Any:
        """Find what a reference stands for."""
        if reference.kind in ("builtin", "numpy"):
            found = builtins if reference.kind == "builtin" else np
            for part in reference.name.split("."):
                found = getattr(found, part)
            return found
        if reference.kind == "generator":
            if reference.number not in self.generators:
                made = getattr(np.random, reference.name)()
                legacy = isinstance(made, np.random.RandomState)
                made = made if legacy else np.random.Generator(made)
                self.generators[reference.number] = made
            return self.generators[reference.number]
        if reference.side == "submission":
            return self.objects[reference.number]
        if reference.number not in self.callbacks:
            self.callbacks[reference.number] = Callback(self, reference)
        return self.callbacks[reference.number]


def _kind(thing: Any) -> str:
    if isinstance(thing, type):
        return "exception" if issubclass(thing, BaseException) else "class"
    if isinstance(thing, types.ModuleType):
        return "module"
    if callable(thing):
        return "function"
    return "iterator" if hasattr(thing, "__next__") else "instance"


@contextlib.contextmanager
def _listening(settings: tuple | None) -> Iterator[list]:
    """Warn and raise as the tests want it while the submission works."""
    if settings is None:
        yield []
        return
    filters, floating, _ = settings
    with warnings.catch_warnings(record=True) as issued, np.errstate(**floating):
        warnings.resetwarnings()
        for action, message, category, module, line in reversed(filters):
            kind = getattr(builtins, category, None)
            if kind is not None:
                warnings.filterwarnings(action, message or "", kind, module or "", line)
        yield issued


class Callback:
    """A function or an object of the tests': using it asks the tests' process."""

    def __init__(self, submission: Submission, reference: Reference) -> None:
        name = reference.name or "function"
        vars(self).update(
            _submission=submission, number=reference.number, __name__=name, __qualname__=name
        )

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        return self._ask("call", list(arguments), keywords)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._ask("attribute", name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._ask("assign", name, value)

    def _ask(self, what: str, *arguments: Any) -> Any:
        submission = self._submission
        submission.channel.send((what, self.number, *arguments), submission.refer)
        while True:
            kind, *rest = submission.channel.receive(submission.resolve)
            if kind == "result":
                return rest[0]
            if kind == "error":
                name, message = rest
                raise getattr(builtins, name, RuntimeError)(message)
            submission.answer(kind, *rest)


def live(shell: Shell, connection: int) -> None:
    """Be the submission's process, from the first request to the last."""
    for stream in (sys.stdin, sys.__stdin__):
        stream.close()
    sys.path.insert(0, "")  # as in a kernel: modules beside the notebook can be imported
    os.environ.clear()
    os.environ.update(
        HOME=os.getcwd(),
        PATH="/usr/local/bin:/usr/bin:/bin",
        LANG="C.UTF-8",
        TERM="dumb",
        MPLCONFIGDIR="/tmp",
        MPLBACKEND="module://matplotlib_inline.backend_inline",
    )
    Submission(shell, Channel(connection)).serve()
