"""A submission is read without trust and put back into the instructor's form."""

import dataclasses
import json

import pytest

from autograder.disk.limits import Limits
from autograder.disk.notebook import Unreadable, read_cells, read_json
from autograder.disk.repairing import repair

LIMITS = Limits(notebook_bytes=100_000)


@pytest.fixture
def exercise(nb):
    """An instructor's notebook with one cell of every kind."""
    return [
        nb.locked("import math", "setup"),
        nb.text("Write f.", "words"),
        nb.solution("def f(x):\n    return x + 1", "f"),
        nb.test("assert f(1) == 2", "f_one", 2),
        nb.test("assert f(2) == 3", "f_two", 3),
        nb.answer("because", "why", 4),
        nb.task("Draw it.", "draw", 5),
    ]


@pytest.fixture
def repaired(nb, exercise):
    """Repair a submission of the exercise; give its cells by grade id, all of them, and what was told."""

    def run(submitted):
        data = json.dumps(nb.notebook(*submitted)).encode()
        cells, repairs = repair(nb.instructor_cells(*exercise), read_cells(read_json(data, LIMITS)))
        return {c.grade_id: c for c in cells if c.grade_id}, cells, repairs

    return run


def told(repairs, *words):
    return any(all(word in line for word in words) for line in repairs)


def test_an_honest_submission_is_not_repaired(nb, exercise, repaired):
    cells, everything, repairs = repaired(nb.handed_in(exercise, {"f": "mine", "why": "so"}))
    assert repairs == []
    assert len(everything) == len(exercise)
    assert cells["f"].source == cells["f"].shown == "mine"
    assert cells["why"].source == "so"
    assert cells["f_one"].source == "assert f(1) == 2"


@pytest.mark.parametrize("gone", ["setup", "words", "f_one", "f_two", "draw"])
def test_a_deleted_instructor_cell_is_put_back_in_its_place(nb, exercise, repaired, gone):
    submitted = nb.handed_in(exercise, {"f": "mine"})
    submitted = [c for c in submitted if c["metadata"]["nbgrader"]["grade_id"] != gone]
    cells, everything, repairs = repaired(submitted)
    assert [c.grade_id for c in everything] == [
        "setup",
        "words",
        "f",
        "f_one",
        "f_two",
        "why",
        "draw",
    ]
    assert cells["f"].source == "mine"
    assert told(repairs, gone, "missing")
    assert len(repairs) == 1


@pytest.mark.parametrize("gone", ["f", "why"])
def test_a_deleted_answer_counts_as_unanswered(nb, exercise, repaired, gone):
    submitted = nb.handed_in(exercise, {"f": "mine", "why": "so"})
    submitted = [c for c in submitted if c["metadata"]["nbgrader"]["grade_id"] != gone]
    cells, _, repairs = repaired(submitted)
    assert cells[gone].source == "raise NotImplementedError()"
    assert told(repairs, gone, "unanswered")


@pytest.mark.parametrize("edited", ["setup", "words", "f_one", "draw"])
def test_an_edited_instructor_cell_is_put_back(nb, exercise, repaired, edited):
    cells, _, repairs = repaired(nb.handed_in(exercise, {edited: "pass"}))
    original = {c["metadata"]["nbgrader"]["grade_id"]: c["source"] for c in exercise}
    assert cells[edited].source == original[edited]
    assert told(repairs, edited, "changed")


def test_spaces_at_the_ends_of_a_cell_are_no_change(nb, exercise, repaired):
    _, _, repairs = repaired(nb.handed_in(exercise, {"f_one": "\nassert f(1) == 2\n\n"}))
    assert repairs == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"points": 100}, "points"),
        ({"points": -1}, "points"),
        ({"grade": False, "points": 0}, "grade"),
        ({"solution": True}, "solution"),
        ({"locked": False, "grade": False}, "own"),
    ],
)
def test_a_retagged_test_is_worth_what_it_was(nb, exercise, repaired, change, why):
    submitted = nb.handed_in(exercise, {})
    submitted[3]["metadata"]["nbgrader"] |= change
    cells, _, repairs = repaired(submitted)
    assert (cells["f_one"].kind, cells["f_one"].points) == ("test", 2)
    assert told(repairs, "f_one"), why


def test_a_solution_retagged_as_test_is_still_the_students(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {"f": "mine"})
    submitted[2]["metadata"]["nbgrader"] |= {"grade": True, "solution": False, "points": 50}
    cells, _, _ = repaired(submitted)
    assert (cells["f"].kind, cells["f"].points, cells["f"].source) == ("solution", 0, "mine")


def test_a_doubled_test_is_left_out(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {"f": "mine"})
    submitted.insert(4, submitted[3])
    _, everything, repairs = repaired(submitted)
    assert [c.grade_id for c in everything].count("f_one") == 1
    assert len(everything) == len(exercise)
    assert told(repairs, "second", "f_one")


def test_of_a_doubled_solution_both_run_and_the_last_is_the_answer(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {"f": "first"})
    again = nb.handed_in(exercise, {"f": "second"})[2]
    cells, everything, repairs = repaired([*submitted[:3], again, *submitted[3:]])
    assert cells["f"].source == "second"
    assert [c.source for c in everything if c.kind == "own"] == ["first"]
    assert told(repairs, "f")


def test_reordered_cells_are_put_back_in_order(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {"f": "mine"})
    _, everything, repairs = repaired(submitted[::-1])
    assert [c.grade_id for c in everything] == [
        "setup",
        "words",
        "f",
        "f_one",
        "f_two",
        "why",
        "draw",
    ]
    assert told(repairs, "order")


def test_an_added_cell_stays_behind_the_cell_it_follows(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {"f": "mine"})
    submitted.insert(3, nb.own("after f"))
    submitted.insert(0, nb.own("first of all"))
    submitted.append(nb.own("last of all", cell_type="markdown"))
    _, everything, repairs = repaired(submitted)
    assert [c.grade_id or c.source for c in everything] == [
        *("first of all", "setup", "words", "f", "after f", "f_one", "f_two", "why", "draw"),
        "last of all",
    ]
    assert repairs == []


def test_a_made_up_grade_id_is_a_cell_of_the_students_own(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {})
    submitted.append(nb.test("pass", "bonus", 100))
    cells, everything, repairs = repaired(submitted)
    assert "bonus" not in cells
    assert everything[-1].kind == "own"
    assert told(repairs, "bonus")


def test_a_cell_of_another_type_is_taken_by_its_id_and_gets_its_type_back(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {"f": "mine"})
    submitted[2] = nb.cell("solution", "def f(x): …", "f", cell_type="markdown")
    submitted[3] = nb.cell("test", "gone", "f_one", 2.0, cell_type="raw")
    cells, _, repairs = repaired(submitted)
    assert (cells["f"].cell_type, cells["f"].source) == ("code", "def f(x): …")
    assert (cells["f_one"].cell_type, cells["f_one"].source) == ("code", "assert f(1) == 2")
    assert told(repairs, "f", "markdown")


def test_tags_of_a_submission_are_not_kept(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {"f": "mine"})
    for one in submitted:
        one["metadata"]["tags"] = ["skip-execution", "raises-exception"]
    cells, _, _ = repaired(submitted)
    assert all("tags" not in cell.metadata for cell in cells.values())


WRONG_METADATA = {
    "no metadata": lambda c: c.pop("metadata"),
    "metadata is a list": lambda c: c.update(metadata=[]),
    "metadata is null": lambda c: c.update(metadata=None),
    "marks are a text": lambda c: c["metadata"].update(nbgrader="all"),
    "marks are a list": lambda c: c["metadata"].update(nbgrader=[1]),
    "id is a list": lambda c: c["metadata"]["nbgrader"].update(grade_id=["f_one"]),
    "id is a number": lambda c: c["metadata"]["nbgrader"].update(grade_id=3),
    "id is missing": lambda c: c["metadata"]["nbgrader"].pop("grade_id"),
    "points are a text": lambda c: c["metadata"]["nbgrader"].update(points="many"),
    "points are a dict": lambda c: c["metadata"]["nbgrader"].update(points={}),
    "points are enormous": lambda c: c["metadata"]["nbgrader"].update(points=10**400),
    "points are nan": lambda c: c["metadata"]["nbgrader"].update(points=float("nan")),
    "schema of another time": lambda c: c["metadata"]["nbgrader"].update(schema_version=99),
    "schema is a text": lambda c: c["metadata"]["nbgrader"].update(schema_version="x"),
    "source is a number": lambda c: c.update(source=5),
    "source is a dict": lambda c: c.update(source={"a": 1}),
    "source is a list of lists": lambda c: c.update(source=[["a"], 1, "b"]),
    "source is missing": lambda c: c.pop("source"),
    "source has lone surrogates": lambda c: c.update(source="\ud800"),
    "type is a list": lambda c: c.update(cell_type=["code"]),
    "type is unknown": lambda c: c.update(cell_type="heading"),
    "attachments are a list": lambda c: c.update(attachments=[1]),
    "outputs are a text": lambda c: c.update(outputs="x"),
}


@pytest.mark.parametrize("kind", WRONG_METADATA)
def test_metadata_of_wrong_types_change_nothing_for_the_other_cells(nb, exercise, repaired, kind):
    submitted = nb.handed_in(exercise, {"f": "mine", "why": "so"})
    WRONG_METADATA[kind](submitted[3])
    cells, _, _ = repaired(submitted)
    assert [c["metadata"]["nbgrader"]["grade_id"] for c in exercise] == list(cells)
    assert (cells["f_one"].kind, cells["f_one"].points) == ("test", 2)
    assert cells["f_one"].source == "assert f(1) == 2"
    assert (cells["f"].source, cells["why"].source) == ("mine", "so")


@pytest.mark.parametrize("stray", [None, 1, "text", [], [[]], {}])
def test_what_is_no_cell_is_passed_over(nb, exercise, repaired, stray):
    submitted = nb.handed_in(exercise, {"f": "mine"})
    cells, everything, repairs = repaired([stray, *submitted, stray])
    assert cells["f"].source == "mine"
    assert len(everything) == len(exercise)
    assert repairs == []


def test_an_empty_notebook_is_all_repairs(exercise, repaired):
    cells, _, repairs = repaired([])
    assert len(cells) == len(exercise)
    assert len(repairs) == len(exercise)


def test_a_source_given_as_lines_is_joined(nb, exercise, repaired):
    submitted = nb.handed_in(exercise, {})
    submitted[2]["source"] = ["def f(x):\n", "    return x"]
    cells, _, _ = repaired(submitted)
    assert cells["f"].source == "def f(x):\n    return x"


def minimal(**changes):
    return {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4} | changes


UNREADABLE = {
    "empty file": b"",
    "plain text": b"This is not a notebook.\n",
    "half a notebook": json.dumps(minimal()).encode()[:-10],
    "a list": b"[]",
    "a number": b"3",
    "null": b"null",
    "a text": b'"cells"',
    "no cells": b"{}",
    "cells are a dict": json.dumps(minimal(cells={})).encode(),
    "cells are a text": json.dumps(minimal(cells="x")).encode(),
    "half of UTF-16": json.dumps(minimal()).encode("utf-16")[:-3],
    "bytes of nothing": b"\x80\x81\xff\x00",
    "a long number": b'{"cells": ' + b"9" * 10_000 + b"}",
    "deep lists": b'{"cells": ' + b"[" * 100 + b"]" * 100 + b"}",
    "very deep lists": b'{"cells": ' + b"[" * 40_000 + b"]" * 40_000 + b"}",
    "very deep dicts": b'{"cells": ' + b'{"a":' * 15_000 + b"1" + b"}" * 15_000 + b"}",
    "never closed": b"[" * 90_000,
    "too large": json.dumps(minimal(metadata={"x": "y" * 100_000})).encode(),
    "old format, broken": b'{"nbformat": 3, "worksheets": 5}',
    "old format, broken cells": b'{"nbformat": 3, "worksheets": [{"cells": [1, {"cell_type": []}]}]}',
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_an_unreadable_file_says_what_is_wrong(kind):
    with pytest.raises(Unreadable) as error:
        read_cells(read_json(UNREADABLE[kind], LIMITS))
    assert str(error.value).endswith((".", ")")) or len(str(error.value)) > 20
    assert len(str(error.value)) < 1000


def test_too_large_says_what_to_do():
    with pytest.raises(Unreadable, match=r"larger than 0\.1 MB.*Clear"):
        read_json(UNREADABLE["too large"], LIMITS)


@pytest.mark.parametrize("kind", ["deep lists", "very deep lists", "very deep dicts"])
def test_too_deep_says_so(kind):
    with pytest.raises(Unreadable, match="deep"):
        read_json(UNREADABLE[kind], LIMITS)


@pytest.mark.parametrize("form", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_a_notebook_in_another_unicode_encoding_is_read(form):
    text = json.dumps(minimal(cells=[{"cell_type": "raw", "source": "naïve"}]), ensure_ascii=False)
    (cell,) = read_cells(read_json(text.encode(form), LIMITS))
    assert cell.source == "naïve"


def test_a_byte_order_mark_does_no_harm():
    assert read_json(b"\xef\xbb\xbf" + json.dumps(minimal()).encode(), LIMITS)["cells"] == []


def test_nan_and_infinity_in_metadata_do_no_harm():
    assert (
        read_json(b'{"cells": [], "metadata": {"a": NaN, "b": -Infinity}}', LIMITS)["cells"] == []
    )


def test_a_notebook_of_format_3_is_read():
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [
            {
                "metadata": {},
                "cells": [
                    {
                        "cell_type": "code",
                        "language": "python",
                        "collapsed": False,
                        "metadata": {"nbgrader": {"grade_id": "f", "solution": True}},
                        "input": ["x = 1\n", "y = 2"],
                        "outputs": [],
                    }
                ],
            }
        ],
    }
    (cell,) = read_cells(read_json(json.dumps(old).encode(), LIMITS))
    assert (cell.source, cell.grade_id) == ("x = 1\ny = 2", "f")


def test_repair_leaves_the_instructors_cells_as_they_are(nb, exercise):
    instructor = nb.instructor_cells(*exercise)
    before = [dataclasses.replace(cell) for cell in instructor]
    repair(instructor, read_cells(nb.notebook(*nb.handed_in(exercise, {"f": "mine"}))))
    assert instructor == before


def test_a_title_is_the_first_line_and_a_hint_is_what_stands_beside_it(nb):
    source = (
        "# softmax: rows sum to 1 (2 points)\n### BEGIN HIDDEN TESTS\n"
        "# Hint: divide each row\n# by its sum.\nassert True\n# Not a hint.\n### END HIDDEN TESTS"
    )
    titled, untitled = nb.instructor_cells(nb.test(source, "a"), nb.test("assert True", "b"))
    assert titled.title == "softmax: rows sum to 1"
    assert titled.hint == "divide each row by its sum."
    assert (untitled.title, untitled.hint) == ("b", "")
