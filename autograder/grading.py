"""Grade a class: workers compute, this process commits, nothing is lost when it is stopped."""

from __future__ import annotations

import contextlib
import fcntl
import glob
import json
import logging
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from autograder.choosing import Chooser, Now, Plan
from autograder.disk.assignment import Assignment
from autograder.disk.conditions import reading_context
from autograder.disk.course import Course, CourseError
from autograder.disk.record import Record, record_path
from autograder.disk.review import TOGETHER, Review, digest_of, remember, remembered
from autograder.disk.seen import Seen
from autograder.disk.temporary import sweep
from autograder.judge.tasks import Task, TooSlow
from autograder.pool import Outcome, Pool, Tell, untold

if TYPE_CHECKING:
    from autograder.keeping import Keeper

LOCK = ".autograder.lock"  # in the course's folder
log = logging.getLogger("autograder")


@dataclass
class Summary:
    """What came of grading a class.

    Attributes
    ----------
    graded, skipped : list of str
        Students graded now, and students whose grade already stands.
    shown, penalised : list of str
        Students of whom only the graded notebook, or only how late they are, changed.
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
    shown: list[str] = field(default_factory=list)
    penalised: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    together: dict[str, dict[str, str]] = field(default_factory=dict)
    waiting: dict[str, dict[str, float]] = field(default_factory=dict)
    review: Review | None = None

    @property
    def done(self) -> int:
        """How many submissions need no more work, one way or the other."""
        ways = (self.graded, self.skipped, self.shown, self.penalised, self.failures)
        return sum(map(len, ways))

    def note(self, student: str, outcome: Outcome) -> None:
        """Take down what came of one submission."""
        if isinstance(outcome, str):
            self.failures[student] = outcome
            return
        self.graded.append(student)
        if any(verdict.repairs for verdict in outcome):
            self.repaired.append(student)
        if problems := [v.problem for v in outcome if v.problem]:
            self.problems[student] = " ".join(problems)
        if doubts := [doubt for v in outcome for doubt in v.doubts]:
            self.doubts[student] = " ".join(dict.fromkeys(doubts))
        for verdict in outcome:
            _note(self.together, student, verdict.together)
            _note(self.waiting, student, verdict.waiting)

    def as_json(self) -> str:
        """Write it down for another program."""
        told = {f.name: getattr(self, f.name) for f in fields(self)}
        return json.dumps(told | {"review": self.review.as_dict() if self.review else None})


@dataclass(frozen=True)
class Event:
    """What became of one submission, told while a class is graded.

    Attributes
    ----------
    student : str
    outcome : str
        "graded", "stands", "shown anew", "penalised" (lateness was counted anew), "put off" (it
        takes long, and is graded after the others) or "failed".
    why : list of str
        Why something was done about it; of a failure, what went wrong. A grade may stand although
        something changed, such as a deadline that was kept before and after.
    done, total : int
        How many submissions are dealt with, of how many.
    """

    student: str
    outcome: str
    why: list[str]
    done: int
    total: int


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
    report: Callable[[Event], None] = lambda event: None,
    pool: Callable[[], Pool] | None = None,
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
    report : callable
        Told each `Event`.
    pool : callable, optional
        Opens the workers, where they are not processes of this machine.

    Raises
    ------
    CourseError
        When the assignment, a student or a submission does not exist, or strictness refuses it.
    """
    sweep()
    with contextlib.ExitStack() as stack:
        stack.enter_context(alone(course))
        # What takes longest starts first: the workers get ready while this process reads.
        # By their usual place: where submissions lie is known only when the settings are read.
        foreseen = len(students or list(course.root.glob(f"submitted/*/{glob.escape(name)}")))
        workers = stack.enter_context(pool() if pool else Pool(min(jobs, foreseen or jobs)))
        assignment = course.assignment(name)
        chosen = _chosen(course, name, students)
        if not pool:
            workers.want(min(jobs, len(chosen)))
        workers.take_up(assignment, (course.limits, course.hidden_folders, isolation))
        chooser, keeper = stack.enter_context(Desk.open(course, assignment, isolation))
        summary = Summary(review=_review(course, assignment, workers))
        if strict:
            _refuse_together(summary.review)
        tell(summary.review)
        desk = Desk(chooser, keeper, workers, summary, len(chosen), report, progress)
        desk.grade(chosen, force)
    return summary


class Desk:
    """Where a class passes through: chosen, graded by the workers, kept by the one writer."""

    def __init__(
        self,
        chooser: Chooser,
        keeper: Keeper,
        workers: Pool,
        summary: Summary,
        total: int,
        report: Callable[[Event], None],
        progress: Progress,
    ) -> None:
        self.chooser, self.keeper, self.workers = chooser, keeper, workers
        self.summary, self.total = summary, total
        self.report, self.progress = report, progress
        self.plans: dict[str, Plan] = {}  # of those under way
        self.put_off: list[Plan] = []

    @staticmethod
    @contextlib.contextmanager
    def open(
        course: Course, assignment: Assignment, isolation: str
    ) -> Iterator[tuple[Chooser, Keeper]]:
        """Open the gradebook and the record; what they are made of takes a moment to import."""
        from autograder.disk.gradebook import Gradebook
        from autograder.keeping import Keeper

        record = Record(record_path(course, assignment.name))
        with Gradebook(course, assignment) as book:
            now = Now.of(course, assignment, record, isolation)
            context = reading_context(assignment, course.limits, course.directory.ignore)
            seen = Seen(record.path.with_name(f"{assignment.name}.seen.json"), context)
            try:
                yield (
                    Chooser(course, assignment, book, record, seen, now),
                    Keeper(course, assignment, book, record, now),
                )
            finally:
                seen.keep()

    def grade(self, students: list[str], force: bool) -> None:
        """Grade: first what is quick, then what was put off, with all its time."""
        self._grade(self._quick_tasks(students, force))
        self._grade(self._slow_tasks())

    def _grade(self, tasks: Iterator[Task]) -> None:
        for task, outcome in self.workers.compute(tasks, meanwhile=self._commit_if_due):
            plan = self.plans.pop(task.submission.student)
            if isinstance(outcome, TooSlow):
                self.put_off.append(plan)
                self._tell(plan, "put off")
                continue
            if not isinstance(outcome, str):
                try:
                    self.keeper.add(plan, task.submission, outcome)
                except OSError as error:
                    outcome = f"it could not be kept: {error}"
            self._note(plan, outcome)
        self._commit()

    def _quick_tasks(self, students: list[str], force: bool) -> Iterator[Task]:
        for student in students:
            plan = self._read(self.chooser.choose, student, force)
            if plan is None:
                continue
            if plan.grade:
                yield self._task(plan, self.workers.patience.seconds)
            else:
                self._change(plan)

    def _slow_tasks(self) -> Iterator[Task]:
        for plan in self.put_off:
            plan.submission = self._read(self.chooser.read, plan.student)
            if plan.submission is not None:
                yield self._task(plan, None)

    def _read(self, look: Callable[..., Any], student: str, *more: Any) -> Any:
        """Look at a submission; whatever its folder holds, it costs nobody else a grade."""
        try:
            return look(student, *more)
        except CourseError as error:
            self._note(Plan(student), str(error))
            return None
        except Exception as error:
            self._note(Plan(student), f"it could not be read: {type(error).__name__}: {error}")
            return None

    def _task(self, plan: Plan, seconds: float | None) -> Task:
        self.plans[plan.student] = plan
        submission, plan.submission = plan.submission, None
        return Task(submission, plan.grade, seconds)

    def _change(self, plan: Plan) -> None:
        """Do what needs no worker."""
        try:
            changed = not plan.stands and self.keeper.change(plan)
        except OSError as error:
            self._note(plan, f"it could not be kept: {error}")
            return
        if not changed:
            self.summary.skipped.append(plan.student)
            self._tell(plan, "stands")
            return
        (self.summary.penalised if plan.penalty else self.summary.shown).append(plan.student)
        self._tell(plan, "penalised" if plan.penalty else "shown anew")

    def _note(self, plan: Plan, outcome: Outcome) -> None:
        self.summary.note(plan.student, outcome)
        failed = isinstance(outcome, str)
        self._tell(plan, "failed" if failed else "graded", [outcome] if failed else None)

    def _tell(self, plan: Plan, outcome: str, why: list[str] | None = None) -> None:
        done = self.summary.done
        self.report(Event(plan.student, outcome, why or plan.why, done, self.total))
        if outcome not in ("stands", "put off"):
            self.progress(plan.student, done, self.total)

    def _commit_if_due(self) -> None:
        if self.keeper.is_due():
            self._commit()

    def _commit(self) -> None:
        for student, error in self.keeper.commit().items():
            self.summary.graded.remove(student)
            self.summary.failures[student] = f"it could not be kept: {error}"


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
        raise CourseError(course.no_submission(name, missing))
    if not submitted:
        folder = course.path("submitted", "<student>", name)
        raise CourseError(f"There are no submissions of {name!r}: {folder} is where they belong.")
    return list(dict.fromkeys(students)) or submitted


def review_assignment(
    course: Course,
    assignment: Assignment,
    isolation: str,
    anew: bool = False,
    tell: Tell = untold,
) -> Review:
    """Try the instructor's own solution, or remember what came of it.

    Parameters
    ----------
    course : Course
    assignment : Assignment
    isolation : str
    anew : bool
        Try it again, and wrong answers too.
    tell : callable
        Told each notebook, how many are done and how many there are.
    """
    with Pool(1) as pool:
        pool.take_up(assignment, (course.limits, course.hidden_folders, isolation))
        return _reviewed(course, assignment, pool, anew, tell)


def _reviewed(
    course: Course, assignment: Assignment, pool: Pool, anew: bool = False, tell: Tell = untold
) -> Review:
    path = course.review_path(assignment.name)
    kept = None if anew else remembered(path, digest_of(assignment, course.limits))
    if kept is None:
        kept = pool.review(list(assignment.notebooks), anew, tell)
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
