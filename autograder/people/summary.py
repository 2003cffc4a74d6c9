"""What is said at the end of grading, and the table of grades, on a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.disk.counting import counted
from autograder.disk.course import Course
from autograder.disk.queries import select
from autograder.people.report import REPAIRED, Row, for_spreadsheet, read_report, write_table

MOST = 9  # exercises that have a column each
ROOM = 24  # characters that remarks get at least
LINES = 10  # of detail, before "… and 50 more"


def print_summary(course: Course, name: str, summary: Any, seconds: float, out: Console) -> None:
    """Say what came of grading: how many, which need a look, how long it took."""
    waiting, flagged = _to_look_at(course, name, summary)
    counts = {
        "only the feedback changed": len(summary.shown),
        "only the lateness counted anew": len(summary.penalised),
        "repaired": len(summary.repaired),
        "flagged": len(flagged),
        "waiting for a person": len(waiting),
    }
    out.print(
        f"{len(summary.graded)} graded, {len(summary.skipped)} were graded already.",
        highlight=False,
    )
    said = [f"{number} {what}" for what, number in counts.items() if number]
    said.append(f"{len(summary.failures)} failed")
    out.print(f"{', '.join(said)}. It took {_duration(seconds)}.", highlight=False)
    lines = [("red", who, f"no grade. {why}") for who, why in summary.failures.items()]
    for who, why in summary.problems.items():
        lines.append(("yellow", who, f"zero points, flagged. {why}"))
    for who, why in summary.doubts.items():
        lines.append(("yellow", who, f"flagged, look at it. {why}"))
    for who, checks in summary.waiting.items():
        would = ", ".join(
            f"{check} ({counted(points, 'point')})" for check, points in checks.items()
        )
        lines.append(("yellow", who, f"waits for a person: {would}"))
    known = {who for _, who, _ in lines}
    lines += [("yellow", who, "flagged: look at it") for who in flagged if who not in known]
    known |= {*flagged}
    lines += [("yellow", who, REPAIRED) for who in summary.repaired if who not in known]
    for colour, who, what in lines[:LINES]:
        out.print(Text.assemble((who, colour), f": {what}"), soft_wrap=True)
    if len(lines) > LINES:
        out.print(f"… and {len(lines) - LINES} more: autograder report {name}", markup=False)


def as_json(course: Course, name: str, summary: Any, seconds: float) -> str:
    """Say the same for another program, in one line."""
    told = {"outcome": "summary", **json.loads(summary.as_json())}
    told |= {
        "assignment": name,
        "to_mark": _to_look_at(course, name, summary)[0],
        "seconds": round(seconds, 1),
    }
    return json.dumps(told, ensure_ascii=False)


_WAITING = """
SELECT DISTINCT assignment.name, own.student_id, 0
FROM grade
JOIN submitted_notebook AS one ON one.id = grade.notebook_id
JOIN submitted_assignment AS own ON own.id = one.assignment_id
JOIN assignment ON assignment.id = own.assignment_id
WHERE grade.needs_manual_grade
"""
_FLAGGED = """
SELECT DISTINCT assignment.name, own.student_id, 1
FROM submitted_notebook AS one
JOIN submitted_assignment AS own ON own.id = one.assignment_id
JOIN assignment ON assignment.id = own.assignment_id
WHERE one.flagged
"""


def _to_look_at(course: Course, name: str, summary: Any) -> tuple[list[str], list[str]]:
    """List who waits for a person and who is flagged, of those that were looked at."""
    seen = {*summary.graded, *summary.skipped, *summary.shown, *summary.penalised}
    found: tuple[list[str], list[str]] = ([], [])
    for query in (_WAITING, _FLAGGED):
        for assignment, student, which in select(course.db_url, query):
            if assignment == name and student in seen:
                found[which].append(student)
    return sorted(found[0]), sorted(found[1])


def write_csv(course: Course, name: str, summary: Any, path: Path) -> None:
    """Write what became of each submission as CSV."""
    rows = {row.student: row for row in _rows(course, name, summary)}
    lines = []
    for student in sorted({*rows, *summary.failures}):
        row = rows.get(student) or Row(name, student)
        outcome = "failed" if student in summary.failures else "graded"
        remarks = summary.failures.get(student) or summary.problems.get(student) or row.remarks
        lines.append([name, student, outcome, row.score, row.max_score, remarks])
    head = ["assignment", "student", "outcome", "score", "max_score", "remarks"]
    write_table(for_spreadsheet([head, *lines]), path)


def _rows(course: Course, name: str, summary: Any) -> list[Row]:
    """Read the grades of those whose submissions were looked at."""
    seen = {*summary.graded, *summary.skipped, *summary.shown, *summary.penalised}
    return [row for row in read_report(course, name) if row.student in seen]


def print_report(rows: list[Row], out: Console) -> None:
    """Show the grades, and the points of each exercise where it is one assignment.

    An id or an address that is broken can be neither copied nor searched for: where there is no
    room for all, addresses are left out first, then exercises.
    """
    single = len({row.assignment for row in rows}) == 1
    exercises = [key for key in rows[0].exercises if key] if single else []
    few = bool(exercises) and len(exercises) <= MOST
    emails = any(row.email for row in rows)
    layouts = [(emails, few), (False, few), (emails, False), (False, False)]
    tables = [(_table(rows, exercises, single, *layout), *layout) for layout in layouts]
    table, with_emails, with_exercises = next((t for t in tables if _fits(t[0], out)), tables[-1])
    out.print(table)
    if with_exercises:
        said = "; ".join(f"{number}: {key}" for number, key in enumerate(exercises, 1))
        out.print(f"Exercises: {said}", markup=False, highlight=False)
    left_out = ["the points of each exercise"] * (bool(exercises) and not with_exercises)
    left_out += ["e-mail addresses"] * (emails and not with_emails)
    if left_out:
        text = " and ".join(left_out)
        out.print(f"{text[0].upper()}{text[1:]}: --csv FILE or --json", highlight=False)


def _table(
    rows: list[Row], exercises: list[str], single: bool, emails: bool, points: bool
) -> Table:
    """Make the table of grades, with addresses and with the points of exercises if wanted."""
    table = Table()
    for column in ([] if single else ["assignment"]) + ["name"]:
        table.add_column(column, overflow="fold")
    for column in ["id"] + ["e-mail"] * emails:
        table.add_column(column, no_wrap=True, overflow="fold")
    for column in ["points", "of"]:
        table.add_column(column, justify="right")
    # Only numbers fit: what stands under them is told below the table.
    for number in range(1, len(exercises) + 1) if points else ():
        table.add_column(str(number), justify="right")
    table.add_column("remarks", overflow="fold")
    for row in rows:
        cells = [] if single else [row.assignment]
        cells += [row.name, row.student] + [row.email] * emails
        cells += [f"{row.score:g}", f"{row.max_score:g}"]
        cells += [f"{row.exercises[key][0]:g}" for key in exercises] if points else []
        table.add_row(*map(Text, [*cells, row.remarks]))
    return table


def _fits(table: Table, out: Console) -> bool:
    """Tell whether no id, address or word must be broken, and remarks have room."""
    wide = out.options.update(max_width=10_000)
    remarks = max(map(len, map(str, table.columns[-1].cells)))
    table.columns[-1].min_width = min(remarks, ROOM)
    needed = table.__rich_measure__(out, wide).minimum
    table.columns[-1].min_width = None  # it would widen a table that has to be narrow
    return needed <= out.width


def print_audit(found: Any, out: Console | None) -> None:
    """Say what the audit found; as JSON where there is no console."""
    if out is None:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
        return
    for finding in found.findings:
        who = f"{finding.assignment}, {finding.student}" if finding.student else finding.assignment
        out.print(Text.assemble((who, "red"), f": {finding.what}"), soft_wrap=True)
    verdict = f"{len(found.findings)} differences" if found.findings else "all as recorded"
    out.print(f"{found.students} submissions recorded: {verdict}.", highlight=False)
    if found.marked:
        out.print(f"{found.marked} grades were given or changed by a person.", highlight=False)


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.1f} seconds"
