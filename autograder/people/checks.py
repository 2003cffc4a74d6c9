"""What the self-check of an assignment found, for a person to read."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.disk.course import Course
from autograder.disk.review import BROKEN, TOGETHER, Check, Review, in_words, remembered

_STYLES = {BROKEN: "red", TOGETHER: "yellow"}


def print_table(made: Review, console: Console) -> None:
    """Print every check, how it is judged and what its author may want to mend."""
    table = Table("check", "points", "judged", "remarks")
    for check in made.checks:
        style = _STYLES.get(check.kind, "green")
        table.add_row(
            escape(check.grade_id),
            f"{check.points:g}",
            f"[{style}]{check.kind}[/]",
            escape("\n".join(_remarks(check))),
        )
    console.print(table)
    for remark in made.remarks:
        console.print(remark, markup=False, highlight=False)
    print_summary(made, console)


def _remarks(check: Check) -> list[str]:
    remarks = []
    if check.kind == BROKEN:
        remarks.append(check.reason)
    if check.kind == TOGETHER:
        remarks.append(f"a submission could fool this check: {check.reason}")
    if check.error:
        remarks.append(f"line {check.line}: {check.error}" if check.line else check.error)
    if check.passed_by:
        remarks.append(f"can be passed by returning {', '.join(check.passed_by)}")
    return remarks + check.remarks


def print_review(made: Review, console: Console) -> None:
    """Print before grading what is not as it should be, or that all is well."""
    for line in in_words(made):
        console.print(f"Self-check: {line}.", markup=False, highlight=False)
    if not made.checks:
        for remark in made.remarks:
            console.print(f"Self-check: {remark}.", markup=False, highlight=False)
        return
    print_summary(made, console)


def print_summary(made: Review, console: Console) -> None:
    """Print one line: how many checks are judged in which way."""
    counts = {kind: len(made.of_kind(kind)) for kind in (TOGETHER, BROKEN)}
    if not any(counts.values()):
        told = f"all {len(made.checks)} checks are judged apart from the submission"
    else:
        told = (
            f"of {len(made.checks)} checks a submission could fool {counts[TOGETHER]},"
            f" and {counts[BROKEN]} are broken; autograder check {made.assignment} tells more"
        )
    console.print(f"Self-check: {told}.", markup=False, highlight=False)


def print_remembered(course: Course, assignments: list[str], console: Console) -> None:
    """Print below a report what the last self-check of each assignment found."""
    for name in assignments:
        made = remembered(course.review_path(name))
        for line in in_words(made) if made else ():
            console.print(f"{name}: {line}.", markup=False, highlight=False)
