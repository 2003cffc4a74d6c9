"""What the grader's tests share: notebooks written in one line, one judged check, whole courses."""

import copy
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import corpus
from postgresql import Server, find_programs

from autograder.disk.assignment import Assignment, Submission
from autograder.disk.limits import Limits
from autograder.disk.notebook import instructor_cells
from autograder.judge.selfcheck import review
from autograder.judge.worker import Grader

MARKS = {
    "solution": (True, False, False),
    "answer": (True, True, False),
    "test": (False, True, True),
    "locked": (False, False, True),
    "task": (False, True, True),
}
HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS\n"


def cell(kind, source, grade_id="", points=0.0, cell_type="code", **metadata):
    """Write one cell of a notebook, with nbgrader's marks for its kind."""
    if kind != "own":
        solution, grade, locked = MARKS[kind]
        metadata["nbgrader"] = {
            "schema_version": 3,
            "grade_id": grade_id,
            "solution": solution and kind != "task",
            "grade": grade and kind != "task",
            "locked": locked,
            "task": kind == "task",
        }
        if grade:
            metadata["nbgrader"]["points"] = points
    written = {"cell_type": cell_type, "metadata": metadata, "source": source}
    if cell_type == "code":
        written |= {"outputs": [], "execution_count": None}
    return written


def notebook(*cells):
    """Put cells into a notebook."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": copy.deepcopy(list(cells)),
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 4,
    }


def released(*cells, stub="raise NotImplementedError()"):
    """Give the cells as students get them: stubs for solutions, nothing of hidden tests."""
    shown = copy.deepcopy(list(cells))
    for written in shown:
        written["source"] = re.sub(
            r"### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS\n?", "", written["source"], flags=re.S
        )
        marks = written["metadata"].get("nbgrader", {})
        if marks.get("solution"):
            written["source"] = stub
    return shown


def handed_in(cells, changes):
    """Write a submission: the released cells with some of them answered, by grade id."""
    written = released(*cells)
    for one in written:
        grade_id = one["metadata"].get("nbgrader", {}).get("grade_id")
        if grade_id in changes:
            one["source"] = changes[grade_id]
    return written


@dataclass
class Seen:
    """What a graded notebook says of one check."""

    status: str
    score: float
    message: str
    detail: str = ""
    printed: str = ""
    together: str = ""
    waiting: float | None = None

    @property
    def passed(self):
        return self.status == "passed"


@dataclass
class Judgement:
    """What became of one submission: its checks by grade id, and what its cells showed."""

    checks: dict[str, Seen]
    shown: list[str]
    repairs: list[str] = field(default_factory=list)
    problem: str = ""
    scores: dict = field(default_factory=dict)


class Desk:
    """Grades made-up submissions of made-up exercises, all from one warm parent."""

    def __init__(self, limits):
        self.limits = limits
        self.grader = Grader(limits, (), "bubblewrap")
        self.grader.parent.open().kill()  # wait until it is warm

    def take_up(self, instructor, files=None):
        """Take up an exercise; `files` lie beside both the instructor's and the student's."""
        full = notebook(*instructor)
        shown = notebook(*released(*instructor))
        cells = instructor_cells(full, shown)
        self.grader.take_up(Assignment("a", {"n": cells}, {"n": full["metadata"]}, files or {}))

    def review(self, *instructor, files=None, try_wrong=False):
        """Try the instructor's own solution; return the Review."""
        self.take_up(instructor, files)
        return review(self.grader, try_wrong)

    def grade(self, instructor, submitted, files=None, reviewed=False):
        """Grade one notebook, after a self-check if `reviewed`."""
        files = files or {}
        self.take_up(instructor, files)
        if reviewed:
            self.grader.review = review(self.grader)
        content = submitted if isinstance(submitted, bytes) else json.dumps(notebook(*submitted))
        if isinstance(content, str):
            content = content.encode()
        (verdict,) = self.grader.grade(Submission("s", {"n": content}, dict(files)))
        return _judgement(verdict)

    def check(
        self, student, *tests, reference=None, first="", points=2.0, files=None, reviewed=False
    ):
        """Grade one solution cell by some tests; return the Seen of the only test, or a list.

        `reference` is the instructor's solution where it binds other names than the student's;
        `first` is a locked cell before it.
        """
        reference = student if reference is None else reference
        cells = [cell("solution", reference, "solution")]
        if first:
            cells.insert(0, cell("locked", first, "first"))
        cells += [cell("test", t, f"test{i}", points) for i, t in enumerate(tests)]
        judged = self.grade(cells, handed_in(cells, {"solution": student}), files, reviewed)
        found = [judged.checks[f"test{i}"] for i in range(len(tests))]
        return found[0] if len(tests) == 1 else found


def _judgement(verdict):
    graded = json.loads(verdict.notebook)
    checks, shown = {}, []
    for written in graded["cells"]:
        marks = written["metadata"].get("nbgrader", {})
        outputs = written.get("outputs", [])
        if "autograder" in written["metadata"] and marks:
            found = written["metadata"]["autograder"]
            checks[marks["grade_id"]] = Seen(
                found["status"],
                found["score"],
                found["message"],
                "".join("".join(o["traceback"]) for o in outputs if o["output_type"] == "error"),
                "".join(o["text"] for o in outputs if o["output_type"] == "stream"),
                found.get("together", ""),
                found.get("waiting"),
            )
        else:
            shown.append(json.dumps(outputs))
    scores = dict(verdict.scores)
    return Judgement(checks, shown, verdict.repairs, verdict.problem, scores)


@pytest.fixture(scope="session")
def desk():
    """One warm parent for all fast cases of a run."""
    made = Desk(Limits(cell_seconds=10, submission_seconds=60))
    yield made
    made.grader.close()


@pytest.fixture
def make_desk():
    """Open a desk with limits, or a wall, of the test's own."""
    made = []

    def make(limits):
        made.append(Desk(limits))
        return made[-1]

    yield make
    for one in made:
        one.grader.close()


@pytest.fixture(scope="session")
def strict_desk():
    """Another, whose limits are met soon."""
    limits = Limits(
        cell_seconds=2,
        submission_seconds=60,
        memory_mb=700,
        processes=20,
        file_mb=8,
        output_bytes=2000,
        picture_bytes=10_000,
        files=300,
        message_bytes=1_000_000,
    )
    made = Desk(limits)
    yield made
    made.grader.close()


class CourseFolder:
    """A course of nbgrader's in a folder, made quickly: what is released is put there directly."""

    def __init__(self, root, config="", plugin=True):
        self.root = Path(root)
        self.root.mkdir(parents=True, exist_ok=True)
        lines = ["c = get_config()", "c.CourseDirectory.course_id = 'made-up'"]
        if plugin:
            lines += ["from autograder.nbgrader_plugin import use_autograder", "use_autograder(c)"]
        (self.root / "nbgrader_config.py").write_text("\n".join([*lines, config, ""]))

    def source(self, assignment, files):
        """Write the instructor's side: notebooks as lists of cells, other files as text."""
        self._write(self.root / "source" / assignment, files)

    def submit(self, assignment, student, files, late=None):
        """Write a submission; `late` is its time stamp."""
        folder = self.root / "submitted" / student / assignment
        shutil.rmtree(folder, ignore_errors=True)
        self._write(folder, files)
        if late:
            (folder / "timestamp.txt").write_text(late)
        return folder

    def _write(self, folder, files):
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                text = content if isinstance(content, str) else json.dumps(notebook(*content))
                path.write_text(text)

    def release(self, assignment, due=None):
        """Tell the gradebook of an assignment, as nbgrader generate_assignment does."""
        from autograder.disk.course import Course

        course = Course(self.root)
        read = course.assignment(assignment)
        with self.book() as book:
            date = datetime.datetime.fromisoformat(due) if due else None
            book.update_or_create_assignment(assignment, duedate=date)
            for name, cells in read.notebooks.items():
                book.update_or_create_notebook(name, assignment)
                _enter_cells(book, name, assignment, cells)
        return course

    def book(self):
        from nbgrader import api

        from autograder.disk.course import Course

        directory = Course(self.root).directory
        return api.Gradebook(directory.db_url, directory.course_id)

    def scores(self, assignment):
        """Read the gradebook: from student to {cell: score}."""
        with self.book() as book:
            return {
                submission.student.id: {
                    grade.name: grade.auto_score
                    for one in submission.notebooks
                    for grade in one.grades
                }
                for submission in book.find_assignment(assignment).submissions
            }

    def run(self, *command, timeout=300, **environment):
        """Run a command in the course: ("autograder", "grade", …) or ("nbgrader", …)."""
        module = {"autograder": "autograder.cli"}.get(command[0], command[0])
        return subprocess.run(
            [sys.executable, "-m", module, *command[1:]],
            cwd=self.root,
            env=os.environ | {"COLUMNS": "200"} | environment,
            capture_output=True,
            text=True,
            timeout=timeout,
        )


def _enter_cells(book, notebook_name, assignment, cells):
    for one in cells:
        if not one.grade_id:
            continue
        where = (one.grade_id, notebook_name, assignment)
        if one.kind in ("test", "answer"):
            book.update_or_create_grade_cell(*where, max_score=one.points, cell_type=one.cell_type)
        if one.kind == "task":
            book.update_or_create_task_cell(*where, max_score=one.points, cell_type=one.cell_type)
        if one.kind in ("solution", "answer"):
            book.update_or_create_solution_cell(*where)
        book.update_or_create_source_cell(
            *where,
            cell_type=one.cell_type,
            source=one.source,
            locked=one.kind not in ("solution", "answer"),
        )


@pytest.fixture
def make_course(tmp_path, empty_gradebook):
    """Make courses below a folder of the test's own."""

    def make(name="course", **settings):
        made = CourseFolder(tmp_path / name, **settings)
        shutil.copyfile(empty_gradebook, made.root / "gradebook.db")
        return made

    return make


@pytest.fixture(scope="session")
def course_folder():
    """CourseFolder itself, for courses that several tests of a module share."""
    return CourseFolder


@pytest.fixture(scope="session")
def corpus_through_nbgrader(tmp_path_factory):
    """Grade the hostile corpus with nbgrader's own command; keep the course, with its feedback."""
    kept = tmp_path_factory.mktemp("kept")
    ways = ("--feedback", "autograder", "nbgrader", "--keep", str(kept))
    return corpus.behind_wall("--through", "nbgrader", "--no-interleave", *ways), kept


@pytest.fixture(scope="session")
def empty_gradebook(tmp_path_factory):
    """Make an empty gradebook once: nbgrader calls alembic for every new one."""
    made = CourseFolder(tmp_path_factory.mktemp("empty"))
    with made.book():
        pass
    return made.root / "gradebook.db"


@pytest.fixture(scope="session")
def postgresql():
    """A server of the tests' own, see `Server`."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    pytest.importorskip("psycopg")
    server = Server(programs)
    yield server
    server.close()


@pytest.fixture(scope="session")
def nb():
    """How notebooks are written: nb.test(source, grade_id, points), nb.handed_in(cells, answers)."""
    return SimpleNamespace(
        cell=cell,
        solution=lambda source, grade_id, **more: cell("solution", source, grade_id, **more),
        test=lambda source, grade_id, points=1.0, **more: cell(
            "test", source, grade_id, points, **more
        ),
        locked=lambda source, grade_id, **more: cell("locked", source, grade_id, **more),
        own=lambda source="", **more: cell("own", source, **more),
        text=lambda source, grade_id: cell("locked", source, grade_id, 0, "markdown"),
        answer=lambda source, grade_id, points=1.0, kind="markdown": cell(
            "answer", source, grade_id, points, kind
        ),
        task=lambda source, grade_id, points=1.0: cell(
            "task", source, grade_id, points, "markdown"
        ),
        hidden=HIDDEN.format,
        notebook=notebook,
        released=released,
        handed_in=handed_in,
        instructor_cells=lambda *cells: instructor_cells(
            notebook(*cells), notebook(*released(*cells))
        ),
    )
