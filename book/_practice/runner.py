"""Run a student's cells and checks: the Python side of the practice, in the browser.

The cells and the checks share one namespace, as in a notebook. What a check says is decided by
`autograder.judge.wording`, which decides it in the grader too. Cells that ran before and have not
changed are not run again: the names after each of them are remembered. A cell that is checked
finds the names as they were after it, whatever cells below it did.
"""

import ast
import base64
import builtins
import contextlib
import functools
import importlib.abc
import importlib.machinery
import importlib.util
import io
import itertools
import json
import linecache
import logging
import re
import sys
import time
import traceback
import types
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

from autograder.disk.names import USUAL_MODULES, title_and_hint
from autograder.judge import wording

OUTPUT_CHARACTERS = 400_000  # of one cell; the grader has the same limit
EVERY = 0.1  # seconds between two messages with printed text
# NumPy's functions that refuse int64 where addresses have 32 bits, and which argument it is.
COUNTED = {
    "bincount": (0, "x"),
    "choose": (0, "a"),
    "put": (1, "ind"),
    "repeat": (1, "repeats"),
    "take": (1, "indices"),
}
MAGIC = re.compile(r"^([ \t]*)([%!].*)$", re.MULTILINE)
REFUSED = re.compile(r"([\w.<>]+)\(\) (?:takes|missing|got)\b")  # what Python says of a call
TIMED = re.compile(r"%%?time(?:it)? +(?!-)(.*)")
NEEDLESS = re.compile(r"%(?:matplotlib|config)\b|%%?time(?:it)?\b")  # all is well without them


class Pyplot(importlib.machinery.SourceFileLoader):
    """Load pyplot with another `show`, and not at the expense of the cell that asks for it."""

    runner: "Runner"

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the module's code, and put our function in the place of its own."""
        self.runner.tell({"kind": "loading"})
        super().exec_module(module)
        module.show = lambda *_, **__: self.runner.show_figures()
        self.runner.tell({"kind": "loaded"})


class Late(importlib.abc.MetaPathFinder):
    """Import pyplot when something is first asked of it.

    It takes longer than all else that a first check needs, and most cells only import it.
    """

    name = "matplotlib.pyplot"

    def __init__(self, runner: "Runner") -> None:
        """Take the runner, which shows the figures."""
        self.runner = runner

    def find_spec(
        self, name: str, path: Any = None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find pyplot, to be loaded late; leave every other module to others."""
        spec = importlib.machinery.PathFinder.find_spec(name, path) if name == self.name else None
        if spec and spec.origin:
            loader = Pyplot(name, spec.origin)
            loader.runner = self.runner
            spec.loader = importlib.util.LazyLoader(loader)
        return spec

    @classmethod
    def loaded(cls) -> types.ModuleType | None:
        """Return pyplot if something was asked of it."""
        module = sys.modules.get(cls.name)
        return module if type(module) is types.ModuleType else None


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr: text goes to the page now and then, and not without end."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, name: str, show: Callable[[dict], None], too_long: str) -> None:
        self.stream_name, self.show, self.too_long = name, show, too_long
        self.start()

    def start(self) -> None:
        """Begin with a new cell."""
        self.parts: list[str] = []
        self.room, self.sent = OUTPUT_CHARACTERS, time.monotonic()

    def write(self, text: str) -> int:
        """Keep the text; send it if the last time was long enough ago."""
        text = str(text)
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)
            if self.room <= 0:
                self.parts.append(f"\n({self.too_long})\n")
            if time.monotonic() - self.sent > EVERY:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what there is."""
        if self.parts:
            self.show({"kind": self.stream_name, "text": "".join(self.parts)})
        self.parts, self.sent = [], time.monotonic()

    def writable(self) -> bool:
        """Say yes."""
        return True


class Ran(NamedTuple):
    """A cell that ran: which, what the names were after it, and its error."""

    key: tuple[str, str]
    names: dict[str, Any]
    error: dict[str, Any] | None


class Runner:
    """The student's program: one namespace, and what it was after each cell."""

    def __init__(self, tell: Callable[[dict], None], said: dict[str, Any]) -> None:
        """Take `tell`, which sends a message to the page, and what is said, in its language."""
        self.tell, self.said = tell, said
        wording.speak(said["checks"])
        self.main = types.ModuleType("__main__")
        sys.modules["__main__"] = self.main
        self.names = self.main.__dict__
        self.clean = dict(self.names)
        self.ran: list[Ran] = []
        self.stdout, self.stderr = (
            Stream(name, self._show, said["outputTooLong"]) for name in ("stdout", "stderr")
        )
        self.cell = ""
        self.quiet = False
        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its font cache
        builtins.input = self._no_input
        builtins.exit = builtins.quit = sys.exit
        builtins.display = self.display

    # What the page asks for.

    def run(self, cells: list[dict[str, str]]) -> dict[str, Any]:
        """Run the last of the cells, and before it those that have not run as they are.

        Returns
        -------
        dict
            ``error`` of the last cell, or None.
        """
        *before, cell = cells
        self._come_to(before)
        del self.ran[len(before) :]
        return {"error": self._run_cell(cell, quiet=False)}

    def check(
        self, cells: list[dict[str, str]], checks: list[dict[str, Any]], seen: list[str]
    ) -> dict[str, Any]:
        """Run checks on the names as they are after the last of the cells.

        Returns
        -------
        dict
            ``error`` of the last cell, or None, and the ``verdicts``.
        """
        *before, cell = cells
        self._come_to(before)
        if len(self.ran) <= len(before) or self.ran[len(before)].key != _key(cell):
            del self.ran[len(before) :]
            self._run_cell(cell, quiet=False)
        error, shown = self.ran[len(before)].error, set(seen)
        verdicts = []
        for check in checks:
            self._go_back_to(len(cells))
            self.tell({"kind": "begin", "check": check["id"]})
            verdict = self._judge(check, shown)
            self.tell({"kind": "verdict", "verdict": verdict})
            verdicts.append(verdict)
        self._go_back_to(len(cells))
        return {"error": error, "verdicts": verdicts}

    # Cells.

    def _come_to(self, cells: list[dict[str, str]]) -> None:
        """Have the names as they are after these cells."""
        keys = [_key(cell) for cell in cells]
        same = 0
        while same < min(len(keys), len(self.ran)) and self.ran[same].key == keys[same]:
            same += 1
        if same < len(cells):
            del self.ran[same:]
        self._go_back_to(same)
        for cell in cells[same:]:
            self._run_cell(cell, quiet=True)

    def _go_back_to(self, position: int) -> None:
        self.names.clear()
        self.names.update(self.ran[position - 1].names if position else self.clean)
        sys.modules["__main__"] = self.main

    def _run_cell(self, cell: dict[str, str], quiet: bool) -> dict[str, Any] | None:
        """Run one cell; return its error."""
        self.cell, self.quiet, error = cell["id"], quiet, None
        filename = _filename(cell["id"])
        self.tell({"kind": "begin", "cell": cell["id"]})
        self.stdout.start()
        self.stderr.start()
        try:
            with (
                contextlib.redirect_stdout(self.stdout),
                contextlib.redirect_stderr(self.stderr),
                warnings.catch_warnings(),
            ):
                warnings.simplefilter("default")
                warnings.simplefilter("ignore", ResourceWarning)
                if not cell.get("skip"):
                    self._execute(cell["source"], filename)
        except BaseException as raised:
            error = told(raised, filename, self.said)
        self.stdout.flush()
        self.stderr.flush()
        self.show_figures()
        self.ran.append(Ran(_key(cell), dict(self.names), error))
        return error

    def _execute(self, source: str, filename: str) -> None:
        source, missed = plain(source)
        if missed:
            self._show({"kind": "stderr", "text": f"{self.said['noMagic']}\n"})
        take_wide_integers()
        lines = source.splitlines(keepends=True)
        linecache.cache[filename] = (len(source), None, lines, filename)
        statements, value = wording.split(source, filename)
        exec(statements, self.names)
        if value:
            result = eval(value, self.names)
            if _is_figure(result) or "matplotlib" not in type(result).__module__:
                self.display(result)

    def display(self, *values: Any) -> None:
        """Show values as IPython's `display` does: a figure as a picture, the rest as text."""
        self.stdout.flush()
        for value in values:
            if _is_figure(value):
                if not _is_open(value):  # it is shown when the cell ends
                    self._show_figure(value)
            elif value is not None:
                self._show({"kind": "value", "text": repr(value)[:20_000]})

    def _show(self, output: dict[str, Any]) -> None:
        if not self.quiet:
            self.tell({"kind": "output", "cell": self.cell, "output": output})

    def show_figures(self) -> None:
        """Send the open figures to the page, and close them."""
        pyplot = Late.loaded()
        if not pyplot:
            return
        for number in pyplot.get_fignums() if not self.quiet else ():
            self.stdout.flush()
            self._show_figure(pyplot.figure(number))
        pyplot.close("all")

    def _show_figure(self, figure: Any) -> None:
        picture = io.BytesIO()
        try:
            figure.savefig(picture, format="png", dpi=144, bbox_inches="tight")
        except Exception as raised:
            self._show({"kind": "stderr", "text": f"{type(raised).__name__}: {raised}\n"})
            return
        self._show({"kind": "figure", "png": base64.b64encode(picture.getvalue()).decode()})

    # Checks.

    def _judge(self, check: dict[str, Any], seen: set[str]) -> dict[str, Any]:
        source, filename = check["source"], f"<check {check['id']}>"
        title, hint = title_and_hint(source)
        printed = io.StringIO()
        status, score, message, own = wording.FAILED, 0.0, "", ""
        if check.get("ended"):  # Python had to be ended while it ran
            late = check["ended"] == "late"
            message = (
                wording.TOOK_TOO_LONG if late else wording.with_hint(wording.NOT_FINISHED, hint)
            )
            return _verdict(check, title, status, score, message)
        self.names.update(
            (name, __import__(module, fromlist=["_"]))
            for name, module in USUAL_MODULES.items()
            if name not in self.names and re.search(rf"\b{name}\b", source)
        )
        try:
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
                with warnings.catch_warnings():
                    statements, value = wording.split(source, filename)
                    exec(statements, self.names)
                    found = _number(eval(value, self.names)) if value else None
            odd = isinstance(found, _arrays()) or wording.is_odd(found)
            status, score, *_ = wording.credit(found, check["points"], odd)
            message = "" if status == wording.PASSED else hint
        except MemoryError:
            message = wording.NOT_FINISHED
        except BaseException as raised:
            message, own = self._why(raised, check, hint, seen)
        self._close_figures()
        return _verdict(check, title, status, score, message, own, printed.getvalue()[:5000])

    def _why(
        self, error: BaseException, check: dict[str, Any], hint: str, seen: set[str]
    ) -> tuple[str, str]:
        """Return what the grader says, and what more a reader who has the check may know.

        Of a check that the grader hides: the student's own error; of another: what came out.
        """
        filename = f"<check {check['id']}>"
        what, theirs = "", None
        where = _where_in_theirs(error, filename, self.said)
        if where or self._refused(error):
            what = wording.described(type(error).__name__, str(error)[:2000], where)
            theirs = wording.raised(what, check["hidden"])
        lines = wording.lines_in(error, filename)
        shown = not check["hidden"]
        message = wording.message(check["source"], hint, error, lines, theirs, seen, shown)
        if shown:
            what = came_out(error)
        return message, "" if what in message else what

    def _refused(self, error: BaseException) -> bool:
        """Whether a function of the student's was called with other arguments than it takes."""
        found = REFUSED.match(str(error)) if type(error) is TypeError else None
        name = found[1].partition(".")[0] if found else ""
        return name == "<lambda>" or getattr(self.names.get(name), "__module__", "") == "__main__"

    def _no_input(self, prompt: object = "") -> str:
        raise RuntimeError(self.said["noInput"])

    def _close_figures(self) -> None:
        if pyplot := Late.loaded():
            pyplot.close("all")


def _verdict(
    check: dict[str, Any],
    title: str,
    status: str,
    score: float,
    message: str,
    raised: str = "",
    printed: str = "",
) -> dict[str, Any]:
    title = title or check["id"]
    return {
        "id": check["id"],
        "title": title,
        "status": status,
        "score": score,
        "message": message,
        "raised": raised,
        "printed": printed,
    }


def take_wide_integers() -> None:
    """Let NumPy count and pick by int64 too, as it does where addresses have 64 bits."""
    np = sys.modules.get("numpy")
    if np is None or np.dtype(np.intp).itemsize == 8 or isinstance(np.bincount, types.FunctionType):
        return
    for name, (place, keyword) in COUNTED.items():
        setattr(np, name, with_wide_integers(np, getattr(np, name), place, keyword))


def with_wide_integers(np: Any, function: Callable, place: int, keyword: str) -> Callable:
    """Return a function whose one argument, by place or by name, may hold any integers."""

    def fitting(value: Any) -> Any:
        array = np.asarray(value)
        return array.astype(np.intp) if array.dtype.kind in "iu" else value

    @functools.wraps(function)
    def wide(*arguments: Any, **options: Any) -> Any:
        fitted = [fitting(a) if k == place else a for k, a in enumerate(arguments)]
        return function(
            *fitted, **{n: fitting(a) if n == keyword else a for n, a in options.items()}
        )

    return wide


def told(error: BaseException, cell: str, said: dict[str, Any]) -> dict[str, Any]:
    """Tell a student's own error: what it is, and the lines of the cells that led to it.

    Parameters
    ----------
    error : BaseException
    cell : str
        The file name of the cell that ran.
    said : dict
        What is said, in the page's language.

    Returns
    -------
    dict
        ``text``, and the ``line`` of this cell, or None.
    """
    if isinstance(error, SystemExit):
        return {"text": said["exited"], "line": None}
    steps, line = [], None
    for frame, number in itertools.islice(traceback.walk_tb(error.__traceback__), 50):
        code = frame.f_code
        if code.co_filename.startswith("<cell "):
            steps.append(f"{_step(code, number, said)}\n")
            line = number if code.co_filename == cell else line
    if isinstance(error, SyntaxError) and error.filename == cell:
        line = error.lineno
    lines = traceback.format_exception_only(type(error), error)
    lines = [re.sub(r'File "<cell .*?>", ', "", text) for text in lines]
    steps = [step for step, _again in itertools.groupby(steps)]
    return {"text": "".join([*steps, *lines]).rstrip()[:10_000], "line": line}


def came_out(error: BaseException) -> str:
    """Return what an assertion says of the value that it was given and the one it wants."""
    if not isinstance(error, AssertionError):
        return ""
    lines = [line for line in str(error).splitlines() if line.strip()]
    return "\n".join(lines)[:2000]


def plain(source: str) -> tuple[str, bool]:
    """Leave out IPython's magics and commands, but not the code that one would time.

    Returns
    -------
    tuple
        The source, with every line in its place, and whether the reader misses something.
    """
    try:
        ast.parse(source)
    except SyntaxError:
        missed = any(not NEEDLESS.match(line) for _, line in MAGIC.findall(source))
        return MAGIC.sub(_without_magic, source), missed
    except ValueError:
        pass
    return source, False


def _without_magic(line: re.Match) -> str:
    timed = TIMED.fullmatch(line[2])
    return line[1] + (timed[1] if timed else f"pass  # {line[2]}")


def _is_figure(value: Any) -> bool:
    module = sys.modules.get("matplotlib.figure")
    return module is not None and isinstance(value, module.Figure)


def _is_open(figure: Any) -> bool:
    """Whether pyplot keeps a figure, so that it is shown at the end of the cell."""
    pyplot, number = Late.loaded(), getattr(figure, "number", None)
    return bool(pyplot) and pyplot.fignum_exists(number) and pyplot.figure(number) is figure


def _key(cell: dict[str, str]) -> tuple[str, str]:
    return cell["id"], "" if cell.get("skip") else cell["source"]


def _filename(name: str) -> str:
    return f"<cell {name}>"


def _where_in_theirs(error: BaseException, check: str, said: dict[str, Any]) -> str:
    """Find the student's line that raised an error; nothing when the check itself did."""
    found = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.startswith("<cell "):
            found = _step(frame.f_code, line, said)
        elif frame.f_code.co_filename == check:
            found = ""
    return found


def _step(code: types.CodeType, line: int, said: dict[str, Any]) -> str:
    alone = code.co_name == "<module>"
    where = said["line" if alone else "lineIn"].format(line, code.co_name)
    return f"{where}: {linecache.getline(code.co_filename, line).strip()[:200]}"


def _number(value: Any) -> Any:
    """Make a number of an array without axes, as the grader does."""
    return value[()] if isinstance(value, _arrays()) and not value.shape else value


def _arrays() -> tuple[type, ...]:
    numpy = sys.modules.get("numpy")
    return (numpy.ndarray,) if numpy else ()


def serve(post: Callable[[str], None], said: str) -> Callable[[str], str]:
    """Return what answers the page's requests: JSON in, JSON out.

    `said` is the part ``python`` of the language's texts, as JSON.
    """
    runner = Runner(lambda message: post(json.dumps(message)), json.loads(said))
    sys.meta_path.insert(0, Late(runner))

    def answer(request: str) -> str:
        asked = json.loads(request)
        method = {"run": runner.run, "check": runner.check}[asked.pop("do")]
        return json.dumps(method(**asked))

    return answer
