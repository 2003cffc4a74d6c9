"""Two programs at one course: one waits, and says so. Odd names and terminals stop nothing."""

import sqlite3
import subprocess
import sys
import time

import pytest

from autograder.disk import gradebook
from autograder.disk.course import Course, CourseError
from autograder.grading import alone


@pytest.fixture
def course(make_course, nb):
    made = make_course()
    cells = [nb.solution("def f(): ...", "f"), nb.test("assert f() == 1", "t", 2.0)]
    made.source("a", {"n.ipynb": cells})
    made.release("a")
    made.submit("a", "ada", {"n.ipynb": nb.handed_in(cells, {"f": "def f():\n    return 1"})})
    made.cells = cells
    return made


@pytest.fixture
def start(course):
    """Start `autograder grade` and wait until it says a word on its standard error."""
    started = []

    def run(word):
        command = [sys.executable, "-m", "autograder.cli", "grade", "a", "--jobs", "1"]
        log = course.root / "log.txt"
        with log.open("w") as file:
            started.append(subprocess.Popen(command, cwd=course.root, stderr=file))
        end = time.monotonic() + 120
        while word not in log.read_text():
            assert started[-1].poll() is None, log.read_text()
            assert time.monotonic() < end
            time.sleep(0.05)
        return started[-1]

    yield run
    for process in started:
        process.kill()


@pytest.mark.slow
def test_a_second_grader_of_a_course_waits_and_says_so(course, start):
    with alone(Course(course.root)):
        second = start("Another autograder is grading this course")
    assert second.wait(120) == 0
    assert course.scores("a") == {"ada": {"t": 2.0}}


@pytest.mark.slow
def test_a_locked_gradebook_is_waited_for(course, start):
    book = sqlite3.connect(course.root / "gradebook.db", isolation_level=None)
    book.execute("BEGIN EXCLUSIVE")
    waiting = start("locked by another program")
    book.execute("COMMIT")
    assert waiting.wait(120) == 0
    assert course.scores("a") == {"ada": {"t": 2.0}}


def test_a_gradebook_that_stays_locked_is_told(monkeypatch):
    from sqlalchemy.exc import OperationalError

    def locked():
        raise OperationalError("", {}, Exception("database is locked"))

    undone = []
    monkeypatch.setattr(gradebook, "PATIENCE", 0.0)
    monkeypatch.setattr(gradebook, "_PAUSE", 0.0)
    with pytest.raises(CourseError, match="locked by another program"):
        gradebook._patiently(locked, lambda: undone.append(1))
    assert undone


def test_a_row_that_another_program_added_meanwhile_is_found_the_next_time():
    from sqlalchemy.exc import IntegrityError

    attempts = []

    def doubled():
        attempts.append(1)
        if len(attempts) == 1:
            raise IntegrityError("", {}, Exception("UNIQUE constraint failed"))
        return "saved"

    assert gradebook._patiently(doubled) == "saved"


ODD = ["[/x]", "[bold]ada", "ada[1]", "büşra", "d'arc & co"]


@pytest.mark.slow
def test_odd_names_and_a_terminal_without_unicode_stop_nothing(course, nb):
    """Neither is a name taken for markup, nor does one that cannot be printed end the command."""
    for student in ODD:
        course.submit("a", student.replace("/", "∕"), {"n.ipynb": "[/x] is no notebook"})
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    graded = course.run("autograder", "grade", "a", **plain)
    assert graded.returncode == 0, graded.stderr
    assert "[bold]ada: zero points" in graded.stdout
    assert "6 graded" in graded.stdout
    report = course.run("autograder", "report", "a", **plain)
    assert report.returncode == 0, report.stderr
    assert "ada[1]" in report.stdout
    assert course.run("autograder", "feedback", "a", **plain).returncode == 0
    assert len(list(course.root.glob("feedback/*/a/n.html"))) == len(ODD) + 1
