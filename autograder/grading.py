"""Grade a class: workers compute, this process commits, nothing is lost when it is stopped."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import json
import logging
import multiprocessing
import os
import pickle
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from autograder.disk.assignment import RECORD, Assignment, Submission, write_files
from autograder.disk.course import Course, CourseError
from autograder.disk.review import TOGETHER, Review, digest_of, remember, remembered
from autograder.disk.verdict import Verdict
from autograder.judge.worker import get_ready, grade_in_worker, review_in_worker, start_worker

if TYPE_CHECKING:
    from autograder.disk.gradebook import Gradebook

ATTEMPTS = 2
LOCK = ".autograder.lock"  # in the course's folder
log = logging.getLogger("autograder")


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
    doubts : dict
        From student to what a person must look at before the grade stands.
    together : dict
        From student to the checks that gave points although a submission could fool them, and why.
    waiting : dict
        From student to the checks that wait for a person, and the points that they would give.
    review : Review or None
        What the self-check of the assignment found.
    """

    graded: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    together: dict[str, dict[str, str]] = field(default_factory=dict)
    waiting: dict[str, dict[str, float]] = field(default_factory=dict)
    review: Review | None = None

    def as_json(self) -> str:
        """Write it down for another program."""
        told = {f.name: getattr(self, f.name) for f in fields(self)}
        return json.dumps(told | {"review": self.review.as_dict() if self.review else None})


Progress = Callable[[str, int, int], None]


def grade_class(
    course: Course,
    name: str,
    students: list[str] | None = None,
    jobs: int = 1,
    force: bool = False,
    isolation: str = "bubblewrap",
    progress: Progress = lambda student, done, total: None,
    strict: bool = False,
    tell: Callable[[Review], None] = lambda review: None,
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
    strict : bool
        Refuse checks that only the submission's own process can decide.
    tell : callable
        Told what the self-check found, before anybody is graded.

    Raises
    ------
    CourseError
        When the assignment, a student or a submission does not exist, or strictness refuses it.
    """
    summary = Summary()
    with contextlib.ExitStack() as stack:
        stack.enter_context(alone(course))
        # What takes longest starts first: the workers get ready while this process reads.
        pool = stack.enter_context(Pool(jobs))
        assignment = course.assignment(name)
        chosen = _chosen(course, name, students)
        pool.take_up(assignment, (course.limits, course.hidden_folders, isolation))
        summary.review = _review(course, assignment, pool)
        book = functools.cache(lambda: stack.enter_context(_gradebook(course, assignment)))
        version = assignment.digest()
        work = _open_work(course, assignment, chosen, force, summary, book)
        if strict:
            _refuse_together(summary.review)
        tell(summary.review)
        for submission, outcome in pool.compute(work, meanwhile=book):
            if not isinstance(outcome, str):
                try:
                    _keep(course, assignment, version, submission, outcome, book())
                except (OSError, CourseError) as error:
                    outcome = f"it could not be kept: {error}"
            if isinstance(outcome, str):
                summary.failures[submission.student] = outcome
            else:
                summary.graded.append(submission.student)
                if any(verdict.repairs for verdict in outcome):
                    summary.repaired.append(submission.student)
                if problems := [v.problem for v in outcome if v.problem]:
                    summary.problems[submission.student] = " ".join(problems)
                if doubts := [doubt for v in outcome for doubt in v.doubts]:
                    summary.doubts[submission.student] = " ".join(dict.fromkeys(doubts))
                for verdict in outcome:
                    _note(summary.together, submission.student, verdict.together)
                    _note(summary.waiting, submission.student, verdict.waiting)
            done = len(summary.graded) + len(summary.failures) + len(summary.skipped)
            progress(submission.student, done, len(chosen))
        book()  # says so, if it does not know the assignment
    return summary


def _gradebook(course: Course, assignment: Assignment) -> Gradebook:
    """Open the gradebook; what it is made of takes a moment to import."""
    from autograder.disk.gradebook import Gradebook

    return Gradebook(course, assignment)


@contextlib.contextmanager
def alone(course: Course) -> Iterator[None]:
    """Let one grader at a time work on a course; another one waits, and says so."""
    try:
        file = open(course.root / LOCK, "a", encoding="utf-8")
    except OSError:  # a course that cannot be written to is looked at by nobody else either
        yield
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.warning("Another autograder is grading this course; waiting for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _chosen(course: Course, name: str, students: list[str] | None) -> list[str]:
    """List whom to grade."""
    submitted = course.students(name)
    students = [unicodedata.normalize("NFC", student) for student in students or []]
    if missing := sorted(set(students) - set(submitted)):
        raise CourseError(f"No submission of {name!r} by {', '.join(missing)}.")
    if not submitted:
        folder = course.path("submitted", "<student>", name)
        raise CourseError(f"There are no submissions of {name!r}: {folder} is where they belong.")
    return students or submitted


def review_assignment(
    course: Course, assignment: Assignment, isolation: str, anew: bool = False
) -> Review:
    """Try the instructor's own solution, or remember what came of it.

    Parameters
    ----------
    course : Course
    assignment : Assignment
    isolation : str
    anew : bool
        Try it again, and wrong answers too.
    """
    with Pool(1) as pool:
        pool.take_up(assignment, (course.limits, course.hidden_folders, isolation))
        return _reviewed(course, assignment, pool, anew)


def _reviewed(course: Course, assignment: Assignment, pool: Pool, anew: bool = False) -> Review:
    path = course.review_path(assignment.name)
    kept = None if anew else remembered(path, digest_of(assignment, course.limits))
    if kept is None:
        kept = pool.review(anew)
        remember(path, kept)
    pool.know(kept)
    return kept


def _review(course: Course, assignment: Assignment, pool: Pool) -> Review:
    """Try the instructor's own solution; where that cannot be done, grading goes on and says so."""
    try:
        return _reviewed(course, assignment, pool)
    except Exception as error:
        problem = f"the instructor's own solution could not be tried: {error}"
        return Review(assignment.name, "", remarks=[problem])


def _refuse_together(review: Review) -> None:
    if not review.checks and review.remarks:
        raise CourseError(f"Nothing can be promised: {review.remarks[0]}.")
    if checks := review.of_kind(TOGETHER):
        listed = "; ".join(f"{check.grade_id}: {check.reason}" for check in checks)
        raise CourseError(
            f"A submission could fool {len(checks)} of the checks, so they are refused. {listed}."
            " Write them so that they look at plain values, or grade without --strict."
        )


def _note(noted: dict[str, dict], student: str, found: dict) -> None:
    if found:
        noted.setdefault(student, {}).update(found)


def _open_work(
    course: Course,
    assignment: Assignment,
    students: list[str],
    force: bool,
    summary: Summary,
    book: Callable[[], Gradebook],
) -> Iterator[Submission]:
    """Read one submission after the other, passing over those whose grade still stands."""
    version = assignment.digest()
    for student in students:
        submission = course.submission(student, assignment)
        record = course.path("autograded", student, assignment.name) / RECORD
        kept, current = _read_record(record), _state(version, submission)
        same = bool(kept) and current.items() <= kept.items()
        stands = not force and same and book().is_graded(student)
        if stands and kept.get("due", "") == book().due(student):
            summary.skipped.append(student)
        else:
            yield submission


class Pool:
    """Workers that grade one assignment; they get ready before they are told which.

    Parameters
    ----------
    jobs : int
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.handed: Any = None
        self.executor = self._start()
        for _ in range(jobs):
            self.executor.submit(get_ready)

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            # Stopped in the middle: what the workers are at is worth nothing, nobody waits for it.
            for worker in multiprocessing.active_children():
                worker.kill()
        self.executor.shutdown(wait=False, cancel_futures=True)
        if self.handed:
            self.handed.close()

    def take_up(self, assignment: Assignment, settings: tuple) -> None:
        """Lay the assignment, and the settings of `Grader`, where every worker finds them."""
        self.work = (assignment, settings)
        self.know(None)

    def know(self, review: Review | None) -> None:
        """Let every worker know what the self-check found."""
        if self.handed:
            self.handed.close()
        self.handed = tempfile.NamedTemporaryFile(prefix="autograder-", suffix=".assignment")
        pickle.dump((*self.work, review), self.handed)
        self.handed.flush()

    def review(self, try_wrong: bool) -> Review:
        """Let a worker try the instructor's own solution."""
        return self.executor.submit(review_in_worker, self.handed.name, try_wrong).result()

    def compute(
        self, work: Iterator[Submission], meanwhile: Callable[[], object]
    ) -> Iterator[tuple[Submission, list[Verdict] | str]]:
        """Let workers grade; one that dies costs the submission it worked on one attempt.

        Parameters
        ----------
        work : iterator of Submission
        meanwhile : callable
            What this process does while the workers are at the first of it.
        """
        retry: list[Submission] = []
        attempts: dict[str, int] = {}
        waiting: dict[Future, Submission] = {}
        while True:
            while len(waiting) < 2 * self.jobs:
                task = retry.pop() if retry else next(work, None)
                if not task:
                    break
                waiting[self.executor.submit(grade_in_worker, self.handed.name, task)] = task
            if not waiting:
                return
            meanwhile()
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
                self.executor.shutdown(wait=False, cancel_futures=True)
                retry += waiting.values()
                waiting, self.executor = {}, self._start()

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, context, start_worker, (os.getpid(),))


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
    record = _state(version, submission) | {"due": gradebook.due(submission.student)}
    (folder / RECORD).write_text(json.dumps(record), encoding="utf-8")


def _state(version: str, submission: Submission) -> dict[str, str]:
    """Name what a grade depends on beside the deadline."""
    return {"assignment": version, "submission": submission.digest()}


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
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
