"""The grader behind ``nbgrader autograde``, ``nbgrader generate_feedback`` and formgrader.

A course switches it on with two lines of its ``nbgrader_config.py``::

    from autograder.nbgrader_plugin import use_autograder

    use_autograder(c)
"""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Any, ClassVar

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import base
from nbgrader.preprocessors.base import NbGraderPreprocessor
from nbgrader.utils import is_ignored
from traitlets.config import Config

from autograder.assignment import Submission
from autograder.course import Course, regular_files
from autograder.feedback import FeedbackExporter, PresentFeedback, feedback_config
from autograder.gradebook import Gradebook
from autograder.verdict import Verdict
from autograder.worker import Grader


def use_autograder(config: Config) -> None:
    """Let nbgrader grade with this grader, and give feedback that hides the tests."""
    config.Autograde.exporter_class = SubmissionExporter
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = [SaveVerdict]
    config.GenerateFeedback.exporter_class = FeedbackExporter
    config.GenerateFeedback.preprocessors = [PresentFeedback]
    config.HTMLExporter.sanitize_html = True
    config.merge(feedback_config())
    _list_only_assignments()
    _follow_no_links()


def _follow_no_links() -> None:
    """Keep nbgrader from copying what is behind a link, or what is no plain file at all."""

    def plain_files(path: str, exclude: list[str] | None = None) -> list[str]:
        found = [str(Path(path, name)) for name in regular_files(Path(path), [])]
        return [name for name in found if not is_ignored(name, exclude)]

    base.find_all_files = plain_files


def _list_only_assignments() -> None:
    """Let formgrader list the folders of the source that hold a notebook, not all of them."""
    if getattr(NbGraderAPI.get_source_assignments, "only_assignments", False):
        return
    every_folder = NbGraderAPI.get_source_assignments

    def with_notebooks(self: NbGraderAPI) -> set[str]:
        source = Path(self.coursedir.format_path(self.coursedir.source_directory, ".", "."))
        return {name for name in every_folder(self) if any((source / name).glob("*.ipynb"))}

    with_notebooks.only_assignments = True
    NbGraderAPI.get_source_assignments = with_notebooks


class SubmissionExporter(NotebookExporter):
    """Reads a submission without trusting it and gives back the graded notebook."""

    verdicts: ClassVar[dict[tuple[str, str], tuple[Course, Submission, Verdict]]] = {}
    graders: ClassVar[dict[tuple[str, str], Grader]] = {}

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> tuple:
        """Grade a submitted notebook; read an autograded one as it is."""
        about = resources["nbgrader"]
        course = Course.of(self.parent.coursedir, self.parent.config)
        key = (about["student"], about["notebook"])
        if self.parent._sanitizing:
            verdict = self._grade(course, about["assignment"], *key)
            notebook = nbformat.reads(verdict.notebook, as_version=4)
        else:
            notebook = nbformat.read(filename, as_version=4)
        return self.from_notebook_node(notebook, resources=resources, **kwargs)

    def _grade(self, course: Course, name: str, student: str, notebook: str) -> Verdict:
        assignment = course.assignment(name)
        grader_key = (name, assignment.digest())
        if grader_key not in self.graders:
            grader = Grader(assignment, course.limits, course.hidden_folders, "bubblewrap")
            atexit.register(grader.close)
            self.graders[grader_key] = grader
        submission = course.submission(student, assignment)
        for verdict in self.graders[grader_key].grade(submission):
            self.verdicts[student, verdict.name] = (course, submission, verdict)
        return self.verdicts[student, notebook][2]


class SaveVerdict(NbGraderPreprocessor):
    """Writes the verdict on a notebook into the gradebook."""

    def preprocess(self, nb: Any, resources: dict) -> tuple[Any, dict]:
        """Save the verdict that was reached when the notebook was read."""
        about = resources["nbgrader"]
        key = (about["student"], about["notebook"])
        course, submission, verdict = SubmissionExporter.verdicts.pop(key)
        with Gradebook(course, course.assignment(about["assignment"])) as gradebook:
            gradebook.save(submission, [verdict])
        return nb, resources
