"""The names of the tests: theirs are plain Python, all others are the submission's."""

from __future__ import annotations

import builtins
import contextlib
import functools
import importlib
import io
import re
import sys
import types
from collections.abc import Callable
from typing import Any

from autograder.crossing.wire import WireError
from autograder.disk.names import USUAL_MODULES, to_python
from autograder.disk.notebook import Cell
from autograder.judge.patches import prepare_tests
from autograder.judge.proxies import Instance, Proxy
from autograder.judge.session import Session, Stopped
from autograder.judge.timing import Overtime, alarm, seconds_for
from autograder.judge.wording import split


def filename_of(cell: Cell) -> str:
    return f"<{cell.kind} {cell.grade_id}>"


@functools.cache
def compiled(source: str, filename: str) -> tuple[types.CodeType, types.CodeType | None]:
    """Compile a cell: its statements, and the expression at its end if that has a value to keep."""
    return split(to_python(source), filename)


class Names(dict):
    """The names of the tests: theirs are here, the others are the submission's."""

    def __init__(self, session: Session, cells: list[Cell]) -> None:
        super().__init__(__name__="__main__", get_ipython=_NoIPython, type=_Type)
        self.session = session
        self["isinstance"], self["issubclass"] = map(self._about, (isinstance, issubclass))
        # Words that students can see anyway, and that feedback may therefore repeat.
        self.visible = {word for cell in cells for word in re.findall(r"\w+", cell.shown)}
        self.tests: set[str] = set()
        self.submission: dict[str, str] = {}
        self.written: list[str] = []  # the submission's cells so far
        main = types.ModuleType("__main__")
        main.__class__ = type("Main", (_Main,), {"names": self})
        sys.modules["__main__"] = main
        prepare_tests(session, self.written)

    def _about(self, plain: Callable) -> Callable:
        """Let a question about a class that both sides know be answered by the submission's."""

        def ask(thing: Any, kinds: Any) -> bool:
            if isinstance(thing, Proxy):
                for kind in kinds if isinstance(kinds, tuple) else (kinds,):
                    theirs = self._theirs(kind, isinstance(thing, Instance))
                    if theirs is not None and thing._apply(plain.__name__, theirs) is True:
                        return True
            return plain(thing, kinds)

        return ask

    def _theirs(self, kind: Any, declared: bool) -> Any:
        """Find the submission's copy of a class: a locked cell's, or one that travels by name.

        An object that a test made of a class of the exercise may be a list; no other may say so.
        """
        if declared and isinstance(kind, type) and vars(builtins).get(kind.__name__) is kind:
            return kind
        if not isinstance(kind, type) or kind.__module__ != "__main__":
            return None
        try:
            found = self.session.name(kind.__name__)
        except KeyError:
            return None
        return found if isinstance(found, Proxy) else None

    # Which side a name is on.

    def pass_over(self, cell: Cell) -> None:
        """Come past a cell that is no test: the instructor's is run, the student's is not."""
        seconds = seconds_for(cell, self.session.limits)
        if cell.kind in ("locked", "context"):
            self.tests |= cell.binds.keys()
            for name in cell.binds:
                self.submission.pop(name, None)
            self._run_quietly(cell.source, filename_of(cell), seconds)
            return
        self.written.append(cell.shown)
        if cell.imports:
            self._run_quietly(cell.imports, filename_of(cell), seconds)
        for name, kind in cell.binds.items():
            if kind == "import":
                self.tests.add(name)
            elif cell.kind == "solution":
                self.submission[name] = kind
                self.tests.discard(name)
                dict.pop(self, name, None)

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
        exec(statements, self)
        return eval(value, self) if value else None

    def execute(self, cell: Cell) -> Any:
        """Run a test; return the value of its last expression."""
        self.tests |= {name for name in cell.binds if name not in self.submission}
        return self._run(cell.source, filename_of(cell))

    def forget_submission(self) -> None:
        """Drop what a test bound to names of the submission."""
        for name in self.submission:
            dict.pop(self, name, None)

    def reset(self, names: dict[str, Any]) -> None:
        """Go back to the names of an earlier moment."""
        dict.clear(self)
        dict.update(self, names)

    # What a test does to a name.

    def __missing__(self, name: str) -> Any:
        if name in self.tests or (name in vars(builtins) and name not in self.submission):
            raise KeyError(name)
        if name in USUAL_MODULES and name not in self.submission:
            self[name] = importlib.import_module(USUAL_MODULES[name])
            return self[name]
        value = self.session.name(name)
        if isinstance(value, Proxy):
            reference = value._reference
            if reference.kind == "module" and reference.name == name in sys.stdlib_module_names:
                return importlib.import_module(name)
            asked_for = self.submission.get(name) == "class"
            value._note(_declared=asked_for, _keeps=asked_for or value._keeps, _name=name)
        return value

    def __contains__(self, name: object) -> bool:
        if super().__contains__(name) or name in self.tests or not isinstance(name, str):
            return super().__contains__(name)
        try:
            self.session.name(name)
        except KeyError:
            return False
        return True

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        if name in getattr(self, "submission", ()):
            with contextlib.suppress(WireError, TypeError):
                self.session.ask("bind", name, value)

    def __delitem__(self, name: str) -> None:
        here = dict.pop(self, name, self) is not self
        if name in self.submission or not here:
            self.session.ask("unbind", name)


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


class _TypeOf(type):
    def __call__(cls, *arguments: Any, **keywords: Any) -> Any:
        if len(arguments) == 1 and isinstance(arguments[0], Proxy):
            told = arguments[0]._apply("getattr", "__class__")
            return told if isinstance(told, Proxy) else Proxy
        return type(*arguments, **keywords)

    def __instancecheck__(cls, thing: Any) -> bool:
        return isinstance(thing, type)


class _Type(type, metaclass=_TypeOf):
    """What `type` means in a test: of an object of the submission it tells the class there."""


class _NoIPython:
    """Stands for IPython where the tests run: magics do nothing there."""

    def __getattr__(self, name: str) -> Callable:
        return lambda *_, **__: None
