"""The names of the tests: theirs are plain Python, all others are the submission's."""

from __future__ import annotations

import ast
import asyncio
import builtins
import collections
import contextlib
import copy
import functools
import importlib
import inspect
import io
import os
import re
import statistics
import sys
import timeit
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.disk.names import USUAL_MODULES, names_in, to_python
from autograder.disk.notebook import Cell
from autograder.judge.guard import Guard
from autograder.judge.patches import prepare_tests
from autograder.judge.session import Session, Stopped
from autograder.judge.standins import OfSubmission, is_standin, link_of
from autograder.judge.timing import Overtime, alarm, seconds_for
from autograder.judge.wording import split

FILL_IN = "__fill_in__"
_WORDS = re.compile(r"\w+")
STANDARD_LIBRARY = sys.stdlib_module_names


def filename_of(cell: Cell) -> str:
    return f"<{cell.kind} {cell.grade_id}>"


@functools.cache
def compiled(source: str, filename: str) -> tuple[types.CodeType, types.CodeType | None]:
    """Compile a cell: its statements, and the expression at its end if that has a value to keep."""
    rewrite = _Templates().visit
    return split(to_python(source), filename, rewrite, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


def _evaluate(code: types.CodeType, names: dict) -> Any:
    """Run what is compiled; where it awaits, as a notebook may at its top, in an event loop."""
    value = eval(code, names)
    return asyncio.run(value) if code.co_flags & inspect.CO_COROUTINE else value


class _Templates(ast.NodeTransformer):
    """Lets the guard look at what is filled in by `format`: it may be a text of a submission."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "format_map"):
            called = ast.copy_location(ast.Name(FILL_IN, ast.Load()), node.func)
            method = ast.copy_location(ast.Constant(node.func.attr), node.func)
            node.func, node.args = called, [node.func.value, method, *node.args]
        return node


class Names(dict):
    """The names of the tests: theirs are here, the others are the submission's.

    Attributes
    ----------
    visible : set of str
        Words that students can see anyway, and that feedback may therefore repeat.
    tests : set of str
        Names that the instructor's cells bind: nothing else may stand for them.
    submission : dict
        Names that the exercise asks for, and what they are to be.
    handed_on : set of str
        Names that the instructor's own solutions use: what a test binds to them is theirs too.
    taken_away : dict
        What a test lets no solution use, as in one process: `map = None`; and what it was.
    """

    def __init__(self, session: Session, cells: list[Cell]) -> None:
        super().__init__(__name__="__main__")
        self.session = session
        self["get_ipython"] = functools.partial(_NoIPython, self)
        self["isinstance"], self["issubclass"] = _about(isinstance), _about(issubclass)
        self.visible = {word for cell in cells for word in _WORDS.findall(cell.shown)}
        self.tests: set[str] = set()
        self.submission: dict[str, str] = {}
        self.handed_on = {name for cell in cells for name in cell.uses}
        self.taken_away: dict[str, Any] = {}
        theirs = (c for c in cells if c.kind in ("locked", "context", "test"))
        instructors = (c.source for c in theirs if c.cell_type == "code")
        self.guard = Guard(instructors, self._stuck, lambda: session.answers)
        for name, run in self.guard.wrapped().items():
            dict.__setitem__(self, name, run)
        dict.__setitem__(self, FILL_IN, self.guard.fill_in)
        locked = (c for c in cells if c.kind in ("locked", "context") and c.cell_type == "code")
        self.locked_uses = {name for cell in locked for name in names_in(cell.source)}
        self.imported: dict[str, Any] = {}  # what only the solution imports
        self.testing, self.running = False, ""
        self.pyplots: set[str] = set()
        session.bind = self.follow
        self.written: list[str] = []  # the submission's cells so far

    def settle_in(self) -> None:
        """Make this process the tests' own: it is forked for one submission."""
        main = types.ModuleType("__main__")
        main.__class__ = type("Main", (_Main,), {"names": self})
        sys.modules["__main__"] = main
        prepare_tests(self.session, self.written)
        self.guard.keep_watch()

    def _stuck(self, reason: str) -> Stopped:
        self.session.stuck = self.session.stopped = reason
        return Stopped(reason)

    # Which side a name is on.

    def pass_over(self, cell: Cell) -> None:
        """Come past a cell that is no test: the instructor's is run, the student's is not."""
        seconds = seconds_for(cell, self.session.limits)
        self._draw_here()
        if cell.kind in ("locked", "context"):
            self.tests |= cell.binds.keys()
            for name in cell.binds:
                self.submission.pop(name, None)
            self._run_quietly(cell.source, filename_of(cell), seconds)
            self._learn_classes(cell)
            return
        self.written.append(cell.shown)
        if cell.imports:
            self._run_quietly(cell.imports, filename_of(cell), seconds)
        for name, kind in cell.binds.items():
            given = cell.kind != "solution" or name in cell.given or name in self.tests
            if kind == "import" and given:
                self.tests.add(name)
            elif kind == "import" and _is_local(dict.get(self, name)):
                dict.pop(self, name, None)  # its state is the submission's
                self.submission[name] = kind
            elif kind == "import":
                self.imported[name] = dict.pop(self, name, None)
                self.submission[name] = kind
            elif cell.kind == "solution":
                self.submission[name] = kind
                self.tests.discard(name)
                dict.pop(self, name, None)
        self.session.asked_for = [n for n, kind in self.submission.items() if kind == "class"]

    def _learn_classes(self, cell: Cell) -> None:
        """Let instances of a locked cell's classes cross as what they are."""
        for name in cell.binds if cell.kind == "locked" else ():
            kind = dict.get(self, name)
            if isinstance(kind, type) and kind.__module__ == "__main__":
                self.session.table.classes.learn(name, kind)

    def _run_quietly(self, source: str, filename: str, seconds: float) -> None:
        nowhere = io.StringIO()
        self.session.start_clock(seconds)
        with (
            contextlib.suppress(Exception, Stopped, Overtime),
            contextlib.redirect_stdout(nowhere),
            contextlib.redirect_stderr(nowhere),
            alarm(seconds),
        ):
            self._run(source, filename)

    def _run(self, source: str, filename: str) -> Any:
        statements, value = compiled(source, filename)
        _evaluate(statements, self)
        return _evaluate(value, self) if value else None

    def execute(self, cell: Cell) -> Any:
        """Run a test; return the value of its last expression."""
        for name in self.pyplots:
            dict.pop(self, name, None)
        self.testing, self.running, self.guard.awake = True, cell.source, True
        try:
            return self._run(cell.source, filename_of(cell))
        finally:
            self.testing = self.guard.awake = False

    def _draw_here(self) -> None:
        for name in self.pyplots:
            dict.__setitem__(self, name, sys.modules["matplotlib.pyplot"])

    def forget_submission(self) -> None:
        """Drop what a test bound to names of the submission."""
        for name in self.submission:
            dict.pop(self, name, None)

    def wanted(self, cell: Cell) -> list[str]:
        """List what a test uses of what the exercise asks for, as every student can see."""
        used = names_in(cell.source) & self.submission.keys() & self.visible
        return sorted(used - dict.keys(self))

    def link_data(self, cell: Cell) -> None:
        """Let what the instructor's cells made be one thing on both sides, as far as it is used."""
        used = self.tests & (self.handed_on | self.locked_uses | names_in(cell.source))
        found = {name: dict.get(self, name) for name in sorted(used)}
        data = {n: v for n, v in found.items() if _is_changeable(v) and _size(v) <= MOST_LINKED}
        constants = {n: v for n, v in found.items() if n in self.handed_on and _is_constant(v)}
        if data or constants:
            self.session.link(data, constants)

    def follow(self, name: str, value: Any) -> None:
        """Bind a name to what the submission bound it to."""
        if name in self.submission:
            dict.pop(self, name, None)
        elif dict.__contains__(self, name) and not is_standin(value):
            dict.__setitem__(self, name, value)

    def remember(self, cell: Cell) -> dict[str, Any]:
        """Return the names as they are now, with copies of what a test may change."""
        own = {n: v for n, v in dict.items(self)}
        used = {n: dict.get(self, n) for n in names_in(cell.source) if dict.__contains__(self, n)}
        changeable = {n: v for n, v in used.items() if _is_changeable(v)}
        self.session.copying = True  # what stands for the submission's is not copied
        try:
            return own | copy.deepcopy(changeable)
        except Exception:
            return own
        finally:
            self.session.copying = False

    def reset(self, names: dict[str, Any]) -> None:
        """Go back to the names of an earlier moment."""
        dict.clear(self)
        dict.update(self, names)

    # What a test does to a name.

    def __missing__(self, name: str) -> Any:
        if name in self.pyplots:
            return self.session.ask("module", "matplotlib.pyplot")
        if name in self.tests or (name in vars(builtins) and name not in self.submission):
            raise KeyError(name)
        if name in USUAL_MODULES and name not in self.submission:
            self[name] = importlib.import_module(USUAL_MODULES[name])
            return self[name]
        value = self.session.name(name)
        if name == "In" and type(value) is list:
            return [*value, self.running]  # as IPython has it while a cell runs
        if self.imported.get(name) is not None:
            return self.imported[name]  # that it is there is the submission's; what it is, is ours
        link = link_of(value)
        if link is not None:
            if isinstance(value, types.ModuleType) and name == link.name in STANDARD_LIBRARY:
                return importlib.import_module(name)
            if isinstance(value, OfSubmission) and self.submission.get(name) == "class":
                value._declared = True
            link.name = name
        return value

    def __contains__(self, name: object) -> bool:
        if super().__contains__(name) or name in self.tests or not isinstance(name, str):
            return super().__contains__(name)
        try:
            self.session.name(name)
        except KeyError:
            return False
        return True

    def get(self, name: str, default: Any = None) -> Any:
        """Look a name up on both sides."""
        try:
            return self[name]
        except KeyError:
            return default

    def keys(self) -> list[str]:
        """List the names of both sides."""
        theirs = self.session.ask("names")
        built_in = vars(builtins).keys() - self.submission.keys()
        hidden = self.tests | built_in
        theirs = [n for n in theirs if type(n) is str and n not in hidden]
        return list(dict.fromkeys([*dict.keys(self), *theirs]))

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def items(self) -> list[tuple[str, Any]]:
        """List the names of both sides and what they stand for."""
        return [(name, self[name]) for name in self.keys()]

    def values(self) -> list[Any]:
        """List what the names of both sides stand for."""
        return [self[name] for name in self.keys()]

    def __setitem__(self, name: str, value: Any) -> None:
        if (
            type(value) is types.ModuleType
            and getattr(value, "__name__", "") == "matplotlib.pyplot"
        ):
            self.pyplots.add(name)
            if self.testing:
                return
        before = dict.get(self, name, vars(builtins).get(name))
        super().__setitem__(name, value)
        if not getattr(self, "testing", False):
            return
        if name in self.submission:
            self.session.common.add(name)
            self.session.ask("bind", name, value)
        elif name in self.handed_on:
            self.session.hand_on(name, value)
        else:
            self._take_away(name, before, value)

    def _take_away(self, name: str, before: Any, value: Any) -> None:
        """Let the submission do without what a test binds to nothing, until it is given back.

        Nothing else of a test is shown to a submission: what it expects may be among it.
        """
        was = self.taken_away.get(name, before)
        usable = callable(was) or isinstance(was, types.ModuleType)
        built_in = name in vars(builtins)
        takes = value is None or (built_in and callable(value))
        if name in self.taken_away and value is was:
            del self.taken_away[name]
            self.session.hand_on(name, value, follow=False)
        elif usable and takes and (built_in or name in self.tests):
            self.taken_away[name] = was
            self.session.hand_on(name, value, follow=False)

    def __delitem__(self, name: str) -> None:
        here = dict.pop(self, name, self) is not self
        if name in self.submission or name in self.handed_on or not here:
            self.session.ask("unbind", name)
        elif name in self.taken_away:
            del self.taken_away[name]
            with contextlib.suppress(Exception):
                self.session.ask("unbind", name)


def _is_local(thing: Any) -> bool:
    """Whether something comes from a file beside the notebook."""
    name = (
        thing.__name__ if isinstance(thing, types.ModuleType) else getattr(thing, "__module__", "")
    )
    file = getattr(sys.modules.get(name), "__file__", None)
    return bool(file) and os.path.dirname(os.path.realpath(file)) == os.path.realpath(os.getcwd())


MOST_LINKED = 2_000_000


def _size(value: Any) -> int:
    return value.nbytes if isinstance(value, np.ndarray) else 0


def _is_changeable(value: Any) -> bool:
    plain = isinstance(value, (list, dict, set, bytearray, np.ndarray, collections.deque))
    return plain or (type(type(value)) is type and type(value).__module__ == "__main__")


def _is_constant(value: Any) -> bool:
    if type(value) is tuple:
        return all(map(_is_constant, value))
    return type(value) in (type(None), bool, int, float, complex, str, bytes)


def _about(plain: Callable) -> Callable:
    """Let a question about a class that both sides know be answered for the submission's things.

    Only an object that a test made of a class of the exercise may be a list, if that derives from
    it; what a locked cell defines, any object may claim to be, as in one process.
    """

    def ask(thing: Any, kinds: Any) -> bool:
        if is_standin(thing):
            one = isinstance(thing, OfSubmission)
            known = (thing if one else type(thing))._plain
            made = one or link_of(thing).made
            if any(k in known and (made or k.__module__ == "__main__") for k in _flat(kinds)):
                return True
        return plain(thing, kinds)

    return ask


def _flat(kinds: Any) -> Iterator[Any]:
    for kind in kinds if isinstance(kinds, tuple) else (kinds,):
        if isinstance(kind, tuple):
            yield from _flat(kind)
        elif isinstance(kind, type):
            yield kind


class _Main(types.ModuleType):
    """What `import __main__` gives a test: the submission's names."""

    names: Names

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self.names[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        self.names[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self.names[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self) -> list[str]:
        return self.names.keys()


class _NoIPython:
    """Stands for IPython where the tests run: magics do nothing there."""

    def __init__(self, names: Names) -> None:
        self.user_ns = names

    def run_line_magic(self, name: str, line: str, *_: Any) -> Any:
        """Time a statement, if the test wants the result; all other magics do nothing."""
        if name != "timeit":
            return None
        found = re.match(r"((?:-\w+\s*\d*\s+)*)(.*)", line, re.S)
        options = dict(re.findall(r"-(\w)\s*(\d*)", found[1]))
        loops, runs = int(options.get("n") or 1), int(options.get("r") or 1)
        self.user_ns.guard.check(line)
        code = compile(found[2], "<timeit>", "exec")
        times = timeit.repeat(lambda: exec(code, self.user_ns), number=loops, repeat=runs)
        each = [total / loops for total in times]
        result = types.SimpleNamespace(
            loops=loops,
            repeat=runs,
            all_runs=times,
            timings=each,
            best=min(each),
            worst=max(each),
            average=statistics.fmean(each),
            stdev=statistics.pstdev(each),
        )
        return result if "o" in options else None

    def __getattr__(self, name: str) -> Callable:
        return lambda *_, **__: None
