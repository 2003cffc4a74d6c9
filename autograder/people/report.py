"""Tables of grades, for a person and for a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from pathlib import Path

from nbgrader import api

from autograder.disk.course import Course, CourseError


@dataclass
class Row:
    """One submission in a report."""

    assignment: str
    student: str
    score: float
    max_score: float
    needs_manual_grade: bool
    late_penalty: float
    flagged: bool


def read_report(course: Course, assignment: str | None) -> list[Row]:
    """Read the grades of one assignment, or of all.

    Raises
    ------
    CourseError
        When the gradebook does not know the assignment.
    """
    with api.Gradebook(course.directory.db_url, course.directory.course_id) as book:
        names = sorted(stored.name for stored in book.assignments)
        if assignment is not None and assignment not in names:
            raise CourseError(
                f"The gradebook does not know {assignment!r}."
                f" It knows: {', '.join(names) or 'none'}."
            )
        return [
            Row(
                assignment=name,
                student=submission.student_id,
                score=submission.score - (submission.late_submission_penalty or 0.0),
                max_score=submission.max_score,
                needs_manual_grade=bool(submission.needs_manual_grade),
                late_penalty=submission.late_submission_penalty or 0.0,
                flagged=any(notebook.flagged for notebook in submission.notebooks),
            )
            for name in ([assignment] if assignment else names)
            for submission in sorted(
                book.find_assignment(name).submissions, key=lambda s: s.student_id
            )
        ]


def write_csv(rows: list[Row], path: Path) -> None:
    """Write a report as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in fields(Row)])
        writer.writerows([getattr(row, field.name) for field in fields(Row)] for row in rows)
