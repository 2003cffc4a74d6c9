"""Whatever a student is called, the way from the hand-in to the export is open."""

import csv
import unicodedata

import pytest

from autograder.disk.course import Course
from autograder.grading import grade_class
from autograder.people.feedback import write_feedback
from autograder.people.overview import look_over
from autograder.people.overview_page import render
from autograder.people.report import read_report, write_csv

NAMES = (
    *("Émile", "Zoë Müller", "Łukasz Żak", "Ødegård", "Þórður", "Şahin", "Nguyễn Văn Á", "Søren ß"),
    *("李娜", "王 小明", "さくら", "김민수", "Иван Петров", "Μαρία", "محمد", "דוד", "नेहा"),
    *("Seán O'Brien", "D’Angelo", 'Ann "Bo" Lee', "Kim (2)", "Kim [3]", "{x}", "<b>", "a&b"),
    *("semi;colon", "comma, name", "dollar$HOME", "per%20cent", "hash#tag", "plus+", "at@home"),
    *("back`tick", "tilde~", "caret^", "equal=1", "bang!", "star*", "quest?ion", "pipe|line"),
    *("-dash", "--force", "_", ".hidden", "dot.", "two..dots", "UPPER", "upper", "0", "007"),
    *("with  two spaces", "tab\tbed", "emoji 🙂", "=1+1", "NULL", "None", "nan", "x" * 100),
    *("back\\slash", "new\nline", "a:b"),
)


@pytest.fixture(scope="module")
def graded(tmp_path_factory, course_folder, nb):
    """A class in which everybody solved one of two exercises."""
    made = course_folder(tmp_path_factory.mktemp("odd") / "course")
    cells = [
        nb.solution("def f(x): ...", "f"),
        nb.test("assert f(1) == 2", "one", 1),
        nb.test("assert f(2) == 4", "two", 2),
    ]
    made.source("a", {"n.ipynb": cells})
    course = made.release("a")
    for name in NAMES:
        answers = {"f": "def f(x):\n    return x + 1"}
        made.submit("a", name, {"n.ipynb": nb.handed_in(cells, answers)})
    return made, grade_class(course, "a", jobs=2)


def test_the_names_are_odd_and_many():
    assert len(set(NAMES)) == len(NAMES) >= 60
    assert all(unicodedata.is_normalized("NFC", name) for name in NAMES)


@pytest.mark.slow
@pytest.mark.xdist_group("odd names")
def test_everybody_is_graded_and_reported(graded):
    made, summary = graded
    assert summary.failures == {}
    rows = {row.student: row.score for row in read_report(Course(made.root), "a")}
    assert rows == dict.fromkeys(set(NAMES), 1.0)


@pytest.mark.slow
@pytest.mark.xdist_group("odd names")
def test_everybody_gets_feedback_and_is_linked_from_the_overview(graded):
    made, _ = graded
    course = Course(made.root)
    pages = write_feedback(course, "a")
    assert len(pages) == len(NAMES)
    assert all(page.is_file() and page.parents[1].name in NAMES for page in pages)
    assert all(student.pages == [0] for student in look_over(course, "a").students)
    assert "<b>" not in render(look_over(course, "a"), ["", ""])


@pytest.mark.slow
@pytest.mark.xdist_group("odd names")
def test_everybody_stands_in_the_csv_of_the_report_and_in_nbgraders_export(graded, tmp_path):
    made, _ = graded
    write_csv(read_report(Course(made.root), "a"), tmp_path / "report.csv")
    assert scores(tmp_path / "report.csv", "student") == dict.fromkeys(NAMES, "1.0")
    done = made.run("nbgrader", "export", "--to=grades.csv")
    assert done.returncode == 0, done.stderr
    # nbgrader puts nothing into quotes: a comma or a new line in an id breaks its line in two.
    whole = [name for name in NAMES if not {",", "\n"} & set(name)]
    exported = scores(made.root / "grades.csv", "student_id")
    assert {name: exported.get(name) for name in whole} == dict.fromkeys(whole, "1.0")


def test_a_notebook_is_no_file_of_its_assignment_whatever_its_folder_is_called(
    tmp_path, course_folder, nb
):
    """Its files lie beside every submission that runs: a notebook among them shows the tests."""
    made = course_folder(tmp_path / "course [1] {x}")
    for name in ("hw", "hw [1] {x}"):
        made.source(name, {"n.ipynb": [nb.test("assert f(1) == 2", "one", 1)], "data.txt": "1"})
        assert Course(made.root).assignment(name).files == {"data.txt": b"1"}


def scores(path, column):
    with path.open(newline="", encoding="utf-8") as file:
        return {line[column]: line["score"] for line in csv.DictReader(file)}
