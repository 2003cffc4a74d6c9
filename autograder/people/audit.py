"""Does the gradebook hold what was recorded? Each row that was changed by hand or lost is named.

A person's marks in formgrader are legitimate and told apart by where they stand: a score, extra
points or a comment by hand has a column of its own, which the grader never writes. The automatic
score and the deduction for being late are the grader's alone; there a difference is a finding.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from autograder.disk.counting import counted
from autograder.disk.course import Course
from autograder.disk.queries import select
from autograder.disk.record import Record, record_path
from autograder.people.report import require_known

Rows = dict[tuple[str, str], tuple[float | None, bool]]  # by notebook and check


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was recorded; of the record itself where no student is named."""

    assignment: str
    student: str
    what: str


@dataclass
class Audit:
    """What came of comparing the gradebook with the record.

    Attributes
    ----------
    students : int
        How many are recorded.
    marked : int
        Grades that a person gave or changed in formgrader: nothing is wrong with them.
    findings : list of Finding
    """

    students: int = 0
    marked: int = 0
    findings: list[Finding] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


def audit(course: Course, assignment: str | None = None) -> Audit:
    """Compare the gradebook with the record of one assignment, or of all.

    Raises
    ------
    CourseError
        When the gradebook does not know the assignment, or there is none.
    """
    found = Audit()
    names = [name for (name,) in select(course.db_url, "SELECT name FROM assignment ORDER BY name")]
    require_known(assignment, names)
    for name in [assignment] if assignment else names:
        record = Record(record_path(course, name))
        if record.broken:
            lines = ", ".join(map(str, record.broken[:10]))
            what = f"the record itself was changed, at line {lines} of {record.path.name}"
            found.findings.append(Finding(name, "", what))
        if record.students():
            _compare(course, name, record, found)
    return found


def _compare(course: Course, name: str, record: Record, found: Audit) -> None:
    grades, penalties = _grades(course, name), _penalties(course, name)
    for student, rows in grades.items():
        found.marked += sum(marked for _, marked in rows.values())
        if record.last(student) is None:
            what = "is in the gradebook and was never recorded: another grader, or by hand"
            found.findings.append(Finding(name, student, what))
    for student in record.students():
        found.students += 1
        told = record.last(student)
        if student not in grades:
            found.findings.append(Finding(name, student, "lost: the gradebook holds nothing"))
            continue
        said = [*_scores(told, grades[student]), *_deductions(told, penalties.get(student, {}))]
        found.findings += [Finding(name, student, what) for what in said]


def _scores(told: dict[str, Any], rows: Rows) -> Iterator[str]:
    recorded = {
        (notebook, check): score
        for notebook, kept in told["notebooks"].items()
        for check, score in kept["scores"].items()
    }
    for key in sorted({*recorded, *rows}):
        where = f"{key[1]} of {key[0]}"
        if key not in rows:
            yield f"lost: {where}, recorded with {_points(recorded[key])} on {told['at']}"
        elif key not in recorded:
            yield f"added by hand: {where}, {_points(rows[key][0])}"
        elif not _same(recorded[key], rows[key][0]):
            yield (
                f"changed by hand: {where}, recorded with {_points(recorded[key])} on"
                f" {told['at']}, now {_points(rows[key][0])}"
            )


def _deductions(told: dict[str, Any], penalties: dict[str, float]) -> Iterator[str]:
    for notebook, kept in told["notebooks"].items():
        now = penalties.get(notebook, 0.0)
        if not _same(kept["penalty"], now):
            yield (
                f"changed by hand: the deduction for being late of {notebook}, recorded with"
                f" {kept['penalty']:g}, now {now:g}"
            )


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _points(score: float | None) -> str:
    return "no automatic score" if score is None else counted(score, "point")


def _grades(course: Course, name: str) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for assignment, student, notebook, check, score, marked in select(course.db_url, _GRADES):
        if assignment == name:
            found.setdefault(student, {})[notebook, check] = (score, bool(marked))
    return found


def _penalties(course: Course, name: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for assignment, student, notebook, penalty in select(course.db_url, _PENALTIES):
        if assignment == name:
            found.setdefault(student, {})[notebook] = penalty or 0.0
    return found


_FROM = """
FROM submitted_notebook AS one
JOIN notebook ON notebook.id = one.notebook_id
JOIN submitted_assignment AS own ON own.id = one.assignment_id
JOIN assignment ON assignment.id = own.assignment_id
"""
_GRADES = f"""
SELECT assignment.name, own.student_id, notebook.name, cell.name, grade.auto_score,
       grade.manual_score IS NOT NULL OR grade.extra_credit IS NOT NULL
{_FROM}
JOIN grade ON grade.notebook_id = one.id
JOIN base_cell AS cell ON cell.id = grade.cell_id
"""
_PENALTIES = f"""
SELECT assignment.name, own.student_id, notebook.name, one.late_submission_penalty
{_FROM}
"""
