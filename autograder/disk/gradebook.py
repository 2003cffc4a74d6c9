"""nbgrader's gradebook: one transaction a submission, whatever the number of its cells."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from autograder.disk import lean
from autograder.disk.assignment import Assignment, Submission
from autograder.disk.course import Course, CourseError
from autograder.disk.queries import PATIENCE
from autograder.disk.verdict import Verdict

api = lean.load("nbgrader.api")
log = logging.getLogger("autograder")
_PAUSE = 0.5


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


def _patiently(work: Callable[[], Any], undo: Callable[[], Any] = lambda: None) -> Any:
    """Do something with the gradebook; wait, and say so, while another program holds it."""
    end, told, doubled = time.monotonic() + PATIENCE, False, 0
    while True:
        try:
            return work()
        except (OperationalError, IntegrityError) as error:
            undo()
            # Two programs that add the same row: at the second try the row is there.
            doubled += isinstance(error, IntegrityError)
            locked = "locked" in str(error) or "busy" in str(error)
            if doubled > 3 or not (doubled or locked):
                raise
            if time.monotonic() > end:
                raise CourseError(
                    f"The gradebook has been locked by another program for {PATIENCE:g} seconds."
                    " Close formgrader or wait for the other command, and run this one again."
                ) from error
            if locked and not told:
                log.warning("The gradebook is locked by another program; waiting for it.")
                told = True
            time.sleep(_PAUSE)
        except BaseException:
            undo()
            raise


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
            raise CourseError(
                f"The source of {name!r} has other checks or points than the gradebook: it was"
                f" changed after its release. {advice}"
            )

    def save(self, submission: Submission, verdicts: list[Verdict]) -> None:
        """Write the grades of one submission, all or nothing; manual grades and comments stay."""
        _patiently(lambda: self._save(submission, verdicts), self.db.rollback)

    def _save(self, submission: Submission, verdicts: list[Verdict]) -> None:
        submitted = self._submitted(submission)
        for verdict in verdicts:
            self._save_notebook(submitted, verdict)
        self.db.flush()
        self._late_penalties(submission, verdicts)
        self.db.commit()

    def is_graded(self, student: str) -> bool:
        """Tell whether the gradebook holds a submission of this assignment by a student."""
        table = api.SubmittedAssignment
        query = select(table.id).where(
            table.assignment_id == self.assignment_id, table.student_id == student
        )
        return _patiently(lambda: self.db.execute(query).first() is not None, self.db.rollback)

    def due(self, student: str) -> str:
        """Tell when a student's work is due, and with which extension."""
        return _patiently(lambda: self._due(student), self.db.rollback)

    def _due(self, student: str) -> str:
        """Return the deadline of a student, an extension counted; empty if there is none."""
        table = api.SubmittedAssignment
        due = select(api.Assignment.duedate).where(api.Assignment.id == self.assignment_id)
        more = select(table.extension).where(
            table.assignment_id == self.assignment_id, table.student_id == student
        )
        date, extension = self.db.execute(due).scalar(), self.db.execute(more).scalar()
        return f"{date + extension if extension else date}" if date else ""

    def _submitted(self, submission: Submission) -> str:
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
            return row.id
        students = api.Student.__table__
        known = select(students.c.id).where(students.c.id == submission.student)
        if self.db.execute(known).first() is None:
            if not self.course.config.get("Autograde", {}).get("create_student", True):
                raise CourseError(
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
        return identity

    def _save_notebook(self, submitted: str, verdict: Verdict) -> None:
        table = api.SubmittedNotebook.__table__
        notebook = self.notebooks[verdict.name]
        row = self.db.execute(
            select(table.c.id).where(
                table.c.assignment_id == submitted, table.c.notebook_id == notebook
            )
        ).first()
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
        self._save_grades(identity, verdict)
        self._save_comments(identity, verdict)

    def _save_grades(self, notebook: str, verdict: Verdict) -> None:
        table = api.Grade.__table__
        there = self._existing(table, notebook)
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

    def _save_comments(self, notebook: str, verdict: Verdict) -> None:
        table = api.Comment.__table__
        there = self._existing(table, notebook)
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

    def _existing(self, table: Any, notebook: str) -> dict[str, Any]:
        rows = self.db.execute(select(table).where(table.c.notebook_id == notebook))
        return {row.cell_id: row for row in rows}

    def _late_penalties(self, submission: Submission, verdicts: list[Verdict]) -> None:
        """Apply the course's rule for late submissions, as nbgrader does."""
        late = self.assignment_is_late(submission)
        for verdict in verdicts:
            if not late:
                self._set_penalty(submission, verdict, None)
                continue
            plugin = lean.load("nbgrader.preprocessors").AssignLatePenalties
            rule = plugin(config=self.course.config, parent=None)
            rule.init_plugin()
            stored = self.book.find_submission_notebook(
                verdict.name, self.assignment.name, submission.student
            )
            self.db.refresh(stored)
            penalty = rule.plugin_inst.late_submission_penalty(
                submission.student, stored.score, late
            )
            if penalty is not None:
                penalty = rule._check_late_penalty(stored, penalty)
            self._set_penalty(submission, verdict, penalty)

    def assignment_is_late(self, submission: Submission) -> float:
        """Return by how many seconds a submission is late, extensions counted."""
        if submission.timestamp is None:
            return 0.0
        stored = self.book.find_submission(self.assignment.name, submission.student)
        self.db.refresh(stored)
        return stored.total_seconds_late

    def _set_penalty(self, submission: Submission, verdict: Verdict, penalty: float | None) -> None:
        table = api.SubmittedNotebook.__table__
        submitted = api.SubmittedAssignment.__table__
        owner = select(submitted.c.id).where(
            submitted.c.assignment_id == self.assignment_id,
            submitted.c.student_id == submission.student,
        )
        self.db.execute(
            update(table)
            .where(
                table.c.assignment_id == owner.scalar_subquery(),
                table.c.notebook_id == self.notebooks[verdict.name],
            )
            .values(late_submission_penalty=penalty)
        )


def _ids(*cells: list[Any]) -> dict[str, str]:
    return {cell.name: cell.id for group in cells for cell in group}
