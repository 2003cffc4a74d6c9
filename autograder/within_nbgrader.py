"""The grader behind ``nbgrader autograde``, ``nbgrader generate_feedback`` and formgrader."""

from __future__ import annotations

import atexit
import glob
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, base
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.preprocessors.base import NbGraderPreprocessor

from autograder.choosing import Now, Plan
from autograder.disk.assignment import Submission
from autograder.disk.course import (
    Course,
    existing_timestamp,
    in_the_way,
    is_ignored,
    regular_files,
)
from autograder.disk.gradebook import Gradebook
from autograder.disk.record import Record, record_path
from autograder.disk.review import digest_of, in_words, remember, remembered
from autograder.disk.verdict import Verdict
from autograder.judge.selfcheck import review
from autograder.judge.worker import Grader
from autograder.keeping import Keeper
from autograder.people.feedback import FOR_THE_EXCHANGE


def change_nbgrader() -> None:
    """Change what no setting of nbgrader's can: what it copies, finds, lists, releases, shows."""
    _list_only_assignments()
    _copy_only_what_can_be()
    _find_whoever_is_named()
    _release_what_can_be()
    _draw_formulas()


def _copy_only_what_can_be() -> None:
    """Follow no link of a submission, and let nothing of it lie where the course's files belong."""

    def init_assignment(self: base.BaseConverter, assignment_id: str, student_id: str) -> None:
        source = Path(self._format_source(assignment_id, student_id))
        into = Path(self._format_dest(assignment_id, student_id))
        ignored = [*self.coursedir.ignore, "*.ipynb"]
        names = [n for n in regular_files(source, []) if not is_ignored(n, ignored)]
        if isinstance(self, Autograde):
            assignment = Course.of(self.coursedir, self.config).assignment(assignment_id)
            names = [name for name in names if not in_the_way(name, assignment)]
        for name in names:
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).unlink(missing_ok=True)
            shutil.copy(source / name, into / name)

    base.BaseConverter.init_assignment = init_assignment
    CourseDirectory.get_existing_timestamp = lambda self, path: existing_timestamp(Path(path))


def _once(owner: type, name: str, change: Callable) -> None:
    """Put a change around a method, once: settings are read more than once."""
    before = getattr(owner, name)
    if not getattr(before, "by_autograder", False):
        after = change(before)
        after.by_autograder = True
        setattr(owner, name, after)


def _list_only_assignments() -> None:
    """Let formgrader list what holds a notebook or was made there, not every folder."""

    def change(every_folder: Callable) -> Callable:
        def assignments(self: NbGraderAPI) -> set[str]:
            source = Path(self.coursedir.format_path(self.coursedir.source_directory, ".", "."))
            with self.gradebook as book:
                made = {assignment.name for assignment in book.assignments}
            return {n for n in every_folder(self) if n in made or any((source / n).glob("*.ipynb"))}

        return assignments

    _once(NbGraderAPI, "get_source_assignments", change)


def _folders(path: str) -> list[str]:
    """Find the folders that a path stands for: the one of that very name, or all of a pattern."""
    return [path] if Path(path).is_dir() else sorted(glob.glob(path))


def _find_whoever_is_named() -> None:
    """Find the work of ``Kim [3]``: nbgrader takes the name for a pattern, which it is not like."""

    def change(init_notebooks: Callable) -> Callable:
        def as_named(self: base.BaseConverter) -> None:
            chosen = self.coursedir
            self.notebooks, self.assignments = [], {}
            for folder in _folders(self._format_source(chosen.assignment_id, chosen.student_id)):
                # As nbgrader writes it: it looks for the names in this path.
                wanted = os.path.join(glob.escape(folder), f"{chosen.notebook_id}.ipynb")
                if found := glob.glob(wanted):
                    self.assignments[folder] = found
                else:
                    self.log.warning("No notebooks were matched by %r", wanted)
            if not self.assignments:
                init_notebooks(self)  # it says what is missing

        return as_named

    _once(base.BaseConverter, "init_notebooks", change)


def _release_what_can_be() -> None:
    """Release feedback for those who handed in by the exchange, and tell who did not.

    What came from elsewhere has no time stamp and no secret. Nobody could fetch a page for it, and
    nbgrader would stop there: nobody would get one.
    """

    def change(copy_files: Callable) -> Callable:
        def what_can_be(self: ExchangeReleaseFeedback) -> None:
            wanted = self.src_path
            try:
                for folder in map(Path, _folders(wanted)):
                    missing = [n for n in FOR_THE_EXCHANGE if not (folder / n).is_file()]
                    if not missing:
                        self.src_path = glob.escape(str(folder))
                        copy_files(self)
                    elif any(folder.glob("*.html")):
                        self.log.warning(
                            "Not released, for the work did not come by the exchange: %s has no %s",
                            *(folder, " and no ".join(missing)),
                        )
            finally:
                self.src_path = wanted

        return what_can_be

    _once(ExchangeReleaseFeedback, "copy_files", change)


def _draw_formulas() -> None:
    """Let formgrader show formulas that need no network; elsewhere its server is not loaded."""
    server = sys.modules.get("nbgrader.server_extensions.formgrader.base")
    if server is None:
        return
    from autograder.people.marking import MarkingExporter

    def exporter(self: Any) -> MarkingExporter:
        own = self.settings["nbgrader_exporter"]
        if self.settings.get("autograder_exporter", (None,))[0] is not own:
            self.settings["autograder_exporter"] = own, MarkingExporter.like(own)
        return self.settings["autograder_exporter"][1]

    server.BaseHandler.exporter = property(exporter)


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
