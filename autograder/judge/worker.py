"""Grade one submission: read, repair, judge, conclude. Runs wherever there is a processor."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import multiprocessing.util
import os
import pickle
import signal
import sys
import time
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
from autograder.judge.judging import FAILED, Finding, Report, Shown, judge, read_ahead
from autograder.judge.reports import MACHINE, read
from autograder.judge.selfcheck import review
from autograder.judge.timing import seconds_for
from autograder.sandbox import wall
from autograder.sandbox.client import Hatch, Process, WarmParent
from autograder.sandbox.forking import settle
from autograder.sandbox.importing import is_public

_AT_THE_START = frozenset(sys.modules)


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
        named = _import_ahead(assignment)
        self.booth.show(_packages(named | set(self.limits.hidden_packages)))
        self.modules = tuple(sorted(n for n in named if is_public(n, self.limits.hidden_packages)))
        self.parent.prepare(self.modules)
        for cells in assignment.notebooks.values():
            read_ahead(cells)

    def grade(self, submission: Submission) -> list[Verdict]:
        """Grade every notebook of a submission."""
        return [
            self._grade_notebook(name, instructor, submission)
            for name, instructor in self.assignment.notebooks.items()
        ]

    def close(self) -> None:
        """End the sandboxes."""
        self.parent.close()
        self.booth.close()

    def _grade_notebook(self, name: str, instructor: list[Cell], submission: Submission) -> Verdict:
        metadata = self.assignment.metadata[name]
        try:
            cells, repairs = self._read(instructor, submission.notebooks[name])
        except Unreadable as error:
            cells, _ = repair(instructor, [])
            return conclude(name, instructor, metadata, cells, {}, [], str(error))
        ways = self.review.ways(name) if self.review else Ways()
        results = self.judge_cells(cells, submission.files, ways)
        if not self.review and any(getattr(found, "doubtful", False) for found in results.values()):
            self.review = review(self)
            if (known := self.review.ways(name)) != ways:
                results = self.judge_cells(cells, submission.files, known)
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

    def judge_cells(
        self, cells: list[Cell], files: dict[str, bytes], ways: Ways
    ) -> dict[int, Finding | Shown]:
        """Judge in a process of its own, so that a test leaves nothing behind for the next."""
        known: dict[int, Finding | Shown] = {}
        patience = 2 * max((seconds_for(cell, self.limits) for cell in cells), default=0) + 15
        tests = [i for i, c in enumerate(cells) if c.kind == "test" and c.cell_type == "code"]
        end = time.monotonic() + self.limits.submission_seconds
        while True:

            def work(hatch: Hatch, report: Report) -> None:
                self._judge_here(cells, files, hatch, report, known, ways, end)

            finished, written = self.booth.run(work, self.parent, patience, end)
            known.update(read(written, cells, self.limits))
            if MACHINE in known:
                raise Ungraded(known[MACHINE])
            unknown = [position for position in tests if position not in known]
            if finished or not unknown:
                return known
            # The tests' own process hung or died: that test counts as failed, the others go on.
            message = "The check could not be finished with your code."
            known[unknown[0]] = Finding(FAILED, 0.0, message, "The tests' process hung or died.")
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
        end: float,
    ) -> None:
        """Judge, in the tests' process: its folder gets a copy of what tests read or import."""
        kept = self.assignment.kept
        write_files(Path(), {n: c for n, c in self.assignment.files.items() if n not in kept})
        try:
            judge(cells, files, hatch, report, known, ways, end, kept)
        except wall.NoWall as error:
            report(MACHINE, f"the sandbox could not be opened: {error}")


def _import_ahead(assignment: Assignment) -> set[str]:
    """Import once what the tests import, so that no process forked for them has to.

    Returns
    -------
    set
        All modules that the instructor's cells name, the solutions' among them.
    """
    os.environ.setdefault("MPLBACKEND", "agg")
    modules = {"numpy.random", "numpy.testing"}  # NumPy itself imports them when they are used
    cells = [cell for cells in assignment.notebooks.values() for cell in cells]
    cells = [cell for cell in cells if cell.cell_type == "code"]
    trusted = [c.source if c.kind in ("locked", "test") else c.imports for c in cells]
    for name in sorted(modules.union(*map(imported_modules, trusted))):
        with contextlib.suppress(Exception), contextlib.redirect_stdout(None):
            importlib.import_module(name)
    return set().union(*(imported_modules(cell.source) for cell in cells))


def _packages(named: set[str]) -> set[str]:
    """Find where the modules lie that tests may still import parts of."""
    places = set()
    for top in {name.partition(".")[0] for name in named | (sys.modules.keys() - _AT_THE_START)}:
        with contextlib.suppress(ImportError, ValueError, AttributeError):
            if spec := importlib.util.find_spec(top):
                places |= set(spec.submodule_search_locations or [spec.origin])
    return {place for place in places | set(autograder.__path__) if place and Path(place).exists()}


_started: Process | None = None
_grader: Grader | None = None
_handed: tuple[str, int] | None = None  # where what the grader took up lies


def start_worker(parent: int) -> None:
    """Prepare a process of a pool that the process `parent` opened: nothing takes as long."""
    global _started
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wall.die_with_parent()
    if os.getppid() != parent:  # it ended before this one could ask to end with it
        os._exit(1)
    _started = Process()
    multiprocessing.util.Finalize(None, _close, exitpriority=0)


def _close() -> None:
    (_grader or _started).close()


def get_ready() -> None:
    """Do nothing: a pool starts a process when there is something for it to do."""


def grade_in_worker(handed: tuple[str, int], submission: Submission) -> list[Verdict]:
    """Grade in a process of a pool; the assignment and the settings lie in a file of our own."""
    return _take_up(handed).grade(submission)


def _take_up(handed: tuple[str, int]) -> Grader:
    global _grader, _handed
    if handed != _handed:
        assignment, settings, known = pickle.loads(Path(handed[0]).read_bytes())
        _grader = _grader or Grader(*settings, started=_started)
        _grader.take_up(assignment)
        _grader.review = known if known and known.checks else None
        _handed = handed
        settle()
    return _grader


def review_in_worker(handed: tuple[str, int], try_wrong: bool) -> Review:
    """Try the instructor's own solution in a process of a pool."""
    return review(_take_up(handed), try_wrong)
