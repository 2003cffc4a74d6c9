"""Tables of grades, for a person and for a spreadsheet."""

from __future__ import annotations

import contextlib
import csv
import json
import sqlite3
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import quote

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
    names = [
        name for (name,) in _select(course.db_url, "SELECT name FROM assignment ORDER BY name")
    ]
    if assignment is not None and assignment not in names:
        raise CourseError(
            f"The gradebook does not know {assignment!r}. It knows: {', '.join(names) or 'none'}."
        )
    return [
        Row(
            *(name, student, score - penalty, points, bool(waits), penalty, bool(flagged)),
            remarks=_marks(course, name, student),
        )
        for name, student, score, points, waits, penalty, flagged in _select(course.db_url, _GRADES)
        if assignment in (None, name)
    ]


# The sums are nbgrader's own; its classes for them take longer to import than all the rest.
_GRADES = """
SELECT assignment.name, submitted.student_id, score.score, points.points, score.waits,
       notebooks.penalty, notebooks.flagged
FROM submitted_assignment AS submitted
JOIN assignment ON assignment.id = submitted.assignment_id
JOIN (
    SELECT own.id, COALESCE(SUM(COALESCE(grade.manual_score, grade.auto_score)
               + COALESCE(grade.extra_credit, 0.0)), 0.0) AS score,
           MAX(CASE WHEN grade.needs_manual_grade THEN 1 ELSE 0 END) AS waits
    FROM submitted_assignment AS own
    LEFT JOIN submitted_notebook ON submitted_notebook.assignment_id = own.id
    LEFT JOIN grade ON grade.notebook_id = submitted_notebook.id
    GROUP BY own.id
) AS score ON score.id = submitted.id
JOIN (
    SELECT own.id, COALESCE(SUM(late_submission_penalty), 0.0) AS penalty,
           MAX(CASE WHEN flagged THEN 1 ELSE 0 END) AS flagged
    FROM submitted_assignment AS own
    LEFT JOIN submitted_notebook ON submitted_notebook.assignment_id = own.id
    GROUP BY own.id
) AS notebooks ON notebooks.id = submitted.id
JOIN (
    SELECT one.id, COALESCE(SUM(COALESCE(grade_cells.max_score, task_cells.max_score)), 0.0)
           AS points
    FROM assignment AS one
    LEFT JOIN notebook ON notebook.assignment_id = one.id
    LEFT JOIN base_cell ON base_cell.notebook_id = notebook.id
    LEFT JOIN grade_cells ON grade_cells.id = base_cell.id
    LEFT JOIN task_cells ON task_cells.id = base_cell.id
    GROUP BY one.id
) AS points ON points.id = assignment.id
ORDER BY assignment.name, submitted.student_id
"""


def _select(url: str, query: str) -> list[tuple]:
    """Read from the gradebook; SQLite's file needs nothing but Python itself."""
    kind, _, path = url.partition(":///")
    try:
        if kind == "sqlite":
            if not Path(path).is_file():
                return []
            where = f"file:{quote(path)}?mode=ro"
            with contextlib.closing(sqlite3.connect(where, uri=True, timeout=60)) as book:
                return book.execute(query).fetchall()
        from sqlalchemy import create_engine, text

        with create_engine(url).connect() as book:
            return [tuple(row) for row in book.execute(text(query))]
    except Exception as error:
        raise CourseError(f"The gradebook {url} cannot be read: {error}") from error


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
