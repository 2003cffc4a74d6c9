"""The command line: ``autograder --help``."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

app = typer.Typer(
    help="Grade notebooks of an nbgrader course. The verdict is reached in another process than"
    " the submission's, so a submission cannot forge its grade.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
# Elsewhere than on a terminal nobody can say how wide it is; names must not be cut short.
WIDTH = None if sys.stdout.isatty() else 110
out, err = Console(width=WIDTH), Console(stderr=True, width=WIDTH)

CourseOption = Annotated[Path, typer.Option(help="Folder with nbgrader_config.py.")]
AssignmentArgument = Annotated[str, typer.Argument(help="Name of the assignment.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for another program.")]


class Isolation(StrEnum):
    """What keeps a submission from the rest of the machine."""

    bubblewrap = "bubblewrap"
    process = "process"


@app.command()
def grade(
    assignment: AssignmentArgument,
    course: CourseOption = Path("."),
    student: Annotated[list[str] | None, typer.Option(help="Grade only this student.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Workers at once.")] = os.cpu_count() or 1,
    force: Annotated[bool, typer.Option(help="Grade again what is graded already.")] = False,
    isolation: Annotated[
        Isolation, typer.Option(help="'process' is weaker: only for submissions you trust.")
    ] = Isolation.bubblewrap,
    strict: Annotated[
        bool, typer.Option(help="Refuse checks that only the submission's process can decide.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Grade the submissions of an assignment; run it again and it goes on where it was."""
    from autograder.grading import grade_class
    from autograder.people.checks import print_review

    _check_wall(isolation)
    try:
        with _progress("Grading", quiet=json) as tell:
            summary = grade_class(
                *(_course(course), assignment, student, jobs, force, isolation.value, tell),
                strict=strict,
                tell=lambda review: None if json else print_review(review, out),
            )
    except KeyboardInterrupt:
        err.print("Stopped. What is graded stays graded; run the same command to go on.")
        raise typer.Exit(130) from None
    if json:
        print(summary.as_json())
        raise typer.Exit(1 if summary.failures else 0)
    out.print(f"{len(summary.graded)} graded, {len(summary.skipped)} were graded already.")
    for name, problem in summary.problems.items():
        out.print(_line("yellow", name, f"zero points, flagged. {problem}"))
    for name, doubt in summary.doubts.items():
        out.print(_line("yellow", name, f"flagged, look at it. {doubt}"))
    for name, checks in summary.waiting.items():
        would = ", ".join(f"{check} ({points:g} points)" for check, points in checks.items())
        out.print(f"{name}: waits for a person: {would}", markup=False, highlight=False)
    for name, failure in summary.failures.items():
        err.print(_line("red", name, f"no grade. {failure}"))
    raise typer.Exit(1 if summary.failures else 0)


@app.command()
def check(
    assignment: AssignmentArgument,
    course: CourseOption = Path("."),
    json: JsonOption = False,
    isolation: Annotated[
        Isolation, typer.Option(help="'process' is weaker: only for solutions you trust.")
    ] = Isolation.bubblewrap,
) -> None:
    """Try the instructor's own solution, the untouched release and wrong answers on every check."""
    from autograder.grading import review_assignment
    from autograder.people.checks import print_table

    _check_wall(isolation)
    opened = _course(course)
    made = review_assignment(opened, opened.assignment(assignment), isolation.value, anew=True)
    if json:
        print(made.as_json())
    else:
        print_table(made, out)
    raise typer.Exit(1 if made.of_kind("broken") else 0)


@app.command()
def feedback(assignment: AssignmentArgument, course: CourseOption = Path(".")) -> None:
    """Write what students get back, as HTML in feedback/."""
    from autograder.people.feedback import write_feedback

    with _progress("Feedback") as tell:
        pages = write_feedback(_course(course), assignment, tell)
    pattern = _course(course).path("feedback", "*", assignment)
    out.print(f"{len(pages)} pages in {pattern}", markup=False)


@app.command()
def report(
    assignment: Annotated[str | None, typer.Argument(help="All assignments if left out.")] = None,
    course: CourseOption = Path("."),
    csv: Annotated[Path | None, typer.Option(help="Write a CSV file instead.")] = None,
) -> None:
    """Show the grades."""
    from autograder.people.report import read_report, write_csv

    opened = _course(course)
    rows = read_report(opened, assignment)
    if csv is not None:
        write_csv(rows, csv)
        out.print(f"{len(rows)} rows in {csv}", markup=False)
        return
    table = Table("assignment", "student", "points", "of", "remarks")
    for row in rows:
        remarks = ["flagged: look at it"] * (
            row.flagged and "waits for a person" not in row.remarks
        )
        remarks += ["the rest waits for a person"] * row.needs_manual_grade
        remarks += [f"late: −{row.late_penalty:g}"] * bool(row.late_penalty)
        remarks += [escape(row.remarks)] * bool(row.remarks)
        points = (f"{row.score:g}", f"{row.max_score:g}")
        table.add_row(escape(row.assignment), escape(row.student), *points, ", ".join(remarks))
    out.print(table)
    from autograder.people.checks import print_remembered

    print_remembered(opened, sorted({row.assignment for row in rows}), out)


@app.command()
def simulate(
    assignment: AssignmentArgument,
    course: CourseOption = Path("."),
    students: Annotated[int, typer.Option(min=1, help="Size of the class.")] = 14,
    into: Annotated[
        Path | None, typer.Option(help="Scratch course to make; _build/class if left out.")
    ] = None,
) -> None:
    """Make up a class with right, partly right, wrong and hostile submissions."""
    from autograder.people.simulate import simulate_class

    real = _course(course)
    folder = (into or real.root / "_build" / "class").resolve()
    made = simulate_class(real, assignment, students, folder)
    out.print(f"{len(made)} submissions in {folder}/submitted", highlight=False, markup=False)
    command = f"autograder grade {assignment} --course {folder}"
    out.print(f"Grade them with: {command}", highlight=False, markup=False)


@app.command()
def doctor(course: CourseOption = Path(".")) -> None:
    """Tell whether this machine can grade safely, and what is missing."""
    from autograder.people.doctor import examine

    table = Table("", "", "what was found", "what to do")
    found = examine(course)
    for item in found:
        mark = "[green]well[/]" if item.well else "[red]not well[/]"
        advice = "" if item.well else escape(item.advice)
        table.add_row(mark, item.what, escape(item.seen), advice)
    out.print(table)
    raise typer.Exit(0 if all(item.well for item in found) else 1)


@app.command()
def bench(
    submissions: Annotated[
        int, typer.Option(min=1, help="For nbgrader; more for the quick ones.")
    ] = 10,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds, interleaved.")] = 5,
) -> None:
    """Measure this grader against nbgrader's own and against no isolation at all."""
    from autograder.people.bench import measure, show

    show(measure(submissions, rounds), out)


def _line(colour: str, name: str, message: str) -> Text:
    """Write about one student; what a name or a message holds is never taken for markup."""
    return Text.assemble((name, colour), f": {message}")


def _course(root: Path):
    from autograder.disk.course import Course

    return Course(root)


def _check_wall(isolation: Isolation) -> None:
    from autograder.sandbox.wall import find_wall, require_linux

    require_linux()
    if isolation is Isolation.bubblewrap:
        find_wall()
    else:
        err.print("[yellow]Submissions are not walled in: this is for work that you trust.[/]")


@contextlib.contextmanager
def _progress(what: str, quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar on a terminal, and a line for every percent elsewhere."""
    if quiet:
        yield lambda student, done, total: None
        return
    if not out.is_terminal:

        def tell(student: str, done: int, total: int) -> None:
            if done * 100 // total != (done - 1) * 100 // total:
                print(f"{what}: {done} of {total}", flush=True)

        yield tell
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.speed:.1f}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=out) as bar:
        task = bar.add_task(what, total=None)
        bar.columns[3].text_format = "{task.fields[rate]}"
        bar.update(task, rate="")

        def advance(student: str, done: int, total: int) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            bar.update(task, completed=done, total=total, rate=rate)

        yield advance


def main() -> None:
    """Run the command line; tell errors in one message, with exit status 2."""
    from autograder.sandbox.wall import NoWall

    if sys.getfilesystemencoding() != "utf-8":  # names of files are UTF-8, whatever the terminal is
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "autograder.cli", *sys.argv[1:]])
    for stream in (sys.stdout, sys.stderr):  # names need not fit into the terminal's encoding
        stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except NoWall as error:
        err.print(f"[red]Cannot grade safely here.[/] {escape(str(error))}", highlight=False)
        sys.exit(2)
    except Exception as error:
        if type(error).__name__ != "CourseError":
            raise
        message = escape(str(error))
        err.print(f"[red]Error:[/] {message}", highlight=False, soft_wrap=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
