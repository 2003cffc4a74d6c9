"""A process of a pool: the first thing it does is to start what takes longest to get ready."""

from __future__ import annotations

import importlib
import multiprocessing.util
import os
import pickle
import signal
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.judge.tasks import Task
from autograder.sandbox import wall
from autograder.sandbox.forking import begin, settle
from autograder.sandbox.starting import Process

if TYPE_CHECKING:
    from autograder.disk.review import Review
    from autograder.disk.verdict import Verdict
    from autograder.judge.worker import Grader

_started: Process | None = None
_grader: Grader | None = None
_work: bytes | None = None  # what the grader took up
_handed: tuple[str, int] | None = None  # where that lies


def start_worker(parent: int) -> None:
    """Prepare a process of a pool that the process `parent` opened: nothing takes as long."""
    global _started
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wall.die_with_parent()
    if os.getppid() != parent:  # it ended before this one could ask to end with it
        os._exit(1)
    _started = Process()
    begin()
    multiprocessing.util.Finalize(None, _close, exitpriority=0)
    importlib.import_module("autograder.judge.worker")  # while the warm parent imports


def _close() -> None:
    (_grader or _started).close()


def get_ready(handed: tuple[str, int] | None = None) -> None:
    """Take up what is to be graded, if that is known: a pool starts a process for any task."""
    if handed:
        _take_up(handed)


def grade_in_worker(handed: tuple[str, int], task: Task) -> tuple[list[Verdict], float]:
    """Grade in a process of a pool; the assignment and the settings lie in a file of our own.

    Returns
    -------
    tuple
        The verdicts, and how many seconds they took.
    """
    grader, began = _take_up(handed), time.monotonic()
    return grader.grade_task(task), time.monotonic() - began


def review_in_worker(handed: tuple[str, int], try_wrong: bool, names: Iterable[str] = ()) -> Review:
    """Try the instructor's own solution in a process of a pool."""
    from autograder.judge.selfcheck import review

    return review(_take_up(handed), try_wrong, names)


def _take_up(handed: tuple[str, int]) -> Grader:
    global _grader, _work, _handed
    from autograder.judge.worker import Grader

    if handed != _handed:
        work, known = pickle.loads(Path(handed[0]).read_bytes())
        if work != _work:
            assignment, settings = pickle.loads(work)
            _grader = _grader or Grader(*settings, started=_started)
            _grader.take_up(assignment)
            _work = work
            settle()
        _grader.review = known if known and known.checks else None
        _handed = handed
    return _grader
