"""What a test may not do with a submission's texts in the trusted process: run them.

`exec(answer)`, `sympify(answer)` or a command with an answer in it would let the submission's code
run outside the wall. Such a check is stopped, with its reason, and judged in the submission's
process instead, where its texts may do what they like.
"""

from __future__ import annotations

import ast
import functools
import os
import re
import sys
import tempfile
import time
import types
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.disk.names import to_python

# What starts other programs, reaches other processes, or gets around Python.
_REFUSED = {
    **dict.fromkeys(("os.system", "subprocess.Popen", "os.exec", "os.posix_spawn"), "a program"),
    **dict.fromkeys(("os.fork", "os.forkpty", "pty.spawn", "os.kill"), "a process"),
    **dict.fromkeys(("socket.connect", "socket.bind", "socket.sendto"), "a connection"),
    **dict.fromkeys(("ctypes.dlopen", "ctypes.dlsym", "ctypes.call_function"), "machine code"),
}
# What any pickle may name: data of classes that nothing can change, and what NumPy builds its with.
_ARRAYS = {"multiarray": {"_reconstruct", "scalar"}, "numeric": {"_frombuffer"}}
_PICKLED = {
    "collections": {"OrderedDict", "defaultdict", "deque"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "_codecs": {"encode"},
    **{f"numpy.{core}.{m}": names for core in ("core", "_core") for m, names in _ARRAYS.items()},
}
# What one may name that lies in a file of the instructor's: there a class can also be changed.
_PICKLED_BY_INSTRUCTORS = ("numpy", "pandas", "collections", "datetime", "decimal", "fractions")
_BUILDER = re.compile(
    r"[A-Z]\w*|_new_\w+|new_block\w*|_*(pyx_)?unpickle\w*|_(ma)?reconstruct|__\w+_ctor"
)
# Libraries that make code of their own, out of names that they have looked at. All others that run
# a text (doctest, typing, timeit, sympy, …) may have been given one of the submission's.
_MAKE_CODE = {
    *("importlib", "collections", "dataclasses", "enum", "functools", "attr", "attrs"),
    *("numpy", "scipy", "matplotlib", "pandas", "networkx", "sympy", "_pytest", "autograder"),
}
_BUILT_IN = {"set", "frozenset", "bytearray", "complex", "slice", "range", "object", "list", "dict"}
_REACHES = re.compile(r"[.\[]\s*_")


@functools.cache
def texts_of(source: str) -> frozenset[str]:
    """List the texts that stand in a cell."""
    try:
        tree = ast.parse(to_python(source))
    except (SyntaxError, ValueError):
        return frozenset()
    found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return frozenset(text for text in found if isinstance(text, str))


class Guard:
    """Lets the tests run texts that stand in the instructor's cells, and no others.

    Parameters
    ----------
    sources : iterable of str
        The instructor's cells.
    stop : callable
        Makes the exception that ends a check; takes the reason.
    count : callable
        Counts the answers of the submission.

    Attributes
    ----------
    awake : bool
        Whether a test runs: what the judge does between tests is its own.
    started : float
        What was written since may hold something of the submission's.
    opened : int
        After how many answers the file was opened that was opened last, if it is older; else -1.
    """

    def __init__(
        self,
        sources: Iterable[str],
        stop: Callable[[str], BaseException],
        count: Callable[[], int] = lambda: 0,
    ) -> None:
        self.texts = frozenset().union(*map(texts_of, sources))
        self.stop, self.awake, self.count = stop, False, count
        self.started = time.time()
        self.opened = -1

    def wrapped(self) -> dict[str, Callable]:
        """Return what stands for `exec`, `eval` and `compile` in a test."""
        return {"exec": self._runs(exec), "eval": self._runs(eval), "compile": self._compile}

    def check(self, source: Any) -> None:
        """End the test if it is about to run a text that is not the instructor's."""
        if isinstance(source, (bytes, bytearray, memoryview)):
            source = bytes(source).decode("utf-8", "replace")
        if isinstance(source, str) and source not in self.texts:
            raise self.stop("the test runs a text as code")

    def fill_in(self, template: Any, method: str, *values: Any, **named: Any) -> Any:
        """Fill in a template; one of a submission's may take public attributes and items only."""
        if type(template) is str and template not in self.texts and _REACHES.search(template):
            raise self.stop("the test fills in a template that reaches into what is private")
        return getattr(template, method)(*values, **named)

    def _runs(self, run: Callable) -> Callable:
        def run_own(source: Any, globals: Any = None, locals: Any = None, /, **more: Any) -> Any:
            self.check(source)
            caller = sys._getframe(1)
            if globals is None:
                globals = caller.f_globals
                locals = caller.f_locals if locals is None else locals
            return run(source, globals, globals if locals is None else locals, **more)

        return run_own

    def _compile(self, source: Any, *arguments: Any, **keywords: Any) -> Any:
        self.check(source)
        return compile(source, *arguments, **keywords)

    def _makes_code(self, caller: types.FrameType | None) -> bool:
        """Whether the code that is run was made by a library out of names, or by importing one."""
        name = caller.f_globals.get("__name__", "") if caller else ""
        if caller is not None and caller.f_code.co_filename.startswith("<frozen importlib"):
            return True
        if name == "sympy.parsing.sympy_parser":  # SymPy reads names of its own so, too
            while caller is not None and caller.f_code.co_name != "parse_expr":
                caller = caller.f_back
            text = caller.f_locals.get("s") if caller is not None else None
            return type(text) is str and (text in self.texts or bool(re.fullmatch(r"\w+", text)))
        known = isinstance(name, str) and name.partition(".")[0] in _MAKE_CODE
        return known and not name.startswith("sympy.utilities.lambdify")

    def _watch_pandas(self) -> None:
        """Let `query` and `eval` of a data frame take the instructor's texts only."""
        module = sys.modules.get("pandas.core.computation.eval")
        if module is None:
            return
        plain = module.eval

        def eval_own(expression: Any, *arguments: Any, **keywords: Any) -> Any:
            self.check(expression)
            return plain(expression, *arguments, **keywords)

        module.eval = eval_own
        sys.modules["pandas"].eval = eval_own

    def _may_be_pickled(self, module: Any, name: Any) -> bool:
        """Whether a pickle may name this: any, or one that the instructor's files hold."""
        if _is_data(module, name):
            return True
        package = str(module).partition(".")[0]
        plain = package in _PICKLED_BY_INSTRUCTORS and "computation" not in str(module)
        return plain and bool(_BUILDER.fullmatch(str(name))) and self.opened == self.count()

    def keep_watch(self) -> None:
        """Watch this process, which is forked for one submission, until it ends."""
        sys.dont_write_bytecode = True
        self._watch_pandas()
        tempfile.tempdir = os.path.join(os.getcwd(), ".temporary")
        os.makedirs(tempfile.tempdir, exist_ok=True)
        home = tuple({os.getcwd(), os.environ.get("MPLCONFIGDIR", os.getcwd())})

        def watch(event: str, arguments: tuple) -> None:
            if not self.awake:
                return
            if event == "exec" and not self._makes_code(sys._getframe(1)):
                raise self.stop("the test lets a library run a text as code")
            if event in _REFUSED:
                raise self.stop(f"the test starts or reaches {_REFUSED[event]}")
            if event == "open":
                self.opened = self.count() if _older(arguments[0], self.started) else -1
            if event == "pickle.find_class" and not self._may_be_pickled(*arguments):
                raise self.stop("the test unpickles more than data")
            if event == "open" and _writes(arguments) and not _is_below(arguments[0], home):
                raise self.stop("the test writes outside its folder")

        sys.addaudithook(watch)


def _is_data(module: Any, name: Any) -> bool:
    if module in ("builtins", "__builtin__"):
        return name in _BUILT_IN
    if module == "numpy":
        found = getattr(np, name, None) if type(name) is str else None
        return isinstance(found, type) and issubclass(found, (np.generic, np.ndarray, np.dtype))
    return name in _PICKLED.get(module, ())


def _older(path: Any, moment: float) -> bool:
    try:
        return os.stat(path).st_mtime < moment
    except (OSError, TypeError, ValueError):
        return False


def _writes(arguments: tuple) -> bool:
    _path, _mode, flags = arguments
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _is_below(path: Any, folders: tuple[str, ...]) -> bool:
    if isinstance(path, int) or path in (os.devnull, None):
        return True
    real = os.path.realpath(os.fsdecode(path))
    inside = os.path.join(real, "")
    return any(inside.startswith(os.path.join(os.path.realpath(f), "")) for f in folders)
