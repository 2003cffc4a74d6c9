"""A check that is judged in the submission's process: what happens inside the wall.

Some checks can be decided nowhere else: they look at a figure, at `In`, at an object that no copy
stands for. Such a check runs in a process that is forked for it, so that what it does is gone
afterwards, and its source comes only when that process is there.

A submission can fool such a check: whatever runs here, it may have replaced. So nothing here tries
to prevent that; the judge marks the check. What a submission must not get by it is anything else,
see `autograder.sandbox.seclusion` for that.
"""

from __future__ import annotations

import ast
import contextlib
import os
import traceback
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.crossing.channel import Closed
from autograder.crossing.wire import decode, encode

if TYPE_CHECKING:
    from autograder.sandbox.child import Submission
    from autograder.sandbox.shell import Shell

READY = "ready"


def fork_for_check(submission: Submission) -> tuple:
    """Let a copy of this process run one check; go on serving when it has ended.

    The copy answers the request, so nothing is left to answer here.
    """
    pid = os.fork()
    if pid == 0:
        try:
            _serve_check(submission)
        finally:
            os._exit(0)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, 0)
    submission.serve()
    raise Closed


def _serve_check(submission: Submission) -> None:
    channel = submission.channel
    channel.send(submission.write(("return", READY)))
    before, source, token = decode(channel.receive())
    channel.send(encode(run_check(submission.shell, before, source, token)))


def run_check(shell: Shell, before: str, source: str, token: str) -> dict[str, Any]:
    """Run a check as a notebook does.

    Parameters
    ----------
    shell : Shell
    before : str
        Statements of the instructor's that bind names the check uses.
    source : str
        The check.
    token : str
        Sent back if the last statement of the check came to its end.

    Returns
    -------
    dict
        "token", the "kind" and "value" of the last expression, "printed", and of an error its
        "name", "text" and "line".
    """
    if before:
        shell.run_cell(before, store_history=False, silent=True)
    ending = _Ending(token, quiet=source.rstrip().endswith(";"))
    shell.outputs.clear()
    shell.user_ns[ending.name] = ending.reached
    shell.ast_transformers.append(ending)
    try:
        result = shell.run_cell(source, store_history=True)
    finally:
        shell.ast_transformers.remove(ending)
    error = result.error_before_exec or result.error_in_exec
    kind, value = _points(ending.value)
    return {
        "token": ending.token if ending.is_reached and error is None else "",
        "kind": kind,
        "value": value,
        "printed": "".join(map(_text, shell.take_outputs())),
        "name": type(error).__name__ if error is not None else "",
        "text": _message(error),
        "line": _line(error),
    }


class _Ending(ast.NodeTransformer):
    """Adds to a cell the call that tells that its last statement ended, and with which value."""

    def __init__(self, token: str, quiet: bool) -> None:
        self.token, self.name, self.quiet = token, f"_ended_{token}", quiet
        self.is_reached, self.value = False, None

    def visit(self, module: ast.AST) -> ast.AST:
        last = module.body[-1] if module.body else None
        has_value = isinstance(last, ast.Expr) and not self.quiet
        call = ast.Call(ast.Name(self.name, ast.Load()), [last.value] if has_value else [], [])
        ending = ast.Expr(call)
        if has_value:
            module.body[-1] = ast.copy_location(ending, last)
        else:
            module.body.append(ast.copy_location(ending, last) if last else ending)
        return ast.fix_missing_locations(module)

    def reached(self, value: Any = None) -> Any:
        self.is_reached, self.value = True, value
        return value


def _points(value: Any) -> tuple[str, float]:
    """Tell whether a value is a number of points, may have been meant for one, or is no number."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool):
        return "number", float(value)
    if isinstance(value, (np.ndarray, complex, Decimal, Fraction)):
        return "unclear", 0.0
    return "none", 0.0


def _text(output: dict[str, Any]) -> str:
    if output.get("output_type") == "stream":
        return output["text"]
    return output.get("data", {}).get("text/plain", "") + "\n" if "data" in output else ""


def _message(error: BaseException | None) -> str:
    if error is None:
        return ""
    return "".join(traceback.format_exception_only(type(error), error)).strip()[:5000]


def _line(error: BaseException | None) -> int:
    """Return the line of the check that led to an error, 0 where there is none."""
    if error is None:
        return 0
    steps = [
        (frame.f_code.co_filename, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith("<ipython-input-")
    ]
    return [line for name, line in steps if name == steps[0][0]][-1] if steps else 0
