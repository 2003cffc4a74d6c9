"""Reach a verdict: run the submission's cells in the sandbox, and the tests here, against it."""

from __future__ import annotations

import ast
import builtins
import contextlib
import functools
import io
import itertools
import math
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.disk.limits import Limits
from autograder.disk.names import bound_names, free_names, names_in, to_python
from autograder.disk.notebook import Cell
from autograder.disk.outputs import Room, clean_outputs
from autograder.disk.review import Precedent, Ways
from autograder.judge import wording
from autograder.judge.guard import texts_of
from autograder.judge.kept import lend, modules_of
from autograder.judge.namespace import Names, compiled, filename_of
from autograder.judge.replaced import assigned_attributes
from autograder.judge.session import Session, Stopped, is_of_object
from autograder.judge.standins import Derived, is_standin
from autograder.judge.timing import Overtime, alarm, patience, seconds_for
from autograder.judge.together import Outcome, run_together, statements_before
from autograder.judge.wording import FAILED, PASSED
from autograder.sandbox.client import Hatch

_SHARES = 10  # into which the time of a notebook is divided; no exercise takes two before others


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
    doubtful : bool
        Whether it failed for want of a precedent: see `Precedent`.
    precedent : Precedent
        What the submission did in it.
    stuck : str
        What could not cross the wall; empty if all could.
    together : str
        Why the check was judged in the submission's process, which a submission could fool; empty
        if it was judged apart.
    waiting : float or None
        The points that a person may give: the check passed, but only in the submission's process
        although it is judged apart.
    line : int
        The line of the test that failed, 0 if that is not known.
    in_full : bool or None
        Whether the submission's exception is told in full, where that was why a check failed that
        hides nothing; None of all others.
    complains : bool
        Whether something was written to standard error: nbgrader itself gives no points then.
    """

    status: str
    score: float
    message: str = ""
    detail: str = ""
    printed: str = ""
    late: bool = False
    doubtful: bool = False
    precedent: Precedent = field(default_factory=Precedent)
    stuck: str = ""
    together: str = ""
    waiting: float | None = None
    line: int = 0
    in_full: bool | None = None
    complains: bool = False


@dataclass
class Shown:
    """What a cell of the submission showed, made harmless, and why it was stopped, if it was."""

    outputs: list = field(default_factory=list)
    stopped: str = ""


Report = Callable[[int, Finding | Shown], None]


def ran_out_of_time(found: Finding | Shown) -> bool:
    """Whether it was the clock that ended a cell or a test."""
    if isinstance(found, Shown):
        return bool(found.stopped)
    return found.late or found.detail == wording.HUNG


class _Complaints(io.TextIOBase):
    """Standard error: it is kept with all else that is printed, and noticed."""

    def __init__(self, printed: io.StringIO) -> None:
        self.printed, self.noticed = printed, False

    def write(self, text: str) -> int:
        self.noticed = self.noticed or bool(text)
        return self.printed.write(text)


def judge(
    cells: list[Cell],
    files: dict[str, bytes],
    hatch: Hatch,
    report: Report,
    known: dict[int, Finding | Shown],
    ways: Ways,
    times: tuple[float, float],
    kept: Iterable[str] = (),
) -> None:
    """Judge one notebook.

    Parameters
    ----------
    cells : list of Cell
        The submission in the instructor's form.
    files : dict
        Files beside the notebook.
    hatch : Hatch
    report : callable
        Takes the position of a cell and what came of it, as soon as it is known.
    known : dict
        What an earlier attempt reported already; these cells are not judged again.
    ways : Ways
        How each check is judged.
    times : tuple of float
        When the time of the submission's cells is up, and that of the whole notebook, by the
        monotonic clock.
    kept : iterable of str
        Files beside the notebook that are the student's, and that the tests may import.
    """
    session = Session(hatch, files, end=times[1], end_of_cells=times[0])
    try:
        lend(session, modules_of(kept))
        for position, shown in _run_submission(session, cells):
            if position not in known:
                report(position, shown)
        session.settle()
        with patience():
            share = session.limits.submission_seconds / _SHARES
            if _run_tests(session, cells, report, known, ways, share):
                _run_tests(session, cells, report, known, ways)
            _tell_in_full(session, cells, report, known, ways)
        _run_together(session, cells, report, known, ways)
    finally:
        session.close()


def _run_submission(session: Session, cells: list[Cell]) -> Iterator[tuple[int, Shown]]:
    """Run what runs in the sandbox, before any test does.

    So nothing that a test hands over can be shown by a later cell. What students see of a test is
    run as well where the instructor's later cells need a name that it binds.
    """
    room = Room(session.limits.all_output_bytes, session.limits.all_picture_bytes)
    runs = [(i, c) for i, c in enumerate(cells) if c.cell_type == "code"]
    bridges = _bridges(cells)
    if runs and _is_looked_at(runs[0][1]):
        session.snapshot(runs[0][0])
    for (position, cell), following in itertools.zip_longest(runs, runs[1:]):
        snapshot = following[0] if following and _is_looked_at(following[1]) else None
        seconds = seconds_for(cell, session.limits)
        is_context = cell.kind == "context"  # what students make of it is a cell of their own
        if cell.kind != "test" and not is_context:
            classes = [n for n, k in cell.binds.items() if k == "class" and cell.kind == "locked"]
            _ok, outputs, note = session.run(cell.shown, seconds, snapshot, classes)
            yield position, Shown(_kept(outputs, note, room, session.limits), note or "")
        elif position in bridges:
            session.run(cell.shown, seconds, snapshot)
        elif snapshot is not None and (is_context or following[1].kind != "test"):
            session.snapshot(snapshot)


def _kept(outputs: list, note: str | None, room: Room, limits: Limits) -> list:
    """Clean what a cell showed, before it is kept anywhere; the rest of the room is for others."""
    text, pictures = 2 * limits.output_bytes + 10_000, limits.picture_bytes + 10_000
    cell = Room(min(text, room.text), min(pictures, room.pictures), limits.picture_side)
    before = cell.text, cell.pictures
    kept = clean_outputs(outputs, note, cell)
    room.text -= before[0] - cell.text
    room.pictures -= before[1] - cell.pictures
    return kept


def _is_looked_at(cell: Cell) -> bool:
    """Whether a cell that runs with the tests needs the submission as it is before it."""
    return cell.kind in ("test", "locked", "context")


def _bridges(cells: list[Cell]) -> set[int]:
    """Find the tests that bind a name which a later cell of the instructor's needs."""
    needed: set[str] = set()
    found = set()
    for position in reversed(range(len(cells))):
        cell = cells[position]
        if cell.cell_type != "code":
            continue
        if cell.kind == "test" and needed & _bound(cell.shown):
            found.add(position)
        if cell.kind in ("solution", "locked"):
            needed |= cell.uses if cell.kind == "solution" else free_names(cell.source)
        needed -= cell.binds.keys() if cell.kind != "test" else set()
    return found


def _run_tests(
    session: Session,
    cells: list[Cell],
    report: Report,
    known: dict[int, Finding | Shown],
    ways: Ways,
    share: float = math.inf,
) -> bool:
    """Run the tests that are not known; tell whether some were put off.

    An exercise that has taken its share of the time, in seconds, leaves the rest to the others.
    """
    names = Names(session, cells)
    names.settle_in()
    snapshot, stale, late, taken, put_off = None, True, 0, 0.0, False
    for position, cell in enumerate(cells):
        if cell.cell_type != "code":
            continue
        if cell.kind != "test":
            _pass_over(cell, position, session, names)
            snapshot, stale, late, taken = None, True, 0, 0.0
            continue
        snapshot = position if snapshot is None else snapshot
        together = cell.grade_id in ways.together
        if position in known or (together and not _is_needed(cell, cells[position + 1 :])):
            stale = True
            continue
        if taken > share and not _is_needed(cell, cells[position + 1 :]):
            stale = put_off = True
            continue
        began = time.monotonic()
        # What ran out of time twice will do so again: the checks beside it need not wait as long.
        seconds = seconds_for(cell, session.limits)
        seconds = min(seconds, max(1.0, seconds / 10)) if late > 1 else seconds
        precedent = ways.precedents.get(cell.grade_id, Precedent())
        finding = _examine(cell, session, names, snapshot, stale, seconds, precedent)
        if finding.status == FAILED:
            session.leave_strays()
        taken += time.monotonic() - began
        if together:  # it is judged later: here it was only run for the names that it binds
            stale = True
            continue
        stale, late = finding.status == FAILED, late + finding.late
        known[position] = finding
        report(position, finding)
    return put_off


def _is_needed(cell: Cell, following: list[Cell]) -> bool:
    """Whether a test binds a name that a later one uses."""
    bound = _bound(cell.source)
    tests = (c.source for c in following if c.kind == "test" and c.cell_type == "code")
    return any(bound & free_names(source) for source in tests)


def _tell_in_full(
    session: Session,
    cells: list[Cell],
    report: Report,
    known: dict[int, Finding | Shown],
    ways: Ways,
) -> None:
    """Judge checks that hide nothing once more, where no hidden input was ever seen.

    A submission could remember the inputs of a hidden check, and say them in the message of the
    exception that it raises in another one, which is told in full.
    """
    untold = [n for n, found in known.items() if getattr(found, "in_full", None) is False]
    if untold:
        session.renew()
        told: dict[int, Finding | Shown] = {}
        others = {position: found for position, found in known.items() if position not in untold}
        _run_tests(session, cells, told.__setitem__, others, ways)
        for position in untold:
            if getattr(told.get(position), "in_full", None):
                report(position, replace(known[position], message=told[position].message))


def _hides(cell: Cell) -> bool:
    """Whether a check has lines that students do not see."""
    return cell.source != cell.shown


def _run_together(
    session: Session,
    cells: list[Cell],
    report: Report,
    known: dict[int, Finding | Shown],
    ways: Ways,
) -> None:
    """Judge in the submission's process what can be decided nowhere else, after all that can.

    That is a check of which the instructor's own solution showed it, or one that met a value of
    this submission that cannot cross: there a pass waits for a person.
    """
    snapshot = None
    for position, cell in enumerate(cells):
        if cell.cell_type != "code" or cell.kind == "context":
            continue
        if cell.kind != "test":
            snapshot = None
            continue
        snapshot = position if snapshot is None else snapshot
        apart = known.get(position)
        reason = ways.together.get(cell.grade_id, "") if apart is None else apart.stuck
        if not reason or (apart is not None and apart.together):
            continue
        before = statements_before(position, cells)
        seconds = seconds_for(cell, session.limits)
        outcome = run_together(session, snapshot, before, cell, seconds)
        precedent = ways.precedents.get(cell.grade_id, Precedent())
        finding = _concluded(cell, outcome, reason, precedent)
        if apart is not None:
            finding = _decided(apart, finding, session.limits)
        report(position, finding)


def _decided(apart: Finding, together: Finding, limits: Limits) -> Finding:
    """Say what becomes of a check that met a value that cannot cross."""
    if not together.score > 0:
        return replace(apart, stuck="", detail=f"{apart.detail}\n{together.detail}".strip())
    together = replace(together, doubtful=apart.doubtful)
    if limits.undecided == "wait":
        return replace(together, waiting=together.score, score=0.0)
    return together


def _concluded(cell: Cell, outcome: Outcome, reason: str, precedent: Precedent) -> Finding:
    """Turn into points what came of a check in the submission's process."""
    odd = outcome.ended and outcome.kind == "unclear"
    if odd and not precedent.ends_in_object:
        finding = Finding(FAILED, 0.0, cell.hint, "the last value is no number of points")
    elif outcome.ended:
        value = outcome.value if outcome.kind == "number" else None
        finding = _credit(cell, value, precedent)
    else:
        cause = wording.NOT_IMPLEMENTED if outcome.name == "NotImplementedError" else ""
        cause = wording.TOOK_TOO_LONG if outcome.late else cause
        asserted = outcome.name == "AssertionError"
        advice = wording.written(_python(cell.source), outcome.line) if asserted else ""
        words = wording.advised(cause, advice, cell.hint)
        detail = outcome.text or "The check did not come to its end."
        detail += f"\n(in line {outcome.line})" if outcome.line else ""
        finding = Finding(FAILED, 0.0, words or wording.NOT_PASSED, detail)
    finding.printed, finding.late, finding.line = outcome.printed, outcome.late, outcome.line
    finding.together, finding.precedent = reason, Precedent(ends_in_object=odd)
    return finding


def _pass_over(cell: Cell, position: int, session: Session, names: Names) -> None:
    """Come past a cell that is no test; the instructor's sees the submission as it is there."""
    own = cell.kind in ("locked", "context")
    if own and not free_names(cell.source) - vars(builtins).keys() <= dict.keys(names):
        with contextlib.suppress(Stopped):
            session.start_clock(session.limits.cell_seconds)
            session.restore(position)
            names.link_data(cell)
    names.pass_over(cell)


def _examine(
    cell: Cell,
    session: Session,
    names: Names,
    snapshot: int,
    stale: bool,
    seconds: float,
    precedent: Precedent,
) -> Finding:
    """Run one test, a second time if the submission changed what the tests hold.

    The first run shows the test only such changes as the instructor's own solution makes, the
    second one all of them; both must pass.
    """
    before = names.remember(cell)
    session.begin(precedent.writes)
    finding = _attempt(cell, session, names, snapshot, stale, seconds, precedent)
    ends_in_object = finding.precedent.ends_in_object
    finding.precedent = Precedent(frozenset(session.table.applied), ends_in_object)
    if session.withheld and finding.score > 0:
        session.begin(None, again=True)
        names.reset(before)
        again = _attempt(cell, session, names, snapshot, True, seconds, precedent)
        if again.score < finding.score:
            again.message = f"Your code changes what it is given. {again.message}".strip()
            return again
        shown = {*finding.precedent.writes, *filter(is_of_object, session.table.applied)}
        finding.precedent = Precedent(frozenset(shown), ends_in_object)
        return finding
    finding.doubtful = session.withheld or ends_in_object
    return finding


def _attempt(
    cell: Cell,
    session: Session,
    names: Names,
    snapshot: int,
    stale: bool,
    seconds: float,
    precedent: Precedent,
) -> Finding:
    printed = io.StringIO()
    complaints = _Complaints(printed)
    session.raised, session.stopped, session.late, session.stuck = None, "", False, ""
    session.complains, session.unseen = False, ""
    session.catches = wording.catches(_python(cell.source))
    session.exposed = session.exposed or _hides(cell)
    session.start_clock(session.limits.cell_seconds)
    try:
        if stale or not session.sandbox.alive:
            names.forget_submission()
            session.restore(snapshot, names.wanted(cell))
            names.link_data(cell)
        session.start_clock(seconds)
        session.follow(cell.source)
        session.replaced.watch(cell.source, names)
        session.take_files()
        with (
            alarm(seconds),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(complaints),
        ):
            value = names.execute(cell)
        finding = _credit(cell, value, precedent)
    except Overtime:
        session.stopped = session.stopped or wording.TOOK_TOO_LONG
        session.late = True
        finding = Finding(FAILED, 0.0)
    except (Stopped, KeyboardInterrupt, MemoryError) as error:
        finding = Finding(FAILED, 0.0, wording.NOT_FINISHED, repr(error))
    except BaseException as error:
        finding = Finding(FAILED, 0.0, _message(cell, names, error), _detail(error, cell))
        theirs = getattr(error, "_from_submission", False)
        if theirs and not _hides(cell) and not isinstance(error, NotImplementedError):
            finding.in_full = not session.exposed
        finding.line = (wording.lines_in(error, filename_of(cell)) or [0])[-1]
    finally:
        session.forget_given()
    if session.stopped:  # whatever the test made of it
        # How it ended could tell of a hidden input: the submission chooses it.
        plain = session.stopped if session.late or not session.exposed else wording.NOT_FINISHED
        message = wording.with_hint(plain, "" if session.late else cell.hint)
        finding = Finding(FAILED, 0.0, message, session.stopped, late=session.late)
    elif session.stuck:  # whatever the test caught
        finding = Finding(
            FAILED, 0.0, finding.message or cell.hint, finding.detail or session.stuck
        )
    elif session.unseen and finding.score > 0:
        detail = f"the submission raised {session.unseen}, which ended nothing but a loop"
        finding = Finding(FAILED, 0.0, cell.hint or wording.NOT_PASSED, detail)
    finding.stuck = session.stuck
    finding.complains = complaints.noticed or session.complains
    finding.printed = printed.getvalue()[: session.limits.output_bytes] + finding.printed
    return finding


def _credit(cell: Cell, value: Any, precedent: Precedent) -> Finding:
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    odd = is_standin(value) or isinstance(value, (Derived, np.ndarray)) or wording.is_odd(value)
    allowed = precedent.ends_in_object or precedent.writes is None
    status, score, detail, note = wording.credit(value, cell.points, odd, allowed)
    message = "" if status == PASSED else cell.hint
    doubt = {"precedent": Precedent(ends_in_object=True)} if odd else {}
    return Finding(status, score, message, detail, printed=note, **doubt)


def _message(cell: Cell, names: Names, error: BaseException) -> str:
    theirs = None
    if getattr(error, "_from_submission", False):
        theirs = wording.raised(names.session.raised, hidden=names.session.exposed)
    source, lines = _python(cell.source), wording.lines_in(error, filename_of(cell))
    shown = not _hides(cell)
    return wording.message(source, cell.hint, error, lines, theirs, names.visible, shown)


@functools.cache
def _bound(source: str) -> frozenset[str]:
    return frozenset(bound_names(source))


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
                names_in(cell.source)
                texts_of(cell.source)
                if cell.kind == "test":
                    _bound(cell.shown)
                    assigned_attributes(cell.source)
                    wording.texts(_python(source))
                    wording.catches(_python(source))


def _detail(error: BaseException, cell: Cell) -> str:
    lines = [f"line {line}" for line in wording.lines_in(error, filename_of(cell))]
    if isinstance(error, SyntaxError):  # whose columns are the submission's, and may be huge
        text = f"{type(error).__name__}: {error.msg}"
    else:
        text = "".join(traceback.format_exception_only(type(error), error)).strip()
    return f"{text[:5000]}\n(in {', '.join(lines) or 'the test'})"
