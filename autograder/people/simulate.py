"""A made-up class: right, partly right, wrong and hostile submissions to try a course with.

A folder of answers makes its right and wrong code what students could have written. One of each
kind, named by what it is, is made here; a class of any size, by chance, in ``crowd``.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.disk.assignment import Assignment, reference_files, write_files
from autograder.disk.course import Course, CourseError
from autograder.disk.notebook import Cell
from autograder.people.answers import Answer, read_answers

SOLUTION_MARKS = re.compile(r"^[ \t]*### (BEGIN|END) SOLUTION[ \t]*\n?", re.MULTILINE)
Change = Callable[[list[Cell]], list[dict[str, Any]]]
DUE_FILE = "due.csv"  # the scores due, of a class that `crowd` made
DUE = datetime.datetime(2030, 3, 1, 12, 0)
PEOPLE = (
    *("Ada Park", "Émile Roux", "娜 李", "Seán O'Brien", "Jana Nováková", "Kofi Mensah"),
    *("Mariam El-Sayed", "Lars Ødegård", "Priya Raman", "Tomás Ibáñez", "Yuki Sato"),
    *("Noa Levi", "Ivana Horvat", "Sam Carter", "Zeynep Şahin", "Hugo Müller", "Thandi Zulu"),
)


def entry(cell: Cell, source: str | None = None) -> dict[str, Any]:
    """Write one cell as a notebook has it, as released if no other source is given."""
    written = {
        "cell_type": cell.cell_type,
        "metadata": cell.metadata,
        "source": cell.shown if source is None else source,
    }
    return written | ({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {})


def functions(cell: Cell) -> list[str]:
    """List the functions that a solution cell is to define."""
    return [name for name, kind in cell.binds.items() if kind == "function"]


def solve(cells: list[Cell], which: Callable[[int], bool]) -> list[dict[str, Any]]:
    """Fill in the instructor's solution in some of the solution cells, counted from 0."""
    solutions = [cell.grade_id for cell in cells if cell.kind == "solution"]
    return [
        entry(cell, SOLUTION_MARKS.sub("", cell.source))
        if cell.kind == "solution" and which(solutions.index(cell.grade_id))
        else entry(cell)
        for cell in cells
    ]


def right(cells: list[Cell]) -> list[dict[str, Any]]:
    """Everything as the instructor solves it."""
    return solve(cells, lambda number: True)


def partly_right(cells: list[Cell]) -> list[dict[str, Any]]:
    """Every second exercise solved."""
    return solve(cells, lambda number: number % 2 == 0)


def empty(cells: list[Cell]) -> list[dict[str, Any]]:
    """As released."""
    return solve(cells, lambda number: False)


def wrong(cells: list[Cell]) -> list[dict[str, Any]]:
    """Every function returns an empty text."""
    return _each_solution(cells, "def {name}(*arguments, **keywords):\n    return ''\n")


def syntax_error(cells: list[Cell]) -> list[dict[str, Any]]:
    """Right, but for one exercise that is not Python."""
    return _spoil_first(right(cells), "def (:\n")


def endless_loop(cells: list[Cell]) -> list[dict[str, Any]]:
    """Right, but for one exercise that never ends."""
    name = next(iter(_names(cells)), "f")
    loop = f"def {name}(*arguments, **keywords):\n    while True:\n        pass\n"
    return _spoil_first(right(cells), loop)


def chatty(cells: list[Cell]) -> list[dict[str, Any]]:
    """Right, with warnings and a lot of text on the way."""
    noise = "import sys, warnings\nwarnings.warn('look')\nprint('x' * 10**7, file=sys.stderr)\n"
    return [code_cell(noise), *right(cells)]


def changed_tests(cells: list[Cell]) -> list[dict[str, Any]]:
    """Nothing solved; every test replaced by one that passes and is worth a hundred points."""
    changed = []
    for cell in cells:
        written = entry(cell, "pass" if cell.kind == "test" else None)
        if cell.kind == "test":
            marks = cell.metadata["nbgrader"] | {"points": 100}
            written["metadata"] = cell.metadata | {"nbgrader": marks}
        changed.append(written)
    return changed


def deleted_tests(cells: list[Cell]) -> list[dict[str, Any]]:
    """Nothing solved; the tests are gone."""
    return [entry(cell) for cell in cells if cell.kind != "test"]


def equal_to_anything(cells: list[Cell]) -> list[dict[str, Any]]:
    """Every function returns an object that claims to equal whatever it is compared with."""
    disguise = (
        "class Same(float):\n"
        "    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = lambda self, other: True\n"
        "    __ne__ = lambda self, other: False\n"
        "    __sub__ = __rsub__ = __abs__ = lambda self, *other: self\n"
        "    __hash__ = float.__hash__\n"
        "def {name}(*arguments, **keywords):\n"
        "    return Same(1)\n"
    )
    return _each_solution(cells, disguise)


def patched_numpy(cells: list[Cell]) -> list[dict[str, Any]]:
    """Nothing solved; NumPy's assertions are switched off."""
    patch = (
        "import builtins, numpy.testing\n"
        "for name in dir(numpy.testing):\n"
        "    if name.startswith('assert'):\n"
        "        setattr(numpy.testing, name, lambda *a, **k: None)\n"
        "builtins.AssertionError = type('Never', (Exception,), {})\n"
    )
    return [code_cell(patch), *wrong(cells)]


def reads_answers(cells: list[Cell]) -> list[dict[str, Any]]:
    """Nothing solved; looks for the reference and the tests wherever they could be."""
    search = (
        "import gc, glob, os, sys\n"
        "found = [p for p in glob.glob('/**/*.ipynb', recursive=True)][:5]\n"
        "print(found, os.environ, [m for m in sys.modules if 'solution' in m])\n"
        "import solutions\n"
    )
    return [code_cell(search), *empty(cells)]


def ends_the_process(cells: list[Cell]) -> list[dict[str, Any]]:
    """Ends the process before any test could run."""
    return [code_cell("import os\nos._exit(0)\n"), *empty(cells)]


def late(cells: list[Cell]) -> list[dict[str, Any]]:
    """Right, two days after the deadline."""
    return right(cells)


def answers_in_words(cells: list[Cell]) -> list[dict[str, Any]]:
    """Right, and with something for a person to mark in every cell that asks for it."""
    written = right(cells)
    for cell, made in zip(cells, written, strict=True):
        if cell.kind == "answer":
            made["source"] = (
                "The slope is close to 0 far from the origin: $f'(x) \\to 0$."
                if cell.cell_type == "markdown"
                else "import numpy as np\nimport matplotlib.pyplot as plt\n\n"
                "x = np.linspace(-4, 4, 200)\nplt.plot(x, np.maximum(0, x), label='relu')\n"
                "plt.legend();"
            )
    return written


KINDS: dict[str, Change | None] = {
    "right": right,
    "partly-right": partly_right,
    "late": late,
    "marked-by-hand": answers_in_words,
    "empty": empty,
    "wrong": wrong,
    "syntax-error": syntax_error,
    "endless-loop": endless_loop,
    "chatty": chatty,
    "changed-tests": changed_tests,
    "deleted-tests": deleted_tests,
    "hostile-equal-to-anything": equal_to_anything,
    "hostile-patched-numpy": patched_numpy,
    "hostile-reads-answers": reads_answers,
    "hostile-ends-the-process": ends_the_process,
    "not-a-notebook": None,
}


def code_cell(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def _names(cells: list[Cell]) -> list[str]:
    return [name for cell in cells if cell.kind == "solution" for name in functions(cell)]


def _each_solution(cells: list[Cell], template: str) -> list[dict[str, Any]]:
    return [
        entry(cell, "".join(template.replace("{name}", name) for name in functions(cell)))
        if cell.kind == "solution" and functions(cell)
        else entry(cell)
        for cell in cells
    ]


def _spoil_first(written: list[dict[str, Any]], source: str) -> list[dict[str, Any]]:
    for cell in written:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = source
            break
    return written


def simulate_class(
    course: Course, name: str, students: int, folder: Path, answers: Path | None = None
) -> list[str]:
    """Make a class in a scratch course that borrows the assignment of a real one.

    Parameters
    ----------
    course : Course
        Where the assignment comes from; it stays as it is.
    name : str
        The assignment.
    students : int
        How many submissions to make; the kinds take turns.
    folder : Path
        The scratch course. Submissions of an earlier class in it are replaced.
    answers : Path, optional
        Folder of answers in the words of students; the instructor's solutions if not given.

    Returns
    -------
    list of str
        The students, each named by what its submission is.

    Raises
    ------
    CourseError
        When the assignment does not exist, or the folder holds something else.
    """
    assignment = course.assignment(name)
    scratch = scratch_course(course, folder)
    release(scratch, name)
    shutil.rmtree(folder / "submitted", ignore_errors=True)
    (folder / DUE_FILE).unlink(missing_ok=True)
    theirs = read_answers(answers) if answers else {}
    made = []
    for number in range(students):
        kind = list(KINDS)[number % len(KINDS)]
        round_ = number // len(KINDS)
        student = f"{kind}-{round_ + 1}" if students > len(KINDS) else kind
        change = KINDS[kind]
        _hand_in(scratch, assignment, student, change and _in_words(change, theirs, round_))
        days = 2 if kind == "late" else -1
        stamp = f"{DUE + datetime.timedelta(days=days)} UTC\n"
        (scratch.path("submitted", student, name) / "timestamp.txt").write_text(stamp)
        made.append(student)
    _enrol(scratch, name, made)
    return made


def _in_words(
    change: Change, answers: dict[str, tuple[list[Answer], list[Answer]]], number: int
) -> Change:
    """Let a change solve exercises as students do, another version for each."""

    def changed(cells: list[Cell]) -> list[dict[str, Any]]:
        theirs = []
        for place, cell in enumerate(cells):
            right_ones, wrong_ones = answers.get(cell.grade_id, ([], []))
            versions = _plainly_wrong(wrong_ones) if change is wrong else right_ones
            if cell.kind == "solution" and versions:
                version = versions[(number + place) % len(versions)]
                cell = replace(cell, source=version.source)
            theirs.append(cell)
        return solve(theirs, lambda number: True) if change is wrong and answers else change(theirs)

    return changed


def _plainly_wrong(versions: list[Answer]) -> list[Answer]:
    """Leave out what fails few checks: such versions try the checks, and nobody hands them in."""
    most = max((len(version.fails) for version in versions), default=0)
    return [version for version in versions if 2 * len(version.fails) >= most]


def _enrol(course: Course, name: str, students: list[str]) -> None:
    """Give the students names and addresses, and the assignment its deadline."""
    from nbgrader import api

    with api.Gradebook(course.db_url, course.directory.course_id) as book:
        book.update_or_create_assignment(name, duedate=DUE)
        for number, student in enumerate([*students, "nothing-handed-in"]):
            first, _, last = PEOPLE[number % len(PEOPLE)].partition(" ")
            book.update_or_create_student(
                student, first_name=first, last_name=last, email=f"{student}@example.org"
            )


def mark_by_hand(course: Course, name: str, student: str) -> int:
    """Play the person who marks: give points and a comment; return the number of cells marked.

    Raises
    ------
    CourseError
        When the student was not graded yet.
    """
    from nbgrader import api

    with api.Gradebook(course.db_url, course.directory.course_id) as book:
        try:
            submission = book.find_submission(name, student)
        except api.MissingEntry:
            raise CourseError(
                f"{student} was not graded yet: run autograder grade {name}"
            ) from None
        cells = [g for one in submission.notebooks for g in one.grades if g.needs_manual_grade]
        for grade in cells:
            grade.manual_score, grade.needs_manual_grade = grade.max_score, False
            comment = book.find_comment(grade.cell.name, grade.notebook.name, name, student)
            comment.manual_comment = "Well seen. Label the axes, e.g. $x$ and **f(x)**."
        book.db.commit()
        return len(cells)


def scratch_course(course: Course, folder: Path) -> Course:
    mark = "# A scratch course made by: autograder simulate"
    config = folder / "nbgrader_config.py"
    if (
        folder.is_dir()
        and any(folder.iterdir())
        and not (config.is_file() and config.read_text("utf-8").startswith(mark))
    ):
        raise CourseError(f"{folder} holds something else. Name another folder with --into.")
    folder.mkdir(parents=True, exist_ok=True)
    source = course.path("source", ".", "x").parent
    config.write_text(
        f"{mark}\n"
        f"load_subconfig('nbgrader_config.py', path={str(course.root)!r})\n"
        "c = get_config()\n"
        f"c.CourseDirectory.source_directory = {str(source)!r}\n"
    )
    return Course(folder)


def release(course: Course, name: str) -> None:
    """Run nbgrader's own release of an assignment.

    Raises
    ------
    CourseError
        With what nbgrader printed, when it fails.
    """
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    }
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", name, "--force"]
    done = subprocess.run(command, cwd=course.root, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise CourseError(f"nbgrader could not release {name!r}:\n{done.stderr.strip()}")


def _hand_in(course: Course, assignment: Assignment, student: str, change: Change | None) -> None:
    folder = course.path("submitted", student, assignment.name)
    folder.mkdir(parents=True)
    if change:
        write_files(folder, reference_files(course.limits.hidden_packages))
    for name, cells in assignment.notebooks.items():
        path = folder / f"{name}.ipynb"
        if change is None:
            path.write_text("This is not a notebook.\n")
            continue
        notebook = {
            "cells": change(cells),
            "metadata": assignment.metadata[name],
            "nbformat": 4,
            "nbformat_minor": 4,
        }
        path.write_text(json.dumps(notebook))
