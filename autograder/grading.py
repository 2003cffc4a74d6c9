"""Grade a class: workers compute, this process commits, nothing is lost when it is stopped."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from autograder.disk.assignment import RECORD, Assignment, Submission, write_files
from autograder.disk.course import Course, CourseError
from autograder.disk.gradebook import Gradebook
from autograder.disk.verdict import Verdict
from autograder.judge.worker import grade_in_worker, start_worker

ATTEMPTS = 2


@dataclass
class Summary:
    """What came of grading a class.

    Attributes
    ----------
    graded, skipped : list of str
        Students graded now, and students whose grade already stands.
    repaired : list of str
        Students whose notebook was put back into the instructor's form.
    problems : dict
        From student to why a notebook could not be read; they have a grade all the same.
    failures : dict
        From student to why there is no grade.
    """

    graded: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


Progress = Callable[[str, int, int], None]


def grade_class(
    course: Course,
    name: str,
    students: list[str] | None = None,
    jobs: int = 1,
    force: bool = False,
    isolation: str = "bubblewrap",
    progress: Progress = lambda student, done, total: None,
) -> Summary:
    """Grade an assignment.

    Parameters
    ----------
    course : Course
    name : str
        The assignment.
    students : list of str, optional
        Whom to grade; everybody who submitted if not given.
    jobs : int
        Number of workers.
    force : bool
        Grade again even where the grade still stands.
    isolation : str
        "bubblewrap" or "process".
    progress : callable
        Told the student, the number done and the number to do.

    Raises
    ------
    CourseError
        When the assignment, a student or a submission does not exist.
    """
    assignment = course.assignment(name)
    submitted = course.students(name)
    if missing := sorted(set(students or []) - set(submitted)):
        raise CourseError(f"No submission of {name!r} by {', '.join(missing)}.")
    if not submitted:
        folder = course.path("submitted", "<student>", name)
        raise CourseError(f"There are no submissions of {name!r}: {folder} is where they belong.")
    summary = Summary()
    with Gradebook(course, assignment) as gradebook:
        version = assignment.digest()
        work = _open_work(course, assignment, students or submitted, force, summary, gradebook)
        settings = (assignment, course.limits, course.hidden_folders, isolation)
        total, done = len(students or submitted), 0
        for submission, outcome in _compute(work, settings, jobs):
            if not isinstance(outcome, str):
                try:
                    _keep(course, assignment, version, submission, outcome, gradebook)
                except OSError as error:
                    outcome = f"its folder in autograded/ could not be written: {error}"
            if isinstance(outcome, str):
                summary.failures[submission.student] = outcome
            else:
                summary.graded.append(submission.student)
                if any(verdict.repairs for verdict in outcome):
                    summary.repaired.append(submission.student)
                if problems := [v.problem for v in outcome if v.problem]:
                    summary.problems[submission.student] = " ".join(problems)
            done = len(summary.graded) + len(summary.failures) + len(summary.skipped)
            progress(submission.student, done, total)
    return summary


def _open_work(
    course: Course,
    assignment: Assignment,
    students: list[str],
    force: bool,
    summary: Summary,
    gradebook: Gradebook,
) -> Iterator[Submission]:
    """Read one submission after the other, passing over those whose grade still stands."""
    version = assignment.digest()
    for student in students:
        submission = course.submission(student, assignment)
        record = course.path("autograded", student, assignment.name) / RECORD
        current = _state(version, submission, gradebook)
        if not force and _read_record(record) == current and gradebook.is_graded(student):
            summary.skipped.append(student)
        else:
            yield submission


def _compute(
    work: Iterator[Submission], settings: tuple, jobs: int
) -> Iterator[tuple[Submission, list[Verdict] | str]]:
    """Let workers grade; a worker that dies costs the submission it worked on one attempt."""
    retry: list[Submission] = []
    attempts: dict[str, int] = {}
    waiting: dict[Future, Submission] = {}
    pool = None
    try:
        while True:
            while len(waiting) < 2 * jobs and (task := retry.pop() if retry else next(work, None)):
                pool = pool or _pool(jobs, settings)
                waiting[pool.submit(grade_in_worker, task)] = task
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            broken = False
            for future in done:
                submission = waiting.pop(future)
                try:
                    yield submission, future.result()
                except BrokenProcessPool as error:
                    broken = True
                    attempts[submission.student] = attempts.get(submission.student, 0) + 1
                    if attempts[submission.student] < ATTEMPTS:
                        retry.append(submission)
                    else:
                        yield submission, f"the grading process ended: {error}"
                except Exception as error:
                    yield submission, f"{type(error).__name__}: {error}"
            if broken:
                pool.shutdown(wait=False, cancel_futures=True)
                retry += waiting.values()
                waiting, pool = {}, None
    except BaseException:
        # Stopped in the middle: what the workers are at is worth nothing, so nobody waits for it.
        for worker in multiprocessing.active_children():
            worker.kill()
        raise
    finally:
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int, settings: tuple) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, start_worker, (os.getpid(), *settings))


def _keep(
    course: Course,
    assignment: Assignment,
    version: str,
    submission: Submission,
    verdicts: list[Verdict],
    gradebook: Gradebook,
) -> None:
    """Commit one submission; its record comes last, so that an interruption is noticed."""
    folder = course.path("autograded", submission.student, assignment.name)
    _write_folder(folder, submission, verdicts)
    gradebook.save(submission, verdicts)
    (folder / RECORD).write_text(json.dumps(_state(version, submission, gradebook)))


def _state(version: str, submission: Submission, gradebook: Gradebook) -> dict[str, str]:
    """Name all that a grade depends on; a grade stands as long as none of it changes."""
    return {
        "assignment": version,
        "submission": submission.digest(),
        "due": gradebook.due(submission.student),
    }


def _write_folder(folder: Path, submission: Submission, verdicts: list[Verdict]) -> None:
    """Write the graded notebooks beside their place, then move them there in one step."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in [*folder.parent.glob(".new-*"), *folder.parent.glob(".old-*")]:
        shutil.rmtree(left, ignore_errors=True)  # by a run that was killed at this very point
    new = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        write_files(new, submission.files)
        for verdict in verdicts:
            (new / f"{verdict.name}.ipynb").write_text(verdict.notebook, encoding="utf-8")
        if submission.timestamp:
            (new / "timestamp.txt").write_text(f"{submission.timestamp} UTC\n")
        new.chmod(0o755)
        if folder.exists():
            old = Path(tempfile.mkdtemp(prefix=".old-", dir=folder.parent))
            os.rename(folder, old)  # in place of the empty one
            os.rename(new, folder)
            shutil.rmtree(old)
        else:
            os.rename(new, folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _read_record(path: Path) -> dict | None:
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return None
