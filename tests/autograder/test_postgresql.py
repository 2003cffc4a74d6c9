"""The gradebook may be in PostgreSQL: nbgrader's db_url is all that it takes."""

import csv
import shutil

import pytest

pytestmark = pytest.mark.slow

RIGHT = "def f(x):\n    return x + 1"


@pytest.fixture(scope="module")
def server(postgresql):
    """The address of a database of this module's own."""
    return postgresql.new_database("course")


@pytest.fixture(scope="module")
def course(server, course_folder, tmp_path_factory, nb):
    made = course_folder(
        tmp_path_factory.mktemp("postgresql") / "course",
        f"c.CourseDirectory.db_url = {server!r}\nc.Autograder.cell_seconds = 5",
    )
    cells = [
        nb.solution(RIGHT, "f"),
        nb.test("assert f(1) == 2", "f_one", 2),
        nb.test("assert f(2) == 3", "f_two", 3),
        nb.answer("why", "why", 4),
    ]
    made.source("a", {"n.ipynb": cells})
    done = made.run("nbgrader", "generate_assignment", "a")
    assert done.returncode == 0, done.stderr
    bodies = {"ada": RIGHT, "bob": "def f(x):\n    return x", "zoë": "def f(x):\n    return 2"}
    for student, body in bodies.items():
        made.submit("a", student, {"n.ipynb": nb.handed_in(cells, {"f": body, "why": "so"})})
    made.submit("a", "eve", {"n.ipynb": b"nothing"})
    return made


SCORES = {
    "ada": {"f_one": 2.0, "f_two": 3.0, "why": None},
    "bob": {"f_one": 0.0, "f_two": 0.0, "why": None},
    "zoë": {"f_one": 2.0, "f_two": 0.0, "why": None},
    "eve": {"f_one": 0.0, "f_two": 0.0, "why": 0.0},
}


def test_grade_regrade_report(course, nb):
    """The whole way, with no file of SQLite's anywhere."""
    done = course.run("autograder", "grade", "a", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    assert course.scores("a") == SCORES

    with course.book() as book:
        book.find_grade("why", "n", "a", "ada").manual_score = 3.5
        book.db.commit()
    again = course.run("autograder", "grade", "a")
    assert "0 graded, 4 were graded already." in again.stdout
    forced = course.run("autograder", "grade", "a", "--force")
    assert "4 graded" in forced.stdout, forced.stderr
    assert course.scores("a") == SCORES
    with course.book() as book:
        assert book.find_grade("why", "n", "a", "ada").score == 3.5
        assert len(book.assignment_submissions("a")) == 4

    reported = course.root / "grades.csv"
    done = course.run("autograder", "report", "a", "--csv", str(reported))
    assert done.returncode == 0, done.stderr
    with reported.open(encoding="utf-8", newline="") as file:
        points = {row["student"]: float(row["score"]) for row in csv.DictReader(file)}
    assert points == {"ada": 8.5, "bob": 0.0, "eve": 0.0, "zoë": 2.0}
    done = course.run("autograder", "feedback", "a")
    assert done.returncode == 0, done.stderr
    assert "8.5 of 9 points" in (course.root / "feedback/ada/a/n.html").read_text()

    assert list(course.root.glob("*.db")) == []


def test_nbgraders_own_command_grades_there_too(course):
    done = course.run("nbgrader", "autograde", "a", "--force")
    assert done.returncode == 0, done.stderr
    assert course.scores("a") == SCORES


def test_a_server_that_is_not_there_is_told(course_folder, course, tmp_path):
    shutil.copytree(course.root / "source", tmp_path / "course/source")
    shutil.copytree(course.root / "submitted", tmp_path / "course/submitted")
    made = course_folder(
        tmp_path / "course",
        f"c.CourseDirectory.db_url = 'postgresql+psycopg://nobody@/none?host={tmp_path}'",
    )
    done = made.run("autograder", "grade", "a")
    assert done.returncode == 2
    assert "cannot be read" in done.stderr
    assert "Traceback" not in done.stderr
