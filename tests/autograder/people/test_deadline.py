"""A deadline that moves after grading is seen by the next run; nothing is run again for it."""

import datetime

import pytest

from autograder.disk.course import Course
from autograder.grading import grade_class
from autograder.people.report import read_report

RIGHT = "def f(x):\n    return x + 1"


@pytest.fixture
def due_on_the_first_of_march(make_course, nb):
    def make(handed_in):
        made = make_course()
        cells = [nb.solution("def f(x): pass", "f"), nb.test("assert f(1) == 2", "t", 2)]
        made.source("a", {"n.ipynb": cells})
        made.release("a", due="2030-03-01")
        answered = nb.handed_in(cells, {"f": RIGHT})
        made.submit("a", "ada", {"n.ipynb": answered}, late=f"{handed_in} 00:00:00 UTC")
        return made

    return make


@pytest.mark.slow
def test_a_moved_deadline_or_an_extension_is_seen_by_the_next_run(due_on_the_first_of_march):
    made = due_on_the_first_of_march("2030-03-03")

    def run():
        summary = grade_class(Course(made.root), "a")
        (row,) = read_report(Course(made.root), "a")
        return summary.graded, summary.penalised, summary.skipped, row.remarks

    assert run() == (["ada"], [], [], "late by 2 days")
    assert run() == ([], [], ["ada"], "late by 2 days")
    with made.book() as book:
        book.update_or_create_assignment("a", duedate=datetime.datetime(2030, 3, 4))
    assert run() == ([], ["ada"], [], "")
    assert run() == ([], [], ["ada"], "")


@pytest.mark.slow
def test_a_deadline_that_moves_and_changes_nothing_is_told_as_that(due_on_the_first_of_march):
    made = due_on_the_first_of_march("2030-02-01")
    grade_class(Course(made.root), "a")
    with made.book() as book:
        book.update_or_create_assignment("a", duedate=datetime.datetime(2030, 3, 4))
    told = []
    summary = grade_class(Course(made.root), "a", report=told.append)
    assert (summary.penalised, summary.skipped) == ([], ["ada"])
    ((outcome, (why,)),) = [(event.outcome, event.why) for event in told]
    assert (outcome, why.partition(":")[0]) == ("stands", "the deadline moved")
    grade_class(Course(made.root), "a", report=told.append)
    assert told[-1].why == []
