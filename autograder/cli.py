"""The command line: ``autograder --help``."""

from __future__ import annotations

import functools
import gc
import os
import signal
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from autograder.disk.course import Course
    from autograder.people import crowd


class _Switches:
    """Shows no type beside an option that takes no value."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, as the page of help lists them."""
        params = super().get_params(ctx)
        for param in params:
            if getattr(param, "is_flag", False):
                param.metavar = ""
        return params


class _Command(_Switches, TyperCommand):
    """One of the commands."""


class _Group(_Switches, TyperGroup):
    """All of them."""


app = typer.Typer(
    cls=_Group,
    help="Grade notebooks of an nbgrader course. The verdict is reached in another process than"
    " the submission's, so a submission cannot forge its grade.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
command = functools.partial(app.command, cls=_Command)

# Elsewhere than on a terminal nobody can say how wide it is; names must not be cut short.
WIDTH = None if sys.stdout.isatty() else 110
out, err = Console(width=WIDTH), Console(stderr=True, width=WIDTH)

CourseOption = Annotated[Path, typer.Option(help="Folder with nbgrader_config.py.")]
CsvOption = Annotated[Path | None, typer.Option(help="Write a CSV file as well.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for another program.")]
AssignmentArgument = Annotated[str, typer.Argument(help="Name of the assignment.")]


class Isolation(StrEnum):
    """What keeps a submission from the rest of the machine."""

    bubblewrap = "bubblewrap"
    process = "process"


class Platform(StrEnum):
    """Where hand-ins come from and grades go to."""

    moodle = "moodle"
    canvas = "canvas"


def _print_version(wanted: bool) -> None:
    if wanted:
        from autograder import __version__

        print(f"autograder {__version__}")
        raise typer.Exit()


@app.callback()
def begin(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Say which this is."
        ),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Show the traceback of an error; anywhere.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


@command()
def grade(
    assignment: AssignmentArgument,
    course: CourseOption = Path("."),
    student: Annotated[list[str] | None, typer.Option(help="Grade only this student.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Workers at once.")] = os.cpu_count() or 1,
    force: Annotated[
        bool, typer.Option("--force", help="Grade again what is graded already.")
    ] = False,
    isolation: Annotated[
        Isolation, typer.Option(help="'process' is weaker: only for submissions you trust.")
    ] = Isolation.bubblewrap,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Refuse checks that only the submission's process can decide."
        ),
    ] = False,
    dask: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler, whose workers grade.")
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Say why each submission is graded, or graded again.")
    ] = False,
    json: JsonOption = False,
    csv: CsvOption = None,
) -> None:
    """Grade the submissions of an assignment; run it again and it goes on where it was."""
    from autograder.disk.registering import register
    from autograder.grading import grade_class
    from autograder.people.checks import print_review
    from autograder.people.progress import json_lines, progress, reasons
    from autograder.people.summary import as_json, print_summary, write_csv

    if dask is None:
        _check_wall(isolation)
    opened, began = _course(course), time.monotonic()
    if register(opened, assignment) and not json:
        out.print(f"{assignment} was new to the gradebook and is entered now.", markup=False)
    try:
        with progress("Grading", out, quiet=json) as tell:
            summary = grade_class(
                *(opened, assignment, student, jobs, force, isolation.value, tell),
                strict=strict,
                tell=lambda review: None if json else print_review(review, out),
                report=json_lines() if json else reasons(out) if why else lambda event: None,
                pool=_dask_pool(dask) if dask else None,
            )
    except KeyboardInterrupt:
        err.print("Stopped. What is graded stays graded; run the same command to go on.")
        raise typer.Exit(130) from None
    seconds = time.monotonic() - began
    if csv is not None:
        write_csv(opened, assignment, summary, csv)
    if json:
        print(as_json(opened, assignment, summary, seconds))
    else:
        print_summary(opened, assignment, summary, seconds, out)
    raise typer.Exit(1 if summary.failures else 0)


def _dask_pool(address: str) -> Any:
    """Return what opens the workers of a Dask cluster."""

    def opened() -> Any:
        from autograder.on_dask import DaskPool

        return DaskPool(address)

    return opened


@command()
def check(
    assignment: AssignmentArgument,
    course: CourseOption = Path("."),
    whole: Annotated[
        bool, typer.Option("--all", help="List every check, not only those with a remark.")
    ] = False,
    json: JsonOption = False,
    isolation: Annotated[
        Isolation, typer.Option(help="'process' is weaker: only for solutions you trust.")
    ] = Isolation.bubblewrap,
) -> None:
    """Try the instructor's own solution, the untouched release and wrong answers on every check."""
    from autograder.disk.review import DOUBLED
    from autograder.grading import review_assignment
    from autograder.people.checks import print_table
    from autograder.people.progress import progress

    _check_wall(isolation)
    opened = _course(course)
    with progress("Tried", out, quiet=json) as tell:
        wanted = opened.assignment(assignment)
        made = review_assignment(opened, wanted, isolation.value, anew=True, tell=tell)
    if json:
        print(made.as_json())
    else:
        print_table(made, out, whole)
    doubled = any(remark.endswith(DOUBLED) for remark in made.remarks)
    raise typer.Exit(1 if made.of_kind("broken") or doubled else 0)


@command()
def feedback(
    assignment: AssignmentArgument,
    course: CourseOption = Path("."),
    student: Annotated[list[str] | None, typer.Option(help="Only for this student.")] = None,
) -> None:
    """Write what students get back, as HTML in feedback/."""
    from autograder.disk.counting import counted
    from autograder.people.feedback import write_feedback
    from autograder.people.progress import progress

    opened = _course(course)
    with progress("Feedback", out) as tell:
        pages = write_feedback(opened, assignment, tell, student)
    pattern = opened.path("feedback", "*", assignment)
    out.print(f"{counted(len(pages), 'page')} in {pattern}", markup=False, soft_wrap=True)


@command()
def report(
    assignment: Annotated[str | None, typer.Argument(help="All assignments if left out.")] = None,
    course: CourseOption = Path("."),
    csv: CsvOption = None,
    json: JsonOption = False,
    audit: Annotated[
        bool, typer.Option("--audit", help="Does the gradebook hold what was recorded?")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(help="Instead: a page on one assignment, for the instructor.")
    ] = None,
) -> None:
    """Show the grades of everybody who is enrolled."""
    from autograder.people.report import as_json, read_report, write_csv
    from autograder.people.summary import print_report

    opened = _course(course)
    if audit:
        _audit(opened, assignment, json)
        return
    if html is not None:
        _write_overview(opened, assignment, html)
        if csv is None and not json:
            return
    rows = read_report(opened, assignment)
    if csv is not None:
        write_csv(rows, csv)
        err.print(f"{len(rows)} rows in {csv}", markup=False)
    if json:
        print(as_json(rows))
    elif csv is None:
        from autograder.people.checks import print_remembered

        print_report(rows, out)
        print_remembered(opened, sorted({row.assignment for row in rows}), out)


def _audit(course: Course, assignment: str | None, json: bool) -> None:
    """Name each row of the gradebook that is not as it was recorded; exit status 1 if there is."""
    from autograder.people.audit import audit
    from autograder.people.summary import print_audit

    found = audit(course, assignment)
    print_audit(found, None if json else out)
    raise typer.Exit(1 if found.findings else 0)


def _write_overview(course: Course, assignment: str | None, page: Path) -> None:
    from autograder.people.overview import look_over
    from autograder.people.overview_page import write_overview

    if assignment is None:
        raise typer.BadParameter("--html needs the name of an assignment.")
    size = write_overview(look_over(course, assignment), course, page)
    out.print(f"{page}: {size / 1000:.0f} kB", markup=False, soft_wrap=True)


@command()
def similar(
    assignment: AssignmentArgument,
    course: CourseOption = Path("."),
    least: Annotated[int, typer.Option(min=1, help="Exercises that a group has in common.")] = 3,
    jobs: Annotated[int, typer.Option(min=1, help="Workers at once.")] = os.cpu_count() or 1,
    json: JsonOption = False,
    html: Annotated[Path | None, typer.Option(help="Write a page, side by side, as well.")] = None,
) -> None:
    """Find submissions that hold the same code, for a person to look at; grades stay."""
    from autograder.disk.counting import counted
    from autograder.people.progress import progress
    from autograder.people.similar import find_similar
    from autograder.people.similar_page import print_similar, write_page

    opened = _course(course)
    with progress("Comparing", out, quiet=json or not out.is_terminal) as tell:
        found = find_similar(opened, assignment, least, jobs, tell)
    if html is not None:
        number = write_page(found, opened, html)
        err.print(f"{counted(number, 'group')} in {html}", markup=False)
    if json:
        print(found.as_json())
    else:
        print_similar(found, out)


@command("check-mine")
def check_mine(
    notebook: Annotated[Path, typer.Argument(help="Your copy of a released notebook.")],
    into: Annotated[Path | None, typer.Option(help="The page; beside it if left out.")] = None,
    isolation: Annotated[
        Isolation, typer.Option(help="'process' runs your code without a wall.")
    ] = Isolation.bubblewrap,
) -> None:
    """Try the checks that you can see on your own notebook; needs no course and no gradebook."""
    from autograder.people.mine import check_notebook, page_beside

    _check_wall(isolation)
    page = into or page_beside(notebook)
    found = check_notebook(notebook, page, isolation.value)
    width = max(len(check["word"]) for check in found.checks) + 2
    for check in found.checks:
        colour = "green" if check["status"] == "passed" else "red"
        out.print(Text.assemble((check["word"].ljust(width), colour), check["title"]))
        if check["message"]:
            out.print(Padding(Text(check["message"]), (0, 0, 0, width), expand=False))
    passed = sum(check["status"] == "passed" for check in found.checks)
    out.print(f"{passed} of {len(found.checks)} checks passed. {found.in_words}".rstrip())
    out.print(f"All of it: {page}", markup=False, highlight=False, soft_wrap=True)
    if not into and page.parent != notebook.parent:
        out.print("It is not beside the notebook, because students get what lies there.")
    raise typer.Exit(0 if passed == len(found.checks) else 1)


@command()
def collect(
    assignment: AssignmentArgument,
    archive: Annotated[Path, typer.Argument(help="Zip of all submissions, from the platform.")],
    platform: Annotated[Platform, typer.Option(help="Where it was downloaded.")],
    course: CourseOption = Path("."),
    roster: Annotated[
        Path | None, typer.Option(help="Grades file of the platform, to match the students.")
    ] = None,
) -> None:
    """Take hand-ins out of the zip of Moodle or Canvas, into submitted/."""
    from autograder.people.platforms import collect_archive

    taken = collect_archive(_course(course), assignment, archive, platform.value, roster)
    out.print(f"{len(taken.students)} submissions in submitted/", markup=False)
    for name in taken.unknown:
        err.print(f"Unknown student, left out: {name}", markup=False, highlight=False)
    if taken.unknown:
        err.print("Download the grades file anew, name it with --roster, and collect again.")
    raise typer.Exit(1 if taken.unknown else 0)


@command()
def roster(
    file: Annotated[Path, typer.Argument(help="CSV of the participants or of the grades.")],
    platform: Annotated[Platform, typer.Option(help="Where it was downloaded.")],
    course: CourseOption = Path("."),
) -> None:
    """Enrol the students of a CSV file of Moodle or Canvas."""
    from autograder.people.platforms import enrol

    number, twice = enrol(_course(course), file, platform.value)
    out.print(f"{number} students are enrolled.")
    for line in twice:
        err.print(line, markup=False, highlight=False)
    raise typer.Exit(1 if twice else 0)


@command("return-grades")
def return_grades(
    assignment: AssignmentArgument,
    file: Annotated[Path, typer.Argument(help="Grades file as the platform exported it.")],
    platform: Annotated[Platform, typer.Option(help="Where it was downloaded.")],
    into: Annotated[Path, typer.Option(help="The file to import there.")] = Path("grades.csv"),
    column: Annotated[
        str | None, typer.Option(help="Canvas: the column, with its number in brackets.")
    ] = None,
    course: CourseOption = Path("."),
) -> None:
    """Fill the grades into a grades file of Moodle or Canvas, in that file's own columns."""
    from autograder.people.platforms import fill_grades

    filled = fill_grades(_course(course), assignment, file, platform.value, into, column)
    out.print(f"{filled.written} grades in {into}", markup=False)
    if filled.waiting:
        out.print(
            f"{filled.waiting} of them may change: a person has not marked or looked at everything."
            f" autograder report {assignment} names them.",
            markup=False,
            highlight=False,
        )
    for name in filled.unknown:
        err.print(f"Not in {file}: {name}", markup=False, highlight=False)
    raise typer.Exit(1 if filled.unknown else 0)


@command()
def gradescope(
    assignment: AssignmentArgument,
    submission: Annotated[Path, typer.Argument(help="Folder of one submission.")],
    into: Annotated[Path, typer.Option(help="Where Gradescope looks.")] = Path(
        "/autograder/results/results.json"
    ),
    course: CourseOption = Path("."),
    isolation: Annotated[
        Isolation, typer.Option(help="'process' where the container allows no sandbox.")
    ] = Isolation.bubblewrap,
) -> None:
    """Grade one submission and write Gradescope's results.json; without a gradebook."""
    from autograder.people.gradescope import write_results

    _check_wall(isolation)
    results = write_results(_course(course), assignment, submission, into, isolation.value)
    out.print(
        f"{results['score']:g} points, {len(results['tests'])} checks in {into}", markup=False
    )


@command()
def simulate(
    assignment: AssignmentArgument,
    course: CourseOption = Path("."),
    students: Annotated[int, typer.Option(min=1, help="Size of the class.")] = 16,
    seed: Annotated[
        int | None, typer.Option(help="Draw a realistic class; one of each kind if left out.")
    ] = None,
    into: Annotated[
        Path | None, typer.Option(help="Scratch course to make; _build/class if left out.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="Folder of right and wrong answers in students' words.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="With the same --seed: some hand in a second time.")
    ] = False,
    compare: Annotated[
        bool,
        typer.Option(
            "--compare", help="Instead: compare the grades of --course with the scores due."
        ),
    ] = False,
    mark: Annotated[
        str | None, typer.Option(help="Instead: mark this graded student of --course by hand.")
    ] = None,
) -> None:
    """Make up a class with right, partly right, wrong and hostile submissions."""
    from autograder.people import crowd
    from autograder.people.progress import progress
    from autograder.people.simulate import mark_by_hand, simulate_class

    real = _course(course)
    if mark is not None:
        number = mark_by_hand(real, assignment, mark)
        out.print(f"{mark}: {number} answers marked by hand", markup=False)
        return
    if compare:
        _print_comparison(crowd.compare(real, assignment))
        return
    if again and seed is None:
        raise typer.BadParameter("--again needs the --seed of the class.")
    folder = (into or real.root / "_build" / "class").resolve()
    if seed is None:
        made = len(simulate_class(real, assignment, students, folder, answers))
    else:
        with progress("Making up", out, quiet=not out.is_terminal) as tell:
            made = crowd.simulate_crowd(
                real, assignment, students, folder, seed, answers, again, tell
            )
    out.print(f"{made} submissions in {folder}/submitted", markup=False, soft_wrap=True)
    if seed is not None:
        out.print(f"The scores due: {folder / crowd.DUE_FILE}", markup=False, soft_wrap=True)
    if out.is_terminal:  # in a file, a script is at work and has its own next step
        following = f"autograder grade {assignment} --course {folder}"
        out.print(f"Grade them with: {following}", markup=False, soft_wrap=True)


def _print_comparison(found: crowd.Comparison) -> None:
    graded = found.equal + len(found.others)
    out.print(f"{found.equal} of {graded} grades are those due.", highlight=False)
    if found.ungraded:
        out.print(f"{len(found.ungraded)} have no grade yet.", highlight=False)
    for student, (kind, due, given) in list(found.others.items())[:10]:
        out.print(f"{student} ({kind}): {due:g} due, {given:g} given", markup=False)
    raise typer.Exit(1 if found.others else 0)


@command()
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


@command()
def bench(
    submissions: Annotated[
        int, typer.Option(min=1, help="For nbgrader; more for the quick ones.")
    ] = 10,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds, interleaved.")] = 5,
) -> None:
    """Measure this grader against nbgrader's own, no isolation, and otter where it is."""
    from autograder.people.bench import measure, show

    show(measure(submissions, rounds, err), out)


def _course(root: Path):
    from autograder.disk.course import Course

    course = Course(root)
    course.require()
    return course


def _check_wall(isolation: Isolation) -> None:
    from autograder.sandbox.wall import find_wall, require_linux

    require_linux()
    if isolation is Isolation.bubblewrap:
        find_wall()
    else:
        err.print("[yellow]Submissions are not walled in: this is for work that you trust.[/]")


def main() -> None:
    """Run the command line; tell errors in one line, with exit status 2."""
    from autograder.people.errors import explain

    if sys.getfilesystemencoding() != "utf-8":  # names of files are UTF-8, whatever the terminal is
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "autograder.cli", *sys.argv[1:]])
    # Ended by a scheduler or a container it tidies up, as after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    gc.set_threshold(50_000)  # hundreds of modules are imported, and hold no garbage
    words = sys.argv[1:]
    verbose = bool({"-v", "--verbose"} & set(words))
    for stream in (sys.stdout, sys.stderr):  # names need not fit into the terminal's encoding
        stream.reconfigure(errors="backslashreplace")
    try:
        app([word for word in words if word not in ("-v", "--verbose")])
    except Exception as error:
        if verbose:
            err.print_exception()
        more = "" if verbose else " (-v shows more)"
        what = "Cannot grade safely here." if type(error).__name__ == "NoWall" else "Error:"
        message = Text.assemble((what, "red"), f" {explain(error)}{more}")
        err.print(message, soft_wrap=True)
        sys.exit(2)
    finally:
        gc.freeze()  # at its end Python would look through all of them, several times


if __name__ == "__main__":
    main()
