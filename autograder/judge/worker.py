"""Grade one submission: read, repair, judge, conclude. Runs wherever there is a processor."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import autograder
from autograder.disk.assignment import Assignment, Submission, write_files
from autograder.disk.limits import Limits
from autograder.disk.names import imported_modules
from autograder.disk.notebook import Cell, Unreadable, read_cells, read_json
from autograder.disk.repairing import repair
from autograder.disk.review import Review, Ways
from autograder.disk.verdict import Verdict
from autograder.judge.booth import Booth
from autograder.judge.concluding import conclude
from autograder.judge.judging import (
    FAILED,
    Finding,
    Report,
    Shown,
    judge,
    ran_out_of_time,
    read_ahead,
)
from autograder.judge.reports import DEATHS, MACHINE, read
from autograder.judge.selfcheck import review
from autograder.judge.tasks import Task, TooSlow
from autograder.judge.timing import BUSY, seconds_for, slowness
from autograder.judge.wording import HUNG
from autograder.sandbox import wall
from autograder.sandbox.client import Hatch, WarmParent
from autograder.sandbox.importing import is_public
from autograder.sandbox.starting import Process

_AT_THE_START = frozenset(sys.modules)
_SLOWEST = 3.0  # times as long as a submission may take where the machine is busy
_FEW = 4  # of a function that never returns every check runs out of time
_SHARE_OF_TESTS = 0.25  # of the time of a notebook, however long its cells take


class Ungraded(Exception):
    """This machine could not grade; nothing is said about the submission."""


class Grader:
    """Grades submissions, one after the other, of the assignment that it took up.

    Parameters
    ----------
    limits : Limits
    hidden : tuple of str
        Folders that no submission may see.
    isolation : str
        "bubblewrap", or "process" for submissions that are trusted.
    started : Process, optional
        The process of the warm parent, where it was started already.
    """

    def __init__(
        self,
        limits: Limits,
        hidden: tuple[str, ...],
        isolation: str,
        started: Process | None = None,
    ) -> None:
        self.limits = limits
        self.modules: tuple[str, ...] = ()
        self.open_parent = lambda: WarmParent(limits, hidden, isolation, self.modules)
        self.parent = WarmParent(limits, hidden, isolation, started=started)
        self.booth = Booth(limits, isolation)

    def take_up(self, assignment: Assignment) -> None:
        """Prepare for an assignment, in place of the one before."""
        self.assignment = assignment
        self.review: Review | None = None  # known once it matters
        hidden = self.limits.hidden_packages
        named = _named_modules(assignment)
        self.modules = tuple(sorted(name for name in named if is_public(name, hidden)))
        self.parent.prepare(self.modules)
        _import_ahead(assignment)
        self.booth.show(_packages(named | set(hidden)))
        for cells in assignment.notebooks.values():
            read_ahead(cells)

    def grade(self, submission: Submission) -> list[Verdict]:
        """Grade every notebook of a submission."""
        return self.grade_task(Task(submission, tuple(self.assignment.notebooks)))

    def grade_task(self, task: Task) -> list[Verdict]:
        """Grade some notebooks of a submission.

        Raises
        ------
        TooSlow
            When one takes longer than the task gives it.
        """
        notebooks = self.assignment.notebooks
        return [
            self._grade_notebook(name, notebooks[name], task.submission, task.seconds)
            for name in task.notebooks
        ]

    def close(self) -> None:
        """End the sandboxes."""
        self.parent.close()
        self.booth.close()

    def _grade_notebook(
        self, name: str, instructor: list[Cell], submission: Submission, seconds: float | None
    ) -> Verdict:
        metadata = self.assignment.metadata[name]
        try:
            cells, repairs = self._read(instructor, submission.notebooks[name])
        except Unreadable as error:
            cells, _ = repair(instructor, [])
            return conclude(name, instructor, metadata, cells, {}, [], str(error))
        ways = self.review.ways(name) if self.review else Ways()
        results = self._judge_fairly(cells, submission.files, ways, seconds)
        if not self.review and any(getattr(found, "doubtful", False) for found in results.values()):
            self.review = review(self)
            if (known := self.review.ways(name)) != ways:
                results = self._judge_fairly(cells, submission.files, known, seconds)
        repairs = [*repairs, *submission.notes, *submission.doubts]
        doubts = [*submission.doubts, *(cell.doubt for cell in cells if cell.doubt)]
        return conclude(name, instructor, metadata, cells, results, repairs, doubts=doubts)

    def _read(self, instructor: list[Cell], content: bytes | str) -> tuple[list[Cell], list[str]]:
        if isinstance(content, str):
            raise Unreadable(content)
        try:
            return repair(instructor, read_cells(read_json(content, self.limits)))
        except (Unreadable, MemoryError):
            raise
        except Exception as error:  # whatever else is wrong with it, it costs nobody a grade
            raise Unreadable(f"The notebook cannot be read: {type(error).__name__}.") from error

    def _judge_fairly(
        self, cells: list[Cell], files: dict[str, bytes], ways: Ways, seconds: float | None
    ) -> dict[int, Finding | Shown]:
        """Judge; where time ran out on a busy machine, once more with as much as is fair.

        Time is counted by the clock. What others do on the machine must cost nobody a point.
        """
        results = self.judge_cells(cells, files, ways, seconds)
        late = sum(map(ran_out_of_time, results.values()))
        if 0 < late <= _FEW and (slow := slowness()) >= BUSY:
            if seconds is not None:
                raise TooSlow
            later = self.judge_cells(cells, files, ways, slowness=min(slow, _SLOWEST))
            # What ran out of time again tells of the limit that everybody has.
            again = {n for n, found in later.items() if ran_out_of_time(found)}
            results = later | {n: results[n] for n in again if ran_out_of_time(results[n])}
        return results

    def judge_cells(
        self,
        cells: list[Cell],
        files: dict[str, bytes],
        ways: Ways,
        seconds: float | None = None,
        slowness: float = 1.0,
    ) -> dict[int, Finding | Shown]:
        """Judge in a process of its own, so that a test leaves nothing behind for the next.

        All limits of time are multiplied by `slowness`.

        Raises
        ------
        TooSlow
            When it takes longer than `seconds`: what was found by then is worth nothing.
        """
        if slowness > 1:
            cells = [replace(c, seconds=slowness * seconds_for(c, self.limits)) for c in cells]
        whole = slowness * self.limits.submission_seconds
        for last in (False, True):
            results, died = self._judge_once(cells, files, ways, seconds, whole)
            # Perhaps nobody's code ended it: somebody's kill -9, a machine short of memory.
            if not died or last:
                break
        if MACHINE in results:
            raise Ungraded(results[MACHINE])
        return results

    def _judge_once(
        self,
        cells: list[Cell],
        files: dict[str, bytes],
        ways: Ways,
        seconds: float | None,
        whole: float,
    ) -> tuple[dict[int, Finding | Shown], bool]:
        """Judge, and tell whether a process ended by itself that should not have."""
        known: dict[int, Finding | Shown | str | int] = {}
        patience = 2 * max((seconds_for(cell, self.limits) for cell in cells), default=0) + 15
        tests = [i for i, c in enumerate(cells) if c.kind == "test" and c.cell_type == "code"]
        end = time.monotonic() + min(whole, seconds or whole)
        short = seconds is not None and seconds < whole  # only tried: put off when it is too slow
        times = end if short else end - whole * _SHARE_OF_TESTS, end
        died = False
        while True:

            def work(hatch: Hatch, report: Report) -> None:
                self._judge_here(cells, files, hatch, report, known, ways, times)

            ended = self.booth.run(work, self.parent, patience, end)
            known.update(read(ended.reports, cells, self.limits))
            died = bool(known.pop(DEATHS, 0)) or died or not (ended.well or ended.hung)
            finished = ended.well
            if short and time.monotonic() >= end:
                raise TooSlow
            unknown = [position for position in tests if position not in known]
            if MACHINE in known or finished or not unknown:
                if not self.parent.alive:
                    self._open_another_parent()
                return known, died or MACHINE in known
            # The tests' own process hung or died: that test counts as failed, the others go on.
            message = "The check could not be finished with your code."
            known[unknown[0]] = Finding(FAILED, 0.0, message, HUNG)
            self._open_another_parent()

    def _open_another_parent(self) -> None:
        self.parent.close()
        self.parent = self.open_parent()

    def _judge_here(
        self,
        cells: list[Cell],
        files: dict[str, bytes],
        hatch: Hatch,
        report: Report,
        known: dict[int, Finding | Shown],
        ways: Ways,
        times: tuple[float, float],
    ) -> None:
        """Judge, in the tests' process: its folder gets a copy of what tests read or import."""
        kept = self.assignment.kept
        write_files(Path(), {n: c for n, c in self.assignment.files.items() if n not in kept})
        try:
            judge(cells, files, hatch, report, known, ways, times, kept)
        except wall.NoWall as error:
            report(MACHINE, f"the sandbox could not be opened: {error}")
        report(DEATHS, hatch.deaths)


def _named_modules(assignment: Assignment) -> set[str]:
    """List all modules that the instructor's cells import, the solutions' among them."""
    return _imported(assignment, (cell.source for cell in _code_cells(assignment)))


def _imported(assignment: Assignment, sources: Iterable[str]) -> set[str]:
    """List what sources import, but for what lies beside the notebook, whatever else has its name.

    A module imported ahead would come before the file, which is there only when a process begins.
    """
    beside = {name.partition("/")[0].removesuffix(".py") for name in assignment.files}
    named = set().union(*map(imported_modules, sources))
    return {name for name in named if name.partition(".")[0] not in beside}


def _code_cells(assignment: Assignment) -> list[Cell]:
    cells = [cell for cells in assignment.notebooks.values() for cell in cells]
    return [cell for cell in cells if cell.cell_type == "code"]


def _import_ahead(assignment: Assignment) -> None:
    """Import once what the tests import, so that no process forked for them has to."""
    os.environ.setdefault("MPLBACKEND", "agg")
    modules = {"numpy.random", "numpy.testing"}  # NumPy itself imports them when they are used
    trusted = [
        cell.source if cell.kind in ("locked", "test") else cell.imports
        for cell in _code_cells(assignment)
    ]
    for name in sorted(modules | _imported(assignment, trusted)):
        with contextlib.suppress(Exception), contextlib.redirect_stdout(None):
            importlib.import_module(name)


def _packages(named: set[str]) -> set[str]:
    """Find where the modules lie that tests may still import parts of."""
    places = set()
    for top in {name.partition(".")[0] for name in named | (sys.modules.keys() - _AT_THE_START)}:
        with contextlib.suppress(ImportError, ValueError, AttributeError):
            if spec := importlib.util.find_spec(top):
                places |= set(spec.submodule_search_locations or [spec.origin])
    return {place for place in places | set(autograder.__path__) if place and Path(place).exists()}
