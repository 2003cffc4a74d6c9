"""Regrading touches what changed; the record says what was graded, and the audit what is not so."""

import datetime
import json

import pytest

from autograder.disk.course import Course
from autograder.disk.record import Record, record_path
from autograder.grading import grade_class
from autograder.people.audit import audit

RIGHT = "def f(x):\n    return x + 1"
CHECK = (
    "# one: one more\n### BEGIN HIDDEN TESTS\n# Hint: {}\nassert {}(1) == 2\n### END HIDDEN TESTS"
)
ZERO = "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"


@pytest.fixture
def course(make_course, nb):
    """Two notebooks, two students: ada is right, bob is late and wrong."""
    made = make_course(config=ZERO)

    def cells(function, hint="add one."):
        return [
            nb.text("Read this.", "text"),
            nb.solution(f"def {function}(x): pass", f"{function}_s"),
            nb.test(CHECK.format(hint, function), f"{function}_one", 2),
        ]

    made.cells = cells
    made.source("a", {"one.ipynb": cells("f"), "two.ipynb": cells("g")})
    made.release("a", due="2030-03-01")
    for student, body in (("ada", "return x + 1"), ("bob", "return x")):
        files = {
            f"{name}.ipynb": nb.handed_in(cells(f), {f"{f}_s": f"def {f}(x):\n    {body}"})
            for name, f in (("one", "f"), ("two", "g"))
        }
        late = "2030-03-03 00:00:00 UTC" if student == "bob" else "2030-02-01 00:00:00 UTC"
        made.submit("a", student, files, late=late)
    return made


@pytest.fixture
def grade(course):
    """Grade, and tell what became of each student and why."""

    def run(**settings):
        events = {}
        grade_class(
            Course(course.root), "a", report=lambda e: events.update({e.student: e}), **settings
        )
        return {student: (e.outcome, "; ".join(e.why)) for student, e in events.items()}

    return run


def last(course, student):
    return Record(record_path(Course(course.root), "a")).last(student)


def graded(course, student, notebook):
    return course.root / f"autograded/{student}/a/{notebook}.ipynb"


@pytest.mark.slow
def test_regrading_touches_what_changed(course, grade, nb):
    assert grade() == dict.fromkeys(("ada", "bob"), ("graded", "not graded before"))
    assert grade() == dict.fromkeys(("ada", "bob"), ("stands", ""))

    # A test of one notebook: the other one's graded notebook is not touched.
    before = graded(course, "ada", "one").read_bytes()
    changed = nb.test(CHECK.format("add one.", "g") + "\nassert g(2) == 3", "g_one", 2)
    course.source("a", {"two.ipynb": [*course.cells("g")[:2], changed]})
    assert grade() == dict.fromkeys(("ada", "bob"), ("graded", "the tests of two changed"))
    assert graded(course, "ada", "one").read_bytes() == before
    assert last(course, "ada")["notebooks"]["one"]["scores"] == {"f_one": 2.0}

    # A hint: no submission runs, no score changes, the new words are shown.
    course.source("a", {"one.ipynb": course.cells("f", "one more than that.")})
    told = grade()
    assert {outcome for outcome, _ in told.values()} == {"shown anew"}
    assert "a hint or a text of one changed" in told["bob"][1]
    written = graded(course, "bob", "one").read_text()
    assert "one more than that." in written
    assert "add one." not in written
    assert graded(course, "bob", "one").stat().st_mode & 0o044 == 0o044
    assert last(course, "bob")["kind"] == "shown anew"
    assert grade() == dict.fromkeys(("ada", "bob"), ("stands", ""))

    # A deadline: only the deduction.
    assert last(course, "ada")["notebooks"]["one"]["penalty"] == 0
    with course.book() as book:
        book.update_or_create_assignment("a", duedate=datetime.datetime(2030, 1, 1))
    told = grade()
    assert {outcome for outcome, _ in told.values()} == {"penalised"}
    assert told["ada"][1].startswith("the deadline moved: 2030-03-01")
    assert last(course, "ada")["notebooks"]["one"]["penalty"] == 2

    # A submission: this one.
    files = {"one.ipynb": nb.handed_in(course.cells("f"), {"f_s": RIGHT})}
    course.submit("a", "bob", files, late="2029-12-01 00:00:00 UTC")
    assert grade() == {"ada": ("stands", ""), "bob": ("graded", "the submission changed")}

    # Its time alone: that is said.
    course.submit("a", "bob", files, late="2029-12-02 00:00:00 UTC")
    assert grade()["bob"][1] == "the time or a file of the submission changed, no notebook"

    # A limit: everybody, with both values.
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write("\nc.Autograder.cell_seconds = 7\n")
    assert grade()["ada"] == ("graded", "c.Autograder.cell_seconds: 30.0 → 7.0")
    graded(course, "ada", "one").unlink()
    assert grade()["ada"] == ("graded", "the graded notebook one is gone")
    assert audit(Course(course.root)).findings == []


@pytest.mark.slow
def test_the_audit_names_what_was_changed_by_hand_or_lost(course, grade):
    grade()
    settled = Course(course.root)
    with course.book() as book:
        mark = book.find_grade("f_one", "one", "a", "ada")
        mark.manual_score, mark.extra_credit = 1.0, 0.5
        book.find_comment("f_s", "one", "a", "ada").manual_comment = "Well."
        book.db.commit()
    found = audit(settled)
    assert (found.findings, found.students, found.marked) == ([], 2, 1)

    with course.book() as book:
        book.find_grade("g_one", "two", "a", "bob").auto_score = 2.0
        book.db.delete(book.find_grade("f_one", "one", "a", "ada"))
        book.find_submission_notebook("one", "a", "bob").late_submission_penalty = 1.0
        book.add_student("eve")
        book.update_or_create_submission("a", "eve")
        book.db.commit()
    said = {(f.student, f.what.partition(",")[0]) for f in audit(settled).findings}
    assert said == {
        ("ada", "lost: f_one of one"),
        ("bob", "changed by hand: g_one of two"),
        ("bob", "changed by hand: the deduction for being late of one"),
        ("eve", "is in the gradebook and was never recorded: another grader"),
    }
    with course.book() as book:
        book.remove_submission("a", "bob")
    assert ("bob", "lost: the gradebook holds nothing") in {
        (f.student, f.what) for f in audit(settled).findings
    }
    told = course.run("autograder", "report", "--audit")
    assert told.returncode == 1
    assert "bob: lost" in told.stdout

    # What is lost is graded again.
    assert grade()["bob"] == ("graded", "the gradebook does not hold what was recorded")


def test_a_record_only_grows_and_tells_when_it_was_changed(tmp_path):
    path = tmp_path / "kept" / "a.record.jsonl"
    record, other = Record(path), Record(path)
    digest = record.note_conditions({"grader": "1"})
    record.append([{"kind": "graded", "student": "ada", "score": 1}])
    other.append([{"kind": "graded", "student": "zoë", "score": 2}])  # it reads on by itself
    record.append([{"kind": "graded", "student": "ada", "score": 3}])
    again = Record(path)
    assert (again.last("ada")["score"], again.last("zoë")["score"]) == (3, 2)
    assert (again.students(), again.conditions[digest]) == (["ada", "zoë"], {"grader": "1"})
    assert again.broken == []

    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(
        b"".join([*lines[:1], lines[1].replace(b'"score": 1', b'"score": 9'), *lines[2:]])
    )
    assert Record(path).broken == [3]
    path.write_bytes(b"".join([lines[0], *lines[2:]]))
    assert Record(path).broken == [2]


def test_a_line_that_was_torn_off_is_none(tmp_path):
    path = tmp_path / "a.record.jsonl"
    record = Record(path)
    record.append([{"kind": "graded", "student": "ada", "score": 1}])
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    torn = Record(path)
    assert (torn.broken, torn.last("ada")["score"]) == ([], 1)
    torn.append([{"kind": "graded", "student": "bob", "score": 2}])
    assert [line["student"] for line in map(json.loads, path.read_text().splitlines())] == [
        "ada",
        "bob",
    ]
    assert Record(path).broken == []
