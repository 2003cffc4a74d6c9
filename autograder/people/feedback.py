"""What a student gets back: which check passed, hints for the others, their own code and outputs.

No source of a test, no expected value, no input and no traceback through a test is in it. The same
page comes from ``autograder feedback``, ``nbgrader generate_feedback`` and formgrader.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbgrader import api
from nbgrader.preprocessors.base import NbGraderPreprocessor
from sqlalchemy import select

from autograder.disk.course import Course, CourseError
from autograder.people.page import Mark, Standing, present
from autograder.people.presentation import feedback_config

FOR_THE_EXCHANGE = ("timestamp.txt", "submission_secret.txt")  # `release_feedback` reads them


class PresentFeedback(NbGraderPreprocessor):
    """The step that hides the tests in ``nbgrader generate_feedback``."""

    def preprocess(self, nb: Any, resources: dict) -> tuple[Any, dict]:
        """Replace the notebook by what its student may see."""
        about = resources["nbgrader"]
        with api.Gradebook(about["db_url"]) as book:
            notebook = book.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
            standing = read_standing(book.db, notebook)
        title = f"{about['assignment']}: {about['notebook']}"
        resources["feedback"] = present(nb, standing, title, self.config)
        nb.cells = []
        return nb, resources


def read_standing(db: Any, notebook: Any) -> Standing:
    """Read whose notebook it is, and its points and comments."""
    assignment, student = notebook.assignment, notebook.assignment.student
    name = " ".join(filter(None, (student.first_name, student.last_name))) or student.id
    grades = select(
        api.BaseCell.name,
        api.Grade.score,
        api.Grade.max_score,
        api.Grade.extra_credit,
        api.Grade.needs_manual_grade,
        api.Grade.manual_score,
        api.Grade.auto_score,
    ).join(api.Grade, api.Grade.cell_id == api.BaseCell.id)
    marks = {
        cell: Mark(
            score or 0.0,
            points or 0.0,
            extra=extra or 0.0,
            waiting=waiting,
            again=waiting and manual is not None,
            empty=not waiting and manual is None and automatic == 0,
        )
        for cell, score, points, extra, waiting, manual, automatic in db.execute(
            grades.where(api.Grade.notebook_id == notebook.id)
        )
    }
    comments = select(api.BaseCell.name, api.Comment.comment).join(
        api.Comment, api.Comment.cell_id == api.BaseCell.id
    )
    for cell, comment in db.execute(comments.where(api.Comment.notebook_id == notebook.id)):
        if comment:
            marks.setdefault(cell, Mark(0.0, 0.0)).comment = comment
    penalty = notebook.late_submission_penalty or 0.0
    late = assignment.total_seconds_late
    return Standing(name, marks, assignment.timestamp, penalty, late)


class FeedbackExporter(HTMLExporter):
    """Writes feedback; formgrader's pages keep nbgrader's own exporter."""

    def from_notebook_node(self, nb: Any, resources: Any = None, **kwargs: Any) -> tuple[str, dict]:
        """Write the page, then put the formulas into it."""
        page, resources = super().from_notebook_node(nb, resources, **kwargs)
        whole, style = resources["feedback"]["page"].finish(page)
        return whole.replace("/* KaTeX */", style, 1), resources


def write_feedback(
    course: Course,
    assignment: str,
    progress: Callable[[str, int, int], None] = lambda student, done, total: None,
    students: list[str] | None = None,
) -> list[Path]:
    """Write the feedback of everybody who was graded, or of some.

    Raises
    ------
    CourseError
        When nobody was graded yet, or a student named was not, or a page cannot be written.
    """
    exporter = FeedbackExporter(config=feedback_config())
    written = []
    with api.Gradebook(course.db_url, course.directory.course_id) as book:
        try:
            submissions = book.find_assignment(assignment).submissions
        except api.MissingEntry:
            course.assignment(assignment)  # a name that is misspelt is another mistake
            submissions = []
        if not submissions:
            raise CourseError(f"Nobody was graded for {assignment!r}: run autograder grade first.")
        graded = {submission.student_id: submission for submission in submissions}
        if missing := sorted(set(students or []) - graded.keys()):
            if absent := sorted(set(missing) - set(course.students(assignment))):
                raise CourseError(course.no_submission(assignment, absent))
            raise CourseError(
                f"{', '.join(missing)} was not graded for {assignment!r}."
                f" Run: autograder grade {assignment} --student {missing[0]}"
            )
        chosen = sorted(students or graded)
        for number, student in enumerate(chosen, 1):
            for notebook in graded[student].notebooks:
                path = _write_one(course, assignment, student, notebook, book, exporter)
                written += [path] if path else []
            _copy_for_the_exchange(course, assignment, student)
            progress(student, number, len(chosen))
    return written


def _write_one(
    course: Course, assignment: str, student: str, notebook: Any, book: Any, exporter: Any
) -> Path | None:
    graded = course.path("autograded", student, assignment) / f"{notebook.name}.ipynb"
    if not graded.is_file():
        return None
    read = nbformat.v4.reads(graded.read_text("utf-8"))  # nbgrader keeps texts as lists of lines
    standing = read_standing(book.db, notebook)
    arranged = present(read, standing, f"{assignment}: {notebook.name}", course.config)
    target = course.path("feedback", student, assignment) / f"{notebook.name}.html"
    write_page(arranged, target, exporter)
    return target


def _copy_for_the_exchange(course: Course, assignment: str, student: str) -> None:
    """Put beside the pages what nbgrader's own command puts there."""
    graded, pages = (course.path(step, student, assignment) for step in ("autograded", "feedback"))
    for name in FOR_THE_EXCHANGE:
        if (graded / name).is_file() and pages.is_dir():
            shutil.copyfile(graded / name, pages / name)


def write_page(arranged: dict[str, Any], target: Path, exporter: Any = None) -> None:
    """Write a page beside its place, then move it there in one step."""
    exporter = exporter or FeedbackExporter(config=feedback_config())
    page, _ = exporter.from_notebook_node(nbformat.v4.new_notebook(), {"feedback": arranged})
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=target.parent, delete=False, encoding="utf-8"
        ) as file:
            file.write(page)
        os.chmod(file.name, 0o644)
        os.replace(file.name, target)
    except OSError as error:
        raise CourseError(
            f"{target} cannot be written: {error.strerror}. Make the folder writable, or free some"
            " space, and run the same command again."
        ) from error
