"""Cells that lost nbgrader's marks, or their type, are recognised by what cannot be another."""

import json

import pytest

from autograder.disk.limits import Limits
from autograder.disk.notebook import read_cells, read_json
from autograder.disk.repairing import repair


@pytest.fixture
def exercise(nb):
    return [
        nb.locked("import math", "setup"),
        nb.text("Write f and g.", "task1"),
        nb.solution("def f(x):\n    return x + 1", "f"),
        nb.test("assert f(1) == 2", "f_one", 2.0),
        nb.solution("def g(x):\n    return x - 1", "g"),
        nb.test("assert g(1) == 0", "g_one", 2.0),
        nb.text("Why?", "task2"),
        nb.answer("because", "why", 3.0),
        nb.text("The end.", "end"),
    ]


ANSWERS = {"f": "def f(x):\n    y = x\n    return y + 1", "g": "g = math.log", "why": "It adds."}


@pytest.fixture
def repaired(nb, exercise):
    def run(change, answers=ANSWERS, ids=False):
        instructor = (
            [one | {"id": f"cell{i}"} for i, one in enumerate(exercise)] if ids else exercise
        )
        submitted = nb.handed_in(instructor, answers)
        for one in submitted:
            if one["metadata"]["nbgrader"]["grade_id"] in ("f", "g") and not answers:
                one["source"] = "raise NotImplementedError()"
        submitted = change(submitted) or submitted
        data = json.dumps(nb.notebook(*submitted)).encode()
        theirs = read_cells(read_json(data, Limits()))
        cells, repairs = repair(nb.instructor_cells(*instructor), theirs)
        return {c.grade_id: c for c in cells if c.grade_id}, cells, repairs

    return run


def lose_marks(submitted):
    for one in submitted:
        one["metadata"] = {}


def sources(cells):
    return {name: cells[name].source for name in ANSWERS}


@pytest.mark.parametrize("ids", [True, False])
def test_without_any_marks_every_answer_is_found(repaired, ids):
    cells, everything, repairs = repaired(lose_marks, ids=ids)
    assert sources(cells) == ANSWERS
    assert len(everything) == 9, "no cell is there twice"
    assert any("lost its marks" in line for line in repairs)


def test_an_answer_found_without_its_marks_waits_for_a_person(repaired):
    cells, _, _ = repaired(lose_marks)
    assert "lost its marks" in cells["why"].doubt
    assert not cells["f"].doubt


def test_ids_of_the_format_tell_cells_apart_that_were_moved(repaired):
    def change(submitted):
        lose_marks(submitted)
        return submitted[::-1]

    cells, _, _ = repaired(change, ids=True)
    assert sources(cells) == ANSWERS


def test_a_function_tells_where_its_cell_belongs(nb, repaired):
    """One cell more than asked for stands between the same neighbours."""

    def change(submitted):
        lose_marks(submitted)
        submitted.insert(2, nb.own("helper = 1"))

    answers = ANSWERS | {"g": "def g(x):\n    return x - helper"}
    cells, everything, _ = repaired(change, answers)
    assert sources(cells) == answers
    assert "helper = 1" in [cell.source for cell in everything]


def test_what_could_be_two_cells_is_taken_for_neither(nb, repaired):
    def change(submitted):
        lose_marks(submitted)
        submitted.insert(2, nb.own("def f(x):\n    return 0"))

    cells, everything, repairs = repaired(change)
    assert cells["f"].source == "raise NotImplementedError()"
    assert any("“f” was missing" in line for line in repairs)
    assert ANSWERS["f"] in [cell.source for cell in everything], "it runs all the same"


def test_an_answer_that_may_be_anywhere_waits_for_a_person(nb, repaired):
    def change(submitted):
        kept = [c for c in submitted if c["metadata"]["nbgrader"]["grade_id"] != "why"]
        return [nb.own("It adds.", cell_type="markdown"), *kept]

    cells, _, repairs = repaired(change)
    assert "may hold its answer" in cells["why"].doubt
    assert not any("unanswered" in line for line in repairs)


@pytest.mark.parametrize("kind", ["code", "raw"])
def test_an_answer_of_another_type_is_taken_and_waits_for_a_person(repaired, kind):
    def change(submitted):
        submitted[7]["cell_type"] = kind

    cells, _, repairs = repaired(change)
    assert (cells["why"].cell_type, cells["why"].source) == ("markdown", "It adds.")
    assert kind in cells["why"].doubt
    assert len(repairs) == 1


def test_of_two_cells_of_one_id_the_one_of_the_right_type_is_the_answer(nb, repaired):
    def change(submitted):
        submitted.append(nb.cell("solution", "not this one", "f", cell_type="markdown"))

    cells, _, _ = repaired(change)
    assert cells["f"].source == ANSWERS["f"]
