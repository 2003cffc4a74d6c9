"""The instructor's page counts right, names nobody wrongly and lets nothing in from a submission."""

import json
import re

import pytest

from autograder.disk import review
from autograder.disk.assignment import Submission
from autograder.disk.course import CourseError
from autograder.disk.gradebook import Gradebook
from autograder.disk.record import record_path
from autograder.disk.verdict import Verdict
from autograder.people.attempts import Retried
from autograder.people.checks import which_hold
from autograder.people.overview import Check, Overview, Student, feedback_address, look_over
from autograder.people.overview_page import render, write_overview
from autograder.people.report import REPAIRED, Row, read_report

EVIL = "</script><img src=x onerror=alert(1)>"
WHEN = "2030-03-01T10:00:00Z"


@pytest.fixture
def course(make_course, nb):
    """Two exercises, of one check and of two; ada passes all, bob one, eve did not hand in."""
    made = make_course()
    cells = [
        nb.text("## 1. Adding", "one"),
        nb.solution("def add(x): ...", "add"),
        nb.test("# adds\n### BEGIN HIDDEN TESTS\n# Hint: use +\n### END HIDDEN TESTS", "adds", 2),
        nb.text("## 2. Doubling", "two"),
        nb.solution("def double(x): ...", "double"),
        nb.test("# doubles\nassert double(1) == 2", "doubles", 3),
        nb.test("# doubles 0", "zero", 1),
    ]
    made.source("a", {"n.ipynb": cells})
    opened = made.release("a")
    assignment = opened.assignment("a")
    with Gradebook(opened, assignment) as book:
        for student, scores in (("ada", (2, 3, 1)), ("bob", (2, 0, 0))):
            found = dict(zip(("adds", "doubles", "zero"), scores, strict=True))
            book.save(Submission(student, {}, {}), [Verdict("n", found, set(), "{}")])
    with made.book() as book:
        book.update_or_create_student("eve", first_name=EVIL)
    return opened


def graded(course, student, *cells):
    folder = course.path("autograded", student, "a")
    folder.mkdir(parents=True)
    lines = ",\n".join(json.dumps(cell) for cell in cells)
    (folder / "n.ipynb").write_text(f'{{"cells": [\n{lines}\n], "metadata": {{}}}}')


def test_every_check_and_exercise_says_who_passed_it(course):
    found = look_over(course, "a")
    assert [(c.title, c.hint, c.tried, c.passed) for c in found.checks] == [
        ("adds", "use +", 2, 2),
        ("doubles", "", 2, 1),
        ("doubles 0", "", 2, 1),
    ]
    assert list(found.exercises) == ["1. Adding", "2. Doubling"]
    assert (found.scores, found.most, found.middle()) == ([6, 2], 6, 4)
    page = render(found, ["", ""])
    assert "2 of 3 handed in and were graded" in page
    assert re.search(r"2\. Doubling</td>.*?50 %", page, re.S)


def test_the_self_check_is_told_as_the_command_tells_it(course):
    checks = [
        review.Check("n", "adds", "adds", 2),
        review.Check("n", "doubles", "doubles", 3, passed_by=["zeros"]),
        review.Check("n", "zero", "doubles 0", 1),
    ]
    made = review.Review("a", "", checks)
    review.remember(course.review_path("a"), made)
    found = look_over(course, "a")
    assert found.checks[1].remarks == ["can be passed by returning zeros"]
    page = render(found, ["", ""])
    assert "no check that could be fooled and none that is broken. 1 has a remark" in page
    assert "1 check has a remark for the author, see above." in which_hold(made)
    checks[0].kind, checks[0].reason = review.TOGETHER, "it looks at source code"
    review.remember(course.review_path("a"), made)
    page = render(look_over(course, "a"), ["", ""])
    assert "A submission could fool 1 of the checks, 0 are broken" in page
    assert "a submission could fool this check: it looks at source code" in page


def test_the_hardest_check_is_named_only_where_somebody_failed_it(course):
    page = render(look_over(course, "a"), ["", ""])
    assert "doubles, passed by 50 %" in page
    assert page.count(", passed by") == 1
    nearly = Check("n", "f", "1", "f", "", 1, tried=1000, passed=999)
    page = render(Overview("a", ["n"], [nearly], [], 0, 1.0), ["", ""])
    assert "passed by 99 %" in page


def test_the_distribution_holds_everybody_who_was_graded(course):
    found = look_over(course, "a")
    found.students += [
        Student(Row("a", s, score=x, handed_in="yes")) for s, x in (("l", -1), ("x", 9))
    ]
    assert found.bins(3) == [1, 1, 2]  # less than nothing and more than all are at the ends


def test_repairs_and_checks_that_ran_out_of_time_are_found_in_the_graded_notebooks(course, nb):
    remarks = {
        "cell_type": "markdown",
        "id": "remarks",
        "metadata": {"autograder": {"remarks": True}},
        "source": "**Remarks**\n\n- A cell &lt;b&gt; was lost.\n- The check “f” waits for a person.",
    }
    slow = nb.test(
        "", "doubles", 3, autograder={"status": "failed", "message": "Stopped after 2 s"}
    )
    quoting = nb.own('print(\'"message": "Stopped after \')')
    graded(course, "bob", remarks, quoting, slow)
    found = look_over(course, "a")
    assert [check.stopped for check in found.checks] == [0, 1, 0]
    students = {student.row.student: student for student in found.students}
    assert students["bob"].row.repaired == ["A cell <b> was lost."]
    assert students["bob"].marks == ["repaired", "stopped"]
    assert (students["ada"].marks, students["eve"].marks) == ([], ["missing"])
    # The table of grades names whose notebook it was, as grading does.
    remarks = {row.student: row.remarks for row in read_report(course, "a")}
    assert (remarks["ada"], remarks["bob"]) == ("", REPAIRED)
    assert REPAIRED not in render(found, ["", ""])  # where each repair is told


def test_a_hint_that_did_not_help_stands_first(course):
    before = {"n": {"scores": {"adds": 0, "doubles": 0, "zero": 0}}}
    after = {"n": {"scores": {"adds": 0, "doubles": 3, "zero": None}}}
    lines = [
        {"kind": "graded", "student": "ada", "submission": 1, "notebooks": before},
        {"kind": "graded", "student": "bob", "submission": 1, "notebooks": before},
        {"kind": "penalised", "student": "bob", "submission": 1, "notebooks": after},
        {"kind": "graded", "student": "ada", "submission": 1, "notebooks": after},
        {"kind": "graded", "student": "bob", "submission": 2, "notebooks": after},
    ]
    record = record_path(course, "a")
    record.parent.mkdir(exist_ok=True)
    record.write_text("".join(json.dumps(line) + "\n" for line in lines) + '{"torn')
    found = look_over(course, "a")
    assert found.came_again == 1
    assert [check.retried for check in found.checks] == [Retried(1, 0), Retried(1, 1), Retried()]
    assert re.search(r"use \+</span></td>.*?0 %", render(found, ["", ""]), re.S)


def test_a_new_time_stamp_on_the_same_notebook_is_no_new_hand_in(course):
    scores = {"n": {"scores": {"adds": 0, "doubles": 0, "zero": 0}}}
    lines = [
        {"kind": "graded", "student": student, "submission": i, "work": work, "notebooks": scores}
        for i, (student, work) in enumerate(
            [("ada", "x"), ("ada", "x"), ("bob", "x"), ("bob", "y")]
        )
    ]
    record = record_path(course, "a")
    record.parent.mkdir(exist_ok=True)
    record.write_text("".join(json.dumps(line) + "\n" for line in lines))
    found = look_over(course, "a")
    assert found.came_again == 1
    assert {check.retried.again for check in found.checks} == {1}


def test_feedback_is_linked_where_it_is_also_from_another_folder(course, tmp_path):
    page = course.path("feedback", "ada", "a") / "n.html"
    page.parent.mkdir(parents=True)
    page.write_text("")
    found = {student.row.student: student.pages for student in look_over(course, "a").students}
    assert found == {"ada": [0], "bob": [], "eve": []}
    assert feedback_address(course, "a", course.root / "o.html") == ["feedback/", "/a"]
    assert feedback_address(course, "a", course.root / "x" / "o.html") == ["../feedback/", "/a"]


def test_a_name_cannot_become_a_part_of_the_page(course):
    page = render(look_over(course, "a"), ["", ""])
    assert EVIL not in page
    assert "<img" not in page
    (data,) = re.findall(r'id="data">(.*?)</script>', page, re.S)
    assert [row[1] for row in json.loads(data)["rows"]] == ["ada", "bob", EVIL]


def test_nothing_is_asked_of_elsewhere(course):
    page = render(look_over(course, "a"), ["", ""])
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|url\(|@import|<link|fetch\(|<script src", page)


def test_without_a_grade_or_a_place_to_write_the_reason_is_told(make_course, nb, course):
    empty = make_course("empty")
    empty.source("a", {"n.ipynb": [nb.test("assert f() == 1", "f")]})
    with pytest.raises(CourseError, match="Nobody was graded"):
        look_over(empty.release("a"), "a")
    with pytest.raises(CourseError, match="cannot be written"):
        write_overview(look_over(course, "a"), course, course.root / "none" / "page.html")


def test_a_page_of_ten_thousand_is_of_bearable_size():
    students = [
        Student(Row("a", f"s{i:05}", "Zoë", f"O'Neill {i}", score=i % 11, handed_in=WHEN))
        for i in range(10_000)
    ]
    overview = Overview("a", ["n"], [Check("n", "f", "1", "f", "", 10)], students, 0, 10.0)
    assert len(render(overview, ["", ""]).encode()) < 1_500_000
