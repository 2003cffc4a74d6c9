"""An assignment at a glance, for its instructor: which exercise is hard, what needs a look.

Everything is counted from the gradebook and the graded notebooks; nothing is graded or changed.
"""

from __future__ import annotations

import json
import os
import statistics
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from autograder.disk.course import Course, CourseError
from autograder.disk.notebook import Cell
from autograder.disk.queries import select
from autograder.disk.review import first_line, remembered
from autograder.people.attempts import Retried, read_attempts
from autograder.people.checks import remarks_on
from autograder.people.exercises import group
from autograder.people.report import Row, read_report

_STOPPED = b'"message": "Stopped after '


@dataclass
class Check:
    """One check and what became of it in the class.

    Attributes
    ----------
    tried, passed, stopped : int
        How many have a grade for it, reached all its points, ran out of time in it.
    retried : Retried
    kind : str
        "apart", "together" or "broken", as the last self-check found; empty without one.
    remarks : list of str
        What that self-check found to mend.
    """

    notebook: str
    grade_id: str
    exercise: str
    title: str
    hint: str
    points: float
    tried: int = 0
    passed: int = 0
    stopped: int = 0
    retried: Retried = field(default_factory=Retried)
    kind: str = ""
    remarks: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of those graded who passed it, from 0 to 1."""
        return self.passed / self.tried if self.tried else 0.0


@dataclass
class Student:
    """One student: the row of the report, and what the page tells besides."""

    row: Row
    stopped: int = 0
    pages: list[int] = field(default_factory=list)  # the notebooks that have feedback

    @property
    def marks(self) -> list[str]:
        """What the table of students can be narrowed down to."""
        said = {
            "waiting": self.row.needs_manual_grade,
            "flagged": self.row.flagged,
            "repaired": bool(self.row.repaired),
            "stopped": bool(self.stopped),
            "fooled": "could fool" in self.row.together,
            "late": self.row.seconds_late > 0,
            "missing": not self.row.handed_in,
        }
        return [mark for mark, holds in said.items() if holds]


@dataclass
class Overview:
    """What the page shows.

    Attributes
    ----------
    came_again : int
        How many students handed in more than once, as far as the record of grading knows.
    """

    assignment: str
    notebooks: list[str]
    checks: list[Check]
    students: list[Student]
    came_again: int
    most: float

    @property
    def graded(self) -> list[Student]:
        """Those who have a grade."""
        return [student for student in self.students if student.row.handed_in]

    @property
    def scores(self) -> list[float]:
        """The points of those who have a grade."""
        return [student.row.score for student in self.graded]

    @property
    def exercises(self) -> dict[str, list[Check]]:
        """The checks of each exercise, in the order of the notebook."""
        found: dict[str, list[Check]] = {}
        for check in self.checks:
            found.setdefault(check.exercise, []).append(check)
        return found

    def counts(self) -> Counter[str]:
        """Count the students that each mark applies to."""
        return Counter(mark for student in self.students for mark in student.marks)

    def bins(self, number: int = 20) -> list[int]:
        """Count the grades in equal parts of the range of points; the last holds full marks."""
        found = [0] * number
        for score in self.scores:
            part = int(score / self.most * number) if self.most else 0
            found[min(max(part, 0), number - 1)] += 1
        return found

    def middle(self) -> float:
        """Return the median of the points."""
        return statistics.median(self.scores) if self.scores else 0.0


def look_over(course: Course, name: str) -> Overview:
    """Read an assignment's grades and count.

    Raises
    ------
    CourseError
        When the assignment or its grades are not there.
    """
    assignment = course.assignment(name)
    students = {row.student: Student(row) for row in read_report(course, name)}
    again, retried = read_attempts(course, name)
    reviewed = {}
    if review := remembered(course.review_path(name)):
        reviewed = {(check.notebook, check.grade_id): check for check in review.checks}
    checks = {}
    for notebook, cells in assignment.notebooks.items():
        for exercise, cell in _checks(cells):
            key = notebook, cell.grade_id
            title = exercise if len(assignment.notebooks) == 1 else f"{notebook}: {exercise}"
            checks[key] = Check(notebook, cell.grade_id, title, cell.title, cell.hint, cell.points)
            checks[key].retried = retried.get(key, Retried())
            if found := reviewed.get(key):
                checks[key].kind = found.kind
                checks[key].remarks = [first_line(said) for said in remarks_on(found)]
    for of, notebook, grade_id, tried, passed in select(course.db_url, _COUNTS):
        if of == name and (check := checks.get((notebook, grade_id))):
            check.tried, check.passed = tried, passed
    if not any(student.row.handed_in for student in students.values()):
        raise CourseError(f"Nobody was graded for {name!r}: run autograder grade {name} first.")
    for student in students.values():
        if student.row.handed_in:
            _look_into(course, name, student, list(assignment.notebooks), checks)
    most = next(iter(students.values())).row.max_score
    return Overview(
        *(name, list(assignment.notebooks), list(checks.values()), list(students.values())),
        *(again, most),
    )


_COUNTS = """
SELECT assignment.name, notebook.name, cell.name, COUNT(grade.auto_score),
       SUM(CASE WHEN grade.auto_score >= grade_cells.max_score THEN 1 ELSE 0 END)
FROM grade
JOIN base_cell AS cell ON cell.id = grade.cell_id
JOIN grade_cells ON grade_cells.id = cell.id
JOIN notebook ON notebook.id = cell.notebook_id
JOIN assignment ON assignment.id = notebook.assignment_id
GROUP BY assignment.name, notebook.name, cell.name
"""


def _checks(cells: list[Cell]) -> list[tuple[str, Cell]]:
    """List the tests of a notebook with the heading of their exercise."""
    plain = [
        {"cell_type": c.cell_type, "metadata": c.metadata, "source": c.source, "cell": c}
        for c in cells
    ]
    return [
        (heading, one["cell"])
        for heading, its_cells in group(plain)
        for one in its_cells
        if one["cell"].kind == "test"
    ]


def _look_into(
    course: Course,
    name: str,
    student: Student,
    notebooks: list[str],
    checks: dict[tuple[str, str], Check],
) -> None:
    """Find feedback and checks that ran out of time; a graded notebook has a line for each cell."""
    folder = course.path("autograded", student.row.student, name)
    feedback = course.path("feedback", student.row.student, name)
    for number, notebook in enumerate(notebooks):
        if (feedback / f"{notebook}.html").is_file():
            student.pages.append(number)
        try:
            content = (folder / f"{notebook}.ipynb").read_bytes()
        except OSError:
            continue
        for line in content.splitlines() if _STOPPED in content else ():
            if _STOPPED in line:
                marks = json.loads(line.rstrip(b","))["metadata"]
                student.stopped += 1
                if check := checks.get((notebook, marks["nbgrader"]["grade_id"])):
                    check.stopped += 1


def feedback_address(course: Course, name: str, page: Path) -> list[str]:
    """Return what stands before and after a student's id in the address of feedback, from a page.

    The folder of the notebooks' pages is meant; the page's own folder is where links begin.
    """
    mark = "autograder-student"
    folder = course.path("feedback", mark, name)
    relative = os.path.relpath(folder, page.resolve().parent)
    before, _, after = quote(Path(relative).as_posix()).partition(mark)
    return [before, after]
