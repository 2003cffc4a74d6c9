"""A student's own command: the visible checks on one's own notebook, without a course."""

from __future__ import annotations

import ast
import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.disk.assignment import Assignment, Submission
from autograder.disk.course import CourseError
from autograder.disk.limits import Limits
from autograder.disk.notebook import Unreadable, instructor_cells, kind_of, read_json


@dataclass
class Found:
    """What the visible checks found."""

    checks: list[dict[str, Any]]


def check_notebook(path: Path, page: Path, isolation: str = "bubblewrap") -> Found:
    """Run the checks that a released notebook shows, and write the page of feedback.

    Raises
    ------
    CourseError
        When the file is no notebook with checks.
    """
    from autograder.judge.worker import Grader
    from autograder.people.feedback import write_page
    from autograder.people.page import Mark, Standing, present

    limits = Limits()
    try:
        notebook = read_json(path.read_bytes(), limits)
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}.") from error
    except Unreadable as error:
        raise CourseError(f"{path}: {error}") from error
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
    arranged = present(graded, Standing("Your own check", marks), title)
    write_page(arranged, page)
    return Found([check for one in arranged["exercises"] for check in one.checks])


def _is_given(cell: Any) -> bool:
    """Tell whether a cell is the course's; checks of which nothing is shown are left out."""
    if not isinstance(cell, dict) or not isinstance(cell.get("metadata"), dict):
        return False
    kind = kind_of(cell["metadata"])
    if kind == "test" and cell.get("cell_type") == "code":
        with contextlib.suppress(SyntaxError, ValueError):
            return bool(ast.parse("".join(cell.get("source", ""))).body)
        return True
    return kind != "own" or cell.get("cell_type") == "markdown"


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
