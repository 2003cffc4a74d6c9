"""What the self-check of an assignment found, for a person to read."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.disk.counting import counted
from autograder.disk.course import Course
from autograder.disk.review import (
    APART,
    BROKEN,
    GETS,
    NO_HINT,
    TOGETHER,
    Check,
    Review,
    in_words,
    remembered,
)

_STYLES = {BROKEN: "red", TOGETHER: "yellow"}
_FEW = 3  # more checks than these without a hint are told of in one line


def print_table(made: Review, console: Console, whole: bool = False) -> None:
    """Print the checks that there is something to tell of, or all, and which of them hold."""
    table = Table("check", "points", "judged", "remarks")
    once = _said_once(made)
    told = [c for c in made.checks if c.kind != APART or set(remarks_on(c)) - once]
    several = len({check.notebook for check in made.checks}) > 1
    for check in made.checks if whole else told:
        style = _STYLES.get(check.kind, "green")
        table.add_row(
            escape(f"{check.notebook}: {check.grade_id}" if several else check.grade_id),
            f"{check.points:g}",
            f"[{style}]{check.kind}[/]",
            escape("\n".join(line for line in remarks_on(check) if line not in once)),
        )
    if table.rows:
        console.print(table)
    for line in [*_hintless(made), *made.remarks, *which_hold(made)]:
        console.print(line, markup=False, highlight=False)
    if len(told) < len(made.checks) and not whole:
        console.print("--all lists every check, --json all that is known of it.", highlight=False)


def which_hold(made: Review) -> list[str]:
    """Say in a few sentences which checks hold."""
    if not made.checks:
        return []
    number, broken = len(made.checks), len(made.of_kind(BROKEN))
    apart, fooled = len(made.of_kind(APART)), len(made.of_kind(TOGETHER))
    lines = []
    if broken:
        lines.append(
            f"{counted(broken, 'check')} of {number} {_are(broken)} broken and must be mended."
        )
    elif not any(said.startswith(GETS) for check in made.checks for said in check.remarks):
        every = f"all {number} checks" if number > 1 else "the only check"
        lines.append(f"The instructor's own solution passes {every}.")
    if fooled:
        lines.append(f"A submission could fool {counted(fooled, 'check')}.")
    if apart:
        which = "It" if number == 1 else "All" if apart == number else f"{apart}"
        lines.append(
            f"{which} {_are(apart)} judged apart from the submission: nothing that a submission"
            f" does can fool {'it' if apart == 1 else 'them'}."
        )
    once = _said_once(made)
    remarked = sum(bool(c.passed_by or set(c.remarks) - once) for c in made.checks)
    if remarked:
        have = "has a remark" if remarked == 1 else "have remarks"
        lines.append(f"{counted(remarked, 'check')} {have} for the author, see above.")
    return lines


def _hintless(made: Review) -> list[str]:
    """Tell in one line of many checks without a hint."""
    number = sum(NO_HINT in check.remarks for check in made.checks)
    said = f"{number} of {len(made.checks)} checks have no hint for those who fail them."
    return [said] * (number > _FEW)


def _said_once(made: Review) -> set[str]:
    """List the remarks that one line tells of."""
    return {NO_HINT} if _hintless(made) else set()


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def remarks_on(check: Check) -> list[str]:
    """Say what the author of a check may want to mend."""
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
