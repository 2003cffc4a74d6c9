"""Tables of grades, for a person and for a spreadsheet."""

from __future__ import annotations

import csv
import json
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
    remarks: str = ""


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
                remarks=_marks(course, name, submission.student_id),
            )
            for name in ([assignment] if assignment else names)
            for submission in sorted(
                book.find_assignment(name).submissions, key=lambda s: s.student_id
            )
        ]


def _marks(course: Course, assignment: str, student: str) -> str:
    """Read from the graded notebooks which checks could have been fooled, and which wait."""
    remarks = []
    for path in sorted(course.path("autograded", student, assignment).glob("*.ipynb")):
        content = path.read_bytes()
        if b'"together":' not in content:
            continue
        for cell in json.loads(content)["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            found = cell["metadata"].get("autograder", {})
            if "waiting" in found:
                would = f"would give {found['waiting']:g} points"
                remarks.append(f"{name} waits for a person ({would}): {found['together']}")
            elif found.get("together") and found.get("score"):
                remarks.append(f"a submission could fool {name}: {found['together']}")
    return "; ".join(remarks)


def write_csv(rows: list[Row], path: Path) -> None:
    """Write a report as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in fields(Row)])
        writer.writerows([getattr(row, field.name) for field in fields(Row)] for row in rows)
