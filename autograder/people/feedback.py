"""What a student gets back: which check passed, hints for the others, their own code and outputs.

No source of a test, no expected value, no input and no traceback through a test is in it. The same
page comes from ``autograder feedback``, ``nbgrader generate_feedback`` and formgrader.
"""

from __future__ import annotations

import base64
import html
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbgrader import api
from nbgrader.preprocessors import ClearMarkScheme
from nbgrader.preprocessors.base import NbGraderPreprocessor
from sqlalchemy import select

from autograder.disk.course import Course, CourseError
from autograder.disk.notebook import kind_of
from autograder.disk.outputs import clean_html, clean_outputs
from autograder.people.presentation import feedback_config

_ATTACHMENT = re.compile(r"!\[[^\]]*\]\(attachment:[^)]*\)")
WORDS = {
    "passed": "passed",
    "partly": "partly",
    "failed": "not passed",
    "waiting": "waits for a person",
}


@dataclass
class Mark:
    """Points and comment of one cell, as the gradebook has them."""

    score: float
    points: float
    comment: str | None = None
    waiting: bool = False


def present(notebook: dict[str, Any], marks: dict[str, Mark], title: str, penalty: float) -> dict:
    """Arrange a graded notebook for its student."""
    parts: list[dict[str, Any]] = []
    for cell in notebook["cells"]:
        kind = kind_of(cell["metadata"])
        grade_id = cell["metadata"]["nbgrader"]["grade_id"] if kind != "own" else ""
        mark = marks.get(grade_id)
        if kind == "test":
            if not parts or parts[-1]["kind"] != "checks":
                parts.append({"kind": "checks", "checks": []})
            parts[-1]["checks"].append(_check(cell, mark, grade_id))
        elif kind == "task":
            parts.append(_part(_markdown(_without_scheme(cell)), mark, _points("Task", mark)))
        elif kind in ("answer", "solution", "own"):
            heading = _points("Answer", mark) if kind == "answer" else ""
            parts.append(_part(_students(cell), mark, heading))
    score = sum(mark.score for mark in marks.values()) - penalty
    total = f"{score:g} of {sum(mark.points for mark in marks.values()):g} points"
    if penalty:
        total += f" ({penalty:g} were deducted because it was late)"
    if any(mark.waiting for mark in marks.values()):
        total += ", before a person has graded the rest"
    return {"title": title, "total": total, "parts": parts}


def _check(cell: dict[str, Any], mark: Mark | None, grade_id: str) -> dict[str, Any]:
    found = cell["metadata"].get("autograder", {})
    status = found.get("status", "failed")
    status = status if status in WORDS else "failed"
    waits = status == "waiting" and (mark is None or mark.waiting)
    if status == "waiting" and not waits:  # a person has decided
        status = "failed" if not mark.score else "passed" if mark.score >= mark.points else "partly"
    return {
        "status": status,
        "word": WORDS[status],
        "title": found.get("title", grade_id),
        "message": "" if status in ("passed", "waiting") else found.get("message", ""),
        "score": f"{mark.score:g} of {mark.points:g}" if mark and not waits else "",
    }


def _points(heading: str, mark: Mark | None) -> str:
    if mark is None:
        return heading
    if mark.waiting:
        return f"{heading}: not graded yet"
    return f"{heading}: {mark.score:g} of {mark.points:g} points"


def _part(content: str, mark: Mark | None, heading: str) -> dict[str, Any]:
    return {
        "kind": "cell",
        "html": content,
        "heading": heading,
        "comment": mark.comment if mark else None,
    }


def _without_scheme(cell: dict[str, Any]) -> dict[str, Any]:
    node = nbformat.from_dict(cell)
    ClearMarkScheme()._remove_mark_scheme_region(node)
    return node


def _markdown(cell: dict[str, Any]) -> str:
    """Render Markdown; what the renderer cannot take is shown as it was written."""
    source = cell["source"]
    try:
        if len(source) > 50_000:
            raise ValueError("too long to render")
        return clean_html(markdown2html_mistune(_ATTACHMENT.sub("", source)))
    except Exception:
        return f"<pre>{html.escape(source[:50_000])}</pre>"


def _students(cell: dict[str, Any]) -> str:
    if cell["cell_type"] != "code":
        return _markdown(cell)
    code = f"<pre><code>{html.escape(cell['source'])}</code></pre>" if cell["source"] else ""
    return code + "".join(_output(output) for output in clean_outputs(cell["outputs"]))


def _output(output: dict[str, Any]) -> str:
    kind = output["output_type"]
    if kind == "stream":
        return f"<pre>{html.escape(output['text'])}</pre>"
    if kind == "error":
        return f"<pre>{html.escape(''.join(output['traceback']))}</pre>"
    data = output["data"]
    drawing = data.get("image/svg+xml", "")
    pictures = data | {"image/svg+xml": base64.b64encode(drawing.encode()).decode()}
    for mime in ("image/gif", "image/png", "image/jpeg", "image/svg+xml"):
        if pictures.get(mime):
            source = f"data:{mime};base64,{pictures[mime]}"
            return f'<img alt="Figure drawn by the code above" src="{source}">'
    if "text/markdown" in data:
        return _markdown({"source": data["text/markdown"]})
    if "text/html" in data:
        return clean_html(data["text/html"])
    text = data.get("text/latex", data.get("text/plain", ""))
    return f"<pre>{html.escape(text)}</pre>"


class PresentFeedback(NbGraderPreprocessor):
    """The step that hides the tests in ``nbgrader generate_feedback``."""

    def preprocess(self, nb: Any, resources: dict) -> tuple[Any, dict]:
        """Replace the notebook by what its student may see."""
        about = resources["nbgrader"]
        with api.Gradebook(about["db_url"]) as book:
            notebook = book.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
            marks, penalty = read_marks(book.db, notebook.id)
        title = f"{about['assignment']}: {about['notebook']}"
        resources["feedback"] = present(nb, marks, title, penalty)
        nb.cells = []
        return nb, resources


def read_marks(db: Any, notebook: str) -> tuple[dict[str, Mark], float]:
    """Read points and comments of a submitted notebook, and its penalty for being late."""
    grades = select(
        api.BaseCell.name, api.Grade.score, api.Grade.max_score, api.Grade.needs_manual_grade
    ).join(api.Grade, api.Grade.cell_id == api.BaseCell.id)
    marks = {
        name: Mark(score or 0.0, points or 0.0, waiting=waiting)
        for name, score, points, waiting in db.execute(
            grades.where(api.Grade.notebook_id == notebook)
        )
    }
    comments = select(api.BaseCell.name, api.Comment.comment).join(
        api.Comment, api.Comment.cell_id == api.BaseCell.id
    )
    for name, comment in db.execute(comments.where(api.Comment.notebook_id == notebook)):
        if comment:
            marks.setdefault(name, Mark(0.0, 0.0)).comment = comment
    table = api.SubmittedNotebook
    query = select(table.late_submission_penalty).where(table.id == notebook)
    return marks, db.execute(query).scalar() or 0.0


class FeedbackExporter(HTMLExporter):
    """Writes feedback; formgrader's pages keep nbgrader's own exporter."""


def write_feedback(
    course: Course, assignment: str, progress: Callable[[str, int, int], None]
) -> list[Path]:
    """Write the feedback of everybody who was graded.

    Raises
    ------
    CourseError
        When nobody was graded yet.
    """
    exporter = FeedbackExporter(config=feedback_config())
    written = []
    with api.Gradebook(course.directory.db_url, course.directory.course_id) as book:
        try:
            submissions = book.find_assignment(assignment).submissions
        except api.MissingEntry:
            submissions = []
        if not submissions:
            raise CourseError(f"Nobody was graded for {assignment!r}: run autograder grade first.")
        for number, submission in enumerate(sorted(submissions, key=lambda s: s.student_id), 1):
            for notebook in submission.notebooks:
                path = _write_one(course, assignment, submission, notebook, book, exporter)
                written += [path] if path else []
            progress(submission.student_id, number, len(submissions))
    return written


def _write_one(
    course: Course, assignment: str, submission: Any, notebook: Any, book: Any, exporter: Any
) -> Path | None:
    student = submission.student_id
    graded = course.path("autograded", student, assignment) / f"{notebook.name}.ipynb"
    if not graded.is_file():
        return None
    marks, penalty = read_marks(book.db, notebook.id)
    title = f"{assignment}: {notebook.name}"
    read = nbformat.v4.reads(graded.read_text("utf-8"))  # nbgrader keeps texts as lists of lines
    resources = {"feedback": present(read, marks, title, penalty)}
    page, _ = exporter.from_notebook_node(nbformat.v4.new_notebook(), resources)
    target = course.path("feedback", student, assignment) / f"{notebook.name}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", dir=target.parent, delete=False, encoding="utf-8"
    ) as file:
        file.write(page)
    os.chmod(file.name, 0o644)
    os.replace(file.name, target)
    return target
