"""Reach a verdict: run the submission's cells in the sandbox, and the tests here, against it."""

from __future__ import annotations

import ast
import contextlib
import functools
import io
import itertools
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.disk.names import to_python
from autograder.disk.notebook import Cell
from autograder.judge import wording
from autograder.judge.namespace import Names, compiled, filename_of
from autograder.judge.proxies import Proxy
from autograder.judge.session import Session, Stopped
from autograder.judge.timing import Overtime, alarm, patience, seconds_for
from autograder.judge.wording import FAILED, PASSED
from autograder.sandbox.client import WarmParent


@dataclass
class Finding:
    """What a test found.

    Attributes
    ----------
    status : str
        "passed", "partly" or "failed".
    score : float
    message : str
        For the student: nothing in it comes from the test but what was written for students.
    detail : str
        For the instructor: the error itself.
    printed : str
        For the instructor: what the test printed.
    late : bool
        Whether the submission ran out of time.
    withheld : bool
        Whether the test failed without having been shown what a call changed in its arguments.
    """

    status: str
    score: float
    message: str = ""
    detail: str = ""
    printed: str = ""
    late: bool = False
    withheld: bool = False


@dataclass
class Shown:
    """What a cell of the submission showed, and a note when it had to be stopped."""

    outputs: list = field(default_factory=list)
    note: str | None = None


Report = Callable[[int, Finding | Shown], None]


def judge(
    cells: list[Cell],
    files: dict[str, bytes],
    parent: WarmParent,
    report: Report,
    known: dict[int, Finding | Shown],
    sharing: set[str],
    end: float,
) -> None:
    """Judge one notebook.

    Parameters
    ----------
    cells : list of Cell
        The submission in the instructor's form.
    files : dict
        Files beside the notebook.
    parent : WarmParent
    report : callable
        Takes the position of a cell and what came of it, as soon as it is known.
    known : dict
        What an earlier attempt reported already; these cells are not judged again.
    sharing : set of str
        Tests that look at what a function changed in its arguments although it returns a value.
    end : float
        When the time of the whole notebook is up, by the monotonic clock.
    """
    session = Session(parent, files, end)
    try:
        for position, shown in _run_submission(session, cells):
            if position not in known:
                report(position, shown)
        with patience():
            _run_tests(session, cells, report, known, sharing)
    finally:
        session.close()


def _run_submission(session: Session, cells: list[Cell]) -> Iterator[tuple[int, Shown]]:
    """Run what runs in the sandbox, before any test does.

    So nothing that a test hands over can be shown by a later cell.
    """
    runs = [(i, c) for i, c in enumerate(cells) if c.cell_type == "code" and c.kind != "context"]
    if runs and runs[0][1].kind == "test":
        session.snapshot(runs[0][0])
    for (position, cell), following in itertools.zip_longest(runs, runs[1:]):
        if cell.kind != "test":
            snapshot = following[0] if following and following[1].kind == "test" else None
            seconds = seconds_for(cell, session.limits)
            _ok, outputs, note = session.run(cell.shown, seconds, snapshot)
            yield position, Shown(outputs, note)


def _run_tests(
    session: Session,
    cells: list[Cell],
    report: Report,
    known: dict[int, Finding | Shown],
    sharing: set[str],
) -> None:
    names = Names(session, cells)
    snapshot, stale, hurry = None, True, False
    for position, cell in enumerate(cells):
        if cell.cell_type != "code":
            continue
        if cell.kind != "test":
            names.pass_over(cell)
            snapshot, stale, hurry = None, True, False
            continue
        snapshot = position if snapshot is None else snapshot
        if position in known:
            stale = True
            continue
        # What ran out of time once will do so again: the checks beside it need not wait as long.
        seconds = seconds_for(cell, session.limits)
        seconds = min(seconds, max(1.0, seconds / 10)) if hurry else seconds
        shares = cell.grade_id in sharing
        finding = _examine(cell, session, names, snapshot, stale, seconds, shares)
        stale, hurry = finding.status == FAILED, hurry or finding.late
        report(position, finding)


def _examine(
    cell: Cell,
    session: Session,
    names: Names,
    snapshot: int,
    stale: bool,
    seconds: float,
    shares: bool,
) -> Finding:
    """Run one test, a second time if the submission changed the arguments of a call.

    The first run does not show such changes to the test, the second does; both must pass. A test
    that is about these changes (`shares`) is run with them only.
    """
    session.share_arguments, session.withheld = shares, False
    before = dict(names)
    finding = _attempt(cell, session, names, snapshot, stale, seconds)
    if session.withheld and finding.score > 0:
        session.share_arguments = True
        names.reset(before)
        again = _attempt(cell, session, names, snapshot, True, seconds)
        return again if again.score < finding.score else finding
    finding.withheld = session.withheld
    return finding


def _attempt(
    cell: Cell, session: Session, names: Names, snapshot: int, stale: bool, seconds: float
) -> Finding:
    printed = io.StringIO()
    session.raised, session.stopped, session.late = None, "", False
    session.start_clock(session.limits.cell_seconds)
    try:
        if stale or not session.sandbox.alive:
            names.forget_submission()
            session.restore(snapshot)
        session.start_clock(seconds)
        with (
            alarm(seconds),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
        ):
            value = names.execute(cell)
        finding = _credit(cell, value)
    except Overtime:
        session.stopped = session.stopped or wording.TOOK_TOO_LONG
        session.late = True
        finding = Finding(FAILED, 0.0)
    except (Stopped, KeyboardInterrupt, MemoryError) as error:
        finding = Finding(FAILED, 0.0, wording.NOT_FINISHED, repr(error))
    except BaseException as error:
        finding = Finding(FAILED, 0.0, _message(cell, names, error), _detail(error, cell))
    finally:
        session.forget_callbacks()
    if session.stopped:  # whatever the test made of it
        message = " ".join(filter(None, (session.stopped, "" if session.late else cell.hint)))
        finding = Finding(FAILED, 0.0, message, session.stopped, late=session.late)
    finding.printed = printed.getvalue()[: session.limits.output_bytes]
    return finding


def _credit(cell: Cell, value: Any) -> Finding:
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    status, score, detail = wording.credit(value, cell.points, (Proxy, np.ndarray))
    return Finding(status, score, "" if status == PASSED else cell.hint, detail)


def _message(cell: Cell, names: Names, error: BaseException) -> str:
    theirs = None
    if getattr(error, "_from_submission", False):
        theirs = wording.raised(names.session.raised, hidden=cell.source != cell.shown)
    source, lines = _python(cell.source), wording.lines_in(error, filename_of(cell))
    return wording.message(source, cell.hint, error, lines, theirs, names.visible)


@functools.cache
def _python(source: str) -> str:
    """Return a test without IPython's own syntax; nothing for what is no Python."""
    with contextlib.suppress(SyntaxError, ValueError):
        source = to_python(source)
        ast.parse(source)
        return source
    return ""


def read_ahead(cells: list[Cell]) -> None:
    """Compile and read once what every submission is judged by."""
    for cell in cells:
        source = cell.source if cell.kind in ("locked", "context", "test") else cell.imports
        if cell.cell_type == "code" and source:
            with contextlib.suppress(SyntaxError, ValueError):
                compiled(source, filename_of(cell))
                if cell.kind == "test":
                    wording.texts(_python(source))


def _detail(error: BaseException, cell: Cell) -> str:
    lines = [f"line {line}" for line in wording.lines_in(error, filename_of(cell))]
    text = "".join(traceback.format_exception_only(type(error), error)).strip()
    return f"{text[:5000]}\n(in {', '.join(lines) or 'the test'})"
