"""A week of a class, clicked through in JupyterLab and formgrader by a student and an instructor.

The tests go in order, each from where the one before ended: together they are one journey.
"""

import json
import os
import pwd
import re
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.nightly,
    pytest.mark.xdist_group("journey"),
]
ADA = pwd.getpwuid(os.getuid()).pw_name  # nbgrader calls students as the system does
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "made-up"
c.Exchange.root = {exchange!r}
c.ExchangeCollect.check_owner = False
c.ClearSolutions.code_stub = {{"python": "raise NotImplementedError()"}}
"""
SWITCH = """
from autograder.nbgrader_plugin import use_autograder
use_autograder(c)
"""
SOURCE = {
    "f": "def f(x):\n    ### BEGIN SOLUTION\n    return x + 1\n    ### END SOLUTION",
    "one": "# f: of one\nassert f(1) == 2",
    "two": "# f: of two\nassert f(2) == 3",
    "hidden": "# f: of many\n### BEGIN HIDDEN TESTS\n# Hint: add one.\nassert f(7) == 8\n"
    "### END HIDDEN TESTS",
}


def cell(grade_id, points, solution=False, kind="code", source=None):
    marks = {"schema_version": 3, "grade_id": grade_id, "task": False, "solution": solution}
    marks |= {"grade": points > 0, "locked": not solution}
    marks |= {"points": points} if points else {}
    made = {"cell_type": kind, "metadata": {"nbgrader": marks}, "id": grade_id}
    made["source"] = SOURCE.get(grade_id, source)
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


@pytest.fixture(scope="module")
def people(make_person, tmp_path_factory):
    """An instructor with a course, and a student."""
    folder = tmp_path_factory.mktemp("class")
    exchange = folder / "exchange"
    exchange.mkdir()
    os.chmod(exchange, 0o777)
    config = CONFIG.format(exchange=str(exchange))
    course = folder / "course"
    (course / "source/a").mkdir(parents=True)
    cells = [
        cell("task", 0, kind="markdown", source="## Adding\nAdd one: $f(x) = x + 1$."),
        cell("f", 0, solution=True),
        cell("one", 1),
        cell("two", 1),
        cell("hidden", 3),
        cell("why", 4, solution=True, kind="markdown", source="Why?"),
    ]
    cells[0]["metadata"]["nbgrader"]["locked"] = True
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4}
    (course / "source/a/n.ipynb").write_text(json.dumps(notebook | {"nbformat_minor": 5}))
    instructor = make_person("teacher", course, config + SWITCH)
    student = make_person(ADA, folder / "home", config)
    return instructor, student


def formgrader(instructor, page):
    instructor.go(f"formgrader/{page}")
    instructor.page.wait_for_load_state("networkidle")


def press(instructor, selector):
    """Press a button of formgrader's and read what its dialog says."""
    instructor.page.locator(selector).first.click()
    dialog = instructor.page.locator(".modal-dialog:visible")
    title = dialog.locator(".modal-title")
    title.wait_for()
    assert not re.search("error|fail", title.inner_text(), re.IGNORECASE), dialog.inner_text()


def test_the_instructor_generates_and_releases(people):
    instructor, _ = people
    formgrader(instructor, "manage_assignments")
    press(instructor, "td.assign a")
    assert (instructor.home / "release/a/n.ipynb").is_file()
    formgrader(instructor, "manage_assignments")
    press(instructor, "td.release a")


def assignment_list(student):
    student.go("lab")
    student.page.get_by_text("Nbgrader", exact=True).first.click()
    student.page.get_by_text("Assignment List", exact=True).first.click()


def validate(student, path):
    """Press Validate on a notebook and read what JupyterLab says."""
    student.go(f"lab/tree/{path.relative_to(student.home)}")
    student.page.get_by_role("button", name="Validate").first.click()
    dialog = student.page.locator(".jp-Dialog, .nbgrader-ErrorDialog").last
    dialog.wait_for()
    said = dialog.inner_text()
    assert "fail" in said.lower()
    student.page.keyboard.press("Escape")
    return said


def test_the_student_fetches_solves_validates_and_submits(people):
    _, student = people
    assignment_list(student)
    student.page.get_by_role("button", name="Fetch", exact=True).first.click()
    student.page.wait_for_function("() => document.body.innerText.includes('Submit')")
    path = next(Path(student.home).glob("**/a/n.ipynb"))
    assert "BEGIN" not in path.read_text()
    notebook = json.loads(path.read_text())
    said = validate(student, path)
    assert "f: of one" in said  # every check that fails, not only the first
    assert "f: of two" in said
    answers = {"f": "def f(x):\n    return 2", "why": "It is $1$ more."}
    for one in notebook["cells"]:
        one["source"] = answers.get(one["metadata"]["nbgrader"]["grade_id"], one["source"])
    path.write_text(json.dumps(notebook))
    said = validate(student, path)
    assert "f: of one" not in said
    assert "f: of two" in said
    assignment_list(student)
    student.page.get_by_role("button", name="Submit", exact=True).first.click()
    student.page.wait_for_timeout(3000)
    assert list(Path(student.home).parent.glob("exchange/made-up/inbound/*+a+*"))


def test_the_instructor_collects_and_autogrades_by_the_buttons(people):
    instructor, _ = people
    formgrader(instructor, "manage_assignments")
    press(instructor, "td.collect a")
    formgrader(instructor, "manage_submissions/a")
    press(instructor, "td.autograde a")
    told = json.loads(instructor.run("autograder.cli", "report", "a", "--json"))
    assert [(row["student"], row["score"], row["waiting"]) for row in told] == [(ADA, 1, 4)]


def test_the_instructor_marks_by_hand_and_comments(people):
    instructor, _ = people
    formgrader(instructor, "gradebook/a/n")
    instructor.page.locator("td.name a").first.click()
    field = instructor.page.locator("input.score").last
    field.wait_for()
    field.fill("3")
    comment = instructor.page.locator("textarea.comment").last
    comment.fill("Say **why**.")
    comment.blur()
    instructor.page.wait_for_timeout(2000)
    told = json.loads(instructor.run("autograder.cli", "report", "a", "--json"))
    assert [(row["score"], row["waiting"]) for row in told] == [(4, 0)]


def test_feedback_goes_out_and_the_student_reads_it(people):
    instructor, student = people
    formgrader(instructor, "manage_assignments")
    press(instructor, "td.generate-feedback a")
    formgrader(instructor, "manage_assignments")
    press(instructor, "td.release-feedback a")
    assignment_list(student)
    student.page.get_by_role("button", name="Fetch Feedback").first.click()
    student.page.wait_for_timeout(3000)
    pages = list(Path(student.home).glob("**/feedback/**/n.html"))
    assert pages
    page = student.page
    page.goto(f"file://{pages[0]}")
    shown = page.inner_text("body")
    assert "4 of 9 points" in shown
    assert "add one." in shown
    assert page.locator(".comment strong").inner_text() == "why"
