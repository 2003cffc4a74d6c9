"""A class of sixty with names from everywhere, collected from Moodle, worked through in formgrader.

The tests go in order, each from where the one before ended: together they are one journey.
"""

import pytest

from tests.journeys.classroom import answer, cell, write_notebook

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.xdist_group("journey")]
FIRST = ("Émile", "Zoë", "Łukasz", "Þórður", "Nguyễn", "李", "Иван", "さくら", "Seán", "محمد")
LAST = ("Müller", "O'Brien", "D’Angelo", "小明", "Kim (2)", "Kim [3] {x}")
NAMES = [f"{first} {last}" for first in FIRST for last in LAST]
BRACKETS = "Émile Kim [3] {x}"
ODDEST = ("李 小明", "محمد D’Angelo", "Seán O'Brien", "Łukasz Kim (2)", BRACKETS)
RIGHT = {name: number % 2 for number, name in enumerate(NAMES)}  # every other one is right
CELLS = [
    cell("f", "def f(x): ...", solution=True),
    cell("one", "assert f(1) == 2", 1),
    cell("why", "Why?", 2, solution=True, kind="markdown"),
]


@pytest.fixture(scope="module", autouse=True)
def handed_in(instructor):
    """An assignment of a course and the work of sixty."""
    write_notebook(instructor.home / "source/b/n.ipynb", CELLS)
    instructor.run("nbgrader", "generate_assignment", "b")
    for name, right in RIGHT.items():
        path = instructor.home / "submitted" / name / "b/n.ipynb"
        write_notebook(path, CELLS)
        answer(path, {"f": f"def f(x):\n    return x + {right}", "why": f"{name} adds one."})


def rows(instructor, page, column):
    """The texts of a column of a table of formgrader's."""
    instructor.formgrader(page)
    return instructor.page.locator(f"#main-table td.{column}").all_inner_texts()


def row_of(name):
    return f'tr:has(td.student-id[data-order="{name}"])'


def scores(instructor):
    return {name: row["score"] for name, row in instructor.report("b").items() if name in RIGHT}


def test_formgrader_lists_all_who_handed_in(instructor):
    assert sorted(rows(instructor, "manage_submissions/b", "student-id")) == sorted(NAMES)


def test_all_are_graded_and_listed_with_their_points(instructor):
    instructor.run("autograder.cli", "grade", "b")
    assert scores(instructor) == RIGHT
    shown = rows(instructor, "manage_submissions/b", "score")
    ids = instructor.page.locator("#main-table td.student-id").all_inner_texts()
    assert dict(zip(ids, shown, strict=True)) == {name: f"{RIGHT[name]} / 3" for name in NAMES}
    assert len(rows(instructor, "gradebook/b/n", "name")) == 60


@pytest.mark.parametrize("name", ODDEST)
def test_whoever_has_an_odd_name_is_opened_by_links_and_marked(name, instructor):
    page = instructor.page
    instructor.formgrader("manage_submissions/b")
    page.locator(f"{row_of(name)} td.student-name a").click()
    page.locator("#main-table td.name a").click()
    page.get_by_text(f"{name} adds one.").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.locator(".name-shown", has_text=name).count()
    with instructor.answered("api/grade/"):
        page.locator("input.score").last.fill("2")
        page.locator("input.score").last.blur()


def test_what_was_marked_is_theirs_alone(instructor):
    assert scores(instructor) == RIGHT | {name: RIGHT[name] + 2 for name in ODDEST}


@pytest.mark.parametrize("name", ["Seán O'Brien", BRACKETS])
def test_the_buttons_of_a_row_work_for_an_odd_name(name, instructor):
    for button in ("autograde", "generate-feedback", "release-feedback"):
        instructor.formgrader("manage_submissions/b")
        instructor.press(f"{row_of(name)} td.{button} a")
    assert (instructor.home / "feedback" / name / "b/n.html").is_file()


def test_all_get_feedback_by_the_button(instructor):
    instructor.on_assignment("b", "generate-feedback")
    for name in NAMES:
        page = (instructor.home / "feedback" / name / "b/n.html").read_text(encoding="utf-8")
        points = RIGHT[name] + 2 * (name in ODDEST)
        assert f"{points} of 3 points" in page


def test_the_export_has_all_with_the_points_of_the_report(instructor):
    exported = instructor.exported()
    told = {name: float(exported["b", name]["score"]) for name in NAMES}
    assert told == scores(instructor)
