"""Similar submissions side by side: on a terminal as a table, as a page with their code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.disk.counting import counted
from autograder.disk.course import Course, CourseError
from autograder.people.similar import SEES, Group, Similar, answers_of

TEMPLATES = Path(__file__).parent / "templates" / "similar"
LINES = 20  # groups on a terminal, before "… and 50 more"
GROUPS, COLUMNS = 100, 6  # on a page, and students of a group beside each other
LONGEST = 20_000  # characters of an answer on the page


def print_similar(found: Similar, out: Console) -> None:
    """Show the groups, and how they were found."""
    table = Table("students", "same exercises", "nowhere else", "statements")
    for group in found.groups[:LINES]:
        who = ", ".join(group.students[:COLUMNS]) + _more(group)
        same = ", ".join(group.exercises)
        table.add_row(*map(Text, (who, same, str(group.alone), str(group.statements))))
    if found.groups:
        out.print(table)
    if len(found.groups) > LINES:
        more = counted(len(found.groups) - LINES, "more group")
        out.print(f"… and {more}: --json, --html", markup=False)
    if not found.groups:
        out.print(f"No group among {found.compared} submissions.", highlight=False)
    for line in filter(None, (*SEES, found.left_out)):
        out.print(line, markup=False, highlight=False)


def _more(group: Group) -> str:
    more = len(group.students) - COLUMNS
    return f" and {more} more" if more > 0 else ""


def write_page(found: Similar, course: Course, page: Path) -> int:
    """Write the groups with their code side by side; return how many.

    Raises
    ------
    CourseError
        When the page cannot be written.
    """
    assignment = course.assignment(found.assignment)
    groups: list[dict[str, Any]] = []
    for group in found.groups[:GROUPS]:
        shown = group.students[:COLUMNS]
        answers = {s: answers_of(course, assignment, s) or {} for s in shown}
        code = {
            exercise: [answers[s].get(exercise, ("",))[0].strip()[:LONGEST] for s in shown]
            for exercise in group.exercises
        }
        groups.append({"group": group, "shown": shown, "more": _more(group), "code": code})
    content = render(found, groups)
    try:
        page.write_text(content, encoding="utf-8")
    except OSError as error:
        raise CourseError(
            f"{page} cannot be written: {error.strerror}. Name a file in a folder that exists and"
            " that you may write to."
        ) from error
    return len(groups)


def render(found: Similar, groups: list[dict[str, Any]]) -> str:
    """Return the page."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("index.html.j2").render(found=found, groups=groups, sees=SEES)
