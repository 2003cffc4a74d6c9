"""A week of a class, clicked through in JupyterLab and formgrader by a student and an instructor.

The tests go in order, each from where the one before ended: together they are one journey.
"""

import re
import shutil

import pytest

from tests.journeys.classroom import ADA, answer, cell, write_notebook

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.xdist_group("journey")]
FORMULA = r"$f(x) = \begin{pmatrix} x & 1 \end{pmatrix}$, so $f(x) < f(x + 1)$"
CELLS = [
    cell("task", f"## Adding\nAdd one: {FORMULA}.", kind="markdown"),
    cell(
        "f",
        "def f(x):\n    ### BEGIN SOLUTION\n    return x + 1\n    ### END SOLUTION",
        solution=True,
    ),
    cell("one", "# f: of one\nassert f(1) == 2", 1),
    cell("two", "# f: of two\nassert f(2) == 3", 1),
    cell(
        "hidden",
        "# f: of many\n### BEGIN HIDDEN TESTS\n# Hint: add one.\nassert f(7) == 8\n"
        "### END HIDDEN TESTS",
        3,
    ),
    cell("why", "Why?", 4, solution=True, kind="markdown"),
]
ACTS = "<img src='none' onerror='window.acted = true'><script>window.acted = true</script>"
WRONG = {"f": "def f(x):\n    return 2", "why": f"It is $1$ more. {ACTS}"}
RIGHT = {"f": "def f(x):\n    return x + 1", "why": "It is $1$ more, because one is added."}


def standing(instructor):
    row = instructor.report("a")[ADA]
    return row["score"], row["waiting"], row["extra"]


def handed_out(student):
    return next(student.home.glob("**/a/n.ipynb"))


def test_a_new_assignment_is_made_by_the_button_with_its_due_date(instructor, student):
    instructor.formgrader("manage_assignments")
    page = instructor.page
    page.get_by_role("link", name="Add new assignment").click()
    page.locator(".modal-dialog:visible input.name").fill("a")
    page.locator(".modal-dialog:visible input.duedate").fill("2100-01-31T12:00")
    with instructor.answered("api/assignment/a"):
        page.locator(".modal-dialog:visible button.save").click()
    instructor.formgrader("manage_assignments")  # it stays there, though it is empty as yet
    assert (
        "2100-01-31 12:00" in page.locator("tr:has(td.name[data-order='a']) .duedate").inner_text()
    )


def test_it_is_generated_and_released_by_the_buttons(instructor):
    write_notebook(instructor.home / "source/a/n.ipynb", CELLS)
    instructor.on_assignment("a", "assign")
    assert (instructor.home / "release/a/n.ipynb").is_file()
    instructor.on_assignment("a", "release")


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


def test_the_student_fetches_solves_and_validates(student):
    student.assignment_list()
    student.press("Fetch", "assignments/fetch")
    path = handed_out(student)
    assert "BEGIN SOLUTION" not in path.read_text()
    said = validate(student, path)
    assert "f: of one" in said  # every check that fails, not only the first
    assert "f: of two" in said
    answer(path, WRONG)
    said = validate(student, path)
    assert "f: of one" not in said
    assert "f: of two" in said


def test_the_student_submits(student, class_folder):
    student.assignment_list()
    student.press("Submit", "assignments/submit")
    assert list(class_folder.glob(f"exchange/made-up/inbound/{ADA}+a+*"))


def collect_and_autograde(instructor):
    """Press the two buttons; return what the first says."""
    said = instructor.on_assignment("a", "collect")
    instructor.formgrader("manage_submissions/a")
    instructor.press("td.autograde a")
    return said


def test_the_instructor_collects_and_autogrades_by_the_buttons(instructor):
    collect_and_autograde(instructor)
    assert standing(instructor) == (1, 4, 0)


def open_for_marking(instructor):
    instructor.formgrader("gradebook/a/n")
    instructor.page.locator("td.name a").first.click()
    instructor.page.locator("input.score").last.wait_for()
    instructor.page.wait_for_load_state("networkidle")


def test_formulas_on_the_page_for_marking_need_no_network(instructor):
    open_for_marking(instructor)
    task = instructor.page.locator(".text_cell_render", has_text="Add one")
    assert task.locator(".katex").count() == 2
    assert not task.locator(".katex-error").count()
    assert "$" not in task.inner_text()
    answers = instructor.page.locator(".nbgrader_cell .text_cell_render")
    assert answers.locator(".katex").count() == 1
    assert instructor.outside == []


def test_an_answer_runs_nothing_on_the_page_for_marking(instructor):
    assert instructor.page.evaluate("window.acted") is None


def test_the_keys_of_the_page_for_marking_work_without_a_network(instructor):
    assert instructor.page.evaluate("formgrader.loaded && MathJax.loaded")
    scores = instructor.page.locator("input.score")
    scores.first.focus()
    instructor.page.keyboard.press("Tab")
    assert instructor.page.evaluate("document.activeElement.className").startswith("extra-credit")


def test_points_a_comment_and_extra_credit_are_given_in_the_form(instructor):
    page = instructor.page
    with instructor.answered("api/grade/", "api/comment/"):
        page.locator("input.score").last.fill("3")
        page.locator("textarea.comment").last.fill("Say **why**.")
        page.locator("textarea.comment").last.blur()
    assert standing(instructor) == (4, 0, 0)
    with instructor.answered("api/grade/"):
        page.locator("input.extra-credit").last.fill("2")
        page.locator("input.extra-credit").last.blur()
    assert standing(instructor) == (6, 0, 2)


def release_feedback(instructor):
    instructor.on_assignment("a", "generate-feedback")
    instructor.on_assignment("a", "release-feedback")


def fetch_feedback(student):
    """Press the button; return the words of the newest page, which stays open in the window."""
    student.assignment_list()
    student.press("Fetch Feedback", "assignments/fetch_feedback")
    newest = max(student.home.glob("**/feedback/*/n.html"))  # the folders are called by the time
    student.page.goto(f"file://{newest}")
    return student.page.inner_text("body")


def test_feedback_goes_out_and_the_student_reads_it(instructor, student):
    release_feedback(instructor)
    shown = fetch_feedback(student)
    assert "6 of 9 points" in shown
    assert "2 of them are extra points." in shown
    assert "3 of 4 and 2 extra" in shown
    assert "add one." in shown
    assert "late" not in shown
    assert student.page.locator(".comment strong").inner_text() == "why"


# After the feedback: the date was moved, and the student hands in again, too late.


def move_due_date(instructor, to):
    instructor.formgrader("manage_assignments")
    page = instructor.page
    page.locator("tr:has(td.name[data-order='a']) td.edit a").click()
    page.locator(".modal-dialog:visible input.modal-duedate").fill(to)
    with instructor.answered("api/assignment/a"):
        page.locator(".modal-dialog:visible button.save").click()


def test_work_that_is_handed_in_again_is_collected_and_graded_again(instructor, student):
    move_due_date(instructor, "2020-01-31T12:00")
    answer(handed_out(student), RIGHT)
    student.assignment_list()
    student.press("Submit", "assignments/submit")
    assert "Updating submission" in collect_and_autograde(instructor)
    submitted = instructor.home / "submitted" / ADA / "a"
    assert "because one is added" in (submitted / "n.ipynb").read_text()


def test_what_was_marked_by_hand_stays_and_is_said_to_be_of_the_version_before(instructor):
    row = instructor.report("a")[ADA]
    assert row["score"] == 5 + 3 + 2 - 0.5
    assert row["again"]
    assert "changed since it was marked by hand" in row["remarks"]
    open_for_marking(instructor)
    assert instructor.page.locator("input.score").last.input_value() == "3"
    assert instructor.page.locator("input.extra-credit").last.input_value() == "2"
    assert instructor.page.locator("textarea.comment").last.input_value() == "Say **why**."


def test_feedback_says_that_a_person_looks_again(instructor, student):
    release_feedback(instructor)
    shown = fetch_feedback(student)
    assert "A person looks again at what you changed since it was marked." in shown
    assert "3 of 4 and 2 extra, given before you handed in again" in shown


def test_resolving_it_in_the_form_ends_that(instructor):
    open_for_marking(instructor)
    with instructor.answered("api/grade/"):
        instructor.page.locator(".mark-graded:visible").last.click()
    with instructor.answered("api/grade/"):
        instructor.page.locator("input.extra-credit").last.fill("1")
        instructor.page.locator("input.extra-credit").last.blur()
    assert not instructor.report("a")[ADA]["again"]


def test_being_late_costs_what_the_course_says_in_formgrader_and_in_the_report(instructor):
    row = instructor.report("a")[ADA]
    assert (row["score"], row["late_penalty"]) == (5 + 3 + 1 - 0.5, 0.5)
    assert re.search(r"late by \d.*, 0\.5 points deducted", row["remarks"])
    instructor.formgrader("manage_submissions/a")
    assert instructor.page.locator("td.score").inner_text() == "9 / 9"


def test_feedback_tells_comment_points_extra_points_and_deduction(instructor, student):
    release_feedback(instructor)
    shown = fetch_feedback(student)
    assert "8.5 of 9 points" in shown
    assert "1 of them is an extra point." in shown
    assert "3 of 4 and 1 extra" in shown
    assert re.search(r"It was handed in \d.* late: 0\.5 points were deducted\.", shown)
    assert "looks again" not in shown
    assert student.page.locator(".comment strong").inner_text() == "why"


def test_the_export_has_the_same_total(instructor):
    row = instructor.exported()["a", ADA]
    told = ("score", "raw_score", "max_score", "late_submission_penalty")
    assert [float(row[name]) for name in told] == [8.5, 9, 9, 0.5]


# Somebody's work came from Moodle: without a time stamp, without a secret of the exchange.


def test_work_from_elsewhere_keeps_nobodys_feedback_back(instructor, class_folder):
    submitted = instructor.home / "submitted"
    (submitted / "moodle/a").mkdir(parents=True)
    shutil.copy(submitted / ADA / "a/n.ipynb", submitted / "moodle/a/n.ipynb")
    instructor.run("autograder.cli", "grade", "a")
    pages = class_folder / "exchange/made-up/feedback"
    for page in pages.glob("*.html"):
        page.unlink()
    instructor.on_assignment("a", "generate-feedback")
    said = instructor.on_assignment("a", "release-feedback")
    assert (instructor.home / "feedback/moodle/a/n.html").is_file()
    assert len(list(pages.glob("*.html"))) == 1
    assert re.search("Not released.*/moodle/a has no timestamp.txt and no submission_secret", said)
