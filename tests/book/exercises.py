"""The exercise notebooks as their tests see them: cells by exercise, and two ways to run them.

The real grader judges a submission in a sandbox. `in_this_process` runs a function against its
checks right here: much faster, and good enough for code of our own.
"""

import atexit
import contextlib
import functools
import io
import json
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt  # noqa: F401 - warm for every process forked from this one

import solutions
from autograder.disk.assignment import Assignment, Submission
from autograder.disk.course import Course
from autograder.disk.notebook import Cell
from autograder.disk.verdict import Verdict
from autograder.judge.worker import Grader
from autograder.people.simulate import entry

ROOT = Path(__file__).parents[2]
VARIANTS = Path(__file__).parent / "variants"
CHAPTERS = tuple(re.findall(r"book/(\w+)/exercises$", (ROOT / "_toc.yml").read_text(), re.M))
NOTEBOOK = "exercises"
# What a solution cell of the instructor's imports, shipped beside the notebook of those who
# "solved" the exercises.
REFERENCE = {
    f"solutions/{path.name}": path.read_bytes() for path in Path(solutions.__path__[0]).glob("*.py")
}


@dataclass(frozen=True)
class Exercise:
    """One function to write, and its checks."""

    name: str
    solution: Cell
    checks: tuple[Cell, ...]

    @property
    def visible(self) -> list[Cell]:
        return [check for check in self.checks if check.source == check.shown]

    @property
    def hidden(self) -> list[Cell]:
        return [check for check in self.checks if check.source != check.shown]


@dataclass(frozen=True)
class Chapter:
    """The assignment of one chapter.

    Attributes
    ----------
    locked : list of Cell
        The instructor's code before and between the exercises.
    by_person : list of Cell
        What a person grades.
    """

    name: str
    assignment: Assignment
    cells: list[Cell]
    locked: list[Cell]
    exercises: dict[str, Exercise]
    by_person: list[Cell]

    @property
    def points(self) -> float:
        return sum(cell.points for cell in self.cells)

    @property
    def checks(self) -> list[Cell]:
        return [check for exercise in self.exercises.values() for check in exercise.checks]


@functools.cache
def course() -> Course:
    return Course(ROOT)


@functools.cache
def chapter(name: str) -> Chapter:
    """Read a chapter's notebook; checks belong to the solution cell that they follow."""
    assignment = course().assignment(name)
    cells = assignment.notebooks[NOTEBOOK]
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.kind == "solution":
            found[cell.grade_id] = [cell]
        elif cell.kind == "test":
            list(found.values())[-1].append(cell)
    return Chapter(
        name,
        assignment,
        cells,
        [cell for cell in cells if cell.kind == "locked" and cell.cell_type == "code"],
        {name: Exercise(name, first, tuple(rest)) for name, (first, *rest) in found.items()},
        [cell for cell in cells if cell.kind in ("answer", "task")],
    )


# The real grader.


def open_grader() -> Grader:
    """Open the real grader, for no chapter yet."""
    # Other tests run beside this one: what takes seconds here may take three times as long.
    limits = course().limits
    limits = replace(limits, cell_seconds=3 * limits.cell_seconds)
    return Grader(limits, course().hidden_folders, "bubblewrap")


@functools.cache
def shared_grader() -> Grader:
    """Open one grader for all tests of this process."""
    opened = open_grader()
    atexit.register(opened.close)
    return opened


class Judge:
    """The real grader of one chapter: the shared one, or one that was opened for this test."""

    def __init__(self, name: str, grader: Grader | None = None) -> None:
        self.chapter = chapter(name)
        self.whole = self.chapter.assignment
        self.grader = grader or shared_grader()
        self.grader.take_up(self.whole)
        self.part = ""  # the exercise that was graded last, alone

    def grade(self, written: list[dict[str, Any]], solved: bool = False) -> Verdict:
        """Grade the cells of a submission; `solved` ships the reference beside it."""
        self._turn_to("", self.whole)
        return self._grade(written, solved)

    def grade_one(self, exercise: Exercise, source: str, solved: bool = False) -> Verdict:
        """Grade a submission that consists of one exercise."""
        cells = [*self.chapter.locked, exercise.solution, *exercise.checks]
        metadata, files = self.whole.metadata, self.whole.files
        part = Assignment(self.whole.name, {NOTEBOOK: cells}, metadata, files)
        self._turn_to(exercise.name, part)
        written = [entry(cell, source if cell is exercise.solution else None) for cell in cells]
        return self._grade(written, solved)

    def _turn_to(self, part: str, assignment: Assignment) -> None:
        """Take up a part; what the grader learned of another's checks does not hold for its own."""
        if part != self.part:
            self.part, self.grader.review = part, None
        self.grader.assignment = assignment

    def _grade(self, written: list[dict[str, Any]], solved: bool) -> Verdict:
        notebook = {"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
        files = self.whole.files | (REFERENCE if solved else {})
        submission = Submission("student", {NOTEBOOK: json.dumps(notebook).encode()}, files)
        (verdict,) = self.grader.grade(submission)
        return verdict


def lost(checks: list[Cell] | tuple[Cell, ...], verdict: Verdict) -> set[str]:
    """Name the checks that did not give all their points."""
    return {c.grade_id for c in checks if (verdict.scores[c.grade_id] or 0) < c.points}


# This process.


def in_this_process(
    chapter: Chapter,
    exercise: Exercise,
    source: str,
    checks: list[Cell] | None = None,
    change: Callable[[dict[str, Any]], None] = lambda names: None,
) -> Iterator[str]:
    """Yield the name of each check that fails, as soon as it does.

    Parameters
    ----------
    source : str
        What stands in the solution cell.
    checks : list of Cell, optional
        Only these.
    change : callable
        Is given the names before the checks run.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    silence = io.StringIO()
    with (
        contextlib.redirect_stdout(silence),
        contextlib.redirect_stderr(silence),
        contextlib.chdir(ROOT / "book" / chapter.name),  # where its files are
    ):
        for cell in chapter.locked:
            exec(compile(cell.source, cell.grade_id, "exec"), names)
        exec(compile(source, exercise.name, "exec"), names)
        change(names)
        for check in exercise.checks if checks is None else checks:
            if _fails(check, names):
                yield check.grade_id


def _fails(check: Cell, names: dict[str, Any]) -> bool:
    with warnings.catch_warnings():
        try:
            exec(compile(check.source, check.grade_id, "exec"), names)
        except Exception:
            return True
    return False


# Variants.


@dataclass(frozen=True)
class Variant:
    """A solution written by hand: wrong, or right in another way."""

    name: str
    exercise: str
    fails: frozenset[str]
    source: str


HEADER = re.compile(r'"""[^"]*?\n\nExercise: (\w+)\nFails: ((?:[^"\n]+\n)+)"""\n')


@functools.cache
def variants(name: str) -> tuple[Variant, ...]:
    """Read the variants of a chapter.

    Raises
    ------
    ValueError
        For a file whose header is not as CONTRIBUTING.md says.
    """
    found = []
    for path in sorted((VARIANTS / name).glob("*.py")):
        source = path.read_text(encoding="utf-8")
        header = HEADER.match(source)
        if not header:
            raise ValueError(f"{name}/{path.name}: no header with Exercise and Fails")
        fails = re.split(r"[,\s]+", header[2].strip())
        named = frozenset() if fails == ["nothing"] else frozenset(fails)
        found.append(Variant(path.stem, header[1], named, source))
    return tuple(found)
