"""The made-up class of `make demo` gets the grades that its submissions' names promise."""

from pathlib import Path

import pytest

from autograder.disk.assignment import Submission
from autograder.disk.course import Course, CourseError
from autograder.disk.gradebook import Gradebook
from autograder.disk.verdict import Verdict
from autograder.grading import grade_class
from autograder.people.report import read_report
from autograder.people.simulate import KINDS, mark_by_hand, simulate_class

ROOT = Course(Path(__file__).parents[3])


def points(cells, keep):
    """Add up the points of the tests whose exercise, counted from 0, is kept."""
    total, exercise = 0.0, -1
    for cell in cells:
        exercise += cell.kind == "solution"
        if cell.kind == "test" and cell.cell_type == "code" and keep(exercise):
            total += cell.points
    return total


@pytest.mark.long
def test_every_kind_gets_what_it_deserves(tmp_path):
    made = simulate_class(ROOT, "activations", len(KINDS), tmp_path / "class")
    assert made == list(KINDS)
    course = Course(tmp_path / "class")
    summary = grade_class(course, "activations", jobs=2)
    assert sorted(summary.graded) == sorted(KINDS)
    assert list(summary.problems) == ["not-a-notebook"]
    rows = {row.student: row for row in read_report(course, "activations")}
    assert rows.pop("nothing-handed-in").remarks == "nothing handed in"
    assert "late by 2 days" in rows["late"].remarks
    assert all(row.name != row.student for row in rows.values())
    scores = {student: row.score for student, row in rows.items()}
    cells = ROOT.assignment("activations").notebooks["exercises"]
    every = points(cells, lambda exercise: True)
    all_but_the_first = points(cells, lambda exercise: exercise != 0)
    assert every > 50
    assert scores == dict.fromkeys(KINDS, 0.0) | {
        "right": every,
        "chatty": every,
        "late": every,
        "marked-by-hand": every,
        "partly-right": points(cells, lambda exercise: exercise % 2 == 0),
        "syntax-error": all_but_the_first,
        "endless-loop": all_but_the_first,
    }


@pytest.mark.slow
def test_in_students_words_no_code_calls_the_reference(tmp_path):
    answers = ROOT.root / "tests/book/variants/activations"
    simulate_class(ROOT, "activations", 7, tmp_path / "class", answers)
    for student in ("right", "partly-right", "wrong", "late"):
        path = tmp_path / "class/submitted" / student / "activations/exercises.ipynb"
        source = path.read_text()
        assert "from solutions" not in source, student
        assert "def relu(x)" in source
        assert "def right(" not in source, "what tries the checks is nothing that a student writes"


def test_a_person_marks_what_waits_and_says_something(tmp_path, make_course, nb):
    made = make_course()
    cells = [nb.solution("def f(): ...", "f"), nb.answer("Why?", "why", 4)]
    made.source("a", {"n.ipynb": cells})
    course = made.release("a")
    with pytest.raises(CourseError, match="not graded yet"):
        mark_by_hand(course, "a", "ada")
    assignment = course.assignment("a")
    with Gradebook(course, assignment) as book:
        book.save(Submission("ada", {}, {}), [Verdict("n", {"why": None}, set(), "{}")])
    assert mark_by_hand(course, "a", "ada") == 1
    (row,) = read_report(course, "a")
    assert (row.score, row.needs_manual_grade) == (4, False)


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CourseError, match="holds something else"):
        simulate_class(ROOT, "activations", 1, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_unknown_assignment_is_told_with_those_that_exist(tmp_path):
    with pytest.raises(CourseError, match=r"no assignment 'activation'.*activations"):
        simulate_class(ROOT, "activation", 1, tmp_path / "class")
