"""A student's own command: the visible checks on one's own notebook, without a course."""

from __future__ import annotations

import ast
import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.disk.assignment import Assignment, Submission
from autograder.disk.course import Course, CourseError
from autograder.disk.limits import Limits
from autograder.disk.notebook import Unreadable, instructor_cells, kind_of, read_json


@dataclass
class Found:
    """What the visible checks found.

    Attributes
    ----------
    checks : list of dict
        In the order of the notebook; "word" says what became of a check, as the page does.
    hidden : int
        How many checks run only when the work is graded.
    """

    checks: list[dict[str, Any]]
    hidden: int

    @property
    def in_words(self) -> str:
        """Say how many checks are hidden; empty where none is."""
        if not self.hidden:
            return ""
        checks = "1 hidden check runs" if self.hidden == 1 else f"{self.hidden} hidden checks run"
        return f"{checks} when the work is graded."


def page_beside(notebook: Path) -> Path:
    """Return where the page is written: beside the notebook.

    Students get what is in the release folder of a course; the page of a notebook in there is
    put among the course's own files instead.
    """
    beside = notebook.with_suffix(".html")
    place = notebook.resolve().parent
    for root in place.parents:
        if not (root / "nbgrader_config.py").is_file():
            continue
        with contextlib.suppress(CourseError):
            released = Course(root).path("release", ".", ".").resolve()
            if place.is_relative_to(released):
                return root / ".autograder" / "mine" / place.relative_to(released) / beside.name
        break
    return beside


def check_notebook(path: Path, page: Path, isolation: str = "bubblewrap") -> Found:
    """Run the checks that a released notebook shows, and write the page of feedback.

    Raises
    ------
    CourseError
        When the file is no notebook with checks.
    """
    from autograder.judge.worker import Grader
    from autograder.people.feedback import write_page
    from autograder.people.page import NOT_BEGUN, Mark, Standing, present

    limits = Limits()
    try:
        notebook = read_json(path.read_bytes(), limits)
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}.") from error
    except Unreadable as error:
        raise CourseError(f"{path}: {error}") from error
    hidden = sum(_is_hidden(cell) for cell in notebook["cells"])
    notebook["cells"] = [cell for cell in notebook["cells"] if not _is_hidden(cell)]
    shown = notebook | {"cells": [cell for cell in notebook["cells"] if _is_given(cell)]}
    cells = instructor_cells(shown, shown)
    if not any(cell.kind == "test" for cell in cells):
        raise CourseError(f"{path} shows no checks. Is it a notebook of the course?")
    files = _beside(path, limits)
    metadata = notebook.get("metadata", {})
    assignment = Assignment(path.stem, {path.stem: cells}, {path.stem: metadata}, files)
    grader = Grader(limits, (), isolation)
    try:
        grader.take_up(assignment)
        content = json.dumps(notebook).encode()
        (verdict,) = grader.grade(Submission("you", {path.stem: content}, dict(files)))
    finally:
        grader.close()
    graded = json.loads(verdict.notebook)
    points = {cell.grade_id: cell.points for cell in cells if cell.kind == "test"}
    marks = {
        name: Mark(verdict.scores.get(name) or 0.0, most)
        for name, most in points.items()
        if verdict.scores.get(name) is not None
    }
    title = f"{path.stem}: the checks that you can see"
    found = Found([], hidden)
    arranged = present(graded, Standing("Your own check", marks), title)
    arranged["totals"] += [found.in_words] * bool(hidden)
    write_page(arranged, page)
    for exercise in arranged["exercises"]:
        word = {"word": NOT_BEGUN} if exercise.unwritten else {}
        found.checks += [check | word for check in exercise.checks]
    return found


def _is_given(cell: Any) -> bool:
    """Tell whether a cell is the course's."""
    if not isinstance(cell, dict) or not isinstance(cell.get("metadata"), dict):
        return False
    return kind_of(cell["metadata"]) != "own" or cell.get("cell_type") == "markdown"


def _is_hidden(cell: Any) -> bool:
    """Tell whether a cell is a check of which a released notebook shows at most the title."""
    if not isinstance(cell, dict) or not isinstance(cell.get("metadata"), dict):
        return False
    if kind_of(cell["metadata"]) != "test" or cell.get("cell_type") != "code":
        return False
    with contextlib.suppress(SyntaxError, ValueError, TypeError):
        return not ast.parse("".join(cell.get("source", ""))).body
    return False


def _beside(path: Path, limits: Limits) -> dict[str, bytes]:
    """Read the data files beside the notebook, as far as there is room for them."""
    room, files = limits.file_mb * 2**20, {}
    for file in sorted(path.parent.iterdir()):
        if file.suffix in (".ipynb", ".html") or file.name.startswith(".") or not file.is_file():
            continue
        if file.stat().st_size <= room:
            files[file.name] = file.read_bytes()
            room -= len(files[file.name])
    return files
