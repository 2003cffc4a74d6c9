"""The grader behind ``nbgrader autograde``, ``nbgrader generate_feedback`` and formgrader."""

from __future__ import annotations

import atexit
import shutil
from pathlib import Path
from typing import Any, ClassVar

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, base
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors.base import NbGraderPreprocessor
from nbgrader.utils import is_ignored

from autograder.choosing import Now, Plan
from autograder.disk.assignment import Submission
from autograder.disk.course import Course, existing_timestamp, in_the_way, regular_files
from autograder.disk.gradebook import Gradebook
from autograder.disk.record import Record, record_path
from autograder.disk.review import digest_of, in_words, remember, remembered
from autograder.disk.verdict import Verdict
from autograder.judge.selfcheck import review
from autograder.judge.worker import Grader
from autograder.keeping import Keeper


def change_nbgrader() -> None:
    """Change what no setting of nbgrader's can: what it copies, and what it lists."""
    _list_only_assignments()
    _copy_only_what_can_be()


def _copy_only_what_can_be() -> None:
    """Follow no link of a submission, and let nothing of it lie where the course's files belong."""

    def init_assignment(self: base.BaseConverter, assignment_id: str, student_id: str) -> None:
        source = Path(self._format_source(assignment_id, student_id))
        into = Path(self._format_dest(assignment_id, student_id))
        ignored = [*self.coursedir.ignore, "*.ipynb"]
        names = [n for n in regular_files(source, []) if not is_ignored(str(source / n), ignored)]
        if isinstance(self, Autograde):
            assignment = Course.of(self.coursedir, self.config).assignment(assignment_id)
            names = [name for name in names if not in_the_way(name, assignment)]
        for name in names:
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).unlink(missing_ok=True)
            shutil.copy(source / name, into / name)

    base.BaseConverter.init_assignment = init_assignment
    CourseDirectory.get_existing_timestamp = lambda self, path: existing_timestamp(Path(path))


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
            grader = Grader(course.limits, course.hidden_folders, "bubblewrap")
            grader.take_up(assignment)
            atexit.register(grader.close)
            self._review(course, grader)
            self.graders[grader_key] = grader
        submission = course.submission(student, assignment)
        for verdict in self.graders[grader_key].grade(submission):
            self.verdicts[student, verdict.name] = (course, submission, verdict)
        return self.verdicts[student, notebook][2]

    def _review(self, course: Course, grader: Grader) -> None:
        """Try the instructor's own solution first, and tell which checks it does not pass."""
        path = course.review_path(grader.assignment.name)
        known = remembered(path, digest_of(grader.assignment, course.limits))
        grader.review = known or review(grader)
        if known is None:
            remember(path, grader.review)
        for line in in_words(grader.review):
            self.log.warning("%s", line)


class SaveVerdict(NbGraderPreprocessor):
    """Writes the verdict on a notebook into the gradebook."""

    def preprocess(self, nb: Any, resources: dict) -> tuple[Any, dict]:
        """Save the verdict that was reached when the notebook was read."""
        about = resources["nbgrader"]
        key = (about["student"], about["notebook"])
        course, submission, verdict = SubmissionExporter.verdicts.pop(key)
        assignment = course.assignment(about["assignment"])
        record = Record(record_path(course, assignment.name))
        with Gradebook(course, assignment) as book:
            now = Now.of(course, assignment, record, "bubblewrap")
            book.save(submission, [verdict])
            plan = Plan(submission.student, (verdict.name,), why=["nbgrader autograde"])
            Keeper(course, assignment, book, record, now).note(plan, submission, [verdict])
        return nb, resources
