"""A class drawn from a seed is as real as it says, and what each is due is what grading gives."""

import csv
import json
from pathlib import Path

import pytest

from autograder.disk.course import Course, CourseError
from autograder.disk.notebook import read_cells
from autograder.grading import grade_class
from autograder.people.answers import read_answers
from autograder.people.crowd import (
    DUE_FILE,
    HOSTILE,
    KINDS,
    Crowd,
    compare,
    simulate_crowd,
    student_id,
)
from autograder.people.overview import look_over
from autograder.people.report import read_report
from autograder.people.simulate import simulate_class

ROOT = Course(Path(__file__).parents[3])
CHAPTERS = sorted(path.name for path in (ROOT.root / "tests/book/variants").iterdir())
SOLVED = "### BEGIN SOLUTION\n    {}\n    ### END SOLUTION\n"


@pytest.fixture
def course(make_course, nb):
    """Three exercises; the third calls the second, and so do its checks on the way."""
    made = make_course(config="c.Autograder.cell_seconds = 2")
    cells = [
        nb.locked("import numpy as np\n\ndef size(x):\n    return abs(twice(x))", "first"),
        nb.solution("def add(x, y):\n    " + SOLVED.format("return x + y"), "add"),
        nb.test("assert add(1, 2) == 3", "add_values", 2),
        nb.test(nb.hidden("assert add(-1, 1) == 0"), "add_zero", 1),
        nb.solution("def twice(x):\n    " + SOLVED.format("return 2 * x"), "twice"),
        nb.test("assert size(-4) == 8", "twice_values", 4),
        nb.solution("def four(x):\n    " + SOLVED.format("return twice(twice(x))"), "four"),
        nb.test(nb.hidden("assert four(1) == 4"), "four_values", 8),
        nb.answer("Why?", "why", 16),
    ]
    made.source("a", {"n.ipynb": cells})
    return made.release("a")


def rows_of(folder):
    with (folder / DUE_FILE).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_check_is_lost_with_every_function_it_needs(course):
    crowd = Crowd(course.assignment("a"), 1)
    assert crowd.needed_by == {
        "add": {"add_values", "add_zero"},
        "twice": {"twice_values", "four_values"},
        "four": {"four_values"},
    }


def test_the_same_seed_gives_the_same_class_and_a_larger_one_begins_with_it(course):
    first, second, other = (Crowd(course.assignment("a"), seed) for seed in (1, 1, 2))
    works = [first.work(number) for number in range(50)]
    assert [second.work(number) for number in reversed(range(50))] == works[::-1]
    assert [other.work(number) for number in range(50)] != works


def test_a_class_holds_every_kind_late_ones_and_some_who_come_again(course):
    crowd = Crowd(course.assignment("a"), 3)
    works = [crowd.work(number) for number in range(1000)]
    assert {work.kind for work in works} == set(KINDS)
    assert {crowd.due(work) for work in works} >= {0, 3, 7, 15}
    late = sum(f"{work.handed_in:%Y-%m-%d %H:%M}" > "2030-03-01 12:00" for work in works)
    assert 40 < late < 160
    assert 80 < sum(map(crowd.comes_again, range(1000))) < 220


def test_nobody_is_due_less_after_handing_in_again(course):
    crowd = Crowd(course.assignment("a"), 4)
    numbers = [number for number in range(500) if crowd.comes_again(number)]
    gains = [crowd.due(crowd.work(n, again=True)) - crowd.due(crowd.work(n)) for n in numbers]
    assert min(gains) >= 0
    assert max(gains) > 0


def test_those_who_cheat_are_due_nothing_for_it(course):
    crowd = Crowd(course.assignment("a"), 5)
    works = [crowd.work(number) for number in range(1000)]
    assert {crowd.due(work) for work in works if work.kind in HOSTILE} == {0}


def test_a_notebook_is_the_release_with_the_answers_in_it(course):
    crowd = Crowd(course.assignment("a"), 6)
    works = [crowd.work(number) for number in range(200)]
    released = [cell.shown for cell in course.assignment("a").notebooks["n"]]
    for work in works:
        if work.kind != "partly-right":
            continue
        ((name, text),) = crowd.notebooks(work)
        cells = read_cells(json.loads(text))
        expected = [
            work.answers[cell.grade_id].source if cell.kind == "solution" else shown
            for cell, shown in zip(cells, released, strict=True)
        ]
        assert (name, [cell.source for cell in cells]) == ("n", expected)
        assert "BEGIN" not in text


def test_two_answers_in_one_notebook_do_not_share_the_name_of_a_helper(tmp_path, course):
    for exercise in ("add", "four"):
        for number in range(3):
            (tmp_path / f"{exercise}_{number}.py").write_text(
                f'"""Another.\n\nExercise: {exercise}\nFails: nothing\n"""\n\n\n'
                f"def helper(x):\n    return {number}\n\n\ndef {exercise}(*x):\n    ...\n"
            )
    crowd = Crowd(course.assignment("a"), 7, read_answers(tmp_path))
    sources = [
        "".join(answer.source for answer in crowd.work(number).answers.values())
        for number in range(100)
    ]
    assert max(source.count("def helper") for source in sources) == 1


def test_every_check_that_an_answer_fails_is_read_also_from_several_lines(tmp_path):
    (tmp_path / "f_x.py").write_text('"""A.\n\nExercise: f\nFails: a, b,\n    c\n"""\n\n\nf = 1\n')
    ((right, (wrong,)),) = read_answers(tmp_path).values()
    assert right == []
    assert (wrong.source, wrong.fails) == ("f = 1\n", {"a", "b", "c"})


@pytest.mark.long
def test_grading_gives_every_student_what_is_due_also_the_second_time(course):
    folder = course.root / "class"
    assert simulate_crowd(course, "a", 40, folder, seed=8) == 40
    scratch = Course(folder)
    assert len(compare(scratch, "a").ungraded) == 40
    grade_class(scratch, "a", jobs=2)
    found = compare(scratch, "a")
    assert (found.equal, found.others, found.ungraded) == (40, {}, [])
    before = {row["student"]: row for row in rows_of(folder)}
    handed_in = {path: path.read_bytes() for path in folder.glob("submitted/*/a/*.ipynb")}
    again = simulate_crowd(course, "a", 40, folder, seed=8, again=True)
    assert 0 < again < 40
    now = {path: path.read_bytes() for path in folder.glob("submitted/*/a/*.ipynb")}
    changed = {
        path.parent
        for path in now.keys() | handed_in.keys()
        if now.get(path) != handed_in.get(path)
    }
    assert 0 < len(changed) < again  # some hand in the same notebook, at another time
    summary = grade_class(scratch, "a", jobs=2)
    assert len(summary.graded) == again
    assert compare(scratch, "a").equal == 40
    better = [
        r for r in rows_of(folder) if float(r["score"]) > float(before[r["student"]]["score"])
    ]
    assert better
    seen = look_over(scratch, "a")
    assert seen.came_again == len(changed)
    assert any(check.retried.passed for check in seen.checks)
    rows = read_report(scratch, "a")
    assert len(rows) == 40
    assert all(row.name != row.student for row in rows)
    assert any("late by" in row.remarks for row in rows)


@pytest.mark.nightly
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_in_every_chapter_grading_gives_what_is_due(tmp_path, chapter):
    answers = ROOT.root / "tests/book/variants" / chapter
    simulate_crowd(ROOT, chapter, 20, tmp_path / "class", 9, answers)
    scratch = Course(tmp_path / "class")
    grade_class(scratch, chapter, jobs=2)
    found = compare(scratch, chapter)
    assert (found.equal, found.others) == (20, {})


def test_handing_in_again_needs_a_class_and_comparing_the_scores_due(course):
    with pytest.raises(CourseError, match="without --again"):
        simulate_crowd(course, "a", 3, course.root / "class", 1, again=True)
    with pytest.raises(CourseError, match="no scores due"):
        compare(course, "a")


@pytest.mark.long
def test_a_made_up_class_replaces_the_one_before_with_its_grades(course):
    folder = course.root / "class"
    simulate_crowd(course, "a", 3, folder, seed=1)
    (folder / "autograded" / student_id(2) / "a").mkdir(parents=True)
    simulate_crowd(course, "a", 1, folder, seed=2)
    assert [path.name for path in (folder / "submitted").iterdir()] == [student_id(0)]
    assert not (folder / "autograded").exists()
    assert len(read_report(Course(folder), "a")) == 1
    simulate_class(course, "a", 1, folder)  # whose scores nobody has promised
    assert not (folder / DUE_FILE).exists()
