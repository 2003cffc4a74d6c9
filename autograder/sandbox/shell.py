"""IPython as a submission meets it: magics, rich output and inline figures, without a kernel."""

from __future__ import annotations

import ast
import atexit
import builtins
import contextlib
import io
import itertools
import linecache
import re
import sys
import traceback
import types
import warnings
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.disk.limits import Limits
from autograder.sandbox import pictures
from autograder.sandbox.pictures import PICTURES, fit

# Without any of these IPython changes nothing.
_SIGNS, _BEGINNINGS = ("%", "!", "?", ">>>"), re.compile(r"\s*(?:[,;/]|\.\.\.)")
_INLINE = "module://matplotlib_inline.backend_inline"


class Outputs:
    """What a cell showed, in order, cut off at a number of bytes of text and one of pictures."""

    def __init__(self, limit: int, pictures: int) -> None:
        self.limit, self.pictures = limit, pictures
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.items: list[dict[str, Any]] = []
        self.bytes, self.of_pictures, self.full = 0, 0, False

    def add(self, item: dict[str, Any], size: int, pictures: int = 0) -> None:
        """Keep one output if there is room for it."""
        if self.full or self.bytes + size > self.limit:
            self.overflow()
        elif self.of_pictures + pictures > self.pictures:
            self.write("stderr", f"\n(The pictures are larger than {self.pictures} bytes.)\n")
        else:
            self.items.append(item)
            self.bytes += size
            self.of_pictures += pictures

    def show(self, kind: str, data: dict[str, Any], **more: Any) -> None:
        """Keep a display: its texts, and its pictures in a size that a person looks at."""
        texts, pictures = {}, 0
        for mime, value in data.items():
            if mime in PICTURES and isinstance(value, (str, bytes)):
                fitted, note = fit(mime, value)
                for form, picture in fitted.items():
                    texts[form] = picture
                    pictures += len(picture) * 3 // 4
                if note:
                    self.write("stderr", note)
            elif isinstance(value, str):
                texts[mime] = value
        size = sum(len(text) for mime, text in texts.items() if mime not in PICTURES)
        self.add({"output_type": kind, "data": texts, "metadata": {}, **more}, size, pictures)

    def write(self, name: str, text: str) -> None:
        """Keep printed text, as much as there is room for."""
        if self.full:
            return
        kept = text[: max(0, self.limit - self.bytes)]
        last = self.items[-1] if self.items else {}
        if last.get("output_type") == "stream" and last.get("name") == name:
            last["parts"].append(kept)
        elif kept:
            self.items.append({"output_type": "stream", "name": name, "parts": [kept]})
        self.bytes += len(kept)
        if len(kept) < len(text):
            self.overflow()

    def text(self, name: str) -> str:
        """Return what was printed to one stream."""
        return "".join(
            part for item in self.items if item.get("name") == name for part in item["parts"]
        )

    def overflow(self) -> None:
        """Say once that the rest is left out."""
        if not self.full:
            note = f"\n(The output is longer than {self.limit} bytes; the rest is left out.)\n"
            self.items.append({"output_type": "stream", "name": "stderr", "parts": [note]})
        self.full = True


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a submission."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, outputs: Outputs, name: str) -> None:
        self.outputs, self.stream_name = outputs, name

    def write(self, text: str) -> int:
        """Keep the text."""
        self.outputs.write(self.stream_name, str(text))
        return len(text)

    def writable(self) -> bool:
        """Say yes."""
        return True


class KeepDisplays(DisplayPublisher):
    """Keeps what `display` shows."""

    outputs: Outputs

    def publish(self, data: dict, metadata: dict | None = None, **_: Any) -> None:
        """Keep one display."""
        self.outputs.show("display_data", data)

    def clear_output(self, wait: bool = False) -> None:
        """Forget what the cell showed so far."""
        self.outputs.clear()


class KeepResults(DisplayHook):
    """Keeps the value of a cell's last expression."""

    outputs: Outputs

    def __call__(self, result: Any = None) -> None:
        """Keep one result."""
        if result is None or self.quiet():
            return
        builtins._ = None
        data, _ = self.shell.display_formatter.format(result)
        self.update_user_ns(result)
        self.outputs.show("execute_result", data, execution_count=self.shell.execution_count)


class Shell(InteractiveShell):
    """An IPython shell whose outputs are kept instead of shown."""

    def __init__(self, output_bytes: int, picture_bytes: int = 2_000_000) -> None:
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "NoColor"
        super().__init__(config=config)
        # There is no history to save, and the folder may be gone when this process ends.
        atexit.unregister(self.atexit_operations)
        self.usual_transformers = self._transformers()
        self.fresh = False  # whether figures are inline and no cell has run yet
        self.watching = None, None  # by `sys.setprofile` and `sys.settrace`
        self.outputs = Outputs(output_bytes, picture_bytes)
        self.display_pub.outputs = self.displayhook.outputs = self.outputs
        self.system = self.system_piped

    def init_display_pub(self) -> None:
        """Keep displays."""
        self.display_pub = KeepDisplays(parent=self, shell=self)

    def init_displayhook(self) -> None:
        """Keep results."""
        self.displayhook = KeepResults(parent=self, shell=self)
        from IPython.core.interactiveshell import DisplayTrap

        self.display_trap = DisplayTrap(hook=self.displayhook)

    def init_virtualenv(self) -> None:
        """Do not look for virtual environments: there is one."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there is no screen."""

    def enable_matplotlib(self, gui: str | None = None) -> tuple[str | None, str]:
        """Do nothing where figures are inline from the start, and no cell has changed that."""
        if gui == "inline" and self.fresh and _shows_inline():
            return None, gui
        return super().enable_matplotlib(gui)

    def take_limits(self, limits: Limits) -> None:
        """Keep no more of what is shown than may be kept."""
        self.outputs.limit, self.outputs.pictures = limits.output_bytes, limits.picture_bytes
        pictures.SIDE, pictures.BYTES = limits.picture_side, limits.picture_bytes // 2

    def run(self, source: str) -> bool:
        """Run a cell; return whether it ended without an error."""
        self.outputs.clear()
        sys.setprofile(self.watching[0])
        sys.settrace(self.watching[1])
        try:
            result = self.run_cell(source, store_history=True)
        finally:
            # A cell may watch the next ones, and not what is done between them for the checks.
            self.watching = sys.getprofile(), sys.gettrace()
            sys.setprofile(None)
            sys.settrace(None)
            self.fresh = False
        return result.error_before_exec is None and result.error_in_exec is None

    def transform_cell(self, raw_cell: str) -> str:
        """Leave plain Python as it is; IPython would look for magics token by token."""
        if _is_python(raw_cell) and self._transformers() == self.usual_transformers:
            return raw_cell if raw_cell.endswith("\n") else raw_cell + "\n"
        return super().transform_cell(raw_cell)

    def should_run_async(self, raw_cell: str, *, transformed_cell: Any = None, **more: Any) -> bool:
        """Compile a cell to find out only where it says one of the two words that it takes."""
        if transformed_cell and not any(word in transformed_cell for word in ("await", "async")):
            return False
        return super().should_run_async(raw_cell, transformed_cell=transformed_cell, **more)

    def _transformers(self) -> list[list]:
        manager = self.input_transformer_manager
        used = (manager.cleanup_transforms, manager.line_transforms, manager.token_transformers)
        return [list(transformers) for transformers in (*used, self.input_transformers_post)]

    def take_outputs(self) -> list[dict[str, Any]]:
        """Hand over what was shown and start anew."""
        items = self.outputs.items
        for item in items:
            if "parts" in item:
                item["text"] = "".join(item.pop("parts"))
        self.outputs.clear()
        return items

    def showtraceback(self, exc_tuple: Any = None, *_: Any, **__: Any) -> None:
        """Keep an error with the lines of the submission's cells that led to it.

        IPython's own tracebacks take longer than everything else in a failing submission.
        """
        kind, error, trace = exc_tuple or sys.exc_info()
        lines = _described(kind, error)
        steps = [
            _step(frame.f_code, line)
            for frame, line in itertools.islice(traceback.walk_tb(trace), 50)
            if frame.f_code.co_filename.startswith("<ipython-input-")
        ]
        steps = [step for step, _again in itertools.groupby(steps)]  # of a recursion, one
        self._keep_error(kind, error, [*steps, *lines])

    def line_of(self, error: BaseException) -> str:
        """Say in which line of the submission's cells an error happened; empty for none of them."""
        try:
            steps = [
                _step(frame.f_code, line).strip()
                for frame, line in traceback.walk_tb(error.__traceback__)
                if frame.f_code.co_filename.startswith("<ipython-input-")
            ]
        except Exception:
            return ""
        return steps[-1] if steps else ""

    def _format_exception_for_storage(self, *_: Any, **__: Any) -> list[str]:
        """Keep no copy for IPython's history, which would be formatted at the same length."""
        return []

    def showsyntaxerror(self, filename: Any = None, *_: Any, **__: Any) -> None:
        """Keep a syntax error with its line."""
        kind, error, _trace = sys.exc_info()
        lines = _described(kind, error)
        lines = [re.sub(r'File "<ipython-input-.*?>", ', "", line) for line in lines]
        self._keep_error(kind, error, lines)

    def showindentationerror(self) -> None:
        """Keep an indentation error like any other."""
        self.showsyntaxerror()

    def _keep_error(self, kind: type, error: BaseException, lines: list[str]) -> None:
        try:
            value = str(error)[:2000]
        except Exception:
            value = ""
        item = {
            "output_type": "error",
            "ename": kind.__name__,
            "evalue": value,
            "traceback": ["".join(lines)[:10_000]],
        }
        self.outputs.add(item, sum(map(len, lines)))


def _described(kind: type, error: BaseException) -> list[str]:
    """Write an error as Python does; a syntax error is marked by as many signs as it says."""
    if isinstance(error, SyntaxError):
        columns = (error.offset, error.end_offset)
        if any(not isinstance(c, (int, type(None))) or (c or 0) > 10_000 for c in columns):
            return [f"{kind.__name__}: {error.msg}\n"]
    return traceback.format_exception_only(kind, error)


def _is_python(cell: str) -> bool:
    """Whether a cell is surely nothing but Python: one line may be a magic without its sign."""
    lines = cell.splitlines()
    if cell[:1].isspace() or "In [" in cell or len(lines) < 2:
        return False
    if not any(sign in cell for sign in _SIGNS) and not any(map(_BEGINNINGS.match, lines)):
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they are told when the cell is run
        try:
            ast.parse(cell)
        except Exception:
            return False
    return True


def _step(code: types.CodeType, line: int) -> str:
    where = "" if code.co_name == "<module>" else f" in {code.co_name}"
    return f"line {line}{where}: {linecache.getline(code.co_filename, line).strip()[:200]}\n"


def _shows_inline() -> bool:
    import matplotlib

    return matplotlib.is_interactive() and matplotlib.get_backend() in ("inline", _INLINE)


def warm() -> Shell:
    """Import and try once whatever every submission would have to wait for."""
    import matplotlib

    matplotlib.use(_INLINE)
    import matplotlib.pyplot as plt
    import numpy as np
    import numpy.testing  # brings unittest, which is slow to import
    import pexpect  # noqa: F401 - what IPython needs for the first !command

    from autograder.sandbox import figures

    shell = Shell(Limits().output_bytes)
    Shell._instance = InteractiveShell._instance = shell
    shell.run_line_magic("matplotlib", "inline")
    figures.always_as_png(shell)
    sys.stdout, sys.stderr = Stream(shell.outputs, "stdout"), Stream(shell.outputs, "stderr")
    shell.run(
        "import numpy as np, matplotlib.pyplot as plt\n"
        "plt.plot(np.arange(3.0), label='warm'); plt.title('warm'); plt.legend(); plt.show()\n"
    )
    shell.run("1 +")
    shell.run("1 / 0")
    np.random.default_rng(0).normal(size=np.dot(np.ones((2, 2)), np.ones(2)).shape)
    numpy.testing.assert_allclose(1.0, 1.0)
    plt.close("all")
    with contextlib.suppress(AttributeError):  # every fork would take these apart
        matplotlib.font_manager._get_font.cache_clear()
    shell.take_outputs()
    shell.displayhook.do_full_cache = False  # there is nothing to flush, which takes a while
    shell.reset(new_session=True)
    shell.user_ns["__spec__"] = None  # as in a kernel; processes that are spawned look for it
    shell.displayhook.do_full_cache = True
    shell.execution_count, shell.fresh = 1, True
    return shell
