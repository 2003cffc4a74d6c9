"""Tables of grades, for a person, for a spreadsheet and for another program."""

from __future__ import annotations

import csv
import datetime
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.disk.course import Course, CourseError
from autograder.people.exercises import group

COLUMNS = (
    *("assignment", "student", "first_name", "last_name", "email"),
    *("score", "max_score", "waiting", "extra", "late_penalty", "handed_in", "remarks"),
)


@dataclass
class Row:
    """One enrolled student and one assignment.

    Attributes
    ----------
    score : float
        With extra points, the deduction for being late taken off.
    waiting : float
        Points that a person may still give.
    extra : float
        Points that a person gave beyond those of the task; they are part of the score.
    handed_in : str
        "yes", a time in ISO format where it is known, or empty.
    exercises : dict
        From the heading of an exercise to the points reached and the points possible.
    """

    assignment: str
    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    score: float = 0.0
    max_score: float = 0.0
    waiting: float = 0.0
    extra: float = 0.0
    late_penalty: float = 0.0
    seconds_late: float = 0.0
    handed_in: str = ""
    again: bool = False
    flagged: bool = False
    exercises: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the student, the id where none is known."""
        return " ".join(filter(None, (self.first_name, self.last_name))) or self.student

    @property
    def needs_manual_grade(self) -> bool:
        """Whether a person has to look at it."""
        return self.again or self.waiting > 0

    @property
    def remarks(self) -> str:
        """What to know beside the points, in words."""
        if not self.handed_in:
            return "nothing handed in"
        said = ["flagged: look at it"] * self.flagged
        said += [f"up to {self.waiting:g} points wait for a person"] * bool(self.waiting)
        said += ["changed since it was marked by hand"] * self.again
        said += [f"{self.extra:g} extra points"] * bool(self.extra)
        if self.seconds_late > 0:
            deducted = f", {self.late_penalty:g} points deducted" if self.late_penalty else ""
            said.append(f"late by {_duration(self.seconds_late)}{deducted}")
        return "; ".join(said)


def read_report(course: Course, assignment: str | None) -> list[Row]:
    """Read the grades of one assignment, or of all; every enrolled student has a row.

    Raises
    ------
    CourseError
        When the gradebook does not know the assignment.
    """
    from nbgrader import api

    with api.Gradebook(course.directory.db_url, course.directory.course_id) as book:
        names = sorted(stored.name for stored in book.assignments)
        if assignment is not None and assignment not in names:
            raise CourseError(
                f"The gradebook does not know {assignment!r}."
                f" It knows: {', '.join(names) or 'none'}."
            )
        rows = []
        for name in [assignment] if assignment else names:
            rows += _read_assignment(course, book, name)
        return rows


def _read_assignment(course: Course, book: Any, name: str) -> list[Row]:
    stored = book.find_assignment(name)
    submissions = {one.student_id: one for one in stored.submissions}
    exercises = _exercises(course, name)
    points: dict[str, float] = {}
    for notebook in stored.notebooks:
        for cell in (*notebook.grade_cells, *notebook.task_cells):
            heading = exercises.get((notebook.name, cell.name), "")
            points[heading] = points.get(heading, 0.0) + cell.max_score
    order = dict.fromkeys(exercises.values())
    points = {key: points[key] for key in (*order, "") if key in points}
    rows = []
    for student in sorted(book.students, key=lambda one: one.id):
        row = Row(name, student.id, max_score=stored.max_score)
        row.first_name, row.last_name = student.first_name or "", student.last_name or ""
        row.email = student.email or ""
        row.exercises = {key: (0.0, most) for key, most in points.items()}
        if student.id in submissions:
            _add_submission(row, submissions[student.id], stored.duedate, exercises)
        rows.append(row)
    return rows


def _add_submission(
    row: Row,
    submission: Any,
    due: datetime.datetime | None,
    exercises: dict[tuple[str, str], str],
) -> None:
    handed_in = submission.timestamp
    row.handed_in = f"{handed_in:%Y-%m-%dT%H:%M:%SZ}" if handed_in else "yes"
    if handed_in and due:
        due += submission.extension or datetime.timedelta()
        row.seconds_late = max(0.0, (handed_in - due).total_seconds())
    for notebook in submission.notebooks:
        row.late_penalty += notebook.late_submission_penalty or 0.0
        row.flagged = row.flagged or bool(notebook.flagged)
        for grade in notebook.grades:
            row.score += grade.score
            row.extra += grade.extra_credit or 0.0
            if grade.needs_manual_grade:
                marked = grade.manual_score is not None
                row.again = row.again or marked
                row.waiting += 0.0 if marked else grade.max_score
            heading = exercises.get((notebook.name, grade.name), "")
            reached, most = row.exercises.get(heading, (0.0, 0.0))
            row.exercises[heading] = (reached + grade.score, most)
    row.score -= row.late_penalty


def _exercises(course: Course, name: str) -> dict[tuple[str, str], str]:
    """Map notebook and cell to the exercise that the cell belongs to, as the source has it."""
    found = {}
    paths = sorted(course.path("source", ".", name).glob("*.ipynb"))
    for path in paths:
        try:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        except (OSError, ValueError, KeyError):
            continue
        for cell in cells:
            cell["source"] = "".join(cell["source"])
        for heading, its_cells in group(cells):
            title = heading if len(paths) == 1 else f"{path.stem}: {heading}".rstrip(": ")
            for cell in its_cells:
                marks = cell["metadata"].get("nbgrader", {})
                if marks.get("grade") or marks.get("task"):
                    found[path.stem, marks.get("grade_id")] = title
    return found


def as_json(rows: list[Row]) -> str:
    """Write a report for another program."""
    told = [asdict(row) | {"remarks": row.remarks, "name": row.name} for row in rows]
    return json.dumps(told, ensure_ascii=False, indent=1)


def write_csv(rows: list[Row], path: Path) -> None:
    """Write a report as CSV, with the points of each exercise if it is of one assignment.

    Raises
    ------
    CourseError
        When the file cannot be written.
    """
    single = len({row.assignment for row in rows}) == 1
    exercises = [key for key in rows[0].exercises if key] if single else []
    lines = [
        [getattr(row, column) for column in COLUMNS]
        + [row.exercises.get(key, (0.0, 0.0))[0] for key in exercises]
        for row in rows
    ]
    write_table([[*COLUMNS, *exercises], *lines], path)


def write_table(lines: list[list[Any]], path: Path) -> None:
    """Write lines as CSV in UTF-8."""
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(lines)
    except OSError as error:
        raise CourseError(
            f"{path} cannot be written: {error.strerror}. Name a file in a folder that exists and"
            " that you may write to."
        ) from error


def _duration(seconds: float) -> str:
    for unit, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"
