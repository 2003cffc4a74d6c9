"""A submission under another name, of another system, or at an unknown time: taken, and told."""

import json
import unicodedata

import pytest

from autograder.disk.course import Course


@pytest.fixture
def course(make_course, nb):
    made = make_course()
    cells = [nb.solution("def f(): ...", "f"), nb.test("f()", "t1"), nb.test("f()", "t2")]
    made.source("a", {"übung.ipynb": cells, "data.csv": "1"})
    made.cells = cells
    return made


def read(course, student="ada"):
    settled = Course(course.root)
    return settled.submission(student, settled.assignment("a"))


NAMES = [
    "übung (1).ipynb",
    "übung-Copy1.ipynb",
    "übung - copy.ipynb",
    "Copy of übung.ipynb",
    "hand/in/übung.ipynb",
    "x.ipynb",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_of_another_name_is_taken_by_its_ids(course, nb, name):
    course.submit("a", "ada", {name: nb.handed_in(course.cells, {"f": "mine"})})
    submission = read(course)
    assert "mine" in submission.notebooks["übung"].decode()
    assert any(name in note and "was taken" in note for note in submission.notes)
    assert submission.doubts == []


def test_a_notebook_of_another_name_that_has_lost_its_marks_is_taken_by_its_text(make_course, nb):
    made = make_course()
    tasks = [nb.text(f"Task {i}", f"task{i}") for i in range(3)]
    made.source("a", {"n.ipynb": [*tasks, nb.solution("def f(): ...", "f")]})
    written = [nb.own("Task 0"), nb.own("Task 2"), nb.own("mine")]
    made.submit("a", "ada", {"for colab.ipynb": written, "x.ipynb": [nb.own("Task 1")]})
    submission = read(made)
    assert b"mine" in submission.notebooks["n"]
    assert any("“x.ipynb” belongs to no exercise" in note for note in submission.notes)


def test_a_notebook_without_ids_is_taken_by_its_name_only(course, nb):
    course.submit("a", "ada", {"übung (2).ipynb": [nb.own("mine")], "x.ipynb": [nb.own("notes")]})
    submission = read(course)
    assert "mine" in submission.notebooks["übung"].decode()
    assert any("x.ipynb" in note and "no exercise" in note for note in submission.notes)


def test_the_right_name_goes_before_any_other(course, nb):
    both = {"übung.ipynb": [nb.own("this")], "übung-Copy1.ipynb": [nb.own("not this")]}
    course.submit("a", "ada", both)
    assert b"not this" not in read(course).notebooks["übung"]


def test_of_several_notebooks_one_is_taken_and_a_person_looks(course, nb):
    written = nb.handed_in(course.cells, {"f": "mine"})
    course.submit("a", "ada", {"x (1).ipynb": written, "übung (1).ipynb": written})
    (doubt,) = read(course).doubts
    assert "“übung (1).ipynb” was taken, not “x (1).ipynb”" in doubt


def test_what_lies_beside_a_notebook_in_a_folder_comes_along(course, nb):
    written = nb.handed_in(course.cells, {"f": "mine"})
    course.submit("a", "ada", {"in/übung.ipynb": written, "in/mine.txt": "x", "in/data.csv": "2"})
    files = read(course).files
    assert (files["mine.txt"], files["data.csv"]) == (b"x", b"1")


def test_checkpoints_of_jupyter_are_nobodys_submission(course, nb):
    written = nb.handed_in(course.cells, {"f": "old"})
    course.submit("a", "ada", {".ipynb_checkpoints/übung-checkpoint.ipynb": written})
    assert "not handed in" in read(course).notebooks["übung"]


def test_decomposed_names_are_the_same_names(course, nb):
    student, name = (unicodedata.normalize("NFD", text) for text in ("büşra", "übung.ipynb"))
    written = nb.handed_in(course.cells, {"f": "mine"})
    beside = unicodedata.normalize("NFD", "für.txt")
    course.submit("a", student, {name: written, beside: "x"})
    assert Course(course.root).students("a") == ["büşra"]
    submission = read(course, "büşra")
    assert b"mine" in submission.notebooks["übung"]
    assert submission.files["für.txt"] == b"x"


@pytest.mark.parametrize("stamp", ["tomorrow", "", "2024-13-45 10:00:00 UTC"])
def test_a_time_that_cannot_be_read_is_for_a_person(course, nb, stamp):
    folder = course.submit("a", "ada", {"übung.ipynb": nb.handed_in(course.cells, {})})
    (folder / "timestamp.txt").write_text(stamp)
    submission = read(course)
    assert submission.timestamp is None
    assert "late" in submission.doubts[0]


def test_the_digest_tells_what_was_read(course, nb):
    course.submit("a", "ada", {"übung (1).ipynb": nb.handed_in(course.cells, {})})
    before = read(course).digest()
    course.submit("a", "ada", {"übung (1).ipynb": json.dumps({"cells": []})})
    assert read(course).digest() != before
