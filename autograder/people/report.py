"""Tables of grades, for a person, for a spreadsheet and for another program."""

from __future__ import annotations

import csv
import datetime
import html
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.disk.counting import counted
from autograder.disk.course import Course, CourseError
from autograder.disk.queries import select
from autograder.people.durations import duration
from autograder.people.exercises import group

COLUMNS = (
    *("assignment", "student", "first_name", "last_name", "email"),
    *("score", "max_score", "waiting", "extra", "late_penalty", "handed_in", "remarks"),
)

REPAIRED = "put back into the instructor's form, as the feedback says"
_TELLS = (b'"together":', b'"remarks": true')  # marks of the cells that tell what no row holds
_WAITS = re.compile(r"^- The check .* waits for a person\.$")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a formula may begin, in some spreadsheet


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
        "yes", a time in ISO format where it is known, or empty; of what is graded.
    ungraded : bool
        Whether something was handed in and is not graded yet.
    together : str
        Which checks a submission could have fooled, and which wait for that reason.
    repaired : list of str
        What was put back into the instructor's form; of what was unreadable, why.
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
    ungraded: bool = False
    again: bool = False
    flagged: bool = False
    together: str = ""
    repaired: list[str] = field(default_factory=list)
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
        if self.ungraded:
            return f"handed in, not graded yet: autograder grade {self.assignment}"
        if not self.handed_in:
            return "nothing handed in"
        said = [self.together] * bool(self.together)
        said += ["flagged: look at it"] * (self.flagged and "waits" not in self.together)
        said += [REPAIRED] * (bool(self.repaired) and not self.flagged)
        if self.waiting:
            points = counted(self.waiting, "point")
            said.append(f"up to {points} wait{'s' * (self.waiting == 1)} for a person")
        said += ["changed since it was marked by hand: waits for another look"] * self.again
        said += [counted(self.extra, "extra point")] * bool(self.extra)
        if self.seconds_late > 0:
            deducted = (
                f", {counted(self.late_penalty, 'point')} deducted" if self.late_penalty else ""
            )
            said.append(f"late by {duration(self.seconds_late)}{deducted}")
        return "; ".join(said)


def read_report(course: Course, assignment: str | None) -> list[Row]:
    """Read the grades of one assignment, or of all; every enrolled student has a row.

    Raises
    ------
    CourseError
        When the gradebook does not know the assignment, or there is none.
    """
    due = dict(select(course.db_url, "SELECT name, duedate FROM assignment ORDER BY name"))
    require_known(assignment, list(due))
    names = [assignment] if assignment else list(due)
    exercises = {name: _exercises(course, name) for name in names}
    rows: dict[tuple[str, str], Row] = {}
    most = _possible(course, exercises)
    students = select(course.db_url, _STUDENTS)
    for name in names:
        submitted = set(course.students(name))
        unknown = sorted(submitted - {student for student, *_ in students})
        for student, *about in [*students, *((student, "", "", "") for student in unknown)]:
            row = Row(name, student, *(text or "" for text in about))
            row.ungraded = student in submitted
            row.max_score = sum(most[name].values())
            row.exercises = {key: (0.0, points) for key, points in most[name].items()}
            rows[name, student] = row
    for name, student, stamp, extension, penalty, flagged in select(course.db_url, _SUBMITTED):
        if row := rows.get((name, student)):
            row.ungraded = False
            _hand_in(row, _time(stamp), _time(due[name]), extension)
            row.late_penalty, row.flagged = penalty, bool(flagged)
            row.score -= penalty
            _look_into(course, row)
    for name, student, *grade in select(course.db_url, _GRADES):
        if row := rows.get((name, student)):
            _add_grade(row, exercises[name], *grade)
    return list(rows.values())


def require_known(assignment: str | None, known: list[str]) -> None:
    """Refuse the name of an assignment that the gradebook does not hold.

    Raises
    ------
    CourseError
        Where a name is given and is none of those known, or none is known at all.
    """
    if not known:
        raise CourseError(
            "There is no gradebook yet, or nothing in it."
            f" Grade first: autograder grade {assignment or 'NAME'}"
        )
    if assignment is not None and assignment not in known:
        raise CourseError(
            f"The gradebook does not know {assignment!r}. It knows: {', '.join(known)}."
        )


_STUDENTS = "SELECT id, first_name, last_name, email FROM student ORDER BY id"
_SUBMITTED = """
SELECT assignment.name, own.student_id, own.timestamp, own.extension,
       COALESCE(SUM(one.late_submission_penalty), 0.0),
       MAX(CASE WHEN one.flagged THEN 1 ELSE 0 END)
FROM submitted_assignment AS own
JOIN assignment ON assignment.id = own.assignment_id
LEFT JOIN submitted_notebook AS one ON one.assignment_id = own.id
GROUP BY assignment.name, own.student_id, own.timestamp, own.extension
"""
_POINTS = "COALESCE(grade_cells.max_score, task_cells.max_score)"
_GRADES = f"""
SELECT assignment.name, own.student_id, notebook.name, cell.name,
       COALESCE(grade.manual_score, grade.auto_score, 0.0), COALESCE(grade.extra_credit, 0.0),
       {_POINTS}, grade.needs_manual_grade, grade.manual_score IS NOT NULL
FROM grade
JOIN base_cell AS cell ON cell.id = grade.cell_id
LEFT JOIN grade_cells ON grade_cells.id = cell.id
LEFT JOIN task_cells ON task_cells.id = cell.id
JOIN submitted_notebook AS one ON one.id = grade.notebook_id
JOIN notebook ON notebook.id = one.notebook_id
JOIN submitted_assignment AS own ON own.id = one.assignment_id
JOIN assignment ON assignment.id = own.assignment_id
"""
_CELLS = f"""
SELECT assignment.name, notebook.name, cell.name, {_POINTS}
FROM base_cell AS cell
LEFT JOIN grade_cells ON grade_cells.id = cell.id
LEFT JOIN task_cells ON task_cells.id = cell.id
JOIN notebook ON notebook.id = cell.notebook_id
JOIN assignment ON assignment.id = notebook.assignment_id
WHERE {_POINTS} IS NOT NULL
"""


def _possible(
    course: Course, exercises: dict[str, dict[tuple[str, str], str]]
) -> dict[str, dict[str, float]]:
    """Add up what each exercise of each assignment can give, in the order of the notebook."""
    most = {name: dict.fromkeys(found.values(), 0.0) for name, found in exercises.items()}
    for name, notebook, cell, points in select(course.db_url, _CELLS):
        if name in most:
            heading = exercises[name].get((notebook, cell), "")
            most[name][heading] = most[name].get(heading, 0.0) + points
    return most


def _hand_in(
    row: Row, stamp: datetime.datetime | None, due: datetime.datetime | None, extension: Any
) -> None:
    row.handed_in = f"{stamp:%Y-%m-%dT%H:%M:%SZ}" if stamp else "yes"
    if stamp and due:
        if isinstance(extension, str):  # SQLite has no durations: nbgrader counts from 1970
            extension = _time(extension) - datetime.datetime(1970, 1, 1)
        late = stamp - due - (extension or datetime.timedelta())
        row.seconds_late = max(0.0, late.total_seconds())


def _add_grade(
    row: Row,
    exercises: dict[tuple[str, str], str],
    notebook: str,
    cell: str,
    score: float,
    extra: float,
    points: float,
    waits: bool,
    marked: bool,
) -> None:
    row.score += score + extra
    row.extra += extra
    if waits:
        row.again = row.again or bool(marked)
        row.waiting += 0.0 if marked else points
    heading = exercises.get((notebook, cell), "")
    reached, most = row.exercises.get(heading, (0.0, 0.0))
    row.exercises[heading] = (reached + score + extra, most)


def _look_into(course: Course, row: Row) -> None:
    """Read from the graded notebooks what was repaired, what could have been fooled, what waits."""
    together = []
    for path in sorted(course.path("autograded", row.student, row.assignment).glob("*.ipynb")):
        content = path.read_bytes()
        if not any(mark in content for mark in _TELLS):
            continue
        for cell in json.loads(content)["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            found = cell["metadata"].get("autograder", {})
            if found.get("remarks"):
                row.repaired += _repairs("".join(cell["source"]))
            elif "waiting" in found:
                would = f"would give {counted(found['waiting'], 'point')}"
                together.append(f"{name} waits for a person ({would}): {found['together']}")
            elif found.get("together") and found.get("score"):
                together.append(f"a submission could fool {name}: {found['together']}")
    row.together = "; ".join(together)


def _repairs(remarks: str) -> list[str]:
    return [
        html.unescape(said.removeprefix("- "))
        for said in remarks.splitlines()
        if said.startswith("- ") and not _WAITS.match(said)
    ]


def _time(stored: Any) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(stored) if isinstance(stored, str) else stored


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
    write_table(for_spreadsheet([[*COLUMNS, *exercises], *lines]), path)


def for_spreadsheet(lines: list[list[Any]]) -> list[list[Any]]:
    """Put an apostrophe before text that a spreadsheet would take for a formula, and run.

    Names are what students call themselves. Ids stay as they are: grades are joined by them, and
    the instructor gives them. The first line names the columns.
    """
    kept = lines[0].index("student")
    return [
        [
            f"'{one}" if i != kept and isinstance(one, str) and one.startswith(_FORMULA) else one
            for i, one in enumerate(line)
        ]
        for line in lines
    ]


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
