"""nbgrader's gradebook: one transaction a submission, whatever the number of its cells."""

from __future__ import annotations

import contextlib
import datetime
import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError, SQLAlchemyError

from autograder.disk import lean
from autograder.disk.assignment import Assignment, Submission
from autograder.disk.course import Course, CourseError
from autograder.disk.queries import PATIENCE
from autograder.disk.review import doubled_ids
from autograder.disk.verdict import Verdict

api = lean.load("nbgrader.api")
log = logging.getLogger("autograder")
_PAUSE = 0.5


class NotKept(CourseError):
    """One student's grades that cannot be written; others' can."""


def open_book(course: Course) -> Any:
    """Open the course's gradebook as nbgrader does, once it is free.

    Raises
    ------
    CourseError
        When it cannot be opened.
    """
    directory = course.directory
    try:
        return _patiently(lambda: api.Gradebook(directory.db_url, directory.course_id))
    except CourseError:
        raise
    except Exception as error:
        raise CourseError(f"The gradebook {directory.db_url} cannot be opened: {error}") from error


def _patiently(
    work: Callable[[], Any], undo: Callable[[], Any] = lambda: None, opened: bool = False
) -> Any:
    """Do something with the gradebook; wait, and say so, while it cannot be had.

    Parameters
    ----------
    work, undo : callable
    opened : bool
        Whether it was there before: then a server that is gone may come back.
    """
    end, told, doubled = time.monotonic() + PATIENCE, False, 0
    while True:
        try:
            return work()
        except (OperationalError, InterfaceError, IntegrityError) as error:
            with contextlib.suppress(SQLAlchemyError):
                undo()
            # Two programs that add the same row: at the second try the row is there.
            doubled += isinstance(error, IntegrityError)
            what = _trouble(error, opened)
            if doubled > 3 or not (doubled or what):
                raise
            if time.monotonic() > end:
                raise CourseError(f"The gradebook {_TROUBLES[what or _LOCKED]}") from error
            if what and not told:
                log.warning("The gradebook is %s; waiting for it.", what)
                told = True
            time.sleep(_PAUSE)
        except BaseException:
            undo()
            raise


_LOCKED, _AWAY = "locked by another program", "not to be reached"
_TROUBLES = {
    _LOCKED: f"has been locked by another program for {PATIENCE:g} seconds. Close formgrader or"
    " wait for the other command, and run this one again.",
    _AWAY: f"could not be reached for {PATIENCE:g} seconds. Is the database server up? Run the"
    " same command again; it goes on where it was.",
}


def _trouble(error: Exception, opened: bool) -> str:
    """Tell what will pass by itself; nothing where it will not."""
    text = str(error)
    if "locked" in text or "busy" in text or "deadlock" in text:
        return _LOCKED
    server = "sqlite" not in type(getattr(error, "orig", None)).__module__
    return _AWAY if opened and server and not isinstance(error, IntegrityError) else ""


@dataclass(frozen=True)
class Standing:
    """What the gradebook holds of one student's submission.

    Attributes
    ----------
    due : str
        When it is due, with an extension; empty if no date is set.
    grades : int
    total : float
        The sum of the automatic scores.
    penalty : float
    """

    due: str
    grades: int = 0
    total: float = 0.0
    penalty: float = 0.0


class Gradebook:
    """The gradebook of a course, opened for one assignment.

    Raises
    ------
    CourseError
        When the gradebook does not know the assignment as it stands in the source folder.
    """

    def __init__(self, course: Course, assignment: Assignment) -> None:
        self.book = open_book(course)
        self.course, self.assignment = course, assignment
        self.db = self.book.db
        self.file = _identity(course)
        _patiently(self._load, self.db.rollback)

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.book.close()

    def _load(self) -> None:
        """Read once what all submissions share: the ids of notebooks and cells."""
        name = self.assignment.name
        advice = f"Run: nbgrader generate_assignment {name} --force"
        try:
            stored = self.book.find_assignment(name)
        except api.MissingEntry:
            raise CourseError(f"The gradebook does not know {name!r}. {advice}") from None
        self.assignment_id = stored.id
        self.notebooks = {notebook.name: notebook.id for notebook in stored.notebooks}
        self.graded = {n.name: _ids(n.grade_cells, n.task_cells) for n in stored.notebooks}
        self.commented = {n.name: _ids(n.solution_cells, n.task_cells) for n in stored.notebooks}
        points = {
            (notebook.name, cell.name): cell.max_score
            for notebook in stored.notebooks
            for cell in [*notebook.grade_cells, *notebook.task_cells]
        }
        written = {
            (notebook, cell.grade_id): cell.points
            for notebook, cells in self.assignment.notebooks.items()
            for cell in cells
            if cell.kind in ("test", "answer", "task")
        }
        if points != written:
            for notebook, cells in self.assignment.notebooks.items():
                if doubled := doubled_ids(notebook, cells):
                    raise CourseError(f"{doubled[0]}. {advice}")
            raise CourseError(
                f"The source of {name!r} has other checks or points than the gradebook: it was"
                f" changed after its release. {advice}"
            )

    def save(self, submission: Submission, verdicts: list[Verdict]) -> None:
        """Write the grades of one submission, all or nothing; manual grades and comments stay."""
        self._commit(lambda: self._save(submission, verdicts))

    def save_all(self, batch: list[tuple[Submission, list[Verdict]]]) -> dict[str, NotKept]:
        """Write the grades of several submissions in one transaction, each all or nothing.

        Returns
        -------
        dict
            From a student whose grades could not be written to why.

        Raises
        ------
        CourseError
            When nobody's can be written.
        """
        failed: dict[str, NotKept] = {}
        try:
            self._commit(lambda: [self._save(*one) for one in batch])
        except NotKept as error:
            if len(batch) == 1:
                return {batch[0][0].student: error}
            for one in batch:  # the others do not suffer for it
                failed |= self.save_all([one])
        return failed

    def penalise(self, student: str, notebooks: list[str]) -> datetime.datetime | None:
        """Apply the rule for late submissions anew, to what is graded; return when it came in."""
        table, found = api.SubmittedAssignment, []

        def work() -> None:
            stamp = select(table.timestamp).where(
                table.assignment_id == self.assignment_id, table.student_id == student
            )
            found.append(self.db.execute(stamp).scalar())
            self._late_penalties(student, notebooks, found[-1])

        self._commit(work)
        return found[-1]

    def _commit(self, work: Callable[[], Any]) -> None:
        """Do something in one transaction; on a server, one grader's at a time."""

        def whole() -> None:
            if _identity(self.course) != self.file:
                raise CourseError(
                    "The gradebook is gone, or is another one than a moment ago. Put it back and"
                    " run the same command again; it goes on where it was."
                )
            if self.db.get_bind().dialect.name == "postgresql":
                self.db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY})
            work()
            self.db.commit()

        _patiently(whole, self.db.rollback, opened=True)

    def _save(self, submission: Submission, verdicts: list[Verdict]) -> None:
        submitted, is_new = self._submitted(submission)
        for verdict in verdicts:
            self._save_notebook(submitted, is_new, verdict)
        self.db.flush()
        names = [verdict.name for verdict in verdicts]
        self._late_penalties(submission.student, names, submission.timestamp, is_new)

    def standings(self) -> dict[str, Standing]:
        """Read what the gradebook holds of everybody who handed in."""
        return _patiently(self._standings, self.db.rollback, opened=True)

    def _standings(self) -> dict[str, Standing]:
        own, one, grade = api.SubmittedAssignment, api.SubmittedNotebook, api.Grade
        mine = own.assignment_id == self.assignment_id
        date = self._duedate()
        points = (
            select(own.student_id, func.count(grade.id), func.sum(grade.auto_score))
            .join(one, one.assignment_id == own.id)
            .join(grade, grade.notebook_id == one.id)
            .where(mine)
            .group_by(own.student_id)
        )
        totals = {student: (n, total or 0.0) for student, n, total in self.db.execute(points)}
        penalties = (
            select(own.student_id, own.extension, func.sum(one.late_submission_penalty))
            .outerjoin(one, one.assignment_id == own.id)
            .where(mine)
            .group_by(own.student_id, own.extension)
        )
        return {
            student: Standing(_due(date, extension), *totals.get(student, (0, 0.0)), penalty or 0.0)
            for student, extension, penalty in self.db.execute(penalties)
        }

    def due(self) -> str:
        """Tell when work is due that nobody has an extension for; empty if no date is set."""
        return _patiently(lambda: _due(self._duedate(), None), self.db.rollback, opened=True)

    def _dates(self, student: str) -> tuple[datetime.datetime | None, datetime.timedelta | None]:
        table = api.SubmittedAssignment
        more = select(table.extension).where(
            table.assignment_id == self.assignment_id, table.student_id == student
        )
        return self._duedate(), self.db.execute(more).scalar()

    def _duedate(self) -> datetime.datetime | None:
        due = select(api.Assignment.duedate).where(api.Assignment.id == self.assignment_id)
        return self.db.execute(due).scalar()

    def _submitted(self, submission: Submission) -> tuple[str, bool]:
        """Return the key of a submission's row, and whether it is new: with nothing below it."""
        table = api.SubmittedAssignment.__table__
        row = self.db.execute(
            select(table.c.id, table.c.timestamp).where(
                table.c.assignment_id == self.assignment_id,
                table.c.student_id == submission.student,
            )
        ).first()
        if row:
            if row.timestamp != submission.timestamp:
                values = {"timestamp": submission.timestamp}
                self.db.execute(update(table).where(table.c.id == row.id).values(values))
            return row.id, False
        students = api.Student.__table__
        known = select(students.c.id).where(students.c.id == submission.student)
        if self.db.execute(known).first() is None:
            if not self.course.config.get("Autograde", {}).get("create_student", True):
                raise NotKept(
                    f"The gradebook does not know the student {submission.student!r}, and"
                    " c.Autograde.create_student is off."
                )
            self.db.execute(insert(students).values(id=submission.student))
        identity = api.new_uuid()
        self.db.execute(
            insert(table).values(
                id=identity,
                assignment_id=self.assignment_id,
                student_id=submission.student,
                timestamp=submission.timestamp,
            )
        )
        return identity, True

    def _save_notebook(self, submitted: str, is_new: bool, verdict: Verdict) -> None:
        table = api.SubmittedNotebook.__table__
        notebook = self.notebooks[verdict.name]
        mine = (table.c.assignment_id == submitted) & (table.c.notebook_id == notebook)
        row = None if is_new else self.db.execute(select(table.c.id).where(mine)).first()
        identity = row.id if row else api.new_uuid()
        flagged = bool(verdict.problem or verdict.doubts or verdict.waiting)
        if not row:
            self.db.execute(
                insert(table).values(
                    id=identity, assignment_id=submitted, notebook_id=notebook, flagged=flagged
                )
            )
        elif flagged:
            self.db.execute(update(table).where(table.c.id == identity).values(flagged=True))
        self._save_grades(identity, verdict, self._existing(api.Grade.__table__, row))
        self._save_comments(identity, verdict, self._existing(api.Comment.__table__, row))

    def _save_grades(self, notebook: str, verdict: Verdict, there: dict[str, Any]) -> None:
        table = api.Grade.__table__
        new = []
        for name, cell in self.graded[verdict.name].items():
            score = verdict.scores.get(name, 0.0)
            old = there.get(cell)
            manual = old is not None and old.manual_score is not None
            values = {"auto_score": score, "needs_manual_grade": score is None or manual}
            if old is None:
                key = {"id": api.new_uuid(), "notebook_id": notebook, "cell_id": cell}
                new.append(key | values)
            elif any(getattr(old, key) != value for key, value in values.items()):
                self.db.execute(update(table).where(table.c.id == old.id).values(values))
        if new:
            self.db.execute(insert(table), new)

    def _save_comments(self, notebook: str, verdict: Verdict, there: dict[str, Any]) -> None:
        table = api.Comment.__table__
        new = []
        for name, cell in self.commented[verdict.name].items():
            comment = "No response." if name in verdict.unanswered else None
            old = there.get(cell)
            if old is None:
                key = {"id": api.new_uuid(), "notebook_id": notebook, "cell_id": cell}
                new.append(key | {"auto_comment": comment})
            elif old.auto_comment != comment:
                values = {"auto_comment": comment}
                self.db.execute(update(table).where(table.c.id == old.id).values(values))
        if new:
            self.db.execute(insert(table), new)

    def _existing(self, table: Any, notebook: Any) -> dict[str, Any]:
        """Read a notebook's rows by cell; there are none where the notebook has none itself."""
        if notebook is None:
            return {}
        rows = self.db.execute(select(table).where(table.c.notebook_id == notebook.id))
        return {row.cell_id: row for row in rows}

    def _late_penalties(
        self,
        student: str,
        notebooks: list[str],
        timestamp: datetime.datetime | None,
        is_new: bool = False,
    ) -> None:
        """Apply the course's rule for late submissions, as nbgrader does."""
        late = self._seconds_late(student, timestamp)
        for name in notebooks:
            if not late:
                if not is_new:  # a new row has no penalty
                    self._set_penalty(student, name, None)
                continue
            plugin = lean.load("nbgrader.preprocessors").AssignLatePenalties
            rule = plugin(config=self.course.config, parent=None)
            rule.init_plugin()
            stored = self.book.find_submission_notebook(name, self.assignment.name, student)
            self.db.refresh(stored)
            penalty = rule.plugin_inst.late_submission_penalty(student, stored.score, late)
            if penalty is not None:
                penalty = rule._check_late_penalty(stored, penalty)
            self._set_penalty(student, name, penalty)

    def _seconds_late(self, student: str, timestamp: datetime.datetime | None) -> float:
        """Return by how many seconds a submission is late, extensions counted."""
        date, extension = self._dates(student) if timestamp else (None, None)
        if date is None:
            return 0.0
        late = timestamp - date - (extension or datetime.timedelta())
        return max(0.0, late.total_seconds())

    def _set_penalty(self, student: str, notebook: str, penalty: float | None) -> None:
        table = api.SubmittedNotebook.__table__
        submitted = api.SubmittedAssignment.__table__
        owner = select(submitted.c.id).where(
            submitted.c.assignment_id == self.assignment_id, submitted.c.student_id == student
        )
        self.db.execute(
            update(table)
            .where(
                table.c.assignment_id == owner.scalar_subquery(),
                table.c.notebook_id == self.notebooks[notebook],
            )
            .values(late_submission_penalty=penalty)
        )

    def deadlines(self, students: list[str]) -> dict[str, tuple[str, dict[str, float]]]:
        """Read when the work of some students is due, and what was taken off each notebook."""
        return _patiently(lambda: self._deadlines(students), self.db.rollback, opened=True)

    def _deadlines(self, students: list[str]) -> dict[str, tuple[str, dict[str, float]]]:
        own, one, table = api.SubmittedAssignment, api.SubmittedNotebook, api.Notebook
        query = (
            select(own.student_id, own.extension, table.name, one.late_submission_penalty)
            .join(one, one.assignment_id == own.id)
            .join(table, table.id == one.notebook_id)
            .where(own.assignment_id == self.assignment_id, own.student_id.in_(students))
        )
        date, found = self._duedate(), {}
        for student, extension, notebook, penalty in self.db.execute(query):
            _, penalties = found.setdefault(student, (_due(date, extension), {}))
            penalties[notebook] = penalty or 0.0
        return found


_ADVISORY = 0x6175746F  # "auto": what the graders of one database agree to lock


def _due(date: datetime.datetime | None, extension: datetime.timedelta | None) -> str:
    return f"{date + extension if extension else date}" if date else ""


def _identity(course: Course) -> tuple[int, int] | None:
    """Tell which file the gradebook is: one that was taken away can be written to, for nothing."""
    kind, _, path = course.db_url.partition(":///")
    if kind != "sqlite":
        return None
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0)
    return found.st_dev, found.st_ino


def _ids(*cells: list[Any]) -> dict[str, str]:
    return {cell.name: cell.id for group in cells for cell in group}
