"""What a check says: passed or not, its points, its message.

The grader asks this module, and so does the practice on the course's pages, where the same file
runs in the browser. It therefore needs nothing but the standard library. A check's title and hint
are read by `autograder.disk.names.title_and_hint`, which goes to the browser with it.
"""

from __future__ import annotations

import ast
import functools
import math
import numbers
import traceback
import types
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

PASSED, FAILED, PARTLY = "passed", "failed", "partly"
HUNG = "The tests' process hung or died."  # for the instructor alone
# What students are told; `speak` replaces it by another language's texts.
TOOK_TOO_LONG = "The check took too long with your code."
NOT_FINISHED = "The check could not be finished."
NOT_PASSED = "This check did not pass."
NOT_SO = "This is not so: {0}"
NOT_IMPLEMENTED = "Not implemented yet."
RAISED = "Your code raised {0}."
RAISED_SOMETHING = "Your code raised an exception."
NOT_DEFINED = "{0} is not defined here: renamed, defined below, or did its cell fail?"
HINT = "Hint: {0}"
SAID = (
    *("TOOK_TOO_LONG", "NOT_FINISHED", "NOT_PASSED", "NOT_SO", "NOT_IMPLEMENTED"),
    *("RAISED", "RAISED_SOMETHING", "NOT_DEFINED", "HINT"),
)


def speak(texts: dict[str, str]) -> None:
    """Say it in another language.

    Parameters
    ----------
    texts : dict
        A text for each name in `SAID`.
    """
    globals().update({name: texts[name] for name in SAID})


@functools.cache
def catches(source: str) -> bool:
    """Whether a test handles exceptions, or calls by name what does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Try):
            return True
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if any(word in name.lower() for word in ("raises", "suppress")):
                return True
    return False


def split(
    source: str,
    filename: str,
    rewrite: Callable[[ast.Module], ast.Module] = lambda tree: tree,
    flags: int = 0,
) -> tuple[types.CodeType, types.CodeType | None]:
    """Compile a cell: its statements, and the expression at its end if that has a value to keep.

    `flags` are the compiler's.
    """
    tree = rewrite(ast.parse(source, filename))
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or source.rstrip().endswith(";"):
        return compile(tree, filename, "exec", flags, dont_inherit=True), None
    tree.body.pop()
    value = compile(ast.Expression(last.value), filename, "eval", flags, dont_inherit=True)
    return compile(tree, filename, "exec", flags, dont_inherit=True), value


def is_odd(value: Any) -> bool:
    """Whether a value may have been meant to be a number of points, and is none."""
    return isinstance(value, (complex, Decimal, Fraction))


def credit(
    value: Any, points: float, odd: bool = False, allowed: bool = False
) -> tuple[str, float, str, str]:
    """Turn a test's last value into points: a number is partial credit.

    What is no number counts as all points, as in nbgrader; but an array or an object of the
    submission does not, for it may have been meant to be a number. A sum of parts may miss the
    whole by a rounding error.

    Parameters
    ----------
    value : object
    points : float
        What the check is worth.
    odd : bool
        Whether the value is an array or an object of the submission, or `is_odd`.
    allowed : bool
        Whether the check may end in such a value, because the instructor's own solution does.

    Returns
    -------
    tuple
        The status, the points, and for the instructor what was wrong with the value, and how it
        was rounded.
    """
    if odd and not allowed:
        kind = type(value).__name__
        return FAILED, 0.0, f"the last value is no number of points: {kind}", ""
    if odd or isinstance(value, bool) or not isinstance(value, numbers.Real):
        return PASSED, points, "", ""
    given = float(value)
    score = min(max(given, 0.0), points)
    if not math.isclose(score, given, rel_tol=1e-9, abs_tol=1e-9 * points):
        return FAILED, 0.0, f"{given} is no number of points from 0 to {points}", ""
    if math.isclose(score, points, rel_tol=1e-9):
        score = points
    note = (
        "" if score == given else f"(The last value, {given!r}, counts as a score of {score:g}.)\n"
    )
    status = PASSED if score == points else PARTLY if score else FAILED
    return status, score, "", note


def described(name: str, text: str, where: str = "") -> str:
    """Describe an exception: its class, its message, and the student's line that raised it."""
    said = f"{name}: {text}"
    return f"{said} ({where})" if where else said


def raised(what: str | None, hidden: bool) -> str:
    """Say that the student's code raised an exception, and which unless the check is hidden.

    Class, message and line could tell the inputs of a check that the student cannot read.
    """
    if hidden:
        return RAISED_SOMETHING
    return RAISED.format(what)


def message(
    source: str,
    hint: str,
    error: BaseException,
    lines: list[int],
    from_submission: str | None = None,
    seen: Iterable[str] = (),
    visible: bool = False,
) -> str:
    """Say why a check did not pass, without saying anything of the check.

    Parameters
    ----------
    source : str
        The check, in plain Python.
    hint : str
    error : BaseException
        What ended it.
    lines : list of int
        The check's lines that led to the error, the innermost last.
    from_submission : str or None
        What `raised` says, when the error is the submission's.
    seen : words
        The student knows these and may be told that one of them is not defined.
    visible : bool
        Whether the student can read all of the check, and may be told which of its lines failed.
    """
    cause = ""
    if isinstance(error, NotImplementedError):
        cause = NOT_IMPLEMENTED
    elif from_submission:
        cause = from_submission
    elif isinstance(error, NameError) and error.name in seen:
        return NOT_DEFINED.format(error.name)
    advice = ""
    if isinstance(error, AssertionError) and lines:
        advice = written(source, lines[-1])
        if visible and not (advice or cause):
            return with_hint(NOT_SO.format(statement(source, lines[-1])), hint, "\n")
    return advised(cause, advice, hint) or NOT_PASSED


def advised(said: str, advice: str, hint: str) -> str:
    """Join what became of a check and what the test says of it; where that is nothing, the hint."""
    return f"{said} {advice}".lstrip() if advice else with_hint(said, hint)


def with_hint(said: str, hint: str, between: str = " ") -> str:
    """Join what became of a check and its hint.

    The instructor wrote the hint after the word *Hint*, so it may begin with a small letter, and
    with code, whose letters mean something: after a sentence it follows that word here as well.
    """
    if not (said and hint):
        return said or hint
    return f"{said}{between}{HINT.format(hint)}"


def written(source: str, line: int) -> str:
    """Find the text that the instructor wrote beside the assertion in a line of a check."""
    return next((text for start, end, text in texts(source) if start <= line <= end), "")


def statement(source: str, line: int) -> str:
    """Return the statement of a check in which a line stands, in one line."""
    found = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Assert | ast.Expr)]
    around = [n for n in found if n.lineno <= line <= n.end_lineno]
    text = ast.get_source_segment(source, around[-1]) if around else source.splitlines()[line - 1]
    return " ".join(text.split())


@functools.cache
def texts(source: str) -> list[tuple[int, int, str]]:
    """Find what a test says when a statement of it fails: the statement's lines, and the text."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assert):
            text = _literal(node.msg)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            named = [k.value for k in node.value.keywords if k.arg in ("err_msg", "msg")]
            text = _literal(named[0]) if named else ""
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            text = _literal(node.exc.args[0])
        else:
            continue
        found.append((node.lineno, node.end_lineno, text))
    return found


def _literal(node: ast.AST | None) -> str:
    constant = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if constant else ""


def lines_in(error: BaseException, filename: str) -> list[int]:
    """Number the lines of a cell that led to an error, without reading any file."""
    return [
        line
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == filename
    ]
